"""Which files lie behind a path, in a fixed order."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from glob import glob
from pathlib import Path

from mediaframing.reading.encoding import clean_text
from mediaframing.reading.skipped import LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import Source

_PATTERN = re.compile(r"[*?\[]")
# What browsers add to the name of a saved page for the folder of what belongs to it: frames, advertisements, scripts.
_BESIDE_PAGE = re.compile(
    r"(?P<page>.+)[-_.](?:files?|dateien|fichiers|archivos|arquivos|ficheiros|bestanden|filer|pliki|soubory|dosyalar|tiedostot|"
    r"файлы|elemei|fails|failid)",
    re.IGNORECASE,
)
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
# A headline as the name of a file may begin with dots: "...and justice for all.txt". A single one hides a file.
_ELLIPSIS = re.compile(r"\.{2,}[^./]")
COMPANIONS = ("-wal", "-shm", "-journal")
"""How the files end that SQLite writes beside a database."""


def is_pattern(path: Path) -> bool:
    """Tell whether a path is no place, and one that a shell would list: ``press/*.txt``."""
    try:
        return _PATTERN.search(str(path)) is not None and not path.exists()
    except OSError:  # it is there, and may not be looked at
        return False


def is_hidden(name: str) -> bool:
    """Tell whether a file of that name is hidden: it begins with a single dot.

    Examples
    --------
    >>> is_hidden(".DS_Store"), is_hidden("...and the ferries wait.txt")
    (True, False)
    """
    return name.startswith(".") and not _ELLIPSIS.match(name)


def expand_pattern(path: Path) -> list[Path]:
    """List the files and folders that a pattern fits, as a shell does: in marks it comes as it was typed.

    Raises
    ------
    ReadingError
        If it fits none.
    """
    if not is_pattern(path):
        return [path]
    # As a shell does, which lists no hidden files.
    found = sorted(Path(name) for name in glob(str(path), recursive=True))  # noqa: PTH207
    if not found:
        raise ReadingError(
            f"No file or folder fits {str(path)!r}. Check the pattern, and where Python runs: {Path.cwd()}."
        )
    return found


def list_sources(path: Path, notices: list[Notice] | None = None) -> list[Source]:
    """List the file, or the files in a folder and its folders, sorted by name; hidden ones are passed over.

    A linked folder is read once, under the first of its names; what is no file is added to the notices.

    Raises
    ------
    ReadingError
        If there is nothing at the path.
    """
    if path.is_file():
        return [Source(path, clean_text(path.name))]
    if not path.is_dir():
        if path.exists():
            raise ReadingError(f"{str(path)!r} is a pipe or a device, and no file or folder.")
        raise ReadingError(
            f"There is no file or folder {str(path)!r}. Check the name, and where Python runs: {Path.cwd()}."
            + " Of a pattern give the folder in which its files lie." * is_pattern(path)
        )
    found: list[Source] = []
    told = notices if notices is not None else []
    seen: set[tuple[int, int]] = set()
    waiting = [path]
    while waiting:
        folder = waiting.pop(0)
        linked: list[Path] = []
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            place = folder.stat()
        except OSError as error:
            told.append(_leave_out(folder, path, f"the folder cannot be opened: {error.strerror}"))
            continue
        if (place.st_dev, place.st_ino) in seen:
            told.append(_leave_out(folder, path, "a link to a folder that is read already"))
            continue
        seen.add((place.st_dev, place.st_ino))
        names = {entry.name for entry in entries}
        for entry in entries:
            if is_hidden(entry.name):
                continue
            inner = Path(entry.path)
            if inner.is_dir() and (page := find_page(entry.name, names)):
                told.append(_leave_out(inner, path, f"what a browser saved beside the page {page!r}"))
            elif inner.is_dir():
                (linked if entry.is_symlink() else waiting).append(inner)
            elif inner.is_file():
                found.append(Source(inner, clean_text(inner.relative_to(path).as_posix())))
            else:
                told.append(_leave_out(inner, path, "a pipe, a device or a broken link, and no file"))
        # Linked folders last, so that a folder keeps its own name where it lies within the folder, too.
        waiting.extend(linked)
    return sorted(_drop_companions(found), key=lambda source: source.name)


def find_page(folder: str, names: Collection[str], above: str = "") -> str | None:
    """Find the saved page that a folder belongs to, among what lies beside it; the names may begin with what is above both."""
    found = _BESIDE_PAGE.fullmatch(folder)
    return next(
        (name for end in _PAGES if found and (name := found["page"] + end) and above + name in names), None
    )


def _drop_companions(found: list[Source]) -> list[Source]:
    """Leave out what belongs to a database beside it, with which it is read."""
    names = {source.name for source in found}
    return [
        source
        for source in found
        if not any(source.name.endswith(end) and source.name.removesuffix(end) in names for end in COMPANIONS)
    ]


def _leave_out(inner: Path, path: Path, reason: str) -> Notice:
    name = inner.relative_to(path).as_posix() if inner != path else path.name
    return Notice(clean_text(name), None, None, LEFT_OUT, reason)
