"""Rows that stand twice, as after a merge with a table that has several rows for one article: they would be counted twice."""

from __future__ import annotations

import weakref
from typing import Any

import numpy as np
import pandas as pd

from mediaframing.tables.checks import TableError, require_unique

_KEYS = {
    "sentences": ("article_id", "sentence_id"),
    "frames": ("mention_id",),
    "actors": ("article_id", "start", "end", "actor"),
    "attributions": ("article_id", "attribution_id"),
}
_PLACES = ("article_id", "sentence_id", "start", "end", "frame", "term")

# A table is looked at once: whatever is done with a DataFrame gives another one.
_seen: dict[int, weakref.ref[pd.DataFrame]] = {}


def refuse_doubled(name: str, table: Any) -> None:
    """Raise a sentence if a row of a coded table stands twice. Tables on the disk are those that were coded.

    Raises
    ------
    TableError
        With how many rows, and what to do.
    """
    if not isinstance(table, pd.DataFrame) or not len(table):
        return
    known = _seen.get(id(table))
    if known is not None and known() is table:
        return
    if name == "articles":
        if "article_id" in table.columns:
            require_unique(table["article_id"].astype("str"))
    elif key := _choose_key(name, table):
        _require_once(name, table, key)
    number = id(table)
    _seen[number] = weakref.ref(table, lambda _: _seen.pop(number, None))


def _choose_key(name: str, table: pd.DataFrame) -> list[str]:
    """Choose the columns that name a row; none where nothing does, as in tables of other tools without places."""
    key = list(_KEYS[name])
    if name == "frames" and ("mention_id" not in table.columns or table["mention_id"].isna().any()):
        key = list(_PLACES)
    if not set(key) <= set(map(str, table.columns)):
        return []
    if "start" in key and (table["start"] == table["start"].iloc[0]).all():
        # Whoever has no places writes the same for all.
        return []
    return key


def _require_once(name: str, table: pd.DataFrame, key: list[str]) -> None:
    again = np.asarray(table.duplicated(key))
    if not again.any():
        return
    first = table.loc[again, key].iloc[0]
    told = ", ".join(f"{column} {value}" for column, value in zip(key, first.tolist(), strict=True))
    columns = repr(key[0]) if len(key) == 1 else repr(key)
    number = int(again.sum())
    raise TableError(
        f"{number:,} row{'s' * (number > 1)} of the {name} table stand{'s' * (number == 1)} there once more ({told}), as after a merge with a table that has several "
        f"rows for one article, and would be counted each time. Keep one of each: {name}.drop_duplicates({columns}); or make that "
        "table one row an article before it is merged."
    )
