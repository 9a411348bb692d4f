"""The files behind a path, in a fixed order, and what a reader makes of one."""

from __future__ import annotations

import io
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Generic, TypeVar

from mediaframing.reading.encoding import Decoder, find_encoding, strip_mark
from mediaframing.reading.limits import LARGEST_DOCUMENT, LARGEST_LINE
from mediaframing.reading.line_ends import TABLES, open_lines
from mediaframing.reading.packed import (
    BROKEN,
    LONGEST_MARK,
    find_packing,
    name_unpacked,
    tell_packing,
    unpack,
)
from mediaframing.reading.skipped import Notice, ReadingError

if TYPE_CHECKING:
    from mediaframing.reading.account import Account

_BLOCK = 1 << 20
Piece = TypeVar("Piece", str, bytes)


@dataclass(frozen=True)
class Source:
    """One file.

    Attributes
    ----------
    path : Path
    name : str
        Its path relative to the folder that was read, or its file name, with ``/`` between the parts.
    content : bytes, optional
        What it holds, if it lies within an archive.
    """

    path: Path
    name: str
    content: bytes | None = field(default=None, repr=False, kw_only=True)

    @property
    def suffix(self) -> str:
        """The ending that tells the format, in small letters, without ``.gz`` and the like: ``.csv``."""
        return Path(self._plain).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without its ending (and ``.gz`` or the like): what an article of the file is called after."""
        return self._plain.removesuffix(Path(self._plain).suffix)

    @cached_property
    def packing(self) -> str | None:
        """How the file is packed by itself, such as ``.gz``, told by its first bytes; None if it is not."""
        if self.content is not None:
            return tell_packing(self.content)
        try:
            with self.path.open("rb", buffering=0) as raw:
                return tell_packing(raw.read(LONGEST_MARK))
        except (OSError, ValueError):
            return find_packing(self.name)  # whoever opens it says what is wrong

    @property
    def _plain(self) -> str:
        return name_unpacked(self.name)

    def open(self) -> IO[bytes]:
        """Open the file for reading, unpacked; what it gives is bounded by the package's limits.

        Raises
        ------
        ReadingError
            If the file is none that can be read, or cannot be opened.
        """
        try:
            if self.content is not None:
                raw: IO[bytes] = io.BytesIO(self.content)
            else:
                if not stat.S_ISREG(self.path.stat().st_mode):
                    raise ReadingError("a pipe or a device, and no file")
                raw = self.path.open("rb")
            packing = self.packing
            if packing is None:
                return open_lines(raw) if self.suffix in TABLES else raw
            size = len(self.content) if self.content is not None else self.path.stat().st_size
        except (OSError, ValueError) as error:
            raise _not_opened(error) from error
        unpacked = unpack(raw, packing, size)
        if self.suffix not in TABLES:
            return unpacked
        try:
            return open_lines(unpacked)
        except BROKEN as error:
            unpacked.close()
            raise _not_opened(error) from error

    def read_blocks(self) -> Iterator[bytes]:
        """Read the file block by block."""
        with self.open() as stream:
            while block := _read(stream, _BLOCK):
                yield block

    def read_head(self, size: int = 1 << 16) -> bytes:
        """Read the beginning of the file, unpacked; where it is damaged, what stands before the damage."""
        with self.open() as stream:
            return _read(stream, size)

    def load(self) -> bytes:
        """Read the bytes of the file, unpacked.

        Raises
        ------
        ReadingError
            If the file cannot be opened or unpacked, or is larger than any document.
        """
        blocks, size = [], 0
        for block in self.read_blocks():
            size += len(block)
            if size > LARGEST_DOCUMENT:
                raise ReadingError(
                    f"the file is larger than {LARGEST_DOCUMENT >> 20} MB, and no table that is read in parts"
                )
            blocks.append(block)
        return b"".join(blocks)

    def find_decoder(self) -> Decoder:
        """Find the encoding of the file, or of what stands before its damage."""
        return find_encoding(Sound(self.read_blocks()))

    def read_lines(self, account: Account) -> Iterator[str]:
        """Read the lines of the file, decoded, with their ends; the encoding is told to the account."""
        decoder = self.find_decoder()
        account.encoding = decoder.told
        with self.open() as stream:
            if decoder.encoding.startswith(("utf-16", "utf-32")):
                wide = io.TextIOWrapper(stream, encoding=decoder.encoding, errors="replace", newline="")
                mark = True
                for text in iter(lambda: _read_text_line(wide), ""):
                    yield text.removeprefix("\ufeff") if mark else text
                    mark = False
                return
            mark = True
            while line := _read_line(stream):
                yield decoder.decode(strip_mark(line) if mark else line)
                mark = False
            account.encoding = decoder.told
            if decoder.damaged:
                account.note(f"{decoder.damaged} characters that no encoding explains")


def _not_opened(error: Exception) -> ReadingError:
    return ReadingError(f"the file cannot be opened: {error}")


class Sound(Generic[Piece]):
    """The lines or blocks of a file up to where it is damaged, so that what stands before is kept."""

    def __init__(self, pieces: Iterator[Piece]) -> None:
        self._pieces: Iterator[Piece] = pieces
        self._damage: ReadingError | None = None

    def __iter__(self) -> Iterator[Piece]:
        some = False
        try:
            for piece in self._pieces:
                some = True
                yield piece
        except ReadingError as error:
            # What is too large is not damaged, and of what is broken from the first byte nothing is kept.
            if not some or not isinstance(error.__cause__, BROKEN):
                raise
            self._damage = error

    def finish(self) -> None:
        """Raise what was wrong with the file, once all that stands before it is used."""
        if self._damage is not None:
            raise self._damage


def _read(stream: IO[bytes], size: int) -> bytes:
    try:
        return stream.read(size)
    except BROKEN as error:
        raise _not_opened(error) from error


def _read_line(stream: IO[bytes]) -> bytes:
    try:
        line = stream.readline(LARGEST_LINE + 1)
    except BROKEN as error:
        raise _not_opened(error) from error
    return line


def _read_text_line(stream: io.TextIOWrapper) -> str:
    try:
        return stream.readline(LARGEST_LINE + 1)
    except BROKEN as error:
        raise _not_opened(error) from error


@dataclass(frozen=True)
class FileRows:
    """What stands in one file, or in a part of it: the rows of a table, all cells text.

    Attributes
    ----------
    columns : dict
        Heading to cells; a cell is None where the file has nothing.
    numbers : list of int
        The number of each row in the file; empty where the whole file is one article.
    notices : list of Notice
        What of the file was left out or changed.
    arranged : bool
        Whether the headings are already those of the articles table, so that none need be guessed.
    """

    columns: dict[str, list[str | None]]
    numbers: list[int]
    notices: list[Notice] = field(default_factory=list)
    arranged: bool = False


Reader = Callable[[Source, "Account"], Iterable[FileRows]]


def gather_rows(parts: Iterable[FileRows]) -> FileRows:
    """Put the parts of one table together."""
    columns: dict[str, list[str | None]] = {}
    numbers: list[int] = []
    notices: list[Notice] = []
    for part in parts:
        notices.extend(part.notices)
        for heading, cells in part.columns.items():
            columns.setdefault(heading, [None] * len(numbers)).extend(cells)
        numbers.extend(part.numbers)
        for cells in columns.values():
            cells.extend([None] * (len(numbers) - len(cells)))
    return FileRows(columns, numbers, notices)
