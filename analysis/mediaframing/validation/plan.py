"""How many mentions to code by hand for an interval that is narrow enough."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediaframing.measures.counted import choose_names
from mediaframing.measures.groups import check_choice, list_by, refuse_own
from mediaframing.measures.intervals import normal_quantile
from mediaframing.measures.result_columns import RESULT_COLUMNS, pick_rows
from mediaframing.tables import STANCES, VOICES, CodedTables, require_coding
from mediaframing.validation.codes import ValidationError
from mediaframing.validation.contributions import code_nothing, collect_contributions
from mediaframing.validation.correction import OF, rate_naively
from mediaframing.validation.estimation import Floats, jackknife_ratio, sum_wholes
from mediaframing.values.keywords import check_share

_SIZES = ("mentions", "size", "size_by_hand", "least_width")


def plan_sample(
    coding: CodedTables,
    width: float,
    by: str | Sequence[str] = (),
    *,
    of: str = "frame",
    accuracy: float = 0.85,
    frames: Sequence[str] | None = None,
    stance: str | Sequence[str] | None = None,
    voice: str | Sequence[str] | None = None,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Say how many mentions of each group to code by hand for corrected shares whose intervals are so wide.

    Parameters
    ----------
    coding : CodedTables
    width : float
        Of the interval from end to end, as a share: 0.1 for plus and minus five percentage points.
    by, of, frames, stance, voice, confidence
        As for the :func:`correct_rates` that is planned, with ``unit="mention"``.
    accuracy : float, default 0.85
        The share of mentions that the rules are expected to read rightly; from :func:`validate_coding` on a first few
        dozen, once there are any.

    Returns
    -------
    DataFrame
        The columns of ``by``, ``frame`` (and ``stance`` or ``voice``), and

        - ``rate``: as the rules have it;
        - ``mentions``, ``articles``: of the group;
        - ``size``: mentions of the group to code by hand; missing if no number suffices;
        - ``size_by_hand``: the same without the rules, from hand coding alone;
        - ``least_width``: of the interval if all mentions were coded by hand, because articles differ;
        - ``reason``: why there is no size, else missing.

    Raises
    ------
    ValidationError
        If a keyword makes no sense.

    Notes
    -----
    The variance of a corrected share is that between articles and that of the rules' errors in the sample (Egami et
    al. 2023, on power); the latter is at most ``1 - accuracy`` over the size, for a sample in proportion. A group of a
    sample for several groups needs its own size: ``draw_sample`` with ``allocation="equal"`` comes closest.
    """
    require_coding(coding, "plan_sample")
    check_share("width", width, 0.05, error=ValidationError)
    check_share("confidence", confidence, error=ValidationError)
    if accuracy != 1:
        check_share("accuracy", accuracy, 0.9, error=ValidationError)
    check_choice("of", of, OF)
    refuse_own(list_by(by), _SIZES, ValidationError)
    shown, every = choose_names(coding, "frames", "frame", frames)
    levels = {"stance": STANCES, "voice": VOICES}
    given = collect_contributions(
        coding,
        code_nothing(coding),
        by=by,
        categories={"frame": every} | ({of: levels[of]} if of in levels else {}),
        keep={"stance": stance, "voice": voice},
    )
    kinds = given.kinds.count
    whole = np.arange(kinds) // len(list(given.kinds.levels.values())[-1])
    below = sum_wholes(given.coded, whole)[:, whole]
    shape = (len(given.groups.keys), kinds)
    rate: Floats = np.full(shape, np.nan)
    variance, mentions = rate.copy(), rate.copy()
    for group in range(len(rate)):
        mine = slice(given.first[group], given.first[group + 1])
        rate[group], variance[group] = jackknife_ratio(given.coded[mine], below[mine])
        mentions[group] = below[mine].sum(axis=0)
    result = rate_naively(coding, by, "mention", of, stance, voice, confidence)
    kept = [name for name in result.columns if name not in RESULT_COLUMNS or name in ("rate", "articles")]
    result = result[kept].copy()
    rate, variance, mentions = (values.reshape(-1) for values in (rate, variance, mentions))
    z = normal_quantile(confidence)
    left = (width / (2 * z)) ** 2 - variance
    result["mentions"] = mentions.astype(np.int64)
    by_hand = rate * (1 - rate)
    result["size"] = _count(np.minimum(1 - accuracy, by_hand), left, mentions)
    result["size_by_hand"] = _count(by_hand, left, mentions)
    result["least_width"] = 2 * z * np.sqrt(variance)
    reason = pd.Series(None, index=result.index, dtype="str")
    reason = reason.mask(left <= 0, "articles differ too much: more articles are needed, not more codes")
    reason = reason.mask(np.isnan(left), "there are fewer than two articles with mentions")
    result["reason"] = reason.mask(mentions == 0, "there are no mentions")
    ordered = [c for c in result.columns if c != "articles"]
    ordered.insert(ordered.index("mentions") + 1, "articles")
    return pick_rows(result[ordered], "frame", shown, every)


def _count(spread: np.ndarray, left: np.ndarray, mentions: np.ndarray) -> pd.arrays.IntegerArray:
    """Give the size for which the spread over it is what is left; of few mentions fewer suffice (Cochran 1977)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        size = spread / left
        size = np.ceil(np.round(size / (1 + size / mentions), 6))
    known = np.isfinite(size) & (left > 0) & (mentions > 0)
    return pd.arrays.IntegerArray(np.where(known, np.maximum(size, 2), 0).astype(np.int64), ~known)
