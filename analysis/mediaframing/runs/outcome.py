"""What came of a run: its counts, what failed, and the end of its manifest."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from mediaframing.coding.stored_manifest import MANIFEST
from mediaframing.coding.stored_records import is_whole, record_name
from mediaframing.files import write_json, write_whole
from mediaframing.runs.manifest import list_finished, read_renames
from mediaframing.runs.plan import Partition, Plan
from mediaframing.runs.work import Job, Record, Renames, read_partition, read_record
from mediaframing.tables import TABLES

FAILURES = "failures.parquet"


@dataclass(frozen=True, eq=False)
class CorpusRun:
    """What a run did.

    Attributes
    ----------
    folder : Path
        Where the parts are; for :meth:`Coding.load` or :func:`open_coding`.
    rows : dict
        Rows of every table, and of ``skipped``: what was left out or changed while reading.
    partitions : int
        All of them; ``resumed`` were finished by an earlier run.
    resumed : int
    failures : DataFrame
        One row a failed partition: ``partition``, ``file``, ``first_row``, ``rows``, ``article_ids`` (a list),
        ``error``; ``partition`` is -1 for a file that cannot be read at all. Run again to try them again.
    seconds : float
    """

    folder: Path
    rows: Mapping[str, int]
    partitions: int
    resumed: int
    failures: pd.DataFrame
    seconds: float

    @property
    def complete(self) -> bool:
        """Whether every partition was coded and every file read."""
        return self.failures.empty

    def __repr__(self) -> str:
        """Say in one line what came of it."""
        counts = ", ".join(f"{count:,} {name}" for name, count in self.rows.items())
        before = f", {self.resumed} of them by an earlier run" if self.resumed else ""
        return f"<CorpusRun: {self.partitions} partitions{before}, {len(self.failures)} failures; {counts}>"


def list_done(out: Path, plan: Plan, renames: Mapping[int, Renames]) -> dict[int, Record]:
    """Read the records of partitions that are finished, with all the new ids they need."""
    done = {}
    for number, path in list_finished(out, plan.partitions).items():
        record = read_record(path)
        if record is not None and record.number == number and record.renames == len(renames.get(number, ())):
            done[number] = record
    return done


def drop_damaged(out: Path, plan: Plan) -> int:
    """Take away the record of every partition whose parts are not those that were written, so that it is coded again.

    Returns
    -------
    int
        How many there were.
    """
    dropped = 0
    for path in list_finished(out, plan.partitions).values():
        record = read_record(path)
        if record is None or not is_whole(out, asdict(record)):
            path.unlink()
            dropped += 1
    return dropped


def finish_run(
    job: Job, plan: Plan, manifest: dict[str, Any], failed: Mapping[int, Record], resumed: int, started: float
) -> CorpusRun:
    """Remove what failed half way, write the failures and complete the manifest."""
    out = Path(job.out)
    done = list_done(out, plan, read_renames(out))
    rows = {name: sum(r.rows[name] for r in done.values()) for name in [*TABLES, "skipped"]}
    _remove_strays(out, done)
    failures = _tabulate_failures(job, plan, failed)
    (out / FAILURES).unlink(missing_ok=True)
    if len(failures):
        write_whole(out / FAILURES, lambda partial: failures.to_parquet(partial, index=False))
    digest = hashlib.sha256()
    for number in sorted(done):
        digest.update(bytes.fromhex(done[number].hashes["input"]))
    provenance = {
        **manifest["provenance"],
        "corpus_hash": digest.hexdigest(),
        "articles": rows["articles"],
        "failed_partitions": sorted(failed),
    }
    finished = {**manifest, "complete": True, "rows": rows, "provenance": provenance}
    write_json(finished, out / MANIFEST)
    return CorpusRun(out, rows, len(plan.partitions), resumed, failures, time.monotonic() - started)


def _remove_strays(out: Path, done: Mapping[int, Record]) -> None:
    """Remove parts of partitions that failed half way."""
    known = {record_name(number) for number in done}
    for name in [*TABLES, "skipped"]:
        for path in (out / name).glob("part-*.parquet"):
            if path.stem not in known:
                path.unlink()


def _tabulate_failures(job: Job, plan: Plan, failed: Mapping[int, Record]) -> pd.DataFrame:
    rows: list[dict[str, Any]] = [
        {"partition": -1, "file": n.file, "first_row": 1, "rows": pd.NA, "article_ids": [], "error": n.reason}
        for n in plan.notices
    ]
    for partition in plan.partitions:
        if partition.number in failed:
            record = failed[partition.number]
            rows.append(
                {
                    "partition": partition.number,
                    "file": partition.file,
                    "first_row": partition.cut.before + 1,
                    "rows": partition.cut.rows,
                    "article_ids": list(record.article_ids) or _try_ids(job, partition),
                    "error": record.error,
                }
            )
    table = pd.DataFrame(rows, columns=["partition", "file", "first_row", "rows", "article_ids", "error"])
    return table.astype(
        {"partition": "int64", "file": "str", "first_row": "int64", "rows": "Int64", "error": "str"}
    )


def _try_ids(job: Job, partition: Partition) -> list[str]:
    """Read the ids of a partition whose worker died; none if they cannot be read."""
    try:
        return list(read_partition(job, partition)[0]["article_id"])
    except Exception:
        return []
