"""Parquet, read with pyarrow; every cell becomes text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from mediaframing.reading.account import Account
from mediaframing.reading.column_roles import is_text_heading, name_headings
from mediaframing.reading.encoding import decode_text
from mediaframing.reading.skipped import KEPT, Notice, ReadingError
from mediaframing.reading.sources import FileRows, Source
from mediaframing.reading.typed import write_cell

_CHUNK = 500

Column = Any
_BROKEN = (pa.ArrowException, OSError, ValueError, OverflowError)


def stream_parquet(source: Source, account: Account) -> Iterator[FileRows]:
    """Read the table of a Parquet file, some hundreds of rows at a time.

    A cell that no Python value can hold (a year 300,000, a text that is not UTF-8) is missing or mended, and reported.

    Raises
    ------
    ReadingError
        If the file is not Parquet.
    """
    # Loaded here, since it loads what talks to the file systems of clouds.
    import pyarrow.parquet as pq

    number = 0
    try:
        opened: Any = (
            source.path
            if source.content is None and source.packing is None
            else pa.BufferReader(source.load())
        )
        with pq.ParquetFile(opened, buffer_size=1 << 20, pre_buffer=False) as file:
            names = name_headings(file.schema_arrow.names)
            if not file.metadata.num_rows:
                yield FileRows({name: [] for name in names}, [])
            for batch in file.iter_batches(_CHUNK):
                yield write_batch(batch, names, number, source.name)
                number += batch.num_rows
    except _BROKEN as error:
        raise ReadingError(f"the file is not Parquet: {error}") from error


def write_batch(batch: pa.RecordBatch, names: list[str], number: int, file: str) -> FileRows:
    """Write a batch of rows as text; ``number`` rows were before it."""
    notices: list[Notice] = []
    columns: dict[str, list[str | None]] = {}
    for heading, column in lift_fields(names, batch.columns):
        cells = write_column(column, heading)
        for row, _ in cells.odd:
            reason = "a cell that cannot be read as its type"
            notices.append(Notice(file, number + row + 1, None, KEPT, reason, heading))
        columns[heading] = cells.texts
    return FileRows(columns, list(range(number + 1, number + batch.num_rows + 1)), notices)


def lift_fields(names: list[str], columns: Sequence[Column]) -> Iterator[tuple[str, Column]]:
    """Give the fields of objects columns of their own, named with a dot: ``source.name``."""
    for name, column in zip(names, columns, strict=True):
        if pa.types.is_struct(column.type):
            yield from lift_fields([f"{name}.{field.name}" for field in column.type], column.flatten())
        else:
            yield name, column


class Cells:
    """The cells of a column as text, and which of them were odd."""

    def __init__(self) -> None:
        self.texts: list[str | None] = []
        self.odd: list[tuple[int, str]] = []


def write_column(column: pa.Array, heading: str) -> Cells:
    """Write the values of a column as text; one that cannot be read does not stop the others."""
    cells = Cells()
    between = "\n\n" if is_text_heading(heading) else "; "
    try:
        cells.texts = [write_cell(value, between) for value in column.to_pylist()]
    except (ValueError, OverflowError, pa.ArrowException):
        for row, value in enumerate(column):
            try:
                cells.texts.append(write_cell(value.as_py(), between))
            except (ValueError, OverflowError, pa.ArrowException) as error:
                data = _bytes_of(value)
                cells.texts.append(write_cell(decode_text(data)) if data else None)
                cells.odd.append((row, str(error)))
    return cells


def _bytes_of(value: pa.Scalar) -> bytes:
    buffer = value.as_buffer() if hasattr(value, "as_buffer") else None
    return buffer.to_pybytes() if buffer is not None else b""
