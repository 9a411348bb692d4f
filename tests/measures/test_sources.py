from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

import mediaframing as mf
from mediaframing.measures import MeasureError, tabulate_sources

BOOK = mf.Codebook.from_terms({"toll": ["toll*"], "tax": ["tax*"]}, {"weber": ["Anna Weber"]})
ARTICLES = pd.DataFrame(
    {
        "article_id": ["a", "b"],
        "text": [
            "Anna Weber said the toll was high. She said there was no tax. Tom Lund said the toll was low.",
            "Anna Weber said the toll was high. Critics said it was late.",
        ],
    }
)
CODING = mf.code_articles(ARTICLES, BOOK)


def test_most_quoted_sources_are_told_with_their_frames_and_stances() -> None:
    table = tabulate_sources(CODING, 2)
    assert table["speaker_name"].tolist() == ["Anna Weber", "Anna Weber", "Critics", "Critics"]
    assert table["frame"].tolist() == ["toll", "tax"] * 2
    assert table["in_codebook"].tolist() == [True, True, False, False]
    assert table["attributions"].tolist() == [3, 3, 1, 1]
    assert table["articles"].tolist() == [2, 2, 1, 1]
    assert table["affirmed"].tolist() == [2, 0, 0, 0]
    assert table["rejected"].tolist() == [0, 1, 0, 0]
    assert table["mentions"].tolist() == [2, 1, 0, 0]


def test_frames_to_show_are_chosen_in_their_order() -> None:
    assert tabulate_sources(CODING, 1, frames=["tax"])["frame"].tolist() == ["tax"]


def test_wrong_choices_are_refused() -> None:
    with pytest.raises(MeasureError, match="most=0 must be"):
        tabulate_sources(CODING, 0)
    with pytest.raises(MeasureError):
        tabulate_sources(CODING, frames=["taxes"])


def test_a_coding_without_sources_gives_an_empty_table() -> None:
    coding = mf.code_articles(ARTICLES.assign(text="The toll was high."), BOOK)
    assert tabulate_sources(coding).empty


def test_copies_of_an_article_are_one_cluster() -> None:
    coding = mf.code_articles(ARTICLES.assign(story=[7, 7]), BOOK)
    table = tabulate_sources(coding, 1, cluster="story")
    assert table[["articles", "clusters"]].iloc[0].tolist() == [2, 1]
    assert tabulate_sources(coding, 1)["clusters"].iloc[0] == 2


def test_a_parent_frame_is_counted_with_its_parts() -> None:
    book = mf.Codebook.from_terms({"money": ["cash"], "toll": ["toll*"]})
    book = dataclasses.replace(
        book, frames={**book.frames, "toll": dataclasses.replace(book.frames["toll"], parent="money")}
    )
    table = tabulate_sources(mf.code_articles(ARTICLES, book), 1).set_index("frame")
    assert table["mentions"].to_dict() == {"money": 2, "toll": 2}
