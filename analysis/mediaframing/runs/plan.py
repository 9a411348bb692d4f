"""Which files a run reads, and how they are cut into partitions: the same cut on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pandas as pd

from mediaframing.reading.account import Account
from mediaframing.reading.column_roles import HEADINGS, guess_columns, join_dates, require_text_column
from mediaframing.reading.listing import is_hidden, list_sources
from mediaframing.reading.parted_texts import join_parts
from mediaframing.reading.skipped import LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import Source
from mediaframing.runs.cuts import FileSlice
from mediaframing.runs.parts import CorpusError
from mediaframing.runs.slices import CUTTERS, list_hive_keys, read_slice
from mediaframing.values.date_columns import DateOrder, find_order, list_doubtful, read_dates
from mediaframing.values.headings import Choice

MOST_BYTES = 8_000_000
"""A partition holds the articles asked for or 8 MB of them, whatever comes first, so that memory stays flat."""

_DATED_FILES = 20


@dataclass(frozen=True)
class Partition:
    """A piece of one file.

    Attributes
    ----------
    number : int
        Counted over the whole corpus; names the parts.
    file : str
        Relative to the source, with ``/``.
    cut : FileSlice
    columns : dict
        Column of the articles table -> heading of the file.
    """

    number: int
    file: str
    cut: FileSlice
    columns: Mapping[str, str]


@dataclass(frozen=True)
class InputFile:
    """A file as it was when the run began: its name, size in bytes and SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Plan:
    """The partitions of a source.

    Attributes
    ----------
    files : list of InputFile
    partitions : list of Partition
    notices : list of Notice
        Files that cannot be read, and why.
    hive : list of str
        The keys of ``key=value`` folders.
    day_first, year_first : bool
        Whether 3/4/2017 is 3 April, and 19-02-14 in 2019, throughout.
    doubt : str or None
        One sentence about dates that could be read in two ways, if nothing told which is right.
    """

    files: list[InputFile]
    partitions: list[Partition]
    notices: list[Notice]
    hive: list[str]
    day_first: bool
    year_first: bool = False
    doubt: str | None = None


def list_files(source: Path) -> list[Source]:
    """List the files of a source; those that begin with ``_`` or ``.`` belong to other programs."""
    found = [s for s in list_sources(source) if not (s.path.name.startswith("_") or is_hidden(s.path.name))]
    if not found:
        raise CorpusError(
            f"The folder {str(source)!r} holds no file. Give a folder of Parquet, CSV or JSON Lines."
        )
    return found


def hash_files(sources: Sequence[Source], root: Path) -> list[InputFile]:
    """Hash the files; read once, at the speed of the disk."""

    def hash_file(source: Source) -> InputFile:
        with source.path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return InputFile(_name_within(source, root), source.path.stat().st_size, digest)

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(hash_file, sources))


def make_plan(
    root: Path,
    files: list[InputFile],
    *,
    columns: Choice | None,
    keep: Sequence[str],
    day_first: bool | None,
    partition_size: int,
) -> Plan:
    """Cut the files into partitions.

    Raises
    ------
    CorpusError
        If no file can be read, or no file has a column that is to be kept.
    """
    partitions: list[Partition] = []
    notices: list[Notice] = []
    headings: set[str] = set()
    hive: list[str] = []
    for file in files:
        source = open_source(root, file.name)
        try:
            cuts, found, names = _cut_file(source, columns, partition_size)
        except ReadingError as error:
            notices.append(Notice(source.name, None, None, LEFT_OUT, str(error).rstrip(".")))
            continue
        headings.update(names)
        hive.extend(key for key in list_hive_keys(source) if key not in hive)
        for cut in cuts:
            partitions.append(Partition(len(partitions), file.name, cut, found))
    if not partitions:
        told = "; ".join(f"{n.file!r}: {n.reason}" for n in notices[:3])
        raise CorpusError(f"No article can be read from {str(root)!r} ({told}).")
    _check_keep(keep, headings)
    hive = [key for key in hive if not any(key in partition.columns.values() for partition in partitions)]
    order, doubt = _guess_order(root, partitions, day_first)
    return Plan(files, partitions, notices, hive, order.day_first, order.year_first, doubt)


def open_source(root: Path, name: str) -> Source:
    """Give the file of that name within the source."""
    if root.is_file():
        return Source(root, root.name)
    return Source(root / name, name)


def _cut_file(
    source: Source, columns: Choice | None, size: int
) -> tuple[list[FileSlice], dict[str, str], list[str]]:
    cutter = CUTTERS.get(source.suffix)
    if cutter is None:
        raise ReadingError(
            f"a kind of file that is not read in a stream; {', '.join(CUTTERS)} are, read_articles reads others"
        )
    cuts = cutter(source, size, MOST_BYTES)
    if not cuts:
        raise ReadingError("the file holds no row")
    first = join_parts(read_slice(source, cuts[0]), Account(source.name)).columns
    names = list(first)
    found = guess_columns(names, columns, first)
    require_text_column(found, names)
    return cuts, found, names


def _check_keep(keep: Sequence[str], headings: set[str]) -> None:
    for name in keep:
        if name not in headings:
            close = get_close_matches(name, sorted(headings), 1)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            raise CorpusError(
                f"keep= names {name!r}, which no file has; there are {', '.join(sorted(headings)[:30])}.{hint}"
            )
        if name in HEADINGS:
            raise CorpusError(
                f"keep= names {name!r}, which the articles table has in any case. Leave it out."
            )


def _guess_order(
    root: Path, partitions: Sequence[Partition], day_first: bool | None
) -> tuple[DateOrder, str | None]:
    """Decide how dates are read, because a run must read all alike; say so if nothing tells.

    The first articles of some files tell in most cases; where they do not, the others are read until one does.
    """
    firsts = list({p.file: p for p in reversed(partitions)}.values())[::-1]
    chosen = firsts[:: max(1, len(firsts) // _DATED_FILES)]
    numbers = {partition.number for partition in chosen}
    dates: set[str] = set()
    for partition in chosen:
        dates |= _read_written_dates(root, partition)
    order = find_order(dates)
    for partition in partitions:
        if order.told:
            break
        if partition.number not in numbers:
            dates |= _read_written_dates(root, partition)
            order = find_order(dates)
    if day_first is not None:
        return order._replace(day_first=day_first), None
    reading = read_dates(pd.Series(sorted(dates), dtype="str"), year_first=order.year_first)
    return order, reading.doubt


def _read_written_dates(root: Path, partition: Partition) -> set[str]:
    heading = partition.columns.get("published")
    if heading is None:
        return set()
    try:
        cells = read_slice(open_source(root, partition.file), partition.cut).columns
    except ReadingError:
        return set()  # whoever codes the partition reports it
    written = join_dates(cells, heading) or cells.get(heading, [])
    return list_doubtful(cell for cell in written if cell is not None)


def _name_within(source: Source, root: Path) -> str:
    return source.path.name if root.is_file() else source.path.relative_to(root).as_posix()


def partition_from_dict(content: Mapping[str, Any]) -> Partition:
    """Read a partition back from JSON."""
    return Partition(content["number"], content["file"], FileSlice(**content["cut"]), content["columns"])


def count_rows(partitions: Iterable[Partition]) -> int:
    """Count the rows of partitions."""
    return sum(partition.cut.rows for partition in partitions)
