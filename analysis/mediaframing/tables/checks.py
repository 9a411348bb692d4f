"""Tables that come from outside are checked: a column that is absent, of another type, or holds what is not allowed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from mediaframing.tables.columns import TABLES, Column
from mediaframing.tables.foreign import advise_foreign
from mediaframing.tables.making import miss_column

Bools = NDArray[np.bool_]


class TableError(ValueError):
    """A table lacks a column, or holds a value that its column does not allow."""


def check_table(name: str, table: pd.DataFrame, need: Iterable[str] | None = None) -> pd.DataFrame:
    """Return the table with its columns in order and in their types; further columns follow unchanged.

    Categorical texts stay categorical, but for those of the articles.

    Parameters
    ----------
    name : str
        One of :data:`TABLES`.
    table : DataFrame
    need : iterable of str, optional
        The columns that must be there; all of the table's columns by default. Optional ones that are
        absent are added as missing when ``need`` is not given, and those of a skipped step may be missing.

    Raises
    ------
    TableError
        If a column is absent, cannot be read as its type, lacks a required value or holds a value
        that is not allowed. One message names the first few rows.
    """
    columns = TABLES[name]
    needed = set(need) if need is not None else {c.name for c in columns if c.required}
    check_columns(table, sorted(needed), name)
    checked: dict[str, Any] = {}
    changed = type(table) is not pd.DataFrame
    for column in columns:
        if column.name in table.columns:
            given = table[column.name]
            checked[column.name] = _check_column(name, column, given, skippable=need is None)
            changed |= checked[column.name] is not given
        elif need is None:
            checked[column.name] = miss_column(column, table.index)
    for label in table.columns:
        if label not in checked:
            checked[label] = table[label]
    _require_steps(name, checked)
    if changed or [*checked] != [*table.columns] or table.columns.names != [None]:
        result = pd.DataFrame(checked, index=table.index)
    else:  # nothing to convert: the same columns, which pandas copies once one of the tables is changed
        result = table.copy(deep=False)
        result.attrs = {}
    if name == "articles" and "article_id" in checked:
        require_unique(result["article_id"])
    return result


def _require_steps(name: str, checked: Mapping[str, pd.Series]) -> None:
    """Refuse a row in which one step's column is missing and another's is not: that is no row of another language."""
    filled = [
        column
        for column in TABLES[name]
        if column.step and column.required and column.name in checked and checked[column.name].notna().any()
    ]
    if len(filled) < 2:
        return
    lacking = [checked[column.name].isna().to_numpy() for column in filled]
    every = np.logical_and.reduce(lacking)
    for column, missing in zip(filled, lacking, strict=True):
        _require(name, column, checked[column.name], missing & ~every, "is missing")


def check_columns(table: pd.DataFrame, need: Sequence[str], name: str, made_by: str = "") -> None:
    """Raise a sentence that says which columns are absent, which present ones look alike, and what makes such a table."""
    told = f" Give the table that {made_by} returns." if made_by else ""
    if advice := advise_foreign(table, name):
        raise TableError(advice + told)
    # Tables on the disk have columns, too.
    if not hasattr(table, "columns"):
        raise TableError(f"The {name} table is to be a DataFrame, and not {type(table).__name__}.{told}")
    absent = [column for column in need if column not in table.columns]
    if not absent:
        return
    present = [str(column) for column in table.columns]
    hints = [f"{close[0]!r} for {a!r}" for a in absent if (close := get_close_matches(a, present, 1, 0.7))]
    hint = f" Did you mean {', '.join(hints)}?" if hints else ""
    indexed = [column for column in absent if column in getattr(getattr(table, "index", None), "names", ())]
    if indexed:
        hint = f" {' and '.join(map(repr, indexed))} stands in its index: {name}.reset_index() makes it a column again."
    elif name == "articles" and {"text", "article_id"} & set(absent):
        hint += " read_articles(articles) makes an articles table of a DataFrame with other headings."
    raise TableError(
        f"The {name} table has no column {', '.join(map(repr, absent))}; it has {', '.join(present) or 'none'}.{hint}{told}"
    )


def _check_column(name: str, column: Column, values: pd.Series, skippable: bool) -> pd.Series:
    """Give the values in their type: the same Series where they are of it."""
    missing = _find_missing(values)
    if column.step and len(values) and missing.all():
        if skippable:
            return values.astype(column.dtype)
        raise TableError(
            f"The {name} table holds no {column.name}: the step {column.step!r} was skipped when the articles were "
            f"coded, or none of them is in English (articles['language']). Code them again without skip={column.step!r}."
        )
    typed = values
    if column.dtype == "str":
        if not (values.dtype == "str" or _is_coded(name, values)):
            typed = _read_texts(values)
        if not column.required and (empty := np.asarray(typed.array == "", dtype=bool)).any():
            typed = typed.mask(empty)
    elif str(values.dtype) != column.dtype:
        typed = (
            _read_dates(name, column, values)
            if column.dtype.startswith("datetime")
            else _read_numbers(name, column, values)
        )
    if typed is not values:
        missing = _find_missing(typed)
    # What rules for English fill is missing in articles of other languages.
    if column.required and not column.step:
        _require(name, column, values, missing, "is missing")
    if column.values:
        wrong = ~typed.isin(column.values).to_numpy() & ~missing
        _require(name, column, values, wrong, f"is none of {', '.join(column.values)}")
    return typed


def _find_missing(values: pd.Series) -> Bools:
    return np.asarray(values.array.isna(), dtype=bool)


def _read_dates(name: str, column: Column, values: pd.Series) -> pd.Series:
    # The day on which an article is published is that of the place where it is.
    local = values.dt.tz_localize(None) if isinstance(values.dtype, pd.DatetimeTZDtype) else values
    dates = pd.to_datetime(local, errors="coerce", utc=True, format="mixed").dt.tz_localize(None)
    dates = dates.astype(column.dtype)
    _require(name, column, values, _find_missing(dates) & ~_find_missing(values), "cannot be read as a date")
    return dates


def _read_numbers(name: str, column: Column, values: pd.Series) -> pd.Series:
    numbers = pd.to_numeric(values, errors="coerce")
    if isinstance(numbers.dtype, pd.ArrowDtype):  # which cannot take what is left of a division
        numbers = numbers.astype("Int64" if pd.api.types.is_integer_dtype(numbers.dtype) else "Float64")
    missing = _find_missing(numbers)
    _require(name, column, values, missing & ~_find_missing(values), "cannot be read as a number")
    if column.required:
        _require(name, column, values, missing, "is missing")
    if column.dtype in ("int64", "Int64"):
        _require(name, column, values, numbers.notna() & (numbers % 1 != 0), "is no whole number")
    typed: pd.Series = numbers.astype(column.dtype)
    return typed


def _is_coded(name: str, values: pd.Series) -> bool:
    """Tell whether these are categorical texts of mentions, which stay so: ten million fit into memory thus."""
    return (
        name != "articles"
        and isinstance(values.dtype, pd.CategoricalDtype)
        and values.dtype.categories.dtype == "str"
    )


def _read_texts(values: pd.Series) -> pd.Series:
    cells = [None if missing else str(v) for v, missing in zip(values, values.isna(), strict=True)]
    try:
        return pd.Series(cells, index=values.index, dtype="str")
    except UnicodeEncodeError:  # half of a surrogate pair is no character and cannot be stored
        whole = [cell and re.sub("[\ud800-\udfff]", "\ufffd", cell) for cell in cells]
        return pd.Series(whole, index=values.index, dtype="str")


def _require(name: str, column: Column, values: pd.Series, wrong: pd.Series | Bools, problem: str) -> None:
    if not wrong.any():
        return
    rows = ", ".join(f"row {i}: {v!r}" for i, v in values[wrong].head(3).items())
    raise TableError(
        f"In the {name} table, column {column.name!r} {problem} in {int(wrong.sum())} of {len(values)} rows ({rows})."
    )


def require_unique(ids: pd.Series) -> None:
    """Raise a sentence if an id stands for more than one article."""
    again = ids.duplicated()
    if again.any():
        twice = ids[again].unique()
        some = ", ".join(map(repr, twice[:3]))
        raise TableError(
            f"{len(twice)} article_id values stand for more than one article ({some}). "
            "Give every article its own id, or drop the copies with articles.drop_duplicates('article_id')."
        )
