"""A DataFrame read as a table of a file is: every cell as text."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from mediaframing.articles import name_index
from mediaframing.reading.account import Account
from mediaframing.reading.column_roles import is_text_heading, name_headings
from mediaframing.reading.sources import FileRows
from mediaframing.reading.typed import write_cell

_CHUNK = 1_000


def stream_frame(frame: pd.DataFrame, account: Account) -> Iterator[FileRows]:
    """Read a DataFrame, a thousand rows at a time; an index that has a name is a column, too."""
    frame = name_index(frame)
    names = name_headings([str(name) for name in frame.columns])
    for start in range(0, max(len(frame), 1), _CHUNK):
        part = frame.iloc[start : start + _CHUNK]
        columns = {
            name: [
                write_cell(cell, "\n\n" if is_text_heading(name) else "; ")
                for cell in part.iloc[:, place].tolist()
            ]
            for place, name in enumerate(names)
        }
        yield FileRows(columns, list(range(start + 1, start + len(part) + 1)))
