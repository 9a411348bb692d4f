"""The parts of a run: the same bytes whoever writes them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from mediaframing.coding.stored_files import count_rows_together
from mediaframing.files import hash_file, write_whole
from mediaframing.tables import arrow_schema

SKIPPED = pa.schema(
    [
        pa.field("partition", pa.int64(), nullable=False),
        pa.field("file", pa.string(), nullable=False),
        pa.field("row", pa.int64()),
        pa.field("article_id", pa.string()),
        pa.field("action", pa.string(), nullable=False),
        pa.field("reason", pa.string(), nullable=False),
        pa.field("detail", pa.string()),
    ]
)
"""The table of what was left out or changed while reading, and in which partition (-1: a whole file)."""

# As much as the parts of a partition may take.
_TRIAL = 1 << 22


class CorpusError(ValueError):
    """A run cannot be started, or cannot go on."""


def part_schema(name: str, further: Iterable[str] = (), weighed: bool = False) -> pa.Schema:
    """Give the schema of the parts of a table; only articles have further columns, and frames those of what was weighed."""
    if name == "skipped":
        return SKIPPED
    return arrow_schema(name, further if name == "articles" else (), weighed and name == "frames")


def to_arrow(name: str, table: pd.DataFrame, further: Iterable[str] = (), weighed: bool = False) -> pa.Table:
    """Give a table of that name as it is stored."""
    schema = part_schema(name, further, weighed)
    return pa.Table.from_pandas(table, schema, preserve_index=False).replace_schema_metadata(None)


def write_table(name: str, table: pa.Table, path: Path) -> str:
    """Write a part of a table as Parquet; give the SHA-256 of the file."""
    rows = count_rows_together(name)
    short = [column for column in table.column_names if column != "text"]

    def write(partial: Path) -> None:
        pq.write_table(table, partial, compression="zstd", use_dictionary=short, row_group_size=rows)

    write_whole(path, write)
    return hash_file(path)


def require_writable(folder: Path) -> None:
    """Make a folder and write into it for a trial.

    Raises
    ------
    CorpusError
        If that cannot be done: no right to, no such disk, no space left.
    """
    try:
        write_whole(folder / ".trial", lambda partial: partial.write_bytes(bytes(_TRIAL)))
        (folder / ".trial").unlink(missing_ok=True)
    except OSError as error:
        raise CorpusError(
            f"The folder out={str(folder)!r} cannot be written into: {error.strerror}. Mend that, or give another; a run "
            "that had begun goes on from where it stopped when it is started again with the same arguments."
        ) from error


def clear_partial(folder: Path) -> None:
    """Remove what a killed run left half written."""
    for path in folder.rglob(".*.????????????????????????????????"):
        path.unlink(missing_ok=True)
