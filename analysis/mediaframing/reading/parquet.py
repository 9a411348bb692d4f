"""Parquet, read with pyarrow; every cell becomes text."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq

from mediaframing.reading.cells import write_cell
from mediaframing.reading.columns import is_text_heading, name_headings
from mediaframing.reading.skipped import ReadingError
from mediaframing.reading.sources import Rows, Source


def read_parquet(source: Source) -> Rows:
    """Read the table of a Parquet file.

    Raises
    ------
    ReadingError
        If the file is not Parquet.
    """
    try:
        table = pq.read_table(pa.BufferReader(source.load()))
    except (pa.ArrowException, OSError, ValueError) as error:
        raise ReadingError(f"the file is not Parquet: {error}") from error
    columns: dict[str, list[str | None]] = {}
    for position, heading in enumerate(name_headings(table.column_names)):
        between = "\n\n" if is_text_heading(heading) else "; "
        columns[heading] = [write_cell(value, between) for value in table.column(position).to_pylist()]
    return Rows(columns, list(range(1, table.num_rows + 1)))
