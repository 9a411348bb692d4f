"""What a corrected table says without its correction, drawn hollow beside it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from mediaframing.charts.style import INK, Look

NAIVE = "without correction"


def draw_naive(
    axes: Axes, part: pd.DataFrame, y: Any, look: Look, size: float, *, value: str, scale: float = 1
) -> None:
    """Draw the estimates without correction as hollow marks with dotted intervals, if the table has any."""
    if f"{value}_naive" not in part.columns:
        return
    low, middle, high = (scale * part[f"{name}_naive"] for name in ("low", value, "high"))
    axes.hlines(y, low, high, color=look.colour, linewidth=0.8, linestyle=":")
    axes.plot(
        middle, y, linestyle="none", marker=look.marker, markersize=0.85 * size, markerfacecolor="none",
        markeredgecolor=look.colour, markeredgewidth=0.9, clip_on=False, zorder=2,
    )  # fmt: skip


def list_naive(table: pd.DataFrame, value: str) -> list[float]:
    """List all that is drawn hollow, so that the axis has room for it."""
    if f"{value}_naive" not in table.columns:
        return []
    found: np.ndarray = table[[f"{name}_naive" for name in ("low", value, "high")]].to_numpy(dtype=float)
    return [float(number) for number in found.ravel()]


def legend_naive(table: pd.DataFrame, value: str) -> tuple[list[Line2D], list[str]]:
    """Give the mark and the words of the legend for what is drawn hollow; none where nothing is."""
    if f"{value}_naive" not in table.columns:
        return [], []
    mark = Line2D([], [], linestyle="none", marker="o", markerfacecolor="none", markeredgecolor=INK)
    return [mark], [NAIVE]
