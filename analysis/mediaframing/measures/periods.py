"""Before and after an event: how far the rates of frames moved."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd

from mediaframing.measures.clusters import name_plural
from mediaframing.measures.groups import MeasureError, list_by
from mediaframing.measures.intervals import Floats, SmallGroupWarning
from mediaframing.measures.results import give_result
from mediaframing.measures.sides import SIDE, SIDES, join_sides, place_articles, rate_sides, read_moment
from mediaframing.measures.significance import MARKS, add_marks, reach_of_interval
from mediaframing.tables import CodedTables, check_columns


def combine_intervals(
    rate: Floats,
    low: Floats,
    high: Floats,
    other: Floats,
    other_low: Floats,
    other_high: Floats,
    correlation: Floats | float = 0.0,
) -> tuple[Floats, Floats]:
    """Give the interval of a difference from the intervals of two rates.

    Parameters
    ----------
    rate, low, high : arrays of float
    other, other_low, other_high : arrays of float
        What is subtracted.
    correlation : array of float, default 0
        Of the two rates: 0 for independent ones.

    Returns
    -------
    low, high : arrays of float
        The square-and-add interval: of Wilson's intervals it is method 10 of Newcombe (1998); of any others the
        method of variance estimates recovery, MOVER (Zou & Donner 2008). Of rates that are correlated it is method 10 of
        Newcombe (1998b), and its generalisation (Zou 2007).

    Examples
    --------
    56 of 70 against 48 of 80, Newcombe (1998), table II, method 10:

    >>> from mediaframing.measures.intervals import wilson_interval
    >>> low, high = wilson_interval([56, 48], [70, 80])
    >>> a, b = combine_intervals(56 / 70, low[0], high[0], 48 / 80, low[1], high[1])
    >>> round(float(a), 4), round(float(b), 4)
    (0.0524, 0.3339)
    """
    difference = np.asarray(rate, dtype=np.float64) - other

    def join(one: Floats, two: Floats) -> Floats:
        joined: Floats = np.sqrt(np.maximum(one**2 + two**2 - 2 * correlation * one * two, 0.0))
        return joined

    return difference - join(rate - low, other_high - other), difference + join(
        high - rate, other - other_low
    )


_OF_SIDES = ("count", "denominator", "rate", "low", "high", "articles", "articles_with", "clusters", "reason")
_OWN = (
    *(f"{side}_{name}" for side in SIDES for name in _OF_SIDES), "days", "difference", *MARKS, "windows_agreeing", "event",
)  # fmt: skip


@give_result(own=_OWN)
def compare_periods(
    coding: CodedTables,
    event: str | date | pd.Timestamp,
    by: str | Sequence[str] | None = None,
    unit: str = "article",
    *,
    days: int | Sequence[int] | None = None,
    frames: Sequence[str] | None = None,
    stance: str | Sequence[str] | None = None,
    voice: str | Sequence[str] | None = None,
    zone: str | Sequence[str] | None = None,
    term: str | Sequence[str] | None = None,
    speaker_name: str | Sequence[str] | None = None,
    cluster: str | Sequence[str] = "article",
    population: str = "sample",
    adjust: str = "holm",
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Compare how often each frame is mentioned before and after an event.

    Parameters
    ----------
    coding : CodedTables
    event : str, date or Timestamp
        The first moment of the period after it: ``"2016-09-18"``.
    by : str or sequence of str, optional
        As in :func:`~mediaframing.measures.rates.rate_frames`.
    unit : {"article", "sentence", "mention", "1000_words"}
        As in :func:`~mediaframing.measures.rates.rate_frames`. Whatever is counted, articles are the unit
        of inference.
    days : int or sequence of int, optional
        Compare so many days before with so many after; all by default. Several windows give a row each,
        which shows how far a finding depends on the window.
    frames, stance, voice, zone, term, speaker_name, cluster, population, confidence
        As in :func:`~mediaframing.measures.rates.rate_frames`.
    adjust : {"holm", "fdr", "none"}
        How ``p`` is adjusted for the number of rows, see :func:`~mediaframing.measures.significance.adjust_p`.

    Returns
    -------
    DataFrame
        One row a group and ``frame``, with

        - ``before_count``, ``before_denominator``, ``before_rate``, ``before_low``, ``before_high``,
          ``before_articles``, ``before_articles_with``, ``before_clusters``, ``before_reason``, and the same with
          ``after``: as in :func:`~mediaframing.measures.rates.rate_frames`;
        - ``difference``: after_rate - before_rate (0.1: ten percentage points, or 0.1 per 1,000 words); missing
          if a side has no denominator;
        - ``low``, ``high``, ``interval``, ``confidence``: of the difference, see :func:`combine_intervals`:
          ``mover over articles`` (or what ``cluster`` names), from the intervals of both rates. Missing where a side has
          none. Outlets or stories that are on both sides make the two rates agree, which narrows it;
        - ``p``: the level at which that interval would just reach 0; ``p_adjusted``, ``adjustment``: adjusted for the
          number of rows; ``stands_out``: whether ``p_adjusted`` is below 1 - confidence;
        - ``articles``: of both periods; ``unit``; ``event``.

        With several windows ``days`` stands before ``frame``, and ``windows_agreeing`` counts the windows in which the
        difference stands out in this row's direction.

    Articles without a date, and those outside ``days``, are in neither period.

    Raises
    ------
    MeasureError
        If the event is no date, or one of the periods has no articles.

    Warns
    -----
    SmallGroupWarning
        If a period of a group holds a single article.

    Notes
    -----
    A difference is no effect: what else changed that week is in it, too. Articles about one event repeat each other:
    take ``cluster="story"`` or ``"day"``.

    References
    ----------
    .. [1] Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions:
       comparison of eleven methods. Statistics in Medicine 17(8); (1998b) for paired data, 17(22).
    .. [2] Zou, G. Y., & Donner, A. (2008). Construction of confidence limits about effect measures: A general
       approach. Statistics in Medicine 27(10).
    .. [3] Zou, G. Y. (2007). Toward using confidence intervals to compare correlations. Psychological Methods 12(4).
    """
    moment = read_moment(event)
    names = list_by(by)
    check_columns(coding.articles, ["article_id", "published"], "articles")
    several = days is not None and not isinstance(days, int)
    windows: list[int | None] = (
        list(days) if isinstance(days, Sequence) and not isinstance(days, str) else [days]
    )
    if not windows:
        raise MeasureError("days= is empty. Give a number of days, or several.")
    parts = [
        _compare_window(
            coding, moment, names, unit, window, frames=frames, stance=stance, voice=voice, zone=zone, term=term,
            speaker_name=speaker_name, cluster=cluster, population=population, confidence=confidence,
        )
        for window in windows
    ]  # fmt: skip
    attrs = parts[0].attrs
    if several:
        for part, window in zip(parts, windows, strict=True):
            part.insert(list(part.columns).index("frame"), "days", window)
    result = add_marks(pd.concat(parts, ignore_index=True), adjust, confidence)
    _warn_of_single_articles(result)
    if several:
        sign = np.sign(result["difference"]).fillna(0)
        key = result[[*names, "frame"]].assign(sign=sign)
        marked = result["stands_out"].groupby([key[c] for c in key], dropna=False).transform("sum")
        result["windows_agreeing"] = marked.astype(np.int64)
    last = ["articles", "unit", "event"]
    result = result[[*(c for c in result.columns if c not in last), *last]]
    result.attrs.update(attrs)
    if days is not None:
        result.attrs["days"] = windows
    return result


