"""Cells that hold what a program printed: lists and dictionaries of Python or JSON, and texts with their line ends written out."""

from __future__ import annotations

import ast
import json
import re
from typing import Any

_BEGUN = re.compile(r"\s*(?:\[\s*[\"'{]|\{\s*[\"'])")
_ENDS = {"[": "]", "{": "}", '"': '"'}
# A text that is a quotation has marks about it, too; one that a program printed has line ends or marks behind backslashes.
_WRITTEN_OUT = re.compile(r'\\[n"u]')
# What of an object is its name or its text.
_TELLING = ("name", "title", "text", "content", "rendered", "value", "main", "plain")
_LONGEST = 1 << 20


def read_printed(cell: str, between: str) -> str:
    """Give the texts that a cell holds as a program printed them, with ``between`` between them; any other cell as it is.

    Examples
    --------
    >>> read_printed("['Rents rose.', 'Nobody knows why.']", " "), read_printed("{'id': None, 'name': 'Hill Post'}", " ")
    ('Rents rose. Nobody knows why.', 'Hill Post')
    >>> read_printed("[Update] Rents rose", " ")
    '[Update] Rents rose'
    """
    first = cell[:1] if not cell[:1].isspace() else cell.lstrip()[:1]
    if first not in _ENDS or len(cell) > _LONGEST:
        return cell
    whole = cell.strip()
    if not whole.endswith(_ENDS[first]) or not (
        _WRITTEN_OUT.search(whole) if first == '"' else _BEGUN.match(whole)
    ):
        return cell
    value = _load(whole, first != '"')
    told = list(filter(None, _list_texts(value))) if value is not None else []
    return between.join(told) if told else cell


def _load(text: str, python: bool) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    try:
        return ast.literal_eval(text) if python else None
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None


def _list_texts(value: Any) -> list[str | None]:
    if isinstance(value, str):
        return [value.strip()]
    if isinstance(value, dict):
        return [next((value[name].strip() for name in _TELLING if isinstance(value.get(name), str)), None)]
    if isinstance(value, (list, tuple)):
        return [text for item in value if isinstance(item, (str, dict)) for text in _list_texts(item)]
    return []
