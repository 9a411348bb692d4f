from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from markup_reader import read_html

from mediaframing.coding.result import Coding
from mediaframing.runs import open_coding
from mediaframing.views.contexts import concordance
from mediaframing.views.selection import select_articles
from mediaframing.views.view import ViewError


def test_every_mention_stands_between_the_words_around_it(coding: Coding) -> None:
    first = concordance(coding, width=20).table.iloc[0]
    assert (first["left"], first["keyword"], first["right"]) == (
        "“This is not a",
        "bilateral",
        "issue. It is a",
    )


def test_context_is_cut_between_words_and_never_longer_than_the_width(coding: Coding) -> None:
    for width in range(1, 30):
        table = concordance(coding, width=width).table
        assert (table["left"].str.len() <= width).all()
        assert (table["right"].str.len() <= width).all()


@pytest.mark.parametrize(
    ("filters", "rows"),
    [
        ({"frames": "terror"}, 3),
        ({"frames": ["terror", "bilateral"]}, 4),
        ({"stance": "rejected"}, 2),
        ({"voice": "source"}, 2),
        ({"speaker_actor": "aland", "frames": "terror"}, 1),
        ({"outlet": "Herald"}, 1),
        ({"actor": "bland"}, 1),
        ({"term": "term*", "frames": "peace"}, 2),
        ({"explicit": True}, 5),
        ({"explicit": True, "stance": "affirmed"}, 0),
        ({"frames": "peace", "stance": "affirmed"}, 0),
    ],
)
def test_filters_keep_the_mentions_that_have_all_values(
    coding: Coding, filters: dict[str, str], rows: int
) -> None:
    view = concordance(coding, **filters)
    assert len(view.table) == rows
    assert read_html(view.content).problems == []


def test_sorted_left_the_nearest_word_decides(coding: Coding) -> None:
    lefts = concordance(coding, sort="left").table["left"].tolist()
    assert [left.split()[-1] for left in lefts] == ["a", "a", "and", "for", "No", "Perhaps"]


def test_sorted_right_marks_of_punctuation_do_not_count(coding: Coding) -> None:
    rights = concordance(coding, sort="right").table["right"].tolist()
    assert rights[:3] == [".", ".", "and terror."]
    assert rights[-1] == ", they say."


@pytest.mark.parametrize("stored", [False, True])
def test_articles_are_chosen_by_a_group_of_ones_own_in_memory_and_on_the_disk(
    coding: Coding, tmp_path: Path, stored: bool
) -> None:
    side = coding.articles["outlet"].map(lambda name: "right" if name == "Herald" else "left")
    sided = replace(coding, articles=coding.articles.assign(side=side.astype("str")))
    held = open_coding(sided.save(tmp_path / "coded")) if stored else sided
    found = concordance(held.with_groups("side", labels={"right": "Right-leaning"}), side="right").table
    expected = concordance(coding, outlet="Herald").table
    pd.testing.assert_frame_equal(found, expected, check_dtype=False, check_categorical=False)
    assert len(concordance(held, side="left").table) == len(concordance(coding).table) - len(found)


def test_sorted_by_columns(coding: Coding) -> None:
    frames = concordance(coding, sort=["frame", "published"]).table["frame"].tolist()
    assert frames == sorted(frames)


def test_the_first_rows_are_shown_and_all_are_counted(coding: Coding) -> None:
    view = concordance(coding, rows=2)
    read = read_html(view.content)
    assert "6 mentions in 3 articles; the first 2 are shown." in read.text
    assert [tag for tag, _ in read.elements].count("mark") == 2
    assert len(view.table) == 6


def test_nothing_of_a_hostile_article_is_more_than_text(hostile: Coding) -> None:
    view = concordance(hostile)
    assert read_html(view.content).problems == []
    assert "\u202e" not in view.content + view.text


def test_white_space_is_one_space(coding: Coding) -> None:
    assert (
        concordance(coding, frames="bilateral", width=60).table["left"].iloc[0]
        == "Aland sends troops “This is not a"
    )


def test_outlets_and_days_are_left_out_of_sight_where_none_is_known(coding: Coding) -> None:
    known = concordance(coding, frames="terror").content
    assert ">Outlet<" in known
    unknown = concordance(select_articles(coding, [None])).content
    assert ">Outlet<" not in unknown
    assert ">Date<" not in unknown
    assert read_html(unknown).problems == []


def test_missing_outlets_and_dates_stay_missing(coding: Coding) -> None:
    last = concordance(coding).table.iloc[-1]
    assert pd.isna(last["outlet"])
    assert pd.isna(last["published"])


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"frames": "teror"}, "frames='teror' is not in the coding, .* Did you mean 'terror'?"),
        ({"frame": "terror"}, "frame= is called frames= here"),
        ({"desk": "Foreign"}, "desk= names no column of the articles, which have article_id, outlet"),
        ({"stance": "denied"}, "'affirmed', 'rejected', 'uncertain'"),
        ({"sort": "nowhere"}, "sort='nowhere' is none of 'left', 'right' or the columns"),
        ({"width": 0}, "width=0 must be a whole number, 1 or more"),
    ],
)
def test_what_is_not_there_is_an_error_in_a_sentence(
    coding: Coding, wrong: dict[str, str], told: str
) -> None:
    with pytest.raises(ViewError, match=told):
        concordance(coding, **wrong)


def test_mentions_may_be_named_by_their_ids_or_by_a_table_that_has_them(coding: Coding) -> None:
    row = coding.frames.iloc[0]
    name = f"{row['article_id']}:{row['start']}-{row['end']}:{row['frame']}"
    for named in ([name], pd.DataFrame({"mention_id": [name, name]})):
        table = concordance(coding, mentions=named).table
        assert table[["article_id", "frame"]].to_numpy().tolist() == [[row["article_id"], row["frame"]]]
    with pytest.raises(ValueError, match="no column 'mention_id'"):
        concordance(coding, mentions=pd.DataFrame({"id": [name]}))
