"""A table as a file for spreadsheets, which never run a text of it as a formula."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)*%?")
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table as ``.csv``, unrounded; what a spreadsheet would run as a formula has an apostrophe before it."""
    safe = pd.DataFrame({_disarm(str(name)): _disarm_column(table[name]) for name in table.columns})
    safe.to_csv(path, index=False, float_format="%.10g", lineterminator="\n", encoding="utf-8")


def _disarm_column(values: pd.Series) -> pd.Series:
    if pd.api.types.is_numeric_dtype(values) or pd.api.types.is_datetime64_any_dtype(values):
        return values
    return values.map(lambda v: _disarm(v) if isinstance(v, str) else v)


def _disarm(cell: str) -> str:
    """Keep a spreadsheet from running a text as a formula; numbers stay numbers."""
    if cell.lstrip(" ").startswith(_FORMULA) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
