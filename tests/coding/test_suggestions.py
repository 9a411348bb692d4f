from __future__ import annotations

import pandas as pd
import pytest

from mediaframing import Codebook, suggest_terms

WITH = "The flood ruined the old levee wall near Ashby."
WITHOUT = [
    "Schools opened and the mayor spoke.",
    "The budget passed the council.",
    "Nothing happened in the old town.",
]


def write(with_frame: int = 12, without: int = 12) -> pd.DataFrame:
    texts = [WITH] * with_frame + WITHOUT * without
    return pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "text": texts})


BOOK = Codebook.from_terms({"water": ["flood*"], "works": ["levee*"]})


def test_words_and_phrases_of_a_frames_sentences_are_suggested_with_an_example() -> None:
    found = suggest_terms(write(), BOOK, frames=["water"])
    assert {"levee wall", "wall", "ashby", "ruined"} <= set(found["term"])
    assert found["example"].eq(WITH).all()
    assert found["article_id"].eq("a0").all()
    assert found["with_frame"].eq(12).all()


def test_neither_entries_nor_function_words_nor_what_stands_everywhere_are_suggested() -> None:
    terms = set(suggest_terms(write(), BOOK, frames=["water"])["term"])
    assert not terms & {"flood", "the", "near", "flood ruined", "schools", "mayor"}


def test_a_frame_that_has_the_word_already_is_named() -> None:
    found = suggest_terms(write(), BOOK, frames=["water"]).set_index("term")["other_frames"]
    assert found["levee wall"] == "works"
    assert pd.isna(found["ashby"])


def test_counts_are_of_sentences_and_the_measure_is_that_of_nltk() -> None:
    from nltk.metrics.association import BigramAssocMeasures

    articles = pd.concat(
        [write(12, 12), pd.DataFrame({"article_id": ["z"], "text": ["Ashby and Ashby slept."]})]
    )
    row = suggest_terms(articles, BOOK, frames=["water"], measure="pmi").set_index("term").loc["ashby"]
    assert (row["with_frame"], row["without"]) == (12, 1)
    assert row["association"] == pytest.approx(BigramAssocMeasures.pmi(12, (12, 13), 12 + 36 + 1))


def test_no_mention_gives_no_suggestion_and_wrong_names_are_told() -> None:
    columns = [
        "frame",
        "term",
        "with_frame",
        "without",
        "association",
        "log_odds",
        "other_frames",
        "example",
        "article_id",
    ]
    assert list(suggest_terms(write(0), BOOK).columns) == columns
    assert suggest_terms(write(0), BOOK).empty
    assert suggest_terms(pd.DataFrame({"article_id": [], "text": []}), BOOK).empty
    with pytest.raises(ValueError, match="no frame of the codebook"):
        suggest_terms(write(), BOOK, frames=["fire"])
    with pytest.raises(ValueError, match="measure must be one of"):
        suggest_terms(write(), BOOK, measure="tf_idf")


def test_no_more_are_suggested_than_asked_for_and_none_that_is_rarer() -> None:
    assert len(suggest_terms(write(), BOOK, frames=["water"], most=2)) == 2
    assert suggest_terms(write(4), BOOK, frames=["water"], least=5).empty
