"""Intervals of ratios of sums by linearisation over clusters, with t on the clusters that hold the numerator.

A rate is a sum over articles divided by another sum over them. Each article adds ``y - rate * x`` to how far the rate
is off; the squares of what clusters add, summed, are the variance (Taylor linearisation; Binder 1983). Four things keep
the interval right where a frame is rare: the logarithm (of the rate, or of the odds of a share); Student's t with as many
degrees of freedom as clusters hold the frame, not as there are; a variance no smaller than if mentions were
independent; and limits from how many clusters hold the frame at all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.measures.cells import Tally
from mediaframing.measures.clusters import ARTICLE, Clusters, Design
from mediaframing.measures.intervals import Floats, Integers, midp_interval, t_quantile

# Taken for how often a frame is mentioned where it is, while nothing tells: the bound of a count of 0 rests on it.
_MENTIONS_WHERE_ANY = 3.0
# What is seen in few clusters may be so many times too little: it only cuts what t leaves open with one or two.
_AT_MOST_TIMES = 3.0


@dataclass(frozen=True)
class Moments:
    """Sums over clusters: arrays of (groups, columns of the numerator).

    Attributes
    ----------
    count, whole : array of float
        The numerator and the denominator.
    squares : array of float
        Of what clusters add to how far the ratio is off.
    whole_squares : array of float
        Squares of the denominators of clusters, summed.
    holding, lacking, clusters : array of float
        Clusters with any of the numerator, with less of it than of the denominator, and with any of the denominator.
    effective : array of float
        How many clusters of one size would tell as much (Kish 1965): of outlets of which one has most articles, fewer than
        there are. Articles count as they are, long ones and short ones.
    """

    count: Floats
    whole: Floats
    squares: Floats
    whole_squares: Floats
    holding: Floats
    lacking: Floats
    clusters: Floats
    effective: Floats


def sum_moments(design: Design, above: Tally, below: Tally, whole: Integers) -> Moments:
    """Sum what linearised intervals need, over one way of clustering or two.

    Two ways: squares of both less those of their intersection (Cameron, Gelbach & Miller 2011), and no less than either.

    Parameters
    ----------
    design : Design
    above, below : Tally
        Numerator and denominator, by article.
    whole : array of int
        For each column of the numerator the column of the denominator it is divided by.
    """
    parts = [_sum_way(way, above, below, whole) for way in design.ways]
    if len(parts) == 1:
        return parts[0]
    one, two, both = parts
    squares = np.maximum(one.squares + two.squares - both.squares, np.maximum(one.squares, two.squares))
    return Moments(
        one.count, one.whole, squares, np.maximum(one.whole_squares, two.whole_squares),
        *(
            np.minimum(getattr(one, name), getattr(two, name))
            for name in ("holding", "lacking", "clusters", "effective")
        ),
    )  # fmt: skip


def _sum_way(way: Clusters, above: Tally, below: Tally, whole: Integers) -> Moments:
    y, x = way.gather(above), way.gather(below)
    shape = (way.groups, above.columns)

    def per_group(weights: Floats | None, of: Tally = y) -> Floats:
        flat = way.group[of.article].astype(np.int64) * of.columns + of.column
        summed = np.bincount(flat, weights=weights, minlength=way.groups * of.columns)
        return summed.astype(np.float64).reshape(way.groups, of.columns)

    at = look_up(x, y.article, whole[y.column])
    count, total = per_group(y.value), per_group(x.value, x)[:, whole]
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = np.where(total > 0, count / total, 0.0).reshape(shape)
    products, own = per_group(y.value * at), per_group(y.value**2)
    whole_squares = per_group(x.value**2, x)[:, whole]
    squares = own - 2 * ratio * products + ratio**2 * whole_squares
    clusters = per_group((x.value > 0).astype(np.float64), x)[:, whole]
    full = per_group((y.value >= at).astype(np.float64))
    return Moments(
        count,
        total,
        np.maximum(squares, 0.0),
        whole_squares,
        per_group((y.value != 0).astype(np.float64)),
        clusters - full,
        clusters,
        clusters if way.name == ARTICLE else count_effective(total, whole_squares),
    )


def count_effective(whole: Floats, squares: Floats) -> Floats:
    """Say how many clusters of one size tell as much as some of different sizes (Kish 1965)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        effective: Floats = np.maximum(whole**2 / squares, 1 + 1e-9)
    return effective


