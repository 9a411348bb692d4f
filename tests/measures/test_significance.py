from __future__ import annotations

import numpy as np
import pytest
import scipy  # and scipy.stats when it is asked for: it is slow to import

from mediaframing.measures.significance import adjust_p, score_draws


def test_draws_have_the_tails_of_the_hypergeometric_distribution():
    every = [
        (count, drawn, marked, articles)
        for articles in (1, 2, 7, 12, 40)
        for drawn in range(articles + 1)
        for marked in range(articles + 1)
        for count in range(max(0, drawn + marked - articles), min(drawn, marked) + 1)
    ]
    count, drawn, marked, articles = np.array(every, dtype=float).T
    point = scipy.stats.hypergeom.pmf(count, articles, marked, drawn)
    upper = scipy.stats.hypergeom.sf(count, articles, marked, drawn) + point / 2
    lower = scipy.stats.hypergeom.cdf(count, articles, marked, drawn) - point / 2
    score, p = score_draws(count, drawn, marked, articles)
    assert p == pytest.approx(np.minimum(2 * np.minimum(lower, upper), 1), abs=1e-12)
    assert scipy.stats.norm.sf(score) == pytest.approx(upper, abs=1e-12)


@pytest.mark.parametrize(
    ("count", "drawn", "marked", "articles"),
    [(1, 80, 370, 37_000), (9, 80, 370, 37_000), (5300, 50_000, 100_000, 1_000_000)],
)
def test_so_do_draws_from_many_articles(count, drawn, marked, articles):
    p = score_draws(*(np.array(float(n)) for n in (count, drawn, marked, articles)))[1]
    point = scipy.stats.hypergeom.pmf(count, articles, marked, drawn)
    tails = (
        scipy.stats.hypergeom.cdf(count, articles, marked, drawn),
        scipy.stats.hypergeom.sf(count - 1, articles, marked, drawn),
    )
    assert p == pytest.approx(2 * min(tails) - point, rel=1e-6)


def test_false_discovery_is_that_of_benjamini_and_hochberg():
    # Benjamini & Hochberg (1995), section 4.2: fifteen tests of thrombolysis, of which four are declared at .05.
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    ]
    shuffled = np.random.default_rng(0).permutation(p)
    adjusted = adjust_p(shuffled, "fdr")
    assert (adjusted < 0.05).sum() == 4
    assert (adjust_p(shuffled, "holm") < 0.05).sum() == 3
    assert adjusted == pytest.approx(scipy.stats.false_discovery_control(shuffled))
    assert np.isnan(adjust_p([np.nan, 0.01], "fdr")[0])
