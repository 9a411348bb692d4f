"""Pieces of a file: where to cut it, and how to read one piece without the rest."""

from __future__ import annotations

import csv
import gzip
import io
import threading
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import PurePosixPath
from typing import IO, Any, cast
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.parquet as pq

from mediaframing.reading.cells import write_cell
from mediaframing.reading.columns import is_text_heading, name_headings
from mediaframing.reading.delimited import read_delimited
from mediaframing.reading.jsonlines import read_json_lines
from mediaframing.reading.skipped import ReadingError
from mediaframing.reading.sources import Rows, Source

_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_BUFFER = 1 << 20
_ROWS_AT_ONCE = 500
_BYTES_AT_ONCE = 1 << 23
_MISSING = "__HIVE_DEFAULT_PARTITION__"

# Streams that stay open between two slices of a packed file, or of a large row group; one a thread.
_OPENED = threading.local()


@dataclass(frozen=True)
class Cut:
    """Where a slice lies in its file.

    Attributes
    ----------
    start, stop : int
        Bytes of the (unpacked) file; rows, of Parquet.
    before : int
        The rows of the file that stand before the slice.
    rows : int
        The rows in it.
    head : int
        How many bytes at the beginning of the file are headings.
    """

    start: int
    stop: int
    before: int
    rows: int
    head: int = 0


Cutter = Callable[[Source, int, int], list[Cut]]


@dataclass(frozen=True)
class _Excerpt(Source):
    """Some bytes of a file, which readers take for the whole of it."""

    data: bytes = b""

    def load(self) -> bytes:
        return self.data


def cut_lines(source: Source, most_rows: int, most_bytes: int) -> list[Cut]:
    """Cut JSON Lines: at line ends."""
    with _open(source) as stream:
        return _cut((len(line) for line in stream), 0, most_rows, most_bytes)


def cut_delimited(source: Source, most_rows: int, most_bytes: int) -> list[Cut]:
    """Cut CSV: where a row ends, which is not where a line ends if cells hold line breaks."""
    with _open(source) as stream:
        sizes = _measure_rows(stream, _find_delimiter(source))
        head = next(sizes, 0)
        return _cut(sizes, head, most_rows, most_bytes)


