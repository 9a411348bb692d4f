"""Dictionaries of other tools: what each format says, and what is lost."""

from __future__ import annotations

import warnings
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediaframing.codebook import (
    Codebook,
    CodebookError,
    CodebookWarning,
    Frame,
    Term,
    read_codebook,
    write_codebook,
)
from mediaframing.codebook.files import FORMATS
from mediaframing.coding import find_frames

SUFFIXES = [".yml", ".dic", ".cat", ".ykd", ".lcd", ".lc3", ".csv", ".xlsx"]


def read(folder: Path, name: str, text: str | bytes, **how: str) -> Codebook:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_codebook(path, **how)


def list_words(book: Codebook) -> dict[str, list[str]]:
    return {name: [term.pattern for term in frame.terms] for name, frame in book.frames.items()}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_plain_categories_are_written_and_read_back(tmp_path: Path, suffix: str) -> None:
    book = Codebook.from_terms(
        {"trade": ["tariff*", "free trade", "wto"], "crops": ["whe?t", "grain"], "c": ["no"]}
    )
    assert read_codebook(write_codebook(book, tmp_path / f"book{suffix}")) == book


NESTED = """
[frames.Land]
[frames."Land.Water"]
parent = "Land"
label = "Water"
terms = ["river*", "lake"]
[frames."Land.Water.Salt"]
parent = "Land.Water"
label = "Salt"
terms = ["sea"]
[frames.Sky]
terms = ["cloud*"]
"""


@pytest.mark.parametrize("suffix", [s for s in SUFFIXES if s != ".lc3"])
def test_categories_within_categories_are_frames_with_parents(tmp_path: Path, suffix: str) -> None:
    book = read(tmp_path, "book.toml", NESTED)
    assert read_codebook(write_codebook(book, tmp_path / f"copy{suffix}")) == book


def test_a_table_holds_all_that_an_entry_says(tmp_path: Path) -> None:
    from tests.codebook.test_toml import RICH  # the entries that say more

    book = read(tmp_path, "book.toml", RICH)
    for suffix in (".csv", ".xlsx"):
        assert read_codebook(write_codebook(book, tmp_path / f"copy{suffix}")) == book


def test_a_table_for_spreadsheets_holds_no_formula(tmp_path: Path) -> None:
    book = Codebook({"f": Frame("f", (Term("=cmd"), Term("-x"), Term("'+1 a")), label="F")})
    path = write_codebook(book, tmp_path / "book.csv")
    cells = pd.read_csv(path, dtype=str)["term"].dropna()
    assert not cells.str.startswith(("=", "-", "+")).any()
    assert read_codebook(path) == book


@pytest.mark.parametrize("suffix", [".yml", ".dic", ".cat", ".ykd", ".lc3"])
def test_what_a_format_cannot_hold_is_told(tmp_path: Path, suffix: str) -> None:
    frame = Frame(
        "ban",
        (
            Term("UN"),
            Term("b.n", regex=True),
            Term("ban* + gun", all=("ban*", "gun")),
            Term("laws", "remedy"),
        ),
        (Term("band"),),
        label="Ban",
    )
    with pytest.warns(CodebookWarning, match="5 things could not be written") as caught:
        path = write_codebook(Codebook({"ban": frame}), tmp_path / f"book{suffix}")
    losses = caught[0].message.losses  # type: ignore[union-attr]
    assert [loss.entry for loss in losses] == ["band", "UN", "b.n", "ban* + gun", "laws"]
    assert [word.lower() for word in list_words(read_codebook(path))["ban"]] == ["un", "laws"]


def test_quanteda_keys_hold_words_and_further_keys(tmp_path: Path) -> None:
    text = "LAND:\n  - acre*\n  - WATER: [river*, 'no', New York, US]\nSKY: cloud\n"
    assert list_words(read(tmp_path, "d.yml", text)) == {
        "LAND": ["acre*"],
        "LAND.WATER": ["river*", "no", "New York", "us"],
        "SKY": ["cloud"],
    }


LIWC_2007 = "%\n1\tland\n02  sea\n%\nriver*\t1\nsalt\t\t\t02\nboth ways  1 02\nswim 1\t02\n:)\t1\nlike\t(02 134)125/464\t1\nodd\t9\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_liwc_words_have_numbers_after_tabs_or_spaces(tmp_path: Path, end: str) -> None:
    with pytest.warns(CodebookWarning) as caught:
        book = read(tmp_path, "d.dic", LIWC_2007.replace("\n", end))
    assert list_words(book) == {
        "land": ["river*", "both ways", "swim", "like"],
        "sea": ["salt", "both ways", "swim"],
    }
    losses = caught[0].message.losses  # type: ignore[union-attr]
    assert [loss.entry.split()[0] for loss in losses] == [":)", "like", "odd"]


