"""Workbooks (``.xlsx``, ``.xls``, ``.ods``), read with openpyxl, xlrd and lxml, which are extras; every cell becomes text."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from mediaframing.reading.account import Account
from mediaframing.reading.archives import check_archive, read_member
from mediaframing.reading.column_roles import guess_columns, name_headings
from mediaframing.reading.opendocument import Range, read_sheets
from mediaframing.reading.skipped import KEPT, LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import FileRows, Source
from mediaframing.reading.table_heads import place_headings, require_headings
from mediaframing.reading.typed import write_cell

_LONGEST_CELL = 32_767
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?\bref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_PREAMBLE = 12
_CHUNK = 1_000

Sheet = list[tuple[int, list[str | None]]]


def stream_excel(source: Source, account: Account) -> Iterator[FileRows]:
    """Read the first sheet whose headings name a text, else the first that has rows, and all sheets of the same headings.

    Other sheets are reported. Formulas count with the value that Excel last stored for them. A text of 32,767 characters,
    the most that a cell holds, was probably cut: it is kept, and reported.

    Raises
    ------
    ReadingError
        If openpyxl is not installed, or the file is no workbook or has no rows.
    """
    sheets = {title: rows for title, rows in _load(source.load()).items() if rows}
    if not sheets:
        raise ReadingError("the workbook is empty")
    first = next((title for title, rows in sheets.items() if _names_text(rows)), next(iter(sheets)))
    top = _find_top(sheets[first])
    chosen = [title for title, rows in sheets.items() if title == first or _find_top(rows) == top]
    notices = [
        Notice(source.name, None, None, LEFT_OUT, "a further sheet of the workbook", title)
        for title in sheets
        if title not in chosen
    ]
    if len(chosen) > 1:
        account.note(f"sheets {', '.join(map(repr, chosen))}, whose rows are counted on")
    elif len(sheets) > 1:
        account.note(f"sheet {first!r}")
    others = [title for title, rows in sheets.items() if title not in chosen and _names_text(rows)]
    if others:
        account.note(
            f"sheet {others[0]!r} names a text, too: read_articles(pandas.read_excel({source.path.name!r}, sheet_name={others[0]!r})) reads it"
        )
    above = 0
    for title in chosen:
        for part in _read_sheet(sheets[title], source.name, above):
            yield FileRows(part.columns, part.numbers, [*notices, *part.notices])
            notices = []
        above += sheets[title][-1][0]


def _read_sheet(rows: Sheet, name: str, above: int) -> Iterator[FileRows]:
    """Read the rows of a sheet; ``above`` is the number of the last row of the sheets before."""
    place = place_headings([[cell or "" for cell in row] for _, row in rows[:_PREAMBLE]])
    notices: list[Notice] = []
    for _, row in rows[:place]:
        told = "; ".join(cell for cell in row if cell)
        notices.append(Notice(name, None, None, KEPT, "a line above the headings, passed over", told[:200]))
    top = rows[place][1]
    require_headings([cell or "" for cell in top])
    headings = name_headings([cell or "" for cell in top])
    body = rows[place + 1 :]
    width = max((len(row) for _, row in body), default=0)
    headings = name_headings([*headings, *[""] * max(0, width - len(headings))])
    for start in range(0, max(len(body), 1), _CHUNK):
        part = [(above + number, row) for number, row in body[start : start + _CHUNK]]
        for number, row in part:
            if any(cell is not None and len(cell) == _LONGEST_CELL for cell in row):
                reason = (
                    f"a cell of {_LONGEST_CELL:,} characters, the most that Excel holds: it is probably cut"
                )
                notices.append(Notice(name, number, None, KEPT, reason))
        columns: dict[str, list[str | None]] = {
            heading: [row[i] if i < len(row) else None for _, row in part]
            for i, heading in enumerate(headings)
        }
        # Columns to the right without heading or cell are how Excel remembers formats.
        filled = {
            name: cells
            for i, (name, cells) in enumerate(columns.items())
            if (i < len(top) and top[i]) or any(cell is not None for cell in cells)
        }
        yield FileRows(filled, [number for number, _ in part], notices)
        notices = []


def _find_top(rows: Sheet) -> list[str]:
    """Find the headings of a sheet."""
    tops = [[cell or "" for cell in row] for _, row in rows[:_PREAMBLE]]
    return [cell.strip() for cell in tops[place_headings(tops)]]


def _names_text(rows: Sheet) -> bool:
    return "text" in guess_columns(name_headings(_find_top(rows)))


def _load(data: bytes) -> dict[str, Sheet]:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _load_old(data)
    if data[38:].startswith(_OPEN_DOCUMENT):
        return {
            title: _fill_merged(_write_rows(rows), merged)
            for title, (rows, merged) in read_sheets(data).items()
        }
    return _load_new(data)


def _load_new(data: bytes) -> dict[str, Sheet]:
    try:
        import openpyxl
    except ImportError as error:
        raise ReadingError(
            "Excel files need openpyxl: install it with `pip install 'mediaframing[excel]'`, or save the sheet as CSV"
        ) from error
    check_archive(data, "an Excel workbook")
    with warnings.catch_warnings():
        # openpyxl warns of styles and validations that it drops; none of them is text.
        warnings.simplefilter("ignore")
        try:
            workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = {}
            for sheet in workbook.worksheets:
                # What the file says of its size is often wrong, and rows beyond it would be lost.
                sheet.reset_dimensions()
                rows = _write_rows(sheet.iter_rows(values_only=True))
                sheets[sheet.title] = _fill_merged(rows, _find_merged(data, sheet))
        except Exception as error:  # openpyxl raises whatever its XML and ZIP readers stumble over
            raise ReadingError(f"the file is not an Excel workbook: {error}") from error
    return sheets


def _find_merged(data: bytes, sheet: Any) -> list[Range]:
    """Find the cells of a sheet that are one, such as ``A2:A9``; openpyxl does not tell where it reads row by row."""
    from openpyxl.utils import range_boundaries

    path = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    found = _MERGED.finditer(read_member(data, path, "an Excel workbook")) if path else ()
    return [range_boundaries(told[1].decode("ascii")) for told in found]


def _fill_merged(rows: Sheet, merged: Iterable[Range]) -> Sheet:
    """Put what stands in a cell over several rows into each of them; a text belongs to the first alone."""
    one_wide = [part for part in merged if part[0] == part[2] and part[1] < part[3]]
    if not rows or not one_wide:
        return rows
    tops = [[cell or "" for cell in row] for _, row in rows[:_PREAMBLE]]
    place = place_headings(tops)
    headings = name_headings(tops[place])
    text = guess_columns(headings).get("text")
    by_number = dict(rows[place + 1 :])
    for column, top, _, bottom in one_wide:
        first = by_number.get(top - 1, [])
        if column > len(first) or (column <= len(headings) and headings[column - 1] == text):
            continue
        for number in range(top, min(bottom, rows[-1][0] + 1)):
            row = by_number.get(number, [])
            row.extend([None] * (column - len(row)))
            row[column - 1] = row[column - 1] or first[column - 1]
    return rows


def _load_old(data: bytes) -> dict[str, Sheet]:
    try:
        import xlrd
    except ImportError as error:
        raise ReadingError(
            "Excel files of the old format need xlrd: install it with `pip install 'mediaframing[exports]'`, or save the "
            "sheet as CSV"
        ) from error
    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO())

        def read_cell(cell: Any) -> Any:
            if cell.ctype == xlrd.XL_CELL_DATE:
                epoch = datetime(1904, 1, 1) if book.datemode else datetime(1899, 12, 30)
                return epoch + timedelta(days=cell.value)
            return None if cell.ctype == xlrd.XL_CELL_ERROR else cell.value

        return {
            sheet.name: _write_rows([read_cell(cell) for cell in sheet.row(i)] for i in range(sheet.nrows))
            for sheet in book.sheets()
        }
    except Exception as error:  # xlrd raises whatever it stumbles over
        raise ReadingError(f"the file is not an Excel workbook: {error}") from error


def _write_rows(rows: Iterable[Iterable[Any]]) -> Sheet:
    written = ((number, [write_cell(cell) for cell in row]) for number, row in enumerate(rows))
    return [(number, row) for number, row in written if any(cell is not None for cell in row)]
