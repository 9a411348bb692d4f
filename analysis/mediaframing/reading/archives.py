"""ZIP archives: what they may hold, so that a small file does not unpack to more than memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from mediaframing.reading.encoding import clean_text
from mediaframing.reading.limits import (
    DEEPEST_ARCHIVE,
    FREE_OF_RATIO,
    LARGEST_RATIO,
    LARGEST_UNPACKED,
    MOST_MEMBERS,
)
from mediaframing.reading.skipped import LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import Source

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
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
    if depth > DEEPEST_ARCHIVE:
        raise ReadingError(f"archives within archives are read {DEEPEST_ARCHIVE} deep")
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


def _open_members(
    source: Source, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], notices: list[Notice]
) -> Iterator[Source]:
    for member in sorted(members, key=lambda member: member.filename):
        parts = member.filename.replace("\\", "/").split("/")
        hidden = any(part.startswith(".") and part.strip(".") for part in parts)
        if member.is_dir() or hidden or "__MACOSX" in parts:
            continue
        inner = "/".join(part for part in parts if part.strip("."))
        name = clean_text(f"{source.name}/{inner}")
        try:
            content = _unpack(archive, member)
        except ReadingError as error:
            notices.append(Notice(name, None, None, LEFT_OUT, str(error)))
        except _BROKEN as error:
            notices.append(Notice(name, None, None, LEFT_OUT, f"the file cannot be unpacked: {error}"))
        else:
            yield Source(Path(source.path, inner), name, content=content)


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