def _compare_window(
    coding: CodedTables, moment: pd.Timestamp, names: list[str], unit: str, days: int | None, **keywords: Any
) -> pd.DataFrame:
    side = place_articles(coding.articles, moment, days)
    # Of a table on the disk all but the running text is read.
    short = [str(column) for column in coding.articles.columns if column != "text"]
    dated = SimpleNamespace(
        articles=coding.articles[short].assign(**{SIDE: side}),
        sentences=coding.sentences,
        frames=coding.frames,
        actors=coding.actors,
        attributions=coding.attributions,
        codebook=getattr(coding, "codebook", None),
    )
    with warnings.catch_warnings():
        # Articles in neither period are a group, too, of which nobody needs to hear.
        warnings.simplefilter("ignore", SmallGroupWarning)
        rates = rate_sides(dated, [*names, SIDE], unit, **keywords)
    result = join_sides(rates, [*names, "frame"])
    (other, other_low, other_high), (rate, rate_low, rate_high) = (
        [result[f"{name}_{column}"].to_numpy(dtype=np.float64) for column in ("rate", "low", "high")]
        for name in SIDES
    )
    difference = rate - other
    correlation = result["after_correlation"].to_numpy(dtype=np.float64)
    low, high = combine_intervals(rate, rate_low, rate_high, other, other_low, other_high, correlation)
    result = result.drop(columns=[f"{name}_correlation" for name in SIDES])
    result["difference"], result["low"], result["high"] = difference, low, high
    kind = f"mover over {name_plural(rates.attrs['cluster'])}"
    result["interval"] = pd.Series(kind, index=result.index, dtype="str").where(result["low"].notna())
    confidence = float(keywords["confidence"])
    result["confidence"] = confidence
    toward_zero = np.where(difference > 0, difference - low, high - difference)
    result["p"] = reach_of_interval(difference, toward_zero, confidence)
    result["articles"] = result["before_articles"] + result["after_articles"]
    result["unit"], result["event"] = unit, pd.Series(moment, index=result.index, dtype="datetime64[us]")
    result.attrs.update(rates.attrs)
    return result


def _warn_of_single_articles(result: pd.DataFrame) -> None:
    single = int(sum((result[f"{name}_articles"] == 1).sum() for name in SIDES))
    if single:
        warnings.warn(
            f"{single} cells rest on a single article before or after: counts are given, intervals are missing, "
            "since one article does not show how articles vary.",
            SmallGroupWarning,
            stacklevel=4,
        )
