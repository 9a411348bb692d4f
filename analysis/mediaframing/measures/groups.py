"""Groups of articles and kinds of mention: what ``by=`` means, and which columns it may name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediaframing.grouping import sort_naturally
from mediaframing.measures.intervals import Integers
from mediaframing.tables import ACTOR_KINDS, ACTOR_ROLES, STANCES, VOICES, ZONES, TableError, check_table
from mediaframing.values.keywords import check_share

PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
LEVELS = {"stance": STANCES, "voice": VOICES, "zone": ZONES, "kind": ACTOR_KINDS, "role": ACTOR_ROLES}

UNGROUPED = "ungrouped "
"""Begins the name of a column that keeps the values of one whose groups stand in their place: clusters are of the values."""

_MOST_ROWS = 5_000_000


class MeasureError(ValueError):
    """A measure was asked for something that the tables cannot give."""


@dataclass(frozen=True)
class ArticleGroups:
    """The articles in groups, those of one group next to each other.

    Attributes
    ----------
    article_ids : Index
        Ordered by group and then by id, so that no result hangs on the order of the rows.
    keys : DataFrame
        One row a group, one column for each that groups.
    group : array of int
        The row of ``keys`` for each article.
    first : array of int
        Where each group begins in ``article_ids``, and one past the last.
    """

    article_ids: pd.Index
    keys: pd.DataFrame
    group: Integers
    first: Integers

    @property
    def sizes(self) -> Integers:
        """The number of articles in each group."""
        return np.diff(self.first)

    def locate(self, article_id: pd.Series, name: str) -> Integers:
        """Give the position of each row's article; raise if the articles table does not know it."""
        position = locate_values(self.article_ids, article_id)
        unknown = position < 0
        if unknown.any():
            some = ", ".join(map(repr, article_id[unknown].unique()[:3]))
            raise TableError(
                f"{int(unknown.sum())} rows of the {name} table belong to articles that the articles table "
                f"does not hold ({some}). Give the articles they were coded from."
            )
        return position


def locate_values(index: pd.Index, values: pd.Series) -> Integers:
    """Give the place of each value in an index, -1 where it is not; every distinct value is looked up once."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        codes, distinct = values.cat.codes.to_numpy(), values.cat.categories
    else:
        codes, distinct = pd.factorize(values)
    # The missing have the code -1, which is the last place.
    places = np.append(index.get_indexer(pd.Index(distinct)), -1)
    return places[codes].astype(np.int64)


def list_by(by: str | Sequence[str] | None) -> list[str]:
    """Read ``by=``: one name, several, or none."""
    if not isinstance(by, (str, Iterable, type(None))):
        raise MeasureError(f"by={by!r} is no name of a column. Name one, or several: by=['outlet', 'month'].")
    names = [by] if isinstance(by, str) else list(by or ())
    if odd := [name for name in names if not isinstance(name, str)]:
        raise MeasureError(
            f"by= holds {odd[0]!r}, which is no name of a column. Name one, or several: by=['outlet', 'month']."
        )
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise MeasureError(f"by= names {twice[0]!r} twice. Name each column once.")
    return names


def check_choice(keyword: str, value: object, allowed: Iterable[str]) -> None:
    """Raise a sentence if the value is not one of those allowed."""
    options = list(allowed)
    if value not in options:
        raise MeasureError(
            f"{keyword}={value!r} is none of {', '.join(map(repr, options))}.{_hint(str(value), options)}"
        )


def check_confidence(confidence: float) -> None:
    """Raise a sentence if it is no share."""
    check_share("confidence", confidence, error=MeasureError)


def check_values(name: str, values: pd.Series) -> pd.Series:
    """Raise a sentence if the values of a column cannot be told apart, as lists and dictionaries cannot."""
    if isinstance(values.dtype, np.dtype) and values.dtype == object:
        odd = values.map(lambda value: isinstance(value, list | dict | set | np.ndarray))
        if odd.any():
            row = values[odd].iloc[0]
            raise MeasureError(
                f"The column {name!r} of the articles holds lists or the like in {int(odd.sum())} rows ({row!r}), by which "
                f"articles cannot be put into groups. Make one value of each: articles[{name!r}].str.join('; ')."
            )
    return values


def refuse_own(by: Sequence[str], own: Iterable[str], error: type[ValueError] = MeasureError) -> None:
    """Refuse to group by a column that the result has in any case: it would be written over.

    Raises
    ------
    ValueError
        Of the kind ``error``, if a name of ``by`` is among ``own``.
    """
    taken = set(own)
    for name in by:
        if name in taken:
            raise error(
                f"The result has a column {name!r} in any case. Leave it out of by=, or give a column of yours another name."
            )


def split_by(
    by: Sequence[str], articles: pd.DataFrame, mentions: Sequence[str], reserved: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Say which names of ``by=`` group articles, and which tell mentions apart.

    Parameters
    ----------
    by : sequence of str
    articles : DataFrame
    mentions : sequence of str
        The columns of the mentions that may be asked for.
    reserved : sequence of str
        Columns that the result has in any case.

    Raises
    ------
    MeasureError
        If a name is neither, is reserved, or two periods are asked for at once.
    """
    dated = list(PERIODS) if "published" in articles.columns else []
    known = [str(c) for c in articles.columns if not str(c).startswith(UNGROUPED)] + dated
    refuse_own(by, reserved)
    for name in by:
        if name not in known and name not in mentions:
            options = [*known, *mentions]
            raise MeasureError(
                f"by= names {name!r}, which is no column to group by.{_hint(name, options)} "
                f"Articles have {', '.join(known)}{'; mentions have ' if mentions else ''}{', '.join(mentions)}."
            )
    of_articles = [name for name in by if name in known]
    periods = [name for name in of_articles if name in PERIODS and name not in articles.columns]
    if len(periods) > 1:
        raise MeasureError(
            f"by= names {' and '.join(periods)}. Take one period; the finer holds the coarser."
        )
    return of_articles, [name for name in by if name not in known]


