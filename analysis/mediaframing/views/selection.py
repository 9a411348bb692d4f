"""A part of the articles with all that was coded in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any, overload

import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.coding.result import Coding
from mediaframing.grouping import choose_values, list_chosen, name_value
from mediaframing.tables import TABLES, CodedTables, TableError, check_columns, require_coding
from mediaframing.values.days import read_span
from mediaframing.views.stored import is_stored
from mediaframing.views.view import ViewError

Day = str | int | date | pd.Timestamp | pd.Period


@overload
def select_articles(
    coding: Coding,
    outlets: str | Collection[str | None] | None = None,
    *,
    since: Day | None = None,
    until: Day | None = None,
    **columns: Any,
) -> Coding: ...
@overload
def select_articles(
    coding: CodedTables,
    outlets: str | Collection[str | None] | None = None,
    *,
    since: Day | None = None,
    until: Day | None = None,
    **columns: Any,
) -> CodedTables: ...
def select_articles(
    coding: CodedTables,
    outlets: str | Collection[str | None] | None = None,
    *,
    since: Day | None = None,
    until: Day | None = None,
    **columns: Any,
) -> CodedTables:
    """Take the articles of some outlets, groups or days, with all rows that were coded in them.

    Parameters
    ----------
    coding : CodedTables
    outlets : str or collection of str, optional
        The outlets to keep; None among them keeps articles whose outlet is not known.
    since, until : str, int, date, Timestamp or Period, optional
        The first and the last day to keep, both included: ``"2019-02-14"``; or a month or a year, from whose first day on or
        to whose last day articles are kept: ``until="2019-02"``, ``since=2017``. With either, articles without a date are
        left out.
    **columns : str or collection of str
        The values to keep of any further column of the articles: ``bias_text="left"``; None among them keeps articles
        without a value. Of the column of ``coding.with_groups`` its groups and their labels may be named as well.

    Returns
    -------
    Coding
        With fewer rows; its provenance says in ``selection`` what was asked for. Of what
        :func:`~mediaframing.runs.open_coding` gives, a part that is on the disk still.

    Raises
    ------
    ViewError
        If a column or a value is not among the articles, or a day cannot be read, or the first is after the last.
    """
    require_coding(coding, "select_articles")
    articles = coding.articles
    check_columns(articles, ["article_id"], "articles")
    keep = pd.Series(True, index=articles.index)
    asked: dict[str, Any] = {}
    if outlets is not None:
        wanted: list[Any] = list_chosen(outlets)
        check_columns(articles, ["outlet"], "articles")
        _check_outlets([name for name in wanted if name is not None], articles["outlet"])
        keep &= articles["outlet"].isin([name for name in wanted if name is not None]) | (
            articles["outlet"].isna() & (None in wanted)
        )
        asked["outlets"] = wanted
    for column, chosen in columns.items():
        if chosen is not None:
            keep &= choose_articles(coding, column, chosen)
            named = [None if value is None else name_value(value) for value in list_chosen(chosen)]
            asked[column] = named[0] if isinstance(chosen, str) else named
    if since is not None or until is not None:
        check_columns(articles, ["published"], "articles")
        day = articles["published"].dt.normalize()
        keep &= day.notna()
        if since is not None:
            first, _ = _read_days("since", since)
            keep &= day >= first
            asked["since"] = first.date().isoformat()
        if until is not None:
            _, last = _read_days("until", until)
            keep &= day <= last
            asked["until"] = last.date().isoformat()
    provenance = {**getattr(coding, "provenance", {}), **({"selection": asked} if asked else {})}
    if "since" in asked and "until" in asked and first > last:
        raise ViewError(
            f"since={since!r} is after until={until!r}, so that no article is between them. Exchange them."
        )
    if is_stored(coding):
        return coding.keep_articles(keep, provenance) if asked else coding
    chosen = articles if keep.all() else articles[keep].reset_index(drop=True)
    tables = {
        name: table
        if keep.all()
        else table[table["article_id"].isin(chosen["article_id"])].reset_index(drop=True)
        for name in TABLES
        if name != "articles" and (table := getattr(coding, name)) is not None
    }
    return Coding(
        articles=chosen,
        **tables,
        codebook=getattr(coding, "codebook", None) or Codebook(),
        provenance=provenance,
    )


def choose_articles(coding: CodedTables, column: str, chosen: Any) -> pd.Series[bool]:
    """Tell which articles have the values asked for; see :func:`select_articles`."""
    if column not in coding.articles.columns:
        known = [str(name) for name in coding.articles.columns if name != "text"]
        close = get_close_matches(column, known, 1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        raise ViewError(f"{column}= names no column of the articles, which have {', '.join(known)}.{hint}")
    try:
        return choose_values(coding, column, chosen)
    except TableError as problem:
        raise ViewError(str(problem)) from problem


def _check_outlets(wanted: Sequence[str], outlets: pd.Series[Any]) -> None:
    present = set(outlets.dropna())
    absent = [name for name in wanted if name not in present]
    if absent:
        close = get_close_matches(str(absent[0]), sorted(present), 1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        some = ", ".join(map(repr, sorted(present)[:5])) or "none"
        raise ViewError(
            f"No article is from the outlet {absent[0]!r}; there are {len(present)} outlets ({some}).{hint}"
        )


def _read_days(keyword: str, value: Day) -> tuple[pd.Timestamp, pd.Timestamp]:
    span = read_span(value)
    if span is None:
        raise ViewError(
            f"{keyword}={value!r} cannot be read as a day. Write it as '2019-02-14', or a month or year as '2019-02' or '2019'."
        )
    return span
