from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediaframing.codebook import Codebook, read_codebook
from mediaframing.coding.coder import Coder
from mediaframing.coding.pipeline import code_articles, find_actors, find_attributions, find_frames
from mediaframing.coding.provenance import hash_articles
from mediaframing.coding.result import Coding
from mediaframing.reading import read_articles
from mediaframing.tables import TABLES, TableError, check_table

SEEDS = Path(__file__).parents[2] / "seeds"
SPANS = ("sentences", "frames", "actors", "attributions")
BOOK = Codebook.from_terms(
    {"terror": ["terror*", "militant*"], "bilateral": ["bilateral*", "talks"]},
    {"india": ["India", "Modi"], "pakistan": ["Pakistan"], "usa": ["US"]},
)


@pytest.fixture(scope="module")
def seed() -> Coding:
    return code_articles(read_articles(SEEDS / "pulwama.txt"), read_codebook(SEEDS / "codebook.toml"))


@pytest.fixture(scope="module")
def hand_coded() -> pd.DataFrame:
    """The seed article's mentions as one of us coded them by hand: see seeds/README.md."""
    return pd.read_csv(Path(__file__).parent / "pulwama_mentions.csv")


def code(text: str, book: Codebook = BOOK) -> Coding:
    return code_articles(pd.DataFrame({"article_id": ["a"], "text": [text]}), book)


def test_every_mention_of_the_seed_is_found_at_its_span_and_no_other(
    seed: Coding, hand_coded: pd.DataFrame
) -> None:
    columns = ["frame", "start", "end", "text"]
    found = set(seed.frames[columns].itertuples(index=False, name=None))
    assert found == set(hand_coded[columns].itertuples(index=False, name=None))


def test_the_first_quoted_sentence_rejects_bilateral_and_affirms_terror_in_indias_voice(seed: Coding) -> None:
    opening = seed.sentences[seed.sentences["text"].str.startswith("“This is not")]["sentence_id"].item()
    mentions = seed.frames[seed.frames["sentence_id"].isin([opening, opening + 1])]
    columns = ["frame", "stance", "voice", "speaker", "speaker_actor"]
    speaker = "a senior official at India’s external affairs ministry"
    assert mentions[columns].to_numpy().tolist() == [
        ["bilateral", "rejected", "source", speaker, "india"],
        ["terror", "affirmed", "source", speaker, "india"],
    ]
    assert mentions["stance_cue"].tolist()[0].startswith("not")


@pytest.mark.parametrize(("column", "least"), [("stance", 0.95), ("voice", 0.95), ("speaker_actor", 0.95)])
def test_the_seed_is_read_as_by_hand(
    seed: Coding, hand_coded: pd.DataFrame, column: str, least: float
) -> None:
    both = hand_coded.merge(seed.frames, on=["frame", "start", "end"], suffixes=("_hand", ""))
    agrees = both[f"{column}_hand"].fillna("") == both[column].fillna("")
    assert agrees.mean() >= least, both.loc[~agrees, ["start", "text", f"{column}_hand", column]]


def test_the_byline_is_not_coded(seed: Coding) -> None:
    assert not seed.sentences["text"].str.contains("Hasib").any()


def test_headline_and_lead_are_told_from_the_body(seed: Coding) -> None:
    assert seed.sentences["zone"].tolist()[:5] == ["headline", "lead", "lead", "lead", "body"]


def test_pronouns_and_descriptions_stand_for_the_actor_met_before(seed: Coding) -> None:
    references = seed.actors[seed.actors["kind"] != "name"]
    found = set(references[["text", "actor", "kind"]].itertuples(index=False, name=None))
    assert ("She", "bangladesh", "pronoun") in found
    assert ("he", "india", "pronoun") in found


@pytest.mark.parametrize("name", list(TABLES))
def test_tables_are_as_tables_py_says(seed: Coding, name: str) -> None:
    table = getattr(seed, name)
    pd.testing.assert_frame_equal(check_table(name, table), table)


def test_masked_tone_leaves_the_frame_words_out() -> None:
    sentences = code("The terror goes on.").sentences
    assert sentences["tone"].item() < 0
    assert sentences["tone_masked"].item() == 0


def test_masked_tone_is_missing_where_nothing_is_left() -> None:
    assert code("Terror").sentences["tone_masked"].isna().all()


def test_the_outlets_words_have_no_speaker() -> None:
    frames = code("The terror goes on.").frames
    assert frames["voice"].tolist() == ["outlet"]
    assert frames[["attribution_id", "speaker", "speaker_actor"]].isna().all(axis=None)


