"""Tables piece by piece, so that one on the disk is never in memory as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from mediaframing.measures.intervals import Integers
from mediaframing.tables import check_columns

_MOST = np.iinfo(np.int32).max


def iterate_batches(table: pd.DataFrame, columns: Sequence[str], name: str) -> Iterator[pd.DataFrame]:
    """Give some columns of a table: in pieces if it can be read in pieces, else as one.

    Parameters
    ----------
    table : DataFrame
        Or anything with its columns and a method ``iterate_batches``, as a table on the disk has.
    columns : sequence of str
    name : str
        What the table is called in messages.

    Raises
    ------
    TableError
        If a column is absent.
    """
    unique = list(dict.fromkeys(columns))
    check_columns(table, unique, name)
    in_pieces = getattr(table, "iterate_batches", None)
    if in_pieces is None:
        yield table[unique]
    else:
        yield from in_pieces(unique)


def list_values(table: pd.DataFrame, column: str, name: str) -> list[str]:
    """List the distinct values of a column, as texts in their order, without the missing."""
    values: set[str] = set()
    for batch in iterate_batches(table, [column], name):
        values.update(map(str, batch[column].dropna().unique()))
    return sorted(values)


def shrink(places: Integers) -> Integers:
    """Give the same numbers in 32 bits, if they fit."""
    return places.astype(np.int32) if not len(places) or places.max() <= _MOST else places


def join_values(pieces: Sequence[pd.Series]) -> pd.Series:
    """Put the values of a column together again; categorical ones stay so."""
    if len(pieces) == 1:
        return pieces[0]
    if all(isinstance(piece.dtype, pd.CategoricalDtype) for piece in pieces):
        return pd.Series(union_categoricals(list(pieces)))
    return pd.concat(pieces, ignore_index=True)
