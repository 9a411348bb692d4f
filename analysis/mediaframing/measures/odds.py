"""Intervals of odds ratios of what stands together: linearised over clusters, as those of rates are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mediaframing.measures.cells import Tally, add_tallies
from mediaframing.measures.clusters import Clusters, Design
from mediaframing.measures.intervals import Floats, Integers, midp_interval, t_quantile


def odds_intervals(
    design: Design, cells: Sequence[Tally], sizes: Floats, log_odds: Floats, confidence: float
) -> tuple[Floats, Floats, np.ndarray]:
    """Give intervals of log odds ratios of tables of two by two, each of three cells a tally of units by article and pair.

    Parameters
    ----------
    design : Design
    cells : three Tally
        Both, the first only, the second only; all other units are neither.
    sizes : array of float
        Of each article, in units.
    log_odds : array of float, (groups, pairs)
        About which intervals lie.
    confidence : float

    Returns
    -------
    low, high : arrays of float, (groups, pairs)
        With one side open where a single cell is empty; missing where more are.
    bound : array of bool
        Where one is.
    """
    signs = np.array([1.0, -1.0, -1.0, 1.0])[:, None, None]
    parts = [_odds_way(way, cells, sizes) for way in design.ways]
    counts, squares, held = parts[0]
    clusters = np.asarray(design.sizes, dtype=np.float64)[:, None]
    if len(parts) == 3:
        squares = np.maximum(squares + parts[1][1] - parts[2][1], np.maximum(squares, parts[1][1]))
        held = np.minimum(held, parts[1][2])
    empty = counts == 0
    several = empty.sum(axis=0) > 1
    with np.errstate(invalid="ignore", divide="ignore"):
        rarest = np.where(empty, np.inf, held).min(axis=0)
        variance = squares * np.where(rarest > 1, rarest / (rarest - 1), 2.0)
        variance = np.maximum(variance, np.where(empty, 0.0, 1 / counts).sum(axis=0))
        half = t_quantile(np.minimum(rarest, clusters - 1), confidence) * np.sqrt(variance)
        # Of an empty cell there is as much as the rule of three allows.
        each = np.fmax(counts.sum(axis=0) / clusters, 1.0)
        most = clusters * midp_interval(np.zeros_like(clusters), clusters, confidence)[1] * each
        limit = (signs * np.log(np.where(empty, most, counts))).sum(axis=0)
        up, down = (empty & (signs > 0)).any(axis=0), (empty & (signs < 0)).any(axis=0)
        low = np.where(up | several, np.nan, np.where(down, limit, log_odds) - half)
        high = np.where(down | several, np.nan, np.where(up, limit, log_odds) + half)
    return low, high, (up | down) & ~several


def _odds_way(way: Clusters, cells: Sequence[Tally], sizes: Floats) -> tuple[Floats, Floats, Floats]:
    """Give the counts of the cells, the variance of the log odds ratio, and how many clusters hold each cell."""
    columns = cells[0].columns
    every = np.arange(len(sizes))
    gathered = [way.gather(cell) for cell in cells]
    units = way.gather(Tally(every, np.zeros_like(every), sizes, 1))
    size = np.zeros(len(way.group))
    size[units.article] = units.value

    def place(of: Tally) -> Integers:
        return way.group[of.article].astype(np.int64) * columns + of.column

    def per_group(of: Tally, values: Floats) -> Floats:
        summed = np.bincount(place(of), values, way.groups * columns)
        return summed.astype(np.float64).reshape(way.groups, columns)

    def whole(values: Floats) -> Floats:
        return np.bincount(way.group, values, way.groups).astype(np.float64)[:, None]

    some = add_tallies(gathered)
    counts = [per_group(cell, cell.value) for cell in gathered]
    rest = whole(size) - sum(counts)
    held = [per_group(cell, np.ones_like(cell.value)) for cell in gathered]
    full = per_group(some, (some.value >= size[some.article]).astype(np.float64))
    held.append(whole((size > 0).astype(np.float64)) - full)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Each cell's shares add up to 1, so that what clusters add has the mean 0. What a cluster has of the last cell is
        # its size less what it has of the others.
        of_rest = np.where(rest > 0, 1 / rest, 0.0)
        shares = [
            Tally(
                cell.article,
                cell.column,
                cell.value * (sign / count - of_rest).ravel()[place(cell)],
                columns,
            )
            for sign, cell, count in zip((1, -1, -1), gathered, counts, strict=True)
        ]
        moved = add_tallies(shares)
        squares = per_group(moved, moved.value**2) + whole(size**2) * of_rest**2
        squares += 2 * of_rest * per_group(moved, moved.value * size[moved.article])
    return np.array([*counts, rest]), np.maximum(squares, 0.0), np.array(held)
