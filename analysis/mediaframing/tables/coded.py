"""What measures, charts and views are given: anything with the five coded tables."""

from __future__ import annotations

from typing import Protocol

import pandas as pd


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
