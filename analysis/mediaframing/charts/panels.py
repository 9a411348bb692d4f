"""Small multiples: a panel a group, all on the same axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil
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
    mark_size,
    marker_of,
    say_nothing,
    split_axes,
)
from mediaframing.charts.labels import (
    FEW_CUT,
    find_period,
    fit_characters,
    list_groups,
    put_in_order,
    wrap_counted,
    wrap_label,
    write_count,
    write_groups,
    write_name,
    write_names,
    write_unit,
)
from mediaframing.charts.names import read_labels
from mediaframing.charts.style import POINT_MM, RULE, Look, choose_looks, current_style
from mediaframing.charts.time_cuts import MOST_BARS, drop_stray, drop_undated
from mediaframing.charts.time_grid import count_most_panels, fit_grid
from mediaframing.charts.time_panels import are_bars, draw_time_panels
from mediaframing.measures.results import check_result
from mediaframing.tables import check_columns

_MOST_PANELS = 60

_LEAST_LINES = 3.0
"""The least height of a panel beneath its name, in lines of type."""
_MOST_LINES = 3
_AROUND_MM = 30.0
_LEAST_SHARE = 0.5
"""Of the panels that have room beside each other so many stay at least for the sake of whole names."""


def plot_panels(
    rates: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str | None = None,
    labels: Mapping[Any, str] | None = None,
    order: Sequence[Any] | None = None,
    frames: Sequence[str] | None = None,
) -> Axes:
    """Draw rates in small multiples: a panel a group, with shared axes.

    Parameters
    ----------
    rates : DataFrame
        From :func:`~mediaframing.measures.rates.rate_frames`. With a period in its ``by`` panels show lines over time,
        otherwise dots with intervals.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    by : str, optional
        The column whose values are the panels, ``"frame"`` too; the first that is no period by default.
    labels : mapping, optional
        Labels for frames and groups.
    order : sequence, optional
        The panels in the order of reading.
    frames : sequence of str, optional
        The frames to draw, in this order.

    Returns
    -------
    Axes
        Its ``child_axes`` are the panels, row by row, each titled with its group and the number of articles, on up to three lines.
        Of more than 60 panels, or than a page holds beneath whole names, those of most articles are drawn, or the first that ``order`` names. Over time, intervals are bars
        for up to 24 periods, side by side where a panel holds several lines, if each has a millimetre; else bands. Periods of
        few articles are pale dots, as in :func:`~mediaframing.charts.timeline.plot_timeline`. A panel of one line has those of all other panels in grey behind it, or
        of more than nine their median. Three lines or more that have no room for bars have a panel each.

    Raises
    ------
    ValueError
        If a panel would need more than frames or one further column to lay out.
    """
    check_result(rates, "rate_frames", "rate_trends", "compare_groups")
    labels = read_labels(rates, labels)
    groups = list_groups(rates, "frame")
    time = find_period(rates, [name for name in groups if name != by])
    by = by or next((name for name in groups if name != time), "frame")
    check_columns(rates, [by], "rates")
    shown = put_in_order(rates["frame"].tolist(), frames)
    if frames is not None:
        shown = [name for name in shown if name in list(frames)]
    table = rates[rates["frame"].isin(shown)].reset_index(drop=True)
    if time is not None:
        table = table[table[time].notna()].sort_values(time, kind="stable", ignore_index=True)
    if table.empty:
        with drawing(ax, 30) as axes:
            what = "rows to draw" if time is None or rates.empty else "dated articles"
            return say_nothing(axes, f"No data: the table of rates has no {what}.")
    others = [name for name in groups if name not in (by, time)]
    table["panel"] = table[by].map(lambda value: write_name(value, labels, by))
    table["mark"] = _name_marks(table, by, others, shown, labels)
    values = dict(zip(table[by], table["panel"], strict=True))
    names = put_in_order(
        table["panel"].tolist(), [values.get(v, v) for v in order] if order is not None else None
    )
    left_out = ""
    if time is not None:
        table["x"] = date2num(table[time])  # type: ignore[no-untyped-call]
        table, stray = drop_stray(table, [name for name in groups if name != time])
        table, left_out = drop_undated(table, "panel", "panel")
        left_out += stray
        names = [name for name in names if name in set(table["panel"])]
    apart = time is not None and _have_no_room(table, time, len(names))
    together = table["mark"].nunique() if apart else 1
    if apart:
        # Bands of three lines and more would hide each other.
        own = table["panel"]
        table["panel"] = own + " · " + table["mark"]
        first = table.groupby(own, sort=False)["panel"].unique()
        names = [name for whose in names for name in first[whose]]
    most = _MOST_PANELS if time is None else count_most_panels(names, strip=False, together=together)
    there = len(names)
    if there > most:
        ranked = _rank_panels(table, names, groups, order)
        names = [name for name in names if name in set(ranked[:most])]
        table = table[table["panel"].isin(names)].reset_index(drop=True)
    scale = 1 if (table["unit"] == "1000_words").all() else 100
    for column in ("rate", "low", "high"):
        table[column] = scale * table[column]
    marks = put_in_order(table["mark"].tolist(), write_names(shown, labels, "frame"))
    n = None
    if by != "frame" and not others:
        each = table.drop_duplicates(["panel", *groups])
        n = each.groupby("panel", sort=False)["articles"].sum()
    title = _name_axis(table, by, shown, labels) + left_out + _tell_panels(there - len(names))
    if time is not None:
        own_looks = choose_looks([""] if len(marks) == 1 else marks)
        looks = dict(zip(marks, own_looks.values(), strict=True))
        look_of = dict(zip(table["panel"], table["mark"], strict=True)) if apart else None
        if apart:
            looks = {mark: replace(look, dash="-") for mark, look in looks.items()}
        whole = draw_time_panels(
            ax,
            table,
            names,
            looks,
            time=time,
            title=title,
            counts=None if n is None else {str(name): float(count) for name, count in n.items()},
            look_of=look_of,
            together=together,
        )
        if len(marks) > 1 and not apart:
            _name_looks(whole, looks)
        return whole
    columns = min(len(names), max(1, round(current_style().width_mm / (4 * current_style().font_size))))
    # One panel fewer beside each other where their names are whole then.
    longest = max(map(len, _write_titles(names, n, 10_000, 1)))
    whole_names = int(fit_characters(0.8) / (longest + 2))
    columns = whole_names if _LEAST_SHARE * columns <= whole_names < columns else columns
    line = current_style().font_size * POINT_MM
    columns, fitting = _choose_columns(names, _rank_panels(table, names, groups, order), n, columns)
    if len(names) > len(fitting):
        names = list(fitting)
        title = _name_axis(table, by, shown, labels) + left_out + _tell_panels(there - len(names))
        table = table[table["panel"].isin(names)].reset_index(drop=True)
    titles = list(fitting.values())
    heads = _measure_heads(titles, columns)
    lines_a_mark = 2.4 if max(map(len, marks)) > fit_characters(0.2) else 1.6
    tall = max(lines_a_mark * line * len(marks), 5 * line)
    tall = min(tall, (TALLEST_MM - _AROUND_MM - sum(heads)) / len(heads))
    height = len(heads) * tall + sum(heads) + 20
    # Where rows are too low for their names, marks differ in look and a legend names them.
    named = tall / len(marks) >= 1.25 * line
    looks = choose_looks(marks) if not named else dict.fromkeys(marks, choose_looks([""])[""])
    title += "" if n is None else "; in brackets the articles"
    with drawing(ax, height, "Small multiples with shared axes") as whole:
        panels = split_axes(whole, *_lay_boxes(len(names), columns, tall, heads))
        for number, (panel, name) in enumerate(zip(panels, names, strict=True)):
            part = table[table["panel"] == name]
            _draw_dots(panel, part, looks, min(1.4 * line, 0.9 * tall / len(marks)))
            panel.set_title(titles[number], loc="left", pad=2, y=AT_TOP)
            _share_axes(
                panel, table, marks if named else [""] * len(marks), number, columns, len(names), tall
            )
        whole.set_title(wrap_label(title, fit_characters(0.9), 8), loc="left", pad=2, y=AT_TOP)
        if not named and len(marks) > 1:
            _name_looks(whole, looks)
    return whole


def _rank_panels(
    table: pd.DataFrame, names: Sequence[str], groups: Sequence[str], order: Sequence[Any] | None
) -> list[str]:
    """Rank panels by which are drawn first: as the order says, or those of most articles."""
    if order is not None:
        return list(names)
    sums = table.drop_duplicates(["panel", *groups]).groupby("panel", sort=False)["articles"].sum()
    return [str(name) for name in sums.sort_values(ascending=False, kind="stable").index]


def _choose_columns(
    names: Sequence[str], ranked: Sequence[str], n: pd.Series | None, most: int
) -> tuple[int, dict[str, str]]:
    """Choose how many panels stand beside each other: fewer where that leaves fewer names cut and no panel more out.

    Returns
    -------
    columns : int
    titles : dict
        Of each panel that is drawn, in order.
    """
    chosen = most, _fit_titles(names, ranked, n, _fit_room(most), most)
    for columns in range(most - 1, ceil(_LEAST_SHARE * most) - 1, -1):
        if not _count_cut(chosen[1]):
            break
        titles = _fit_titles(names, ranked, n, _fit_room(columns), columns)
        if len(titles) >= len(chosen[1]) and _count_cut(titles) < _count_cut(chosen[1]):
            chosen = columns, titles
    return chosen


def _fit_room(columns: int) -> int:
    return int(fit_characters(0.8) / columns) - 2


def _count_cut(titles: Mapping[str, str]) -> int:
    return sum("…" in title for title in titles.values())


def _fit_titles(
    names: Sequence[str], ranked: Sequence[str], n: pd.Series | None, room: int, columns: int
) -> dict[str, str]:
    """Fit names above their panels: whole, on up to three lines, if a page holds most panels beneath such names.

    Returns
    -------
    dict
        The title of each panel that is drawn, in order.
    """
    fitting = dict(zip(names, _write_titles(names, n, room, 1), strict=True))
    for lines in range(2, _MOST_LINES + 1):
        if not any("…" in title for title in fitting.values()):
            break
        titles = dict(zip(names, _write_titles(names, n, room, lines), strict=True))
        for held in range(len(names), 0, -1):
            first = set(ranked[:held])
            kept = {name: title for name, title in titles.items() if name in first}
            heads = _measure_heads(list(kept.values()), columns)
            if sum(heads) + len(heads) * _LEAST_LINES * _line_mm() <= TALLEST_MM - _AROUND_MM:
                break
        whole = sum("…" in title for title in kept.values()) <= FEW_CUT * len(kept)
        if held == len(names) or (whole and held >= _LEAST_SHARE * len(names)):
            fitting = kept
    return fitting


def _tell_panels(left: int) -> str:
    few = "panel" if left == 1 else "panels"
    return f"; {write_count(left)} {few} with fewer articles not drawn" if left else ""


def _measure_heads(titles: Sequence[str], columns: int) -> list[float]:
    """Give for each row of panels the height of the names above it."""
    rows = [titles[start : start + columns] for start in range(0, len(titles), columns)]
    # Above the first row stands no further panel.
    return [
        ((2.4 if number else 1.8) + 1.1 * max(title.count("\n") for title in row)) * _line_mm()
        for number, row in enumerate(rows)
    ]


def _line_mm() -> float:
    return current_style().font_size * POINT_MM


def _write_titles(names: Sequence[str], n: pd.Series | None, characters: int, lines: int) -> list[str]:
    """Write above each panel its name, and behind it how many articles it has."""
    if n is None:
        return [wrap_label(name, characters, lines) for name in names]
    return [wrap_counted(name, write_count(n[name]), characters, lines) for name in names]


def _have_no_room(table: pd.DataFrame, time: str, panels: int) -> bool:
    """Tell whether panels hold three lines or more whose intervals would be bands."""
    lines, periods = table["mark"].nunique(), table[time].nunique()
    grid = fit_grid(table["panel"].drop_duplicates().tolist(), long=periods > MOST_BARS, strip=False)
    return lines > 2 and panels > 0 and not are_bars(periods, lines, grid.panel_width)


def _name_looks(whole: Axes, looks: Mapping[str, Look]) -> None:
    handles = [
        Line2D([], [], color=look.colour, linestyle=look.dash, **marker_of(look, 4))
        for look in looks.values()
    ]
    draw_legend(whole, handles, list(looks))


def _name_marks(
    table: pd.DataFrame,
    by: str,
    others: Sequence[str],
    shown: Sequence[str],
    labels: Mapping[Any, str] | None,
) -> pd.Series:
    """Name what is told apart within a panel: frames, or the values of one further column."""
    if by == "frame" and not others:
        return pd.Series("", index=table.index)
    if by == "frame" or (others and len(shown) == 1):
        return write_groups(table, others, labels)
    if others:
        raise ValueError(
            f"A panel cannot hold both {len(shown)} frames and {', '.join(map(repr, others))}. "
            f"Choose one frame with frames=, or take by='frame'."
        )
    return table["frame"].map(lambda name: write_name(name, labels, "frame"))


def _name_axis(table: pd.DataFrame, by: str, shown: Sequence[str], labels: Mapping[Any, str] | None) -> str:
    one = write_name(shown[0], labels, "frame")
    what = f"frame “{one}”" if len(shown) == 1 and by != "frame" else "frame"
    return write_unit(str(table["unit"].iloc[0]), what)


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
    lines = 2 if panel_mm / len(marks) > 2.2 * current_style().font_size * POINT_MM else 1
    names = [wrap_label(mark, fit_characters(0.2), lines) if left else "" for mark in marks]
    panel.set_yticks(range(len(marks)), names)
    panel.tick_params(axis="y", length=0)
    panel.spines["left"].set_visible(False)
    panel.grid(axis="x", color=RULE)
    panel.tick_params(axis="x", labelbottom=foot)
