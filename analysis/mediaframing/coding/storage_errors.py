"""What is wrong with a stored coding, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pyarrow as pa

from mediaframing.coding.stored_files import find_unstorable, shorten
from mediaframing.files import FolderInUseError
from mediaframing.tables import TableError

AGAIN = "Code the articles again, or take a copy of the folder as it was written."


class CodingError(ValueError):
    """A stored coding is damaged, of another format, or cannot be written where it should."""


class UnwritableError(CodingError, OSError):
    """The coding cannot be written there: the disk is full, or nothing may be changed."""


class NoCodingError(CodingError, FileNotFoundError):
    """The folder holds no coding."""


@contextmanager
def tell_unwritable(folder: Path) -> Iterator[None]:
    """Turn what the system raises on a full or closed disk into one sentence."""
    try:
        yield
    except (CodingError, FolderInUseError):
        raise
    except OSError as error:
        told = error.strerror or shorten(error)
        raise UnwritableError(
            f"The coding cannot be written into {str(folder)!r} ({told}). An earlier coding in it is still whole. Make room, or "
            "give another folder."
        ) from error


@contextmanager
def tell_unstorable(name: str, table: pd.DataFrame) -> Iterator[None]:
    """Turn what Parquet raises on a column of somebody's own into one sentence that names it."""
    try:
        yield
    except pa.ArrowException as error:
        columns = find_unstorable(table)
        if not columns:
            raise
        kinds = sorted({type(value).__name__ for value in table[columns[0]].dropna().head(1000)})
        raise CodingError(
            f"The {name} table cannot be stored: its column{'s' * (len(columns) > 1)} {', '.join(map(repr, columns))} "
            f"hold{'s' * (len(columns) == 1)} what Parquet has no place for ({', '.join(kinds)}). Make text of it: "
            f"coding.{name}[{columns[0]!r}] = coding.{name}[{columns[0]!r}].astype(str)."
        ) from error


@contextmanager
def tell_unreadable(path: Path) -> Iterator[None]:
    """Turn what Parquet raises on a damaged file into one sentence that names it."""
    try:
        yield
    except (CodingError, TableError):
        raise
    except (pa.ArrowException, OSError, ValueError, KeyError, TypeError) as error:
        raise CodingError(
            f"The file {str(path)!r} of a coding cannot be read ({shorten(error)}). {AGAIN}"
        ) from error
