"""The contrast of two frames by group: a log ratio with its interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from mediaframing.charts.bounds import TOLD, draw_bounds, list_bounds
from mediaframing.charts.figure import (
    draw_legend,
    draw_rows,
    drawing,
    fit_rows,
    mark_size,
    marker_of,
    say_nothing,
)
from mediaframing.charts.labels import (
    fit_characters,
    list_groups,
    wrap_label,
    write_count,
    write_groups,
    write_name,
)
from mediaframing.charts.naive import draw_naive, legend_naive, list_naive
from mediaframing.charts.names import read_labels
from mediaframing.charts.rows import MOST_ROWS, arrange_rows, limit_groups, write_foot
from mediaframing.charts.style import INK, PALETTE, QUIET, Look
from mediaframing.measures.results import check_result


def plot_contrast(
    contrast: pd.DataFrame,
    ax: Axes | None = None,
    *,
    labels: Mapping[Any, str] | None = None,
    order: Sequence[Any] | str | None = None,
    top: int | None = MOST_ROWS,
    minimum: int = 1,
) -> Axes:
    """Draw how many times as often one frame is mentioned as the other, by group.

    Parameters
    ----------
    contrast : DataFrame
        From :func:`~mediaframing.measures.contrast.compare_frames`.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    labels : mapping, optional
        Labels for the two frames and the groups.
    order : sequence or ``"ratio"``, optional
        The groups from top to bottom; ``"ratio"`` puts the group that leans most to the first frame on top.

    top : int or None, default 40
        How many groups at most: those that ``order`` names, then those of most articles. How many are left out is said.
    minimum : int, default 1
        Only groups with so many articles.

    Returns
    -------
    Axes
        One row a group with the counts of both frames, left : right as the chart has them; the axis is a log ratio, its ticks say how many times.
        Marks of one side differ in colour and shape from those of the other.
    """
    check_result(contrast, "compare_frames")
    labels = read_labels(contrast, labels)
    if contrast.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: the table of the contrast has no rows.")
    groups = list_groups(contrast, "first")
    table, left_out = limit_groups(
        contrast.reset_index(drop=True), groups, top=top, minimum=minimum, order=order
    )
    if table.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: no group has so many articles.")
    table["row"] = write_groups(table, groups, labels)
    rows = arrange_rows(table, groups, order, value="log_ratio", word="ratio")
    held = table.drop_duplicates("row").set_index("row").loc[rows]
    pairs = zip(held["second_count"], held["first_count"], strict=True)
    counts = [f"{write_count(left)} : {write_count(right)}" for left, right in pairs]
    height, slot, written = fit_rows(rows, counts, share=0.3, widest=0.36, around_mm=28)
    table["y"] = table["row"].map({row: number for number, row in enumerate(rows)})
    first, second = (write_name(table[side].iloc[0], labels, "frame") for side in ("first", "second"))
    with drawing(ax, height, "Dot chart of log ratios with intervals") as axes:
        draw_rows(axes, written)
        axes.axvline(0, color=INK, linewidth=0.8, zorder=1)
        sides = (
            (table["log_ratio"] >= 0, Look(PALETTE[0], "o")),
            (table["log_ratio"] < 0, Look(PALETTE[1], "s")),
        )
        for side, look in sides:
            part = table[side]
            draw_naive(axes, part, part["y"] + 0.25, look, mark_size(slot), value="log_ratio")
            axes.hlines(part["y"], part["low"], part["high"], color=look.colour, linewidth=1.2)
            axes.plot(
                part["log_ratio"], part["y"], linestyle="none", zorder=3, **marker_of(look, mark_size(slot))
            )
        for y in table.loc[table["log_ratio"].isna(), "y"]:
            axes.text(0, y, " neither", va="center", ha="left", color=QUIET)
        longest = np.nanmax(
            np.abs([*table["log_ratio"].to_numpy(dtype=float), *list_naive(table, "log_ratio"), 1.0])
        )
        widest = np.nanmax(np.abs([*table[["low", "high"]].to_numpy(dtype=float).ravel(), longest]))
        # The interval of one small group is not to press all others together; it is cut, and that is said.
        usual = table[["low", "high"]].abs().max(axis=1).median()
        reach = min(widest, np.nanmax([1.5 * longest, 1.5 * usual]))
        axes.set_xlim(-1.06 * reach, 1.06 * reach)
        if widest > 1.06 * reach:
            left_out += "; intervals that leave the chart are cut"
        for side, look in sides:
            draw_bounds(axes, table[side], table.loc[side, "y"], look.colour)
        left_out += TOLD if list_bounds(table).any() else ""
        axes.xaxis.set_major_locator(MaxNLocator(nbins=8 if fit_characters(1) > 100 else 4, integer=True))
        axes.xaxis.set_major_formatter(FuncFormatter(write_times))
        axes.set_xlabel(write_foot("How many times as often (log scale)", left_out, written))
        room = fit_characters(0.26)
        axes.set_title(f"← {wrap_label(second, room, 3)}", loc="left", color=INK)
        axes.set_title(f"{wrap_label(first, room, 3)} →", loc="right", color=INK)
        draw_legend(axes, *legend_naive(table, "log_ratio"))
    return axes


def write_times(value: float, _: int | None = None) -> str:
    """Write a log ratio (base 2) as how many times."""
    times = 2 ** abs(value)
    return "equal" if abs(value) < 1e-9 else f"{times:,.0f}×" if times >= 1000 else f"{times:,.3g}×"
