"""Frames over time by group, in a period that the data bear."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediaframing.measures.groups import PERIODS, MeasureError, check_choice, check_values, list_by
from mediaframing.measures.rates import rate_frames
from mediaframing.measures.results import give_result
from mediaframing.tables import CodedTables, check_columns, check_table

ENOUGH = 10
"""Articles that a group has in half of its periods at least, where the period is chosen from the data."""
_MOST_PERIODS = 60
_FEWEST_PERIODS = 3
_STRAY = 0.01
"""The share of articles at either end of the time that does not count when the period is chosen."""


@give_result()
def rate_trends(
    coding: CodedTables,
    by: str | Sequence[str] | None = None,
    unit: str = "article",
    *,
    period: str | None = None,
    frames: Sequence[str] | None = None,
    stance: str | Sequence[str] | None = None,
    voice: str | Sequence[str] | None = None,
    zone: str | Sequence[str] | None = None,
    term: str | Sequence[str] | None = None,
    speaker_name: str | Sequence[str] | None = None,
    cluster: str | Sequence[str] = "article",
    population: str = "sample",
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Rate how often each frame is mentioned over time, in each group.

    Parameters
    ----------
    coding : CodedTables
    by : str or sequence of str, optional
        Columns of the articles; the groups of ``coding.with_groups(...)`` by default, else all articles as one.
    unit, frames, stance, voice, zone, term, speaker_name, cluster, population, confidence
        As in :func:`~mediaframing.measures.rates.rate_frames`.
    period : {"day", "week", "month", "quarter", "year"}, optional
        By default the shortest in which half of all periods of a group hold 10 articles or more, of at most 60 periods;
        where none does, the longest that has three periods. The first and last hundredth of the articles do not count here, since
        a few of other years would make it years.

    Returns
    -------
    DataFrame
        As :func:`~mediaframing.measures.rates.rate_frames` with the columns of ``by`` and the period before ``frame``. Articles
        without a date are rows whose period is missing.

    Raises
    ------
    MeasureError
        If no article has a date, or ``by`` names a period as well.
    """
    names = list_by(by)
    if any(name in PERIODS and name not in coding.articles.columns for name in names):
        raise MeasureError("by= names a period. Give it as period=, and what groups the articles as by=.")
    check_columns(coding.articles, ["published"], "articles")
    if period is None:
        # What is no column of the articles tells mentions apart, or is answered with a sentence below.
        own = [name for name in names if name in coding.articles.columns]
        dated = coding.articles[list(dict.fromkeys(["published", *own]))]
        when = check_table("articles", dated[["published"]], need=["published"])["published"]
        groups = {name: check_values(name, dated[name]) for name in own if name != "published"}
        free = [name for name in PERIODS if name not in coding.articles.columns]
        period = choose_period(pd.DataFrame({**groups, "published": when}), own, free)
    check_choice("period", period, PERIODS)
    if period in coding.articles.columns:
        raise MeasureError(
            f"The articles have a column {period!r} of their own, which would stand for the period. Give it another name: "
            f"articles.rename(columns={{{period!r}: 'own_{period}'}})."
        )
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        rates = rate_frames(
            coding, [*names, period], unit, frames=frames, stance=stance, voice=voice, zone=zone, term=term, speaker_name=speaker_name,
            cluster=cluster, population=population, confidence=confidence,
        )  # fmt: skip
    for warning in told:
        # Where it was asked for, and not a line of this file.
        warnings.warn(warning.message, stacklevel=3)
    return rates


def choose_period(articles: pd.DataFrame, by: Sequence[str], periods: Sequence[str] = tuple(PERIODS)) -> str:
    """Choose that of these periods, the shortest first, that articles are many enough for; see :func:`rate_trends`."""
    dated = articles[articles["published"].notna()]
    if dated.empty:
        raise MeasureError("No article has a date, so that nothing can be told over time.")
    coarsest = periods[0] if periods else "day"
    # A few articles far from all others do not make the time longer.
    first, last = dated["published"].quantile([_STRAY, 1 - _STRAY], interpolation="nearest")
    dated = dated[dated["published"].between(first, last)]
    for period in periods:
        when = dated["published"].dt.to_period(PERIODS[period])
        number = int((when.max() - when.min()).n) + 1
        if number >= _FEWEST_PERIODS:
            coarsest = period
        if number > _MOST_PERIODS:
            continue
        keys = [when, *(dated[name] for name in by)]
        held = dated.groupby(keys, observed=True, dropna=False, sort=False).size().to_numpy()
        groups = int(dated.groupby(list(by), observed=True, dropna=False, sort=False).ngroups) if by else 1
        # Periods in which a group has no articles are held against it.
        every = np.concatenate([held, np.zeros(max(groups * number - len(held), 0), dtype=np.int64)])
        if np.median(every) >= ENOUGH:
            return period
    return coarsest
