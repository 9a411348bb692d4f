"""How strongly two things go together: pointwise mutual information, and odds."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mediaframing.measures.intervals import Floats, normal_quantile


def score_pmi(both: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike) -> Floats:
    """Score how much more often two things occur together than apart: pointwise mutual information.

    Parameters
    ----------
    both, first, second, total : array_like
        Units with both, with the first, with the second, and all units.

    Returns
    -------
    array of float
        ``log2(both * total / (first * second))`` (Church & Hanks 1990): 1 is twice as often as independence
        would give, 0 as often; missing where there are none with both.

    Examples
    --------
    "doctors" near "dentists" in Church & Hanks (1990), table 1, of 15 million words:

    >>> score_pmi(8, 1105, 44, 15_000_000).round(1).item()
    11.3
    """
    k, a, b, n = (np.asarray(x, dtype=np.float64) for x in (both, first, second, total))
    with np.errstate(divide="ignore", invalid="ignore"):
        score: Floats = np.where(k > 0, np.log2(k) + np.log2(n) - np.log2(a) - np.log2(b), np.nan)
    return score


def score_odds(
    both: ArrayLike,
    first_only: ArrayLike,
    second_only: ArrayLike,
    neither: ArrayLike,
    *,
    smoothing: float = 0.5,
    confidence: float = 0.95,
) -> tuple[Floats, Floats, Floats]:
    """Score a table of two by two by its log odds ratio, with the interval of Woolf (1955).

    Parameters
    ----------
    both, first_only, second_only, neither : array_like
        Independent units.
    smoothing : float, default 0.5
        Added to each cell of a table with an empty one, which would give infinity (Haldane 1955; Gart 1966 for the
        interval). Other tables stay as they are.
    confidence : float, default 0.95

    Returns
    -------
    log_odds_ratio, low, high : arrays of float
        Natural logarithms; 0 is independence.

    Examples
    --------
    Heart attacks with placebo and aspirin, Agresti (2007), section 2.3: 1.83, from 1.44 to 2.33.

    >>> odds = score_odds(189, 10845, 104, 10933)
    >>> [round(float(np.exp(value)), 2) for value in odds]
    [1.83, 1.44, 2.33]
    """
    table = np.array(np.broadcast_arrays(both, first_only, second_only, neither), dtype=np.float64)
    cells = table + smoothing * (table == 0).any(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        log_odds: Floats = np.log(cells[0]) - np.log(cells[1]) - np.log(cells[2]) + np.log(cells[3])
        half = normal_quantile(confidence) * np.sqrt(sum(1 / cell for cell in cells))
    return log_odds, log_odds - half, log_odds + half
