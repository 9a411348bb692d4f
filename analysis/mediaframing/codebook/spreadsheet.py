"""Codebooks as a table, in CSV or Excel: one entry a row, with the frame or actor it belongs to."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from zipfile import BadZipFile, ZipFile

from mediaframing.codebook.codebook import Codebook
from mediaframing.codebook.errors import CodebookError, Loss
from mediaframing.codebook.terms import list_term
from mediaframing.codebook.toml import build_codebook

COLUMNS = (
    "frame",
    "actor",
    "term",
    "except",
    "function",
    "polarity",
    "regex",
    "exact",
    "all",
    "within",
    "not_near",
    "label",
    "definition",
    "kind",
    "parent",
)
_NAMES = {
    "category": "frame",
    "key": "frame",
    "code": "frame",
    "name": "frame",
    "alias": "term",
    "word": "term",
    "words": "term",
    "entry": "term",
    "pattern": "term",
    "keyword": "term",
}
_OWN = ("label", "definition", "kind", "parent")
_YES = ("1", "x", "yes", "true", "y")
_NO = ("", "0", "no", "false", "n")
_PARTING = ";"


def parse_csv(text: str) -> Codebook:
    """Read a codebook from comma-, semicolon- or tab-separated values.

    Raises
    ------
    CodebookError
    """
    head = text.lstrip().splitlines()[0] if text.strip() else ""
    sign = max(",;\t", key=head.count)
    csv.field_size_limit(1_000_000)
    try:
        return build_from_rows(list(csv.reader(io.StringIO(text, newline=""), delimiter=sign)))
    except csv.Error as error:
        raise CodebookError(f"It is no table of comma-separated values: {error}.") from error


def parse_excel(data: bytes) -> Codebook:
    """Read a codebook from the first sheet of an Excel workbook.

    Raises
    ------
    CodebookError
    """
    openpyxl = _import_openpyxl()
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
        rows = _read_sheet(openpyxl, data) if size <= _MOST_UNPACKED else None
    except (BadZipFile, KeyError, IndexError, ValueError, TypeError, OSError, SyntaxError) as error:
        raise CodebookError(f"It is no Excel workbook that can be read ({error}).") from error
    if rows is None:
        raise CodebookError("It unpacks to more than 200 MB, which is no codebook.")
    return build_from_rows(rows)


def _read_sheet(openpyxl: Any, data: bytes) -> list[list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    rows = book.worksheets[0].iter_rows(values_only=True)
    return [["" if cell is None else _spell_cell(cell) for cell in row] for row in rows]


_MOST_UNPACKED = 200_000_000


def _spell_cell(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _import_openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError as error:
        raise CodebookError(
            "Codebooks in Excel need openpyxl: pip install 'mediaframing[codebooks]'."
        ) from error
    return openpyxl


def build_from_rows(rows: Sequence[Sequence[str]]) -> Codebook:
    """Build a codebook from the rows of a table, the first of which names the columns.

    Raises
    ------
    CodebookError
    """
    if not rows:
        raise CodebookError("The table is empty; its first row must name the columns 'frame' and 'term'.")
    names = [_NAMES.get(name := cell.strip().lower().replace(" ", "_"), name) for cell in rows[0]]
    if "term" not in names or not {"frame", "actor"} & set(names):
        raise CodebookError(
            f"The table must have a column 'term' and a column 'frame' or 'actor'; it has {', '.join(filter(None, names)) or 'none'}."
        )
    content: dict[str, dict[str, dict[str, Any]]] = {"frames": {}, "actors": {}}
    unknown = [name for name in names if name and name not in COLUMNS]
    for number, row in enumerate(rows[1:], 2):
        cells = {name: _strip(cell) for name, cell in zip(names, row, strict=False) if cell.strip()}
        if cells:
            _take_row(content, cells, f"Row {number}")
    book = build_codebook({section: held for section, held in content.items() if held})
    return replace(book, losses=tuple(Loss("", "", f"The column {name!r} is not read.") for name in unknown))


def _take_row(content: dict[str, dict[str, dict[str, Any]]], cells: Mapping[str, str], where: str) -> None:
    if ("frame" in cells) == ("actor" in cells):
        raise CodebookError(f"{where} must name a frame or an actor, and not both.")
    section, key, name = (
        ("frames", "terms", cells["frame"]) if "frame" in cells else ("actors", "aliases", cells["actor"])
    )
    owner = content[section].setdefault(name, {})
    for own in _OWN:
        if own in cells:
            owner[own] = cells[own]
    if "term" not in cells and "all" not in cells:
        if not any(own in cells for own in _OWN):
            raise CodebookError(f"{where} of {name!r} has no term.")
        if "function" in cells:
            owner["function"] = cells["function"]
        return
    entry: dict[str, Any] = {"all": _part(cells["all"])} if "all" in cells else {"term": cells["term"]}
    for column in ("function", "within"):
        if column in cells:
            entry[column] = int(cells[column]) if cells[column].isdecimal() else cells[column]
    if "polarity" in cells:
        entry["polarity"] = int(cells["polarity"]) if cells["polarity"] in ("1", "-1") else cells["polarity"]
    for column in ("regex", "exact"):
        if _is_yes(cells.get(column, ""), column, where):
            entry[column] = True
    if "not_near" in cells:
        entry["not_near"] = _part(cells["not_near"])
    group = "except" if _is_yes(cells.get("except", ""), "except", where) else key
    owner.setdefault(group, []).append(entry)


def _strip(cell: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from running a text."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _part(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(_PARTING) if part.strip()]


def _is_yes(cell: str, column: str, where: str) -> bool:
    if cell.lower() in _YES:
        return True
    if cell.lower() in _NO:
        return False
    raise CodebookError(f"{where}: the column {column!r} must be empty or 'yes', not {cell!r}.")


def list_rows(codebook: Codebook, losses: list[Loss]) -> list[list[str]]:
    """List a codebook as the rows of a table, its columns first."""
    rows: list[dict[str, str]] = []
    for frame in codebook.frames.values():
        own = {"label": frame.label, "definition": frame.definition, "parent": frame.parent or ""}
        rows.append({"frame": frame.name, "function": frame.function or ""} | own)
        rows += _list_entries({"frame": frame.name}, frame.terms, frame.exceptions)
    for actor in codebook.actors.values():
        rows.append({"actor": actor.name, "label": actor.label, "kind": actor.kind})
        rows += _list_entries({"actor": actor.name}, actor.aliases, actor.exceptions)
    if codebook.title:
        losses.append(Loss("", "", "The title cannot be written."))
    if codebook.contrast:
        losses.append(Loss("", "", "The contrast cannot be written."))
    return [list(COLUMNS), *([row.get(column, "") for column in COLUMNS] for row in rows)]


def _list_entries(
    owner: Mapping[str, str], terms: Iterable[Any], exceptions: Iterable[Any]
) -> list[dict[str, str]]:
    rows = []
    for group, mark in ((terms, ""), (exceptions, "yes")):
        for term in group:
            told = list_term(term)
            cells = {"term": told} if isinstance(told, str) else {k: _spell(v) for k, v in told.items()}
            rows.append({**owner, **cells, "except": mark})
    return rows


def _spell(value: object) -> str:
    if isinstance(value, list):
        return f"{_PARTING} ".join(value)
    return ("yes" if value else "") if isinstance(value, bool) else str(value)


def spell_csv(codebook: Codebook, losses: list[Loss]) -> str:
    """Write a codebook as comma-separated values, with an apostrophe before what a spreadsheet would run."""
    into = io.StringIO(newline="")
    rows = (
        [f"'{cell}" if _FORMULA.match(cell) else cell for cell in row] for row in list_rows(codebook, losses)
    )
    csv.writer(into).writerows(rows)
    return into.getvalue()


def spell_excel(codebook: Codebook, losses: list[Loss]) -> bytes:
    """Write a codebook as an Excel workbook; every cell is text, and none a formula."""
    openpyxl = _import_openpyxl()
    book = openpyxl.Workbook()
    for place, row in enumerate(list_rows(codebook, losses), 1):
        for column, text in enumerate(row, 1):
            if text:
                cell = book.active.cell(place, column)
                cell.value = _UNWRITABLE.sub("", text)
                cell.data_type = "s"
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


_FORMULA = re.compile(r"'*[=+@\t\r]|'*-(?!1$)")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
