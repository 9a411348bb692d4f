"""The manifest of a coding on the disk: what it must hold, whichever kind of coding it is of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mediaframing.coding.storage_errors import (
    AGAIN,
    CodingError,
    NoCodingError,
)
from mediaframing.coding.stored_files import name_file
from mediaframing.files import locate_file
from mediaframing.tables import TABLES

FORMAT = 2
MANIFEST = "manifest.json"
WHOLE = "coding"
"""The kind of a coding that was saved as one; what ``code_corpus`` writes is a ``corpus``, in parts."""
PARTS = "corpus"
RECORDS = "records"
CODEBOOKS = ("codebook.toml", "codebook-coded.toml")
"""Where the codebook is stored; under the second name where a file of the user's has the first."""


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read the manifest of a finished coding; raises as :func:`open_stored`."""
    if not folder.exists():
        raise NoCodingError(
            f"There is no folder {str(folder)!r}. Give the folder that Coding.save or `mediaframing code --out` wrote."
        )
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
            f"`mediaframing code --out` wrote. {AGAIN}"
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


def _is_told(told: Any) -> bool:
    """Tell whether what the manifest says of a file tells its size and its checksum."""
    return isinstance(told["bytes"], int) and isinstance(told["sha256"], str)