def cut_parquet(source: Source, most_rows: int, most_bytes: int) -> list[Cut]:
    """Cut Parquet: between row groups, and within those that are too large."""
    with _open_parquet(source) as file:
        groups = [file.metadata.row_group(i) for i in range(file.metadata.num_row_groups)]
        sizes = [(group.num_rows, group.total_byte_size) for group in groups]
    cuts: list[Cut] = []
    start = stop = held = 0
    for rows, size in sizes:
        if stop > start and (stop - start + rows > most_rows or held + size > most_bytes):
            cuts.append(Cut(start, stop, start, stop - start))
            start, held = stop, 0
        whole = stop + rows
        step = min(most_rows, max(1, most_bytes * rows // max(size, 1)))
        while whole - stop > step:
            cuts.append(Cut(stop, stop + step, stop, step))
            start = stop = stop + step
        held += size * (whole - stop) // max(rows, 1)
        stop = whole
    return [*cuts, Cut(start, stop, start, stop - start)] if stop > start else cuts


CUTTERS: Mapping[str, Cutter] = {
    ".parquet": cut_parquet,
    ".csv": cut_delimited,
    ".tsv": cut_delimited,
    ".tab": cut_delimited,
    ".jsonl": cut_lines,
    ".ndjson": cut_lines,
}


def read_slice(source: Source, cut: Cut) -> Rows:
    """Read a slice of a file, with its rows numbered as in the file, and ``key=value`` folders as columns.

    Raises
    ------
    ReadingError
        If the file is broken there.
    """
    if source.suffix == ".parquet":
        rows = _read_parquet(source, cut)
    else:
        data = _load(source, 0, cut.head) + _load(source, cut.start, cut.stop)
        excerpt = _Excerpt(source.path, source.name, data)
        rows = read_delimited(excerpt) if cut.head else read_json_lines(excerpt)
        rows = replace(
            rows,
            numbers=[number + cut.before for number in rows.numbers],
            notices=[n._replace(row=n.row + cut.before if n.row else None) for n in rows.notices],
        )
    for key, value in _read_hive(source).items():
        rows.columns.setdefault(key, [value] * len(rows.numbers))
    return rows


def list_hive_keys(source: Source) -> list[str]:
    """List the keys of the ``key=value`` folders that a file lies in."""
    return list(_read_hive(source))


def _read_hive(source: Source) -> dict[str, str | None]:
    folders = PurePosixPath(source.name).parent.parts
    pairs = (folder.partition("=") for folder in folders if "=" in folder.strip("="))
    return {unquote(key): None if value == _MISSING else unquote(value) for key, _, value in pairs}


def _cut(sizes: Iterator[int], start: int, most_rows: int, most_bytes: int) -> list[Cut]:
    head, stop, before, rows = start, start, 0, 0
    cuts = []
    for size in sizes:
        if rows == most_rows or (rows and stop - start + size > most_bytes):
            cuts.append(Cut(start, stop, before, rows, head))
            start, before, rows = stop, before + rows, 0
        stop += size
        rows += 1
    return [*cuts, Cut(start, stop, before, rows, head)] if rows else cuts


def _measure_rows(stream: IO[bytes], delimiter: str) -> Iterator[int]:
    """Give the bytes that each row takes; Latin-1 keeps one character a byte, and all that CSV cares for is ASCII."""
    taken = 0

    def decode_lines() -> Iterator[str]:
        nonlocal taken
        for line in stream:
            taken += len(line)
            # A lone carriage return would be an error outside of quotation marks.
            yield line.decode("latin-1").replace("\r", " ")

    limit = csv.field_size_limit(1 << 30)
    try:
        for _ in csv.reader(decode_lines(), delimiter=delimiter):
            yield taken
            taken = 0
    except csv.Error as error:
        raise ReadingError(f"the file is not CSV: {error}") from error
    finally:
        csv.field_size_limit(limit)


def _find_delimiter(source: Source) -> str:
    """Find the delimiter that the reader chose, from the number of headings it saw."""
    with _open(source) as stream:
        text = stream.read(_BUFFER)
    headings = read_delimited(
        _Excerpt(source.path, source.name, text[: text.rfind(b"\n") + 1] or text)
    ).columns
    first = io.StringIO(text.decode("utf-8-sig", "replace"), newline="")
    for delimiter in ",;\t|":
        first.seek(0)
        if len(next(csv.reader(first, delimiter=delimiter), ())) == len(headings):
            return delimiter
    return ","


def _open(source: Source) -> IO[bytes]:
    try:
        stream = cast("IO[bytes]", gzip.GzipFile(source.path) if source.packed else source.path.open("rb"))
        first = stream.read(4)
        stream.seek(0)
    except (OSError, EOFError, zlib.error) as error:
        raise ReadingError(f"the file cannot be opened: {error}") from error
    if first.startswith(_WIDE):
        stream.close()
        raise ReadingError("the file is UTF-16 or UTF-32, which is not read in a stream; save it as UTF-8")
    return stream


def _load(source: Source, start: int, stop: int) -> bytes:
    if stop <= start:
        return b""
    try:
        if not source.packed:
            with source.path.open("rb") as stream:
                stream.seek(start)
                return stream.read(stop - start)
        if start == 0:
            with gzip.open(source.path) as packed:
                return packed.read(stop)
        kept = _keep(source, lambda: gzip.GzipFile(source.path))
        kept.seek(start)
        return cast("bytes", kept.read(stop - start))
    except (OSError, EOFError, zlib.error) as error:
        raise ReadingError(f"the file cannot be read: {error}") from error


def _keep(source: Source, make: Callable[[], Any]) -> Any:
    """Keep the last stream open: slices of a packed file are then unpacked one after the other, not each anew."""
    stat = source.path.stat()
    key = (source.path, stat.st_size, stat.st_mtime_ns)
    if getattr(_OPENED, "key", None) != key:
        _OPENED.stream, _OPENED.key = make(), key
    return _OPENED.stream


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


def _read_parquet(source: Source, cut: Cut) -> Rows:
    try:
        stream = _keep(source, lambda: _RowStream(source, cut.start))
        if not stream.leads_to(cut.start):
            _OPENED.key = None
            stream = _keep(source, lambda: _RowStream(source, cut.start))
        table = stream.read(cut.start, cut.stop)
    except (pa.ArrowException, OSError, StopIteration) as error:
        _OPENED.key = None
        raise ReadingError(f"the file is not sound Parquet: {error}") from error
    columns: dict[str, list[str | None]] = {}
    for position, heading in enumerate(name_headings(table.column_names)):
        between = "\n\n" if is_text_heading(heading) else "; "
        columns[heading] = [write_cell(value, between) for value in table.column(position).to_pylist()]
    return Rows(columns, list(range(cut.before + 1, cut.before + cut.rows + 1)))
