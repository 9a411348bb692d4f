"""Files that are there whole or not at all: one, or several together."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Write = Callable[[Path], Any]
"""Writes a file at the path it is given."""
COMMIT = ".commit.json"
"""The note that says which files of a folder are to be moved to their places."""

_WAITING, _SAVING = ".waiting-", ".saving-"
# A folder of files to be saved that is older is left from a process that was killed; in seconds.
_LONGEST_SAVE = 600
_NAME = re.compile(r"\.waiting-[0-9a-f]{32}")


class FolderInUseError(ValueError):
    """Another process is writing into the folder."""


def require_name(place: object, error: type[Exception]) -> None:
    """Raise where a name is empty: mostly it is a variable that is not set, and as a path it would be the current folder."""
    if not str(place).strip():
        raise error(
            "No file or folder is named: the name is empty. Give one, or a dot for the current folder."
        )


def write_whole(path: Path, write: Write) -> None:
    """Let a file be written under another name, and give it its own once it is safe on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        write(partial)
        _sync_file(partial)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    _sync_folder(path.parent)


def write_json(content: Any, path: Path) -> None:
    """Write JSON, in the same order always."""
    text = json.dumps(content, indent=1, sort_keys=True) + "\n"
    write_whole(path, lambda partial: partial.write_text(text, encoding="utf-8"))


@contextmanager
def written_beside(folder: Path) -> Iterator[Path]:
    """Give a folder beside the files of another one to write into; what was written gets its place once all of it is.

    Where something is raised, what stood there before is as it was. The folder is made if absent.
    """
    waiting = folder / f"{_SAVING}{uuid.uuid4().hex}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{_SAVING}*"):
            if time.time() - left.stat().st_mtime > _LONGEST_SAVE:
                shutil.rmtree(left, ignore_errors=True)
        waiting.mkdir()
        yield waiting
        targets = {written: folder / written.name for written in sorted(waiting.iterdir())}
        for target in targets.values():  # before any of them is moved
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        for written, target in targets.items():
            written.replace(target)
    except OSError as error:
        # A full disk does not say where it is full, and the folder beside is nobody's concern.
        if error.errno is None or not (error.filename is None or waiting.name in str(error.filename)):
            raise
        raise OSError(error.errno, os.strerror(error.errno), str(folder)) from error
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def write_together(folder: Path, files: Mapping[str, Write]) -> None:
    """Write several files of a folder so that a reader finds all the old ones or all the new ones.

    Parameters
    ----------
    folder : Path
        Made if absent.
    files : mapping
        Name of each file -> what writes it, at a path with that name. They are written in this order.
    """

    def write_all(waiting: Path) -> list[str]:
        for name, write in files.items():
            write(waiting / name)
            _sync_file(waiting / name)
        return list(files)

    folder.mkdir(parents=True, exist_ok=True)
    finish_moves(folder)
    gather_together(folder, write_all)


def gather_together(folder: Path, write: Callable[[Path], Sequence[str]]) -> None:
    """Let files be written into a folder of their own beside the old ones, and put them in their places together.

    One rename of a note that names this folder decides; then the files are moved, by this process or, if it dies, by the next
    that writes. :func:`locate_file` tells a reader where a file is at any moment between.

    Parameters
    ----------
    folder : Path
        In which :func:`finish_moves` has nothing left to do.
    write : callable
        Writes the files into the folder it is given, and names them in the order in which they are moved; ``/`` parts
        the names of folders in it.
    """
    waiting = folder / f"{_WAITING}{uuid.uuid4().hex}"
    waiting.mkdir()
    try:
        names = write(waiting)
        _sync_folder(waiting)
        write_json({"folder": waiting.name, "files": list(names)}, folder / COMMIT)
    except BaseException:
        # Once the note stands the new files are the ones that count, whatever was raised behind it.
        if _read_commit(folder) is None:
            shutil.rmtree(waiting, ignore_errors=True)
        raise
    finish_moves(folder)


def finish_moves(folder: Path) -> None:
    """Move what an earlier :func:`write_together` has decided on to its place; clear away what none has."""
    commit = _read_commit(folder)
    if commit is not None:
        waiting, names = commit
        for name in names:
            if (waiting / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (waiting / name).replace(folder / name)
        _sync_folder(folder)
        (folder / COMMIT).unlink()
    for left in folder.glob(f"{_WAITING}*"):
        shutil.rmtree(left, ignore_errors=True)
    for partial in folder.glob(f".{COMMIT}.*"):
        partial.unlink(missing_ok=True)


def locate_file(folder: Path, name: str) -> Path:
    """Tell where a file of a folder is now, though it may not have been moved to its place yet."""
    commit = _read_commit(folder)
    if commit is not None and (commit[0] / name).is_file():
        return commit[0] / name
    return folder / name


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Keep others out who would write into the folder; the lock goes with the process, however that ends.

    Raises
    ------
    FolderInUseError
        If another process, or another thread of this one, holds the lock.
    """
    if os.name == "nt":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FolderInUseError(
                f"Another run is writing into {str(folder)!r}. Wait for it, or end it first."
            ) from None
        yield
    finally:
        os.close(handle)


def _read_commit(folder: Path) -> tuple[Path, list[str]] | None:
    try:
        content = json.loads((folder / COMMIT).read_text(encoding="utf-8"))
        name, names = content["folder"], content["files"]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    # The note may come from anywhere: no path in it leads out of the folder.
    if not (isinstance(name, str) and _NAME.fullmatch(name) and isinstance(names, list)):
        return None
    if (folder / name).is_symlink():
        return None
    if not all(isinstance(one, str) and _lies_within(folder, one) for one in names):
        return None
    return folder / name, names


def _lies_within(folder: Path, name: str) -> bool:
    path = Path(name)
    if path.is_absolute() or not path.name or ".." in path.parts:
        return False
    return not any((folder / above).is_symlink() for above in path.parents if above.name)


def _sync_file(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
