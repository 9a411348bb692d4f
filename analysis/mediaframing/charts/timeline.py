"""Rates over time, with the number of articles beneath."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from mediaframing.charts.dates import tick_dates
from mediaframing.charts.figure import draw_legend, drawing, mark_size, marker_of, say_nothing, split_axes
from mediaframing.charts.labels import (
    fit_characters,
    list_groups,
    put_in_order,
    wrap_label,
    write_groups,
    write_name,
    write_unit,
)
from mediaframing.charts.line_names import name_ends
from mediaframing.charts.style import QUIET, RULE, choose_looks, current_style
from mediaframing.measures.groups import PERIODS
from mediaframing.measures.results import check_result, find_labels
from mediaframing.tables import check_columns

PANEL_SHARE = 0.67
"""Of the height: what the panel of rates takes."""
_MOST_SERIES = 8
_MOST_BARS = 24
_MOST_INTERVALS = 4


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
        Lines break where a period has no articles, and are named at their ends, or in a legend if that does not fit.
        Intervals are bars, or bands if there are more than 24 periods; of more than four lines they would be a thicket,
        and are left to the table. After the first eight, lines are grey. Its two ``child_axes`` are the panel of rates
        and the strip with the number of articles. Undated articles are not drawn.
    """
    check_result(rates, "rate_frames", "rate_trends", "compare_groups")
    labels = find_labels(rates, labels)
    groups = list_groups(rates, "frame")
    if time is None:
        time = next((name for name in groups if name in PERIODS), None)
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
    rank = {name: number for number, name in enumerate(shown)}
    ordered = table.iloc[np.argsort(table["frame"].map(rank), kind="stable")]
    lines = list(dict.fromkeys(ordered["line"]))
    height = 0.42 * current_style().width_mm + 30
    kind = "Line chart over time, with a bar chart of the number of articles beneath"
    with drawing(ax, height, kind) as whole:
        axes, strip = split_axes(whole, (0, 1 - PANEL_SHARE, 1, PANEL_SHARE), (0, 0, 1, 0.17))
        _draw_lines(axes, table, lines)
        scale = 1 if (table["unit"] == "1000_words").all() else 100
        top = np.nanmax([*(scale * table[["rate", "high"]].to_numpy(dtype=float)).ravel(), 0])
        axes.set_ylim(0, top * 1.06 if top > 0 else 1)
        axes.grid(axis="y", color=RULE)
        # Lines named by their group alone leave it to the title to say which frame they are of.
        what = write_name(shown[0], labels, "frame") if others and len(shown) == 1 else "frame"
        title = write_unit(str(table["unit"].iloc[0]), f"frame “{what}”" if what != "frame" else what)
        axes.set_title(wrap_label(title, fit_characters(0.85)), loc="left")
        axes.tick_params(axis="x", labelbottom=False)
        _name_lines(whole, axes, table, lines, PANEL_SHARE * (height - 14))
        _draw_articles(axes, strip, table, others, time)
    return whole


def _draw_lines(axes: Axes, table: pd.DataFrame, lines: Sequence[str]) -> None:
    looks = choose_looks(lines[:_MOST_SERIES])
    scale = 1 if (table["unit"] == "1000_words").all() else 100
    periods = np.unique(table["x"])
    step = float(np.diff(periods).min()) if len(periods) > 1 else 30.0
    for number, line in enumerate(lines):
        part = table[table["line"] == line].sort_values("x")
        x, y = part["x"].to_numpy(), scale * part["rate"].to_numpy(dtype=float)
        low, high = (scale * part[side].to_numpy(dtype=float) for side in ("low", "high"))
        if line not in looks:
            axes.plot(x, y, color="#c8c8c8", linewidth=0.6, zorder=1)
            continue
        look = looks[line]
        if len(periods) > _MOST_BARS and len(lines) <= _MOST_INTERVALS:
            axes.fill_between(
                x, low, high, color=look.colour, alpha=0.15 if len(lines) < 3 else 0.08, linewidth=0
            )
        elif len(lines) <= _MOST_INTERVALS:
            # Side by side, so that intervals of one period do not hide each other.
            x = x + (number - (len(looks) - 1) / 2) * 0.5 * step / max(len(looks), 1)
            axes.vlines(x, low, high, color=look.colour, linewidth=0.8, alpha=0.8)
        size = mark_size(current_style().width_mm / 2.6 / len(periods))
        every = max(1, len(periods) // 24)
        axes.plot(
            x, y, color=look.colour, linestyle=look.dash, markevery=every, zorder=3, clip_on=False, label=line,
            **marker_of(look, size),
        )  # fmt: skip
    axes.set_xlim(periods[0] - 0.6 * step, periods[-1] + 0.6 * step)


def _name_lines(whole: Axes, axes: Axes, table: pd.DataFrame, lines: Sequence[str], height_mm: float) -> None:
    """Name lines at their ends, or in a legend if they are too many or their names too long."""
    looks = choose_looks(lines[:_MOST_SERIES])
    named = {str(line.get_label()): line for line in axes.get_lines()}
    shown = [line for line in lines if line in named]
    if len(shown) == len(lines):
        known = table[table["rate"].notna()].sort_values("x").drop_duplicates("line", keep="last")
        ends = {}
        for name in known["line"]:
            drawn = np.asarray(named[name].get_xydata())
            ends[name] = tuple(drawn[np.isfinite(drawn[:, 1])][-1])
        if name_ends(axes, ends, looks, height_mm):
            return
    handles = [named[line] for line in shown]
    names = list(shown)
    if len(lines) > len(shown):
        handles.append(Line2D([], [], color="#c8c8c8", linewidth=0.8))
        names.append(f"{len(lines) - len(shown)} more")
    draw_legend(whole, handles, names)


def _draw_articles(axes: Axes, strip: Axes, table: pd.DataFrame, others: Sequence[str], time: str) -> None:
    """Draw the articles of each period in a strip beneath, so that a jump of a rate of three is seen as such."""
    each = table.drop_duplicates(["x", *others])
    number = each.groupby("x")["articles"].sum()
    step = float(np.diff(number.index).min()) if len(number) > 1 else 30.0
    strip.bar(number.index, number.to_numpy(), width=0.8 * step, color=QUIET, linewidth=0)
    strip.set_xlim(axes.get_xlim())
    strip.set_ylim(0, max(1, number.max()))
    strip.yaxis.set_major_locator(MaxNLocator(nbins=2, integer=True))
    strip.set_title("Articles", loc="left")
    most = max(3, int(current_style().width_mm / 18))
    for each_axes in (axes, strip):
        tick_dates(each_axes, time, most, float(number.index.min()))
