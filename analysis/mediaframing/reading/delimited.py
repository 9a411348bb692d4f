"""CSV and TSV: the delimiter is looked for, an odd row is reported, every cell stays text."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mediaframing.reading.account import Account
from mediaframing.reading.encoding import require_text
from mediaframing.reading.marks import Marks, find_marks
from mediaframing.reading.skipped import KEPT, LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import FileRows, Source, gather_rows
from mediaframing.reading.table_heads import (
    PREAMBLE,
    any_field_size,
    guess_delimiter,
    lacks_a_heading,
    place_headings,
)
from mediaframing.values.headings import name_headings

_CHUNK = 1_000
_HEAD = 200_000
# A row is not longer than this, however many lines it takes: a quotation mark that is not closed ends here.
_LONGEST_ROW = 1 << 26
_MOST_SHAPES = 20
_SEPARATOR = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)


class Head(NamedTuple):
    """What the beginning of a table tells.

    Attributes
    ----------
    delimiter : str
    above : int
        How many lines the headings take with what stands above them.
    marks : Marks
        How quotation marks are written.
    """

    delimiter: str
    above: int
    marks: Marks


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


def find_head(lines: Iterable[str]) -> Head:
    """Find the delimiter of a table, where its headings end, and how marks within cells are written."""
    rows = _open_table(lines, "")
    rows.find_headings()
    return Head(rows.delimiter, rows.above, rows.marks)


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
    marks = find_marks(head, delimiter)
    all_lines = _chain(head, stream)
    return _RowReader(all_lines if marks.usual else map(marks.write, all_lines), marks, name, skipped)


def _chain(head: list[str], stream: Iterator[str]) -> Iterator[str]:
    yield from head
    head.clear()
    yield from stream


class _RowReader:
    """Rows of a table, read from its lines; what is wrong with quotation marks is seen and mended on the way."""

    def __init__(self, lines: Iterator[str], marks: Marks, name: str, skipped: int) -> None:
        self.delimiter = marks.delimiter
        self.marks = marks
        self.above = skipped
        self._lines = lines
        self._delimiter = marks.delimiter
        self._name = name
        self._waiting: deque[str] = deque()
        self._taken: list[str] = []
        self._size = 0
        self._cut = False
        self._ended = False
        self._width = 0
        self._shapes: set[str] = set()
        self._closings: set[str] = set()
        sign = re.escape(marks.delimiter)
        self._stray = re.compile(rf'[^{sign}"\r\n]"[^{sign}"\r\n]')
        self._notices: list[Notice] = []

    def read(self) -> Iterator[FileRows]:
        records, top, above = self.find_headings()
        headings = name_headings([self.marks.restore(cell).strip() for cell in top])
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
            if len(top) > 1 and [fields[0].removeprefix("\ufeff"), *fields[1:]] == top:
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
        if self.marks.single:
            columns = {
                heading: [cell and self.marks.restore(cell) for cell in cells]
                for heading, cells in columns.items()
            }
        return FileRows(columns, numbers, notices)

    def _fit(self, fields: list[str], number: int) -> list[str] | None:
        width = self._width
        if len(fields) == width:
            return fields
        detail = f"{len(fields)} fields, {width} headings"
        if any(fields[width:]):
            if (apart := self._split_between_marks()) is not None:
                reason = "quotation marks within a cell that are not doubled"
                self._notices.append(Notice(self._name, number, None, KEPT, reason, detail))
                return apart
            self._notices.append(
                Notice(self._name, number, None, LEFT_OUT, "more fields than headings", detail)
            )
            return None
        if len(fields) < width:
            self._notices.append(Notice(self._name, number, None, KEPT, "fewer fields than headings", detail))
        return [*fields[:width], *[""] * (width - len(fields))]

    def _split_between_marks(self) -> list[str] | None:
        """Split a row whose cells all stand in marks at what stands between two cells."""
        text = "".join(self._taken).strip()
        if not (len(text) > 1 and text[0] == text[-1] == '"'):
            return None
        cells = text[1:-1].split(f'"{self._delimiter}"')
        return [cell.replace('""', '"') for cell in cells] if len(cells) == self._width else None

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
            if len(tops) == PREAMBLE:
                break
        if not tops:
            raise ReadingError("the file is empty")
        place = place_headings(tops)
        if lacks_a_heading(tops[place:]):
            tops[place] = ["", *tops[place]]
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
            if len(self._taken) == 1 and (whole := self._keep_marks(fields, number)):
                fields = whole
            elif len(self._taken) > 1 or self._cut or self._is_open():
                fields = self._mend(fields, number)
            if fields and len(self._shapes) < _MOST_SHAPES and len(fields) == self._width:
                self._shapes.add(_shape(fields[0]))
                self._closings.add(_shape(fields[-1]))
            yield fields

    def _read_records(self) -> Iterator[list[str]]:
        self._cut = False
        with any_field_size():
            reader = csv.reader(self._feed(), delimiter=self._delimiter)
        while True:
            self._taken = []
            self._size = 0
            try:
                with any_field_size():
                    fields = next(reader, None)
            except csv.Error:  # a carriage return alone, within a field that is not quoted
                fields = self._read_returns()
            if fields is None:
                return
            yield fields

    def _read_returns(self) -> list[str]:
        """Read a row with carriage returns: each ends a row where what stands between them is as wide as one."""
        text = "".join(self._taken)
        first, *others = (f"{line}\n" for line in text.rstrip("\r\n").split("\r"))
        if others and self._width and all(map(self._begins_row, (first, *others))):
            self._waiting.extendleft(reversed(others))
            self._taken = [first]
            text = first
        with any_field_size():
            return next(csv.reader([text.replace("\r", " ")], delimiter=self._delimiter), [])

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

    def _keep_marks(self, fields: list[str], number: int) -> list[str] | None:
        """Read a row of one line in which marks within a quoted cell are not doubled: a reader of CSV loses some, or cuts there."""
        line = self._taken[0]
        if '"' not in line or not self._stray.search(line):
            return None
        cells: list[str] = []
        rest: str | None = line.rstrip("\r\n")
        while rest is not None:
            end = _find_end(rest, self._delimiter)
            cells.append(_unquote(rest[:end]))
            rest = rest[end + 1 :] if end < len(rest) else None
        if cells == fields or len(cells) != self._width:
            return None
        reason = "quotation marks within a cell that are not doubled"
        self._notices.append(Notice(self._name, number, None, KEPT, reason, line.strip()[:80]))
        return cells

    def _mend(self, fields: list[str], number: int) -> list[str]:
        """Read a row of several lines apart if no quotation marks rightly hold it together."""
        lines = self._taken
        closed = not self._cut and _is_closed(lines, self._delimiter)
        begins = next((i for i in range(1, len(lines)) if self._begins_row(lines[i])), len(lines))
        if closed and not all(self._begins_row(line) for line in lines[1:] if line.strip()):
            return fields
        if closed and len(fields) >= self._width and not self._is_fused(lines):
            return fields
        if not closed and begins > 1 and self._is_fused(lines) and self._close_alike(lines):
            begins = 1
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

    def _close_alike(self, lines: list[str]) -> bool:
        """Tell whether every line ends with what the last cells of rows look like."""
        last = (line.rstrip("\r\n").rpartition(self._delimiter)[2] for line in lines if line.strip())
        return all(_shape(field.strip().strip('"')) in self._closings for field in last)

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
        with any_field_size():
            closed = next(csv.reader(io.StringIO(f'{text}"', newline=""), delimiter=self._delimiter), [])
        if len(closed) == self._width:
            return closed
        return literal if len(literal) == self._width else None


def _find_end(text: str, delimiter: str) -> int:
    """Find where the first cell of a row ends: one in marks at the first mark with a delimiter, or nothing, behind it."""
    if not text.startswith('"'):
        place = text.find(delimiter)
        return len(text) if place < 0 else place
    place = text.find(f'"{delimiter}', 1)
    return len(text) if place < 0 else place + 1


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
    with any_field_size():
        try:
            return len(list(csv.reader(lines, delimiter=delimiter, strict=True))) <= 1
        except csv.Error:
            return False
