"""Coded sheets and tables of codes, read and checked cell by cell."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.validation.cells import restore
from mediaframing.validation.codes import COLUMNS, ValidationError, ValidationWarning, check_codes
from mediaframing.validation.label_tools import read_json
from mediaframing.validation.workbook import SHEET, import_openpyxl
from mediaframing.values.keywords import take_path

ENDINGS = (".xlsx", ".csv", ".tsv", ".json", ".jsonl", ".parquet")


def read_coding_sheet(
    path: str | Path | pd.DataFrame,
    codebook: Codebook | None = None,
    *,
    coder: str | None = None,
    wrong: str = "raise",
) -> pd.DataFrame:
    """Read codes: a sheet that somebody filled in, an export of Label Studio or doccano, or any table with ``mention_id``.

    A language model's answers are read the same way. They are one more coder, never the truth: compare them with
    people by :func:`rate_agreement`.

    Parameters
    ----------
    path : str, Path or DataFrame
        ``.xlsx``, ``.csv``, ``.tsv``, ``.json``, ``.jsonl`` or ``.parquet``, or a table.
    codebook : Codebook, optional
        Then ``actor`` and ``missed`` are checked against its names, too.
    coder : str, optional
        Who coded, where the file does not say; the file's name by default.
    wrong : {"raise", "missing"}
        Whether a value that is not allowed is an error, or left out and listed in ``.attrs["wrong"]``.

    Returns
    -------
    DataFrame
        One row a mention and coder (:mod:`mediaframing.validation.codes`). ``.attrs["missing"]`` counts the rows that
        nobody coded.

    Raises
    ------
    ValidationError
        If it cannot be read, has no ``mention_id``, or holds a value that is not allowed: each is named by its cell.

    Warns
    -----
    ValidationWarning
        If rows are not coded, or ``wrong="missing"`` left out values.
    """
    if wrong not in ("raise", "missing"):
        raise ValidationError(f"wrong={wrong!r} is none of 'raise', 'missing'.")
    if isinstance(path, pd.DataFrame):
        table, places, name = path.reset_index(drop=True), {}, "table"
    else:
        path = take_path("path", path, ValidationError)
        table, name = _read(path), path.stem
        places = _list_places(table) if path.suffix.lower() in (".xlsx", ".csv", ".tsv") else {}
    kept = table[[column for column in table.columns if column in COLUMNS]]
    if "coder" not in kept.columns or kept["coder"].isna().all():
        kept = kept.assign(coder=coder or ("1" if name == "table" else name))
    else:
        kept = kept.fillna({"coder": coder or name})
    codes = check_codes(
        kept,
        actors=None if codebook is None else list(codebook.actors),
        frames=None if codebook is None else list(codebook.frames),
        places=places,
        wrong=wrong,
    )
    told = []
    if codes.attrs["missing"]:
        told.append(f"{codes.attrs['missing']} of {len(table)} rows hold no code")
    if codes.attrs["wrong"]:
        told.append(f"{len(codes.attrs['wrong'])} values are not allowed and left out (.attrs['wrong'])")
    if told:
        where = "The table" if isinstance(path, pd.DataFrame) else repr(path.name)
        warnings.warn(f"{where}: {'; '.join(told)}.", ValidationWarning, stacklevel=2)
    return codes


def _read(path: Path) -> pd.DataFrame:
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ValidationError(f"{path.name!r} ends in none of {', '.join(ENDINGS)}.")
    if not path.is_file():
        raise ValidationError(f"There is no file {str(path)!r}.")
    if ending == ".xlsx":
        return _read_workbook(path)
    if ending in (".json", ".jsonl"):
        return read_json(path)
    if ending == ".parquet":
        return pd.read_parquet(path)
    return _read_csv(path)


def _read_csv(path: Path) -> pd.DataFrame:
    try:
        # Excel saves with semicolons where the comma is the decimal sign.
        first = path.read_text(encoding="utf-8-sig").partition("\n")[0]
        separator = max((",", ";", "\t"), key=first.count)
        table = pd.read_csv(path, sep=separator, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ValidationError(
            f"{path.name!r} cannot be read as a table: {error}. Save it as CSV in UTF-8."
        ) from error
    filled = table.map(lambda cell: restore(cell) if cell else None)
    if "chance" in filled.columns:
        filled["chance"] = filled["chance"].str.replace(",", ".")
    return filled


def _read_workbook(path: Path) -> pd.DataFrame:
    openpyxl = import_openpyxl()
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that it drops; none of them is a code.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, data_only=True)
    except Exception as error:  # whatever a damaged archive makes it raise
        raise ValidationError(f"{path.name!r} is no Excel workbook: {error}.") from error
    sheet: Any = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    if not rows:
        raise ValidationError(f"The sheet {sheet.title!r} of {path.name!r} is empty.")
    heads = ["" if cell is None else str(cell).strip() for cell in rows[0]]
    table = pd.DataFrame(rows[1:], columns=heads)
    table = table.loc[:, [head != "" for head in heads]]
    return table.dropna(how="all") if "mention_id" not in table.columns else table


def _list_places(table: pd.DataFrame) -> dict[str, str]:
    """Give the letter of each column as a spreadsheet shows it."""
    return {str(column): _letter(place) for place, column in enumerate(table.columns)}


def _letter(place: int) -> str:
    head, last = divmod(place, 26)
    return (_letter(head - 1) if head else "") + chr(ord("A") + last)
