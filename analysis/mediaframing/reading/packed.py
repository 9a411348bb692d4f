"""Files packed by themselves (``.gz``, ``.xz``, ``.bz2``), read within the package's limits."""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
import zlib
from collections.abc import Callable, Mapping
from typing import IO, Any, cast

from mediaframing.reading.limits import FREE_OF_RATIO, LARGEST_RATIO
from mediaframing.reading.skipped import ReadingError

BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError)
"""What is raised where a file cannot be opened or unpacked."""
LONGEST_MARK = 10
_MARKS = {
    ".gz": re.compile(b"\x1f\x8b\x08"),
    ".xz": re.compile(b"\xfd7zXZ\0"),
    ".bz2": re.compile(b"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"),
}
_TAR = {".tgz": ".gz", ".txz": ".xz", ".tbz2": ".bz2"}


def tell_packing(head: bytes) -> str | None:
    """Tell by its first bytes how a file is packed, whatever its name; None if it is not.

    Examples
    --------
    >>> tell_packing(gzip.compress(b"Rents rose.")), tell_packing(b"Rents rose.")
    ('.gz', None)
    """
    return next((packing for packing, mark in _MARKS.items() if mark.match(head)), None)


def find_packing(name: str) -> str | None:
    """Tell by its name how a file is said to be packed; None if it is not.

    Examples
    --------
    >>> find_packing("press.csv.gz"), find_packing("press.TXZ"), find_packing("press.csv")
    ('.gz', '.xz', None)
    """
    ending = name[name.rfind(".") :].lower()
    packing = _TAR.get(ending, ending)
    return packing if packing in UNPACK else None


def name_unpacked(name: str) -> str:
    """Give the name of what a file holds: ``press.csv`` of ``press.csv.gz``, ``press.tar`` of ``press.tgz``."""
    if find_packing(name) is None:
        return name
    place = name.rfind(".")
    return name[:place] + (".tar" if name[place:].lower() in _TAR else "")


class _Bounded:
    """Ends with an error where a file grows beyond what text does."""

    def bound(self, raw: IO[bytes], size: int) -> None:
        self._most = FREE_OF_RATIO + LARGEST_RATIO * size
        self._given = 0
        self._raw_file = raw

    def read(self, size: int | None = -1) -> bytes:
        """Read as many bytes; fewer where the file is damaged, which the next call raises."""
        if size is None or size < 0:
            return self._count(super().read())  # type: ignore[misc]
        pieces: list[bytes] = []
        while size > 0:
            try:
                piece = super().read1(size)  # type: ignore[misc]
            except BROKEN:
                if not pieces:
                    raise
                break
            if not piece:
                break
            pieces.append(piece)
            size -= len(piece)
        return self._count(b"".join(pieces))

    def readline(self, size: Any = -1) -> bytes:
        return self._count(super().readline(size))  # type: ignore[misc]

    def _count(self, data: bytes) -> bytes:
        self._given += len(data)
        if self._given > self._most:
            raise ReadingError(
                f"the file unpacks to more than {LARGEST_RATIO} times its size, which no text does"
            )
        return data

    def close(self) -> None:
        super().close()  # type: ignore[misc]
        self._raw_file.close()


class _Gzip(_Bounded, gzip.GzipFile):
    pass


class _Xz(_Bounded, lzma.LZMAFile):
    pass


class _Bzip2(_Bounded, bz2.BZ2File):
    pass


UNPACK: Mapping[str, Callable[[IO[bytes]], IO[bytes]]] = {
    ".gz": lambda raw: cast("IO[bytes]", _Gzip(fileobj=raw)),
    ".xz": lambda raw: cast("IO[bytes]", _Xz(raw)),
    ".bz2": lambda raw: cast("IO[bytes]", _Bzip2(raw)),
}


def unpack(raw: IO[bytes], packing: str, size: int) -> IO[bytes]:
    """Open what is packed; ``size`` is that of the file, in bytes.

    The stream raises a :class:`ReadingError` where it gives more than the limits allow.
    """
    stream = UNPACK[packing](raw)
    cast("_Bounded", stream).bound(raw, size)
    return stream
