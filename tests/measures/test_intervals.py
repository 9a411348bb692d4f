from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.measures.intervals import percentile_interval, resample_sums, wilson_interval


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


def test_every_resample_draws_as_many_articles_as_there_are():
    sums = resample_sums(np.arange(7), np.zeros(7, int), np.ones(7), (7, 1), resamples=50, seed=1)
    assert (sums == 7).all()


def test_the_bootstrap_agrees_with_the_ratio_estimators_standard_error():
    # Cochran (1977), chapter 6: var(y/x) = n/(n-1) * sum((y - r x)^2) / (sum x)^2.
    generator = np.random.default_rng(3)
    x = generator.integers(1, 20, 400).astype(float)
    y = generator.binomial(x.astype(int), 0.3).astype(float)
    article = np.tile(np.arange(400), 2)
    column = np.repeat([0, 1], 400)
    sums = resample_sums(article, column, np.concatenate([y, x]), (400, 2), resamples=4000, seed=0)
    ratio = y.sum() / x.sum()
    expected = np.sqrt(400 / 399 * ((y - ratio * x) ** 2).sum()) / x.sum()
    assert (sums[:, 0] / sums[:, 1]).std() == pytest.approx(expected, rel=0.05)


def test_draws_that_never_vary_give_no_interval():
    low, high = percentile_interval(np.array([[0.0, 1.0, np.nan], [0.0, 2.0, np.nan]]))
    assert np.isnan(low).tolist() == [True, False, True]
    assert np.isnan(high).tolist() == [True, False, True]
