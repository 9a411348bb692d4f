"""What measures, charts and views are given: anything with the five coded tables; and what is refused in its place."""

from __future__ import annotations

import os
from typing import Protocol

import pandas as pd

from mediaframing.tables.checks import TableError
from mediaframing.tables.doubled import refuse_doubled

_TABLES = ("articles", "sentences", "frames", "actors", "attributions")


class CodedTables(Protocol):
    """Anything that holds the coded tables: a ``Coding``, or tables coded by hand in a namespace."""

    @property
    def articles(self) -> pd.DataFrame: ...
    @property
    def sentences(self) -> pd.DataFrame: ...
    @property
    def frames(self) -> pd.DataFrame: ...
    @property
    def actors(self) -> pd.DataFrame: ...
    @property
    def attributions(self) -> pd.DataFrame: ...


def is_coding(value: object) -> bool:
    """Tell whether something has tables of a coding: those coded by hand may lack what is not needed."""
    if isinstance(value, pd.DataFrame) or not hasattr(value, "articles"):
        return False
    return any(hasattr(value, name) for name in _TABLES[1:])


def require_coding(value: object, taker: str, error: type[Exception] = TableError) -> None:
    """Refuse what is no coding in a sentence; likeliest are one of its tables, and the folder where it is stored.

    A coding with a row that stands twice is refused as well, whatever ``error`` is.

    Parameters
    ----------
    value : object
    taker : str
        The function that was given it.
    error : type
        What to raise.
    """
    if is_coding(value):
        for name in _TABLES:
            refuse_doubled(name, getattr(value, name, None))
        return
    if isinstance(value, pd.DataFrame):
        raise error(
            f"{taker} takes a coding, and not one of its tables, since it needs the others as well: {taker}(coding)."
        )
    if isinstance(value, (str, os.PathLike)):
        raise error(
            f"{taker} takes a coding, and not the name of a file or a folder. open_coding(folder) opens one that is stored, "
            "code_articles(articles, codebook) makes one."
        )
    raise error(
        f"{taker} takes a coding, and not an object of type {type(value).__name__}. code_articles(articles, codebook) "
        "gives one."
    )
