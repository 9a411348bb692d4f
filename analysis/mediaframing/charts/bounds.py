"""Intervals that are bounded on one side only, as of what one of two sides never has: arrows to the edge of the chart."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from mediaframing.charts.style import current_style

TOLD = "; arrows: no bound on that side"


def list_bounds(table: pd.DataFrame) -> pd.Series:
    """Tell which rows have one of two bounds."""
    return table["low"].isna() ^ table["high"].isna()


def draw_bounds(axes: Axes, table: pd.DataFrame, y: pd.Series, colour: str, *, rim: bool = False) -> None:
    """Draw for each row with one bound a line from there to the edge, once the limits of the axis are set.

    Parameters
    ----------
    axes : Axes
    table : DataFrame
        With ``low`` and ``high``.
    y : Series
        The place of each of its rows.
    colour : str
    rim : bool
        Whether the line has a light rim, to be seen on bars.
    """
    size = 0.5 * current_style().font_size
    for known, edge, marker in (("high", axes.get_xlim()[0], "<"), ("low", axes.get_xlim()[1], ">")):
        bounded = list_bounds(table) & table[known].notna()
        if not bounded.any():
            continue
        at, start, tip = y[bounded], table.loc[bounded, known], 0.98 * edge
        if rim:
            axes.hlines(at, start, tip, color="white", linewidth=2.4, zorder=3)
        axes.hlines(at, start, tip, color=colour, linewidth=1.0, zorder=4)
        axes.plot(
            [tip] * len(at), at, linestyle="none", marker=marker, markersize=size, color=colour, zorder=4
        )
