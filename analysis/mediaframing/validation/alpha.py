"""Krippendorff's alpha and its kin, from the values that coders gave to units."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LEVELS = ("nominal", "ordinal", "interval")


@dataclass(frozen=True)
class Coincidences:
    """What alpha is computed from, one row a cluster of units (an article), so that clusters can be drawn.

    Attributes
    ----------
    totals : array, (clusters, values)
        How often each value was given to units that were coded twice or more.
    matched : array, (clusters,)
        The coincidences of a value with itself, each unit counted as often as it was coded (Krippendorff 2019, section
        12.3).
    agreed, compared : arrays, (clusters,)
        Pairs of coders that gave a unit the same value, and all pairs.
    coincidences : array, (clusters, values, values), optional
        How often two coders gave one unit these two values; only where it matters how far values are apart.
    """

    totals: Floats
    matched: Floats
    agreed: Floats
    compared: Floats
    coincidences: Floats | None = None


def count_pairs(counts: Floats, cluster: NDArray[np.int64], level: str = "nominal") -> Coincidences:
    """Count pairs from how many coders gave each value to each unit.

    Parameters
    ----------
    counts : array, (units, values)
    cluster : array of int, (units,)
        From 0; the article of each unit.
    level : {"nominal", "ordinal", "interval"}
    """
    coded = counts.sum(axis=1)
    kept = coded > 1
    counts, cluster, coded = counts[kept], cluster[kept], coded[kept]
    clusters = int(cluster.max()) + 1 if len(cluster) else 0
    same = (counts * (counts - 1)).sum(axis=1)
    totals = np.zeros((clusters, counts.shape[1]))
    np.add.at(totals, cluster, counts)
    coincidences = None
    if level != "nominal":
        crossed = np.einsum("uc,uk->uck", counts, counts)
        values = np.arange(counts.shape[1])
        crossed[:, values, values] -= counts
        coincidences = np.zeros((clusters, counts.shape[1], counts.shape[1]))
        np.add.at(coincidences, cluster, crossed / (coded - 1)[:, None, None])
    matched, agreed, compared = (
        np.bincount(cluster, each, clusters).astype(np.float64)
        for each in (same / (coded - 1), same / 2, coded * (coded - 1) / 2)
    )
    return Coincidences(totals, matched, agreed, compared, coincidences)


def rate_alpha(
    pairs: Coincidences, values: Floats, level: str = "nominal", times: NDArray[np.int64] | None = None
) -> Floats:
    """Give Krippendorff's alpha; missing where only one value was used.

    Parameters
    ----------
    pairs : Coincidences
    values : array of float, (values,)
        The values in their order; their size counts for ``interval`` only.
    level : {"nominal", "ordinal", "interval"}
    times : array of int, (draws, clusters), optional
        How often each cluster is taken, once a draw; each once by default.

    Returns
    -------
    array of float, (draws,)

    References
    ----------
    Hayes, A. F., & Krippendorff, K. (2007). Answering the call for a standard reliability measure for coding data.
    Communication Methods and Measures 1(1).

    Examples
    --------
    Two coders, 10 units, two values (Krippendorff 2011, Computing Krippendorff's alpha-reliability, section A):

    >>> first, second = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    >>> counts = np.array([np.bincount(pair, minlength=2) for pair in zip(first, second)], dtype=float)
    >>> rate_alpha(count_pairs(counts, np.zeros(10, dtype=int)), np.arange(2.0)).round(3).tolist()
    [0.095]
    """
    if times is None:
        times = np.ones((1, len(pairs.matched)), dtype=np.int64)
    totals = times @ pairs.totals
    number = totals.sum(axis=1)
    if level == "nominal" or pairs.coincidences is None:
        observed = number - times @ pairs.matched
        expected = number**2 - (totals**2).sum(axis=1)
    else:
        size = len(values)
        crossed = (times @ pairs.coincidences.reshape(len(pairs.matched), -1)).reshape(-1, size, size)
        distance = _measure_distances(totals, values, level)
        observed = (crossed * distance).sum(axis=(1, 2))
        expected = (totals[:, :, None] * totals[:, None, :] * distance).sum(axis=(1, 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        alpha = np.where(expected > 0, 1 - (number - 1) * observed / expected, np.nan)
    return np.asarray(alpha)


def _measure_distances(totals: Floats, values: Floats, level: str) -> Floats:
    """Give the squared distance of each two values."""
    if level == "interval":
        return np.asarray((values[:, None] - values[None, :]) ** 2)
    # How many codes lie between two values, of the two themselves the half.
    reached = np.cumsum(totals, axis=1) - totals / 2
    return np.asarray((reached[:, :, None] - reached[:, None, :]) ** 2)


def rate_kappa(first: NDArray[np.int64], second: NDArray[np.int64], values: int) -> float:
    """Give Cohen's kappa (1960) of two coders over the units that both coded; missing where both used one value."""
    table = np.zeros((values, values))
    np.add.at(table, (first, second), 1 / max(len(first), 1))
    expected = float(table.sum(axis=0) @ table.sum(axis=1))
    return (
        float((np.trace(table) - expected) / (1 - expected))
        if len(first) and expected < 1 - 1e-9
        else float("nan")
    )
