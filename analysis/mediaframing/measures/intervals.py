"""Intervals of shares of independent observations, and the quantiles that all intervals rest on."""

from __future__ import annotations

from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.integer[Any]]
"""Counts, and places in something: of 32 bits where those do and there is one for each mention."""

MIDP = "mid-p"
FEW = 5
"""With a frame in fewer articles than this a warning says so: intervals are then wide, and lean on assumptions."""


class SmallGroupWarning(UserWarning):
    """A number rests on so few articles that little or nothing can be said about how it would vary."""


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


def midp_interval(count: ArrayLike, total: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Give the mid-P interval for shares of independent observations (Lancaster 1961; Berry & Armitage 1995).

    The exact tails of the binomial distribution, with half the probability of what was seen in each. Unlike Wilson's it
    does not fall below its confidence where a trait is rare: with 50 articles and a share of .01 Wilson's holds
    the truth in 91 of 100 samples, this one in 98; where both can hold 95 this one does.

    Parameters
    ----------
    count, total : array_like of the same shape
        Observations that have the trait, and all of them.
    confidence : float, default 0.95

    Returns
    -------
    low, high : arrays of float
        Between 0 and 1; missing where ``total`` is 0. Of none in n the upper limit is the rule of three, about
        3 / n (Hanley & Lippman-Hand 1983).

    Examples
    --------
    Newcombe (1998), table I, method 6:

    >>> low, high = midp_interval([81, 15, 0, 1], [263, 148, 20, 29])
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.2544, 0.0601, 0.0, 0.0017], [0.3658, 0.1581, 0.1391, 0.1585])
    """
    k, n = np.broadcast_arrays(np.asarray(count, dtype=np.float64), np.asarray(total, dtype=np.float64))
    # Each pair of a count and a total is solved once: tables of many groups have few.
    distinct, place = np.unique(k.ravel() + 1j * n.ravel(), return_inverse=True)
    tail = (1 - confidence) / 2
    seen, of = distinct.real, distinct.imag
    usable = of > 0
    low, high = np.full(len(of), np.nan), np.full(len(of), np.nan)
    a, m = seen[usable], of[usable]
    # Of none and of all, half of one power is the whole tail.
    end = (2 * tail) ** (1 / m)
    low[usable], high[usable] = np.where(a == m, end, 0.0), np.where(a == 0, 1 - end, 1.0)
    between = np.flatnonzero(usable)[(a > 0) & (a < m)]
    if len(between):
        low[between] = _solve_midp(seen[between], of[between], tail)
        high[between] = _solve_midp(seen[between], of[between], 1 - tail)
    place = place.reshape(k.shape)
    return low[place], high[place]


def _solve_midp(count: Floats, total: Floats, level: float) -> Floats:
    """Find the share at which the mid-P upper tail has the level: it grows with the share, so halving finds it."""
    from scipy.special import betainc  # slow to import, and a report of one article needs none of it

    low, high = np.zeros_like(count), np.ones_like(count)
    for _ in range(44):
        share = (low + high) / 2
        # P(more) + P(as many) / 2, from P(at least as many) and P(more).
        at_least = betainc(count, total - count + 1, share)
        above = betainc(count + 1, total - count, share)
        over = (at_least + above) / 2 > level
        high = np.where(over, share, high)
        low = np.where(over, low, share)
    return (low + high) / 2


def t_quantile(freedom: ArrayLike, confidence: float = 0.95) -> Floats:
    """Give the two-sided quantile of Student's t; with a billion degrees of freedom it is the normal one."""
    degrees = np.clip(np.nan_to_num(np.asarray(freedom, dtype=np.float64), nan=1.0), 1.0, 1e9)
    distinct, place = np.unique(degrees, return_inverse=True)
    # With one degree of freedom it is Cauchy's distribution.
    quantile: Floats = np.tan(np.pi * confidence / 2 + 0 * distinct)
    if (distinct > 1).any():
        from scipy.special import stdtrit  # slow to import, as above

        quantile[distinct > 1] = stdtrit(distinct[distinct > 1], 0.5 + confidence / 2)
    return quantile[place].reshape(degrees.shape)


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
