"""How far a word sets two sets of articles apart: scores, intervals, and the chance of it where they are alike."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mediaframing.measures.clusters import Design
from mediaframing.measures.contrast import score_log_ratio
from mediaframing.measures.intervals import Floats, Integers, midp_interval, t_quantile
from mediaframing.measures.result_columns import name_interval
from mediaframing.measures.significance import FEW_EXPECTED, Spread, score_permutations
from mediaframing.measures.words import WordSet, WordSums


def score_g2(count: ArrayLike, total: ArrayLike, other_count: ArrayLike, other_total: ArrayLike) -> Floats:
    """Score how surprising it is to find a word so unevenly spread: the log-likelihood ratio G2 (Dunning 1993).

    Parameters
    ----------
    count, total : array_like
        How often the word occurs in one corpus, and how many words that has.
    other_count, other_total : array_like
        The same for the other.

    Returns
    -------
    array of float
        ``2 * sum(observed * ln(observed / expected))`` over the four cells of the table (word or not, one
        corpus or the other); 0 or more. 3.84 is the 5% point of a single comparison of independent words.

    Examples
    --------
    "the swiss" in Dunning (1993), table 3:

    >>> score_g2(110, 110 + 2442, 111, 111 + 29114).round(2).item()
    270.72
    """
    a, b = np.asarray(count, dtype=np.float64), np.asarray(other_count, dtype=np.float64)
    n, m = np.asarray(total, dtype=np.float64), np.asarray(other_total, dtype=np.float64)
    share = (a + b) / (n + m)
    cells = [(a, n * share), (b, m * share), (n - a, n * (1 - share)), (m - b, m * (1 - share))]
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = [np.where(seen > 0, seen * np.log(seen / expected), 0.0) for seen, expected in cells]
    score: Floats = np.maximum(2 * sum(parts), 0.0)
    return score


def score_log_odds(
    count: ArrayLike, total: ArrayLike, other_count: ArrayLike, other_total: ArrayLike, *, prior: ArrayLike
) -> tuple[Floats, Floats]:
    """Score words by their log odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008).

    Parameters
    ----------
    count, total, other_count, other_total : array_like
        As for :func:`score_g2`.
    prior : array_like
        How often each word stands in the words that both sets are taken to share; they are added to both, and draw rare
        words toward no difference.

    Returns
    -------
    log_odds : array of float
        Natural logarithm; positive in the first set (equation 16).
    z : array of float
        Divided by its standard deviation (equations 20 and 22).

    Examples
    --------
    Without a prior it is the log odds ratio of Agresti (2007), section 2.3, with heart attacks for a word. Its standard
    error there is .123; here the two cells of all other words are left out of it:

    >>> log_odds, z = score_log_odds(189, 11034, 104, 11037, prior=0)
    >>> float(log_odds.round(3)), round(float(log_odds / z), 3)
    (0.605, 0.122)
    """
    a, b = np.asarray(count, dtype=np.float64), np.asarray(other_count, dtype=np.float64)
    n, m = np.asarray(total, dtype=np.float64), np.asarray(other_total, dtype=np.float64)
    alpha = np.broadcast_to(np.asarray(prior, dtype=np.float64), a.shape)
    every = alpha.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        log_odds: Floats = np.log((a + alpha) / (n + every - a - alpha)) - np.log(
            (b + alpha) / (m + every - b - alpha)
        )
        z: Floats = log_odds / np.sqrt(1 / (a + alpha) + 1 / (b + alpha))
    return log_odds, z


def score_words(
    sets: tuple[WordSet, WordSet],
    kept: Integers,
    words: pd.Index,
    prior: float,
    smoothing: float,
    confidence: float,
    design: Design,
) -> pd.DataFrame:
    """Score the words that are kept: the columns of :func:`~mediaframing.measures.keyness.compare_words` from ``word`` on."""
    one, two = (each.in_articles for each in sets)
    a, b = one.count[kept], two.count[kept]
    share = (one.count + two.count) / (one.total + two.total)
    log_odds, z = score_log_odds(one.count, one.total, two.count, two.total, prior=prior * share)
    low, high, bound = _log_ratio_interval(sets, kept, confidence)
    # Shared out by the size of both sets, so that a word that one lacks is more frequent in the other.
    more = 2 * smoothing / (one.total + two.total)
    either = np.where(np.isnan(low), high, low)
    return pd.DataFrame(
        {
            "word": words[kept],
            "count": a.astype(np.int64),
            "other_count": b.astype(np.int64),
            "per_1000_words": 1000 * a / one.total,
            "other_per_1000_words": 1000 * b / two.total,
            "g2": score_g2(a, one.total, b, two.total),
            "log_odds": log_odds[kept],
            "z": z[kept],
            "log_ratio": score_log_ratio(a / one.total, b / two.total, more),
            "low": low,
            "high": high,
            "interval": name_interval(either, design.over, bound),
            "articles": one.holding[kept].astype(np.int64),
            "other_articles": two.holding[kept].astype(np.int64),
        }
    )


def _log_ratio_interval(
    sets: tuple[WordSet, WordSet], kept: Integers, confidence: float
) -> tuple[Floats, Floats, np.ndarray]:
    """Give the interval of the log2 of the ratio of both rates."""
    logs, variances, holding, upper, sizes = [], [], [], [], []
    for each in sets:
        spreads = [_sum_squares(s, kept) for s in each.in_clusters]
        s = each.in_clusters[0]
        held = np.min([way.holding[kept] for way in each.in_clusters[:2]], axis=0)
        size = min(len(way.lengths) for way in each.in_clusters[:2])
        squares = spreads[0]
        if len(spreads) == 3:
            # As of rates over two ways (Cameron, Gelbach & Miller 2011), and no less than over either.
            squares = np.maximum(spreads[0] + spreads[1] - spreads[2], np.maximum(spreads[0], spreads[1]))
        with np.errstate(divide="ignore", invalid="ignore"):
            spread = squares / s.count[kept] ** 2 * np.where(held > 1, held / (held - 1), 2.0)
            # No less than if words were independent of each other, so that no interval has the width 0.
            variances.append(np.maximum(spread, 1 / s.count[kept]))
            logs.append(np.log(s.count[kept] / s.total))
        holding.append(held)
        sizes.append(size)
        # Of a word that is absent: the rule of three, each article with three.
        upper.append(np.log(3 * size * midp_interval(0, size, confidence)[1] / s.total))
    clusters = min(sizes)
    with np.errstate(invalid="ignore", divide="ignore"):
        absent_one, absent_two = holding[0] == 0, holding[1] == 0
        # Of two independent rates the degrees of freedom add up as their variances do (Satterthwaite 1946).
        freedom = [np.minimum(held, size - 1) for held, size in zip(holding, sizes, strict=True)]
        parts = [variance**2 / degrees for variance, degrees in zip(variances, freedom, strict=True)]
        joint = (variances[0] + variances[1]) ** 2 / (parts[0] + parts[1])
        joint = np.where(absent_one, freedom[1], np.where(absent_two, freedom[0], joint))
        half = t_quantile(joint, confidence)
        known = np.where(
            absent_one, variances[1], np.where(absent_two, variances[0], variances[0] + variances[1])
        )
        half = half * np.sqrt(known)
        first = np.where(absent_one, upper[0], logs[0])
        second = np.where(absent_two, upper[1], logs[1])
        low = np.where(absent_one | (clusters < 2), np.nan, first - second - half)
        high = np.where(absent_two | (clusters < 2), np.nan, first - second + half)
    return low / np.log(2), high / np.log(2), absent_one | absent_two


def _sum_squares(sums: WordSums, kept: Integers) -> Floats:
    """Sum the squares of what clusters add to how far the rate of a word is off."""
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = sums.count[kept] / sums.total
    squares: Floats = sums.squares[kept] - 2 * rate * sums.by_length[kept] + rate**2 * (sums.lengths**2).sum()
    return squares


def find_chances(sets: tuple[WordSet, WordSet], kept: Integers) -> Floats:
    """Give p of every word: how far the first set's count is from its share, among all ways to deal clusters out.

    Of two ways of clustering, the larger p.
    """
    ways = zip(*(each.in_clusters[:2] for each in sets), strict=True)
    p: Floats = np.max([_find_chances(one, two, kept) for one, two in ways], axis=0)
    return p


def _find_chances(one: WordSums, two: WordSums, kept: Integers) -> Floats:
    total = one.total + two.total

    def both(name: str) -> Floats:
        summed: Floats = getattr(one, name)[kept] + getattr(two, name)[kept]
        return summed

    rate = both("count") / total
    lengths = np.concatenate([one.lengths, two.lengths])
    squares = both("squares") - 2 * rate * both("by_length") + rate**2 * (lengths**2).sum()
    cubes = (
        both("cubes") - 3 * rate * both("squares_by_length") + 3 * rate**2 * both("by_length_squared")
        - rate**3 * (lengths**3).sum()
    )  # fmt: skip
    drawn, clusters = np.array(float(len(one.lengths))), np.array(float(len(lengths)))
    apart = one.count[kept] - rate * one.total
    p = score_permutations(apart, drawn, clusters, Spread(np.maximum(squares, 0.0), cubes))[1]
    smaller = min(len(one.lengths), len(two.lengths)) / max(len(lengths), 1)
    return np.where(smaller * both("holding") < FEW_EXPECTED, np.nan, p)
