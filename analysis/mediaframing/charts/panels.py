"""Small multiples: a panel a group, all on the same axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num

from mediaframing.charts.dot_panels import draw_dot_panels, name_looks
from mediaframing.charts.figure import (
    drawing,
    say_nothing,
)
from mediaframing.charts.labels import (
    find_period,
    list_groups,
    put_in_order,
    write_count,
    write_groups,
    write_name,
    write_names,
    write_unit,
)
from mediaframing.charts.names import read_labels
from mediaframing.charts.style import choose_looks
from mediaframing.charts.time_cuts import MOST_BARS, drop_stray, drop_undated
from mediaframing.charts.time_grid import count_most_panels, fit_grid
from mediaframing.charts.time_panels import are_bars, draw_time_panels
from mediaframing.measures.results import check_result
from mediaframing.tables import check_columns

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
    axis = _name_axis(table, by, shown, labels) + left_out
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
            title=axis + _tell_panels(there - len(names)),
            counts=None if n is None else {str(name): float(count) for name, count in n.items()},
            look_of=look_of,
            together=together,
        )
        if len(marks) > 1 and not apart:
            name_looks(whole, looks)
        return whole
    ranked = _rank_panels(table, names, groups, order)
    return draw_dot_panels(
        ax,
        table,
        names,
        ranked,
        marks,
        n,
        title=lambda drawn: axis + _tell_panels(there - drawn),
        what="frame" if by != "frame" and not others else "group",
    )


def _rank_panels(
    table: pd.DataFrame, names: Sequence[str], groups: Sequence[str], order: Sequence[Any] | None
) -> list[str]:
    """Rank panels by which are drawn first: as the order says, or those of most articles."""
    if order is not None:
        return list(names)
    sums = table.drop_duplicates(["panel", *groups]).groupby("panel", sort=False)["articles"].sum()
    return [str(name) for name in sums.sort_values(ascending=False, kind="stable").index]


def _tell_panels(left: int) -> str:
    few = "panel" if left == 1 else "panels"
    return f"; {write_count(left)} {few} with fewer articles not drawn" if left else ""


def _have_no_room(table: pd.DataFrame, time: str, panels: int) -> bool:
    """Tell whether panels hold three lines or more whose intervals would be bands."""
    lines, periods = table["mark"].nunique(), table[time].nunique()
    grid = fit_grid(table["panel"].drop_duplicates().tolist(), long=periods > MOST_BARS, strip=False)
    return lines > 2 and panels > 0 and not are_bars(periods, lines, grid.panel_width)


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
