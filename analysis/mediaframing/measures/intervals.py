"""Intervals: Wilson's for shares of articles, the bootstrap over articles for everything that clusters in them."""

from __future__ import annotations

from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.integer[Any]]
"""Counts, and places in something: of 32 bits where those do and there is one for each mention."""

WILSON = "wilson"
BOOTSTRAP = "bootstrap over articles"

# Numbers held at once, whatever the size of the corpus: so many weights fit into the processor's cache.
_WEIGHTS_AT_ONCE = 250_000
_VALUES_AT_ONCE = 16_000_000
# From so many articles to one distinct row on, it pays to draw rows instead of articles.
_FEW = 50


class SmallGroupWarning(UserWarning):
    """A group holds a single article, so that nothing can be said about how its numbers would vary."""


def normal_quantile(confidence: float) -> float:
    """Give the two-sided quantile of the normal distribution: 1.96 for 0.95."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def wilson_interval(count: ArrayLike, total: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Give Wilson's score interval for shares of independent observations (Wilson 1927).

    Parameters
    ----------
    count, total : array_like of the same shape
        Observations that have the trait, and all of them.
    confidence : float, default 0.95

    Returns
    -------
    low, high : arrays of float
        Between 0 and 1; missing where ``total`` is 0.

    Examples
    --------
    Newcombe (1998), table I, method 3:

    >>> low, high = wilson_interval([81, 0], [263, 20])
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.2553, 0.0], [0.3662, 0.1611])
    """
    k = np.asarray(count, dtype=np.float64)
    n = np.asarray(total, dtype=np.float64)
    n = np.where(n > 0, n, np.nan)
    z = normal_quantile(confidence)
    centre = (k + z**2 / 2) / (n + z**2)
    half = z * np.sqrt(k * (n - k) / n + z**2 / 4) / (n + z**2)
    # Exact at the ends, where rounding would leave -1e-17.
    low = np.where(k == 0, 0 * n, centre - half)
    high = np.where(k == n, n / n, centre + half)
    return low, high


def resample_sums(
    article: Integers,
    column: Integers,
    value: Floats,
    shape: tuple[int, int],
    *,
    resamples: int,
    seed: int,
) -> Floats:
    """Draw articles with replacement and sum what they hold, once a resample.

    The article is the unit that is drawn, because mentions in one article are not independent of each
    other (the cluster bootstrap; Efron & Tibshirani 1993, chapter 8).

    Parameters
    ----------
    article, column : arrays of int
        Where each value stands: the article, from 0 to ``shape[0]``, and the column.
    value : array of float
        What is summed. What is not listed is 0.
    shape : (articles, columns)
    resamples : int
    seed : int
        The same seed draws the same articles.

    Returns
    -------
    array of float, (resamples, columns)
    """
    articles, columns = shape
    sums = np.zeros((resamples, columns))
    width = max(1, _VALUES_AT_ONCE // articles)
    for first in range(0, columns, width):
        last = min(first + width, columns)
        inside = (column >= first) & (column < last)
        held = np.zeros((articles, last - first))
        np.add.at(held, (article[inside], column[inside] - first), value[inside])
        if width >= columns:
            distinct, times = np.unique(held, axis=0, return_counts=True)
            if len(distinct) * _FEW <= articles:
                # Articles that hold the same are drawn together: their number is multinomial, and far fewer draws do.
                drawn = np.random.default_rng(seed).multinomial(articles, times / articles, size=resamples)
                return drawn.astype(np.float64) @ distinct
        # A fresh generator, so that every block of columns sees the same articles drawn.
        sums[:, first:last] = _sum_draws(held, resamples, np.random.default_rng(seed))
    return sums


def _sum_draws(held: Floats, resamples: int, generator: np.random.Generator) -> Floats:
    articles = len(held)
    step = max(1, _WEIGHTS_AT_ONCE // articles)
    parts = []
    for first in range(0, resamples, step):
        rows = min(step, resamples - first)
        drawn = generator.integers(0, articles, size=(rows, articles))
        drawn += np.arange(rows)[:, None] * articles
        times = np.bincount(drawn.ravel(), minlength=rows * articles).reshape(rows, articles)
        parts.append(times.astype(np.float64) @ held)
    return np.concatenate(parts)


def percentile_interval(draws: Floats, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Give the percentile interval of each column of bootstrap draws (Efron & Tibshirani 1993, chapter 13).

    Parameters
    ----------
    draws : array of float, (resamples, columns)
        Missing where a resample gave nothing to compute from; such draws are left out.
    confidence : float, default 0.95

    Returns
    -------
    low, high : arrays of float, (columns,)
        Missing where all draws are the same: a frame that nobody mentioned would otherwise seem to be
        known exactly, while the data only cannot say how rare it is.
    """
    tail = (1 - confidence) / 2
    low = np.full(draws.shape[1], np.nan)
    high = low.copy()
    usable = ~np.isnan(draws).all(axis=0)
    if usable.any():
        quantile = np.nanquantile if np.isnan(draws[:, usable]).any() else np.quantile
        low[usable], high[usable] = quantile(draws[:, usable], [tail, 1 - tail], axis=0)
    vary = high > low
    return np.where(vary, low, np.nan), np.where(vary, high, np.nan)
