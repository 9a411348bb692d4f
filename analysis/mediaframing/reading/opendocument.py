"""OpenDocument, as LibreOffice saves it: sheets of a table (``.ods``), paragraphs of a text (``.odt``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mediaframing.reading.archives import check_archive, read_member
from mediaframing.reading.databases.dom import name_of, parse_xml

_CONTENT, _WHAT = "content.xml", "an OpenDocument file"
_MOST_COLUMNS, _MOST_ROWS = 16_384, 1_048_576
# What stands in a paragraph and is none of its words: notes and remarks, and what was deleted.
_BESIDE = frozenset({"annotation", "note", "tracked-changes", "ruby-text", "frame"})
_PARAGRAPHS = frozenset({"p", "h"})

Range = tuple[int, int, int, int]
"""First column, first row, last column and last row of cells that are one, counted from 1."""


def read_sheets(data: bytes) -> dict[str, tuple[list[list[str | None]], list[Range]]]:
    """Read the sheets of a table: name to rows of cells, and which cells are one over several rows or columns.

    Raises
    ------
    ReadingError
        If the file is no OpenDocument, or lxml is not installed.
    """
    root = _open(data)
    sheets: dict[str, tuple[list[list[str | None]], list[Range]]] = {}
    for number, table in enumerate(root.iter("{*}table"), start=1):
        rows: list[list[str | None]] = []
        merged: list[Range] = []
        for row in table.iter("{*}table-row"):
            cells = list(_read_row(row, len(rows) + 1, merged))
            while cells and cells[-1] is None:
                cells.pop()
            # Formats of empty rows go on to the end of the sheet.
            again = _count(row, "number-rows-repeated", _MOST_ROWS) if cells else 1
            rows.extend([cells] * min(again, _MOST_ROWS - len(rows)))
        sheets[_attribute(table, "name") or f"sheet {number}"] = rows, merged
    return sheets


def read_paragraphs(data: bytes) -> list[str]:
    """Read the headings and paragraphs of a text, without notes, remarks and what was deleted.

    Raises
    ------
    ReadingError
        If the file is no OpenDocument, or lxml is not installed.
    """
    return ["".join(_write(element)).strip() for element in _list_paragraphs(_open(data))]


def _open(data: bytes) -> Any:
    check_archive(data, _WHAT)
    return parse_xml(read_member(data, _CONTENT, _WHAT))


def _list_paragraphs(root: Any) -> Iterator[Any]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        name = name_of(element)
        if name in _PARAGRAPHS:
            yield element
        elif name not in _BESIDE:
            waiting.extend(reversed(element))


def _read_row(row: Any, number: int, merged: list[Range]) -> Iterator[str | None]:
    column = 1
    for cell in row:
        name = name_of(cell)
        if name not in {"table-cell", "covered-table-cell"}:
            continue
        value = _read_cell(cell) if name == "table-cell" else None
        deep, wide = (_count(cell, f"number-{what}-spanned", _MOST_ROWS) for what in ("rows", "columns"))
        if deep > 1:
            merged.append((column, number, column + wide - 1, number + deep - 1))
        for _ in range(_count(cell, "number-columns-repeated", _MOST_COLUMNS + 1 - column)):
            yield value
            column += 1


def _read_cell(cell: Any) -> str | None:
    for named in ("date-value", "value"):
        if written := _attribute(cell, named):
            return written.removesuffix(".0")
    parts = ("".join(_write(part)) for part in cell if name_of(part) in _PARAGRAPHS)
    return "\n\n".join(parts).strip() or None


def _write(element: Any) -> Iterator[str]:
    """Write the words of a paragraph, with the blanks and line ends that are elements."""
    waiting: list[Any] = [element]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
            continue
        name = name_of(part)
        if name == "s":
            yield " " * _count(part, "c", 1000)
        elif name in {"line-break", "tab"}:
            yield "\n" if name == "line-break" else " "
        elif name and name not in _BESIDE:
            for child in reversed(part):
                waiting += [child.tail or "", child]
            yield part.text or ""


def _attribute(element: Any, name: str) -> str | None:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def _count(element: Any, name: str, most: int) -> int:
    told = _attribute(element, name) or "1"
    return max(0, min(int(told) if told.isdecimal() and len(told) < 10 else 1, most))