def test_liwc_2015_has_levels_by_tabs_and_liwc_22_a_table(tmp_path: Path) -> None:
    text = "%\n1\tland\n\t2\twater (Sweet Water)\n%\nacre\t1\nlake\t2\n"
    book = read(tmp_path, "d.dic", text)
    assert list_words(book) == {"land": ["acre"], "land.water (Sweet Water)": ["lake"]}
    assert book.frames["land.water (Sweet Water)"].parent == "land"
    with pytest.warns(CodebookWarning, match=r"weight, \.5"):
        book = read(tmp_path, "d.dicx", "DicTerm,land,sea\nacre,X,\nshore*,X,.5\n")
    assert list_words(book) == {"land": ["acre", "shore*"], "sea": ["shore*"]}


WORDSTAT = (
    "LAND\r\n\tWATER\r\n\t\tRIVER* (1)\r\n\t\tSWEET_WATER (1)\r\n\tACRE (0.5)\r\n"
    "\t@TAXES [TAX* NEAR CUT* /S5] (1)\r\n\t@FLOOD [FLOOD NEAR DAM /S] (1)\r\n\t@FIRE [FIRE NOT NEAR CAMP /S] (1)\r\n"
    "\t@ODD [#LAND BEFORE SEA /P] (1)\r\n"
)


def test_wordstat_has_weights_and_proximity_rules(tmp_path: Path) -> None:
    with pytest.warns(CodebookWarning) as caught:
        book = read(tmp_path, "d.cat", WORDSTAT)
    assert list_words(book)["LAND.WATER"] == ["river*", "sweet water"]
    assert book.frames["LAND"].terms == (
        Term("acre"),
        Term("tax* + cut*", all=("tax*", "cut*"), within=5),
        Term("flood + dam", all=("flood", "dam")),
        Term("fire", not_near=("camp",)),
    )
    losses = caught[0].message.losses  # type: ignore[union-attr]
    assert [(loss.entry, loss.problem.split(",")[0]) for loss in losses] == [
        ("ACRE", "Its weight"),
        ("@ODD [#LAND BEFORE SEA /P]", "It is a proximity rule of a kind that is not read"),
    ]


def test_lexicoder_marks_the_ends_of_words_by_spaces(tmp_path: Path) -> None:
    text = (
        '<dictionary style="Lexicoder"><cnode name="money"><pnode name=" TAX"/><pnode name=" FREE TRADE "/>'
    )
    text += '<pnode name="CURRENC"/></cnode></dictionary>'
    assert list_words(read(tmp_path, "d.lcd", text)) == {"money": ["tax*", "free trade", "*currenc*"]}
    assert list_words(read(tmp_path, "d.lc3", "+MONEY\n tax \n free trade\n")) == {
        "MONEY": ["tax", "free trade"]
    }


def test_petrarch_actors_have_dated_roles(tmp_path: Path) -> None:
    text = (
        "# actors\nANA_MORAL_ [ZZZGOV] # a comment\n+SENATOR_MORAL_\n\n"
        "JO_BELL_\n+PRESIDENT_BELL\n\t[YYYOPP <20010101]\n\t[YYYGOV 20010101-20050101]\n"
    )
    with pytest.warns(CodebookWarning, match="dates"):
        book = read(tmp_path, "actors.txt", text)
    assert [(a.label, a.kind, [t.pattern for t in a.aliases]) for a in book.actors.values()] == [
        ("Ana Moral", "ZZZGOV", ["ana moral", "senator moral"]),
        ("Jo Bell", "YYYOPP (<20010101); YYYGOV (20010101-20050101)", ["jo bell", "president bell"]),
    ]
    with pytest.warns(CodebookWarning):
        again = read_codebook(write_codebook(book, tmp_path / "copy.txt"))
    assert [a.kind for a in again.actors.values()] == [a.kind for a in book.actors.values()]


def test_categories_may_stand_for_actors(tmp_path: Path) -> None:
    book = read(tmp_path, "d.yml", "STATES:\n  - X: [Xland]\n  - Y: [Yland]\n", entries="actors")
    assert [(a.label, a.kind) for a in book.actors.values()] == [("X", "STATES"), ("Y", "STATES")]
    assert not book.frames


def test_a_format_may_be_named_and_an_unknown_one_asks_for_its_name(tmp_path: Path) -> None:
    assert list_words(read(tmp_path, "d.words", "+MONEY\ntax\n", source="lexicoder")) == {"MONEY": ["tax"]}
    with pytest.raises(CodebookError, match="name it with source="):
        read(tmp_path, "d.words", "+MONEY\ntax\n")
    with pytest.raises(CodebookError, match="source must be one of"):
        read(tmp_path, "d.dic", "%", source="word")


