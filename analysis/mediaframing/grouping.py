"""Groups of articles, said once: which column, in which order, under which names, and what counts as the rest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any

import numpy as np
import pandas as pd

from mediaframing.tables import CodedTables, TableError, check_columns
from mediaframing.values.keywords import check_number

KEY = "groups"
"""Where a provenance holds the groups, so that they are saved and loaded with the coding."""

_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")
_DIGITS = re.compile(r"(\d+)")
_RANKED = {
    *("integer", "floating", "mixed-integer-float", "decimal", "boolean"),
    *("datetime64", "datetime", "date", "timedelta64", "timedelta", "period"),
}


@dataclass(frozen=True)
class Groups:
    """How articles are grouped where nothing else is asked for.

    Attributes
    ----------
    column : str
        A column of the articles.
    values : tuple of str
        The groups in their order.
    rest : tuple of str
        The values that are no group of their own.
    label : str
        What the column is called in charts.
    labels : mapping of str to str
        What the groups are called.
    ordered : bool
        Whether the order was given; otherwise the largest group is first.
    """

    column: str
    values: tuple[str, ...]
    rest: tuple[str, ...]
    label: str
    labels: Mapping[str, str]
    ordered: bool

    @property
    def other(self) -> str:
        """The name of the group of all the rest."""
        many = len(self.rest) != 1
        what = self.column if self.column in ("outlet", "section", "country", "source") else "value"
        plural = {"country": "countries"}.get(what, f"{what}s")
        return f"other ({len(self.rest):,} {plural if many else what})"

    @property
    def names(self) -> tuple[str, ...]:
        """All groups in their order, the rest last if there is one."""
        return (*self.values, *([self.other] if self.rest else ()))

    def call(self, name: str) -> str:
        """Give what a group is called where the column is named beside it."""
        return self.labels.get(name, name).removeprefix(f"{self.label}: ")

    def assign(self, values: pd.Series[Any]) -> pd.Series[Any]:
        """Give the group of each article as an ordered category; what is missing stays missing."""
        told = name_values(values)
        lumped = told.where(told.isin(self.values) | told.isna(), self.other)
        return pd.Series(
            pd.Categorical(lumped, categories=list(self.names), ordered=True),
            index=values.index,
            name=self.column,
        )

    def write(self) -> dict[str, Any]:
        """Give the groups as a manifest holds them."""
        return {
            **asdict(self),
            "values": list(self.values),
            "rest": list(self.rest),
            "labels": dict(self.labels),
        }


def name_value(value: Any) -> str:
    """Give the name of a value of a column: whole numbers without a fraction, days without an hour."""
    if isinstance(value, float | np.floating) and float(value).is_integer():
        return str(int(value))
    if isinstance(value, timedelta | np.timedelta64):
        whole = pd.Timedelta(value)
        return (
            f"{whole.days} day{'' if whole.days == 1 else 's'}" if whole == whole.floor("D") else str(whole)
        )
    if isinstance(value, date | np.datetime64):
        moment = pd.Timestamp(value)
        return f"{moment:%Y-%m-%d}" if moment == moment.normalize() else str(moment)
    return str(value)


def name_values(values: pd.Series[Any]) -> pd.Series[str]:
    """Give the names of values; what is missing stays missing."""
    if isinstance(values.dtype, pd.StringDtype):
        return values.astype("str")
    try:
        codes, distinct = pd.factorize(values)
    except TypeError:
        raise TableError(
            f"The column {values.name!r} holds lists or the like, by which articles cannot be put into groups. Make one "
            f"value of each: articles[{values.name!r}].str.join('; ')."
        ) from None
    names = pd.Series([*map(name_value, distinct), None], dtype="str")
    return names.iloc[codes].set_axis(values.index)


def is_ranked(values: pd.Series[Any]) -> bool:
    """Tell whether values have an order of their own: numbers, days, and categories that are said to have one."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        return bool(values.dtype.ordered)
    return pd.api.types.infer_dtype(values, skipna=True) in _RANKED


def call_value(value: Any, label: str) -> str:
    """Write a value that says nothing without its column, a number or a yes or no, behind the name of the column."""
    if isinstance(value, bool | np.bool_):
        return f"{label}: {'yes' if value else 'no'}"
    return f"{label}: {name_value(value)}"


def is_bare(value: Any) -> bool:
    """Tell whether a value says nothing without the name of its column."""
    return isinstance(value, bool | np.bool_ | int | float | np.number) and not isinstance(
        value, np.timedelta64
    )


def find_groups(coding: object) -> Groups | None:
    """Find the groups that a coding was given with ``with_groups``; None if none were."""
    provenance = getattr(coding, "provenance", None) or {}
    told = provenance.get(KEY)
    if told is None:
        return None
    try:
        return Groups(
            column=told["column"],
            values=tuple(told["values"]),
            rest=tuple(told["rest"]),
            label=told["label"],
            labels=dict(told["labels"]),
            ordered=told["ordered"],
        )
    except (TypeError, KeyError, ValueError):
        raise TableError(
            f"The provenance of this coding holds no groups under {KEY!r} that can be read. Say them again: "
            "coding.with_groups(column)."
        ) from None


