"""Lazy access to a coding: of each table only the columns that a measure asks for come into memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from mediaframing.codebook import Codebook, read_codebook
from mediaframing.coding.result import list_parts, read_manifest
from mediaframing.tables import TABLES, check_columns, empty_table, list_columns

# These differ from row to row: told apart by number they would take more memory, not less.
_LONG = frozenset({"text", "title", "standfirst"})


def open_coding(folder: str | Path) -> StoredCoding:
    """Open a coding without reading it.

    Parameters
    ----------
    folder : path
        What :func:`code_corpus` or :meth:`Coding.save` wrote.

    Returns
    -------
    StoredCoding
        For any measure, in place of a ``Coding``.

    Raises
    ------
    FileNotFoundError, ValueError
        As :meth:`Coding.load`.

    Examples
    --------
    >>> coding = open_coding("coded/")  # doctest: +SKIP
    >>> rate_frames(coding, by=["outlet", "month"])  # doctest: +SKIP
    >>> coding.frames[["article_id", "term", "text"]]  # doctest: +SKIP
    """
    return StoredCoding(Path(folder))


class StoredTable:
    """A table on the disk, whose columns are read when they are asked for.

    ``table["frame"]`` is a Series, ``table[["frame", "stance"]]`` a DataFrame, :meth:`read` the whole. Texts of
    mentions that repeat are categorical; columns that were read are kept, but for those of running text.
    """

    def __init__(self, name: str, paths: Sequence[Path]) -> None:
        self._name = name
        # What repeats is coded in the file, and need not be spelled out on the way.
        coded = [column for column in list_columns(name) if self._is_coded(column)]
        self._files = [pq.ParquetFile(path, read_dictionary=coded) for path in paths]
        self._kept: dict[str, pd.Series] = {}

    def __len__(self) -> int:
        return sum(file.metadata.num_rows for file in self._files)

    def __repr__(self) -> str:
        return f"<StoredTable {self._name}: {len(self):,} rows, {', '.join(self.columns)}>"

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str):
            return self._read([key])[key]
        return self._read(list(key))

    @property
    def columns(self) -> pd.Index:
        """The names of the columns."""
        names = self._files[0].schema_arrow.names if self._files else empty_table(self._name).columns
        return pd.Index(names)

    @property
    def index(self) -> pd.RangeIndex:
        """The places of the rows."""
        return pd.RangeIndex(len(self))

    @property
    def empty(self) -> bool:
        """Whether the table has no rows."""
        return len(self) == 0

    def read(self) -> pd.DataFrame:
        """Read the whole table into memory."""
        return self._read(list(self.columns))

    def _read(self, names: list[str]) -> pd.DataFrame:
        check_columns(pd.DataFrame(columns=self.columns), names, self._name)
        if not self._files:
            return empty_table(self._name)[names]
        read = {name: self._kept[name] if name in self._kept else self._read_column(name) for name in names}
        self._kept.update({name: values for name, values in read.items() if name not in _LONG})
        return pd.DataFrame(read, copy=False)

    def _is_coded(self, name: str) -> bool:
        return self._name != "articles" and name not in _LONG

    def _read_column(self, name: str) -> pd.Series:
        # One column at a time, so that the memory Arrow needs on the way is that of one column.
        parts = [file.read([name], use_threads=False)[name] for file in self._files]
        if self._is_coded(name):
            parts = [part.dictionary_encode() if pa.types.is_string(part.type) else part for part in parts]
        chunks = [chunk for part in parts for chunk in part.chunks]
        whole = pa.chunked_array(chunks, parts[0].type).unify_dictionaries()
        column: pd.Series = whole.to_pandas().rename(name)
        wanted = next((c.dtype for c in TABLES[self._name] if c.name == name), None)
        if wanted == "Int64":
            column = column.astype("Int64")
        return column


class StoredCoding:
    """A coding on the disk: the tables of a ``Coding``, each read as far as it is used.

    Attributes
    ----------
    articles, sentences, frames, actors, attributions : StoredTable
    codebook : Codebook
    provenance : mapping
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.provenance: Mapping[str, Any] = read_manifest(folder)["provenance"]

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, name)):,} {name}" for name in TABLES)
        return f"<StoredCoding: {counts}>"

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook it was coded with."""
        return read_codebook(self._folder / "codebook.toml")

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

    def _open(self, name: str) -> StoredTable:
        return StoredTable(name, list_parts(self._folder, name))
