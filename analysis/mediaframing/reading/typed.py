"""Values of typed sources (JSON, Parquet, Excel, DataFrames) as the text a cell holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from mediaframing.reading.encoding import decode_text, require_text
from mediaframing.reading.skipped import ReadingError

_DEEPEST = 4
_MOST_NESTED = 60
# What of an object in a list is its text.
_TELLING = ("text", "content", "html", "body", "name", "value")
# What DynamoDB calls the types of what it exports: {"text": {"S": "..."}}.
_TYPES = frozenset({"S", "N", "BOOL", "M", "L", "SS", "NS"})
_DATE_PARTS = "date-parts"
_SECONDS = frozenset({"seconds", "_seconds"})


def write_cell(value: Any, between: str = "; ", depth: int = 0) -> str | None:
    """Write a value as text, so that ``0017`` stays ``0017``; nothing, and nothing but blanks, is None.

    Parameters
    ----------
    value : Any
    between : str, default "; "
        What parts the items of a list.
    depth : int
        How many lists the value lies in; what lies deeper than sixty is left out.
    """
    if isinstance(value, str):
        text = value
    elif value is None or depth > _MOST_NESTED:
        return None
    elif isinstance(value, (bytes, bytearray, memoryview)):
        text = _decode(bytes(value))
    elif isinstance(value, (datetime, date, time)):
        text = value.isoformat() if value == value else ""  # noqa: PLR0124 - NaT is not itself
        text = "" if text == "NaT" else text
    elif isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, (list, tuple)):
        # Blocks of a page: {"type": "paragraph", "text": ...}.
        items = [_find_text(item) if isinstance(item, Mapping) else item for item in value]
        if any(isinstance(item, str) for item in items):  # pictures among paragraphs say nothing
            items = [item for item in items if not isinstance(item, Mapping)]
        cells = (write_cell(item, "; ", depth + 1) for item in items)
        text = between.join(cell for cell in cells if cell is not None)
    elif isinstance(value, Mapping):
        text = json.dumps(value, ensure_ascii=False, default=str)
    elif hasattr(value, "tolist") and getattr(value, "ndim", None):
        return write_cell(value.tolist(), between, depth)
    elif value != value:  # noqa: PLR0124 - a NaN of whatever type is not itself
        return None
    elif isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        text = str(int(value))
    else:
        text = str(value)
        text = "" if text in {"<NA>", "NaT"} else text
    return text if text.strip() else None


def _decode(data: bytes) -> str:
    """Decode bytes in a cell; a picture or what is packed is no text."""
    try:
        require_text(data)
    except ReadingError:
        return ""
    return decode_text(data)


def _find_text(block: Mapping[str, Any]) -> Any:
    """Give the text of a block of text, else the block; of a name that a list holds with other things, the name."""
    return next((block[name] for name in _TELLING if isinstance(block.get(name), str)), block)


def flatten_record(record: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """Lift the fields of objects within the record, named with a dot: ``{"source": {"name": ..}}`` to ``source.name``.

    What MongoDB, Firestore and DynamoDB write around a value (``{"$date": ..}``, ``{"_seconds": .., "_nanoseconds": 0}``,
    ``{"S": ..}``) is taken off.
    """
    flat: dict[str, Any] = {}
    for name, wrapped in record.items():
        value = _unwrap(wrapped)
        if isinstance(value, Mapping) and (parts := value.get(_DATE_PARTS)):
            value = _join_date(parts)
        if isinstance(value, Mapping) and before.count(".") < _DEEPEST - 1:
            flat.update(flatten_record(value, f"{before}{name}."))
        else:
            flat[f"{before}{name}"] = value
    return flat


def _join_date(parts: Any) -> str | None:
    """Write a date of citations in CSL: ``[[2019, 2, 14]]``, of a span of days the first."""
    first = parts[0] if isinstance(parts, list) and parts else None
    known = [str(part) for part in first or () if part] if isinstance(first, list) else []
    return "-".join(part.zfill(2) for part in known) or None


def _unwrap(value: Any) -> Any:
    if isinstance(value, Mapping) and len(value) == 2 and any("nano" in str(name) for name in value):
        return next((value[name] for name in value if name in _SECONDS), value)
    for _ in range(_DEEPEST):
        if not (isinstance(value, Mapping) and len(value) == 1):
            break
        name = str(next(iter(value)))
        if not name.startswith("$") and name not in _TYPES:
            break
        value = next(iter(value.values()))
        if name == "L" and isinstance(value, list):
            value = [_unwrap(item) for item in value]
    return value
