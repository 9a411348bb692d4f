"""A coding sheet as an Excel workbook, with drop-downs, frozen headings and instructions; needs openpyxl."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.validation.cells import fit
from mediaframing.validation.codes import VALUES
from mediaframing.validation.instructions import write_instructions

SHEET = "Coding"
_WIDTHS = {"mention_id": 14, "asked": 18, "before": 60, "text": 18, "after": 60, "speaker": 24, "note": 30}
_NOT_FOR_SENTENCES = ("frame", "stance", "voice", "speaker", "actor", "tone")


def import_openpyxl() -> Any:
    """Import openpyxl, or say how to install it."""
    try:
        import openpyxl
    except ImportError as error:
        raise ImportError(
            "Excel sheets need openpyxl, which is not installed: pip install 'mediaframing[excel]', or write a .csv sheet."
        ) from error
    return openpyxl


def write_workbook(rows: pd.DataFrame, codebook: Codebook, path: Path, variables: Sequence[str]) -> None:
    """Write the workbook; texts of articles are texts, whatever they begin with."""
    openpyxl = import_openpyxl()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET
    bold = openpyxl.styles.Font(bold=True)
    grey = openpyxl.styles.PatternFill("solid", fgColor="E4E4E4")
    wrapped = openpyxl.styles.Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate([list(rows.columns), *rows.itertuples(index=False)], 1):
        for place, value in enumerate(row, 1):
            cell = sheet.cell(number, place)
            cell.alignment = wrapped
            _put(cell, value)
            if number == 1:
                cell.font = bold
    _shape(sheet, rows, openpyxl, grey, bold)
    _offer_values(book, sheet, rows, codebook, variables, openpyxl)
    told = book.create_sheet("Instructions")
    for row in [("what", "question or name", "rule or definition"), *write_instructions(codebook, variables)]:
        told.append([""] * len(row))
        for place, text in enumerate(row, 1):
            cell = told.cell(told.max_row, place)
            _put(cell, text)
            cell.alignment = wrapped
            if told.max_row == 1:
                cell.font = bold
    for letter, width in zip("ABC", (22, 40, 100), strict=True):
        told.column_dimensions[letter].width = width
    told.freeze_panes = "A2"
    book.save(path)


def _put(cell: Any, value: Any) -> None:
    if value is None or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
        return
    if isinstance(value, str):
        cell.value = fit(value)
        # Else openpyxl takes what begins with = for a formula.
        cell.data_type = "s"
    else:
        cell.value = value


def _shape(sheet: Any, rows: pd.DataFrame, openpyxl: Any, grey: Any, bold: Any) -> None:
    letter = openpyxl.utils.get_column_letter
    for place, column in enumerate(rows.columns, 1):
        dimension = sheet.column_dimensions[letter(place)]
        dimension.width = _WIDTHS.get(column, 12)
        # What rare strata have of chance would tell coders what the rules said.
        dimension.hidden = column in ("chance", "kind")
    named = list(rows.columns)
    for number, kind in enumerate(rows["kind"], 2):
        sheet.cell(number, named.index("text") + 1).font = bold
        closed = _NOT_FOR_SENTENCES if kind == "sentence" else ("missed",)
        for column in closed:
            if column in named:
                sheet.cell(number, named.index(column) + 1).fill = grey
    sheet.freeze_panes = "B2"


def _offer_values(
    book: Any, sheet: Any, rows: pd.DataFrame, codebook: Codebook, variables: Sequence[str], openpyxl: Any
) -> None:
    """Put the values that a column may have into a drop-down; they stand on a hidden sheet, however many they are."""
    lists = book.create_sheet("Values")
    lists.sheet_state = "hidden"
    offered = dict(VALUES) | {"actor": (*codebook.actors, "none"), "missed": (*codebook.frames, "none")}
    letter = openpyxl.utils.get_column_letter
    place = 0
    for column in (*variables, "doubt"):
        values = offered.get(column)
        if not values:
            continue
        place += 1
        for number, value in enumerate(values, 1):
            _put(lists.cell(number, place), value)
        span = f"{letter(place)}$1:${letter(place)}${len(values)}"
        rule = openpyxl.worksheet.datavalidation.DataValidation(
            type="list", formula1=f"Values!${span}", allow_blank=True
        )
        # Several frames may be missed in one sentence.
        rule.showErrorMessage = column != "missed"
        rule.error = f"{column}: {', '.join(values)[:200]}"
        target = letter(list(rows.columns).index(column) + 1)
        rule.add(f"{target}2:{target}{len(rows) + 1}")
        sheet.add_data_validation(rule)
