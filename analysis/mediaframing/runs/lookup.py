"""Rows of some articles, read from stored tables without the rest of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from mediaframing.coding.storage_errors import tell_unreadable
from mediaframing.tables import TABLES, check_table, empty_table

_ID = "article_id"


def read_articles_of(
    paths: Mapping[str, Sequence[Path]], article_ids: Collection[str], tables: Collection[str] = tuple(TABLES)
) -> dict[str, pd.DataFrame]:
    """Read the rows of some articles from every table, or from those named.

    Parameters
    ----------
    paths : mapping
        Table -> its files; where there are several, the n-th of each table is of the same articles.
    article_ids : collection of str
    tables : collection of str

    Returns
    -------
    dict
        Table -> its rows, in the order in which they are stored. Ids that are not there have none.
    """
    wanted = sorted(set(map(str, article_ids)))
    found: dict[str, list[pa.Table]] = {name: [] for name in tables}
    for place, path in enumerate(paths["articles"]):
        rows = list(_read_rows(path, wanted))
        if not rows:
            continue
        for name in found:
            found[name] += rows if name == "articles" else _read_rows(paths[name][place], wanted)
    converted = {}
    for name, pieces in found.items():
        with tell_unreadable(paths[name][0] if paths[name] else Path(name)):
            converted[name] = _convert(name, pieces)
    return converted


def _read_rows(path: Path, wanted: Sequence[str]) -> Iterator[pa.Table]:
    """Read from one file the groups of rows that hold any of the ids, and of these the rows that have them."""
    with tell_unreadable(path):
        metadata = pq.read_metadata(path)
        if not any(_may_hold(metadata.row_group(group), wanted) for group in range(metadata.num_row_groups)):
            return
        groups = _index_groups(path, path.stat().st_mtime_ns)
        needed = sorted({group for one in wanted for group in groups.get(one, ())})
        if not needed:
            return
        with pq.ParquetFile(path, metadata=metadata, read_dictionary=[_ID]) as file:
            rows = file.read_row_groups(needed, use_threads=False)
    ids = rows.column(_ID)
    yield _spell_out(
        rows.filter(pa.chunked_array([_is_wanted(chunk, wanted) for chunk in ids.chunks], pa.bool_()))
    )


# Files of a run hold some thousand articles each.
@lru_cache(maxsize=256)
def _index_groups(path: Path, changed: int) -> Mapping[str, Sequence[int]]:
    """Give for each article id the groups of rows in which it stands."""
    index: dict[str, list[int]] = {}
    with pq.ParquetFile(path, read_dictionary=[_ID]) as file:
        ids = file.read(columns=[_ID], use_threads=False).column(_ID)
        sizes = [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)]
    first = 0
    for group, size in enumerate(sizes):
        # Of ids that repeat each is looked at once.
        for chunk in ids.slice(first, size).chunks:
            for one in chunk.dictionary.take(chunk.indices.unique()).to_pylist():
                if group not in (places := index.setdefault(one, [])):
                    places.append(group)
        first += size
    return index


def _is_wanted(ids: pa.DictionaryArray, wanted: Sequence[str]) -> pa.Array:
    known = pc.is_in(ids.dictionary, pa.array(wanted, ids.dictionary.type))
    return known.take(ids.indices)


def _may_hold(group: pq.RowGroupMetaData, wanted: Sequence[str]) -> bool:
    """Tell from the least and the greatest id whether any of those wanted may be in a group of rows."""
    column = next((c for c in map(group.column, range(group.num_columns)) if c.path_in_schema == _ID), None)
    told = None if column is None else column.statistics
    if told is None or not told.has_min_max or not isinstance(told.min, str):
        return True
    # Compared by code point, as UTF-8 is by its bytes.
    return any(told.min <= one <= told.max for one in wanted)


def _spell_out(table: pa.Table) -> pa.Table:
    return table.set_column(table.schema.get_field_index(_ID), _ID, table.column(_ID).cast(pa.string()))


def _convert(name: str, pieces: Sequence[pa.Table]) -> pd.DataFrame:
    if not pieces:
        return empty_table(name)
    rows = pa.concat_tables(pieces, promote_options="permissive").to_pandas(ignore_metadata=True)
    return check_table(name, rows)
