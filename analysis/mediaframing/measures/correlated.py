"""Groups of articles that are not independent of each other: what their rates have in common through clusters in both."""

from __future__ import annotations

import numpy as np

from mediaframing.measures.cells import Tally
from mediaframing.measures.clusters import Clusters, Design
from mediaframing.measures.intervals import Floats, Integers
from mediaframing.measures.linearised import look_up, sum_moments


def correlate_groups(
    design: Design, above: Tally, below: Tally, whole: Integers, one: Integers, two: Integers, *, share: bool
) -> Floats:
    """Correlate the rates of pairs of groups that have clusters in common, as two periods have outlets in common.

    Parameters
    ----------
    design, above, below, whole
        As for :func:`sum_moments`.
    one, two : array of int
        The groups of each pair.
    share : bool
        As for :func:`ratio_intervals`.

    Returns
    -------
    array of float, (pairs, columns)
        The covariance of what clusters add to both, over both standard deviations; 0 where no cluster is in both.
    """
    parts = [_sum_products(way, above, below, whole, one, two) for way in design.ways]
    together = parts[0] if len(parts) == 1 else parts[0] + parts[1] - parts[2]
    m = sum_moments(design, above, below, whole)
    with np.errstate(invalid="ignore", divide="ignore"):
        # As in intervals, no less than if mentions were independent.
        least = m.count * (1 - m.count / m.whole if share else 1.0)
        spread = np.fmax(m.squares, np.nan_to_num(least))
        found = together / np.sqrt(spread[one] * spread[two])
    correlation: Floats = np.clip(np.nan_to_num(found), -1.0, 1.0)
    return correlation


def _sum_products(
    way: Clusters, above: Tally, below: Tally, whole: Integers, one: Integers, two: Integers
) -> Floats:
    """Sum, over the clusters that two groups share, the products of what each adds to how far the rates are off."""
    y, x = way.gather(above), way.gather(below)
    # Where the cluster is found in the other group of the pair; past the end where it is not.
    pair = np.full((2, way.groups), -1, dtype=np.int64)
    pair[0, one], pair[1, two] = np.arange(len(one)), np.arange(len(two))
    width = int(way.code.max(initial=0)) + 1
    key = way.group.astype(np.int64) * width + way.code

    def find_other(groups: Integers) -> Integers:
        wanted = groups[way.group] * width + way.code
        place = np.minimum(np.searchsorted(key, wanted), max(len(key) - 1, 0))
        return np.where((groups[way.group] >= 0) & (key[place] == wanted), place, len(key))

    to_two, to_one = np.full(way.groups, -1, dtype=np.int64), np.full(way.groups, -1, dtype=np.int64)
    to_two[one], to_one[two] = two, one
    in_two, in_one = find_other(to_two), find_other(to_one)

    def per_pair(of: Tally, side: int, values: Floats) -> Floats:
        place = pair[side][way.group[of.article]]
        chosen = place >= 0
        flat = place[chosen] * of.columns + of.column[chosen]
        summed = np.bincount(flat, values[chosen], len(one) * of.columns)
        return summed.astype(np.float64).reshape(len(one), of.columns)

    at = whole[y.column]
    both = per_pair(y, 0, y.value * look_up(y, in_two[y.article], y.column))
    first = per_pair(y, 0, y.value * look_up(x, in_two[y.article], at))
    second = per_pair(y, 1, y.value * look_up(x, in_one[y.article], at))
    wholes = per_pair(x, 0, x.value * look_up(x, in_two[x.article], x.column))[:, whole]

    def rate(groups: Integers) -> Floats:
        def total(of: Tally) -> Floats:
            flat = way.group[of.article].astype(np.int64) * of.columns + of.column
            summed = np.bincount(flat, of.value, way.groups * of.columns)
            return summed.astype(np.float64).reshape(way.groups, of.columns)

        with np.errstate(invalid="ignore", divide="ignore"):
            rates: Floats = np.nan_to_num(total(y) / total(x)[:, whole], posinf=0.0)
        return rates[groups]

    a, b = rate(one), rate(two)
    return both - b * first - a * second + a * b * wholes
