"""The files behind a path, in a fixed order, and what a reader makes of one."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from mediaframing.reading.encoding import clean_text
from mediaframing.reading.skipped import Notice, ReadingError


@dataclass(frozen=True)
class Source:
    """One file.

    Attributes
    ----------
    path : Path
    name : str
        Its path relative to the folder that was read, or its file name, with ``/`` between the parts.
    """

    path: Path
    name: str

    @property
    def suffix(self) -> str:
        """The ending that tells the format, in small letters, without ``.gz``: ``.csv``."""
        return Path(self._plain).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without its ending (and ``.gz``): what an article of the file is called after."""
        return self._plain.removesuffix(Path(self._plain).suffix)

    @property
    def packed(self) -> bool:
        """Whether the file is compressed with gzip."""
        return self.name.lower().endswith(".gz")

    @property
    def _plain(self) -> str:
        return self.name[:-3] if self.packed else self.name

    def load(self) -> bytes:
        """Read the bytes of the file, unpacked.

        Raises
        ------
        ReadingError
            If the file cannot be opened or unpacked.
        """
        try:
            data = self.path.read_bytes()
            return gzip.decompress(data) if self.packed else data
        except (OSError, EOFError, zlib.error) as error:
            raise ReadingError(f"the file cannot be opened: {error}") from error


@dataclass(frozen=True)
class Rows:
    """What stands in one file: the rows of a table, all cells text.

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


Reader = Callable[[Source], Rows]


def list_sources(path: Path) -> list[Source]:
    """List the file, or the files in a folder and its folders, sorted by name; hidden ones are passed over.

    Raises
    ------
    ReadingError
        If there is nothing at the path.
    """
    if path.is_file():
        return [Source(path, clean_text(path.name))]
    if not path.is_dir():
        raise ReadingError(
            f"There is no file or folder {str(path)!r}. Check the name, and where Python runs: {Path.cwd()}."
        )
    found = []
    for folder, inner, files in os.walk(path):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in files:
            if not name.startswith("."):
                file = Path(folder, name)
                found.append(Source(file, clean_text(file.relative_to(path).as_posix())))
    return sorted(found, key=lambda source: source.name)
