"""Columns that every table of rates has: which they are, what the interval is, why there is none; and the rows to show."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from mediaframing.measures.clusters import Design
from mediaframing.measures.intervals import Floats

RESULT_COLUMNS = (
    "count", "denominator", "rate", "low", "high", "interval", "confidence", "articles", "unit", "articles_with",
    "clusters", "reason",
)  # fmt: skip


def name_interval(low: Floats, name: str, bound: NDArray[np.bool_] | None = None) -> pd.Series:
    """Name the kind of interval in each row; missing where there is none."""
    names = pd.Series(name, index=range(len(low)), dtype="str")
    if bound is not None:
        names = names.mask(bound, name.replace("linearised", "bound", 1))
    return names.mask(np.isnan(low))


def give_reasons(design: Design, whole: Floats, low: Floats) -> pd.Series:
    """Say in each row without an interval why there is none: its group, or its denominator, is one cluster or none."""
    reasons = pd.Series(f"one {design.name}", index=range(len(low)), dtype="str").mask(
        whole == 0, "no denominator"
    )
    reasons = reasons.mask(~np.isnan(low))
    return reasons.mask(np.full(len(low), design.census), "census")


def pick_rows(result: pd.DataFrame, column: str, shown: Sequence[str], every: Sequence[str]) -> pd.DataFrame:
    """Keep the frames or actors to show, in the order they were asked for within each group."""
    if list(shown) == list(every):
        return result
    by = [name for name in result.columns if name not in RESULT_COLUMNS]
    before = by[: by.index(column)]
    rank = pd.Series(range(len(shown)), index=list(shown))[lambda r: ~r.index.duplicated()]
    kept = result[result[column].isin(list(shown))]
    group = kept.groupby(before, sort=False, dropna=False).ngroup() if before else pd.Series(0, kept.index)
    order = np.lexsort((kept[column].map(rank).to_numpy(), group.to_numpy()))
    return kept.iloc[order].reset_index(drop=True)
