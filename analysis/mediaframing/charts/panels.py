"""Small multiples: a panel a group, all on the same axes."""

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
from mediaframing.charts.figure import (
    TALLEST_MM,
    draw_legend,
    drawing,
    mark_size,
    marker_of,
    say_nothing,
    split_axes,
)
from mediaframing.charts.labels import (
    fit_characters,
    list_groups,
    put_in_order,
    wrap_label,
    write_count,
    write_groups,
    write_name,
    write_names,
    write_unit,
)
from mediaframing.charts.style import POINT_MM, RULE, Look, choose_looks, current_style
from mediaframing.measures.groups import PERIODS
from mediaframing.measures.results import check_result, find_labels
from mediaframing.tables import check_columns

_BACKGROUND = "#c8c8c8"
_MOST_PANELS = 60


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
        Its ``child_axes`` are the panels, row by row, each titled with its group and the number of articles. Over time,
        a panel of one line has the lines of all other panels in grey behind it. Of more than 60 panels those of most articles are
        drawn, or the first that ``order`` names.

    Raises
    ------
    ValueError
        If a panel would need more than frames or one further column to lay out.
    """
    check_result(rates, "rate_frames", "rate_trends", "compare_groups")
    labels = find_labels(rates, labels)
    groups = list_groups(rates, "frame")
    time = next((name for name in groups if name in PERIODS and name != by), None)
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
            return say_nothing(axes, "No data: the table of rates has no rows to draw.")
    others = [name for name in groups if name not in (by, time)]
    table["panel"] = table[by].map(lambda value: write_name(value, labels, by))
    table["mark"] = _name_marks(table, by, others, shown, labels)
    values = dict(zip(table[by], table["panel"], strict=True))
    names = put_in_order(
        table["panel"].tolist(), [values.get(v, v) for v in order] if order is not None else None
    )
    left_out = ""
    if len(names) > _MOST_PANELS:
        sums = table.drop_duplicates(["panel", *groups]).groupby("panel", sort=False)["articles"].sum()
        ranked = (
            names if order is not None else sums.sort_values(ascending=False, kind="stable").index.tolist()
        )
        left_out = f"; {write_count(len(names) - _MOST_PANELS)} panels with fewer articles not drawn"
        names = [name for name in names if name in set(ranked[:_MOST_PANELS])]
        table = table[table["panel"].isin(names)].reset_index(drop=True)
    scale = 1 if (table["unit"] == "1000_words").all() else 100
    for column in ("rate", "low", "high"):
        table[column] = scale * table[column]
    marks = put_in_order(table["mark"].tolist(), write_names(shown, labels, "frame"))
    columns = min(len(names), max(1, round(current_style().width_mm / (4 * current_style().font_size))))
    rows = -(-len(names) // columns)
    line = current_style().font_size * POINT_MM
    lines_a_mark = 2.4 if max(map(len, marks)) > fit_characters(0.2) else 1.6
    tall = max(lines_a_mark * line * len(marks), 5 * line) if time is None else 8 * line
    tall = min(tall, (TALLEST_MM - 30) / rows - 2.4 * line)
    height = rows * (tall + 2.4 * line) + 20
    # Where rows are too low for their names, marks differ in look and a legend names them.
    named = time is None and tall / len(marks) >= 1.25 * line
    looks = choose_looks(marks) if not named else dict.fromkeys(marks, choose_looks([""])[""])
    n = None
    if by != "frame" and not others:
        each = table.drop_duplicates(["panel", *groups])
        n = each.groupby("panel", sort=False)["articles"].sum()
    title = (
        _name_axis(table, by, time, marks, shown, labels)
        + ("" if n is None else "; in brackets the articles")
        + left_out
    )
    with drawing(ax, height, "Small multiples with shared axes") as whole:
        panels = split_axes(whole, *_lay_boxes(len(names), columns, rows, tall, 2.4 * line))
        room = int(fit_characters(0.8) / columns) - 2
        for number, (panel, name) in enumerate(zip(panels, names, strict=True)):
            part = table[table["panel"] == name]
            if time is None:
                _draw_dots(panel, part, looks, min(1.4 * line, 0.9 * tall / len(marks)))
            else:
                _draw_lines(panel, part, table, name, time, looks)
            count = f" ({write_count(n[name])})" if n is not None else ""
            panel.set_title(wrap_label(name, room - len(count), 1) + count, loc="left", pad=2)
            _share_axes(
                panel, table, marks if named else [""] * len(marks), time, number, columns, len(names), tall
            )
        whole.set_title(wrap_label(title, fit_characters(0.9), 3), loc="left", pad=2)
        if not named and len(marks) > 1:
            handles = [
                Line2D([], [], color=looks[m].colour, linestyle=looks[m].dash, **marker_of(looks[m], 4))
                for m in marks
            ]
            draw_legend(whole, handles, marks)
    return whole


def _name_marks(
    table: pd.DataFrame,
    by: str,
    others: Sequence[str],
    shown: Sequence[str],
    labels: Mapping[Any, str] | None,
) -> pd.Series:
    """Name what is told apart within a panel: frames, or the values of one further column."""
    if by == "frame" or (others and len(shown) == 1):
        return write_groups(table, others, labels)
    if others:
        raise ValueError(
            f"A panel cannot hold both {len(shown)} frames and {', '.join(map(repr, others))}. "
            f"Choose one frame with frames=, or take by='frame'."
        )
    return table["frame"].map(lambda name: write_name(name, labels, "frame"))


def _name_axis(
    table: pd.DataFrame, by: str, time: str | None, marks: Sequence[str], shown: Sequence[str],
    labels: Mapping[Any, str] | None,
) -> str:  # fmt: skip
    one = write_name(shown[0], labels, "frame")
    what = f"frame “{one}”" if len(shown) == 1 and by != "frame" else "frame"
    unit = write_unit(str(table["unit"].iloc[0]), what)
    behind = (
        "; grey: the other panels"
        if time is not None and len(marks) == 1 and table["panel"].nunique() > 1
        else ""
    )
    return f"{unit}{behind}"


def _lay_boxes(
    panels: int, columns: int, rows: int, tall: float, title: float
) -> list[tuple[float, float, float, float]]:
    total = rows * (tall + title)
    gap = 0.03
    wide = (1 - gap * (columns - 1)) / columns
    return [
        (
            (number % columns) * (wide + gap),
            1 - ((number // columns + 1) * (tall + title)) / total,
            wide,
            tall / total,
        )
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


def _draw_lines(
    panel: Axes, part: pd.DataFrame, table: pd.DataFrame, name: str, time: str, looks: Mapping[str, Look]
) -> None:
    if len(looks) == 1:
        # One line that breaks off between panels: a line each is thousands where forty panels show the others.
        behind = table[table["panel"] != name].sort_values("panel", kind="stable")
        breaks = 1 + np.flatnonzero(behind["panel"].to_numpy()[1:] != behind["panel"].to_numpy()[:-1])
        x = np.insert(date2num(behind[time]), breaks, np.nan)  # type: ignore[no-untyped-call]
        y = np.insert(behind["rate"].to_numpy(dtype=float), breaks, np.nan)
        panel.plot(x, y, color=_BACKGROUND, linewidth=0.4, zorder=1)
    for mark, own in part.groupby("mark", sort=False):
        x, look = date2num(own[time]), looks[str(mark)]  # type: ignore[no-untyped-call]
        if len(looks) == 1:
            panel.fill_between(
                x, own["low"], own["high"], color=look.colour, alpha=0.2, linewidth=0, zorder=2
            )
        panel.plot(
            x, own["rate"], color=look.colour, linestyle=look.dash, linewidth=1.0, zorder=3, clip_on=False,
            markevery=max(1, len(own) // 6), **marker_of(look, 0.35 * current_style().font_size),
        )  # fmt: skip


def _share_axes(
    panel: Axes,
    table: pd.DataFrame,
    marks: Sequence[str],
    time: str | None,
    number: int,
    columns: int,
    panels: int,
    panel_mm: float,
) -> None:
    """Give every panel the same limits and ticks; the numbers stand at the left and at the foot only."""
    top = np.nanmax([*table[["rate", "high"]].to_numpy(dtype=float).ravel(), 0])
    limits = (0, top * 1.06 if top > 0 else 1)
    left, foot = number % columns == 0, number + columns >= panels
    if time is None:
        panel.set_xlim(*limits)
        panel.xaxis.set_major_locator(MaxNLocator(nbins=3, prune="upper"))
        lines = 2 if panel_mm / len(marks) > 2.2 * current_style().font_size * POINT_MM else 1
        names = [wrap_label(mark, fit_characters(0.2), lines) if left else "" for mark in marks]
        panel.set_yticks(range(len(marks)), names)
        panel.tick_params(axis="y", length=0)
        panel.spines["left"].set_visible(False)
        panel.grid(axis="x", color=RULE)
    else:
        panel.set_ylim(*limits)
        panel.yaxis.set_major_locator(MaxNLocator(nbins=3))
        x = date2num(table[time])  # type: ignore[no-untyped-call]
        apart = 0.08 * (x.max() - x.min()) or 15.0
        panel.set_xlim(x.min() - apart, x.max() + apart)
        most = max(1, int(0.8 * current_style().width_mm / columns / (9 * current_style().letter_mm)))
        tick_dates(panel, time, most, float(x.min()))
        panel.tick_params(axis="y", labelleft=left)
        panel.grid(axis="y", color=RULE)
    panel.tick_params(axis="x", labelbottom=foot)
