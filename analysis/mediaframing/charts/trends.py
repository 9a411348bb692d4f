"""Frames by group over time: the one figure that every study over years has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from mediaframing.charts.figure import (
    AT_TOP,
    TALLEST_MM,
    draw_legend,
    drawing,
    marker_of,
    say_nothing,
    split_axes,
)
from mediaframing.charts.labels import (
    find_period,
    fit_characters,
    list_groups,
    put_in_order,
    wrap_counted,
    wrap_label,
    write_count,
    write_groups,
    write_names,
    write_unit,
)
from mediaframing.charts.matrix import wrap_upright
from mediaframing.charts.names import read_labels
from mediaframing.charts.style import POINT_MM, RULE, choose_looks, current_style
from mediaframing.charts.time_cuts import FEW, are_thin, cut_pale, drop_stray, drop_undated, find_top
from mediaframing.charts.time_lines import draw_line, dress_time
from mediaframing.charts.time_panels import are_bars
from mediaframing.measures.results import check_result

_MOST_LINES = 4
# The twelve of with_groups, and the rest.
_MOST_ROWS = 13
_MOST_FRAMES = 20
# How much wider bold letters are.
_BOLD = 1.1
# Panels that stand beside each other, with rows of them beneath.
_MOST_COLUMNS = 6


def plot_trends(
    rates: pd.DataFrame,
    ax: Axes | None = None,
    *,
    labels: Mapping[Any, str] | None = None,
    order: Sequence[Any] | None = None,
    frames: Sequence[str] | None = None,
) -> Axes:
    """Draw frames by group over time, with intervals.

    Parameters
    ----------
    rates : DataFrame
        From :func:`~mediaframing.measures.trends.rate_trends`, or from ``rate_frames`` with a group and a period.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    labels : mapping, optional
        Labels for frames and groups; those of the coding by default.
    order : sequence, optional
        The groups in their order.
    frames : sequence of str, optional
        The frames to draw, in this order.

    Returns
    -------
    Axes
        Its ``child_axes`` are the panels, all with the same scales. Up to four groups over up to 24 periods are lines within a panel
        for each frame, if the bars of their intervals have room beside each other; others are rows of panels, and frames their
        columns: the thirteen groups of most articles, and of the others how many they are. More than six frames of up to six groups are
        the rows, and the groups their columns. Intervals are bars, or bands where there
        are more than 24 periods or no room. Periods of few articles are pale dots, as in
        :func:`~mediaframing.charts.timeline.plot_timeline`; lines break where there are none. How many articles have no date is said beneath.

    Raises
    ------
    ValueError
        If the table has no period.
    """
    check_result(rates, "rate_trends", "rate_frames", "compare_groups")
    labels = read_labels(rates, labels)
    groups = list_groups(rates, "frame")
    time = find_period(rates, groups)
    if time is None:
        raise ValueError("The table of rates has no period. Take rate_trends(coding), which chooses one.")
    others = [name for name in groups if name != time]
    shown = put_in_order(rates["frame"].tolist(), frames)
    shown = [name for name in shown if frames is None or name in list(frames)]
    table = rates[rates["frame"].isin(shown)].reset_index(drop=True)
    undated = count_undated(table, time, others)
    table = table[table[time].notna()].reset_index(drop=True)
    if table.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: no dated articles in the table of rates.")
    table["line"] = write_groups(table, others, labels) if others else ""
    table["x"] = date2num(table[time])  # type: ignore[no-untyped-call]
    table, stray = drop_stray(table, others)
    scale = 1 if (table["unit"] == "1000_words").all() else 100
    for column in ("rate", "low", "high"):
        table[column] = scale * table[column]
    n = table.drop_duplicates(["line", "x"]).groupby("line", sort=False)["articles"].sum()
    named = dict(zip(table[others[0]], table["line"], strict=True)) if len(others) == 1 else {}
    lines = put_in_order(table["line"].tolist(), [named.get(name, name) for name in order] if order else None)
    table, empty = drop_undated(table, "line", "group")
    lines = [line for line in lines if line in set(table["line"])]
    # Bands of several groups in one panel would hide each other.
    periods = np.unique(table["x"])
    wide = _measure_width(_count_columns(len(shown)))
    grid = len(lines) > _MOST_LINES or (len(lines) > 1 and not are_bars(len(periods), len(lines), wide))
    thin = are_thin(table, len(periods))
    table, off_scale = cut_pale(table, thin)
    notes = [f"Pale dots: fewer than {FEW} articles{off_scale}"] if thin.any() else []
    notes += (
        [f"{write_count(undated)} undated article{'s' if undated > 1 else ''} not drawn"] if undated else []
    )
    notes += [told.removeprefix("; ") for told in (empty, stray) if told]
    # More frames than stand beside each other have rows, if the groups are few enough to be the columns.
    down = grid and len(lines) <= _MOST_COLUMNS < len(shown)
    if grid and len(lines) > _MOST_ROWS:
        most = set(n.sort_values(ascending=False, kind="stable").index[:_MOST_ROWS])
        left = len(lines) - _MOST_ROWS
        notes.append(f"{left} group{'s' if left > 1 else ''} with fewer articles not drawn")
        lines = [line for line in lines if line in most]
    most_frames = _MOST_ROWS if down else _MOST_COLUMNS if grid else _MOST_FRAMES
    if len(shown) > most_frames:
        notes.append(f"of {len(shown)} frames the first {most_frames} drawn")
        shown = shown[:most_frames]
    headings = dict(zip(shown, write_names(shown, labels, "frame"), strict=True))
    counted = {line: (line, f"n = {write_count(n[line])}") for line in lines}
    if down:
        panels = [(frame, [line]) for frame in shown for line in lines]
    elif grid:
        panels = [(frame, [line]) for line in lines for frame in shown]
    else:
        panels = [(frame, list(lines)) for frame in shown]
    line_mm = current_style().font_size * POINT_MM
    columns = len(lines) if down else len(shown) if grid else _count_columns(len(panels))
    rows = -(-len(panels) // columns)
    head = (3.2 if grid else 2.2) * line_mm
    tall = min(11 * line_mm, (TALLEST_MM - 34) / rows - head)
    looks = choose_looks([""] if grid or not others else lines)
    table = table[table["line"].isin(lines) & table["frame"].isin(shown)]
    thin = thin.loc[table.index]
    top = find_top(table, thin)
    wide = _measure_width(columns)
    bars = are_bars(len(periods), 1 if grid else len(lines), wide)
    # Letters in bold are wider.
    room = int(fit_characters(0.82) / columns) - (2 if grid else 0)
    if down:
        titles = {line: wrap_counted(*counted[line], room, 3) for line in lines}
    else:
        cell_mm = 0.88 * current_style().width_mm / columns / _BOLD
        whole_words = {frame: wrap_upright(headings[frame], cell_mm) if grid else None for frame in shown}
        titles = {
            frame: whole_words[frame] or wrap_label(headings[frame], room, 3 if grid else 1)
            for frame in shown
        }
    # A second line of any heading lifts what stands above them all.
    lift = 1.2 * current_style().font_size * max(title.count("\n") for title in titles.values())
    with drawing(
        ax, rows * (tall + head) + 24 + lift * POINT_MM, "Small multiples of lines over time with intervals"
    ) as whole:
        drawn = split_axes(whole, *_lay_boxes(len(panels), columns, rows, tall, head))
        for number, (panel, (frame, held)) in enumerate(zip(drawn, panels, strict=True)):
            for place, line in enumerate(held):
                part = table[(table["frame"] == frame) & (table["line"] == line)].sort_values("x")
                look = looks.get(line) or looks[""]
                aside = 0.6 * (place - (len(held) - 1) / 2) / len(held)
                draw_line(panel, part, thin, look, periods, bars=bars, aside=aside, width_mm=wide)
            _dress(panel, top, tall / line_mm, left=number % columns == 0)
            dress_time(panel, periods, time, wide, labelled=number + columns >= len(panels))
            first = number < columns
            title = "" if grid and not first else titles[held[0] if down else frame]
            if grid and number % columns == 0:
                over = fit_characters(0.88)
                name = (
                    wrap_label(headings[frame], over, 1) if down else wrap_counted(*counted[held[0]], over, 1)
                )
                # A text of its own, since it reaches over further columns.
                panel.annotate(
                    name, (0, 1), (0, 2), xycoords="axes fraction", textcoords="offset points", va="bottom"
                )
            # Above the name of the first group, in bold since they hold for all rows.
            above = 1.7 * current_style().font_size if grid else 0.0
            panel.set_title(
                title, loc="left", pad=2 + above, y=AT_TOP, fontweight="bold" if grid else "normal"
            )
        what = write_unit(str(table["unit"].iloc[0]))
        whole.set_title(wrap_label(what, fit_characters(0.9)), loc="left", pad=2 + lift, y=AT_TOP)
        if notes:
            whole.text(
                0, -0.01 - (2.6 if time == "year" else 3.8) * line_mm / (rows * (tall + head)), wrap_label("; ".join(notes) + ".", fit_characters(0.95), 8),
                transform=whole.transAxes, ha="left", va="top", fontsize=0.9 * current_style().font_size,
            )  # fmt: skip
        if others and not grid:
            handles = [
                Line2D(
                    [], [], color=looks[line].colour, linestyle=looks[line].dash, **marker_of(looks[line], 4)
                )
                for line in lines
            ]
            draw_legend(whole, handles, [f"{line} (n = {write_count(n[line])})" for line in lines])
    return whole


def count_undated(table: pd.DataFrame, time: str, others: Sequence[str]) -> int:
    """Count the articles in the rows whose period is missing, each once whatever the frames."""
    rows = table[table[time].isna()]
    return int(
        rows.drop_duplicates(list(others))["articles"].sum()
        if others
        else rows["articles"].max()
        if len(rows)
        else 0
    )


def _measure_width(columns: int) -> float:
    """Give the width of a panel in mm, of so many beside each other."""
    return 0.88 * current_style().width_mm / columns - 4.5


def _count_columns(panels: int) -> int:
    wide = current_style().width_mm / current_style().font_size
    return min(panels, 1 if wide < 10 else 2 if panels <= 4 or wide < 16 else 3)


def _lay_boxes(
    panels: int, columns: int, rows: int, tall: float, head: float
) -> list[tuple[float, float, float, float]]:
    gap = 0.05 if columns < 4 else 0.03
    wide = (1 - gap * (columns - 1)) / columns
    return [
        (
            number % columns * (wide + gap),
            1 - (number // columns + 1) / rows,
            wide,
            tall / (rows * (tall + head)),
        )
        for number in range(panels)
    ]


def _dress(panel: Axes, top: float, lines: float, *, left: bool) -> None:
    """Give every panel of so many lines of type the same scale; its numbers stand at the left only."""
    panel.set_ylim(0, top)
    nbins = 4 if lines > 9 else 3 if lines > 5 else 2 if lines > 2.5 else 1
    panel.yaxis.set_major_locator(MaxNLocator(nbins=nbins, steps=[1, 2, 2.5, 5, 10]))
    panel.tick_params(axis="y", labelleft=left)
    panel.grid(axis="y", color=RULE)
