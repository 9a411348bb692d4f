"""A coding on the disk: its manifest, its files, and whether they are those that were written."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import pyarrow as pa

from mediaframing.codebook import Codebook, CodebookError, read_codebook, write_codebook
from mediaframing.coding.stored_files import StoredFile, find_problem, name_file, shorten
from mediaframing.files import COMMIT, FolderInUseError, hash_file, locate_file
from mediaframing.tables import TABLES, TableError

FORMAT = 2
MANIFEST = "manifest.json"
WHOLE = "coding"
"""The kind of a coding that was saved as one; what ``code_corpus`` writes is a ``corpus``, in parts."""
PARTS = "corpus"
RECORDS = "records"
CODEBOOKS = ("codebook.toml", "codebook-coded.toml")
"""Where the codebook is stored; under the second name where a file of the user's has the first."""

_Read = TypeVar("_Read")
_TRIES, _PAUSE = 25, 0.02
"""So often a folder into which others write is read again, after so many seconds."""

_AGAIN = "Code the articles again, or take a copy of the folder as it was written."


class CodingError(ValueError):
    """A stored coding is damaged, of another format, or cannot be written where it should."""


class UnwritableError(CodingError, OSError):
    """The coding cannot be written there: the disk is full, or nothing may be changed."""


class NoCodingError(CodingError, FileNotFoundError):
    """The folder holds no coding."""


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
                raise CodingError(f"The coding in {str(folder)!r} is damaged: {problem}. {_AGAIN}")
    codebook = _read_stored_codebook(folder, manifest)
    paths = {name: [file.path for file in files if file.table == name] for name in TABLES}
    told = hash_file(locate_file(folder, MANIFEST))
    return StoredParts(paths, codebook, manifest["provenance"], folder, state, told)


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read the manifest of a finished coding; raises as :func:`open_stored`."""
    path = locate_file(folder, MANIFEST)
    if not path.is_file():
        raise NoCodingError(
            f"The folder {str(folder)!r} holds no coding: it has no manifest.json. "
            "Give the folder that Coding.save or `mediaframing code --out` wrote."
        )
    manifest = parse_manifest(path)
    if manifest is None:
        raise CodingError(
            f"The manifest.json in {str(folder)!r} is damaged, or of another program. Give the folder that Coding.save or "
            f"`mediaframing code --out` wrote. {_AGAIN}"
        )
    if manifest["format"] > FORMAT:
        raise CodingError(
            f"The coding in {str(folder)!r} has format {manifest['format']}; this version of mediaframing reads "
            f"up to {FORMAT}. Upgrade it: pip install --upgrade mediaframing."
        )
    if manifest["format"] < FORMAT:
        raise CodingError(
            f"The coding in {str(folder)!r} has format {manifest['format']}, of an earlier version of mediaframing, which this "
            f"version ({FORMAT}) cannot check. Code the articles again."
        )
    if not manifest.get("complete", True):
        raise CodingError(
            f"The coding in {str(folder)!r} is not complete. Run code_corpus again with the same arguments: it goes on "
            "where it stopped."
        )
    return manifest


def parse_manifest(path: Path) -> dict[str, Any] | None:
    """Read a manifest, finished or not; None if it is none of this package's, or lacks what a manifest has."""
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        kept = (
            isinstance(manifest["format"], int)
            and not isinstance(manifest["format"], bool)
            and isinstance(manifest["provenance"], dict)
        )
        if kept and manifest["format"] == FORMAT:
            kept = manifest["codebook"] in CODEBOOKS and isinstance(manifest["codebook_hash"], str)
            if manifest["kind"] == WHOLE:
                kept &= all(_is_told(told) for told in manifest["files"].values())
                kept &= all(isinstance(manifest["files"][name_file(name)]["rows"], int) for name in TABLES)
            else:
                kept &= manifest["kind"] == PARTS and isinstance(manifest["complete"], bool)
                kept &= all(_is_told(told) for told in manifest["stored"].values())
                kept &= all(isinstance(one["number"], int) for one in manifest["partitions"])
                if kept and manifest["complete"]:
                    kept &= all(isinstance(manifest["rows"][name], int) for name in TABLES)
                    kept &= all(isinstance(n, int) for n in manifest["provenance"]["failed_partitions"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return manifest if kept else None


def count_rows_together(name: str) -> int:
    """Give how many rows of a table are stored, and read, together: so few that one article of a large corpus is there at once."""
    return 256 if name == "articles" else 1 << 12


def choose_codebook_name(folder: Path, codebook: Codebook) -> str:
    """Choose the name under which a coding stores its codebook, so that no file of the user's is written over.

    Raises
    ------
    CodingError
        If files of the user's have both names.
    """
    own = _own_files(folder)
    # As it is stored: a file of the user's that says the same in other words, or with comments, is still the user's.
    with TemporaryDirectory() as scratch:
        text = write_codebook(codebook, Path(scratch, CODEBOOKS[0])).read_bytes()
    for name in CODEBOOKS:
        path = folder / name
        if not path.exists() or path.read_bytes() == text or own.get(name) == hash_file(path):
            return name
    raise CodingError(
        f"The folder {str(folder)!r} holds {' and '.join(CODEBOOKS)}, which are not of this coding and would be lost. Give "
        "another folder."
    )


def refuse_foreign(folder: Path, names: Iterable[str]) -> None:
    """Refuse to write over files that no earlier coding in the folder has written.

    Raises
    ------
    CodingError
        If there are such files, or the folder holds a run of ``code_corpus``.
    """
    manifest = parse_manifest(folder / MANIFEST)
    if manifest is not None and manifest.get("kind") == PARTS:
        raise CodingError(
            f"The folder {str(folder)!r} holds what code_corpus wrote. Give another folder, or delete that one."
        )
    own = _own_files(folder)
    for name in names:
        if (folder / name).exists() and name not in own and not (manifest and name == MANIFEST):
            raise CodingError(
                f"The folder {str(folder)!r} holds a file {name!r} that is not of a coding and would be lost. Give another "
                "folder, or move that file."
            )


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


@contextmanager
def tell_unwritable(folder: Path) -> Iterator[None]:
    """Turn what the system raises on a full or closed disk into one sentence."""
    try:
        yield
    except (CodingError, FolderInUseError):
        raise
    except OSError as error:
        told = error.strerror or shorten(error)
        raise UnwritableError(
            f"The coding cannot be written into {str(folder)!r} ({told}). An earlier coding in it is still whole. Make room, or "
            "give another folder."
        ) from error


@contextmanager
def tell_unreadable(path: Path) -> Iterator[None]:
    """Turn what Parquet raises on a damaged file into one sentence that names it."""
    try:
        yield
    except (CodingError, TableError):
        raise
    except (pa.ArrowException, OSError, ValueError, KeyError, TypeError) as error:
        raise CodingError(
            f"The file {str(path)!r} of a coding cannot be read ({shorten(error)}). {_AGAIN}"
        ) from error


def record_name(number: int) -> str:
    """Name the part of a partition, without its ending."""
    return f"part-{number:05d}"


def read_stored_record(path: Path) -> dict[str, Any] | None:
    """Read the record of a finished partition; None if there is none, or it is damaged."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        whole = (
            isinstance(record["number"], int)
            and isinstance(record["renames"], int)
            and isinstance(record["hashes"]["input"], str)
            and all(
                isinstance(record["rows"][name], int) and isinstance(record["hashes"][name], str)
                for name in [*TABLES, "skipped"]
            )
            and record["error"] is None
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return record if whole else None


def list_part_files(folder: Path, record: Mapping[str, Any]) -> list[StoredFile]:
    """List the files of a partition as its record tells them."""
    name = f"{record_name(record['number'])}.parquet"
    return [
        StoredFile(
            folder / table / name,
            table,
            record["rows"][table],
            record.get("sizes", {}).get(table),
            record["hashes"][table],
        )
        for table in [*TABLES, "skipped"]
    ]


def is_whole(folder: Path, record: Mapping[str, Any]) -> bool:
    """Tell whether every part of a partition is there, byte for byte as it was written."""
    return all(find_problem(file, verify=True) is None for file in list_part_files(folder, record))


def _list_files(folder: Path, manifest: Mapping[str, Any]) -> Iterator[StoredFile]:
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
                f"parts {counted[name]}. {_AGAIN}"
            )


def _read_stored_codebook(folder: Path, manifest: Mapping[str, Any]) -> Codebook:
    name = manifest["codebook"]
    path = locate_file(folder, name)
    try:
        codebook = read_codebook(path)
    except (CodebookError, OSError) as error:
        raise CodingError(
            f"The coding in {str(folder)!r} is damaged: its codebook {name!r} cannot be read ({shorten(error)}). {_AGAIN}"
        ) from error
    if codebook.hash() != manifest["codebook_hash"]:
        raise CodingError(
            f"The codebook {name!r} in {str(folder)!r} is not the one that these articles were coded with. To use another "
            "codebook, code the articles again."
        )
    return codebook


def _own_files(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of each file that an earlier coding in the folder wrote."""
    manifest = parse_manifest(folder / MANIFEST)
    if manifest is None or manifest["format"] != FORMAT:
        return {}
    told = manifest["files" if manifest["kind"] == WHOLE else "stored"]
    return {name: one["sha256"] for name, one in told.items()}


def _is_told(told: Any) -> bool:
    return isinstance(told["bytes"], int) and isinstance(told["sha256"], str)
