"""Panels of dots with intervals: a row a mark, all on the same axes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from mediaframing.charts.figure import (
    AT_TOP,
    TALLEST_MM,
    draw_legend,
    drawing,
    mark_size,
    marker_of,
    split_axes,
)
from mediaframing.charts.labels import (
    fit_characters,
    wrap_label,
)
from mediaframing.charts.panel_titles import AROUND_MM, choose_columns, line_mm, measure_heads
from mediaframing.charts.style import RULE, Look, choose_looks


def draw_dot_panels(
    ax: Axes | None,
    table: pd.DataFrame,
    names: Sequence[str],
    ranked: Sequence[str],
    marks: Sequence[str],
    n: pd.Series | None,
    title: Callable[[int], str],
) -> Axes:
    """Draw a panel for each name, with a dot and its interval for each mark.

    Parameters
    ----------
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    table : DataFrame
        With columns ``panel``, ``mark``, ``rate``, ``low`` and ``high``.
    names, ranked : sequence of str
        The panels in the order of reading, and in the order in which they are kept where a page does not hold all.
    marks : sequence of str
        What is told apart within a panel, in order.
    n : Series, optional
        How many articles each panel has, which is written behind its name.
    title : callable
        Gives the name of the axis for a number of panels that are drawn.
    """
    columns, titles = choose_columns(names, ranked, n)
    names, heads = list(titles), measure_heads(list(titles.values()), columns)
    table = table[table["panel"].isin(names)].reset_index(drop=True)
    line = line_mm()
    lines_a_mark = 2.4 if max(map(len, marks)) > fit_characters(0.2) else 1.6
    tall = max(lines_a_mark * line * len(marks), 5 * line)
    tall = min(tall, (TALLEST_MM - AROUND_MM - sum(heads)) / len(heads))
    height = len(heads) * tall + sum(heads) + 20
    # Where rows are too low for their names, marks differ in look and a legend names them.
    named = tall / len(marks) >= 1.25 * line
    looks = choose_looks(marks) if not named else dict.fromkeys(marks, choose_looks([""])[""])
    told = title(len(names)) + ("" if n is None else "; in brackets the articles")
    with drawing(ax, height, "Small multiples with shared axes") as whole:
        panels = split_axes(whole, *_lay_boxes(len(names), columns, tall, heads))
        for number, (panel, name) in enumerate(zip(panels, names, strict=True)):
            part = table[table["panel"] == name]
            _draw_dots(panel, part, looks, min(1.4 * line, 0.9 * tall / len(marks)))
            panel.set_title(titles[name], loc="left", pad=2, y=AT_TOP)
            _share_axes(
                panel, table, marks if named else [""] * len(marks), number, columns, len(names), tall
            )
        whole.set_title(wrap_label(told, fit_characters(0.9), 8), loc="left", pad=2, y=AT_TOP)
        if not named and len(marks) > 1:
            name_looks(whole, looks)
    return whole


def _lay_boxes(
    panels: int, columns: int, tall: float, heads: Sequence[float]
) -> list[tuple[float, float, float, float]]:
    total = len(heads) * tall + sum(heads)
    gap = 0.03
    wide = (1 - gap * (columns - 1)) / columns
    feet = np.cumsum(np.asarray(heads) + tall) / total
    return [
        ((number % columns) * (wide + gap), 1 - feet[number // columns], wide, tall / total)
        for number in range(panels)
    ]


def _draw_dots(panel: Axes, part: pd.DataFrame, looks: Mapping[str, Look], slot_mm: float) -> None:
    for y, (mark, look) in enumerate(looks.items()):
        own = part[part["mark"] == mark]
        panel.hlines([y] * len(own), own["low"], own["high"], color=look.colour, linewidth=1.0)
        panel.plot(
            own["rate"],
            [y] * len(own),
            linestyle="none",
            clip_on=False,
            zorder=3,
            **marker_of(look, mark_size(slot_mm)),
        )
    panel.set_ylim(len(looks) - 0.5, -0.5)


def _share_axes(
    panel: Axes,
    table: pd.DataFrame,
    marks: Sequence[str],
    number: int,
    columns: int,
    panels: int,
    panel_mm: float,
) -> None:
    """Give every panel the same limits and ticks; the numbers stand at the left and at the foot only."""
    top = np.nanmax([*table[["rate", "high"]].to_numpy(dtype=float).ravel(), 0])
    left, foot = number % columns == 0, number + columns >= panels
    panel.set_xlim(0, top * 1.06 if top > 0 else 1)
    panel.xaxis.set_major_locator(MaxNLocator(nbins=3, prune="upper"))
    lines = 2 if panel_mm / len(marks) > 2.2 * line_mm() else 1
    names = [wrap_label(mark, fit_characters(0.2), lines) if left else "" for mark in marks]
    panel.set_yticks(range(len(marks)), names)
    panel.tick_params(axis="y", length=0)
    panel.spines["left"].set_visible(False)
    panel.grid(axis="x", color=RULE)
    panel.tick_params(axis="x", labelbottom=foot)


def name_looks(whole: Axes, looks: Mapping[str, Look]) -> None:
    """Name in a legend what is told apart by its look."""
    handles = [
        Line2D([], [], color=look.colour, linestyle=look.dash, **marker_of(look, 4))
        for look in looks.values()
    ]
    draw_legend(whole, handles, list(looks))
