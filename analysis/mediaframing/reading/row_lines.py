"""Lines of a table put together to rows as CSV wants, so that lines which are no part of a row can be read once more."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator

from mediaframing.reading.row_shapes import RowShapes
from mediaframing.reading.table_heads import AnyFieldSize

# A row is not longer than this, however many lines it takes: a quotation mark that is not closed ends here.
_LONGEST_ROW = 1 << 26


class RowLines:
    """The lines of a table, and the rows that they make.

    Attributes
    ----------
    taken : list of str
        The lines of the row read last.
    waiting : deque of str
        Lines given back, to be read before all others.
    cut : bool
        Whether the row read last is but the beginning of one that is too long.
    ended : bool
        Whether no line is left.
    """

    def __init__(self, lines: Iterator[str], shapes: RowShapes, delimiter: str) -> None:
        self.taken: list[str] = []
        self.waiting: deque[str] = deque()
        self.cut = False
        self.ended = False
        self._lines = lines
        self._shapes = shapes
        self._delimiter = delimiter
        self._size = 0

    def give_back(self, lines: list[str]) -> None:
        """Take lines back that were read too early."""
        self.waiting.extendleft(reversed(lines))

    def read(self) -> Iterator[list[str]]:
        """Read rows on from here, until one is cut or no line is left."""
        self.cut = False
        with AnyFieldSize():
            reader = csv.reader(self._feed(), delimiter=self._delimiter)
        while True:
            self.taken = []
            self._size = 0
            # Most rows are plain, and need no reader.
            line = self.waiting.popleft() if self.waiting else next(self._lines, None)
            if line is not None:
                row = line.rstrip("\r\n")
                if '"' not in row and "\r" not in row and line != row:
                    self.taken.append(line)
                    yield row.split(self._delimiter) if row else []
                    continue
                self.waiting.appendleft(line)
            try:
                with AnyFieldSize():
                    fields = next(reader, None)
            except csv.Error:  # a carriage return alone, within a field that is not quoted
                fields = self._read_returns()
            if fields is None:
                return
            yield fields

    def _read_returns(self) -> list[str]:
        """Read a row with carriage returns: each ends a row where what stands between them is as wide as one."""
        text = "".join(self.taken)
        first, *others = (f"{line}\n" for line in text.rstrip("\r\n").split("\r"))
        if others and self._shapes.width and all(map(self._shapes.begins_row, (first, *others))):
            self.give_back(others)
            self.taken = [first]
            text = first
        with AnyFieldSize():
            return next(csv.reader([text.replace("\r", " ")], delimiter=self._delimiter), [])

    def _feed(self) -> Iterator[str]:
        while True:
            if self._size > _LONGEST_ROW:
                self.cut = True
                return
            line = self.waiting.popleft() if self.waiting else next(self._lines, None)
            if line is None:
                self.ended = True
                return
            self.taken.append(line)
            self._size += len(line)
            yield line
