"""A table as a file for spreadsheets, which never run a text of it as a formula."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from mediaframing.validation.cells import disarm


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table as ``.csv``, unrounded; what a spreadsheet would run as a formula has an apostrophe before it."""
    safe = pd.DataFrame({disarm(str(name)): _disarm_column(table[name]) for name in table.columns})
    safe.to_csv(path, index=False, float_format="%.10g", lineterminator="\n", encoding="utf-8")


def _disarm_column(values: pd.Series) -> pd.Series:
    if pd.api.types.is_numeric_dtype(values) or pd.api.types.is_datetime64_any_dtype(values):
        return values
    return values.map(lambda v: disarm(v) if isinstance(v, str) else v)
