"""Ratios of weighted sums over articles: what they are, and how sure they are.

Everything here is a ratio of sums that articles contribute to, and articles are the clusters: mentions of one article are
not independent. Its variance is the jackknife's over articles (Tukey 1958; Wolter 2007, chapter 4); Student's t has as
many degrees of freedom as there are articles with codes by hand that hold what the share is of, less one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mediaframing.measures.intervals import t_quantile

Floats = NDArray[np.float64]


def jackknife_ratio(above: Floats, below: Floats) -> tuple[Floats, Floats]:
    """Give ratios of sums over articles, and their variances with each article left out once.

    Parameters
    ----------
    above, below : arrays of float, (articles, columns)

    Returns
    -------
    ratio, variance : arrays of float, (columns,)
        Missing where the sum below is 0.
    """
    total, base = above.sum(axis=0), below.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = np.where(base > 0, total / base, np.nan)
        without = (total - above) / (base - below)
    return ratio, jackknife_variance(without)


def jackknife_variance(without: Floats) -> Floats:
    """Give the jackknife variance of an estimate from its values without each article, (articles, columns)."""
    # Without the only article of a group there is no ratio; it does not show how articles vary.
    known = np.isfinite(without)
    number = known.sum(axis=0)
    filled = np.where(known, without, 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = filled.sum(axis=0) / number
        spread = (np.where(known, without - mean, 0) ** 2).sum(axis=0)
        return np.asarray(np.where(number > 1, (number - 1) / number * spread, np.nan))


def share_interval(
    share: Floats, variance: Floats, freedom: Floats, effective: Floats, confidence: float
) -> tuple[Floats, Floats]:
    """Give intervals of shares: Wilson's (1927) for the number of independent observations that varies as much.

    Parameters
    ----------
    share, variance : arrays of float
    freedom : array of float
        Degrees of freedom of Student's t; missing below 1.
    effective : array of float
        The number of independent observations to assume where the share is 0 or 1 or does not vary, which says nothing
        about how sure it is (Korn & Graubard 1998).
    confidence : float
    """
    usable = (freedom >= 1) & np.isfinite(share) & np.isfinite(variance)
    z = np.where(usable, t_quantile(freedom, confidence), np.nan)
    p = np.clip(share, 0, 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        number = np.where((variance > 0) & (p > 0) & (p < 1), p * (1 - p) / variance, effective)
        centre = (p + z**2 / (2 * number)) / (1 + z**2 / number)
        half = z / (1 + z**2 / number) * np.sqrt(p * (1 - p) / number + z**2 / (4 * number**2))
    low, high = np.clip(centre - half, 0, 1), np.clip(centre + half, 0, 1)
    return np.where(number > 0, low, np.nan), np.where(number > 0, high, np.nan)


def rate_interval(
    rate: Floats, variance: Floats, freedom: Floats, confidence: float
) -> tuple[Floats, Floats]:
    """Give intervals of rates that are above 0 and have no upper bound: symmetric on the logarithm."""
    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.where(freedom >= 1, t_quantile(freedom, confidence), np.nan)
        factor = np.exp(z * np.sqrt(variance) / rate)
        usable = (rate > 0) & (variance > 0)
        return np.where(usable, rate / factor, np.nan), np.where(usable, rate * factor, np.nan)


def count_effective(weights: Floats) -> float:
    """Give how many equally weighted observations are worth as much (Kish 1965)."""
    return float(weights.sum() ** 2 / (weights**2).sum()) if len(weights) else 0.0


def sum_wholes(values: Floats, whole: NDArray[np.int64]) -> Floats:
    """Add up the columns that one share is of, (articles, wholes)."""
    sums = np.zeros((len(values), int(whole[-1]) + 1 if len(whole) else 0))
    np.add.at(sums.T, whole, values.T)
    return sums
