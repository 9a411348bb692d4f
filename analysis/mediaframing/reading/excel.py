"""Excel workbooks (``.xlsx``), read with openpyxl, which is an extra; every cell becomes text."""

from __future__ import annotations

import io
import warnings

from mediaframing.reading.cells import write_cell
from mediaframing.reading.columns import name_headings
from mediaframing.reading.skipped import LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import Rows, Source


def read_excel(source: Source) -> Rows:
    """Read the first sheet that has rows; its first row holds the headings. Other sheets are reported.

    Formulas count with the value that Excel last stored for them.

    Raises
    ------
    ReadingError
        If openpyxl is not installed, or the file is no workbook or has no rows.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise ReadingError(
            "Excel files need openpyxl: install it with `pip install 'mediaframing[excel]'`, or save the sheet as CSV"
        ) from error
    data = source.load()
    with warnings.catch_warnings():
        # openpyxl warns of styles and validations that it drops; none of them is text.
        warnings.simplefilter("ignore")
        try:
            workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = {
                sheet.title: [
                    (number, row)
                    for number, row in enumerate(sheet.iter_rows(values_only=True))
                    if any(cell is not None for cell in row)
                ]
                for sheet in workbook.worksheets
            }
        except Exception as error:  # openpyxl raises whatever its XML and ZIP readers stumble over
            raise ReadingError(f"the file is not an Excel workbook: {error}") from error
    first = next((title for title, rows in sheets.items() if rows), None)
    if first is None:
        raise ReadingError("the workbook is empty")
    notices = [
        Notice(source.name, None, None, LEFT_OUT, "a further sheet of the workbook", title)
        for title, rows in sheets.items()
        if rows and title != first
    ]
    (_, top), *rows = sheets[first]
    headings = name_headings([write_cell(cell) or "" for cell in top])
    columns = {
        name: [write_cell(row[i]) if i < len(row) else None for _, row in rows]
        for i, name in enumerate(headings)
    }
    return Rows(columns, [number for number, _ in rows], notices)
