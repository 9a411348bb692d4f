"""A file of a coding on the disk: what is written down of it, and whether it is still the one that was written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from mediaframing.files import hash_file
from mediaframing.tables import TABLES


@dataclass(frozen=True)
class StoredFile:
    """A file of a stored coding, as its manifest or record tells it.

    Attributes
    ----------
    path : Path
        Where it is.
    table : str or None
        The table it holds, or holds a part of.
    rows : int or None
        The rows it was written with, if it holds a table.
    size : int or None
        Bytes, where they were written down.
    sha256 : str
    """

    path: Path
    table: str | None
    rows: int | None
    size: int | None
    sha256: str


def describe_file(path: Path, rows: int | None = None) -> dict[str, Any]:
    """Tell of a file that was just written what its manifest keeps."""
    told: dict[str, Any] = {"bytes": path.stat().st_size, "sha256": hash_file(path)}
    return told if rows is None else {**told, "rows": rows}


def make_storable(table: pd.DataFrame) -> pd.DataFrame:
    """Give a table as it can be read back: pandas does not know its own name for a category of Arrow's."""
    codes = [
        name
        for name, held in table.dtypes.items()
        if isinstance(held, pd.ArrowDtype) and pa.types.is_dictionary(held.pyarrow_dtype)
    ]
    return table.assign(**{str(name): table[name].astype(object).astype("category") for name in codes})


def find_unstorable(table: pd.DataFrame) -> list[str]:
    """List the columns that Parquet has no place for, such as words beside numbers, and complex numbers."""
    import pyarrow.parquet as pq

    found = []
    for name in table.columns:
        try:
            pq.write_table(pa.Table.from_pandas(table[[name]], preserve_index=False), pa.BufferOutputStream())
        except pa.ArrowException:
            found.append(str(name))
    return found


def find_problem(file: StoredFile, verify: bool) -> str | None:
    """Say what is wrong with a file; None if nothing is."""
    shown = f"{file.path.parent.name}/{file.path.name}" if file.table is None else _name_within(file)
    if not file.path.is_file() or (size := _measure(file.path)) is None:
        return f"the table {file.table!r} is missing ({shown})"
    if file.size is not None and size != file.size:
        return f"{shown} has {size} bytes, and was written with {file.size}"
    if file.rows is not None:
        import pyarrow.parquet as pq

        try:
            metadata = pq.read_metadata(file.path)
            schema = metadata.schema.to_arrow_schema()
        except (pa.ArrowException, OSError, ValueError, KeyError, TypeError) as error:
            return f"{shown} cannot be read ({shorten(error)})"
        if metadata.num_rows != file.rows:
            return f"{shown} has {metadata.num_rows} rows, and was written with {file.rows}"
        if problem := _find_wrong_column(str(file.table), schema):
            return f"{shown} {problem}"
    if verify and hash_file(file.path) != file.sha256:
        return f"{shown} is not the file that was written: its SHA-256 differs"
    return None


def _measure(path: Path) -> int | None:
    """Give the bytes of a file; None if it has been moved since, as by another process that writes a coding there."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _find_wrong_column(table: str, schema: pa.Schema) -> str | None:
    """Say which column is not there once, or holds text for numbers or numbers for text."""
    for column in TABLES.get(table, ()):
        places = schema.get_all_field_indices(column.name)
        if len(places) > 1 or (column.required and not places):
            return f"has {len(places) or 'no'} column{'s' * (len(places) > 1)} {column.name!r}"
        for held in map(schema.types.__getitem__, places):
            told = held.value_type if pa.types.is_dictionary(held) else held
            text = pa.types.is_string(told) or pa.types.is_large_string(told) or pa.types.is_string_view(told)
            if text != (column.dtype == "str") and not pa.types.is_null(told):
                return f"holds {column.name!r} as {held}, which is written as {column.dtype}"
    return None


def _name_within(file: StoredFile) -> str:
    parts = file.path.parts
    return parts[-1] if parts[-1] == name_file(str(file.table)) else "/".join(parts[-2:])


def name_file(table: str) -> str:
    """Name the file of a whole table."""
    return f"{table}.parquet"


def shorten(error: BaseException) -> str:
    """Give what an error says on one line of bounded length."""
    told = " ".join(str(error).split()).rstrip(".")
    return told if len(told) <= 200 else f"{told[:200]}…"


def count_rows_together(name: str) -> int:
    """Give how many rows of a table are stored, and read, together: so few that one article of a large corpus is there at once."""
    return 256 if name == "articles" else 1 << 12
