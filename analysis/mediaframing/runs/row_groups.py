"""Parquet: cut between row groups where it can be, read group by group."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

import pyarrow as pa
import pyarrow.parquet as pq

from mediaframing.reading.column_roles import is_text_heading, name_headings
from mediaframing.reading.parquet import lift_fields
from mediaframing.reading.skipped import ReadingError
from mediaframing.reading.sources import FileRows, Source
from mediaframing.reading.typed import write_cell
from mediaframing.runs.cuts import FileSlice, forget_open, keep_open

_BUFFER = 1 << 20
_ROWS_AT_ONCE = 500
_BYTES_AT_ONCE = 1 << 23


def cut_parquet(source: Source, most_rows: int, most_bytes: int) -> list[FileSlice]:
    """Cut Parquet: between row groups, and within those that are too large."""
    with _open_parquet(source) as file:
        groups = [file.metadata.row_group(i) for i in range(file.metadata.num_row_groups)]
        sizes = [(group.num_rows, group.total_byte_size) for group in groups]
    cuts: list[FileSlice] = []
    start = stop = held = 0
    for rows, size in sizes:
        if stop > start and (stop - start + rows > most_rows or held + size > most_bytes):
            cuts.append(FileSlice(start, stop, start, stop - start))
            start, held = stop, 0
        whole = stop + rows
        step = min(most_rows, max(1, most_bytes * rows // max(size, 1)))
        while whole - stop > step:
            cuts.append(FileSlice(stop, stop + step, stop, step))
            start = stop = stop + step
        held += size * (whole - stop) // max(rows, 1)
        stop = whole
    return [*cuts, FileSlice(start, stop, start, stop - start)] if stop > start else cuts


def _open_parquet(source: Source) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(source.path, buffer_size=_BUFFER)
    except (pa.ArrowException, OSError) as error:
        raise ReadingError(f"the file is not Parquet: {error}") from error


class _RowStream:
    """The rows of a Parquet file from some row on, a few at a time; row groups before it are not read."""

    def __init__(self, source: Source, start: int) -> None:
        self._file = _open_parquet(source)
        metadata = self._file.metadata
        sizes = [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)]
        self._firsts: list[int] = list(accumulate(sizes, initial=0))
        group = bisect_right(self._firsts, start) - 1
        self.position = self._firsts[group]
        # Group by group, so that one that is broken does not spoil those before it.
        self._batches = (batch for number in range(group, len(sizes)) for batch in self._read_group(number))
        self._rest: pa.RecordBatch | None = None

    def _read_group(self, number: int) -> Iterator[pa.RecordBatch]:
        group = self._file.metadata.row_group(number)
        mean = max(1, group.total_byte_size // max(1, group.num_rows))
        at_once = min(_ROWS_AT_ONCE, max(1, _BYTES_AT_ONCE // mean))
        yield from self._file.iter_batches(at_once, row_groups=[number])

    def leads_to(self, start: int) -> bool:
        """Tell whether the row lies ahead, and no row group in between could be passed over."""
        first: int = self._firsts[bisect_right(self._firsts, start) - 1]
        return first <= self.position <= start

    def read(self, start: int, stop: int) -> pa.Table:
        """Read rows that lie ahead."""
        taken = []
        while self.position < stop:
            batch = self._rest if self._rest is not None else next(self._batches)
            low = max(0, min(start - self.position, batch.num_rows))
            high = min(stop - self.position, batch.num_rows)
            taken.append(batch.slice(low, high - low))
            self._rest = batch.slice(high) if high < batch.num_rows else None
            self.position += high
        return pa.Table.from_batches(taken)


def read_rows(source: Source, cut: FileSlice) -> FileRows:
    """Read the rows of a cut.

    Raises
    ------
    ReadingError
        If the file is broken there.
    """
    try:
        stream = keep_open(source, lambda: _RowStream(source, cut.start))
        if not stream.leads_to(cut.start):
            forget_open()
            stream = keep_open(source, lambda: _RowStream(source, cut.start))
        table = stream.read(cut.start, cut.stop)
    except (pa.ArrowException, OSError, StopIteration) as error:
        forget_open()
        raise ReadingError(f"the file is not sound Parquet: {error}") from error
    columns: dict[str, list[str | None]] = {}
    for heading, column in lift_fields(name_headings(table.column_names), table.columns):
        between = "\n\n" if is_text_heading(heading) else "; "
        columns[heading] = [write_cell(value, between) for value in column.to_pylist()]
    return FileRows(columns, list(range(cut.before + 1, cut.before + cut.rows + 1)))
