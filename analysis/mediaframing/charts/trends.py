"""Frames by group over time: the one figure that every study over years has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num

from mediaframing.charts.figure import drawing, say_nothing
from mediaframing.charts.labels import (
    find_period,
    list_groups,
    put_in_order,
    write_count,
    write_groups,
    write_names,
)
from mediaframing.charts.names import read_labels
from mediaframing.charts.time_cuts import FEW, are_thin, cut_pale, drop_stray, drop_undated
from mediaframing.charts.trend_panels import Trends, draw_trends
from mediaframing.measures.results import check_result


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
    shown = put_in_order(rates["frame"].tolist(), frames)
    shown = [name for name in shown if frames is None or name in list(frames)]
    table = rates[rates["frame"].isin(shown)].reset_index(drop=True)
    if table[time].isna().all():
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: no dated articles in the table of rates.")
    headings = dict(zip(shown, write_names(shown, labels, "frame"), strict=True))
    others = [name for name in groups if name != time]
    return draw_trends(ax, _read_trends(table, time, others, headings, order, labels))


def _read_trends(
    rates: pd.DataFrame,
    time: str,
    others: list[str],
    headings: Mapping[str, str],
    order: Sequence[Any] | None,
    labels: Mapping[Any, str],
) -> Trends:
    """Make the points of the lines, and tell what of the rates cannot be drawn."""
    undated = count_undated(rates, time, others)
    table = rates[rates[time].notna()].reset_index(drop=True)
    table["line"] = write_groups(table, others, labels) if others else ""
    table["x"] = date2num(table[time])  # type: ignore[no-untyped-call]
    table, stray = drop_stray(table, others)
    scale = 1 if (table["unit"] == "1000_words").all() else 100
    for column in ("rate", "low", "high"):
        table[column] = scale * table[column]
    articles = table.drop_duplicates(["line", "x"]).groupby("line", sort=False)["articles"].sum()
    named = dict(zip(table[others[0]], table["line"], strict=True)) if len(others) == 1 else {}
    lines = put_in_order(table["line"].tolist(), [named.get(name, name) for name in order] if order else None)
    table, empty = drop_undated(table, "line", "group")
    lines = [line for line in lines if line in set(table["line"])]
    periods = np.unique(table["x"])
    thin = are_thin(table, len(periods))
    table, off_scale = cut_pale(table, thin)
    notes = [f"Pale dots: fewer than {FEW} articles{off_scale}"] if thin.any() else []
    notes += (
        [f"{write_count(undated)} undated article{'s' if undated > 1 else ''} not drawn"] if undated else []
    )
    notes += [told.removeprefix("; ") for told in (empty, stray) if told]
    return Trends(table, thin, time, periods, headings, lines, articles, notes, grouped=bool(others))


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
