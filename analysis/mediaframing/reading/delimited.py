"""CSV and TSV: the delimiter is looked for, an odd row is reported, every cell stays text."""

from __future__ import annotations

import csv
import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice, zip_longest

from mediaframing.reading.columns import guess_columns, name_headings
from mediaframing.reading.encoding import decode_text
from mediaframing.reading.skipped import KEPT, LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import Rows, Source

_DELIMITERS = (",", ";", "\t", "|")
_LOCK = threading.Lock()


def read_delimited(source: Source) -> Rows:
    """Read a table whose first row holds the headings.

    A row with fewer fields than the headings is kept, the rest missing; one with more is left out, because
    nobody knows which field the text is in. Both are reported.

    Raises
    ------
    ReadingError
        If the file holds no row.
    """
    return parse_delimited(decode_text(source.load()), source.name)


def parse_delimited(text: str, name: str) -> Rows:
    """Take the table of a text apart; see :func:`read_delimited`. The name is that of the file, for notices."""
    with _any_field_size():
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_guess_delimiter(text))
        numbered = [(number, row) for number, row in enumerate(rows) if any(row)]
    if not numbered:
        raise ReadingError("the file is empty")
    headings = name_headings(numbered[0][1])
    width = len(headings)
    kept, numbers, notices = [], [], []
    for number, row in numbered[1:]:
        if len(row) != width:
            surplus = any(row[width:])
            detail = f"{len(row)} fields, {width} headings"
            if surplus:
                notices.append(Notice(name, number, None, LEFT_OUT, "more fields than headings", detail))
                continue
            if len(row) < width:
                notices.append(Notice(name, number, None, KEPT, "fewer fields than headings", detail))
        kept.append(row[:width])
        numbers.append(number)
    columns = dict.fromkeys(headings) if not kept else dict(zip(headings, zip_longest(*kept), strict=False))
    return Rows(
        {name: [cell or None for cell in cells or ()] for name, cells in columns.items()}, numbers, notices
    )


def _guess_delimiter(text: str) -> str:
    """Choose the delimiter that gives headings we know, then rows as wide as the headings."""
    head = text[:200_000]

    def judge(delimiter: str) -> tuple[int, float, int]:
        rows = [
            row for row in islice(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), 50) if row
        ]
        if not rows:
            return 0, 0.0, 0
        even = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
        return len(guess_columns(rows[0])), even * (len(rows[0]) > 1), len(rows[0])

    return max(_DELIMITERS, key=judge)


@contextmanager
def _any_field_size() -> Iterator[None]:
    """Lift the limit of 131,072 characters a field, which long articles pass; it holds for the whole process."""
    with _LOCK:
        before = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
        try:
            yield
        finally:
            csv.field_size_limit(before)
