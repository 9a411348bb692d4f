"""A table as a file for spreadsheets, which never run a text of it as a formula, nor a terminal a text of it as a command."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from mediaframing.validation.cells import disarm

# What steers a terminal, turns the direction of what follows, or ends a file for some readers; tabs and new lines are text.
_STEERING = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def write_csv(table: pd.DataFrame, path: Path) -> None:
    r"""Write a table as ``.csv``, unrounded; what a spreadsheet would run as a formula has an apostrophe before it.

    Control characters are written by their code (``\x1b``).
    """
    safe = pd.DataFrame({_clean(str(name)): _disarm_column(table[name]) for name in table.columns})
    safe.to_csv(path, index=False, float_format="%.10g", lineterminator="\n", encoding="utf-8")


def _disarm_column(values: pd.Series) -> pd.Series:
    if pd.api.types.is_numeric_dtype(values) or pd.api.types.is_datetime64_any_dtype(values):
        return values
    return values.map(lambda v: _clean(v) if isinstance(v, str) else v)


def _clean(cell: str) -> str:
    return disarm(cell if cell.isprintable() else _STEERING.sub(_name_code, cell))


def _name_code(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
