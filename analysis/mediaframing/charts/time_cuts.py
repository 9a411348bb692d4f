"""What charts over time draw, and what they leave out and tell: few articles, stray ones, and those without a date."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediaframing.charts.labels import write_count

MOST_BARS = 24
"""Of more periods than this intervals are a band."""
FEW = 5
"""A period with fewer articles is a pale dot, unless up to 24 periods are all like that."""
# Of the articles so few at either end of the time are not drawn, if they would take this share of it.
_STRAY = 0.01
_MUCH_ROOM = 0.25
# Rates of few articles beyond so many times the highest other are off the scale.
_FAR = 1.5


def are_thin(table: pd.DataFrame, periods: int) -> pd.Series[bool]:
    """Tell which rates rest on so few articles that among many periods, or among better known ones, they are only dots."""
    return (table["articles"] < FEW) & table["rate"].notna() & (periods > MOST_BARS or is_joined(table))


def is_joined(table: pd.DataFrame) -> bool:
    """Tell whether any period has articles enough to be joined by a line."""
    return bool((table["articles"] >= FEW).any())


def drop_undated(table: pd.DataFrame, column: str, what: str) -> tuple[pd.DataFrame, str]:
    """Leave out the lines (or panels) without a single dated article; tell how many, as the end of a title."""
    dated = table.groupby(column, sort=False)["articles"].max() > 0
    left = int((~dated).sum())
    if not left or not dated.any():
        return table, ""
    told = f"; {write_count(left)} {what}{'s' if left > 1 else ''} without dated articles not drawn"
    return table[table[column].map(dated)].reset_index(drop=True), told


def drop_stray(
    table: pd.DataFrame, groups: Sequence[str], keep: Sequence[float] = ()
) -> tuple[pd.DataFrame, str]:
    """Leave out periods at either end that hold hardly any article, where without them the others have much more room.

    Parameters
    ----------
    table : DataFrame
        With the time in ``x`` (days).
    groups : sequence of str
        The columns that group it, but for the time.
    keep : sequence of float
        Days that stay within the time.

    Returns
    -------
    table : DataFrame
    told : str
        How many articles are left out, as the end of a title; empty for none.
    """
    volume = table.drop_duplicates(["x", *groups]).groupby("x")["articles"].sum()
    most = _STRAY * volume.sum()
    inner = volume[(volume.cumsum() > most) & (volume[::-1].cumsum()[::-1] > most)]
    if inner.empty:
        return table, ""
    first, last = (float(edge) for edge in (inner.index[0], inner.index[-1]))
    first, last = min([first, *keep]), max([last, *keep])
    held = volume[(volume.index >= first) & (volume.index <= last)]
    span = float(volume.index[-1] - volume.index[0])
    if len(held) < 2 or span - (last - first) < _MUCH_ROOM * span:
        return table, ""
    told = "".join(
        f"; {write_count(number)} article{'s' if number > 1 else ''} {word} {_write_day(edge)} not drawn"
        for word, edge, number in (
            ("before", held.index[0], volume[volume.index < first].sum()),
            ("from", volume.index[volume.index > last].min(), volume[volume.index > last].sum()),
        )
        if number
    )
    return table[table["x"].between(first, last)].reset_index(drop=True), told


def _write_day(place: float) -> str:
    return f"{pd.Timestamp(place, unit='D'):%Y-%m-%d}"


def cut_pale(table: pd.DataFrame, thin: pd.Series[bool]) -> tuple[pd.DataFrame, str]:
    """Leave out rates of few articles that are far above all others, which would be flattened; tell so, as part of a note."""
    known = ~thin & table["rate"].notna()
    sure = find_top(table[known], thin[known]) if known.any() else np.inf
    far = thin & (table["rate"] > _FAR * sure)
    if not far.any():
        return table, ""
    return table.assign(rate=table["rate"].mask(far)), f", {write_count(far.sum())} off the scale"


def find_top(table: pd.DataFrame, thin: pd.Series[bool]) -> float:
    """Find the highest rate or upper limit that is drawn."""
    top = np.nanmax(
        [*table["rate"].to_numpy(dtype=float), *table.loc[~thin, "high"].to_numpy(dtype=float), 0.0]
    )
    return 1.06 * float(top) if top > 0 else 1.0
