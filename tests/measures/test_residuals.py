from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hand_coded import code_by_hand, draw_coding

from mediaframing.measures import MeasureError, SmallGroupWarning, compare_groups, rate_frames


def spread(counts: dict[str, list[int]], names: list[str]):
    """Code one article for each mention."""
    articles, mentions = [], []
    for outlet, row in counts.items():
        for name, number in zip(names, row, strict=True):
            for _ in range(number):
                articles.append((f"a{len(articles)}", outlet, None, [9]))
                mentions.append((articles[-1][0], 0, name, "affirmed", "outlet", None))
    return code_by_hand(articles, mentions)


PARTIES = spread(
    {"women": [762, 327, 468], "men": [484, 239, 477]}, ["democrat", "independent", "republican"]
)
QUICK = {"resamples": 20}


@pytest.mark.parametrize("unit", ["article", "mention"])
def test_residuals_are_those_of_agresti(unit):
    # Agresti (2007), table 2.5: expected 703.7, 319.6, 533.7; residuals 4.50, 0.70, -5.32.
    found = compare_groups(PARTIES, unit=unit, **QUICK).set_index(["outlet", "frame"]).loc["women"]
    assert found["expected"].round(1).tolist() == [703.7, 319.6, 533.7]
    assert found["residual"].round(2).tolist() == [4.5, 0.7, -5.32]


def test_where_each_article_has_one_mention_clustering_changes_little():
    found = compare_groups(PARTIES, unit="mention", **QUICK)
    assert found["cluster_residual"].to_numpy() == pytest.approx(found["residual"].to_numpy(), rel=0.01)


def test_articles_are_their_own_clusters():
    found = compare_groups(PARTIES)
    pd.testing.assert_series_equal(found["residual"], found["cluster_residual"], check_names=False)


def test_mentions_said_four_times_over_double_the_residual_but_not_that_of_articles():
    once = spread({"A": [30, 10], "B": [15, 25]}, ["terror", "talks"])
    often = spread({"A": [30, 10], "B": [15, 25]}, ["terror", "talks"])
    often.frames = pd.concat([often.frames] * 4, ignore_index=True)
    one, four = (compare_groups(coding, unit="mention", **QUICK) for coding in (once, often))
    assert four["residual"].to_numpy() == pytest.approx(2 * one["residual"].to_numpy())
    assert four["cluster_residual"].to_numpy() == pytest.approx(one["cluster_residual"].to_numpy())


def test_the_clustered_residual_is_the_difference_by_its_standard_error_over_articles():
    coding = code_by_hand(
        [("a1", "A", None, [9]), ("a2", "A", None, [9]), ("b1", "B", None, [9]), ("b2", "B", None, [9])],
        [
            (article, 0, frame, "affirmed", "outlet", None)
            for article, frame in [
                ("a1", "x"),
                ("a1", "x"),
                ("a2", "y"),
                ("b1", "x"),
                ("b2", "y"),
                ("b2", "y"),
            ]
        ],
    )
    found = compare_groups(coding, unit="mention", **QUICK).set_index(["outlet", "frame"]).loc[("A", "x")]
    # 3 of 6 mentions are x and 3 of 6 stand in A; articles add half of +1, -.5, -.5, +1 with the group's sign.
    added = np.array([2 - 1, 0 - 0.5, -(1 - 0.5), -(0 - 1)]) / 2
    expected = added.sum() / np.sqrt(4 / 3 * ((added - added.mean()) ** 2).sum())
    assert found["expected"] == 1.5
    assert found["cluster_residual"] == pytest.approx(expected)


def test_without_differences_one_clustered_residual_in_twenty_is_beyond_two_and_more_of_the_others():
    # Articles of one frame each, said one to ten times: 100 corpora of two like outlets.
    generator = np.random.default_rng(3)
    beyond = []
    for _ in range(100):
        times = generator.integers(1, 10, 100)
        frame = generator.choice(["x", "y"], 100)
        outlet = generator.choice(["A", "B"], 100)
        articles = [(f"a{n:03}", outlet[n], None, [9]) for n in range(100)]
        rows = np.repeat(np.arange(100), times)
        mentions = [(f"a{n:03}", 0, frame[n], "affirmed", "outlet", None) for n in rows]
        found = compare_groups(code_by_hand(articles, mentions), unit="mention", resamples=1).iloc[0]
        beyond.append([abs(found[name]) > 1.96 for name in ("residual", "cluster_residual")])
    naive, clustered = np.mean(beyond, axis=0)
    assert clustered < 0.12
    assert naive > 0.25


def test_a_frame_without_a_mention_is_a_row_with_0_and_no_residual():
    coding = draw_coding(30)
    coding.codebook = SimpleNamespace(frames={"frame_0": None, "war": None})
    found = compare_groups(coding, frames=["war"])
    assert found["count"].tolist() == [0, 0, 0]
    assert found[["residual", "cluster_residual"]].isna().all(axis=None)


def test_rates_and_intervals_are_those_of_rate_frames():
    coding = draw_coding(60)
    for unit in ("article", "sentence", "mention"):
        one = compare_groups(coding, unit=unit, **QUICK)
        other = rate_frames(coding, "outlet", unit, **QUICK)
        pd.testing.assert_frame_equal(one[other.columns], other)
        assert one.groupby("frame")["expected"].sum().to_numpy() == pytest.approx(
            one.groupby("frame")["count"].sum().to_numpy()
        )


def test_a_group_of_one_article_is_warned_of():
    coding = code_by_hand([("a", "A", None, [9]), ("b", "B", None, [9]), ("c", "B", None, [9])])
    coding.frames = draw_coding(1, mentions=1).frames.assign(article_id="a")
    with pytest.warns(SmallGroupWarning) as caught:
        compare_groups(coding)
    assert caught[0].filename == __file__


@pytest.mark.parametrize(
    ("by", "says"),
    [((), "nothing to be compared with"), ("voice", "tells mentions apart"), ("outlett", "outlet")],
)
def test_a_wrong_group_is_answered_with_a_sentence(by, says):
    with pytest.raises(MeasureError, match=says):
        compare_groups(draw_coding(9), by)
