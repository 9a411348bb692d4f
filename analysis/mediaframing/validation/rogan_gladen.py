"""The simple alternative: shares from sensitivity and specificity (Rogan & Gladen 1978)."""

from __future__ import annotations

import numpy as np

from mediaframing.validation.contributions import Contributions
from mediaframing.validation.estimation import Floats, jackknife_variance, sum_wholes


def correct_shares(given: Contributions, whole: np.ndarray) -> tuple[Floats, Floats, Floats, Floats]:
    """Give sums above and below, shares and their variances, (groups, kinds).

    ``share = (coded share + specificity - 1) / (sensitivity + specificity - 1)``, with both estimated from all groups
    together. The variance is a jackknife over articles of the whole computation.
    """
    coded_all = sum_wholes(given.coded, whole)[:, whole]
    again_all = sum_wholes(given.again, whole)[:, whole]
    # Above the line what is told of a kind, below it all that it is a share of.
    parts = {
        "hit": given.matched,
        "positive": given.by_hand,
        "false": given.again - given.matched,
        "negative": again_all - given.by_hand,
    }
    pooled = {name: values.sum(axis=0) for name, values in parts.items()}
    shape = (len(given.groups.keys), given.kinds.count)
    above, below, share, variance = (np.full(shape, np.nan) for _ in range(4))
    for group in range(shape[0]):
        mine = slice(given.first[group], given.first[group + 1])
        inside = np.zeros((len(given.coded), 1))
        inside[mine] = 1
        coded, base = given.coded[mine].sum(axis=0), coded_all[mine].sum(axis=0)
        share[group] = _adjust(coded, base, pooled)
        without = _adjust(
            coded - given.coded * inside,
            base - coded_all * inside,
            {name: pooled[name] - values for name, values in parts.items()},
        )
        variance[group] = jackknife_variance(without)
        below[group] = base
        above[group] = share[group] * base
    return above, below, share, variance


def _adjust(coded: Floats, base: Floats, sums: dict[str, Floats]) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        sensitivity = sums["hit"] / sums["positive"]
        false_share = sums["false"] / sums["negative"]
        # Where nothing is negative by hand nothing can be coded so wrongly.
        false_share = np.where(sums["negative"] > 0, false_share, 0)
        gain = sensitivity - false_share
        adjusted = (coded / base - false_share) / gain
        # Rules no better than chance say nothing.
        return np.asarray(np.where(gain > 0, adjusted, np.nan))