def test_a_speaker_named_by_the_codebook_has_that_role() -> None:
    actors = code("Modi said Pakistan shelters militants.").actors
    assert actors.set_index("text")["role"].to_dict() == {"Modi": "speaker", "Pakistan": "mentioned"}


def test_find_verbs_give_the_tables_of_the_coding() -> None:
    articles = pd.DataFrame({"article_id": ["a"], "text": ["“This is terror,” Modi said."]})
    coding = code_articles(articles, BOOK)
    pd.testing.assert_frame_equal(find_frames(articles, BOOK), coding.frames)
    pd.testing.assert_frame_equal(find_actors(articles, BOOK), coding.actors)
    assert find_attributions(articles)["text"].tolist() == coding.attributions["text"].tolist()


def test_no_articles_give_empty_tables_of_the_right_types() -> None:
    coding = code_articles(pd.DataFrame({"article_id": [], "text": []}), BOOK)
    for name in TABLES:
        table = getattr(coding, name)
        pd.testing.assert_frame_equal(check_table(name, table), table)
        assert table.empty


def test_an_empty_codebook_still_gives_sentences() -> None:
    coding = code("One here. Two here.", Codebook())
    assert len(coding.sentences) == 2
    assert coding.frames.empty


def test_articles_without_text_are_refused_with_a_sentence() -> None:
    with pytest.raises(TableError, match="no column 'text'"):
        code_articles(pd.DataFrame({"article_id": ["a"], "note": ["b"]}), BOOK)
    with pytest.raises(TableError, match=r"not str\. read_articles\(path\) reads one from files"):
        code_articles("press/", BOOK)  # type: ignore[arg-type]
    with pytest.raises(TableError, match=r"not list\. .*DataFrame\(\{'text': texts\}\) makes one"):
        code_articles(["Terror."], BOOK)  # type: ignore[arg-type]


def test_an_id_in_the_index_is_answered_where_the_table_is_given() -> None:
    coding = code_articles(pd.DataFrame({"text": ["Toll booths were shut."]}), BOOK)
    with pytest.raises(TableError, match=r"'article_id' stands in its index: articles\.reset_index\(\)"):
        dataclasses.replace(coding, articles=coding.articles.set_index("article_id"))


def test_headings_and_dates_of_a_table_are_read_as_those_of_files_are() -> None:
    coding = code_articles(pd.DataFrame({"body": ["Terror&nbsp;talks."], "date": [43510]}), BOOK)
    assert coding.articles.loc[0, "text"] == "Terror&nbsp;talks."  # as it was given: spans are places in it
    assert coding.articles.loc[0, "article_id"] == "1"
    assert coding.articles.loc[0, "published"] == pd.Timestamp("2019-02-14")


def test_what_an_index_names_is_a_column() -> None:
    index = pd.MultiIndex.from_tuples([("a7", "2019-02-14")], names=["id", "date"])
    articles = code_articles(pd.DataFrame({"text": ["Terror."]}, index=index), BOOK).articles
    assert articles.loc[0, "article_id"] == "a7"
    assert articles.loc[0, "published"] == pd.Timestamp("2019-02-14")
    kept = pd.DataFrame({"text": ["Terror."], "outlet": ["Post"]}, index=pd.Index(["Herald"], name="outlet"))
    assert code_articles(kept, BOOK).articles.loc[0, "outlet"] == "Post"


@pytest.mark.parametrize(
    ("column", "told"),
    [
        (
            {"text": ["Terror.", None]},
            r"1 of 2 rows \(row 1: .*read_articles\(articles\) leaves such rows out",
        ),
        (
            {"content": ["Terror."], "id": [("a", "b")]},
            r"'article_id' holds .* articles\['article_id'\]\.map",
        ),
        ({"text": [["Terror", "talks"]]}, "holds lists or objects"),
        ({"text": ["nan"]}, "is missing in 1 of 1 rows"),
        ({"text": ["Terror."], "published": ["10:30"]}, "cannot be read as a date in 1 of 1 rows"),
        ({"text": ["Terror."], "published": [7]}, "cannot be read as a date in 1 of 1 rows"),
    ],
)
def test_cells_of_another_kind_are_named(column: dict[str, list[object]], told: str) -> None:
    with pytest.raises(TableError, match=told):
        code_articles(pd.DataFrame(column), BOOK)


def test_the_articles_are_left_as_they_were() -> None:
    articles = pd.DataFrame({"article_id": [1], "text": ["Terror."], "x": [None]})
    before = articles.copy(deep=True)
    code_articles(articles, BOOK)
    pd.testing.assert_frame_equal(articles, before)


