from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hand_coded import code_by_hand, draw_coding

from mediaframing.measures import MeasureError, SmallGroupWarning, compare_frames

TERROR = ("terror", "affirmed", "outlet", None)
TALKS = ("talks", "affirmed", "source", None)
CODING = code_by_hand(
    [("a1", "A", None, [9]), ("a2", "A", None, [9]), ("b1", "B", None, [9]), ("b2", "B", None, [9])],
    [("a1", 0, *TERROR), ("a1", 0, *TERROR), ("a2", 0, *TERROR), ("a2", 0, *TALKS)],
    codebook=SimpleNamespace(frames={"terror": None, "talks": None}, contrast=("terror", "talks")),
)


def test_the_log_ratio_is_positive_where_the_first_frame_is_more_frequent():
    row = compare_frames(CODING, by="outlet").iloc[0]
    assert (row["first"], row["second"], row["first_count"], row["second_count"]) == ("terror", "talks", 3, 1)
    assert row["log_ratio"] == pytest.approx(np.log2(3))
    assert row["low"] < row["log_ratio"] < row["high"]


def test_turning_the_pair_turns_the_sign():
    assert compare_frames(CODING, ["talks", "terror"], "outlet")["log_ratio"].iloc[0] == pytest.approx(
        -np.log2(3)
    )


def test_a_group_with_neither_frame_has_no_ratio():
    row = compare_frames(CODING, by="outlet").iloc[1]
    assert row[["log_ratio", "low", "high", "interval"]].isna().all()
    assert (row["first_count"], row["second_count"], row["articles"]) == (0, 0, 2)


def test_articles_may_be_counted_instead_of_mentions():
    row = compare_frames(CODING, by="outlet", unit="article").iloc[0]
    assert (row["first_count"], row["second_count"]) == (2, 1)


def test_columns_of_mentions_part_the_counts():
    found = compare_frames(CODING, by=["outlet", "voice"]).set_index(["outlet", "voice"])
    assert found.loc[("A", "outlet"), ["first_count", "second_count"]].tolist() == [3, 0]
    assert found.loc[("A", "source"), ["first_count", "second_count"]].tolist() == [0, 1]


def test_one_article_gives_a_ratio_and_no_interval():
    with pytest.warns(SmallGroupWarning) as caught:
        found = compare_frames(CODING, by="article_id")
    assert caught[0].filename == __file__
    assert found["log_ratio"].notna().tolist() == [True, True, False, False]
    assert found["interval"].isna().all()


def test_the_interval_shrinks_with_more_articles():
    few, many = (compare_frames(draw_coding(n), ["frame_0", "frame_1"]).iloc[0] for n in (40, 4000))
    assert (many["high"] - many["low"]) < (few["high"] - few["low"]) / 4


@pytest.mark.parametrize(
    ("frames", "says"), [(["terror"], "two different"), (["terror", "tolks"], "Did you mean 'talks'")]
)
def test_a_wrong_pair_is_answered_with_a_sentence(frames, says):
    with pytest.raises(MeasureError, match=says):
        compare_frames(CODING, frames)


def test_without_a_contrast_the_pair_must_be_named():
    with pytest.raises(MeasureError, match="Name the two frames"):
        compare_frames(draw_coding(5))


def test_two_to_one_in_every_article_has_an_interval_that_holds_it():
    articles = [(f"a{n}", "A", None, [9]) for n in range(10)]
    coding = code_by_hand(
        articles, [(name, 0, *frame) for name, *_ in articles for frame in (TERROR, TALKS, TALKS)]
    )
    row = compare_frames(coding, ["terror", "talks"]).iloc[0]
    assert row["low"] < -1 < row["high"]
    assert row["high"] - row["low"] > 0.5


def test_a_frame_that_was_not_mentioned_leaves_one_side_open():
    articles = [(f"a{n}", "A", None, [9]) for n in range(10)]
    coding = code_by_hand(articles, [(name, 0, *TERROR) for name, *_ in articles], codebook=CODING.codebook)
    row = compare_frames(coding).iloc[0]
    assert row["low"] < row["log_ratio"]
    assert pd.isna(row["high"])
    assert row["interval"] == "bound over articles"


@pytest.mark.parametrize(
    ("terror", "talks", "ratio"), [(10, 20, -1.0), (1, 1, 0.0), (12, 3, 2.0), (1, 8, -3.0)]
)
def test_the_log_ratio_is_that_of_the_counts_beside_it(terror, talks, ratio):
    articles = [(f"a{n}", "A", None, [9]) for n in range(4)]
    mentions = [(f"a{n % 4}", 0, *TERROR) for n in range(terror)] + [
        (f"a{n % 4}", 0, *TALKS) for n in range(talks)
    ]
    row = compare_frames(code_by_hand(articles, mentions), ["terror", "talks"]).iloc[0]
    assert (row["first_count"], row["second_count"]) == (terror, talks)
    assert row["log_ratio"] == pytest.approx(ratio, abs=1e-12)


@pytest.mark.parametrize(
    ("smoothing", "ratio"), [(0.5, np.log2(0.5 / 20.5)), (1, -np.log2(21)), (0, -np.inf)]
)
def test_only_a_count_of_0_is_smoothed(smoothing, ratio):
    articles = [
        ("a1", "A", None, [9]),
        ("a2", "A", None, [9]),
        ("b1", "B", None, [9]),
        ("b2", "B", None, [9]),
    ]
    mentions = [(f"a{1 + n % 2}", 0, *TALKS) for n in range(20)]
    mentions += [("b1", 0, *TERROR), ("b2", 0, *TALKS), ("b2", 0, *TALKS)]
    found = compare_frames(
        code_by_hand(articles, mentions), ["terror", "talks"], "outlet", smoothing=smoothing
    ).set_index("outlet")
    assert found.loc["A", "log_ratio"] == pytest.approx(ratio)
    assert found.loc["B", "log_ratio"] == -1
