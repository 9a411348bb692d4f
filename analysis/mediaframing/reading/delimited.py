"""CSV and TSV: the delimiter is looked for, an odd row is reported, every cell stays text."""

from __future__ import annotations

import csv
import io
import re
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from mediaframing.reading.account import Account
from mediaframing.reading.encoding import require_text
from mediaframing.reading.skipped import KEPT, LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import FileRows, Source, gather_rows
from mediaframing.values.headings import FURTHER, LEADING, match_headings, name_headings

_DELIMITERS = (",", ";", "\t", "|", "^", "~", "\x01", "\x1f")
_CHUNK = 1_000
_HEAD = 200_000
# A row is not longer than this, however many lines it takes: a quotation mark that is not closed ends here.
_LONGEST_ROW = 1 << 26
_PREAMBLE = 12
_MOST_SHAPES = 20
_SEPARATOR = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)
# A quotation mark within a cell as data bases write it: \", where CSV doubles it.
_ESCAPED = re.compile(r'(?<!\\)\\"(?=[^\r\n])')
_LOCK = threading.Lock()


class Head(NamedTuple):
    """What the beginning of a table tells.

    Attributes
    ----------
    delimiter : str
    above : int
        How many lines the headings take with what stands above them.
    escaped : bool
        Whether quotation marks within cells have a backslash before them.
    """

    delimiter: str
    above: int
    escaped: bool


def read_delimited(source: Source) -> FileRows:
    """Read a table whose first row holds the headings, all at once; see :func:`stream_delimited`."""
    return gather_rows(stream_delimited(source, Account(source.name)))


def stream_delimited(source: Source, account: Account) -> Iterator[FileRows]:
    """Read a table whose first row holds the headings, a thousand rows at a time.

    A row with fewer fields than the headings is kept, the rest missing; one with more is left out, because
    nobody knows which field the text is in. A row of several lines that no quotation marks hold together is read
    apart, its marks taken literally. Lines above the headings are passed over. All of it is reported.

    Raises
    ------
    ReadingError
        If the file holds no row, or no text.
    """
    # Two control characters are delimiters of data bases.
    require_text(source.read_head().translate(None, b"\x01\x1f"))
    yield from _parse(source.read_lines(account), source.name)


def parse_delimited(text: str, name: str) -> FileRows:
    """Take the table of a text apart; see :func:`stream_delimited`. The name is that of the file, for notices."""
    return gather_rows(_parse(io.StringIO(text, newline=""), name))


def looks_delimited(text: str) -> bool:
    """Tell whether a text begins with headings that a table of articles has."""
    top = next((line for line in text.splitlines()[:3] if line.strip()), "")
    return any(
        {"text", "title"} <= set(match_headings([cell.strip(' "') for cell in top.split(sign)[:500]]))
        for sign in _DELIMITERS
        if sign in top
    )


def find_head(lines: Iterable[str]) -> Head:
    """Find the delimiter of a table, where its headings end, and how marks within cells are written."""
    rows = _open_table(lines, "")
    rows.find_headings()
    return Head(rows.delimiter, rows.above, rows.escaped)


def double_marks(line: str) -> str:
    r"""Write a line whose marks have a backslash as CSV wants it: the marks doubled.

    Examples
    --------
    >>> double_marks(r'1,"He said \"no\", and left"')
    '1,"He said ""no"", and left"'
    """
    return line.replace("\\\\", "\0").replace('\\"', '""').replace("\0", "\\") if "\\" in line else line


def _parse(lines: Iterable[str], name: str) -> Iterator[FileRows]:
    yield from _open_table(lines, name).read()


def _open_table(lines: Iterable[str], name: str) -> _RowReader:
    stream = iter(lines)
    head: list[str] = []
    size = 0
    for line in stream:
        head.append(line)
        size += len(line)
        if size > _HEAD:
            break
    skipped = 0
    if head and (named := _SEPARATOR.fullmatch(head[0])):
        delimiter = named[1]
        head = head[1:]
        skipped = 1
    else:
        delimiter = guess_delimiter(head)
    escaped = _is_escaped(head, delimiter)
    all_lines = _chain(head, stream)
    return _RowReader(
        map(double_marks, all_lines) if escaped else all_lines, delimiter, name, skipped, escaped
    )


def _is_escaped(head: list[str], delimiter: str) -> bool:
    """Tell whether marks within cells have a backslash before them, and none is doubled."""
    text = "".join(head)
    if '\\"' not in text:
        return False
    sign = re.escape(delimiter)
    doubled = re.search(rf'[^"{sign}\r\n]""(?!")[^{sign}\r\n]', text)
    within = [found for found in _ESCAPED.finditer(text) if text[found.end()] != delimiter]
    return bool(within) and doubled is None


def _chain(head: list[str], stream: Iterator[str]) -> Iterator[str]:
    yield from head
    head.clear()
    yield from stream


