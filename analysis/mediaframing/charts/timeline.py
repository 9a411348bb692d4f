"""Rates over time, with the number of articles beneath."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.lines import Line2D

from mediaframing.charts.figure import draw_legend, drawing, marker_of, say_nothing, split_axes
from mediaframing.charts.labels import (
    find_period,
    fit_characters,
    list_groups,
    put_in_order,
    wrap_label,
    write_count,
    write_groups,
    write_name,
    write_unit,
)
from mediaframing.charts.line_names import name_ends
from mediaframing.charts.names import read_labels
from mediaframing.charts.style import RULE, choose_looks, current_style
from mediaframing.charts.time_cuts import (
    FEW,
    MOST_BARS,
    are_thin,
    cut_pale,
    drop_stray,
    drop_undated,
    find_top,
)
from mediaframing.charts.time_grid import MOST_SHARED, count_most_panels
from mediaframing.charts.time_lines import draw_articles, draw_line, dress_time
from mediaframing.charts.time_panels import draw_time_panels
from mediaframing.measures.groups import PERIODS
from mediaframing.measures.results import check_result
from mediaframing.tables import check_columns

PANEL_SHARE = 0.74
"""Of the height: what the panel of rates takes."""


def plot_timeline(
    rates: pd.DataFrame,
    ax: Axes | None = None,
    *,
    labels: Mapping[Any, str] | None = None,
    frames: Sequence[str] | None = None,
    time: str | None = None,
) -> Axes:
    """Draw rates over time, a line a frame (and group), and the number of articles in each period.

    Parameters
    ----------
    rates : DataFrame
        From :func:`~mediaframing.measures.rates.rate_frames` with a period in ``by``.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    labels : mapping, optional
        Labels for frames and groups.
    frames : sequence of str, optional
        The frames to draw, in this order.
    time : str, optional
        The column that holds the time; the period among the table's columns by default.

    Returns
    -------
    Axes
        Up to four lines over up to 24 periods share a panel: intervals are bars side by side, and lines are named at their ends,
        or in a legend if that does not fit. More lines or periods have a panel each, as
        :func:`~mediaframing.charts.panels.plot_panels` draws them: over more than 24 periods with a band, the other lines in
        grey behind, or the median of all if there are more than nine. A period of fewer than five articles is a pale dot, without
        line or interval; up to 24 periods that are all like that are dots with intervals, which no line joins. Of more lines than a page holds those of most articles are drawn. Lines break where a period
        has no articles. Up to a hundredth of the articles at either end are not drawn, but counted in the title, where they would take a
        quarter of the time or more. Its ``child_axes`` are the panels and beneath each column a strip with the number of articles. Undated
        articles are not drawn.
    """
    return draw_timeline(rates, ax, labels=labels, frames=frames, time=time)


def draw_timeline(
    rates: pd.DataFrame,
    ax: Axes | None,
    *,
    labels: Mapping[Any, str] | None,
    frames: Sequence[str] | None,
    time: str | None,
    keep: Sequence[float] = (),
) -> Axes:
    """Draw as :func:`plot_timeline`; these days stay within the time whatever few articles are around them.

    Of which day a point stands for its period is told where a day is to be compared with it.
    """
    check_result(rates, "rate_frames", "rate_trends", "compare_groups")
    labels = read_labels(rates, labels)
    groups = list_groups(rates, "frame")
    if time is None:
        time = find_period(rates, groups)
        if time is None:
            raise ValueError(
                f"The table of rates has no column of time ({', '.join(PERIODS)}). "
                "Rate frames with by=['month'], or name the column with time=."
            )
    check_columns(rates, [time], "rates")
    shown = put_in_order(rates["frame"].tolist(), frames)
    if frames is not None:
        shown = [name for name in shown if name in list(frames)]
    table = rates[rates["frame"].isin(shown) & rates[time].notna()].reset_index(drop=True)
    if table.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: no dated articles in the table of rates.")
    others = [name for name in groups if name != time]
    table["line"] = table["frame"].map(lambda name: write_name(name, labels, "frame"))
    if others:
        where = write_groups(table, others, labels)
        table["line"] = where if len(shown) == 1 else table["line"] + " · " + where
    table["x"] = date2num(table[time])  # type: ignore[no-untyped-call]
    table, stray = drop_stray(table, others, keep)
    table, undated = drop_undated(table, "line", "line")
    rank = {name: number for number, name in enumerate(shown)}
    ordered = table.iloc[np.argsort(table["frame"].map(rank), kind="stable")]
    lines = list(dict.fromkeys(ordered["line"]))
    scale = 1 if (table["unit"] == "1000_words").all() else 100
    for column in ("rate", "low", "high"):
        table[column] = scale * table[column]
    # Lines named by their group alone leave it to the title to say which frame they are of.
    what = write_name(shown[0], labels, "frame") if others and len(shown) == 1 else "frame"
    title = (
        write_unit(str(table["unit"].iloc[0]), f"frame “{what}”" if what != "frame" else what)
        + undated
        + stray
        + (f"; {time}s stand at their first day" if len(keep) and time in PERIODS and time != "day" else "")
    )
    volume = table.drop_duplicates(["x", *others]).groupby("x")["articles"].sum()
    periods = np.unique(table["x"])
    if len(lines) > MOST_SHARED or (len(periods) > MOST_BARS and len(lines) > 1):
        return _draw_apart(ax, table, lines, volume, time=time, title=title, labels=labels)
    height = 0.42 * current_style().width_mm + 30
    kind = "Line chart over time, with a bar chart of the number of articles beneath"
    thin = are_thin(table, len(periods))
    table, off_scale = cut_pale(table, thin)
    with drawing(ax, height, kind) as whole:
        axes, strip = split_axes(whole, (0, 1 - PANEL_SHARE, 1, PANEL_SHARE), (0, 0, 1, 0.17))
        looks = choose_looks(lines)
        wide = current_style().width_mm / 2.6
        drawn: dict[str, Line2D] = {}
        for number, line in enumerate(lines):
            # Side by side, so that intervals of one period do not hide each other.
            aside = 0.5 * (number - (len(lines) - 1) / 2) / len(lines)
            drawn[line] = draw_line(
                axes, table[table["line"] == line], thin, looks[line], periods,
                bars=len(periods) <= MOST_BARS, aside=aside, width_mm=wide, label=line,
            )  # fmt: skip
        axes.set_ylim(0, find_top(table, thin))
        axes.grid(axis="y", color=RULE)
        told = f"{title}; pale dots: fewer than {FEW} articles{off_scale}" if thin.any() else title
        axes.set_title(wrap_label(told, fit_characters(0.85), 8), loc="left")
        _name_lines(whole, axes, table, drawn, PANEL_SHARE * (height - 14))
        draw_articles(strip, volume)
        for panel in (axes, strip):
            dress_time(panel, periods, time, 0.88 * current_style().width_mm, labelled=panel is strip)
    return whole


def _draw_apart(
    ax: Axes | None,
    table: pd.DataFrame,
    lines: Sequence[str],
    volume: pd.Series,
    *,
    time: str,
    title: str,
    labels: Mapping[Any, str],
) -> Axes:
    """Draw a panel a line, in the colour of its frame where there are several."""
    most = count_most_panels(lines, strip=True)
    if len(lines) > most:
        sizes = (
            table.groupby("line", sort=False)["articles"].sum().sort_values(ascending=False, kind="stable")
        )
        kept = set(sizes.index[:most])
        title += f"; {write_count(len(lines) - most)} lines with fewer articles not drawn"
        lines = [line for line in lines if line in kept]
        table = table[table["line"].isin(lines)].reset_index(drop=True)
    frame_of = {line: str(frame) for line, frame in zip(table["line"], table["frame"], strict=True)}
    looks = {
        frame: replace(look, dash="-")
        for frame, look in choose_looks(list(dict.fromkeys(frame_of.values()))).items()
    }
    return draw_time_panels(
        ax,
        table.assign(panel=table["line"], mark=""),
        lines,
        looks,
        time=time,
        title=title,
        volume=volume,
        look_of=frame_of,
    )


def _name_lines(
    whole: Axes, axes: Axes, table: pd.DataFrame, drawn: Mapping[str, Line2D], height_mm: float
) -> None:
    """Name lines at their ends, or in a legend if they are too many or their names too long."""
    lines = list(drawn)
    looks = choose_looks(lines)
    known = table[table["rate"].notna()].sort_values("x").drop_duplicates("line", keep="last")
    ends = {}
    for name in known["line"]:
        points = np.asarray(drawn[name].get_xydata())
        finite = points[np.isfinite(points[:, 1])]
        if len(finite):
            ends[name] = tuple(finite[-1])
    if len(ends) == len(lines) and name_ends(axes, ends, looks, height_mm):
        return
    handles = [
        Line2D([], [], color=looks[line].colour, linestyle=looks[line].dash, **marker_of(looks[line], 4))
        for line in lines
    ]
    draw_legend(whole, handles, lines)
