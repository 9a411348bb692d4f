"""Values of typed sources (JSON, Parquet, Excel) as the text a cell holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from mediaframing.reading.encoding import clean_text


def write_cell(value: Any, between: str = "; ") -> str | None:
    """Write a value as text, so that ``0017`` stays ``0017``; nothing, and nothing but blanks, is None.

    Parameters
    ----------
    value : Any
    between : str, default "; "
        What parts the items of a list.
    """
    if isinstance(value, str):
        text = value
    elif value is None or value != value:  # noqa: PLR0124 - a NaN of whatever type is not itself
        return None
    elif isinstance(value, (datetime, date, time)):
        text = value.isoformat()
    elif isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, (list, tuple)):
        text = between.join(cell for item in value if (cell := write_cell(item)) is not None)
    elif isinstance(value, Mapping):
        text = json.dumps(value, ensure_ascii=False, default=str)
    elif isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        text = str(int(value))
    else:
        text = str(value)
    return clean_text(text) if text.strip() else None


def flatten_record(record: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """Lift the fields of objects within the record, named with a dot: ``{"source": {"name": ..}}`` to ``source.name``."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, Mapping) and before.count(".") < 3:
            flat.update(flatten_record(value, f"{before}{name}."))
        else:
            flat[f"{before}{name}"] = value
    return flat