class _RowReader:
    """Rows of a table, read from its lines; what is wrong with quotation marks is seen and mended on the way."""

    def __init__(
        self, lines: Iterator[str], delimiter: str, name: str, skipped: int, escaped: bool = False
    ) -> None:
        self.delimiter = delimiter
        self.escaped = escaped
        self.above = skipped
        self._lines = lines
        self._delimiter = delimiter
        self._name = name
        self._waiting: deque[str] = deque()
        self._taken: list[str] = []
        self._size = 0
        self._cut = False
        self._ended = False
        self._width = 0
        self._shapes: set[str] = set()
        self._notices: list[Notice] = []

    def read(self) -> Iterator[FileRows]:
        records, top, above = self.find_headings()
        headings = name_headings([cell.strip() for cell in top])
        self._width = len(headings)
        for line in above:
            self._notices.append(
                Notice(self._name, None, None, KEPT, "a line above the headings, passed over", line[:200])
            )
        kept: list[list[str]] = []
        numbers: list[int] = []
        number = 0
        for fields in self._follow(records):
            number += 1
            if not any(fields):
                continue
            if fields == top and len(top) > 1:
                self._notices.append(Notice(self._name, number, None, LEFT_OUT, "the headings once more"))
                continue
            row = self._fit(fields, number)
            if row is None:
                continue
            kept.append(row)
            numbers.append(number)
            if len(kept) == _CHUNK:
                yield self._hand_over(headings, kept, numbers)
                kept, numbers = [], []
        yield self._hand_over(headings, kept, numbers)

    def _hand_over(self, headings: list[str], kept: list[list[str]], numbers: list[int]) -> FileRows:
        notices, self._notices = self._notices, []
        columns: dict[str, list[str | None]] = {
            heading: [row[place] or None for row in kept] for place, heading in enumerate(headings)
        }
        return FileRows(columns, numbers, notices)

    def _fit(self, fields: list[str], number: int) -> list[str] | None:
        width = self._width
        if len(fields) == width:
            return fields
        detail = f"{len(fields)} fields, {width} headings"
        if any(fields[width:]):
            self._notices.append(
                Notice(self._name, number, None, LEFT_OUT, "more fields than headings", detail)
            )
            return None
        if len(fields) < width:
            self._notices.append(Notice(self._name, number, None, KEPT, "fewer fields than headings", detail))
        return [*fields[:width], *[""] * (width - len(fields))]

    def find_headings(self) -> tuple[Iterator[list[str]], list[str], list[str]]:
        """Find the headings: the first row, unless it is narrower than a row below that has headings we know."""
        records = self._read_records()
        tops: list[list[str]] = []
        taken: list[list[str]] = []
        blank: list[str] = []
        for fields in records:
            if any(cell.strip() for cell in fields):
                tops.append(fields)
                taken.append([*blank, *self._taken])
                blank = []
            else:
                blank.extend(self._taken)
            if len(tops) == _PREAMBLE:
                break
        if not tops:
            raise ReadingError("the file is empty")
        place = place_headings(tops)
        above = ["".join(lines).strip() for lines in taken[:place]]
        for lines in reversed([*taken[place + 1 :], blank]):
            self._waiting.extendleft(reversed(lines))
        self.above += sum(len(lines) for lines in taken[: place + 1])
        return records, tops[place], above

    def _follow(self, records: Iterator[list[str]]) -> Iterator[list[str]]:
        """Read on below the headings; a row of several lines that is none is read apart."""
        number = 0
        while True:
            fields = next(records, None)
            if fields is None:
                if not self._waiting:
                    return
                records = self._read_records()
                continue
            number += 1
            if len(self._taken) > 1 or self._cut or self._is_open():
                fields = self._mend(fields, number)
            if fields and len(self._shapes) < _MOST_SHAPES and len(fields) == self._width:
                self._shapes.add(_shape(fields[0]))
            yield fields

    def _read_records(self) -> Iterator[list[str]]:
        self._cut = False
        with _any_field_size():
            reader = csv.reader(self._feed(), delimiter=self._delimiter)
        while True:
            self._taken = []
            self._size = 0
            try:
                with _any_field_size():
                    fields = next(reader, None)
            except csv.Error:  # a carriage return alone, within a field that is not quoted
                fields = next(csv.reader([" ".join(self._taken).replace("\r", " ")]), [])
            if fields is None:
                return
            yield fields

    def _feed(self) -> Iterator[str]:
        while True:
            if self._size > _LONGEST_ROW:
                self._cut = True
                return
            line = self._waiting.popleft() if self._waiting else next(self._lines, None)
            if line is None:
                self._ended = True
                return
            self._taken.append(line)
            self._size += len(line)
            yield line

    def _is_open(self) -> bool:
        """Tell whether the only line of the row ends within quotation marks: it was the last of the file."""
        return self._ended and '"' in self._taken[-1] and not _is_closed(self._taken, self._delimiter)

    def _mend(self, fields: list[str], number: int) -> list[str]:
        """Read a row of several lines apart if no quotation marks rightly hold it together."""
        lines = self._taken
        closed = not self._cut and _is_closed(lines, self._delimiter)
        begins = next((i for i in range(1, len(lines)) if self._begins_row(lines[i])), len(lines))
        if closed and not all(self._begins_row(line) for line in lines[1:] if line.strip()):
            return fields
        if closed and len(fields) >= self._width and not self._is_fused(lines):
            return fields
        if not closed and begins == len(lines) and self._is_sloppy(lines, fields):
            return fields
        own = lines[:begins]
        apart = self._read_apart(own)
        if apart is None:
            self._notices.append(
                Notice(
                    self._name,
                    number,
                    None,
                    KEPT,
                    "a quotation mark that is not closed; rows below may be in this one",
                    f"{len(lines)} lines",
                )
            )
            return fields
        self._notices.append(
            Notice(
                self._name,
                number,
                None,
                KEPT,
                "a quotation mark that is not closed, taken literally",
                own[0].strip()[:80],
            )
        )
        self._waiting.extendleft(reversed(lines[begins:]))
        return apart

    def _is_sloppy(self, lines: list[str], fields: list[str]) -> bool:
        """Tell whether only quotation marks within a quoted cell are not doubled, and the row is whole."""
        return len(fields) == self._width and not self._cut and lines[-1].rstrip("\r\n").endswith('"')

    def _is_fused(self, lines: list[str]) -> bool:
        """Tell whether every line is as wide as the headings by itself, as no lines of a text are by chance."""
        widths = [len(line.rstrip("\r\n").split(self._delimiter)) for line in lines if line.strip()]
        return bool(self._shapes) and all(width == self._width for width in widths)

    def _begins_row(self, line: str) -> bool:
        first, delimiter, _ = line.partition(self._delimiter)
        if not delimiter or line.count(self._delimiter) < self._width - 1:
            return False
        if first.count('"') % 2:  # the end of a quoted cell, not the start of a row
            return False
        return not self._shapes or _shape(first.strip().strip('"')) in self._shapes

    def _read_apart(self, lines: list[str]) -> list[str] | None:
        text = "".join(lines).rstrip("\r\n")
        literal = [field.strip() for field in text.split(self._delimiter)]
        if len(lines) == 1 and len(literal) == self._width:
            return [_unquote(field) for field in literal]
        with _any_field_size():
            closed = next(csv.reader(io.StringIO(f'{text}"', newline=""), delimiter=self._delimiter), [])
        if len(closed) == self._width:
            return closed
        return literal if len(literal) == self._width else None


