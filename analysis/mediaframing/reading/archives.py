"""ZIP and tar archives: what they may hold, so that a small file does not unpack to more than memory."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path

from mediaframing.reading.encoding import clean_text
from mediaframing.reading.limits import (
    DEEPEST_ARCHIVE,
    FREE_OF_RATIO,
    LARGEST_RATIO,
    LARGEST_UNPACKED,
    MOST_MEMBERS,
)
from mediaframing.reading.listing import find_page
from mediaframing.reading.packed import BROKEN
from mediaframing.reading.skipped import LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import Source

_BROKEN = (
    zipfile.BadZipFile,
    *BROKEN,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
)


def check_archive(data: bytes, what: str) -> None:
    """Raise if a ZIP is none, or unpacks to more than the limits.

    Raises
    ------
    ReadingError
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except _BROKEN as error:
        raise ReadingError(f"the file is not {what}: {error}") from error
    if len(members) > MOST_MEMBERS:
        raise ReadingError(f"the archive holds more than {MOST_MEMBERS:,} files")
    for member in members:
        _check_member(member)


def read_member(data: bytes, name: str, what: str) -> bytes:
    """Read one file of a ZIP, within the limits.

    Raises
    ------
    ReadingError
        If it is not there, broken, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpack(archive, archive.getinfo(name))
    except _BROKEN as error:
        raise ReadingError(f"the file is not {what}: {error}") from error


def list_members(source: Source) -> list[str]:
    """List the names in a ZIP, from its directory alone; none if it is broken."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            return archive.namelist()[:MOST_MEMBERS]
    except _BROKEN:
        return []


def open_archive(source: Source, notices: list[Notice], depth: int = 1) -> Iterator[Source]:
    """Give the files within a ZIP, one after the other; nothing is written to the disk, whatever their names.

    Raises
    ------
    ReadingError
        If it is no ZIP.
    """
    _check_depth(depth)
    with source.open() as stream:
        try:
            archive = zipfile.ZipFile(stream)
            members = archive.infolist()
        except _BROKEN as error:
            raise ReadingError(f"the file is not a ZIP archive: {error}") from error
        if len(members) > MOST_MEMBERS:
            raise ReadingError(f"the archive holds more than {MOST_MEMBERS:,} files")
        with archive:
            yield from _open_members(source, archive, members, notices)


def open_tar(source: Source, notices: list[Notice], depth: int = 1) -> Iterator[Source]:
    """Give the files within a tar archive, packed or not, in its order; links and devices are left out, and reported.

    Raises
    ------
    ReadingError
        If it is no tar archive, or breaks off.
    """
    _check_depth(depth)
    with source.open() as stream:
        try:
            # From front to back: a packed archive would be unpacked anew for every step back.
            with tarfile.open(fileobj=stream, mode="r|") as archive:
                for number, member in enumerate(archive):
                    if number >= MOST_MEMBERS:
                        raise ReadingError(f"the archive holds more than {MOST_MEMBERS:,} files")
                    if (inner := _find_place(member.name)) is None or member.isdir():
                        continue
                    name = clean_text(f"{source.name}/{inner}")
                    content = archive.extractfile(member) if member.isreg() else None
                    if content is None:
                        notices.append(Notice(name, None, None, LEFT_OUT, "a link or a device, and no file"))
                    elif member.size > LARGEST_UNPACKED:
                        reason = f"a file within it unpacks to more than {LARGEST_UNPACKED >> 20} MB"
                        notices.append(Notice(name, None, None, LEFT_OUT, reason))
                    else:
                        yield Source(Path(source.path, inner), name, content=content.read())
        except (tarfile.TarError, *_BROKEN) as error:
            if isinstance(error, ReadingError):
                raise
            raise ReadingError(f"the file is not a tar archive, or breaks off: {error}") from error


def _check_depth(depth: int) -> None:
    if depth > DEEPEST_ARCHIVE:
        raise ReadingError(f"archives within archives are read {DEEPEST_ARCHIVE} deep")


def _find_place(name: str) -> str | None:
    """Give the place of a file within its archive, which leads nowhere else; None for what systems add of their own."""
    parts = name.replace("\\", "/").split("/")
    if "__MACOSX" in parts or any(part.startswith(".") and part.strip(".") for part in parts):
        return None
    return "/".join(part for part in parts if part.strip("."))


def _open_members(
    source: Source, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], notices: list[Notice]
) -> Iterator[Source]:
    places = {inner for member in members if (inner := _find_place(member.filename)) is not None}
    left: set[str] = set()
    for member in sorted(members, key=lambda member: member.filename):
        inner = _find_place(member.filename)
        if member.is_dir() or inner is None:
            continue
        if (beside := _find_page(inner, places)) is not None:
            if beside not in left:
                reason = "what a browser saved beside a page"
                notices.append(Notice(clean_text(f"{source.name}/{beside}"), None, None, LEFT_OUT, reason))
            left.add(beside)
            continue
        name = clean_text(f"{source.name}/{inner}")
        try:
            content = _unpack(archive, member)
        except ReadingError as error:
            notices.append(Notice(name, None, None, LEFT_OUT, str(error)))
        except _BROKEN as error:
            notices.append(Notice(name, None, None, LEFT_OUT, f"the file cannot be unpacked: {error}"))
        else:
            yield Source(Path(source.path, inner), name, content=content)


def _find_page(inner: str, places: Collection[str]) -> str | None:
    """Find the folder in which a file lies that a browser made for what belongs to a page beside it."""
    parts = inner.split("/")
    for depth, folder in enumerate(parts[:-1]):
        above = "/".join([*parts[:depth], ""]) if depth else ""
        if find_page(folder, places, above) is not None:
            return above + folder
    return None


def _check_member(member: zipfile.ZipInfo) -> None:
    if member.file_size > LARGEST_UNPACKED:
        raise ReadingError(f"a file within it unpacks to more than {LARGEST_UNPACKED >> 20} MB")
    if member.file_size > FREE_OF_RATIO + LARGEST_RATIO * member.compress_size:
        raise ReadingError(f"a file within it unpacks to more than {LARGEST_RATIO} times its size")


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    _check_member(member)
    with archive.open(member) as stream:
        # What the directory says of a file's size need not be true.
        data = stream.read(LARGEST_UNPACKED + 1)
    if len(data) > LARGEST_UNPACKED:
        raise ReadingError(f"a file within it unpacks to more than {LARGEST_UNPACKED >> 20} MB")
    return data
