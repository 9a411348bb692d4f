"""A corpus larger than memory: cut into partitions, each coded by some worker and written as parts."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from tqdm.auto import tqdm

from mediaframing.codebook import Codebook, read_codebook, write_codebook
from mediaframing.runs.dask_cluster import run_dask
from mediaframing.runs.local import run_local
from mediaframing.runs.manifest import (
    MANIFEST,
    check_same,
    find_manifest,
    list_finished,
    list_versions,
    lock_folder,
    make_manifest,
    read_plan,
    read_renames,
    write_renames,
)
from mediaframing.runs.parts import clear_partial, name_part, write_json, write_whole
from mediaframing.runs.plan import CorpusError, Partition, Plan, count_rows, hash_files, list_files, make_plan
from mediaframing.runs.renames import find_renames
from mediaframing.runs.spark_session import run_spark
from mediaframing.runs.work import Job, Record, Renames, read_partition, read_record
from mediaframing.tables import TABLES

ENGINES = ("local", "dask", "spark")
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


def code_corpus(
    source: str | Path,
    codebook: Codebook | str | Path,
    out: str | Path,
    *,
    engine: str = "local",
    workers: int | None = None,
    columns: Mapping[str, str] | None = None,
    keep: Sequence[str] = (),
    day_first: bool | None = None,
    partition_size: int = 5_000,
    progress: bool = True,
    client: Any = None,
    session: Any = None,
) -> CorpusRun:
    """Code a corpus that does not fit into memory; go on where an earlier run stopped.

    A run that was killed at any moment and is started again with the same arguments ends with the same files,
    byte for byte, as one that was not. Workers, engine and cluster may change in between.

    Parameters
    ----------
    source : path
        A Parquet, CSV, TSV or JSON Lines file (the text formats also with ``.gz``), or a folder of them and its
        folders; ``key=value`` folders (hive partitions) become columns.
    codebook : Codebook or path
    out : path
        A new folder, or that of an earlier run. It gets a folder of Parquet parts for each table, ``skipped`` (what
        was left out or changed while reading, and why), ``failures.parquet`` if anything failed, the codebook and
        a manifest.
    engine : {"local", "dask", "spark"}
        Processes of this machine; a Dask cluster; a Spark session. On a cluster every worker must see ``source``
        and ``out`` under these paths, and have the same versions of the packages.
    workers : int, optional
        Processes of the local engine, and of the Dask cluster that is started if no client is given; all
        processors by default.
    columns : mapping, optional
        Which heading holds which column, where the guess is wrong; as in
        :func:`~mediaframing.reading.read_articles`.
    keep : sequence of str
        Further columns of the files that the articles are to have, as text.
    day_first : bool, optional
        Whether 3/4/2017 is 3 April. By default it is decided from the first articles of some of the files.
    partition_size : int, default 5000
        Most articles in a partition. It also ends at 32 MB, so that memory stays flat.
    progress : bool, default True
    client : distributed.Client, optional
    session : pyspark.sql.SparkSession, optional

    Returns
    -------
    CorpusRun
        Of a partition that fails the article ids and the error are reported; the rest goes on.

    Raises
    ------
    CorpusError
        If nothing can be read, or ``out`` holds a run of other articles, another codebook, other options or
        versions, or anything else.

    Examples
    --------
    >>> run = code_corpus("archive/", "codebook.toml", "coded/", workers=8)  # doctest: +SKIP
    >>> rate_frames(open_coding("coded/"), by="outlet")  # doctest: +SKIP
    """
    started = time.monotonic()
    source, out = Path(source).resolve(), Path(out).resolve()
    if engine not in ENGINES:
        raise CorpusError(f"engine={engine!r} is none of {', '.join(map(repr, ENGINES))}.")
    if partition_size < 1 or (workers is not None and workers < 1):
        raise CorpusError("workers= and partition_size= must be 1 or more.")
    if out.is_relative_to(source) or source.is_relative_to(out):
        raise CorpusError(f"out={str(out)!r} and the source lie within each other. Give a folder elsewhere.")
    if not isinstance(codebook, Codebook):
        codebook = read_codebook(codebook)
    options: dict[str, Any] = {
        "columns": dict(columns or {}),
        "keep": list(keep),
        "day_first": day_first,
        "partition_size": partition_size,
    }
    files = hash_files(list_files(source), source)
    manifest = find_manifest(out)
    if manifest is None:
        plan = make_plan(source, files, **options)
        manifest = make_manifest(plan, codebook.hash(), options)
    else:
        check_same(out, manifest, files, codebook.hash(), options)
        plan = read_plan(manifest)
    out.mkdir(parents=True, exist_ok=True)
    with lock_folder(out):
        clear_partial(out)
        if not (out / MANIFEST).exists():
            write_whole(out / "codebook.toml", lambda partial: write_codebook(codebook, partial))
            write_json(manifest, out / MANIFEST)
        job = Job(
            str(source),
            str(out),
            codebook.hash(),
            _list_further(source, plan, keep),
            plan.day_first,
            list_versions(),
        )
        resumed = len(_list_done(out, plan, read_renames(out)))
        if resumed < len(plan.partitions) and manifest["complete"]:
            write_json({**manifest, "complete": False}, out / MANIFEST)
        crew = _Crew(engine, workers or os.cpu_count() or 1, client, session)
        failed = _code_all(job, plan, crew, progress)
        return _finish(job, plan, manifest, failed, resumed, started)


@dataclass(frozen=True)
class _Crew:
    engine: str
    workers: int
    client: Any
    session: Any

    def run(
        self, job: Job, partitions: Sequence[Partition], renames: Mapping[int, Renames]
    ) -> Iterator[Record]:
        if self.engine == "dask":
            return run_dask(job, partitions, renames, workers=self.workers, client=self.client)
        if self.engine == "spark":
            return run_spark(job, partitions, renames, session=self.session)
        return run_local(job, partitions, renames, workers=self.workers)


def _list_further(source: Path, plan: Plan, keep: Sequence[str]) -> tuple[str, ...]:
    names = ["standfirst", *([] if source.is_file() else ["file"]), *plan.hive, *keep]
    return tuple(dict.fromkeys(names))


def _list_done(out: Path, plan: Plan, renames: Mapping[int, Renames]) -> dict[int, Record]:
    """Read the records of partitions that are finished, with all the new ids they need."""
    records = {number: read_record(path) for number, path in list_finished(out, plan.partitions).items()}
    return {number: r for number, r in records.items() if r.renames == len(renames.get(number, ()))}


def _code_all(job: Job, plan: Plan, crew: _Crew, progress: bool) -> dict[int, Record]:
    """Code what is not finished; then what holds ids that other partitions have as well. Return the failures."""
    out = Path(job.out)
    failed: dict[int, Record] = {}
    while True:
        renames = read_renames(out)
        done = _list_done(out, plan, renames)
        left = [p for p in plan.partitions if p.number not in done and p.number not in failed]
        if left:
            failed |= _code_left(job, plan, left, renames, crew, progress)
            done = _list_done(out, plan, renames)
        found = find_renames(out, sorted(done))
        if not found:
            return failed
        write_renames(out, renames | {n: [*renames.get(n, ()), names] for n, names in found.items()})


def _code_left(
    job: Job,
    plan: Plan,
    left: Sequence[Partition],
    renames: Mapping[int, Renames],
    crew: _Crew,
    progress: bool,
) -> dict[int, Record]:
    failed: dict[int, Record] = {}
    total = count_rows(plan.partitions)
    rows = {p.number: p.cut.rows for p in left}
    with tqdm(
        total=total,
        initial=total - sum(rows.values()),
        unit=" articles",
        smoothing=0.05,
        disable=not progress,
    ) as bar:
        for record in crew.run(job, left, renames):
            bar.update(rows[record.number])
            if record.error is not None:
                failed[record.number] = record
                bar.set_postfix_str(f"{len(failed)} failed")
    return failed


def _finish(
    job: Job, plan: Plan, manifest: dict[str, Any], failed: Mapping[int, Record], resumed: int, started: float
) -> CorpusRun:
    out = Path(job.out)
    done = _list_done(out, plan, read_renames(out))
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
    known = {name_part(number) for number in done}
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
