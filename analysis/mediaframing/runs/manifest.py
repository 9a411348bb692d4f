"""What a run is of and how far it came, so that one that was killed goes on, and nothing else is mixed in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mediaframing.codebook import Codebook, write_codebook
from mediaframing.coding.own_files import choose_codebook_name
from mediaframing.coding.stored_files import describe_file
from mediaframing.coding.stored_manifest import CODEBOOKS, FORMAT, MANIFEST, PARTS, RECORDS, parse_manifest
from mediaframing.coding.stored_records import record_name
from mediaframing.files import write_json, write_whole
from mediaframing.reading.skipped import Notice
from mediaframing.runs.parts import CorpusError
from mediaframing.runs.plan import InputFile, Partition, Plan, partition_from_dict
from mediaframing.tables import TABLES

RENAMES = "renames.json"

_PACKAGES = ("mediaframing", "vaderSentiment", "google-re2", "numpy", "pandas", "pyarrow")


def list_versions() -> dict[str, str]:
    """Give the versions of the packages that decide what a part holds, byte for byte."""
    return {name: version(name) for name in _PACKAGES}


def make_manifest(
    plan: Plan, codebook_hash: str, options: Mapping[str, Any], model: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Describe a run before it begins; ``model`` is what stances are weighed with."""
    return {
        "format": FORMAT,
        "kind": PARTS,
        "complete": False,
        "tables": list(TABLES),
        "options": dict(options),
        "provenance": {
            "versions": list_versions(),
            "codebook_hash": codebook_hash,
            "options": {"skip": options["skip"]},
            **({} if model is None else {"stance_model": dict(model)}),
        },
        "files": [asdict(file) for file in plan.files],
        "unread": [notice._asdict() for notice in plan.notices],
        "hive": plan.hive,
        "day_first": plan.day_first,
        "year_first": plan.year_first,
        "date_doubt": plan.doubt,
        "partitions": (partitions := [asdict(partition) for partition in plan.partitions]),
        "partitions_hash": _hash_partitions(partitions),
        "codebook": CODEBOOKS[0],
        "codebook_hash": codebook_hash,
        "stored": {},
    }


def _hash_partitions(partitions: Sequence[Mapping[str, Any]]) -> str:
    return hashlib.sha256(json.dumps(partitions, sort_keys=True).encode()).hexdigest()


def read_plan(manifest: Mapping[str, Any]) -> Plan:
    """Read the plan of a run back.

    Raises
    ------
    ValueError
        If its partitions are not those that were written.
    """
    told = manifest.get("partitions_hash")
    if told is not None and told != _hash_partitions(manifest["partitions"]):
        raise ValueError("the partitions are not those that were written")
    return Plan(
        [InputFile(**file) for file in manifest["files"]],
        [partition_from_dict(partition) for partition in manifest["partitions"]],
        [Notice(**notice) for notice in manifest["unread"]],
        manifest["hive"],
        manifest["day_first"],
        manifest.get("year_first", False),
        manifest.get("date_doubt"),
    )


def find_manifest(out: Path) -> dict[str, Any] | None:
    """Read the manifest of an earlier run; None if there was none.

    Raises
    ------
    CorpusError
        If the folder holds something else, or the manifest is damaged or of an earlier version.
    """
    path = out / MANIFEST
    if path.is_file():
        manifest = parse_manifest(path)
        if manifest is None:
            raise CorpusError(
                f"The manifest.json in out={str(out)!r} is damaged, or of another program. Give another out=, or delete the "
                "folder to code everything anew."
            )
        if manifest["format"] != FORMAT:
            raise CorpusError(
                f"The folder {str(out)!r} holds a run of format {manifest['format']}, and this version of mediaframing writes "
                f"{FORMAT}. Give another out=, or delete the folder to code everything anew."
            )
        if manifest["kind"] == PARTS:
            return manifest
    if out.is_dir() and any(
        not entry.name.startswith(".") and entry.name not in CODEBOOKS for entry in out.iterdir()
    ):
        raise CorpusError(
            f"The folder {str(out)!r} holds other things than a run. Give an empty or a new folder."
        )
    return None


def store_codebook(out: Path, manifest: Mapping[str, Any], codebook: Codebook) -> dict[str, Any]:
    """Store the codebook beside the parts, under a name that no file of the user's has; give the manifest that tells it."""
    name = choose_codebook_name(out, codebook)
    if not (out / name).exists():
        write_whole(out / name, lambda partial: write_codebook(codebook, partial))
    return {**manifest, "codebook": name, "stored": {name: describe_file(out / name)}}


def check_same(
    out: Path,
    manifest: Mapping[str, Any],
    files: Sequence[InputFile],
    codebook_hash: str,
    options: Mapping[str, Any],
    model: Mapping[str, Any] | None,
) -> None:
    """Refuse to go on with a run of other articles, another codebook, other options, versions or weighing of stances."""
    provenance = manifest["provenance"]
    changed = [
        _tell_files([InputFile(**file) for file in manifest["files"]], files),
        "" if provenance["codebook_hash"] == codebook_hash else "the codebook is another",
        *(
            f"{name} was {provenance['versions'].get(name)} and is {now}"
            for name, now in list_versions().items()
            if provenance["versions"].get(name) != now
        ),
        *(
            f"{name}= was {manifest['options'].get(name)!r} and is {now!r}"
            for name, now in options.items()
            if manifest["options"].get(name) != now
        ),
        ""
        if provenance.get("stance_model") == model
        else _tell_weighing(provenance.get("stance_model"), model),
    ]
    if any(changed):
        raise CorpusError(
            f"The folder {str(out)!r} holds a run of something else: {'; '.join(filter(None, changed))}. Give "
            "another out=, or delete the folder to code everything anew."
        )


def _tell_weighing(before: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> str:
    if before is None or now is None:
        return f"stances were {'not ' if before is None else ''}weighed with the model and are {'not ' if now is None else ''}now"
    return "stances were weighed of other frames, or with another model"


def write_renames(out: Path, renames: Mapping[int, Any]) -> None:
    """Store the new ids of each partition before they are given."""
    write_json({str(number): names for number, names in renames.items()}, out / RENAMES)


def read_renames(out: Path) -> dict[int, list[dict[str, str | None]]]:
    """Read the new ids of each partition."""
    path = out / RENAMES
    if not path.is_file():
        return {}
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return {int(number): list(names) for number, names in told.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise CorpusError(
            f"The file {str(path)!r} of a run is damaged. Delete the folder {str(out)!r} to code everything anew, or give "
            "another out=."
        ) from error


def list_finished(out: Path, partitions: Sequence[Partition]) -> dict[int, Path]:
    """Find the records of finished partitions."""
    known = {record_name(partition.number): partition.number for partition in partitions}
    return {known[p.stem]: p for p in sorted((out / RECORDS).glob("part-*.json")) if p.stem in known}


def _tell_files(before: Sequence[InputFile], now: Sequence[InputFile]) -> str:
    old, new = {f.name: f for f in before}, {f.name: f for f in now}
    told = []
    for what, names in (
        ("gone", [n for n in old if n not in new]),
        ("new", [n for n in new if n not in old]),
        ("changed", [n for n in new if n in old and new[n] != old[n]]),
    ):
        if names:
            told.append(
                f"{len(names)} of the files {'is' if len(names) == 1 else 'are'} {what} ({names[0]!r})"
            )
    return "; ".join(told)
