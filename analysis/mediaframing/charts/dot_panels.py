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
from mediaframing.charts.labels import FEW_CUT, fit_characters, measure_text, wrap_label, write_count
from mediaframing.charts.panel_titles import AROUND_MM, choose_columns, line_mm, measure_heads
from mediaframing.charts.style import PALETTE, RULE, Look, choose_looks, current_style

# The least height of a row that holds a name, in lines of type.
_NAMED = 1.25
# The same of one on two lines.
_TWO_LINES = 2.2
# Panels that stand beside each other, as a guess before their number is known.
_MOST_BESIDE = 3
# Of the figure's width: what names of marks may take.
_SHARES = (0.2, 0.26, 0.32, 0.38)


def draw_dot_panels(
    ax: Axes | None,
    table: pd.DataFrame,
    names: Sequence[str],
    ranked: Sequence[str],
    marks: Sequence[str],
    n: pd.Series | None,
    title: Callable[[int], str],
    what: str = "frame",
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
    what : {"frame", "group"}
        What marks are.
    """
    beside = _choose_share(marks, len(names))
    columns, titles = choose_columns(names, ranked, n, beside)
    # Rows of like number, not full ones and a last panel.
    columns = -(-len(titles) // -(-len(titles) // columns))
    names, heads = list(titles), measure_heads(list(titles.values()), columns)
    table = table[table["panel"].isin(names)].reset_index(drop=True)
    line = line_mm()
    room = (TALLEST_MM - AROUND_MM - sum(heads)) / len(heads)
    marks, left_out = _limit_marks(table, marks, int(room / (_NAMED * line)), what)
    table = table[table["mark"].isin(marks)].reset_index(drop=True)
    lines_a_mark = 2.4 if max(map(len, marks)) > fit_characters(beside) else 1.6
    tall = min(max(lines_a_mark * line * len(marks), 5 * line), room)
    height = len(heads) * tall + sum(heads) + 20
    # Where rows are too low for their names, marks differ in look and a legend names them.
    named = tall / len(marks) >= _NAMED * line
    looks = choose_looks(marks) if not named else dict.fromkeys(marks, choose_looks([""])[""])
    told = title(len(names)) + left_out + ("" if n is None else "; in brackets the articles")
    written = _write_marks(marks, beside, tall) if named else []
    wide_mm = max((measure_text(part) for name in written for part in name.split("\n")), default=0.0)
    title_share = min(0.9, 0.96 - wide_mm / current_style().width_mm)
    with drawing(ax, height, "Small multiples with shared axes") as whole:
        panels = split_axes(whole, *_lay_boxes(len(names), columns, tall, heads))
        for number, (panel, name) in enumerate(zip(panels, names, strict=True)):
            part = table[table["panel"] == name]
            _draw_dots(panel, part, looks, min(1.4 * line, 0.9 * tall / len(marks)))
            panel.set_title(titles[name], loc="left", pad=2, y=AT_TOP)
            at_left = written if number % columns == 0 else []
            _share_axes(panel, table, len(marks), at_left, foot=number + columns >= len(names))
        whole.set_title(wrap_label(told, fit_characters(title_share), 8), loc="left", pad=2, y=AT_TOP)
        if not named and len(marks) > 1:
            name_looks(whole, looks)
    return whole


def _choose_share(marks: Sequence[str], panels: int) -> float:
    """Give the least share of the width in which as few names of marks are cut as in a larger one, or no more than a few."""
    low = len(marks) * -(-panels // _MOST_BESIDE) * _TWO_LINES * line_mm() > TALLEST_MM - AROUND_MM
    cut = {
        share: sum("…" in wrap_label(mark, fit_characters(share), 1 if low else 2) for mark in marks)
        for share in _SHARES
    }
    return min(_SHARES, key=lambda share: (max(cut[share], FEW_CUT * len(marks)), share))


def _limit_marks(table: pd.DataFrame, marks: Sequence[str], most: int, what: str) -> tuple[list[str], str]:
    """Keep as many marks as have room for their names, or else as differ in colour: groups of most articles, or the first frames.

    Returns
    -------
    marks : list of str
    note : str
        What is left out, as the end of a title; empty for nothing.
    """
    most = max(most, len(PALETTE))
    left = len(marks) - most
    if left <= 0:
        return list(marks), ""
    if what == "frame":
        return list(marks[:most]), f"; of {len(marks)} frames the first {most} drawn"
    sizes = table.groupby("mark", sort=False)["articles"].max().reindex(list(marks))
    kept = set(sizes.sort_values(ascending=False, kind="stable").index[:most])
    told = f"; {write_count(left)} group{'s' if left > 1 else ''} with fewer articles not drawn"
    return [mark for mark in marks if mark in kept], told


def _write_marks(marks: Sequence[str], share: float, panel_mm: float) -> list[str]:
    """Write the names of marks, on as many lines as their rows have room for."""
    lines = 2 if panel_mm / len(marks) > _TWO_LINES * line_mm() else 1
    return [wrap_label(mark, fit_characters(share), lines) for mark in marks]


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
    marks: int,
    names: Sequence[str],
    *,
    foot: bool,
) -> None:
    """Give every panel the same limits and ticks; names stand at the left and numbers at the foot only."""
    top = np.nanmax([*table[["rate", "high"]].to_numpy(dtype=float).ravel(), 0])
    panel.set_xlim(0, top * 1.06 if top > 0 else 1)
    panel.xaxis.set_major_locator(MaxNLocator(nbins=3, prune="upper"))
    panel.set_yticks(range(marks), names or [""] * marks)
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
