"""JSON: one object a line (``.jsonl``, ``.ndjson``), or a file with a list of objects (``.json``)."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from mediaframing.reading.account import Account
from mediaframing.reading.encoding import find_encoding, strip_mark
from mediaframing.reading.limits import LARGEST_LINE
from mediaframing.reading.parted_texts import fill_twins
from mediaframing.reading.records import (
    find_records,
    list_whole,
    split_documents,
    unwrap_record,
    unwrap_script,
)
from mediaframing.reading.skipped import LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import FileRows, Sound, Source, gather_rows
from mediaframing.reading.typed import flatten_record, write_cell
from mediaframing.values.characters import clean_text
from mediaframing.values.headings import is_text_heading

# ValueError: not JSON, or a number too long; RecursionError: nested beyond what Python follows.
_BROKEN = (ValueError, RecursionError)
# A dictionary as Python prints it.
_PYTHON = re.compile(r"\[?\{'")
_LONGEST_PRINTED = 1 << 22
_CHUNK = 1_000
_CHUNK_SIZE = 1 << 23


def read_json_lines(source: Source) -> FileRows:
    """Read one object a line, all at once; see :func:`stream_json_lines`."""
    return gather_rows(stream_json_lines(source, Account(source.name)))


def stream_json_lines(source: Source, account: Account) -> Iterator[FileRows]:
    """Read one object a line, a thousand at a time; a line that is no object is reported and left out.

    Objects within objects become columns with a dot (``source.name``); lists of texts are joined, by blank
    lines if they are the article's text. Numbers stay as they are written.
    """
    lines = Sound(source.read_lines(account))
    yield from _read_lines(lines, source.name)
    lines.finish()


def stream_json(source: Source, account: Account) -> Iterator[FileRows]:
    """Read a list of objects, an object that holds one (``{"articles": [...]}``), several behind one another, or one article.

    Where in a document the articles are, :func:`find_records` tells.

    Raises
    ------
    ReadingError
        If the file holds none of them.
    """
    data = source.load()
    decoder = find_encoding([data])
    text = unwrap_script(decoder.decode(strip_mark(data)))
    account.encoding = decoder.told
    try:
        document = _parse(text)
    except _BROKEN as error:
        rows = gather_rows(_read_lines((f"{line}\n" for line in text.split("\n")), source.name))
        if rows.numbers:
            account.kind = "JSON Lines"
            yield rows
            return
        try:
            document = split_documents(text, _DECODER)
        except _BROKEN:
            if whole := list_whole(text, _DECODER):
                yield _gather(source.name, enumerate(whole, start=1), [])
            raise ReadingError(f"the file is not JSON: {error}") from error
    records = find_records(document)
    if records is None:
        raise ReadingError("the file holds neither a list of articles nor an article")
    for start in range(0, max(len(records), 1), _CHUNK):
        yield _gather(source.name, enumerate(records[start : start + _CHUNK], start=start + 1), [])


def _read_lines(lines: Iterable[str], name: str) -> Iterator[FileRows]:
    records: list[tuple[int, Any]] = []
    notices: list[Notice] = []
    size = number = 0
    cut = False
    for line in lines:
        whole = line.endswith("\n") or len(line) < LARGEST_LINE // 4
        if cut:
            cut = not whole
            continue
        number += 1
        if not whole:
            cut = True
            reason = f"a line of more than {LARGEST_LINE >> 20} MB"
            notices.append(Notice(name, number, None, LEFT_OUT, reason))
            continue
        # RFC 7464 puts a separator before each record, and files that were joined have their marks within.
        record = line.strip().lstrip("\x1e\ufeff")
        if not record or record in {"[", "]"}:
            continue
        try:
            parsed = _parse(record.removesuffix(","), python=True)
            several = (
                parsed if isinstance(parsed, list) and parsed and isinstance(parsed[0], dict) else [parsed]
            )
            records.extend((number, record) for record in several)
        except _BROKEN as error:
            notices.append(Notice(name, number, None, LEFT_OUT, "not JSON", str(error)[:200]))
        size += len(line)
        if len(records) >= _CHUNK or size > _CHUNK_SIZE:
            yield _gather(name, records, notices)
            records, notices, size = [], [], 0
    yield _gather(name, records, notices)


def _parse(text: str, python: bool = False) -> Any:
    """Read JSON; of a line also what Python prints of a dictionary, with marks of its own."""
    if python and _PYTHON.match(text) and len(text) < _LONGEST_PRINTED:
        try:
            return ast.literal_eval(text)
        except (SyntaxError, MemoryError) as error:
            raise ValueError(f"neither JSON nor a dictionary of Python: {error}") from error
    return json.loads(text, parse_int=str, parse_float=str, parse_constant=lambda name: None, strict=False)


# Tabs and line ends within texts are no JSON, and are meant all the same.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=lambda name: None, strict=False)


def _gather(name: str, records: Iterable[tuple[int, Any]], notices: list[Notice]) -> FileRows:
    columns: dict[str, list[str | None]] = {}
    separators: dict[str, str] = {}
    numbers: list[int] = []
    for number, wrapped in records:
        record = unwrap_record(wrapped)
        if not isinstance(record, dict):
            notices.append(Notice(name, number, None, LEFT_OUT, "not a JSON object", str(record)[:80]))
            continue
        try:
            flat = flatten_record(record)
            cells: dict[str, str | None] = {}
            for field, value in flat.items():
                heading = clean_text(field)
                if heading not in separators:
                    separators[heading] = "\n\n" if is_text_heading(heading) else "; "
                cells.setdefault(heading, write_cell(value, separators[heading]))
        except RecursionError:
            notices.append(Notice(name, number, None, LEFT_OUT, "not JSON", "nested too deep"))
            continue
        for heading, cell in cells.items():
            if heading not in columns:
                columns[heading] = []
            column = columns[heading]
            # A heading that earlier records lack is filled up only where it is met: records are many.
            column.extend([None] * (len(numbers) - len(column)))
            column.append(cell)
        numbers.append(number)
    for column in columns.values():
        column.extend([None] * (len(numbers) - len(column)))
    fill_twins(columns)
    return FileRows(columns, numbers, notices)
