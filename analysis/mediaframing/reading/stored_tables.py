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


def stream_arrow(source: Source, account: Account) -> Iterator[FileRows]:
    """Read a file of Arrow, as ``write_feather`` writes it, batch by batch.

    Raises
    ------
    ReadingError
        If it is none, or a Feather file of before Arrow.
    """
    number = 0
    try:
        with pa.ipc.open_file(pa.BufferReader(source.load())) as file:
            names = name_headings(file.schema.names)
            for place in range(file.num_record_batches):
                batch = file.get_batch(place)
                for start in range(0, max(batch.num_rows, 1), _CHUNK):
                    part = batch.slice(start, _CHUNK)
                    yield write_batch(part, names, number, source.name)
                    number += part.num_rows
    except (pa.ArrowException, OSError, ValueError) as error:
        raise ReadingError(f"the file is not Arrow: {error}") from error


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
