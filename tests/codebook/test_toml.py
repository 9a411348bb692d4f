from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.codebook import Codebook, CodebookError, Frame, Term, read_codebook, write_codebook

SEEDS = Path(__file__).parents[2] / "seeds"

SMALL = """
title = "Small"
contrast = ["terror", "talks"]
[frames.terror]
label = "Terrorism"
terms = ["terror*", { term = "safe haven*", function = "cause" }]
except = ["terrorise*"]
[frames.talks]
terms = [{ term = "peace (talks|process)", regex = true }]
[actors.india]
kind = "state"
aliases = ["India", "US"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "codebook.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_frames_actors_and_contrast_are_read(tmp_path: Path) -> None:
    book = read_codebook(write(tmp_path, SMALL))
    assert book.contrast == ("terror", "talks")
    assert book.frames["terror"].terms == (Term("terror*"), Term("safe haven*", function="cause"))
    assert book.frames["terror"].exceptions == (Term("terrorise*"),)
    assert book.frames["talks"].terms[0].regex
    assert book.actors["india"].kind == "state"


def test_a_codebook_tells_its_frames_actors_and_first_entries() -> None:
    book = Codebook.from_terms(
        {"terror": [f"word{n}" for n in range(8)]}, {"india": ["India"]}, title="Small"
    )
    whole = Codebook({"whole": Frame("whole", ()), "part": Frame("part", (Term("a"),), parent="whole")})
    assert str(book).splitlines() == [
        "<Codebook: Small>",
        "Frames (1):",
        "  terror: word0, word1, word2, word3, word4, word5 and 2 more",
        "Actors (1):",
        "  india: India",
    ]
    assert str(whole).endswith("  whole: no entries of its own\n  part (part of whole): a")


def test_a_label_is_made_from_the_name_where_none_is_given(tmp_path: Path) -> None:
    assert read_codebook(write(tmp_path, SMALL)).labels == {
        "terror": "Terrorism",
        "talks": "Talks",
        "india": "India",
    }


def test_an_abbreviation_is_written_as_its_entry_is() -> None:
    book = Codebook.from_terms(
        {"nato": ["alliance", "NATO"]}, {"nra": ["NRA"], "usa": ["US"], "usher": ["US"]}
    )
    assert book.labels == {"nato": "NATO", "nra": "NRA", "usa": "USA", "usher": "Usher"}


@pytest.mark.parametrize("name", ["codebook.toml", "syria.toml"])
def test_the_seeds_are_read_and_written_back_equal(tmp_path: Path, name: str) -> None:
    book = read_codebook(SEEDS / name)
    assert read_codebook(write_codebook(book, tmp_path / "copy.toml")) == book


def test_the_hash_follows_the_content(tmp_path: Path) -> None:
    book = read_codebook(write(tmp_path, SMALL))
    same = read_codebook(write(tmp_path, SMALL + "\n# a comment\n"))
    other = read_codebook(write(tmp_path, SMALL.replace("terror*", "terroris*")))
    assert book.hash() == same.hash() != other.hash()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('terms = ["terror*"', 'term = ["terror*"'), r"key 'term'.*Did you mean 'terms'"),
        (('["terror", "talks"]', '["terror", "peace"]'), "'contrast' must name two frames"),
        (('function = "cause"', 'function = "blame"'), "problem, cause, judgement, remedy"),
        (('"terror*"', '"*"'), "no letter or digit"),
        (('"terror*"', "3"), "holds 3"),
        (('["India", "US"]', '"India"'), "must be a list"),
        (('["India", "US"]', "[]"), "has no aliases"),
        (('"peace (talks|process)"', '"peace (talks"'), "regular expression"),
        (('"peace (talks|process)"', '"(?<=a)b"'), "RE2, which has no look-around"),
        (('title = "Small"', "title = Small"), "not valid TOML"),
        (('title = "Small"', "title = 3"), "'title' of the codebook must be a text"),
        (('kind = "state"', 'sort = "state"'), "key 'sort'"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    assert change[0] in SMALL
    with pytest.raises(CodebookError, match=message):
        read_codebook(write(tmp_path, SMALL.replace(*change)))


RICH = """
[frames.control]
function = "remedy"
[frames.ban]
parent = "control"
function = "remedy"
terms = [
    { all = ["ban*", "rifle*"], within = 5, polarity = -1 },
    { term = "gun laws", exact = true, not_near = ["nerf"] },
    { term = "shootings", function = "problem" },
]
[actors.house]
aliases = [{ term = "House", not_near = ["dog", "full"], within = 3 }]
"""


def test_an_entry_says_more_than_its_words(tmp_path: Path) -> None:
    book = read_codebook(write(tmp_path, RICH))
    frame = book.frames["ban"]
    assert frame.terms == (
        Term("ban* + rifle*", all=("ban*", "rifle*"), within=5, polarity=-1),
        Term("gun laws", exact=True, not_near=("nerf",)),
        Term("shootings", function="problem"),
    )
    assert [frame.get_function(term) for term in frame.terms] == ["remedy", "remedy", "problem"]
    assert book.actors["house"].aliases == (Term("House", not_near=("dog", "full"), within=3),)
    assert book.list_parents("ban") == ["control"]
    assert read_codebook(write_codebook(book, tmp_path / "copy.toml")) == book


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('parent = "control"', 'parent = "gun"'), r"parent of \[frames.ban\], 'gun', is no frame"),
        (("[frames.control]\nfunction", '[frames.control]\nparent = "ban"\nfunction'), "is a part of itself"),
        (("within = 5", "within = 0"), 'must be "sentence" or a number of words'),
        (("within = 5", 'within = "page"'), 'must be "sentence" or a number of words'),
        (("polarity = -1", "polarity = 2"), "must be 1, or -1"),
        (('not_near = ["dog", "full"]', "polarity = -1"), "only the terms of a frame"),
        (('not_near = ["nerf"]', "within = 3"), "neither 'all' nor 'not_near'"),
        (('["ban*", "rifle*"]', '["ban*"]'), "at least two words"),
        (('["ban*", "rifle*"]', '["ban*", "*"]'), "no letter or digit"),
        (('{ all = ["ban*"', '{ term = "x", all = ["ban*"'), "both 'term' and 'all'"),
        (("exact = true", 'exact = "yes"'), "must be true or false"),
        (("exact = true", "exact = true, regex = true"), "takes neither"),
        (
            ('function = "remedy"\n[frames.ban]', 'function = "cure"\n[frames.ban]'),
            "problem, cause, judgement",
        ),
    ],
)
def test_a_mistake_in_what_an_entry_says_is_told(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    assert change[0] in RICH
    with pytest.raises(CodebookError, match=message):
        read_codebook(write(tmp_path, RICH.replace(*change)))


def test_a_mapping_stands_for_an_entry_where_there_is_no_file() -> None:
    book = Codebook.from_terms({"wall": [{"all": ["border*", "wall"]}]})
    assert book.frames["wall"].terms[0].parts == ("border*", "wall")


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\t", "\u3164", "\u115f\u2800"])
def test_a_frame_or_actor_without_a_name_is_refused(name: str) -> None:
    with pytest.raises(CodebookError, match="has no name"):
        Codebook.from_terms({name: ["strike*"]})
    with pytest.raises(CodebookError, match="has no name"):
        Codebook.from_terms({}, {name: ["Union"]})


@pytest.mark.parametrize(("name", "label"), [("rent_rise", "Rent rise"), ("__", "__"), ("_rent", "Rent")])
def test_a_label_that_is_blank_is_none(tmp_path: Path, name: str, label: str) -> None:
    (tmp_path / "book.toml").write_text(f'[frames.{name}]\nlabel = "  "\nterms = ["rise"]\n')
    assert read_codebook(tmp_path / "book.toml").labels == {name: label}


def test_letters_with_marks_are_composed() -> None:
    book = Codebook.from_terms({}, {"erdogan": ["Erdog\u0306an"]})
    assert book.actors["erdogan"].aliases[0].pattern == "Erdo\u011fan"


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"none\.toml"):
        read_codebook(tmp_path / "none.toml")


def test_one_string_for_a_list_of_terms_is_refused() -> None:
    with pytest.raises(CodebookError, match=r"give a list: \['terror\*'\]"):
        Codebook.from_terms({"terror": "terror*"})


def test_nothing_for_a_list_of_terms_is_refused() -> None:
    with pytest.raises(CodebookError, match=r"entries of 'terror' are None, and no list"):
        Codebook.from_terms({"terror": None})  # type: ignore[dict-item]


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=8).map("n".__add__),
        st.lists(st.text('ac*é"\\\n', min_size=1).map("w".__add__), min_size=1),
        max_size=3,
    )
)
def test_what_is_written_is_read_back_equal(
    tmp_path_factory: pytest.TempPathFactory, frames: dict[str, list[str]]
) -> None:
    path = tmp_path_factory.mktemp("book") / "codebook.toml"
    book = Codebook.from_terms(frames)
    try:
        write_codebook(book, path)
    except UnicodeEncodeError:
        return
    assert read_codebook(path) == book
