"""What survives: exact chances of a difference where groups are alike, and their adjustment for how many are looked at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mediaframing.measures.groups import check_choice
from mediaframing.measures.intervals import Floats, normal_quantile

ADJUSTMENTS = ("holm", "fdr", "none")
FEW_EXPECTED = 5
"""Where fewer clusters with the trait are expected than this, no difference is marked (Cochran 1954)."""

# Beyond this a normal score is not told apart from certainty.
_FURTHEST = 37.0
_NEGLIGIBLE = 1e-17


@dataclass(frozen=True)
class Spread:
    """How a sum over some articles varies when articles are dealt out to groups at random.

    Attributes
    ----------
    squares, cubes : array of float
        Sums over all articles of the second and third power of what each adds; what they add has the mean 0.
    """

    squares: Floats
    cubes: Floats


def score_permutations(
    apart: Floats, drawn: Floats, articles: Floats, spread: Spread
) -> tuple[Floats, Floats]:
    """Score a group's sum against all ways to deal its number of articles out of all of them.

    The first three moments of the permutation distribution are exact; Pearson's type III curve through them gives
    the tails (Mielke & Berry 2007), which unlike the normal curve lean as counts of rare things do.

    Parameters
    ----------
    apart : array of float
        The sum, less what is expected.
    drawn, articles : arrays of float
        Articles of the group, and of all groups.
    spread : Spread

    Returns
    -------
    score : array of float
        Standard normal if groups are alike.
    p : array of float
        Two-sided.
    """
    from scipy.special import (
        gammainc,
        gammaincc,
    )  # slow to import, here and below, and not every report asks for it

    with np.errstate(invalid="ignore", divide="ignore"):
        rest = articles - drawn
        variance = drawn * rest / (articles - 1) * spread.squares / articles
        third = drawn * rest * (rest - drawn) / ((articles - 1) * (articles - 2)) * spread.cubes / articles
        z = apart / np.sqrt(variance)
        skew = np.nan_to_num(third / variance**1.5)
        # A curve that leans to the left is the mirror of one that leans to the right.
        side = np.where(skew < 0, -1.0, 1.0)
        shape = 4 / np.clip(np.abs(skew), 1e-4, 1e6) ** 2
        at = np.maximum(shape + side * z * np.sqrt(shape), 0.0)
        tails = gammainc(shape, at), gammaincc(shape, at)
        lower = np.where(side > 0, tails[0], tails[1])
        upper = np.where(side > 0, tails[1], tails[0])
    return _read_tails(lower, upper, z)


def score_draws(count: Floats, drawn: Floats, marked: Floats, articles: Floats) -> tuple[Floats, Floats]:
    """Score how many of the marked articles a group drew: the mid-P of Fisher's exact test (Lancaster 1961).

    Parameters
    ----------
    count, drawn, marked, articles : arrays of float
        Marked articles of the group, its articles, and the marked and all articles of all groups.

    Returns
    -------
    score, p : arrays of float
        As :func:`score_permutations`.
    """
    count, drawn, marked, articles = (
        np.asarray(values, dtype=np.float64) for values in np.broadcast_arrays(count, drawn, marked, articles)
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        apart = count - drawn * marked / articles
        point, outward = _sum_draws(count, drawn, marked, articles, np.where(apart < 0, -1.0, 1.0))
    near = np.clip(outward - point / 2, 0.0, 1.0)
    lower, upper = np.where(apart < 0, near, 1 - near), np.where(apart < 0, 1 - near, near)
    return _read_tails(lower, upper, apart)


def _sum_draws(
    count: Floats, drawn: Floats, marked: Floats, articles: Floats, side: Floats
) -> tuple[Floats, Floats]:
    """Give the hypergeometric chance of a count, and of that or any further to one side (1 up, -1 down)."""
    point: Floats = np.exp(
        _log_choose(marked, count)
        + _log_choose(articles - marked, drawn - count)
        - _log_choose(articles, drawn)
    )
    # From one count to the next chances differ by a ratio of whole numbers; away from the mean they fall.
    total, term, at = point.copy(), point.copy(), count.copy()
    going = np.flatnonzero(np.isfinite(point))
    flat = [part.ravel() for part in (total, term, at, drawn, marked, articles, side)]
    total, term, at, n, k, every, way = flat
    while len(going):
        here, up = at[going], way[going] > 0
        rest = every[going] - k[going] - n[going]
        ratio = np.where(
            up,
            (k[going] - here) * (n[going] - here) / ((here + 1) * (rest + here + 1)),
            here * (rest + here) / ((k[going] - here + 1) * (n[going] - here + 1)),
        )
        term[going] *= ratio
        total[going] += term[going]
        at[going] += way[going]
        going = going[(term[going] > _NEGLIGIBLE * total[going]) | (ratio >= 1)]
    return point, total.reshape(count.shape)


def _log_choose(whole: Floats, part: Floats) -> Floats:
    from scipy.special import gammaln

    chosen: Floats = gammaln(whole + 1) - gammaln(part + 1) - gammaln(whole - part + 1)
    return chosen


def _read_tails(lower: Floats, upper: Floats, sign: Floats) -> tuple[Floats, Floats]:
    from scipy.special import ndtri

    tail = np.where(upper < lower, upper, lower)
    with np.errstate(divide="ignore"):
        score = np.where(upper < lower, -ndtri(tail), ndtri(tail))
    score = np.clip(score, -_FURTHEST, _FURTHEST)
    known = np.isfinite(sign) & ~np.isnan(tail)
    return np.where(known, score, np.nan), np.where(known, np.minimum(2 * tail, 1.0), np.nan)


def adjust_p(p: ArrayLike, adjust: str = "holm") -> Floats:
    """Adjust p values for how many there are.

    Parameters
    ----------
    p : array_like
        Missing ones are no tests, and stay missing.
    adjust : {"holm", "fdr", "none"}
        - ``holm`` (1979): the chance of a single false mark in the whole table stays below the level.
        - ``fdr`` (Benjamini & Hochberg 1995): the share of false marks among all marks does. For long lists.
        - ``none``.

    Examples
    --------
    >>> adjust_p([0.01, 0.04, 0.03, 0.005], "holm").tolist()
    [0.03, 0.06, 0.06, 0.02]
    >>> adjust_p([0.01, 0.04, 0.03, 0.005], "fdr").round(3).tolist()
    [0.02, 0.04, 0.04, 0.02]
    """
    check_choice("adjust", adjust, ADJUSTMENTS)
    given = np.asarray(p, dtype=np.float64)
    adjusted: Floats = given.copy()
    known = ~np.isnan(given)
    tests = given[known]
    if adjust == "none" or not len(tests):
        return adjusted
    order = np.argsort(tests, kind="stable")
    if adjust == "holm":
        stepped = np.maximum.accumulate(tests[order] * np.arange(len(tests), 0, -1))
    else:
        rising = tests[order] * len(tests) / np.arange(1, len(tests) + 1)
        stepped = np.minimum.accumulate(rising[::-1])[::-1]
    held = np.empty_like(tests)
    held[order] = np.minimum(stepped, 1.0)
    adjusted[known] = held
    return adjusted


MARKS = ("p", "p_adjusted", "adjustment", "stands_out")


def add_marks(result: pd.DataFrame, adjust: str, confidence: float) -> pd.DataFrame:
    """Add to a table with a column ``p`` what is left of it: ``p_adjusted``, ``adjustment``, ``stands_out``."""
    adjusted = adjust_p(result["p"].to_numpy(dtype=np.float64), adjust)
    # NaN is below nothing.
    return result.assign(p_adjusted=adjusted, adjustment=adjust, stands_out=adjusted < 1 - confidence)


def reach_of_interval(difference: Floats, toward_zero: Floats, confidence: float) -> Floats:
    """Give the p at which an interval would just reach 0, taking its half width to grow as a normal one's.

    Parameters
    ----------
    difference : array of float
    toward_zero : array of float
        How far the interval at ``confidence`` reaches from the difference toward 0.
    confidence : float
    """
    from scipy.special import ndtr

    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.abs(difference) / np.abs(toward_zero) * normal_quantile(confidence)
    p: Floats = 2 * ndtr(-z)
    return np.where(np.isnan(difference), np.nan, p)
