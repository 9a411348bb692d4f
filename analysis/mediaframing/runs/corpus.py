"""A corpus larger than memory: cut into partitions, each coded by some worker and written as parts."""

from __future__ import annotations

import time
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from numbers import Integral
from os import PathLike
from pathlib import Path
from typing import Any

from mediaframing.codebook import Codebook, take_codebook
from mediaframing.coding.coder import check_skip
from mediaframing.coding.stored_manifest import MANIFEST
from mediaframing.files import FolderInUseError, lock_folder, require_name, write_json
from mediaframing.progress import show_progress
from mediaframing.reading.skipped import ReadingWarning
from mediaframing.runs.crew import Crew, hire
from mediaframing.runs.extras import require_engine
from mediaframing.runs.manifest import (
    check_same,
    find_manifest,
    list_finished,
    list_versions,
    make_manifest,
    read_plan,
    read_renames,
    store_codebook,
    write_renames,
)
from mediaframing.runs.outcome import CorpusRun, drop_damaged, finish_run, list_done
from mediaframing.runs.parts import CorpusError, clear_partial, require_writable
from mediaframing.runs.plan import InputFile, Partition, Plan, count_rows, hash_files, list_files, make_plan
from mediaframing.runs.renames import find_renames
from mediaframing.runs.weighing import describe_weighing
from mediaframing.runs.work import Job, Record, Renames
from mediaframing.values.headings import Choice


def code_corpus(
    source: str | Path,
    codebook: Codebook | str | Path,
    out: str | Path,
    *,
    engine: str = "local",
    workers: int | None = None,
    threads: int | None = None,
    columns: Choice | None = None,
    keep: Sequence[str] = (),
    skip: Collection[str] = (),
    weigh: bool | str | Sequence[str] = False,
    day_first: bool | None = None,
    partition_size: int = 5_000,
    progress: bool = True,
    client: Any = None,
    session: Any = None,
) -> CorpusRun:
    """Code a corpus that does not fit into memory; go on where an earlier run stopped.

    A run that was killed at any moment and is started again with the same arguments ends with the same files,
    byte for byte, as one that was not. Workers, engine and cluster may change in between. The articles are those
    that :func:`~mediaframing.reading.read_articles` gives, with the same ids: where an id stands in two partitions, a
    copy with the same text is left out, another text gets a number behind its id, and ``skipped`` lists both.

    Parameters
    ----------
    source : path
        A Parquet, CSV, TSV or JSON Lines file (the text formats also with ``.gz``, ``.xz``, ``.bz2``), or a folder of them and its
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
        Processes of the local engine, and of the Dask cluster that is started if no client is given. By default so many
        that, with their threads, all processors are at work.
    threads : int, optional
        Batches that a worker codes side by side: by default two in a process of this machine, where there are processors
        for them, and one on a cluster. The files are the same with any number of workers and threads.
    columns : mapping, optional
        Which heading holds which column, where the guess is wrong; as in
        :func:`~mediaframing.reading.read_articles`.
    keep : sequence of str
        Further columns of the files that the articles are to have, as text.
    skip : collection of str
        Steps of the coding to leave out, as in :func:`~mediaframing.coding.code_articles`.
    weigh : bool, str or list of str, default False
        Weigh stance and voice with the model, as :func:`~mediaframing.coding.weigh_stance` does and with its columns: of all frames,
        or of those that are named. The last digits of a probability, and so the bytes of ``frames``, may then depend on the machine.
        Some four to eight mentions a second, and some 900 MB more in each worker.
    day_first : bool, optional
        Whether 3/4/2017 is 3 April. By default it is decided from the first articles of some of the files.
    partition_size : int, default 5000
        Most articles in a partition. It also ends at 8 MB, so that memory stays flat.
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
        If nothing can be read; if ``out`` cannot be written into, or no longer can (a full disk); if it holds a run of
        other articles, another codebook, other options or versions, or anything else; if the engine is not installed; if
        stances are to be weighed and are left out.
    StanceModelError
        If stances are to be weighed, and the model is not in the cache or what reads it is not installed.

    Examples
    --------
    >>> run = code_corpus("archive/", "codebook.toml", "coded/", workers=8)  # doctest: +SKIP
    >>> rate_frames(open_coding("coded/"), by="outlet")  # doctest: +SKIP
    """
    started = time.monotonic()
    if not isinstance(source, (str, PathLike)):
        raise CorpusError(
            f"code_corpus takes a file or a folder, and not {type(source).__name__}: code_articles(articles, codebook) codes one."
        )
    require_name(source, CorpusError)
    require_name(out, CorpusError)
    keep = [keep] if isinstance(keep, str) else keep
    source, out = Path(source).resolve(), Path(out).resolve()
    require_engine(engine)
    for count in (workers, threads, partition_size):
        if count is not None and (isinstance(count, bool) or not isinstance(count, Integral) or count < 1):
            raise CorpusError(
                f"workers=, threads= and partition_size= must be whole numbers of 1 or more, and not {count!r}."
            )
    if out.is_relative_to(source) or source.is_relative_to(out):
        raise CorpusError(f"out={str(out)!r} and the source lie within each other. Give a folder elsewhere.")
    codebook = take_codebook(codebook)
    options: dict[str, Any] = {
        "columns": dict(columns or {}),
        "keep": list(keep),
        "day_first": day_first,
        "partition_size": partition_size,
    }
    skipped = check_skip(skip)
    model = describe_weighing(weigh, codebook, skipped)
    files = hash_files(list_files(source), source)
    manifest = find_manifest(out)
    resuming = manifest is not None
    if manifest is None:
        plan = make_plan(source, files, **options)
        manifest = make_manifest(plan, codebook.hash(), {**options, "skip": list(skipped)}, model)
    else:
        plan = _take_up(out, manifest, files, codebook.hash(), {**options, "skip": list(skipped)}, model)
    require_writable(out)
    if plan.doubt is not None:
        warnings.warn(f"{plan.doubt}.", ReadingWarning, stacklevel=2)
    with _locked(out):
        clear_partial(out)
        manifest = store_codebook(out, manifest, codebook)
        if resuming and drop_damaged(out, plan):
            manifest["complete"] = False
        write_json(manifest, out / MANIFEST)
        crew = hire(engine, workers, threads, client, session)
        job = Job(
            str(source),
            str(out),
            codebook.hash(),
            _list_further(source, plan, keep),
            plan.day_first,
            list_versions(),
            skipped,
            manifest["codebook"],
            crew.threads,
            plan.year_first,
            None if model is None else tuple(model.get("frames", codebook.frames)),
        )
        resumed = len(list_done(out, plan, read_renames(out)))
        if resumed < len(plan.partitions) and manifest["complete"]:
            manifest["complete"] = False
            write_json(manifest, out / MANIFEST)
        failed = _code_all(job, plan, crew, progress)
        _refuse_changed(source, out, plan)
        return finish_run(job, plan, manifest, failed, resumed, started)


