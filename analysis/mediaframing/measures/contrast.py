"""The contrast of two frames: how many times as often the one is mentioned as the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mediaframing.measures.cells import lay_out, sum_groups, tally, warn_of_few
from mediaframing.measures.clusters import count_holding, find_design
from mediaframing.measures.counted import count_mentions, list_names
from mediaframing.measures.denominators import count_units
from mediaframing.measures.groups import MeasureError, check_choice, check_confidence
from mediaframing.measures.intervals import Floats
from mediaframing.measures.linearised import contrast_intervals
from mediaframing.measures.parents import include_parents
from mediaframing.measures.result_columns import give_reasons, name_interval
from mediaframing.measures.results import give_result
from mediaframing.tables import CodedTables
from mediaframing.values.keywords import check_number, list_given

CONTRAST_UNITS = ("article", "sentence", "mention")


@give_result(own=["first", "second", "first_count", "second_count", "log_ratio"])
def compare_frames(
    coding: CodedTables,
    frames: Sequence[str] | None = None,
    by: str | Sequence[str] | None = None,
    unit: str = "mention",
    *,
    stance: str | Sequence[str] | None = None,
    voice: str | Sequence[str] | None = None,
    zone: str | Sequence[str] | None = None,
    term: str | Sequence[str] | None = None,
    speaker_name: str | Sequence[str] | None = None,
    smoothing: float = 0.5,
    cluster: str | Sequence[str] = "article",
    population: str = "sample",
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Compare two frames in each group by the log ratio of their counts (Hardie 2014).

    ``log_ratio = log2(first_count / second_count)``: +1 is twice as often the first frame, -1 twice as often the second, 0 as
    often. Within a group both frames share one denominator, so that the ratio of counts is the ratio of rates. Only
    where one of the frames has no mentions, so that there would be no logarithm, half a mention is added to both counts
    (``smoothing``); the ``interval`` is a bound there.

    Parameters
    ----------
    coding : CodedTables
    frames : pair of str, optional
        The two frames; the ``contrast`` of the codebook by default. Positive means the first.
    by, stance, voice, zone, term, speaker_name, cluster, population, confidence
        As in :func:`~mediaframing.measures.rates.rate_frames`.
    unit : {"mention", "sentence", "article"}
        Whether to count mentions, or sentences or articles with at least one.
    smoothing : float, default 0.5
        Added to both counts where one of them is 0, which would give infinity (0.5: Haldane 1955, Anscombe 1956). Other counts
        stay as they are, so that the ratio is that of the counts beside it.

    Returns
    -------
    DataFrame
        One row a group, with the columns of ``by`` and ``first``, ``second`` (names of the frames),
        ``first_count``, ``second_count``, ``log_ratio`` (base 2; missing if neither was mentioned), ``low``,
        ``high``, ``interval`` (``linearised over articles``, with t on the articles with the rarer frame; ``bound over
        articles`` where one frame was not mentioned, with one side open; or missing), ``confidence``, ``articles``,
        ``unit``, ``clusters`` and ``reason`` as in :func:`~mediaframing.measures.rates.rate_frames`.

    Raises
    ------
    MeasureError
        If there are not exactly two known frames, or a keyword names what is not there.

    Warns
    -----
    SmallGroupWarning
        If a group holds a single article.

    Examples
    --------
    Ten mentions of one frame and twenty of the other are one to two; none and twenty are smoothed:

    >>> score_log_ratio([10, 0], [20, 20]).round(2).tolist()
    [-1.0, -5.36]

    References
    ----------
    .. [1] Hardie, A. (2014). Log Ratio: An informal introduction. ESRC Centre for Corpus Approaches to Social Science.
    """
    check_choice("unit", unit, CONTRAST_UNITS)
    check_confidence(confidence)
    check_number("smoothing", smoothing, 0, error=MeasureError)
    coding = include_parents(coding)
    pair = _read_pair(coding, frames)
    every = list_names(coding, "frames", "frame")
    counted = count_mentions(
        coding,
        "frames",
        by=by,
        categories={"frame": every},
        keep={"stance": stance, "voice": voice, "zone": zone, "term": term, "speaker_name": speaker_name},
    )
    groups, kinds = counted.groups, counted.kinds
    held = count_units(coding, "frames", counted, unit)
    # Each side becomes one tally with a column for every kind but the frame.
    frame = kinds.level_of("frame")[held.column]
    sides = []
    for name in pair:
        of_side = frame == every.index(name)
        column = held.column[of_side] // len(every)
        sides.append(tally(held.article[of_side], column, kinds.count // len(every), held.value[of_side]))
    first, second = (sum_groups(groups, side) for side in sides)
    design = find_design(coding.articles, groups, cluster, population)
    low, high, bound = contrast_intervals(design, sides[0], sides[1], confidence)
    low, high = low / np.log(2), high / np.log(2)
    missing = (design.sizes[:, None] < 2) | design.census
    low, high = np.where(missing, np.nan, low), np.where(missing, np.nan, high)
    holding = np.minimum(*(count_holding(design.ways[0], side) for side in sides))
    if not design.census:
        warn_of_few(groups, design.sizes, holding, design.name, stacklevel=4)
    result = lay_out(groups, kinds, counted.by)
    result = result[result["frame"] == pair[0]].drop(columns="frame").reset_index(drop=True)
    result["first"], result["second"] = pair
    result["first_count"] = first.ravel().astype(np.int64)
    result["second_count"] = second.ravel().astype(np.int64)
    result["log_ratio"] = np.where(
        first + second > 0, score_log_ratio(first, second, smoothing), np.nan
    ).ravel()
    result["low"], result["high"] = low.ravel(), high.ravel()
    result["interval"] = name_interval(np.where(np.isnan(low), high, low).ravel(), design.over, bound.ravel())
    result["confidence"] = confidence
    result["articles"] = np.repeat(groups.sizes, kinds.count // len(every))
    result["unit"] = unit
    result["clusters"] = np.repeat(design.sizes, kinds.count // len(every))
    either = np.where(np.isnan(low), high, low).ravel()
    result["reason"] = give_reasons(design, (first + second).ravel(), either).replace(
        "no denominator", "neither frame"
    )
    result.attrs.update(cluster=design.name, population=population, smoothing=smoothing)
    return result


def score_log_ratio(
    first: ArrayLike, second: ArrayLike, smoothing: float = 0.5, least: float = 0.0
) -> Floats:
    """Give the logarithm (base 2) of the ratio of two counts; with ``smoothing`` added to both where one is not above ``least``."""
    one, two = (np.asarray(count, dtype=np.float64) for count in (first, second))
    added = smoothing * (np.minimum(one, two) <= least)
    # Without smoothing a count of 0 gives an infinite ratio, which is what was asked for.
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio: Floats = np.log2(one + added) - np.log2(two + added)
    return ratio


def _read_pair(coding: CodedTables, frames: Sequence[str] | None) -> list[str]:
    if frames is None:
        frames = getattr(getattr(coding, "codebook", None), "contrast", None)
    if frames is None:
        raise MeasureError(
            "Name the two frames to compare, as frames=[first, second]: the codebook has no contrast."
        )
    pair = list_given("frames", frames, MeasureError)
    if len(pair) != 2 or pair[0] == pair[1]:
        raise MeasureError(f"frames={pair!r} must be two different frames, the first on the positive side.")
    every = list_names(coding, "frames", "frame")
    for name in pair:
        check_choice("frames", name, every)
    return pair
