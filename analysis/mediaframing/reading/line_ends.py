"""Files whose lines end with carriage returns alone, as old Macintosh programs write them."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_HEAD = 1 << 16
TABLES = frozenset({".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".txt", ".xls"})
"""Endings of files that are read line by line."""


def ends_lines_with_returns(head: bytes) -> bool:
    r"""Tell whether the beginning of a file has carriage returns, and no newline; UTF-16 is left alone.

    Examples
    --------
    >>> ends_lines_with_returns(b"id,text\r1,Rents rose\r"), ends_lines_with_returns(b"id,text\r\n")
    (True, False)
    """
    return b"\r" in head and b"\n" not in head and b"\0" not in head


def open_lines(raw: IO[bytes]) -> IO[bytes]:
    """Give a stream whose lines end with newlines; every byte stays where it was."""
    head = raw.read(_HEAD)
    raw.seek(0)
    if not ends_lines_with_returns(head):
        return raw
    return cast("IO[bytes]", io.BufferedReader(_Newlines(raw)))


class _Newlines(io.RawIOBase):
    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._raw.read(len(view)).replace(b"\r", b"\n")
        view[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._raw.seek(offset, whence)

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()