def look_up(held: Tally, article: Integers, column: Integers) -> Floats:
    """Give the values of a tally at some articles and columns; 0 where it has none."""
    if not len(held.article):
        return np.zeros(len(article))
    key = held.article.astype(np.int64) * held.columns + held.column
    wanted = article.astype(np.int64) * held.columns + column
    place = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
    return np.where(key[place] == wanted, held.value[place], 0.0)


def ratio_intervals(moments: Moments, *, share: bool, confidence: float) -> tuple[Floats, Floats, np.ndarray]:
    """Give intervals of rates.

    Parameters
    ----------
    moments : Moments
    share : bool
        Whether the numerator is a part of the denominator, so that the rate stays below 1.
    confidence : float

    Returns
    -------
    low, high : arrays of float
        Missing where there is no denominator or a single cluster.
    bound : array of bool
        Where nothing, or everything, was counted, so that only one side is open.
    """
    m = moments
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        rate = m.count / m.whole
        held = np.minimum(m.holding, m.lacking) if share else m.holding
        rest = 1 - rate if share else np.ones_like(rate)
        variance = m.squares / (m.count * rest) ** 2 * _correct_few(held, m.effective)
        variance = np.maximum(variance, 1 / (m.count * rest))
        half = t_quantile(np.minimum(held, m.effective - 1), confidence) * np.sqrt(variance)
        low, high = (_move(rate, rest, sign * half, share) for sign in (-1, 1))
        typical = _typical(m.count.sum(axis=1), m.holding.sum(axis=1))
        least, most = _limit(m, m.count, m.holding, typical, confidence)
        low, high = np.maximum(low, least), np.minimum(high, most)
        low, high = np.where(m.count == 0, 0.0, low), np.where(m.count == 0, most, high)
        if share:
            least, most = _limit(m, m.whole - m.count, m.lacking, typical, confidence)
            full = m.count >= m.whole
            low = np.where(full, 1 - most, np.where(m.count == 0, 0.0, np.maximum(low, 1 - most)))
            high = np.where(full, 1.0, np.where(m.count == 0, high, np.minimum(high, 1 - least)))
        low, high = np.minimum(low, rate), np.maximum(high, rate)
    known = (m.whole > 0) & (m.clusters > 1)
    bound = known & ((m.count == 0) | ((m.count >= m.whole) & share))
    return np.where(known, low, np.nan), np.where(known, high, np.nan), bound


def _correct_few(held: Floats, effective: Floats) -> Floats:
    """Say how many times too small a variance over few clusters, or clusters of different sizes, is."""
    times: Floats = np.maximum(np.where(held > 1, held / (held - 1), 2.0), effective / (effective - 1))
    return times


def _move(rate: Floats, rest: Floats, by: Floats, share: bool) -> Floats:
    """Move a rate by so much on the scale of its logarithm, or of its log odds."""
    moved: Floats = rate / (rate + rest * np.exp(-by)) if share else rate * np.exp(np.minimum(by, 700.0))
    return moved


