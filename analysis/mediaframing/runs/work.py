"""One partition, from its file to its parts: the function that every engine runs."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from mediaframing.codebook import read_codebook
from mediaframing.coding.batch import cut_batches
from mediaframing.coding.coder import LANGUAGES
from mediaframing.coding.provenance import hash_articles
from mediaframing.coding.side_by_side import Coders
from mediaframing.coding.stored_manifest import CODEBOOKS, RECORDS
from mediaframing.coding.stored_records import read_stored_record, record_name
from mediaframing.files import write_json
from mediaframing.reading.account import Account
from mediaframing.reading.assembly import assemble_articles
from mediaframing.reading.parted_texts import join_parts
from mediaframing.reading.skipped import KEPT, LEFT_OUT, Notice, ReadingError, tabulate_notices
from mediaframing.runs.manifest import list_versions
from mediaframing.runs.parts import part_schema, to_arrow, write_table
from mediaframing.runs.plan import Partition, open_source
from mediaframing.runs.slices import read_slice
from mediaframing.runs.weighing import weigh_part
from mediaframing.tables import TABLES, list_columns

# What the coding holds on the way grows with the batches that are coded side by side; a batch costs some hundredths of a
# second however small it is.
_MOST_CHARACTERS = 2_500_000
# A vocabulary grows with every new word, by about a kilobyte. Learning it afresh after so many costs little and bounds it.
_RENEW_AFTER = 100_000

# The coders of the last partition; one set a thread that codes partitions.
_KEPT = threading.local()


@dataclass(frozen=True)
class Job:
    """What all partitions of a run share.

    Attributes
    ----------
    source, out : str
        Paths that every worker sees under the same name.
    codebook_hash : str
    further : tuple of str
        Columns of the articles beyond those of every articles table.
    day_first, year_first : bool
    versions : dict
        The packages that decide the result; a worker with others refuses.
    skip : tuple of str
        Steps of the coding that are left out.
    codebook : str
        The name of the codebook's file in ``out``.
    threads : int
        How many batches of a partition are coded side by side.
    weigh : tuple of str, optional
        The frames whose stance and voice are weighed with the model; None if none are.
    """

    source: str
    out: str
    codebook_hash: str
    further: tuple[str, ...]
    day_first: bool
    versions: Mapping[str, str]
    skip: tuple[str, ...] = ()
    codebook: str = CODEBOOKS[0]
    threads: int = 1
    year_first: bool = False
    weigh: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Record:
    """What became of a partition.

    Attributes
    ----------
    number : int
    rows : dict
        Rows of each part; empty if the partition failed.
    hashes : dict
        SHA-256 of each part, and of the ids and texts of the articles (``input``).
    renames : int
        How many times ids were changed because other partitions had them.
    error : str or None
        Why it failed.
    article_ids : list of str
        Of a partition that failed, as far as they could be read.
    sizes : dict
        Bytes of each part.
    """

    number: int
    rows: Mapping[str, int]
    hashes: Mapping[str, str]
    renames: int = 0
    error: str | None = None
    article_ids: Sequence[str] = ()
    sizes: Mapping[str, int] = field(default_factory=dict)


Renames = Sequence[Mapping[str, str | None]]
"""New ids of a partition's articles, to be given one mapping after the other; None leaves the article out."""


def code_partition(job: Job, partition: Partition, renames: Renames = ()) -> Record:
    """Read, code and write a partition. Whatever goes wrong is told in the record; then no part is left behind.

    The record is written last: a partition without one is not finished.
    """
    ids: list[str] = []
    try:
        _check_versions(job)
        articles, notices = read_partition(job, partition)
        ids = articles["article_id"].tolist()
        for names in renames:
            articles, left_out = _rename(articles, partition.file, names)
            notices = [*notices, *left_out]
        record = _write_parts(job, partition, articles, notices, len(renames))
    except Exception as error:
        told = str(error) if isinstance(error, ReadingError) else f"{type(error).__name__}: {error}"
        return Record(partition.number, {}, {}, error=told, article_ids=ids)
    return record


