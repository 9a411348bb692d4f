"""Columns of text, kept in pieces of Arrow while files are read, and put together at the end."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa

STRING = pa.large_string()
"""The type of all columns: of 32 bits there would be too few for the texts of a corpus."""

Column = list[tuple[int, pa.Array]]
"""The pieces of a column, each with the number of its first row."""


def store_text(values: list[str | None]) -> pa.Array:
    """Store cells as one piece of a column."""
    try:
        return pa.array(values, STRING)
    except UnicodeEncodeError:  # half of a surrogate pair is no character and cannot be stored
        return pa.array([v and v.encode("utf-8", "replace").decode("utf-8") for v in values], STRING)


def spread_text(column: Column, size: int) -> pa.ChunkedArray:
    """Put the pieces of a column where they belong, and nothing in between."""
    chunks: list[pa.Array] = []
    end = 0
    for start, cells in column:
        if start > end:
            chunks.append(pa.nulls(start - end, STRING))
        chunks.append(cells)
        end = start + len(cells)
    if end < size:
        chunks.append(pa.nulls(size - end, STRING))
    return pa.chunked_array(chunks, STRING)


def convert_text(values: pa.ChunkedArray) -> Any:
    """Give a column of text as pandas has it."""
    return pd.array(values, dtype="str")
