"""Rows that a merge has doubled are refused wherever a table comes in: else they would be counted each time."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest

import mediaframing as mf
from mediaframing.codebook import Codebook

BOOK = Codebook.from_terms({"tax": ["tax*"], "jobs": ["job*"]}, {"mayor": ["Ruiz"]})
ARTICLES = pd.DataFrame(
    {
        "article_id": ["a1", "a2", "a3", "a4"],
        "outlet": ["Post", "Echo", "Post", "Echo"],
        "published": pd.date_range("2024-03-01", periods=4),
        "text": [
            "The tax is high. Jobs are few.",
            "“No tax,” Ruiz said.",
            "Ruiz said taxes rose.",
            "Jobs rose. Tax fell.",
        ],
    }
)
CODING = mf.code_articles(ARTICLES, BOOK)
TOPICS = pd.DataFrame({"article_id": ["a1", "a1", "a2", "a2"], "topic": ["city", "money", "city", "vote"]})
OWNERS = pd.DataFrame({"outlet": ["Post", "Post", "Echo"], "owner": ["North", "South", "East"]})


def merge(table: pd.DataFrame) -> pd.DataFrame:
    return table.merge(TOPICS, on="article_id", how="left")


@pytest.mark.parametrize("name", ["articles", "sentences", "frames", "actors", "attributions"])
def test_a_coding_with_a_table_that_a_merge_has_doubled_is_refused(name):
    doubled = {name: merge(getattr(CODING, name))}
    with pytest.raises(mf.TableError, match="drop_duplicates"):
        replace(CODING, **doubled)
    tables = {
        key: getattr(CODING, key) for key in ("articles", "sentences", "frames", "actors", "attributions")
    }
    with pytest.raises(mf.TableError, match="drop_duplicates"):
        mf.rate_frames(SimpleNamespace(**{**tables, **doubled}), unit="1000_words")


def test_the_sentence_names_a_row_and_what_to_do():
    with pytest.raises(
        mf.TableError,
        match=r"3 rows of the frames table .* a1:4-7:tax.*frames.drop_duplicates\('mention_id'\)",
    ):
        replace(CODING, frames=merge(CODING.frames))


def test_a_merge_that_adds_a_column_and_no_row_is_welcome():
    topics = TOPICS.drop_duplicates("article_id")
    coding = replace(CODING, frames=CODING.frames.merge(topics, on="article_id", how="left"))
    counts = mf.rate_frames(coding, by="topic", unit="mention").groupby("topic", dropna=False)["count"].sum()
    assert counts.sum() == len(CODING.frames)


def test_mentions_of_another_tool_without_places_may_be_alike():
    frames = CODING.frames.assign(start=0, end=0).drop(columns="mention_id")
    alike = pd.concat([frames, frames.head(1)], ignore_index=True)
    coding = SimpleNamespace(
        articles=CODING.articles, sentences=CODING.sentences, frames=alike, actors=CODING.actors,
        attributions=CODING.attributions,
    )  # fmt: skip
    assert mf.rate_frames(coding, unit="mention")["count"].sum() == len(frames) + 1
    coding.frames = pd.concat([CODING.frames, CODING.frames.head(1)]).drop(columns="mention_id")
    with pytest.raises(mf.TableError, match="1 row of the frames table stands there once more"):
        mf.rate_frames(coding)


@pytest.mark.parametrize(
    "take",
    [
        lambda articles: mf.code_articles(articles, BOOK),
        mf.add_stories,
        mf.find_furniture,
        lambda articles: mf.suggest_terms(articles, BOOK),
        lambda articles: mf.compare_words(articles, "outlet", "Post"),
    ],
)
def test_articles_that_a_merge_has_doubled_are_refused(take):
    with pytest.raises(mf.TableError, match="stand for more than one article"):
        take(merge(ARTICLES))


def test_a_sample_or_codes_that_a_merge_has_doubled_are_refused(tmp_path):
    sample = mf.draw_sample(CODING, 6, recall=0)
    with pytest.raises(mf.ValidationError, match="would be coded twice"):
        mf.write_coding_sheet(merge(sample), BOOK, tmp_path / "sheet.csv")
    with pytest.raises(mf.ValidationError, match="coded twice by the same coder"):
        mf.validate_coding(CODING, merge(sample.assign(frame="right")))


@pytest.mark.parametrize(
    ("plot", "table"),
    [
        (mf.plot_rates, mf.rate_frames(CODING, "outlet")),
        (mf.plot_stance, mf.rate_stance(CODING, "outlet")),
        (mf.plot_contrast, mf.compare_frames(CODING, ["tax", "jobs"], "outlet")),
        (mf.plot_heatmap, mf.compare_groups(CODING)),
        (mf.plot_cooccurrence, mf.rate_cooccurrence(CODING, "outlet")),
    ],
)
def test_a_chart_refuses_a_table_that_a_merge_has_doubled(plot, table):
    plot(table.merge(OWNERS.drop_duplicates("outlet"), on="outlet"))
    with pytest.raises(mf.MeasureError, match=r"outlet Post, .*drop_duplicates"):
        plot(table.merge(OWNERS, on="outlet"))


def test_polarisation_of_positions_that_stand_twice_is_answered_with_a_sentence():
    positions = mf.tabulate_positions(CODING, min_mentions=1)
    with pytest.raises(mf.MeasureError, match="several positions on a frame at once"):
        mf.tabulate_polarisation(pd.concat([positions, positions]))
