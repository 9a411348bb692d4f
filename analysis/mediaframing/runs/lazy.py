"""Lazy access to a coding: of each table only the columns that a measure asks for come into memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from mediaframing.codebook import Codebook
from mediaframing.coding import Coding, CodingError
from mediaframing.coding.storage import StoredParts, open_stored, read_undisturbed
from mediaframing.coding.storage_errors import tell_unreadable
from mediaframing.grouping import KEY, Groups, find_groups, make_groups
from mediaframing.runs.lookup import read_articles_of
from mediaframing.tables import TABLES, check_columns, empty_table
from mediaframing.values.keywords import take_path

# These differ from row to row: told apart by number they would take more memory, not less.
_LONG = frozenset({"text", "title", "standfirst"})
_Mask: TypeAlias = npt.NDArray[np.bool_]
_ROWS_AT_ONCE = 1 << 19
# Of sentences fewer, since each is ten times as long as what else is in a row, and of whole articles still fewer.
_SENTENCES_AT_ONCE, _TEXTS_AT_ONCE = 1 << 14, 1 << 10


def open_coding(folder: str | Path, *, verify: bool = False) -> StoredCoding:
    """Open a coding without reading it.

    Parameters
    ----------
    folder : path
        What :func:`code_corpus` or :meth:`Coding.save` wrote.
    verify : bool, default False
        Whether the SHA-256 of every file is compared, as :meth:`Coding.load` does; that files, sizes, rows and codebook are
        those that were written is checked in any case.

    Returns
    -------
    StoredCoding
        For any measure, in place of a ``Coding``.

    Raises
    ------
    CodingError
        As :meth:`Coding.load`.

    Examples
    --------
    >>> coding = open_coding("coded/")  # doctest: +SKIP
    >>> rate_frames(coding, by=["outlet", "month"])  # doctest: +SKIP
    >>> coding.frames[["article_id", "term", "text"]]  # doctest: +SKIP
    """
    place = take_path("folder", folder, CodingError)
    return StoredCoding(read_undisturbed(place, lambda: open_stored(place, verify=verify)))


class StoredTable:
    """A table on the disk, whose columns are read when they are asked for.

    ``table["frame"]`` is a Series, ``table[["frame", "stance"]]`` a DataFrame, :meth:`read` the whole,
    :meth:`iterate_batches` piece by piece. Whatever else a DataFrame can do it does once the whole table is in memory:
    ``table.head()`` and rows that a mask chooses. Texts of mentions that repeat are categorical; columns that were read
    are kept, but for those of running text.
    """

    def __init__(
        self, name: str, stored: StoredParts, whole: StoredTable | None = None, keep: _Mask | None = None
    ) -> None:
        # No file stays open: a run of ten million articles has more parts than a process may open.
        self._name, self._stored, self._paths = name, stored, list(stored.paths[name])
        self._kept: dict[str, pd.Series] = {}
        # Of a part of the articles: the table of all, which may have columns in memory, and which of its rows are meant.
        self._whole, self._keep = whole, keep

    def __len__(self) -> int:
        return self._count

    def __repr__(self) -> str:
        return f"<StoredTable {self._name}: {len(self):,} rows, {', '.join(self.columns)}>"

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str):
            return self._read([key])[key]
        if isinstance(key, list | tuple | pd.Index) and all(isinstance(name, str) for name in key):
            return self._read(list(key))
        return self._spell()[key]

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_"):
            if hasattr(pd.DataFrame, name):
                return getattr(self._spell(), name)
            if name in self.columns:
                return self[name]
        raise AttributeError(
            f"A table on the disk has no {name!r}; it has the columns {', '.join(self.columns)}, and what a DataFrame has.",
            name=name,
            obj=self,
        )

    def __setitem__(self, key: Any, value: Any) -> None:
        raise TypeError(
            f"A table on the disk takes no column {key!r}. Coding.load(folder) reads the coding into memory, where it can be added."
        )

    def __contains__(self, name: object) -> bool:
        return name in self.columns

    @property
    def columns(self) -> pd.Index:
        """The names of the columns."""
        if not self._paths:
            return empty_table(self._name).columns
        self._stored.require_unchanged()
        with tell_unreadable(self._paths[0]):
            names: list[str] = pq.read_schema(self._paths[0]).names
        return pd.Index(names)

    @cached_property
    def _count(self) -> int:
        if self._keep is not None:
            return int(self._keep.sum())
        self._stored.require_unchanged()
        return sum(pq.read_metadata(path).num_rows for path in self._paths)

    @property
    def index(self) -> pd.RangeIndex:
        """The places of the rows."""
        return pd.RangeIndex(len(self))

    @property
    def empty(self) -> bool:
        """Whether the table has no rows."""
        return len(self) == 0

    def _spell(self) -> pd.DataFrame:
        """Give the whole table as one that never was on the disk, without categories."""
        table = self.read()
        return table.astype({name: "str" for name, held in table.dtypes.items() if held == "category"})

    def read(self) -> pd.DataFrame:
        """Read the whole table into memory."""
        return self._read(list(self.columns))

    def iterate_batches(self, columns: Iterable[str]) -> Iterator[pd.DataFrame]:
        """Give some columns half a million rows at a time (with texts 16,000, of articles one thousand), at least one piece; none of it is kept."""
        names = list(columns)
        self._check(names)
        most = _ROWS_AT_ONCE
        if "text" in names:
            most = _TEXTS_AT_ONCE if self._name == "articles" else _SENTENCES_AT_ONCE
        held: list[pa.RecordBatch] = []
        rows = 0
        for batch in self._iterate_records(names, most):
            held.append(batch)
            rows += batch.num_rows
            if rows >= most:
                yield self._convert(pa.Table.from_batches(held))
                held, rows = [], 0
        if held:
            yield self._convert(pa.Table.from_batches(held))
        elif self.empty:
            yield self._read(names)

    def _check(self, names: list[str]) -> None:
        check_columns(pd.DataFrame(columns=self.columns), names, self._name)

    def _read(self, names: list[str]) -> pd.DataFrame:
        self._check(names)
        # One column at a time, so that the memory Arrow needs on the way is that of one column.
        read = {name: self._kept[name] if name in self._kept else self._read_column(name) for name in names}
        self._kept.update({name: values for name, values in read.items() if name not in _LONG})
        return pd.DataFrame(read, copy=False)

    def _read_column(self, name: str) -> pd.Series:
        if self._whole is not None and self._keep is not None and name not in _LONG:
            column: pd.Series = self._whole[name]
            return column.loc[self._keep].reset_index(drop=True)
        batches = list(self._iterate_records([name]))
        if not self._paths:
            return empty_table(self._name)[name]
        # Rows are what a table may lack, even where there are parts of it.
        none = pq.read_schema(self._paths[0]).empty_table().select([name])
        return self._convert(pa.Table.from_batches(batches) if batches else none)[name]

    def _iterate_records(self, names: list[str], most: int = _ROWS_AT_ONCE) -> Iterator[pa.RecordBatch]:
        # What repeats is coded in the file, and need not be spelled out on the way.
        coded = [name for name in names if self._is_coded(name)]
        passed = 0
        for path in self._paths:
            self._stored.require_unchanged()
            with tell_unreadable(path), pq.ParquetFile(path, read_dictionary=coded) as file:
                for batch in file.iter_batches(most, columns=names, use_threads=False):
                    keep = None if self._keep is None else self._keep[passed : passed + batch.num_rows]
                    passed += batch.num_rows
                    kept = batch.select(names)
                    yield kept if keep is None else kept.filter(pa.array(keep))

    def _is_coded(self, name: str) -> bool:
        return self._name != "articles" and name not in _LONG

    def _convert(self, table: pa.Table) -> pd.DataFrame:
        for place, field in enumerate(table.schema):
            if self._is_coded(field.name) and (
                pa.types.is_string(field.type) or pa.types.is_large_string(field.type)
            ):
                table = table.set_column(place, field.name, table.column(place).dictionary_encode())
        with tell_unreadable(self._paths[0]):
            converted: pd.DataFrame = table.unify_dictionaries().to_pandas(ignore_metadata=True)
        whole = [c.name for c in TABLES[self._name] if c.dtype == "Int64" and c.name in converted.columns]
        return converted.astype(dict.fromkeys(whole, "Int64"))


class StoredCoding:
    """A coding on the disk: the tables of a ``Coding``, each read as far as it is used.

    Attributes
    ----------
    articles, sentences, frames, actors, attributions : StoredTable
    codebook : Codebook
    provenance : mapping
    """

    def __init__(
        self, stored: StoredParts, whole: StoredCoding | None = None, keep: _Mask | None = None
    ) -> None:
        self._stored = stored
        self._whole, self._keep = whole, keep
        self.codebook: Codebook = stored.codebook
        self.provenance: Mapping[str, Any] = stored.provenance

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, name)):,} {name}" for name in TABLES)
        return f"<StoredCoding: {counts}>"

    @cached_property
    def articles(self) -> Any:
        """The table ``articles``, a :class:`StoredTable`."""
        return self._open("articles")

    @cached_property
    def sentences(self) -> Any:
        """The table ``sentences``, a :class:`StoredTable`."""
        return self._open("sentences")

    @cached_property
    def frames(self) -> Any:
        """The table ``frames``, a :class:`StoredTable`."""
        return self._open("frames")

    @cached_property
    def actors(self) -> Any:
        """The table ``actors``, a :class:`StoredTable`."""
        return self._open("actors")

    @cached_property
    def attributions(self) -> Any:
        """The table ``attributions``, a :class:`StoredTable`."""
        return self._open("attributions")

    @property
    def groups(self) -> Groups | None:
        """How its articles are grouped; None before :meth:`with_groups`."""
        return find_groups(self)

    def with_groups(
        self,
        column: str,
        *,
        order: Sequence[str] | None = None,
        labels: Mapping[str, str] | None = None,
        label: str | None = None,
        top: int | None = 12,
        minimum: int = 1,
    ) -> StoredCoding:
        """Say once how articles are grouped, as :meth:`mediaframing.Coding.with_groups` does; nothing is written."""
        groups = make_groups(self, column, order=order, labels=labels, label=label, top=top, minimum=minimum)
        grouped = copy(self)
        grouped.provenance = {**self.provenance, KEY: groups.write()}
        return grouped

    def take_articles(self, article_ids: Collection[str]) -> Coding:
        """Read some articles with all that was coded in them into memory, and nothing of the others.

        Parameters
        ----------
        article_ids : collection of str
            Those that are not in the coding are passed over.

        Returns
        -------
        Coding
            With the articles in the order of the corpus.
        """
        tables = self._read_rows_of(article_ids, tuple(TABLES))
        return Coding(**tables, codebook=self.codebook, provenance=self.provenance)

    def take_texts(self, article_ids: Collection[str]) -> pd.DataFrame:
        """Read the rows of some articles in the articles table, and nothing of what was coded in them."""
        return self._read_rows_of(article_ids, ("articles",))["articles"]

    def _read_rows_of(self, article_ids: Collection[str], tables: Collection[str]) -> dict[str, pd.DataFrame]:
        wanted = set(map(str, article_ids))
        if self._keep is not None:
            wanted &= set(self.articles["article_id"])
        self._stored.require_unchanged()
        return read_articles_of(self._stored.paths, wanted, tables)

    def keep_articles(self, keep: Sequence[bool] | _Mask, provenance: Mapping[str, Any]) -> StoredCoding:
        """Give a part of the articles with all that was coded in them; nothing but their ids is read.

        Parameters
        ----------
        keep : array of bool
            For each article whether it is in the part.
        provenance : mapping
            Of the part.
        """
        mask = np.asarray(keep, dtype=bool)
        if self._keep is not None:
            of_all = np.zeros(len(self._keep), dtype=bool)
            of_all[np.flatnonzero(self._keep)[mask]] = True
            mask = of_all
        return StoredCoding(replace(self._stored, provenance=provenance), self._whole or self, mask)

    def _open(self, name: str) -> StoredTable:
        stored = self._stored
        if self._whole is None or self._keep is None:
            return StoredTable(name, stored)
        whole: StoredTable = getattr(self._whole, name)
        if name == "articles":
            return StoredTable(name, stored, whole, self._keep)
        ids = self._whole.articles["article_id"][self._keep]
        return StoredTable(name, stored, whole, whole["article_id"].isin(ids).to_numpy())