def _unquote(field: str) -> str:
    whole = len(field) > 1 and field[0] == field[-1] == '"'
    return field[1:-1].replace('""', '"') if whole else field


def _shape(field: str) -> str:
    """Say what the first field of a row looks like: digits, letters, signs, and about how long."""
    field = field[:40]
    shape = re.sub(r"\d+", "9", re.sub(r"[^\W\d_]+", "a", field))
    return shape if len(shape) < 12 else "long"


def _is_closed(lines: Sequence[str], delimiter: str) -> bool:
    """Tell whether the quotation marks of a row are as CSV wants them."""
    with _any_field_size():
        try:
            return len(list(csv.reader(lines, delimiter=delimiter, strict=True))) <= 1
        except csv.Error:
            return False


def place_headings(tops: list[list[str]]) -> int:
    """Find the headings among the first rows: the first, unless it is narrower than one below that has headings we know."""

    def judge(fields: list[str]) -> int:
        return len(match_headings(name_headings(fields), known=(*LEADING, *FURTHER)))

    first = tops[0]
    filled = sum(1 for cell in first if cell.strip())
    if judge(first) >= 2 or filled > 2:
        return 0
    for place, fields in enumerate(tops[1:], start=1):
        if len(fields) > filled and judge(fields) >= 2 and all(len(cell) < 100 for cell in fields):
            return place
    return 0


def guess_delimiter(lines: Sequence[str]) -> str:
    """Choose the delimiter that gives headings we know, then rows as wide as the headings."""

    def judge(delimiter: str) -> tuple[int, float, int]:
        with _any_field_size():
            # A carriage return alone is an error outside of quotation marks.
            whole = (line.rstrip("\r\n").replace("\r", " ") + "\n" for line in lines)
            rows = [row for row in islice(csv.reader(whole, delimiter=delimiter), 50) if row]
        if not rows:
            return 0, 0.0, 0
        known = max(len(match_headings(name_headings(row[:2000]))) for row in rows[:_PREAMBLE])
        even = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
        return known, even * (len(rows[0]) > 1), len(rows[0])

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
