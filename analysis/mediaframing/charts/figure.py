"""Axes of the right size, legends that fit, and what to show when there is nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from mediaframing.charts.fonts import fit_fonts, tell_absent
from mediaframing.charts.labels import count_letters, fit_characters, wrap_counted, wrap_label
from mediaframing.charts.layout import ABOVE, SingleLayout
from mediaframing.charts.style import (
    MM,
    POINT_MM,
    QUIET,
    RULE,
    Look,
    current_style,
    list_settings,
    load_backend,
)

# A figure taller than this does not fit a page with its caption.
TALLEST_MM = 235.0

# Characters of a usual number behind a name.
_COUNT = 7

TWO_LINES = 2.05
"""The least height of a row, in lines of type, that holds a name on two lines."""
_NO_AIR = 1.06

AT_TOP = 1.0
"""Where the heading of panels stands. Left to itself, matplotlib measures every axis of every panel for it, each time it asks for room."""

# Marks a figure that was made here, and may be changed in height.
_OWN = "mediaframing"


@contextmanager
def drawing(ax: Axes | None, height_mm: float, kind: str = "") -> Iterator[Axes]:
    """Give the axes to draw on, in the style in force: the caller's, or those of a new figure.

    Parameters
    ----------
    ax : Axes or None
    height_mm : float
        Of the new figure; cut to what fits a page.
    kind : str
        What kind of chart it is, for those who cannot see it; the label of the axes.
    """
    if ax is not None and not isinstance(ax, Axes):
        raise TypeError(
            f"ax={ax!r} is no axes to draw on. The second argument of every chart is ax; name what else is given, such as "
            "event=, by= or article_id=."
        )
    chosen = current_style()
    load_backend()
    with mpl.rc_context(list_settings(chosen)):
        if ax is None:
            size = (chosen.width_mm * MM, min(height_mm, TALLEST_MM) * MM)
            figure = plt.figure(figsize=size, layout=SingleLayout(w_pad=MM, h_pad=MM))
            figure.set_gid(_OWN)
            ax = figure.add_subplot()
        if kind:
            ax.set_label(kind)
        yield ax
        tell_absent(fit_fonts(ax.figure if is_own(ax) else ax, chosen.font))


def is_own(ax: Axes) -> bool:
    """Tell whether the figure was made here, so that its height may change."""
    figure = ax.get_figure(root=True)
    return isinstance(figure, Figure) and figure.get_gid() == _OWN


def fit_rows(
    names: Sequence[str],
    counts: Sequence[str],
    *,
    share: float = 0.3,
    widest: float = 0.0,
    slots: int = 1,
    lines: float = 1.9,
    around_mm: float = 22.0,
) -> tuple[float, float, list[str]]:
    """Fit rows and their labels to a page.

    Parameters
    ----------
    names, counts : sequences of str
        The name of each row, and what stands in brackets behind it; "" for nothing.
    share : float
        The share of the figure's width that names may take.
    widest : float
        The share that they take before any of them is cut, where marks have room beside them.
    slots : int
        Marks under each other in one row.
    lines : float
        The least height of a row, in lines of type.
    around_mm : float
        What legend, axis and labels take.

    Returns
    -------
    height_mm : float
        Of the figure.
    slot_mm : float
        The height of one mark.
    labels : list of str
        Of one line, or of two where rows have room for them.
    """
    line = current_style().font_size * POINT_MM
    wrapped = [wrap_label(name, fit_characters(share)) for name in names]
    if any("…" in name for name in wrapped):
        wrapped = [wrap_label(name, fit_characters(max(share, widest))) for name in names]
    labels = _level_labels(names, counts, wrapped, widest)
    if any("\n" in label for label in labels):
        lines = max(lines, 2.8)
    count = max(1, len(names))
    room = min(count * max(lines * line, (slots + 1) * 0.85 * line), TALLEST_MM - around_mm)
    if room / count < 2.7 * line:
        # A long number in brackets leaves its name less of the wider column.
        least, most = fit_characters(share), fit_characters(widest)
        rooms = [max(least, min(most, most + _COUNT - len(n))) for n in counts]
        wrapped = [wrap_label(name, wide, 1) for name, wide in zip(names, rooms, strict=True)]
        if any("…" in name for name in wrapped) and room / count >= TWO_LINES * line:
            wrapped = [wrap_label(name, wide) for name, wide in zip(names, rooms, strict=True)]
        labels = _level_labels(names, counts, wrapped, widest)
    return room + around_mm, min(0.85 * line, room / (count * (slots + 1))), labels


def _level_labels(
    names: Sequence[str], counts: Sequence[str], wrapped: Sequence[str], widest: float
) -> list[str]:
    """Write the number of each row behind its name, and break no label that has room on a line beside the widest of them."""
    labels = [f"{name} ({n})" if n else name for name, n in zip(wrapped, counts, strict=True)]
    room = max((count_letters(line) for label in labels for line in label.split("\n")), default=0.0)
    for place, (name, n, label) in enumerate(zip(names, counts, labels, strict=True)):
        if "\n" not in label or ("…" in label and "…" not in name):
            continue
        whole = f"{name} ({n})" if n else name
        # A heading without a number makes all rows higher if it takes two lines.
        if count_letters(whole) <= (room if n else max(room, fit_characters(widest))):
            labels[place] = whole
        elif n:
            level = wrap_counted(name, n, int(room), 2)
            if "…" not in level and max(map(count_letters, level.split("\n"))) <= room:
                labels[place] = level
    return labels


def mark_size(slot_mm: float) -> float:
    """Give the size of a marker in points that leaves air in a slot of that height."""
    return min(current_style().font_size * 0.55, 0.8 * slot_mm / POINT_MM)


def split_axes(ax: Axes, *boxes: tuple[float, float, float, float]) -> list[Axes]:
    """Part axes into panels, each a box of left, bottom, width and height in shares of the axes.

    Panels within the axes keep the caller's layout as it is; they are its ``child_axes``.
    """
    ax.set_axis_off()
    return [ax.inset_axes(box) for box in boxes]


def say_nothing(ax: Axes, why: str) -> Axes:
    """Write on empty axes that there is nothing to draw, and why."""
    ax.set_axis_off()
    ax.text(0.5, 0.5, why, transform=ax.transAxes, ha="center", va="center", color=QUIET, wrap=True)
    return ax


def draw_rows(ax: Axes, labels: Sequence[str]) -> None:
    """Set up rows with their labels, the first at the top, without a line on the left."""
    ax.set_yticks(range(len(labels)), labels)
    for label in ax.get_yticklabels():
        label.set_linespacing(_NO_AIR)
    ax.set_ylim(len(labels) - 0.5, -0.5)
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="x", color=RULE)


def marker_of(look: Look, size: float) -> dict[str, Any]:
    """Give matplotlib's keywords for a mark; a dark rim keeps light colours seen on white."""
    return {
        "marker": look.marker,
        "markersize": size,
        "markerfacecolor": look.colour if look.filled else "white",
        "markeredgecolor": "#333333" if look.filled else look.colour,
        "markeredgewidth": 0.4 if look.filled else 1.0,
    }


