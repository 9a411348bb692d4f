"""JSON: one object a line (``.jsonl``, ``.ndjson``), or a file with a list of objects (``.json``)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from mediaframing.reading.cells import flatten_record, write_cell
from mediaframing.reading.columns import is_text_heading
from mediaframing.reading.encoding import clean_text, decode_text
from mediaframing.reading.skipped import LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import Rows, Source

# ValueError: not JSON, or a number too long; RecursionError: nested beyond what Python follows.
_BROKEN = (ValueError, RecursionError)


def read_json_lines(source: Source) -> Rows:
    """Read one object a line; a line that is no object is reported and left out.

    Objects within objects become columns with a dot (``source.name``); lists of texts are joined, by blank
    lines if they are the article's text. Numbers stay as they are written.
    """
    return _read_lines(source, decode_text(source.load()))


def read_json(source: Source) -> Rows:
    """Read a list of objects, or an object that holds one (``{"articles": [...]}``), or one article.

    Raises
    ------
    ReadingError
        If the file holds none of them.
    """
    text = decode_text(source.load())
    try:
        document = _parse(text)
    except _BROKEN as error:
        rows = _read_lines(source, text)
        if not rows.numbers:
            raise ReadingError(f"the file is not JSON: {error}") from error
        return rows
    if isinstance(document, dict):
        lists = [
            v for v in document.values() if isinstance(v, list) and v and all(isinstance(i, dict) for i in v)
        ]
        holds_text = any(is_text_heading(name) for name in document)
        document = lists[0] if len(lists) == 1 and not holds_text else [document]
    if not isinstance(document, list):
        raise ReadingError("the file holds neither a list of articles nor an article")
    return _gather(source, enumerate(document, start=1), [])


def _read_lines(source: Source, text: str) -> Rows:
    records, notices = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            records.append((number, _parse(line)))
        except _BROKEN as error:
            notices.append(Notice(source.name, number, None, LEFT_OUT, "not JSON", str(error)[:200]))
    return _gather(source, records, notices)


def _parse(text: str) -> Any:
    return json.loads(text, parse_int=str, parse_float=str, parse_constant=lambda name: None)


def _gather(source: Source, records: Iterable[tuple[int, Any]], notices: list[Notice]) -> Rows:
    columns: dict[str, list[str | None]] = {}
    separators: dict[str, str] = {}
    numbers: list[int] = []
    for number, record in records:
        if not isinstance(record, dict):
            notices.append(Notice(source.name, number, None, LEFT_OUT, "not a JSON object", str(record)[:80]))
            continue
        for name, value in flatten_record(record).items():
            heading = clean_text(name)
            if heading not in columns:
                columns[heading] = [None] * len(numbers)
                separators[heading] = "\n\n" if is_text_heading(heading) else "; "
            cells = columns[heading]
            if len(cells) == len(numbers):
                cells.append(write_cell(value, separators[heading]))
        numbers.append(number)
        for cells in columns.values():
            if len(cells) < len(numbers):
                cells.append(None)
    return Rows(columns, numbers, notices)
