from __future__ import annotations

import numpy as np
import pytest
import scipy  # and scipy.stats when it is asked for: it is slow to import
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.measures.intervals import midp_interval, t_quantile, wilson_interval


# Newcombe, R. G. (1998). Two-sided confidence intervals for the single proportion, table I, method 3.
@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_newcombes_published_limits(count, total, low, high):
    found = wilson_interval(count, total)
    assert found == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 500), st.integers(1, 500), st.floats(0.5, 0.999))
def test_wilson_holds_the_share_and_stays_within_0_and_1(count, more, confidence):
    total = count + more
    low, high = wilson_interval(count, total, confidence)
    assert 0 <= low <= count / total <= high <= 1


def test_wilson_of_no_articles_is_missing():
    assert np.isnan(wilson_interval(0, 0)).all()


# Newcombe (1998), table I, method 6.
@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(81, 263, 0.2544, 0.3658), (15, 148, 0.0601, 0.1581), (0, 20, 0.0, 0.1391), (1, 29, 0.0017, 0.1585)],
)
def test_mid_p_gives_newcombes_published_limits(count, total, low, high):
    assert midp_interval(count, total) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 500), st.integers(0, 500), st.floats(0.5, 0.999))
def test_mid_p_holds_the_share_and_mirrors_its_contrary(count, more, confidence):
    total = count + more + 1
    low, high = midp_interval([count, total - count], [total, total], confidence)
    assert 0 <= low[0] <= count / total <= high[0] <= 1
    assert (low[0], high[0]) == pytest.approx((1 - high[1], 1 - low[1]), abs=1e-9)


def test_mid_p_of_none_is_the_rule_of_three():
    # Hanley & Lippman-Hand (1983): of none in n at most 3 / n; exactly 1 - .05 ** (1 / n).
    assert midp_interval(0, 100)[1] == pytest.approx(1 - 0.05**0.01)
    assert midp_interval(0, 100)[1] == pytest.approx(3 / 100, rel=0.02)


def test_mid_p_covers_where_wilson_does_not():
    # Exact, not simulated: the chance of each count times whether its interval holds .01.
    counts = np.arange(51)
    chance = scipy.stats.binom.pmf(counts, 50, 0.01)
    held = {
        name: chance[(low <= 0.01) & (high >= 0.01)].sum()
        for name, (low, high) in {
            "wilson": wilson_interval(counts, np.full(51, 50)),
            "mid-p": midp_interval(counts, np.full(51, 50)),
        }.items()
    }
    assert held["wilson"] < 0.92
    assert held["mid-p"] > 0.95


def test_t_has_the_tabled_quantiles():
    # Student (1908) as tabled everywhere: 12.706, 2.228 and, in the limit, 1.960.
    assert t_quantile([1, 10, np.inf]).round(3).tolist() == [12.706, 2.228, 1.96]
