"""CSV and TSV: the delimiter is looked for, an odd row is reported, every cell stays text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mediaframing.reading.account import Account
from mediaframing.reading.encoding import require_text
from mediaframing.reading.marks import Marks, find_marks
from mediaframing.reading.row_lines import RowLines
from mediaframing.reading.row_shapes import RowShapes, is_closed, split_behind_marks, split_by_width
from mediaframing.reading.skipped import KEPT, LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import FileRows, Sound, Source, gather_rows
from mediaframing.reading.table_heads import (
    PREAMBLE,
    guess_delimiter,
    lacks_a_heading,
    place_headings,
    require_headings,
)
from mediaframing.values.headings import name_headings

_CHUNK = 1_000
_RULE_SIGNS = frozenset("-:=+| \t")
# Text as a formula, so that Excel does not take it for a number.
_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
_HEAD = 200_000
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
    lines = Sound(source.read_lines(account))
    yield from _parse(lines, source.name)
    lines.finish()


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


def _simplify(cell: str) -> str:
    return cell.strip("\ufeff \t").casefold()


def _is_rule(fields: list[str]) -> bool:
    """Tell whether a row only parts the headings from the rows, as in a table of Markdown."""
    return _RULE_SIGNS.issuperset("".join(fields))


class _RowReader:
    """Rows of a table, read from its lines; what is wrong with quotation marks is seen and mended on the way."""

    def __init__(self, lines: Iterator[str], marks: Marks, name: str, skipped: int) -> None:
        self.delimiter = marks.delimiter
        self.marks = marks
        self.above = skipped
        self._delimiter = marks.delimiter
        self._name = name
        self._shapes = RowShapes(marks.delimiter)
        self._rows = RowLines(lines, self._shapes, marks.delimiter)
        sign = re.escape(marks.delimiter)
        self._stray = re.compile(rf'[^{sign}"\r\n]"[^{sign}"\r\n]')
        self._notices: list[Notice] = []

    def read(self) -> Iterator[FileRows]:
        records, top, above = self.find_headings()
        headings = name_headings([self.marks.restore(cell).strip() for cell in top])
        self._shapes.width = len(headings)
        for line in above:
            self._notices.append(
                Notice(self._name, None, None, KEPT, "a line above the headings, passed over", line[:200])
            )
        kept: list[list[str]] = []
        numbers: list[int] = []
        number = 0
        once = [_simplify(cell) for cell in top]
        first = once[0]
        for fields in self._follow(records):
            number += 1
            if not any(fields):
                continue
            if (
                len(fields) == len(top) > 1
                and _simplify(fields[0]) == first
                and list(map(_simplify, fields)) == once
            ):
                self._notices.append(Notice(self._name, number, None, LEFT_OUT, "the headings once more"))
                continue
            if "--" in fields[-1 if fields[-1] else -2] and _is_rule(fields):
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
        for heading, cells in columns.items():
            if cells and (cells[0] or "").startswith('="'):
                columns[heading] = [
                    cell and (found[1] if (found := _FORMULA.fullmatch(cell)) else cell) for cell in cells
                ]
        if self.marks.single:
            columns = {
                heading: [cell and self.marks.restore(cell) for cell in cells]
                for heading, cells in columns.items()
            }
        return FileRows(columns, numbers, notices)

    def _fit(self, fields: list[str], number: int) -> list[str] | None:
        width = self._shapes.width
        if len(fields) == width:
            return fields
        detail = f"{len(fields)} fields, {width} headings"
        if any(fields[width:]):
            if (apart := self._shapes.split_between_marks("".join(self._rows.taken))) is not None:
                reason = "quotation marks within a cell that are not doubled"
                self._notices.append(Notice(self._name, number, None, KEPT, reason, detail))
                return apart
            if '"' not in self._rows.taken[0] and (prose := self._shapes.join_prose(fields)) is not None:
                reason = "delimiters within a cell that stands in no quotation marks, taken for its own"
                self._notices.append(Notice(self._name, number, None, KEPT, reason, detail))
                return prose
            self._notices.append(
                Notice(self._name, number, None, LEFT_OUT, "more fields than headings", detail)
            )
            return None
        if len(fields) < width:
            self._notices.append(Notice(self._name, number, None, KEPT, "fewer fields than headings", detail))
        return [*fields[:width], *[""] * (width - len(fields))]

    def find_headings(self) -> tuple[Iterator[list[str]], list[str], list[str]]:
        """Find the headings: the first row, unless it is narrower than a row below that has headings we know."""
        records = self._rows.read()
        tops: list[list[str]] = []
        taken: list[list[str]] = []
        blank: list[str] = []
        for fields in records:
            if any(cell.strip() for cell in fields):
                tops.append(fields)
                taken.append([*blank, *self._rows.taken])
                blank = []
            else:
                blank.extend(self._rows.taken)
            if len(tops) == PREAMBLE:
                break
        if not tops:
            raise ReadingError("the file is empty")
        place = place_headings(tops)
        require_headings(tops[place])
        if lacks_a_heading(tops[place:]):
            tops[place] = ["", *tops[place]]
        above = ["".join(lines).strip() for lines in taken[:place]]
        for lines in reversed([*taken[place + 1 :], blank]):
            self._rows.give_back(lines)
        self.above += sum(len(lines) for lines in taken[: place + 1])
        return records, tops[place], above

    def _follow(self, records: Iterator[list[str]]) -> Iterator[list[str]]:
        """Read on below the headings; a row of several lines that is none is read apart."""
        number = 0
        while True:
            fields = next(records, None)
            if fields is None:
                if not self._rows.waiting:
                    return
                records = self._rows.read()
                continue
            number += 1
            if len(self._rows.taken) == 1 and (whole := self._keep_marks(fields, number)):
                fields = whole
            elif len(self._rows.taken) > 1 or self._rows.cut or self._is_open():
                fields = self._mend(fields, number)
            if fields:
                self._shapes.learn(fields)
            yield fields

    def _is_open(self) -> bool:
        """Tell whether the only line of the row ends within quotation marks: it was the last of the file."""
        return (
            self._rows.ended
            and '"' in self._rows.taken[-1]
            and not is_closed(self._rows.taken, self._delimiter)
        )

    def _keep_marks(self, fields: list[str], number: int) -> list[str] | None:
        """Read a row of one line in which marks within a quoted cell are not doubled: a reader of CSV loses some, or cuts there."""
        line = self._rows.taken[0]
        if '"' not in line or not self._stray.search(line):
            return None
        row, width = line.rstrip("\r\n"), self._shapes.width
        behind = split_behind_marks(row, self._delimiter)
        if behind == fields:
            return None
        cells = behind if len(behind) == width else None
        if cells is None and len(fields) != width:
            cells = split_by_width(row, self._delimiter, width)
        if cells is None:
            return None
        reason = "quotation marks within a cell that are not doubled"
        self._notices.append(Notice(self._name, number, None, KEPT, reason, line.strip()[:80]))
        return cells

    def _mend(self, fields: list[str], number: int) -> list[str]:
        """Read a row of several lines apart if no quotation marks rightly hold it together."""
        lines = self._rows.taken
        closed = not self._rows.cut and is_closed(lines, self._delimiter)
        begins = next((i for i in range(1, len(lines)) if self._shapes.begins_row(lines[i])), len(lines))
        if closed and not all(self._shapes.begins_row(line) for line in lines[1:] if line.strip()):
            return fields
        if closed and len(fields) >= self._shapes.width and not self._shapes.are_fused(lines):
            return fields
        if not closed and begins > 1 and self._shapes.are_fused(lines) and self._shapes.close_alike(lines):
            begins = 1
        if not closed and begins == len(lines) and self._is_sloppy(lines, fields):
            return fields
        own = lines[:begins]
        apart = self._shapes.read_apart(own)
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
        self._rows.give_back(lines[begins:])
        return apart

    def _is_sloppy(self, lines: list[str], fields: list[str]) -> bool:
        """Tell whether only quotation marks within a quoted cell are not doubled, and the row is whole."""
        return (
            len(fields) == self._shapes.width
            and not self._rows.cut
            and lines[-1].rstrip("\r\n").endswith('"')
        )
