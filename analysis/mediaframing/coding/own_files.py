"""Which files in a folder a coding wrote, so that none of the user's is written over."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from mediaframing.codebook import Codebook, write_codebook
from mediaframing.coding.storage_errors import CodingError, tell_unwritable
from mediaframing.coding.stored_manifest import (
    CODEBOOKS,
    FORMAT,
    MANIFEST,
    PARTS,
    WHOLE,
    parse_manifest,
)
from mediaframing.files import hash_file
from mediaframing.tables import TABLES


def choose_codebook_name(folder: Path, codebook: Codebook) -> str:
    """Choose the name under which a coding stores its codebook, so that no file of the user's is written over.

    Raises
    ------
    CodingError
        If files of the user's have both names.
    """
    own = list_own_files(folder)
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


def check_place(folder: Path) -> None:
    """Refuse a folder that a coding cannot be saved in, before the work is done; nothing is left there.

    Raises
    ------
    CodingError
        If it cannot be made or written into, or holds files that are not of a coding.
    """
    with tell_unwritable(folder):
        absent = [place for place in (folder, *folder.parents) if not place.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with TemporaryDirectory(prefix=".waiting-", dir=folder):
                refuse_foreign(folder, [*(f"{name}.parquet" for name in TABLES), MANIFEST])
        finally:
            for place in absent:
                place.rmdir()


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
    own = list_own_files(folder)
    for name in names:
        if (folder / name).exists() and name not in own and not (manifest and name == MANIFEST):
            raise CodingError(
                f"The folder {str(folder)!r} holds a file {name!r} that is not of a coding and would be lost. Give another "
                "folder, or move that file."
            )


def list_own_files(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of each file that an earlier coding in the folder wrote."""
    manifest = parse_manifest(folder / MANIFEST)
    if manifest is None or manifest["format"] != FORMAT:
        return {}
    told = manifest["files" if manifest["kind"] == WHOLE else "stored"]
    return {name: one["sha256"] for name, one in told.items()}
