"""Where in a JSON document the articles are: lists within objects, tables that pandas wrote, answers of interfaces."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from mediaframing.values.headings import FURTHER, LEADING, is_text_heading, match_headings

_DEEPEST = 4
# What stands before a document that a page loads as a script: what keeps others from running it, and a name or a call.
_GUARD = r"/\*[^*\n]{0,200}\*/|\)\]\}',?|while ?\(1\);|for ?\(;;\);"
_ASKED = r"typeof [\w$.]{1,100} ?===? ?[\"']function[\"'] ?&& ?"
_NAMED = r"(?:(?:export\s++)?(?:var|let|const)\s++)?[\w$.]{1,100}(?:\[[\w\"'.]{1,60}\])?\s*+(?:=|(?P<call>\())|export\s++default\b"
_SCRIPT = re.compile(rf"[\ufeff\s]*+(?P<guard>{_GUARD})?\s*+(?:{_ASKED})?(?P<named>{_NAMED})?\s*+(?=[\[{{])")
# What search engines write around a document, and what they say of it.
_WRAPPED = "_source"


def unwrap_script(text: str) -> str:
    """Take off what makes a script of a document: the call of a function (JSONP), the name it is given, what guards it.

    Examples
    --------
    >>> unwrap_script('/**/ shown([{"text": "Rents rose."}]);'), unwrap_script('var found = {"text": "Rents rose."};')
    ('[{"text": "Rents rose."}]', '{"text": "Rents rose."}')
    """
    found = _SCRIPT.match(text)
    if found is None or not (found["guard"] or found["named"]):
        return text
    body = text[found.end() :].rstrip().removesuffix(";").rstrip()
    return body.removesuffix(")").rstrip() if found["call"] else body


def find_records(document: Any) -> list[Any] | None:
    """Find the articles of a document; None where it holds neither a list of them nor one.

    A list is one of articles; so is the only list of objects within an object, however deep
    (``{"response": {"results": [...]}}``), or the only one whose objects name a text. An object of columns, of rows by
    number, or of ``columns`` and ``data`` is a table as pandas writes it, one of ids and texts a table of two columns. Any
    other object is one article.

    Examples
    --------
    >>> find_records({"response": {"docs": [{"text": "Rents rose."}], "meta": {"hits": 1}}})
    [{'text': 'Rents rose.'}]
    >>> find_records({"id": {"0": "a"}, "text": {"0": "Rents rose."}})
    [{'id': 'a', 'text': 'Rents rose.'}]
    """
    if isinstance(document, list):
        return document
    if not isinstance(document, dict):
        return None
    if (table := _read_table(document)) is not None:
        return table
    if _is_map_of_texts(document):
        return [{"id": key, "text": text} for key, text in document.items()]
    if any(is_text_heading(name) and not _holds_objects(value) for name, value in document.items()):
        return [document]
    lists = list(_list_within(document))
    named = [found for found in lists if _names_text(found)]
    if len(lists) == 1 or len(named) == 1:
        return (named or lists)[0]
    return [document]


def unwrap_record(record: Any) -> Any:
    """Take off what a search engine writes around a document; the document's own fields go before those."""
    if isinstance(record, Mapping) and isinstance(record.get(_WRAPPED), Mapping):
        around = {name: value for name, value in record.items() if name == "_id"}
        return {**around, **record[_WRAPPED]}
    return record


def split_documents(text: str, decoder: json.JSONDecoder) -> list[Any]:
    """Read documents that stand one behind the other, as ``jq`` writes them.

    Raises
    ------
    ValueError
        If something between them is no JSON.
    """
    documents: list[Any] = []
    place = 0
    while (place := _skip_blanks(text, place)) < len(text):
        document, place = decoder.raw_decode(text, place)
        documents.append(document)
    return documents


def list_whole(text: str, decoder: json.JSONDecoder) -> list[Any]:
    """List the records of a list that breaks off, as far as they are whole.

    Examples
    --------
    >>> list_whole('[{"text": "Rents rose."}, {"text": "The fer', json.JSONDecoder())
    [{'text': 'Rents rose.'}]
    """
    records: list[Any] = []
    place = _skip_blanks(text, 0)
    while text[place : place + 1] in {"[", ","}:
        try:
            record, place = decoder.raw_decode(text, _skip_blanks(text, place + 1))
        except (ValueError, RecursionError):
            break
        records.append(record)
        place = _skip_blanks(text, place)
    return records


def _skip_blanks(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \t\r\n":
        place += 1
    return place


def _holds_objects(value: Any) -> bool:
    return isinstance(value, Mapping) or _is_list_of_objects(value)


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _is_map_of_texts(document: Mapping[str, Any]) -> bool:
    """Tell whether an object gives ids their texts: none of its names is a heading, and each value has several words."""
    values = list(document.values())
    if len(values) < 2 or not all(isinstance(value, str) and len(value.split()) > 2 for value in values):
        return False
    return not match_headings(list(document), known=(*LEADING, *FURTHER))


def _list_within(document: Mapping[str, Any], depth: int = 0) -> Iterator[list[Any]]:
    for value in document.values():
        if _is_list_of_objects(value):
            yield value
        elif isinstance(value, Mapping) and depth < _DEEPEST:
            yield from _list_within(value, depth + 1)


def _names_text(records: list[Any]) -> bool:
    return any(_has_text(unwrap_record(record)) for record in records[:20])


def _has_text(record: Any, depth: int = 0) -> bool:
    return isinstance(record, Mapping) and any(
        is_text_heading(str(name)) or (depth < _DEEPEST and _has_text(value, depth + 1))
        for name, value in record.items()
    )


def _read_table(document: Mapping[str, Any]) -> list[Any] | None:
    """Read what ``DataFrame.to_json`` writes, but for records, which are a list."""
    columns, data = document.get("columns"), document.get("data")
    if isinstance(columns, list) and isinstance(data, list) and all(isinstance(row, list) for row in data):
        return [dict(zip(map(str, columns), row, strict=False)) for row in data]
    values = list(document.values())
    if not values or not all(isinstance(value, dict) and value for value in values):
        return None
    if any(is_text_heading(name) for name in document):
        rows: dict[str, dict[str, Any]] = {}
        for name, cells in document.items():
            for row, cell in cells.items():
                rows.setdefault(row, {})[name] = cell
        # A text is one, and no object or list of others.
        if any(
            isinstance(cell, (dict, list))
            for name in document
            if is_text_heading(name)
            for cell in document[name].values()
        ):
            return None
        # Columns have the same rows; an object of objects that only happens to hold a text has not.
        return list(rows.values()) if all(len(cells) == len(rows) for cells in values) else None
    if all(any(is_text_heading(name) for name in value) for value in values):
        return [{"id": key, **value} for key, value in document.items()]
    return None