def test_a_coding_is_saved_and_loaded_equal(seed: Coding, tmp_path: Path) -> None:
    loaded = Coding.load(seed.save(tmp_path / "coding"))
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(loaded, name), getattr(seed, name))
    assert loaded.codebook == seed.codebook
    assert loaded.provenance == seed.provenance


def test_a_coding_is_saved_as_the_same_bytes(seed: Coding, tmp_path: Path) -> None:
    one, two = seed.save(tmp_path / "one"), seed.save(tmp_path / "two")
    assert [p.read_bytes() for p in sorted(one.iterdir())] == [p.read_bytes() for p in sorted(two.iterdir())]


def test_a_folder_without_coding_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no coding"):
        Coding.load(tmp_path)


USED_CODER = Coder(BOOK)
PIECES = st.sampled_from(
    ["India", "Pakistan", "He", "the US", "terror", "militants", "bilateral talks", "said", "told", "denied", "that",
     "not", "no", "if", "“", "”", "‘", "’", '"', "'", ".", ",", "?", "\n\n", "\n", "—", ":", "according to", "🙂",
     "İ", "\u202e", "’s", "<b>", "claims", "a senior official", "\ud800", "\x00", "—said", "(JeM)"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map(" ".join)


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_odd_texts_never_raise_and_spans_hold(texts: list[str]) -> None:
    articles = pd.DataFrame(
        {"article_id": [f"a{n}" for n in range(len(texts))], "text": pd.Series(texts, dtype=object)}
    )
    coding = code_articles(articles, BOOK)
    text_of = dict(zip(coding.articles["article_id"], coding.articles["text"], strict=True))
    for name in SPANS:
        for row in getattr(coding, name).itertuples():
            assert text_of[row.article_id][row.start : row.end] == row.text


@settings(max_examples=30)
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_an_article_is_coded_without_regard_to_the_others(texts: list[str]) -> None:
    articles = pd.DataFrame(
        {"article_id": [f"a{n}" for n in range(len(texts))], "text": pd.Series(texts, dtype=object)}
    )
    checked = check_table("articles", articles)
    whole = USED_CODER.code(checked)
    for number in range(len(articles)):
        alone = USED_CODER.code(checked.iloc[[number]])
        for name in SPANS:
            own = whole[name][whole[name]["article_id"] == f"a{number}"].reset_index(drop=True)
            pd.testing.assert_frame_equal(own, alone[name])


def test_what_reading_left_out_stays_with_the_coding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Terror, again.", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    with pytest.warns(UserWarning, match="left out"):
        articles = read_articles(tmp_path)
    coding = code_articles(articles, BOOK)
    assert list(coding.provenance["reading"]) == ["left out"]
    coding.save(tmp_path / "coded")
    assert Coding.load(tmp_path / "coded").provenance["reading"] == coding.provenance["reading"]
    assert code_articles(read_articles(tmp_path / "a.txt"), BOOK).provenance["reading"] == {}


@pytest.mark.parametrize(
    ("texts", "content"), [([], b""), (["né"], b"0\0n\xc3\xa9\0"), (["", "b"], b"0\0\x001\0b\0")]
)
def test_the_corpus_hash_is_one_over_ids_and_texts(texts: list[str], content: bytes) -> None:
    articles = check_table("articles", pd.DataFrame({"article_id": range(len(texts)), "text": texts}))
    assert hash_articles(articles) == hashlib.sha256(content).hexdigest()
    whole = pd.concat([articles, articles.iloc[:0]])
    assert hash_articles(whole) == hashlib.sha256(content).hexdigest()


def test_a_mention_has_the_same_name_in_whatever_batch_and_whatever_else_is_coded() -> None:
    texts = pd.DataFrame(
        {"article_id": ["a", "b"], "text": ["No terror here.", "Terror rose. Talks went on."]}
    )
    book = Codebook.from_terms({"terror": ["terror"], "talks": ["talks"]})
    both, one = code_articles(texts, book).frames, code_articles(texts.tail(1), book).frames
    assert both["mention_id"].tolist() == ["a:3-9:terror", "b:0-6:terror", "b:13-18:talks"]
    assert one["mention_id"].tolist() == both["mention_id"].tolist()[1:]


def test_question_that_nobody_is_named_for_is_the_outlets() -> None:
    texts = ["Asked whether there was a war, Weber left.", "Asked by Lund if there was a war, Weber left."]
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": texts})
    frames = code_articles(articles, Codebook.from_terms({"war": ["war"]})).frames
    assert frames["voice"].tolist() == ["outlet", "source"]
