"""The contrast of two frames, corrected for coding error."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediaframing.measures.contrast import compare_frames, score_log_ratio
from mediaframing.measures.counted import list_names
from mediaframing.measures.groups import check_choice, check_confidence, list_by, refuse_own
from mediaframing.measures.intervals import t_quantile
from mediaframing.tables import CodedTables, require_coding
from mediaframing.validation.codes import ValidationError
from mediaframing.validation.contributions import Contributions, collect_codes, collect_contributions
from mediaframing.validation.correction import JACKKNIFE, give_reasons
from mediaframing.validation.estimation import Floats, jackknife_variance
from mediaframing.validation.mention_columns import list_wholes

METHODS = ("ppi", "dsl", "hand")
# With fewer mentions of a frame left the ratio hangs on the smoothing, and nothing says how sure it is.
_LEAST = 1.0
# Of estimates that are less than a single mention all are smoothed: the logarithm of what is nearly 0 is far off.
_FEW = float(np.nextafter(_LEAST, 0))
_FURTHER = ("log_ratio_naive", "low_naive", "high_naive", "hand_coded", "method", "reason")


def correct_contrast(
    coding: CodedTables,
    codes: pd.DataFrame,
    frames: Sequence[str] | None = None,
    by: str | Sequence[str] = (),
    *,
    sample: pd.DataFrame | None = None,
    method: str = "ppi",
    coder: str | None = None,
    stance: str | Sequence[str] | None = None,
    voice: str | Sequence[str] | None = None,
    smoothing: float = 0.5,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Compare two frames as :func:`compare_frames` does for mentions, corrected for coding error.

    Parameters
    ----------
    coding, codes, by, sample, method, coder, stance, voice, confidence
        As in :func:`correct_rates`; there is no ``rogan_gladen``.
    frames, smoothing
        As in :func:`compare_frames`.

    Returns
    -------
    DataFrame
        The columns of :func:`compare_frames`; counts are estimates, rounded. Further ``log_ratio_naive``, ``low_naive``,
        ``high_naive``, ``hand_coded``, ``method`` and ``reason`` as in :func:`correct_rates`.

    Raises
    ------
    ValidationError
        If no code belongs to a mention of the coding, or a keyword makes no sense.
    """
    require_coding(coding, "correct_contrast")
    check_choice("method", method, METHODS)
    check_confidence(confidence)
    refuse_own(list_by(by), _FURTHER, ValidationError)
    naive = compare_frames(
        coding, frames, by, stance=stance, voice=voice, smoothing=smoothing, confidence=confidence
    )
    if naive.empty:
        raise ValidationError("There is nothing to compare: the coding has no articles.")
    pair = [str(naive[side].iloc[0]) for side in ("first", "second")]
    needed = [v for v, used in (("stance", stance), ("voice", voice)) if used]
    wholes = [name for name in pair if name in list_wholes(coding)]
    if wholes:
        raise ValidationError(
            f"The frame {wholes[0]!r} is made of others, and a contrast with it cannot be corrected. Take its parts."
        )
    rows = collect_codes(coding, codes, sample, coder, needed)
    every = list_names(coding, "frames", "frame")
    given = collect_contributions(
        coding, rows, by=by, categories={"frame": every}, keep={"stance": stance, "voice": voice}
    )
    number = len(every)
    columns = np.arange(given.kinds.count).reshape(-1, number)
    first, second = (columns[:, every.index(name)] for name in pair)
    weight = {"dsl": 1.0, "hand": 0.0}.get(method)
    if weight is None:
        weight = _tune(given, first, second)
    total = given.combine(np.full(given.kinds.count, weight))
    holding = given.count_sampled(list(np.stack([first, second], axis=1)))
    estimates = []
    for group in range(len(given.groups.keys)):
        inside = total[given.first[group] : given.first[group + 1]]
        for place, (one, other) in enumerate(zip(first, second, strict=True)):
            pairs = inside[:, one], inside[:, other]
            freedom = int(holding[group, place]) - 1
            estimates.append(_estimate(*pairs, smoothing, freedom, confidence, bool(given.hand_coded[group])))
    result = naive.rename(columns={name: f"{name}_naive" for name in ("log_ratio", "low", "high")})
    found = pd.DataFrame(estimates, columns=["first_count", "second_count", "log_ratio", "low", "high"])
    for column in found.columns:
        result[column] = found[column].to_numpy()
    for column in ("first_count", "second_count"):
        result[column] = result[column].clip(lower=0).fillna(0).round().astype("int64")
    result["interval"] = pd.Series(JACKKNIFE, index=result.index, dtype="str").mask(result["low"].isna())
    result["hand_coded"] = np.repeat(given.hand_coded, len(first))
    result["method"] = method
    reason = give_reasons(result, np.repeat(given.sampled, len(first)))
    few = result[["first_count", "second_count"]].min(axis=1) < _LEAST
    result["reason"] = reason.mask(
        few & reason.notna() & (result["hand_coded"] > 0), "of one of the frames hardly any mention is left"
    )
    own = [name for name in naive.columns if name not in ("low", "high", "log_ratio", "reason")]
    place = own.index("second_count") + 1
    return result[[*own[:place], "log_ratio", "low", "high", *own[place:], *_FURTHER]]


def _estimate(
    one: Floats, other: Floats, smoothing: float, freedom: int, confidence: float, known: bool
) -> tuple[float, float, float, float, float]:
    above, below = float(one.sum()), float(other.sum())
    if not known or above + below <= 0:
        return above, below, np.nan, np.nan, np.nan
    # An estimated count below 0 is none.
    ratio = float(score_log_ratio(max(above, 0.0), max(below, 0.0), smoothing, _FEW))
    without = score_log_ratio(np.maximum(above - one, 0), np.maximum(below - other, 0), smoothing, _FEW)
    variance = float(jackknife_variance(without[:, None])[0])
    if freedom < 1 or not variance > 0 or min(above, below) < _LEAST:
        return above, below, ratio, np.nan, np.nan
    half = float(t_quantile(freedom, confidence)) * np.sqrt(variance)
    return above, below, ratio, ratio - half, ratio + half


def _tune(given: Contributions, first: np.ndarray, second: np.ndarray) -> float:
    """Give the weight on the rules that makes the variance of the log ratio least, over all groups."""
    above, below = 0.0, 0.0
    moved, fixed = given.coded - given.again, given.by_hand
    for group in range(len(given.groups.keys)):
        mine = slice(given.first[group], given.first[group + 1])
        for one, other in zip(first, second, strict=True):
            sums = [(moved + fixed)[mine][:, column].sum() for column in (one, other)]
            if min(sums) <= 0:
                continue
            parts = [p[mine][:, one] / sums[0] - p[mine][:, other] / sums[1] for p in (moved, fixed)]
            by_rules, by_hand = (part - part.mean() for part in parts)
            above -= float(by_rules @ by_hand)
            below += float(by_rules @ by_rules)
    return float(np.clip(above / below, 0, 1)) if below > 0 else 1.0