def _typical(count: Floats, holding: Floats) -> Floats:
    """Say how much a cluster that has any has, over all columns of a group: (groups, 1)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        each: Floats = np.fmax(count / holding, _MENTIONS_WHERE_ANY)[:, None]
    return each


def _limit(
    m: Moments, count: Floats, holding: Floats, typical: Floats, confidence: float
) -> tuple[Floats, Floats]:
    """Bound a rate by the share of clusters with any: at least one there, at most a multiple of what was seen."""
    fewest, most = midp_interval(holding, m.clusters, confidence)
    each = np.where(
        holding > 0, _AT_MOST_TIMES * np.maximum(count / np.maximum(holding, 1), typical), typical
    )
    # A cluster has no more of a part than it has of the whole.
    each = np.where(holding > 0, each, np.minimum(each, np.maximum(m.whole / m.clusters, 1.0)))
    return fewest * m.clusters / m.whole, most * each * m.clusters / m.whole


def mean_intervals(moments: Moments, confidence: float) -> tuple[Floats, Floats]:
    """Give intervals of means of scores between -1 and 1, over the clusters that have any.

    Where all scores are the same the limits are those of the rule of three: so many clusters may be otherwise, by as much
    as can be.
    """
    m = moments
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = m.count / m.whole
        # Clusters of many scores weigh more, so that fewer than there are decide (Kish 1965).
        effective = count_effective(m.whole, m.whole_squares)
        variance = m.squares / m.whole**2 * effective / (effective - 1)
        half = t_quantile(effective - 1, confidence) * np.sqrt(variance)
        others = midp_interval(np.zeros_like(m.clusters), m.clusters, confidence)[1]
        same = m.squares <= 1e-12 * np.maximum(m.whole, 1.0) ** 2
        low = np.where(same, mean - others * (1 + mean), np.maximum(mean - half, -1.0))
        high = np.where(same, mean + others * (1 - mean), np.minimum(mean + half, 1.0))
    known = m.clusters > 1
    return np.where(known, low, np.nan), np.where(known, high, np.nan)


def contrast_intervals(
    design: Design, first: Tally, second: Tally, confidence: float
) -> tuple[Floats, Floats, np.ndarray]:
    """Give intervals of the log (natural) of how many times as much the first tally holds as the second.

    Returns
    -------
    low, high : arrays of float, (groups, columns)
        Where one of them holds nothing only the side that the other bounds is given.
    bound : array of bool
    """
    whole = np.arange(first.columns)
    parts = [_contrast_way(way, first, second, whole) for way in design.ways]
    a, b, squares, a_held, b_held, clusters = parts[0]
    if len(parts) == 3:
        two, both = parts[1], parts[2]
        squares = np.maximum(squares + two[2] - both[2], np.maximum(squares, two[2]))
        a_held, b_held, clusters = (np.minimum(parts[0][i], two[i]) for i in (3, 4, 5))
    with np.errstate(invalid="ignore", divide="ignore"):
        held = np.minimum(a_held, b_held)
        variance = np.maximum(squares * np.where(held > 1, held / (held - 1), 2.0), 1 / a + 1 / b)
        half = t_quantile(np.minimum(held, clusters - 1), confidence) * np.sqrt(variance)
        ratio = np.log(a) - np.log(b)
        low, high = ratio - half, ratio + half
        # Of what was not counted there is as much as the rule of three allows, of the other as little as its own spread.
        typical = _typical((a + b).sum(axis=1), (a_held + b_held).sum(axis=1))
        a_low, a_most = _span(a, a_held, clusters, typical, confidence)
        b_low, b_most = _span(b, b_held, clusters, typical, confidence)
        low, high = np.maximum(low, np.log(a_low / b_most)), np.minimum(high, np.log(a_most / b_low))
        only_first, only_second = (a > 0) & (b == 0), (b > 0) & (a == 0)
        low = np.where(only_first, np.log(a_low / b_most), np.where(only_second, np.nan, low))
        high = np.where(only_second, np.log(a_most / b_low), np.where(only_first, np.nan, high))
    known = (a + b > 0) & (clusters > 1)
    bound = known & (only_first | only_second)
    return np.where(known, low, np.nan), np.where(known, high, np.nan), bound


def _contrast_way(way: Clusters, first: Tally, second: Tally, whole: Integers) -> tuple[Floats, ...]:
    y, x = way.gather(first), way.gather(second)

    def per_group(weights: Floats, of: Tally) -> Floats:
        flat = way.group[of.article].astype(np.int64) * of.columns + of.column
        return np.bincount(flat, weights=weights, minlength=way.groups * of.columns).astype(np.float64)

    a, b = per_group(y.value, y), per_group(x.value, x)
    at = look_up(x, y.article, whole[y.column])
    own_a, own_b, products = per_group(y.value**2, y), per_group(x.value**2, x), per_group(y.value * at, y)
    with np.errstate(invalid="ignore", divide="ignore"):
        squares = own_a / a**2 - 2 * products / (a * b) + own_b / b**2
    shape = (way.groups, first.columns)
    a_held, b_held = per_group(np.ones_like(y.value), y), per_group(np.ones_like(x.value), x)
    clusters = np.repeat(way.sizes.astype(np.float64), first.columns)
    return tuple(part.reshape(shape) for part in (a, b, np.maximum(squares, 0.0), a_held, b_held, clusters))


def _span(
    count: Floats, holding: Floats, clusters: Floats, typical: Floats, confidence: float
) -> tuple[Floats, Floats]:
    """Bound a count by how many clusters hold any: at least one in each, at most a multiple of what was seen."""
    fewest, most = midp_interval(holding, clusters, confidence)
    each = np.where(
        holding > 0, _AT_MOST_TIMES * np.maximum(count / np.maximum(holding, 1), typical), typical
    )
    return fewest * clusters, most * clusters * each
