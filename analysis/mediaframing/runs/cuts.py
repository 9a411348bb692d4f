"""A cut of a file, and the stream that stays open from one cut to the next."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mediaframing.reading.sources import Source

# One a thread.
_OPENED = threading.local()


@dataclass(frozen=True)
class FileSlice:
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


def keep_open(source: Source, make: Callable[[], Any]) -> Any:
    """Keep the last stream open: slices of a packed file are then unpacked one after the other, not each anew."""
    stat = source.path.stat()
    key = (source.path, stat.st_size, stat.st_mtime_ns)
    if getattr(_OPENED, "key", None) != key:
        _OPENED.stream, _OPENED.key = make(), key
    return _OPENED.stream


def forget_open() -> None:
    """Let the next cut begin with a new stream."""
    _OPENED.key = None