def draw_legend(ax: Axes, handles: Sequence[Any], names: Sequence[str]) -> None:
    """Put a legend above the axes, in as many columns as fit the width.

    A new figure grows by the lines it takes; among axes of the caller's it stays with its axes.
    """
    figure = ax.get_figure(root=True)
    if not handles or not isinstance(figure, Figure):
        return
    labels = [wrap_label(name, fit_characters(0.42 if len(names) > 3 else 0.8), 1) for name in names]
    entries = list(zip(handles, labels, strict=True))
    for columns in range(len(handles), 0, -1):
        in_rows = _read_in_rows(entries, columns)
        handles, labels = [handle for handle, _ in in_rows], [name for _, name in in_rows]
        if is_own(ax):
            legend = figure.legend(handles, labels, ncols=columns, loc="outside upper left")
            legend.set_label(ABOVE)
            room = figure.bbox.width
        else:
            legend = ax.legend(
                handles, labels, ncols=columns, loc="lower left", bbox_to_anchor=(0, 1.01), borderaxespad=0
            )
            room = max(ax.bbox.width, 1)
        fit_fonts(legend, current_style().font)
        if columns == 1 or legend.get_window_extent().width <= room:
            break
        legend.remove()
    if is_own(ax):
        more = (-(-len(handles) // columns) - 1) * 1.5 * current_style().font_size / 72
        figure.set_figheight(min(figure.get_figheight() + more, TALLEST_MM * MM))


def _read_in_rows(entries: Sequence[tuple[Any, str]], columns: int) -> list[tuple[Any, str]]:
    """Arrange entries so that they read row by row, since matplotlib fills the columns of a legend one after the other."""
    rows = [entries[start : start + columns] for start in range(0, len(entries), columns)]
    return [row[column] for column in range(columns) for row in rows if column < len(row)]


def legend_marks(looks: Sequence[Look]) -> list[Line2D]:
    """Give a mark for each look, as a legend shows it."""
    size = current_style().font_size * 0.6
    return [Line2D([], [], linestyle="none", **marker_of(look, size)) for look in looks]


def nest_rows(
    table: pd.DataFrame, heads: pd.Series, below: pd.Series | None
) -> tuple[list[str], list[bool], pd.Series]:
    """Lay rows under headings: a frame as a heading and its groups beneath it.

    Parameters
    ----------
    table : DataFrame
        In the order of the rows.
    heads : Series
        The heading of each row of the table.
    below : Series, optional
        What stands beneath it; None if the headings are all there is. With a single heading it is left out.

    Returns
    -------
    names : list of str
        From top to bottom.
    is_head : list of bool
        Headings without marks of their own.
    place : Series
        For each row of the table the place of its name.
    """
    if below is None or heads.nunique() == 1:
        keys = heads if below is None else below
        names = list(dict.fromkeys(keys))
        return names, [False] * len(names), keys.map({name: n for n, name in enumerate(names)})
    pairs = pd.Series(list(zip(heads, below, strict=True)), index=table.index)
    names, is_head, places = [], [], {}
    for head in dict.fromkeys(heads):
        names.append(head)
        is_head.append(True)
        for pair in dict.fromkeys(pairs[heads == head]):
            places[pair] = len(names)
            names.append(pair[1])
            is_head.append(False)
    return names, is_head, pairs.map(places)


def embolden_heads(ax: Axes, is_head: Sequence[bool]) -> None:
    """Set the labels of headings in bold."""
    for label, bold in zip(ax.get_yticklabels(), is_head, strict=True):
        if bold:
            label.set_fontweight("bold")
