"""Excel workbooks (``.xlsx``, ``.xls``), read with openpyxl and xlrd, which are extras; every cell becomes text."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from mediaframing.reading.account import Account
from mediaframing.reading.archives import check_archive
from mediaframing.reading.column_roles import guess_columns, name_headings
from mediaframing.reading.skipped import KEPT, LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import FileRows, Source
from mediaframing.reading.table_heads import place_headings
from mediaframing.reading.typed import write_cell

_LONGEST_CELL = 32_767
_PREAMBLE = 12
_CHUNK = 1_000

Sheet = list[tuple[int, list[str | None]]]


def stream_excel(source: Source, account: Account) -> Iterator[FileRows]:
    """Read the first sheet whose headings name a text, else the first that has rows. Other sheets are reported.

    Formulas count with the value that Excel last stored for them. A text of 32,767 characters, the most that a cell
    holds, was probably cut: it is kept, and reported.

    Raises
    ------
    ReadingError
        If openpyxl is not installed, or the file is no workbook or has no rows.
    """
    sheets = {title: rows for title, rows in _load(source.load()).items() if rows}
    if not sheets:
        raise ReadingError("the workbook is empty")
    chosen = next((title for title, rows in sheets.items() if _names_text(rows)), next(iter(sheets)))
    notices = [
        Notice(source.name, None, None, LEFT_OUT, "a further sheet of the workbook", title)
        for title in sheets
        if title != chosen
    ]
    if len(sheets) > 1:
        account.note(f"sheet {chosen!r}")
    rows = sheets[chosen]
    place = place_headings([[cell or "" for cell in row] for _, row in rows[:_PREAMBLE]])
    for _, row in rows[:place]:
        told = "; ".join(cell for cell in row if cell)
        notices.append(
            Notice(source.name, None, None, KEPT, "a line above the headings, passed over", told[:200])
        )
    top = rows[place][1]
    headings = name_headings([cell or "" for cell in top])
    body = rows[place + 1 :]
    width = max((len(row) for _, row in body), default=0)
    headings = name_headings([*headings, *[""] * max(0, width - len(headings))])
    for start in range(0, max(len(body), 1), _CHUNK):
        part = body[start : start + _CHUNK]
        for number, row in part:
            if any(cell is not None and len(cell) == _LONGEST_CELL for cell in row):
                reason = (
                    f"a cell of {_LONGEST_CELL:,} characters, the most that Excel holds: it is probably cut"
                )
                notices.append(Notice(source.name, number, None, KEPT, reason))
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


def _names_text(rows: Sheet) -> bool:
    tops = [[cell or "" for cell in row] for _, row in rows[:_PREAMBLE]]
    return "text" in guess_columns(name_headings(tops[place_headings(tops)]))


def _load(data: bytes) -> dict[str, Sheet]:
    return _load_old(data) if data.startswith(b"\xd0\xcf\x11\xe0") else _load_new(data)


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
                sheets[sheet.title] = _write_rows(sheet.iter_rows(values_only=True))
        except Exception as error:  # openpyxl raises whatever its XML and ZIP readers stumble over
            raise ReadingError(f"the file is not an Excel workbook: {error}") from error
    return sheets


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
