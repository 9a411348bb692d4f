"""The folder of a report: what an earlier report left in it goes, and nothing else is touched."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from mediaframing.files import finish_moves, gather_together, hash_file, lock_folder, write_json
from mediaframing.reports.scope import ReportError

_LIST = ".report.json"
# What a full disk, a quota and a disk that is only read say.
_UNWRITABLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})


def fill_folder(folder: Path, write: Callable[[Path], Sequence[Path]]) -> list[Path]:
    """Let a report be written beside a folder's files, and put it into their place once it is whole.

    Files that an earlier report wrote and this one does not are taken away, unless somebody has changed them since. A link
    that stands where a file belongs is replaced; what it leads to stays as it is.

    Parameters
    ----------
    folder : Path
        Made if absent.
    write : callable
        Writes the files into the folder it is given, and returns them.

    Returns
    -------
    list of Path
        The files in their places; last the list of them with their SHA-256, by which a later report knows what it may replace.

    Raises
    ------
    ReportError
        If files that no report wrote have the names of the report's own, or the folder cannot be written into.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock_folder(folder):
            # Behind the lock: what is left here is of a process that was killed.
            finish_moves(folder)
            for partial in folder.glob(f".{_LIST}.*"):
                partial.unlink()
            before = _read_list(folder)
            hashes: dict[str, str] = {}

            def write_all(waiting: Path) -> list[str]:
                names = [path.relative_to(waiting) for path in write(waiting)]
                _refuse_foreign(folder, names, before)
                hashes.update((name.as_posix(), hash_file(waiting / name)) for name in names)
                # Until what only the old report had is gone the list holds the old files and the new ones.
                write_json(before | hashes, waiting / _LIST)
                return [_LIST, *hashes]

            gather_together(folder, write_all)
            for left in before.keys() - hashes.keys():
                if _is_as_written(folder / left, before[left]):
                    (folder / left).unlink()
            # The report is there by now; that the list names too much does no harm.
            with suppress(OSError):
                write_json(hashes, folder / _LIST)
    except OSError as error:
        if error.errno not in _UNWRITABLE:
            raise
        raise ReportError(
            f"The report cannot be written into {str(folder)!r} ({error.strerror}). An earlier report in it is still whole. "
            "Make room, or give another folder."
        ) from error
    return [*(folder / name for name in hashes), folder / _LIST]


def choose_name(folder: Path, *names: str) -> str:
    """Choose the first of some names under which the folder holds nothing but what a report wrote; the last if none is."""
    before = _read_list(folder)
    return next((name for name in names if name in before or not (folder / name).exists()), names[-1])


def _refuse_foreign(folder: Path, names: Sequence[Path], before: dict[str, str]) -> None:
    for name in names:
        path = folder / name
        if (folder / name.parent).is_symlink() or (
            path.exists() and not path.is_symlink() and name.as_posix() not in before
        ):
            shown = name if not (folder / name.parent).is_symlink() else name.parent
            raise ReportError(
                f"The folder {str(folder)!r} holds {shown.as_posix()!r}, which no report has written there and which would be "
                "lost. Give another folder, or move it."
            )


def _read_list(folder: Path) -> dict[str, str]:
    try:
        content = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(content, dict):
        return {}
    # The list may come from anywhere: no name in it leads out of the folder.
    return {
        name: told
        for name, told in content.items()
        if isinstance(told, str) and not Path(name).is_absolute() and ".." not in Path(name).parts
    }


def _is_as_written(path: Path, sha256: str) -> bool:
    return path.is_file() and not path.is_symlink() and hash_file(path) == sha256
