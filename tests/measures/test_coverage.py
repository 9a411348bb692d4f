"""A small simulation: the large one is tests/evaluation/coverage.py."""

from __future__ import annotations

import numpy as np
import pytest
from tests.evaluation.simulated import CHANCES, REJECTED, TONE, draw_news

from mediaframing.measures import compare_frames, compare_periods, rate_actors, rate_frames, rate_stance

SAMPLES = 400


def share_held(table, truth, low="low", high="high"):
    given = table[[low, high]].notna().any(axis=1)
    held = ~(table[low] > truth) & ~(table[high] < truth)
    return held[given].mean()


@pytest.mark.parametrize("size", [20, 100])
def test_intervals_hold_the_truth_where_frames_are_common_and_rare(size):
    generator = np.random.default_rng(size)
    coding = draw_news(size, generator, samples=SAMPLES)
    everywhere = draw_news(20_000, generator, chances={"all": 1.0})
    for unit in ("article", "sentence", "1000_words"):
        table = rate_frames(coding, "sample", unit)
        truth = table["frame"].map(CHANCES) * rate_frames(everywhere, unit=unit)["rate"][0]
        for frame in CHANCES:
            rows = table["frame"] == frame
            assert share_held(table[rows], truth[rows]) > 0.92
    stance = rate_stance(coding, "sample")
    rejected = stance[stance["stance"] == "rejected"]
    assert share_held(rejected, REJECTED) > 0.92
    assert share_held(rate_actors(coding, "sample"), TONE, "tone_low", "tone_high") > 0.92
    ratio = np.log2(CHANCES["common"] / CHANCES["mid"])
    assert share_held(compare_frames(coding, ["common", "mid"], "sample"), ratio) > 0.92


def test_eight_outlets_are_a_sample_of_outlets_where_they_are_the_clusters():
    generator = np.random.default_rng(1)
    coding = draw_news(200, generator, chances={"common": 0.3}, outlets=8, outlet_spread=0.1, samples=SAMPLES)
    alone, together = (
        share_held(rate_frames(coding, "sample", cluster=c), 0.3) for c in ("article", "outlet")
    )
    assert alone < 0.85
    assert together > 0.92


def test_copies_are_one_story_where_stories_are_the_clusters():
    generator = np.random.default_rng(2)
    coding = draw_news(100, generator, chances={"common": 0.3}, copied=0.4, samples=SAMPLES)
    alone, together = (
        share_held(rate_frames(coding, "sample", cluster=c), 0.3) for c in ("article", "story")
    )
    assert alone < 0.88
    assert together > 0.92


def test_outlets_that_differ_lasting_do_not_widen_what_happened_between():
    generator = np.random.default_rng(11)
    coding = draw_news(600, generator, chances={"common": 0.3}, outlets=8, outlet_spread=0.1, samples=150)
    for unit in ("article", "1000_words"):
        change = compare_periods(coding, "2020-01-31", "sample", unit, cluster="outlet")
        # Without what both sides share it is .99 and more.
        assert 0.92 < share_held(change, 0) < 0.98


def test_outlets_of_which_one_has_most_articles_tell_as_much_as_fewer_outlets():
    generator = np.random.default_rng(4)
    coding = draw_news(
        200, generator, chances={"common": 0.3}, outlets=8, outlet_spread=0.1, uneven=1.5, samples=SAMPLES
    )
    assert share_held(rate_frames(coding, "sample", cluster="outlet"), 0.3) > 0.92
