"""Tables as R and Stata store them: Arrow (Feather) and ``.dta``; every cell becomes text."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pandas as pd
import pyarrow as pa

from mediaframing.reading.account import Account
from mediaframing.reading.column_roles import name_headings
from mediaframing.reading.frames import stream_frame
from mediaframing.reading.parquet import write_batch
from mediaframing.reading.skipped import ReadingError
from mediaframing.reading.sources import FileRows, Source

_CHUNK = 500
_FILE, _OLD_FEATHER = b"ARROW1", b"FEA1"


def stream_arrow(source: Source, account: Account) -> Iterator[FileRows]:
    """Read a file or a stream of Arrow, as ``write_feather`` and data sets of Hugging Face have them, batch by batch.

    Raises
    ------
    ReadingError
        If it is none, breaks off, or is a Feather file of before Arrow.
    """
    data = source.load()
    if data.startswith(_OLD_FEATHER):
        raise ReadingError(
            "the file is Feather of version 1, which is no longer read; open it where it was made and store it anew"
        )
    number = 0
    try:
        for batch, names in _list_batches(data):
            for start in range(0, max(batch.num_rows, 1), _CHUNK):
                part = batch.slice(start, _CHUNK)
                yield write_batch(part, names, number, source.name)
                number += part.num_rows
    except (pa.ArrowException, OSError, ValueError) as error:
        raise ReadingError(f"the file is not Arrow, or breaks off: {error}") from error


def _list_batches(data: bytes) -> Iterator[tuple[pa.RecordBatch, list[str]]]:
    if not data.startswith(_FILE):
        with pa.ipc.open_stream(pa.BufferReader(data)) as stream:
            names = name_headings(stream.schema.names)
            for batch in stream:
                yield batch, names
        return
    with pa.ipc.open_file(pa.BufferReader(data)) as file:
        names = name_headings(file.schema.names)
        for place in range(file.num_record_batches):
            yield file.get_batch(place), names


def stream_stata(source: Source, account: Account) -> Iterator[FileRows]:
    """Read a data set of Stata; values that have a label are that label.

    Raises
    ------
    ReadingError
        If it is none, or of a version that pandas does not know.
    """
    try:
        table = pd.read_stata(io.BytesIO(source.load()))
    except ValueError as error:
        if "unique" not in str(error) and "label" not in str(error):
            raise ReadingError(f"the file is no data set of Stata: {error}") from error
        # Labels that stand for two values are none.
        table = pd.read_stata(io.BytesIO(source.load()), convert_categoricals=False)
    except Exception as error:  # pandas raises whatever a broken file brings about
        raise ReadingError(f"the file is no data set of Stata: {error}") from error
    yield from stream_frame(table, account)