def read_partition(job: Job, partition: Partition) -> tuple[pd.DataFrame, list[Notice]]:
    """Read the articles of a partition, and what was left out of it."""
    source = open_source(Path(job.source), partition.file)
    account = Account(source.name, headings=dict(partition.columns))
    rows = join_parts(read_slice(source, partition.cut), account)
    for heading in partition.columns.values():
        rows.columns.setdefault(heading, [None] * len(rows.numbers))
    articles, notices = assemble_articles([(source, rows)], partition.columns, job.day_first, job.year_first)
    return articles.reindex(columns=[*list_columns("articles"), *job.further]), notices


def read_record(path: Path) -> Record | None:
    """Read the record of a finished partition; None if it is damaged."""
    record = read_stored_record(path)
    return None if record is None else Record(**record)


def _check_versions(job: Job) -> None:
    here = list_versions()
    other = [f"{name} {here[name]} instead of {v}" for name, v in job.versions.items() if here[name] != v]
    if other:
        raise ReadingError(f"the worker has {', '.join(other)}; give all workers the same environment")


def _rename(
    articles: pd.DataFrame, file: str, names: Mapping[str, str | None]
) -> tuple[pd.DataFrame, list[Notice]]:
    ids = articles["article_id"]
    new = [names.get(i, i) for i in ids]
    kept = [i is not None for i in new]
    notices = [
        Notice(file, None, old, LEFT_OUT, "a copy, same id and text as an article of an earlier partition")
        if i is None
        else Notice(file, None, old, KEPT, "another text of the same id, so the id was changed", i)
        for old, i in zip(ids, new, strict=True)
        if i != old
    ]
    return articles.assign(article_id=pd.Series(new, dtype="str"))[kept].reset_index(drop=True), notices


def _code(job: Job, articles: pd.DataFrame) -> dict[str, list[pa.Table]]:
    """Code batch by batch; what was found waits in Arrow, which takes less memory."""
    languages: list[pd.Series] = []
    found: dict[str, list[pa.Table]] = {
        name: [part_schema(name, weighed=job.weigh is not None).empty_table()]
        for name in TABLES
        if name != "articles"
    }
    lengths = articles["text"].str.len().tolist()
    cut = [articles.iloc[low:high] for low, high in cut_batches(lengths, _MOST_CHARACTERS // job.threads)]
    for batch, tables in zip(cut, _take_coders(job).code(cut), strict=True):
        if job.weigh is not None:
            tables["frames"] = weigh_part(Path(job.out, job.codebook), job.weigh, tables["frames"], batch)
        for name, parts in found.items():
            parts.append(to_arrow(name, tables[name], weighed=job.weigh is not None))
        languages.append(tables[LANGUAGES]["language"])
    if languages:
        articles = articles.assign(language=pd.concat(languages).to_numpy())
    return {"articles": [to_arrow("articles", articles, job.further)]} | found


def _take_coders(job: Job) -> Coders:
    wanted = job.codebook_hash, job.skip, job.threads
    if getattr(_KEPT, "made_for", None) != wanted or _KEPT.coders.count_words() > _RENEW_AFTER:
        _KEPT.coders = Coders(read_codebook(Path(job.out, job.codebook)), job.skip, job.threads)
        _KEPT.made_for = wanted
    coders: Coders = _KEPT.coders
    return coders


def _write_parts(
    job: Job, partition: Partition, articles: pd.DataFrame, notices: Sequence[Notice], renames: int
) -> Record:
    out, part = Path(job.out), record_name(partition.number)
    skipped = tabulate_notices(notices).assign(partition=partition.number)
    waiting = _code(job, articles)
    waiting["skipped"] = [to_arrow("skipped", skipped)]
    hashes, rows, sizes = {"input": hash_articles(articles)}, {}, {}
    for name in list(waiting):
        # One table after the other, so that only one is there twice.
        table = pa.concat_tables(waiting.pop(name)).combine_chunks()
        path = out / name / f"{part}.parquet"
        hashes[name], rows[name] = write_table(name, table, path), len(table)
        sizes[name] = path.stat().st_size
    record = Record(partition.number, rows, hashes, renames, sizes=sizes)
    write_json(asdict(record), out / RECORDS / f"{part}.json")
    return record


def job_from_dict(content: Mapping[str, Any]) -> Job:
    """Read a job back from JSON."""
    lists = {name: tuple(content[name]) for name in ("further", "skip", "weigh") if content[name] is not None}
    return Job(**{**content, **lists})
