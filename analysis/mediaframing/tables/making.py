"""Tables are made: of columns that are right already, empty ones, and the schema of one in a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediaframing.tables.columns import TABLES, WEIGHED, Column


def empty_table(name: str) -> pd.DataFrame:
    """Give a table of that name without rows, with its columns and types."""
    return pd.DataFrame({c.name: pd.Series(dtype=c.dtype) for c in TABLES[name]})


# Reading a type's name takes longer than making a column of it.
_DTYPES: dict[str, Any] = {
    name: pd.api.types.pandas_dtype(name) for name in ("str", "int64", "Int64", "float64", "datetime64[us]")
}

_EMPTY = {name: pd.array([], dtype) for name, dtype in _DTYPES.items()}


def make_table(name: str, columns: Mapping[str, Any]) -> pd.DataFrame:
    """Build a table from columns that are already right, in the order and types of :data:`TABLES`.

    Columns are arrays, lists, or Arrow arrays, which need no conversion where they are text; None for one that is
    missing throughout, and an optional one may be left out.
    """
    missing = range(len(columns["article_id"]))
    given: dict[str, Any] = {
        c.name: columns[c.name] if c.required else columns.get(c.name) for c in TABLES[name]
    }
    typed = {
        c.name: miss_column(c, missing)
        if given[c.name] is None
        else pd.array(given[c.name], _DTYPES[c.dtype])
        for c in TABLES[name]
    }
    return pd.DataFrame(typed, copy=False)


def name_mentions(article_id: Any, start: Any, end: Any, frame: Any) -> pa.Array:
    """Name frame mentions for good: ``article_id:start-end:frame``; the same place and frame has the same name.

    Examples
    --------
    >>> name_mentions(["a1"], [12], [18], ["terror"]).to_pylist()
    ['a1:12-18:terror']
    """
    text = pa.large_string()
    # A table's texts may be categories; Arrow joins plain ones.
    article, first, last, of = (
        pa.array(np.asarray(values), from_pandas=True).cast(text)
        if not isinstance(values, pa.Array)
        else values.cast(text)
        for values in (article_id, start, end, frame)
    )
    colon, dash = pa.scalar(":", text), pa.scalar("-", text)
    place = pc.binary_join_element_wise(first, last, dash)
    return pc.binary_join_element_wise(article, place, of, colon)


def miss_column(column: Column, index: Any) -> pd.Series:
    """Give a column of the table's type that is missing throughout."""
    none = _EMPTY[column.dtype].take(np.full(len(index), -1), allow_fill=True)
    return pd.Series(none, index=index, copy=False)


_ARROW = {
    "str": pa.string(),
    "int64": pa.int64(),
    "Int64": pa.int64(),
    "float64": pa.float64(),
    "datetime64[us]": pa.timestamp("us"),
}


def arrow_schema(name: str, further: Iterable[str] = (), weighed: bool = False) -> pa.Schema:
    """Give the schema under which a table is stored in Parquet; further columns are text."""
    columns = (*TABLES[name], *WEIGHED) if weighed else TABLES[name]
    fields = [pa.field(c.name, _ARROW[c.dtype], nullable=not c.required or c.step != "") for c in columns]
    return pa.schema([*fields, *(pa.field(column, pa.string()) for column in further)])