def group_articles(articles: pd.DataFrame, by: Sequence[str]) -> ArticleGroups:
    """Put articles into groups by their own columns, or by the day, week, month, quarter or year of ``published``.

    Weeks begin on Monday. Periods are without gaps from the first to the last, for every group of the
    other columns: a month without articles is a group of size 0. What is missing is a group of its own.

    Parameters
    ----------
    articles : DataFrame
    by : sequence of str
        Columns or periods; none for a single group of all.
    """
    needed = ["article_id", *(["published"] if "published" in articles.columns else [])]
    checked = check_table("articles", articles[needed], need=needed)
    period = next((name for name in by if name in PERIODS and name not in articles.columns), None)
    others = [name for name in by if name != period]
    # The missing are one group whatever stands for them: None, NaN or NaT.
    rest = pd.DataFrame(
        {name: make_sortable(check_values(name, articles[name])) for name in others}, index=articles.index
    )
    if others:
        grouped = rest.groupby(others, sort=True, dropna=False, observed=True)
        code: Integers = np.asarray(grouped.ngroup(), dtype=np.int64)
        keys = grouped.size().reset_index()[others]
        # Categories have done their work, which is the order, and would be in the way of whoever goes on with the names.
        ordered = [name for name in others if isinstance(keys[name].dtype, pd.CategoricalDtype)]
        keys = keys.astype({name: keys[name].cat.categories.dtype for name in ordered})
    else:
        code, keys = np.zeros(len(articles), dtype=np.int64), pd.DataFrame(index=range(1))
    if period is not None:
        code, keys = _add_period(code, keys, checked["published"], period)
    ids = pa.array(checked["article_id"], pa.string())
    order = pc.sort_indices(
        pa.table({"group": code, "article_id": ids}),
        sort_keys=[("group", "ascending"), ("article_id", "ascending")],
    ).to_numpy()
    sorted_ids = pd.Index(pd.Series(checked["article_id"].array[order], dtype="str"))
    first = np.searchsorted(code[order], np.arange(len(keys) + 1))
    return ArticleGroups(sorted_ids, keys[list(by)], code[order], first.astype(np.int64))