def _take_up(
    out: Path,
    manifest: Mapping[str, Any],
    files: Sequence[InputFile],
    codebook: str,
    options: Mapping[str, Any],
    model: Mapping[str, Any] | None,
) -> Plan:
    """Give the plan of an earlier run, if it is of the same and its manifest whole."""
    try:
        check_same(out, manifest, files, codebook, options, model)
        return read_plan(manifest)
    except CorpusError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(
            f"The manifest.json in out={str(out)!r} is damaged. Give another out=, or delete the folder to code everything anew."
        ) from error


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    try:
        with lock_folder(out):
            yield
    except FolderInUseError as error:
        raise CorpusError(str(error)) from None


def _refuse_changed(source: Path, out: Path, plan: Plan) -> None:
    """Refuse to finish where a file changed while it was read: which of its articles were coded cannot be told."""
    now = {
        file.name: file for file in hash_files([s for s in list_files(source) if s.path.is_file()], source)
    }
    changed = [file.name for file in plan.files if now.get(file.name) != file]
    if not changed:
        return
    for record in list_finished(out, [p for p in plan.partitions if p.file in changed]).values():
        record.unlink()
    raise CorpusError(
        f"{len(changed)} of the files changed while they were read ({changed[0]!r}), so the run is not finished. Put back what "
        "they held and run again with the same arguments, or give another out= to code what they hold now."
    )


def _list_further(source: Path, plan: Plan, keep: Sequence[str]) -> tuple[str, ...]:
    names = ["standfirst", *([] if source.is_file() else ["file"]), *plan.hive, *keep, "language"]
    return tuple(dict.fromkeys(names))


def _code_all(job: Job, plan: Plan, crew: Crew, progress: bool) -> dict[int, Record]:
    """Code what is not finished; then what holds ids that other partitions have as well. Return the failures."""
    out = Path(job.out)
    failed: dict[int, Record] = {}
    while True:
        renames = read_renames(out)
        done = list_done(out, plan, renames)
        left = [p for p in plan.partitions if p.number not in done and p.number not in failed]
        if left:
            failed |= _code_left(job, plan, left, renames, crew, progress)
            done = list_done(out, plan, renames)
            # A worker may die after it has finished a partition, and before it could say so.
            failed = {number: record for number, record in failed.items() if number not in done}
        found = find_renames(out, sorted(done))
        if not found:
            return failed
        write_renames(out, renames | {n: [*renames.get(n, ()), names] for n, names in found.items()})


def _code_left(
    job: Job,
    plan: Plan,
    left: Sequence[Partition],
    renames: Mapping[int, Renames],
    crew: Crew,
    progress: bool,
) -> dict[int, Record]:
    failed: dict[int, Record] = {}
    total = count_rows(plan.partitions)
    rows = {p.number: p.cut.rows for p in left}
    with show_progress(progress, total, total - sum(rows.values()), smoothing=0.05) as bar:
        for record in crew.run(job, left, renames):
            bar.update(rows[record.number])
            if record.error is not None:
                # The next partition would fail as well, if it is for want of space.
                require_writable(Path(job.out))
                failed[record.number] = record
                bar.set_postfix_str(f"{len(failed)} failed")
    return failed