def test_letters_of_windows_are_read_and_said(tmp_path: Path) -> None:
    with pytest.warns(CodebookWarning, match="Windows-1252"):
        book = read(tmp_path, "d.lc3", "+A\nrésumé\n".encode("cp1252"))
    assert list_words(book) == {"A": ["résumé"]}
    assert list_words(read(tmp_path, "e.lc3", "+A\nrésumé\n".encode("utf-16"))) == {"A": ["résumé"]}


BOMB = '<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><dictionary><cnode name="&b;"/></dictionary>'


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("d.ykd", '<?xml version="1.0"?>' + BOMB, "declares entities"),
        ("d.ykd", "<dictionary>" + '<cnode name="a">' * 300, "nested more than"),
        ("d.ykd", "<dictionary><cnode", "no well-formed XML"),
        ("d.ykd", "<?xml version='1.0'?><html/>", "begins with <html>"),
        ("d.ykd", "<dictionary><pnode name='a'/></dictionary>", "stands in no category"),
        (
            "d.ykd",
            "<dictionary><cnode name='x'><cnode name=''><pnode name='a'/></cnode></cnode></dictionary>",
            "has no name",
        ),
        ("d.yml", "a: &x [b]\nc: *x\n", "aliases"),
        ("d.yml", "[" * 5000, "nested more than"),
        ("d.yml", "a: [b", "not valid YAML"),
        ("d.yml", "- a\n- b\n", "holds no keys"),
        ("d.yml", "a: []\n", "No category with an entry"),
        ("d.dic", "a\t1\n", "two lines with '%'"),
        ("d.dic", "%\nland\n%\na\t1\n", "needs a number and a name"),
        ("d.cat", "\tRIVER (1)\n", "stands in no category"),
        ("d.lc3", "tax\n", "stands under no category"),
        ("d.csv", "a,b\n1,2\n", "must have a column 'term'"),
        ("d.csv", "frame,term\n,tax\n", "must name a frame or an actor"),
        ("d.csv", "frame,term,regex\na,tax,maybe\n", "must be empty or 'yes'"),
        ("d.xlsx", "PK\x03\x04 nothing", "no Excel workbook"),
        ("d.txt", "some text\n", "plain text, and no dictionary"),
        ("d.txt", "some [text\n", "No actor has a role"),
        ("d.toml", "a = " + "[" * 5000, "not valid TOML"),
    ],
)
def test_a_broken_or_hostile_file_is_told_in_a_sentence(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    with pytest.raises(CodebookError, match=message):
        read(tmp_path, name, text)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(CodebookError, match="no file"):
        read_codebook(tmp_path / "pipe.toml")
    with pytest.raises(CodebookError, match="no file"):
        read_codebook(tmp_path)


PIECES = ["%", "\n", "\t", " ", "1", "a*", "(1)", "@R [A NEAR B /S]", "+", "<", ">", "cnode", "=", "'", '"', ":", "-",
          "[", "]", "{", "}", ",", "frame", "term", "\x00", "\ud800", "é", "&a;", "|", "#", "_", "PK\x03\x04"]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(FORMATS))
def test_whatever_a_file_holds_nothing_but_a_codebook_error_is_raised(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], source: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "file"
    path.write_bytes("".join(pieces).encode("utf-8", "surrogatepass"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CodebookWarning)
        try:
            book = read_codebook(path, source=source)
        except CodebookError:
            return
        assert read_codebook(write_codebook(book, path.with_suffix(".toml"))) == book


def count(folder: Path, words: str, text: str) -> int:
    """Count as ``dfm(tokens_lookup(tokens(text), dictionary))`` of quanteda does."""
    book = read(folder, "d.yml", f"key: {words}\n")
    return len(find_frames(pd.DataFrame({"article_id": ["a"], "text": [text]}), book))


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (
            "[united states, united]",
            "United States and united people",
            2,
        ),  # nested matches of a key count once
        ("[tax*]", "Taxes, TAX and syntax", 2),  # globs, regardless of case
        ("['?at']", "cat hat chat", 2),
        ("['*ism']", "Populism is an ism.", 2),  # a star may stand for nothing
        ("[US]", "The US told us.", 2),  # values are matched regardless of case
        ("[not good]", "Not good. Not. Good.", 1),
        ("['self-defen*']", "self-defense, self-defence", 2),
    ],
)
def test_counts_agree_with_those_of_quanteda(tmp_path: Path, words: str, text: str, found: int) -> None:
    assert count(tmp_path, words, text) == found


def test_a_plain_text_is_told_to_be_no_codebook_and_what_one_is(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("terror\ntalks\n")
    with pytest.raises(CodebookError, match=r"plain text, and no dictionary.*Write a codebook\.toml"):
        read_codebook(tmp_path / "words.txt")


def test_toml_is_known_though_it_is_called_a_text(tmp_path: Path) -> None:
    (tmp_path / "book.txt").write_text("title = 'Port'\n[frames.talks]\nterms = ['talks']\n")
    assert list(read_codebook(tmp_path / "book.txt").frames) == ["talks"]
