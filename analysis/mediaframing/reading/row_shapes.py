"""What the rows of a table look like, so that lines which quotation marks wrongly hold together are told and parted."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from mediaframing.reading.table_heads import AnyFieldSize

_MOST_SHAPES = 20
_MOST_PIECES = 300
# So many first rows are all taken as examples, then one of so many.
_ALL_TELL, _ONE_OF = 2_000, 16


class RowShapes:
    """What the rows of one table look like: how many cells they have, and what the first and the last of them are like.

    Attributes
    ----------
    width : int
        How many headings the table has; 0 as long as nobody knows.
    """

    def __init__(self, delimiter: str) -> None:
        self.width = 0
        self._delimiter = delimiter
        self._firsts: set[str] = set()
        self._lasts: set[str] = set()
        self._rows = 0

    def learn(self, fields: Sequence[str]) -> None:
        """Take a row as an example; of many rows some, because most look like those before."""
        self._rows += 1
        if self._rows > _ALL_TELL and self._rows % _ONE_OF:
            return
        if len(self._firsts) < _MOST_SHAPES and len(fields) == self.width:
            self._firsts.add(_shape(fields[0]))
            self._lasts.add(_shape(fields[-1]))

    def are_fused(self, lines: list[str]) -> bool:
        """Tell whether every line is as wide as the headings by itself, as no lines of a text are by chance."""
        widths = [len(line.rstrip("\r\n").split(self._delimiter)) for line in lines if line.strip()]
        return bool(self._firsts) and all(width == self.width for width in widths)

    def close_alike(self, lines: list[str]) -> bool:
        """Tell whether every line ends with what the last cells of rows look like."""
        last = (line.rstrip("\r\n").rpartition(self._delimiter)[2] for line in lines if line.strip())
        return all(_shape(field.strip().strip('"')) in self._lasts for field in last)

    def begins_row(self, line: str) -> bool:
        """Tell whether a line is as wide as a row and begins as rows do."""
        first, delimiter, _ = line.partition(self._delimiter)
        if not delimiter or line.count(self._delimiter) < self.width - 1:
            return False
        if first.count('"') % 2:  # the end of a quoted cell, not the start of a row
            return False
        return not self._firsts or _shape(first.strip().strip('"')) in self._firsts

    def read_apart(self, lines: list[str]) -> list[str] | None:
        """Read lines as one row, its marks taken literally or the last one closed; nothing where neither is as wide as one."""
        text = "".join(lines).rstrip("\r\n")
        literal = [field.strip() for field in text.split(self._delimiter)]
        if len(lines) == 1 and len(literal) == self.width:
            return [_unquote(field) for field in literal]
        with AnyFieldSize():
            closed = next(csv.reader(io.StringIO(f'{text}"', newline=""), delimiter=self._delimiter), [])
        if len(closed) == self.width:
            return closed
        return literal if len(literal) == self.width else None

    def join_prose(self, fields: Sequence[str]) -> list[str] | None:
        """Join cells that prose parts: behind a comma of a text stands a blank, behind one of the table none.

        Examples
        --------
        >>> shapes = RowShapes(",")
        >>> shapes.width = 2
        >>> shapes.join_prose(["7", "Rents rose", " the council said"])
        ['7', 'Rents rose, the council said']
        """
        if self._delimiter not in ",;":
            return None
        joined: list[str] = []
        for field in fields:
            if joined and field[:1] == " " and field.strip():
                joined[-1] += self._delimiter + field
            else:
                joined.append(field)
        return joined if len(joined) == self.width else None

    def split_between_marks(self, text: str) -> list[str] | None:
        """Split a row whose cells all stand in marks at what stands between two cells."""
        text = text.strip()
        if not (len(text) > 1 and text[0] == text[-1] == '"'):
            return None
        cells = text[1:-1].split(f'"{self._delimiter}"')
        return [cell.replace('""', '"') for cell in cells] if len(cells) == self.width else None


def split_behind_marks(row: str, delimiter: str) -> list[str]:
    """Split a row where a mark, or a cell without any, ends before a delimiter: other marks are part of a cell."""
    cells: list[str] = []
    rest: str | None = row
    while rest is not None:
        end = _find_end(rest, delimiter)
        cells.append(_unquote(rest[:end]))
        rest = rest[end + 1 :] if end < len(rest) else None
    return cells


def split_by_width(row: str, delimiter: str, width: int) -> list[str] | None:
    """Split a row with delimiters behind marks within a cell, where there is one way only to make it as wide as the headings.

    A cell of several pieces begins and ends with a mark, and nowhere within it a mark stands on both sides of a delimiter;
    none ends with a mark that does not begin with one.

    Examples
    --------
    >>> split_by_width('1;"He said "no"; left";Post', ";", 3)
    ['1', 'He said "no"; left', 'Post']
    >>> split_by_width('1;"A "b"; c";"d "e"; f"; g"', ";", 4)
    """
    pieces = row.split(delimiter)
    if len(pieces) > _MOST_PIECES:
        return None
    # For so many pieces from the first on, and so many cells of them: the cells of the ways there are, two at most.
    ways: list[dict[int, list[list[str]]]] = [{0: [[]]}]
    for end in range(1, len(pieces) + 1):
        here: dict[int, list[list[str]]] = {}
        for start in _list_starts(pieces, end):
            cell = delimiter.join(pieces[start:end])
            for number, before in ways[start].items():
                if number < width:
                    same = here.setdefault(number + 1, [])
                    same += [[*cells, cell] for cells in before[: 2 - len(same)]]
        ways.append(here)
    found = ways[-1].get(width, [])
    if len(found) != 1 or any(cell.endswith('"') and not cell.startswith('"') for cell in found[0]):
        return None
    return [_unquote(cell) for cell in found[0]]


def _list_starts(pieces: list[str], end: int) -> list[int]:
    """List where a cell may begin that ends with the piece before ``end``."""
    last = pieces[end - 1]
    starts = [end - 1] if not last.startswith('"') or (len(last) > 1 and last.endswith('"')) else []
    if last.endswith('"'):
        for start in range(end - 2, -1, -1):
            if pieces[start].endswith('"') and pieces[start + 1].startswith('"'):
                break
            if pieces[start].startswith('"'):
                starts.append(start)
    return starts


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


def is_closed(lines: Sequence[str], delimiter: str) -> bool:
    """Tell whether the quotation marks of a row are as CSV wants them."""
    with AnyFieldSize():
        try:
            return len(list(csv.reader(lines, delimiter=delimiter, strict=True))) <= 1
        except csv.Error:
            return False
