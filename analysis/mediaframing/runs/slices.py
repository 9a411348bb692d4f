"""Pieces of a file: where to cut it, and how to read one piece without the rest."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO, cast
from urllib.parse import unquote

from mediaframing.reading.delimited import Head, find_head, read_delimited
from mediaframing.reading.encoding import Decoder
from mediaframing.reading.jsonlines import read_json_lines
from mediaframing.reading.limits import LARGEST_RATIO
from mediaframing.reading.line_ends import ends_lines_with_returns, open_lines
from mediaframing.reading.marks import Marks
from mediaframing.reading.packed import BROKEN, unpack
from mediaframing.reading.skipped import ReadingError
from mediaframing.reading.sources import FileRows, Source
from mediaframing.runs.cuts import FileSlice, keep_open
from mediaframing.runs.row_groups import cut_parquet, read_rows

_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_BUFFER = 1 << 20
_MISSING = "__HIVE_DEFAULT_PARTITION__"


Cutter = Callable[[Source, int, int], list[FileSlice]]


@dataclass(frozen=True)
class _Excerpt(Source):
    """Some bytes of a file, which readers take for the whole of it."""

    data: bytes = b""

    def open(self) -> IO[bytes]:
        return io.BytesIO(self.data)

    def find_decoder(self) -> Decoder:
        # One decision for the file, whatever of it is read: a part of it may be ASCII, or hold the only odd line.
        status = self.path.stat()
        return replace(_decide(self.path, self.name, status.st_size, status.st_mtime_ns))


@lru_cache(maxsize=64)
def _decide(path: Path, name: str, size: int, changed: int) -> Decoder:
    return Source(path, name).find_decoder()


def cut_lines(source: Source, most_rows: int, most_bytes: int) -> list[FileSlice]:
    """Cut JSON Lines: at line ends."""
    with _open(source) as stream:
        return _cut((len(line) for line in stream), 0, most_rows, most_bytes)


def cut_delimited(source: Source, most_rows: int, most_bytes: int) -> list[FileSlice]:
    """Cut CSV: where a row ends, which is not where a line ends if cells hold line breaks."""
    delimiter, above, marks = _find_head(source)
    with _open(source) as stream:
        head = sum(len(line) for line in islice(stream, above))
        return _cut(_measure_rows(stream, delimiter, marks), head, most_rows, most_bytes)


CUTTERS: Mapping[str, Cutter] = {
    ".parquet": cut_parquet,
    ".csv": cut_delimited,
    ".tsv": cut_delimited,
    ".tab": cut_delimited,
    ".jsonl": cut_lines,
    ".ndjson": cut_lines,
}


def read_slice(source: Source, cut: FileSlice) -> FileRows:
    """Read a slice of a file, with its rows numbered as in the file, and ``key=value`` folders as columns.

    Raises
    ------
    ReadingError
        If the file is broken there.
    """
    if source.suffix == ".parquet":
        rows = read_rows(source, cut)
    else:
        data = _load(source, 0, cut.head) + _load(source, cut.start, cut.stop)
        if ends_lines_with_returns(data):
            data = data.replace(b"\r", b"\n")
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


def _cut(sizes: Iterator[int], start: int, most_rows: int, most_bytes: int) -> list[FileSlice]:
    head, stop, before, rows = start, start, 0, 0
    cuts = []
    for size in sizes:
        if rows == most_rows or (rows and stop - start + size > most_bytes):
            cuts.append(FileSlice(start, stop, before, rows, head))
            start, before, rows = stop, before + rows, 0
        stop += size
        rows += 1
    return [*cuts, FileSlice(start, stop, before, rows, head)] if rows else cuts


def _measure_rows(stream: IO[bytes], delimiter: str, marks: Marks) -> Iterator[int]:
    """Give the bytes that each row takes; Latin-1 keeps one character a byte, and all that CSV cares for is ASCII."""
    taken = 0

    def decode_lines() -> Iterator[str]:
        nonlocal taken
        for line in stream:
            taken += len(line)
            # A lone carriage return would be an error outside of quotation marks.
            written = line.decode("latin-1").replace("\r", " ")
            yield written if marks.usual else marks.write(written)

    limit = csv.field_size_limit(1 << 30)
    try:
        for _ in csv.reader(decode_lines(), delimiter=delimiter):
            yield taken
            taken = 0
    except csv.Error as error:
        raise ReadingError(f"the file is not CSV: {error}") from error
    finally:
        csv.field_size_limit(limit)


def _find_head(source: Source) -> Head:
    """Find the delimiter that the reader chose, and how many lines the headings take with what stands above them."""
    with _open(source) as stream:
        text = stream.read(_BUFFER)
    lines = (text[: text.rfind(b"\n") + 1] or text).decode("utf-8-sig", "replace")
    return find_head(io.StringIO(lines, newline=""))


def _open(source: Source) -> IO[bytes]:
    try:
        raw = source.path.open("rb")
        stream = cast("IO[bytes]", raw) if source.packing is None else _unpack(source, raw)
        first = stream.read(4)
        stream.seek(0)
    except BROKEN as error:
        raise ReadingError(f"the file cannot be opened: {error}") from error
    # Without a mark at its beginning, every other byte of plain letters is zero.
    if first.startswith(_WIDE) or b"\0" in first:
        stream.close()
        raise ReadingError(
            "the file is UTF-16 or UTF-32, which is not read in a stream; save it as UTF-8, or use read_articles"
        )
    return open_lines(stream)


def _unpack(source: Source, raw: IO[bytes]) -> IO[bytes]:
    # Every slice may read from the beginning once more, which is no bomb.
    return unpack(raw, str(source.packing), sys.maxsize // LARGEST_RATIO // 2)


def _load(source: Source, start: int, stop: int) -> bytes:
    if stop <= start:
        return b""
    try:
        if source.packing is None:
            with source.path.open("rb") as stream:
                stream.seek(start)
                return stream.read(stop - start)
        if start == 0:
            with _unpack(source, source.path.open("rb")) as packed:
                return packed.read(stop)
        kept = keep_open(source, lambda: _unpack(source, source.path.open("rb")))
        kept.seek(start)
        return cast("bytes", kept.read(stop - start))
    except BROKEN as error:
        raise ReadingError(f"the file cannot be read: {error}") from error
