"""A coding on the disk: its files, and whether they are those that were written."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from mediaframing.codebook import Codebook, CodebookError, read_codebook
from mediaframing.coding.storage_errors import (
    AGAIN,
    CodingError,
)
from mediaframing.coding.stored_files import StoredFile, find_problem, name_file, shorten
from mediaframing.coding.stored_manifest import (
    MANIFEST,
    RECORDS,
    WHOLE,
    read_manifest,
)
from mediaframing.coding.stored_records import list_part_files, read_stored_record, record_name
from mediaframing.files import COMMIT, hash_file, locate_file
from mediaframing.tables import TABLES

_Read = TypeVar("_Read")
_TRIES, _PAUSE = 25, 0.02
"""So often a folder into which others write is read again, after so many seconds."""


@dataclass(frozen=True)
class StoredParts:
    """What a folder holds, once it is known to be whole.

    Attributes
    ----------
    paths : mapping
        Table -> its Parquet files, in their order.
    codebook : Codebook
    provenance : mapping
    folder : Path
    state : list
        Which manifest stood in it, as the system tells it.
    manifest : str
        The SHA-256 of that manifest.
    """

    paths: Mapping[str, list[Path]]
    codebook: Codebook
    provenance: Mapping[str, Any]
    folder: Path
    state: list[tuple[int, int] | None]
    manifest: str

    def require_unchanged(self) -> None:
        """Raise if another coding stands in the folder by now.

        Raises
        ------
        CodingError
        """
        if _tell_state(self.folder) == self.state:
            return
        path = locate_file(self.folder, MANIFEST)
        # A run that finds nothing left to do writes the same manifest again.
        if not path.is_file() or hash_file(path) != self.manifest:
            raise CodingError(
                f"The coding in {str(self.folder)!r} is no longer the one that was opened: it was written anew, or taken away. "
                "Open it again: open_coding(folder)."
            )


def open_stored(folder: Path, *, verify: bool = False) -> StoredParts:
    """Find the files of a stored coding, and check that they are those that were written.

    Every file must be there with the size and the rows that were counted when it was written, and the codebook must be the
    one that the articles were coded with; none of that reads a table. ``verify`` compares the SHA-256 of every file, too,
    which reads them all.

    Raises
    ------
    NoCodingError
        If there is no manifest.
    CodingError
        If anything is missing, cut or exchanged; the message names it.
    """
    state = _tell_state(folder)
    manifest = read_manifest(folder)
    files = list(_list_files(folder, manifest))
    with ThreadPoolExecutor(4) as pool:
        for problem in pool.map(lambda file: find_problem(file, verify), files):
            if problem:
                raise CodingError(f"The coding in {str(folder)!r} is damaged: {problem}. {AGAIN}")
    codebook = _read_stored_codebook(folder, manifest)
    paths = {name: [file.path for file in files if file.table == name] for name in TABLES}
    told = hash_file(locate_file(folder, MANIFEST))
    return StoredParts(paths, codebook, manifest["provenance"], folder, state, told)


def _list_files(folder: Path, manifest: Mapping[str, Any]) -> Iterator[StoredFile]:
    """List the files that the manifest names; the records of a coding in parts must agree with it."""
    if manifest["kind"] == WHOLE:
        for name in TABLES:
            told = manifest["files"][name_file(name)]
            path = locate_file(folder, name_file(name))
            yield StoredFile(path, name, told["rows"], told["bytes"], told["sha256"])
        return
    failed = set(manifest["provenance"]["failed_partitions"])
    counted = dict.fromkeys(TABLES, 0)
    for number in sorted(one["number"] for one in manifest["partitions"]):
        if number in failed:
            continue
        record = read_stored_record(folder / RECORDS / f"{record_name(number)}.json")
        if record is None or record["number"] != number:
            raise CodingError(
                f"The coding in {str(folder)!r} is damaged: the record of its partition {number} is missing or cut "
                f"({RECORDS}/{record_name(number)}.json). Run code_corpus again with the same arguments: it codes that "
                "partition again."
            )
        for name in TABLES:
            counted[name] += record["rows"][name]
        yield from list_part_files(folder, record)
    for name in TABLES:
        if counted[name] != manifest["rows"][name]:
            raise CodingError(
                f"The coding in {str(folder)!r} is damaged: its manifest counts {manifest['rows'][name]} rows of {name}, its "
                f"parts {counted[name]}. {AGAIN}"
            )


def _read_stored_codebook(folder: Path, manifest: Mapping[str, Any]) -> Codebook:
    name = manifest["codebook"]
    path = locate_file(folder, name)
    try:
        codebook = read_codebook(path)
    except (CodebookError, OSError) as error:
        raise CodingError(
            f"The coding in {str(folder)!r} is damaged: its codebook {name!r} cannot be read ({shorten(error)}). {AGAIN}"
        ) from error
    if codebook.hash() != manifest["codebook_hash"]:
        raise CodingError(
            f"The codebook {name!r} in {str(folder)!r} is not the one that these articles were coded with. To use another "
            "codebook, code the articles again."
        )
    return codebook


def read_undisturbed(folder: Path, read: Callable[[], _Read]) -> _Read:
    """Read what a folder holds; again where another process wrote a coding into it meanwhile."""
    for _ in range(_TRIES):
        before = _tell_state(folder)
        try:
            found = read()
        except (CodingError, FileNotFoundError):
            # While there is a note files are being moved, which the note does not show.
            if before[-1] is None and _tell_state(folder) == before:
                raise
            time.sleep(_PAUSE)
        else:
            if _tell_state(folder) == before:
                return found
    return read()


def _tell_state(folder: Path) -> list[tuple[int, int] | None]:
    """Tell which manifest, and which note of files to be moved, stand in a folder."""
    states: list[tuple[int, int] | None] = []
    for name in (MANIFEST, COMMIT):
        try:
            status = (folder / name).stat()
            states.append((status.st_ino, status.st_mtime_ns))
        except OSError:
            states.append(None)
    return states
