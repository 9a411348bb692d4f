"""The records of a coding that is stored in parts: which files each partition has, and whether they are whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mediaframing.coding.stored_files import StoredFile, find_problem
from mediaframing.tables import TABLES


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
