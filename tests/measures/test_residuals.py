from __future__ import annotations

from functools import cache
from itertools import combinations
from statistics import NormalDist
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hand_coded import code_by_hand, draw_coding

from mediaframing.measures import MeasureError, SmallGroupWarning, compare_groups, rate_frames
from mediaframing.measures.significance import Spread, score_permutations


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


@pytest.mark.parametrize("unit", ["article", "mention"])
def test_residuals_are_those_of_agresti(unit):
    # Agresti (2007), table 2.5: expected 703.7, 319.6, 533.7; residuals 4.50, 0.70, -5.32.
    found = compare_groups(PARTIES, unit=unit).set_index(["outlet", "frame"]).loc["women"]
    assert found["expected"].round(1).tolist() == [703.7, 319.6, 533.7]
    assert found["residual"].round(2).tolist() == [4.5, 0.7, -5.32]


def test_where_each_article_has_one_mention_clustering_changes_little():
    found = compare_groups(PARTIES, unit="mention")
    assert found["cluster_residual"].to_numpy() == pytest.approx(found["residual"].to_numpy(), rel=0.01)


def test_the_residual_of_articles_is_fishers_exact_test():
    # Fisher's tea (Agresti 2013, section 3.5): 3 of 4 in one group, 1 of 4 in the other. One-sided P is .243, mid-P .129.
    found = compare_groups(spread({"A": [3, 1], "B": [1, 3]}, ["milk", "tea"])).iloc[0]
    assert 1 - NormalDist().cdf(found["cluster_residual"]) == pytest.approx((17 - 16 / 2) / 70)


def test_mentions_said_four_times_over_double_the_residual_but_not_that_of_articles():
    once = spread({"A": [30, 10], "B": [15, 25]}, ["terror", "talks"])
    often = spread({"A": [30, 10], "B": [15, 25]}, ["terror", "talks"])
    often.frames = pd.concat([often.frames] * 4, ignore_index=True)
    one, four = (compare_groups(coding, unit="mention") for coding in (once, often))
    assert four["residual"].to_numpy() == pytest.approx(2 * one["residual"].to_numpy())
    assert four["cluster_residual"].to_numpy() == pytest.approx(one["cluster_residual"].to_numpy())


def test_the_clustered_residual_knows_the_moments_of_all_ways_to_deal_articles_out():
    # All 126 ways to deal 4 of 9 articles out to A, of 1 to 5 mentions in three of them.
    times = np.array([5, 2, 1, 0, 0, 0, 0, 0, 0])
    sums = np.array([times[list(some)].sum() for some in combinations(range(9), 4)])
    spread_of = Spread(
        np.array([((times - times.mean()) ** 2).sum()]), np.array([((times - times.mean()) ** 3).sum()])
    )
    score, p = score_permutations(
        np.array([sums.max() - 4 * times.mean()]), np.array([4.0]), np.array([9.0]), spread_of
    )
    assert np.std(sums) == pytest.approx(np.sqrt(4 * 5 / 8 * spread_of.squares[0] / 9))
    assert p[0] / 2 == pytest.approx((sums == sums.max()).mean() / 2, abs=0.05)
    assert score[0] == pytest.approx(NormalDist().inv_cdf(1 - p[0] / 2))


def draw_alike(generator: np.random.Generator, chance: float, articles: int = 600):
    """Draw articles of ten outlets that do not differ: some hold the frame x, once or many times, the others y."""
    outlet = generator.integers(0, 10, articles)
    holds = generator.random(articles) < chance
    times = np.where(holds, 1 + generator.negative_binomial(0.5, 0.2, articles), 1)
    rows = np.repeat(np.arange(articles), times)
    return code_by_hand(
        [(f"a{n:04}", f"o{outlet[n]}", None, [9]) for n in range(articles)],
        [(f"a{n:04}", 0, "x" if holds[n] else "y", "affirmed", "outlet", None) for n in rows],
    )


@cache
def draw_sixty() -> list[SimpleNamespace]:
    generator = np.random.default_rng(3)
    return [draw_alike(generator, 0.1) for _ in range(60)]


@pytest.mark.parametrize("unit", ["article", "mention"])
def test_without_differences_residuals_are_normal_and_hardly_a_table_has_a_mark(unit):
    tables = [compare_groups(coding, unit=unit, frames=["x"]) for coding in draw_sixty()]
    beyond = np.mean([np.abs(table["cluster_residual"]) > 1.96 for table in tables])
    assert 0.02 < beyond < 0.08
    assert np.mean([table["stands_out"].any() for table in tables]) < 0.15


def test_no_mark_stands_where_fewer_than_five_are_expected():
    # Ten articles of A all hold a frame that one in a hundred others hold: 1 is expected in A.
    coding = spread({"A": [10, 0], "B": [10, 990]}, ["rare", "else"])
    found = compare_groups(coding).set_index(["outlet", "frame"]).loc[("A", "rare")]
    assert found["expected"] < 5
    assert found["cluster_residual"] > 5
    assert pd.isna(found["p"])
    assert not found["stands_out"]


def test_copies_count_less_where_stories_are_the_clusters():
    coding = spread({"A": [30, 10], "B": [15, 25]}, ["terror", "talks"])
    coding.articles["story"] = np.arange(80) // 5
    alone, together = (compare_groups(coding, cluster=cluster) for cluster in ("article", "story"))
    assert (together["cluster_residual"].abs() < 0.6 * alone["cluster_residual"].abs()).all()
    assert together["rate"].tolist() == alone["rate"].tolist()


def test_a_frame_without_a_mention_is_a_row_with_0_and_no_residual():
    coding = draw_coding(30)
    coding.codebook = SimpleNamespace(frames={"frame_0": None, "war": None})
    found = compare_groups(coding, frames=["war"])
    assert found["count"].tolist() == [0, 0, 0]
    assert found[["residual", "cluster_residual"]].isna().all(axis=None)


def test_rates_and_intervals_are_those_of_rate_frames():
    coding = draw_coding(60)
    for unit in ("article", "sentence", "mention"):
        one = compare_groups(coding, unit=unit)
        other = rate_frames(coding, "outlet", unit)
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