def make_sortable(values: pd.Series) -> pd.Series:
    """Give an order to values that have none of their own: names as people count, a mixture by kind and then as written."""
    if _is_named(values.dtype):
        distinct = values.drop_duplicates().dropna().tolist()
        return _put_in_order(values, sort_naturally(distinct), sorted(distinct))
    if values.dtype != object:
        return values
    distinct = values.dropna().unique().tolist()
    if all(isinstance(value, str) for value in distinct):
        return _put_in_order(values, sort_naturally(distinct), sorted(distinct))
    try:
        ordered = sorted(distinct)
    except TypeError:
        try:
            ordered = sorted(distinct, key=lambda value: (isinstance(value, str), value))
        except TypeError:
            ordered = sorted(distinct, key=lambda value: (type(value).__name__, str(value)))
    # Pandas sorts objects only as long as none is missing.
    return values.astype(pd.CategoricalDtype(pd.Index(ordered, dtype=object), ordered=True))


def _is_named(dtype: Any) -> bool:
    """Tell whether values are names without an order: texts, and categories that stand as they are spelt, which pandas does unasked."""
    if not isinstance(dtype, pd.CategoricalDtype):
        return isinstance(dtype, pd.StringDtype)
    names = dtype.categories
    return not dtype.ordered and _is_named(names.dtype) and bool(names.is_monotonic_increasing)


def _put_in_order(values: pd.Series, ordered: list[str], as_spelt: list[str]) -> pd.Series:
    if ordered == as_spelt:
        return values
    held = values.dtype.categories.dtype if isinstance(values.dtype, pd.CategoricalDtype) else values.dtype
    return values.astype(pd.CategoricalDtype(pd.Index(ordered, dtype=held), ordered=True))


def _add_period(
    code: Integers, keys: pd.DataFrame, published: pd.Series, period: str
) -> tuple[Integers, pd.DataFrame]:
    known = published.dropna()
    starts = pd.DatetimeIndex([]).as_unit("us")
    if len(known):
        span = pd.period_range(known.min(), known.max(), freq=PERIODS[period])
        starts = pd.DatetimeIndex(span.start_time).as_unit("us")
    check_rows(len(keys) * (len(starts) + 1), f"one for every {period} from the first article to the last")
    # The undated stand after the last period.
    which = np.where(published.isna(), len(starts), starts.searchsorted(published, side="right") - 1)
    flat = code * (len(starts) + 1) + which
    every = np.arange(len(keys) * (len(starts) + 1))
    kept = every[(every % (len(starts) + 1) < len(starts)) | np.isin(every, flat)]
    labels = starts.append(pd.DatetimeIndex([pd.NaT], dtype="datetime64[us]"))
    full = keys.iloc[kept // (len(starts) + 1)].reset_index(drop=True)
    full[period] = labels[kept % (len(starts) + 1)]
    return np.searchsorted(kept, flat).astype(np.int64), full


def check_rows(rows: int, why: str) -> None:
    """Raise a sentence before a table grows beyond what anybody can read."""
    if rows > _MOST_ROWS:
        raise MeasureError(
            f"by= asks for a table of {rows:,} rows ({why}). Group by fewer columns, or drop stray values first."
        )


def find_levels(name: str, values: pd.Series) -> tuple[pd.Index, Integers]:
    """Give the levels of a column of mentions, and the level of each row.

    The levels of ``stance``, ``voice``, ``zone``, ``kind`` and ``role`` are all that the table allows, so
    that one without hits is counted as 0; of other columns those that occur, in order, names as people count. What is missing,
    as the stance is in articles in other languages, comes last.
    """
    if name in LEVELS:
        levels: Any = pd.Index(LEVELS[name], dtype="str")
        codes = locate_values(levels, values)
    elif isinstance(values.dtype, pd.CategoricalDtype):
        used = np.unique(values.cat.codes)
        levels = values.cat.categories[used[used >= 0]].sort_values()
        codes = locate_values(levels, values)
    else:
        codes, found = pd.factorize(values, sort=True, use_na_sentinel=True)
        levels = pd.Index(found)
    if name not in LEVELS and isinstance(levels.dtype, pd.StringDtype):
        natural = levels.get_indexer(pd.Index(sort_naturally(levels), dtype=levels.dtype))
        # The missing have the code -1, which is the last place.
        codes, levels = np.append(np.argsort(natural), -1)[codes], levels[natural]
    if (codes < 0).any():
        levels = levels.append(pd.Index([pd.NA], dtype=levels.dtype))
        codes = np.where(codes < 0, len(levels) - 1, codes)
    return levels, codes.astype(np.int64)


def _hint(value: str, options: Sequence[str]) -> str:
    close = get_close_matches(value, options, 1)
    return f" Did you mean {close[0]!r}?" if close else ""
