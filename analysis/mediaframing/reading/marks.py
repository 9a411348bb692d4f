"""How the quotation marks of a table are written: doubled, with a backslash, single, or behind a blank."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from typing import NamedTuple

from mediaframing.reading.table_heads import AnyFieldSize

# A quotation mark within a cell as data bases write it: \", where CSV doubles it.
_ESCAPED = re.compile(r'(?<!\\)\\"(?=[^\r\n])')
_SWAP = str.maketrans("'\"", "\"'")
_SOME = 50


class Marks(NamedTuple):
    """How the marks are written, where it is not as CSV wants them.

    Attributes
    ----------
    escaped : bool
        Those within cells have a backslash before them, and are not doubled.
    single : bool
        Cells stand in single marks.
    spaced : bool
        A blank stands between the delimiter and the mark.
    delimiter : str
    """

    escaped: bool = False
    single: bool = False
    spaced: bool = False
    delimiter: str = ","

    def write(self, line: str) -> str:
        r"""Write a line as CSV wants it; of single marks and double ones each becomes the other.

        Examples
        --------
        >>> Marks(escaped=True).write(r'1,"He said \"no\", and left"')
        '1,"He said ""no"", and left"'
        >>> Marks(single=True).write("1,'He said \"no\", and left'")
        '1,"He said \'no\', and left"'
        """
        if self.single:
            line = line.translate(_SWAP)
        if self.escaped and "\\" in line:
            line = line.replace("\\\\", "\0").replace('\\"', '""').replace("\0", "\\")
        if self.spaced:
            line = _find_blanks(self.delimiter).sub(r"\1", line)
        return line

    def restore(self, cell: str) -> str:
        """Give a cell its own marks back."""
        return cell.translate(_SWAP) if self.single else cell

    @property
    def usual(self) -> bool:
        """Whether lines are as CSV wants them."""
        return not (self.escaped or self.single or self.spaced)


def find_marks(lines: Sequence[str], delimiter: str) -> Marks:
    """Find how the marks are written, from the first lines of a table."""
    single = _is_single(lines, delimiter)
    if single:
        lines = [line.translate(_SWAP) for line in lines]
    return Marks(_is_escaped(lines, delimiter), single, _is_spaced(lines, delimiter), delimiter)


def _find_blanks(delimiter: str) -> re.Pattern[str]:
    sign = re.escape(delimiter)
    # A doubled mark is one within a cell, unless nothing stands between the two.
    return re.compile(rf'(?<!\s)((?:^|(?<={sign})))[ ]+(?="(?!"(?!{sign}|\s*$)))')


def _is_single(lines: Sequence[str], delimiter: str) -> bool:
    """Tell whether cells begin and end with single marks, and none with double ones."""
    sign = re.escape(delimiter)
    quoted = re.compile(rf"(?:^|{sign})'(?:[^']|'')*'(?=[ \t]*(?:{sign}|\r?\n?$))")
    below = [line for line in lines[1 : _SOME + 1] if line.strip()]
    if not below or re.search(rf'(?:^|{sign}) ?"', "".join(below)):
        return False
    escaped = [line.replace("\\'", "’") for line in below]
    whole = sum(quoted.search(line) is not None for line in escaped)
    if whole > len(below) / 2:
        return True
    # Cells of several lines leave few lines with a mark at both ends; but the rows are even only if the marks hold them together.
    swapped = [line.translate(_SWAP) for line in escaped]
    return whole > 0 and _count_even([lines[0], *swapped], delimiter) > _count_even(
        lines[: _SOME + 1], delimiter
    )


def _count_even(lines: Sequence[str], delimiter: str) -> float:
    """Give the share of rows that are as wide as the first; the last one may be cut."""
    with AnyFieldSize():
        rows = [
            row for row in csv.reader((f"{line.rstrip()}\n" for line in lines), delimiter=delimiter) if row
        ]
    below = rows[1:-1] or rows[1:]
    return sum(len(row) == len(rows[0]) for row in below) / len(below) if below else 0.0


def _is_escaped(lines: Sequence[str], delimiter: str) -> bool:
    """Tell whether marks within cells have a backslash before them, and none is doubled."""
    text = "".join(lines)
    if '\\"' not in text:
        return False
    sign = re.escape(delimiter)
    doubled = re.search(rf'[^"{sign}\r\n]""(?!")[^{sign}\r\n]', text)
    within = [found for found in _ESCAPED.finditer(text) if text[found.end()] != delimiter]
    return bool(within) and doubled is None


def _is_spaced(lines: Sequence[str], delimiter: str) -> bool:
    """Tell whether marks that open a cell stand behind a blank, and never right behind the delimiter."""
    if delimiter == " ":
        return False
    sign = re.escape(delimiter)
    below = [line for line in lines[1 : _SOME + 1] if line.strip()]
    behind = sum(re.search(rf'{sign} +"[^"{sign}]', line) is not None for line in below)
    return behind > len(below) / 2 and not any(re.search(rf'{sign}"[^"{sign}\s]', line) for line in below)
