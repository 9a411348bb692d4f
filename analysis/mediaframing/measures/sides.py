"""The two sides of an event: which articles are before it and which after, and what both rates have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from mediaframing.measures.clusters import find_design
from mediaframing.measures.correlated import correlate_groups
from mediaframing.measures.counted import choose_names, count_mentions
from mediaframing.measures.denominators import count_parts
from mediaframing.measures.groups import MeasureError
from mediaframing.measures.intervals import Integers
from mediaframing.measures.parents import include_parents
from mediaframing.measures.ratios import rate_kinds
from mediaframing.measures.result_columns import pick_rows
from mediaframing.tables import CodedTables, check_table
from mediaframing.values.days import WHOLE_DATE
from mediaframing.values.keywords import check_number

SIDES = ("before", "after")
SIDE = "before or after"
_GIVEN = (
    "count",
    "denominator",
    "rate",
    "low",
    "high",
    "articles",
    "articles_with",
    "clusters",
    "reason",
    "correlation",
)


def read_moment(event: str | date | pd.Timestamp) -> pd.Timestamp:
    """Read a moment as the articles table has them: the time of the place, without a zone."""
    # A number would be nanoseconds; without a year or a day some day is read that nobody meant.
    number = isinstance(event, int | float | np.number) and not pd.isna(event)
    if number or (isinstance(event, str) and event.strip() and not WHOLE_DATE.match(event)):
        raise MeasureError(f"event={event!r} is no date with year, month and day. Write it as '2016-09-18'.")
    try:
        moment = pd.Timestamp(event)
    except (ValueError, TypeError) as problem:
        raise MeasureError(f"event={event!r} is no date. Write it as '2016-09-18'.") from problem
    if pd.isna(moment):
        raise MeasureError("event= is missing, and there is no date. Write one, as '2016-09-18'.")
    return moment.tz_localize(None) if moment.tzinfo else moment


def place_articles(articles: pd.DataFrame, moment: pd.Timestamp, days: int | None) -> pd.Series:
    """Say of each article on which side of the event it is; missing where on neither."""
    published = check_table("articles", articles[["published"]], need=["published"])["published"]
    if days is not None:
        check_number("days", days, 1, error=MeasureError)
    near = published.notna()
    if days is not None:
        window = pd.Timedelta(days=days)
        near &= (published >= moment - window) & (published < moment + window)
    side = (
        pd.Series("before", index=articles.index, dtype="str").mask(published >= moment, "after").where(near)
    )
    for name in SIDES:
        if not (side == name).any():
            first, last = published.min(), published.max()
            span = f"from {first:%Y-%m-%d} to {last:%Y-%m-%d}" if near.any() or pd.notna(first) else "undated"
            raise MeasureError(
                f"No article is dated {name} event={moment:%Y-%m-%d}"
                f"{f' within {days} days' if days is not None else ''}; the articles are {span}."
            )
    return side


def rate_sides(
    coding: CodedTables,
    by: list[str],
    unit: str,
    *,
    frames: Sequence[str] | None,
    stance: str | Sequence[str] | None,
    voice: str | Sequence[str] | None,
    zone: str | Sequence[str] | None,
    term: str | Sequence[str] | None,
    speaker_name: str | Sequence[str] | None,
    cluster: str | Sequence[str],
    population: str,
    confidence: float,
) -> pd.DataFrame:
    """Rate frames on both sides, with the correlation of a side's rate with that of the other, through shared clusters."""
    coding = include_parents(coding)
    shown, every = choose_names(coding, "frames", "frame", frames)
    kept = {"stance": stance, "voice": voice, "zone": zone, "term": term, "speaker_name": speaker_name}
    counted = count_mentions(coding, "frames", by=by, categories={"frame": every}, keep=kept)
    rates = rate_kinds(
        coding, "frames", counted, unit=unit, zone=zone, cluster=cluster, population=population, confidence=confidence
    )  # fmt: skip
    design = find_design(coding.articles, counted.groups, cluster, population)
    correlation = np.zeros((len(counted.groups.keys), counted.kinds.count))
    if not design.of_articles:
        before, after = _pair_sides(counted.groups.keys)
        parts = count_parts(coding, "frames", counted, unit, zone)
        correlation[after] = correlate_groups(design, *parts, before, after, share=unit != "1000_words")
    rates["correlation"] = correlation.ravel()
    attrs = rates.attrs
    rates = pick_rows(rates, "frame", shown, every)
    rates.attrs.update(attrs)
    return rates


def _pair_sides(keys: pd.DataFrame) -> tuple[Integers, Integers]:
    """Give the groups of articles that are the two sides of the same group."""
    others = [name for name in keys.columns if name != SIDE]
    which = (
        keys.groupby(others, sort=False, dropna=False).ngroup().to_numpy()
        if others
        else np.zeros(len(keys), dtype=np.int64)
    )
    before, after = (np.flatnonzero(keys[SIDE] == name) for name in SIDES)
    _, one, two = np.intersect1d(which[before], which[after], return_indices=True)
    return before[one], after[two]


def join_sides(rates: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Put both periods of a group into one row; a group without articles in one has 0 there."""
    order = rates[keys].drop_duplicates().reset_index(drop=True)
    result = order
    for name in SIDES:
        held = rates.loc[rates[SIDE] == name, [*keys, *_GIVEN]]
        result = result.merge(
            held.rename(columns={column: f"{name}_{column}" for column in _GIVEN}), on=keys, how="left"
        )
        whole = [
            f"{name}_{column}" for column in ("count", "denominator", "articles", "articles_with", "clusters")
        ]
        result[whole] = result[whole].fillna(0).astype(np.int64)
    return result[result["before_articles"] + result["after_articles"] > 0].reset_index(drop=True)