def make_groups(
    coding: CodedTables,
    column: str,
    *,
    order: Sequence[str] | None = None,
    labels: Mapping[str, str] | None = None,
    label: str | None = None,
    top: int | None = 12,
    minimum: int = 1,
) -> Groups:
    """Decide on groups of articles; see :meth:`mediaframing.Coding.with_groups`.

    Raises
    ------
    TableError
        If there is no such column, or ``order`` or ``labels`` name what no article has.
    """
    if not isinstance(column, str):
        raise TableError(
            f"Groups are made by the name of a column of the articles, such as 'outlet', and not by {type(column).__name__}. "
            "Add a column of yours first: coding.articles['desk'] = desks."
        )
    check_columns(coding.articles, [column], "articles")
    if top is not None:
        check_number("top", top, 1, error=TableError)
    check_number("minimum", minimum, 1, error=TableError)
    held = coding.articles[column].dropna()
    counts = name_values(held).value_counts()
    if counts.empty:
        raise TableError(f"No article has a value in the column {column!r}, so that it makes no groups.")
    known = sorted(sort_naturally(counts.index), key=lambda name: -counts[name])
    named = {name_value(value): text for value, text in (labels or {}).items()}
    for word, wanted in (("order", map(name_value, order or ())), ("labels", iter(named))):
        for name in wanted:
            if name not in counts.index:
                close = get_close_matches(name, known, 1)
                hint = f" Did you mean {close[0]!r}?" if close else ""
                some = ", ".join(map(repr, known[:8])) + (", ..." if len(known) > 8 else "")
                raise TableError(
                    f"{word}= names {name!r}, which no article has in {column!r} ({some}).{hint}"
                )
    numbers = _read_numbers(counts.index)
    ranked = order is None and (is_ranked(held) or bool(numbers))
    if order is None:
        chosen = [name for name in known[:top] if counts[name] >= minimum] or known[:1]
    else:
        chosen = list(dict.fromkeys(map(name_value, order)))
    called = label or write_column(column)
    distinct = held.drop_duplicates()
    if ranked:
        in_order = sorted(numbers, key=lambda name: numbers[name]) if numbers else distinct.sort_values()
        chosen = [name for name in map(name_value, in_order) if name in set(chosen)]
    bare = {name_value(value): call_value(value, called) for value in distinct if is_bare(value)}
    bare |= {name: call_value(value, called) for name, value in numbers.items()}
    return Groups(
        column=column,
        values=tuple(chosen),
        rest=tuple(name for name in known if name not in set(chosen)),
        label=called,
        labels={name: str(text) for name, text in {**bare, **named}.items()},
        ordered=order is not None or ranked,
    )


def _read_numbers(names: Iterable[str]) -> dict[str, float]:
    """Read the names of values that are all numbers, as a table in a text file holds them; nothing if any is another."""
    told = list(names)
    return {name: float(name) for name in told} if all(map(_NUMBER.fullmatch, told)) else {}


def sort_naturally(names: Iterable[str]) -> list[str]:
    """Sort names as people count: ``Week 2`` before ``Week 10``, and names that are all numbers by their value.

    Examples
    --------
    >>> sort_naturally(["Week 10", "Week 2", "Opinion"])
    ['Opinion', 'Week 2', 'Week 10']
    >>> sort_naturally(["10", "-1.5", "2"])
    ['-1.5', '2', '10']
    """
    told = sorted(names)
    numbers = _read_numbers(told)
    return sorted(told, key=numbers.__getitem__ if numbers else _part_numbers)


def _part_numbers(name: str) -> list[Any]:
    """Part a name into words and numbers; a number is told by how many digits it has and which, however long it is."""
    parts: list[Any] = _DIGITS.split(name)
    for place in range(1, len(parts), 2):
        digits = "".join(str(unicodedata.decimal(c)) for c in parts[place]).lstrip("0")
        parts[place] = (len(digits), digits)
    return parts


def list_chosen(chosen: Any) -> list[Hashable]:
    """List what is chosen, one value or several; whatever stands for missing is None."""
    one = isinstance(chosen, str | bytes) or not isinstance(chosen, Collection)
    return [
        None if np.ndim(value) == 0 and pd.isna(value) else value for value in ([chosen] if one else chosen)
    ]


def choose_values(coding: CodedTables, column: str, chosen: Any) -> pd.Series[bool]:
    """Tell which articles have one of the values asked for; those of the groups of a coding, or of the column itself.

    None among them takes the articles of which nothing is known.

    Raises
    ------
    TableError
        If there is no such column, or no article with the value.
    """
    check_columns(coding.articles, [column], "articles")
    wanted = list_chosen(chosen)
    held = coding.articles[column]
    groups = find_groups(coding)
    keep = held.isna() & (None in wanted)
    values = name_values(held)
    known = set(values.dropna())
    of_group: dict[Any, str] = {}
    if groups is not None and groups.column == column:
        of_group = {groups.labels.get(name, name): name for name in groups.names} | {
            n: n for n in groups.names
        }
    for value in wanted:
        if value is None:
            continue
        if name_value(value) in known:
            keep |= values == name_value(value)
        elif value in of_group and groups is not None:
            keep |= groups.assign(held) == of_group[value]
        else:
            options = sort_naturally({*known, *of_group})
            close = get_close_matches(str(value), options, 1)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            some = ", ".join(map(repr, options[:8])) + (", ..." if len(options) > 8 else "")
            raise TableError(f"{column}={value!r} is in no article; there are {some or 'none'}.{hint}")
    return keep


def write_column(column: str) -> str:
    """Write the name of a column for a reader."""
    text = column.replace("_", " ").strip()
    return text[:1].upper() + text[1:]
