"""Frame rates by group: dots with intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediaframing.charts.figure import (
    draw_legend,
    draw_rows,
    drawing,
    fit_rows,
    legend_marks,
    mark_size,
    marker_of,
    say_nothing,
)
from mediaframing.charts.labels import (
    count_things,
    list_groups,
    order_rows,
    put_in_order,
    write_count,
    write_groups,
    write_names,
    write_unit,
)
from mediaframing.charts.naive import draw_naive, legend_naive, list_naive
from mediaframing.charts.names import read_labels
from mediaframing.charts.rows import MOST_ROWS, arrange_rows, fit_top, limit_groups, write_foot
from mediaframing.charts.style import RULE, Look, choose_looks
from mediaframing.measures.results import check_result


def plot_rates(
    rates: pd.DataFrame,
    ax: Axes | None = None,
    *,
    labels: Mapping[Any, str] | None = None,
    order: Sequence[Any] | str | None = None,
    frames: Sequence[str] | None = None,
    top: int | None = MOST_ROWS,
    minimum: int = 1,
) -> Axes:
    """Draw how often each frame is mentioned, by group: a dot for the rate, a line for its interval.

    Parameters
    ----------
    rates : DataFrame
        From :func:`~mediaframing.measures.rates.rate_frames`.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    labels : mapping, optional
        Labels for frames and groups: ``{"terror": "Terrorism"}``.
    order : sequence or ``"rate"``, optional
        The groups from top to bottom, as the table or its labels call them; ``"rate"`` puts the highest rate of the first
        frame on top, as without an order, unless the coding has groups with an order of their own.
    frames : sequence of str, optional
        The frames to draw, in this order.

    top : int or None, default 40
        How many groups at most: those that ``order`` names, then those of most articles. By default fewer where each has many
        frames, so that marks are told apart. How many are left out is said.
    minimum : int, default 1
        Only groups with so many articles.

    Returns
    -------
    Axes
        One row a group with its number of articles; without groups one row a frame. Of rates from ``correct_rates`` those
        without correction are hollow beside.
    """
    check_result(rates, "rate_frames", "compare_groups")
    labels = read_labels(rates, labels)
    shown = put_in_order(rates["frame"].tolist(), frames)
    if frames is not None:
        shown = [name for name in shown if name in list(frames)]
    rank = {name: number for number, name in enumerate(shown)}
    table = rates[rates["frame"].isin(shown)].reset_index(drop=True)
    if not list_groups(rates, "frame"):
        table = table.sort_values("frame", key=lambda names: names.map(rank), ignore_index=True)
    groups = list_groups(rates, "frame")
    table, left_out = limit_groups(table, groups, top=fit_top(top, len(shown)), minimum=minimum, order=order)
    if table.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: the table of rates has no rows.")
    scale = 1 if (table["unit"] == "1000_words").all() else 100
    names = dict(zip(shown, write_names(shown, labels, "frame"), strict=True))
    if not groups:
        table["row"] = table["frame"].map(names)
        looks = {name: Look(choose_looks([""])[""].colour, "o") for name in shown}
        slots = 1
    else:
        table["row"] = write_groups(table, groups, labels)
        looks = choose_looks(shown)
        slots = len(shown)
    # Without groups the rows are the frames, and any of them may be the highest.
    leading = table[table["frame"] == shown[0]] if groups else table
    arrange = arrange_rows if groups else order_rows
    rows = arrange(leading, groups or ["frame"], order, value="rate", word="rate")
    n = table.groupby("row", sort=False)["articles"].max()
    counts = [f"n = {write_count(n[row])}" if groups else "" for row in rows]
    height, slot, written = fit_rows(rows, counts, widest=0.42, slots=slots)
    with drawing(ax, height, "Dot chart with intervals") as axes:
        draw_rows(axes, written)
        place = {row: number for number, row in enumerate(rows)}
        for number, frame in enumerate(shown):
            part = table[table["frame"] == frame]
            y = part["row"].map(place).to_numpy(dtype=float)
            y = y + (number - (slots - 1) / 2) / (slots + 1) if slots > 1 else y
            look = looks[frame]
            beside = y + 0.35 / (slots + 1)
            draw_naive(axes, part, beside, look, mark_size(slot), value="rate", scale=scale)
            axes.hlines(y, scale * part["low"], scale * part["high"], color=look.colour, linewidth=1.0)
            axes.plot(
                scale * part["rate"], y, linestyle="none", label=names[frame], clip_on=False, zorder=3,
                **marker_of(look, mark_size(slot)),
            )  # fmt: skip
        if slots > 1:
            for edge in np.arange(0.5, len(rows) - 1):
                axes.axhline(edge, color=RULE, linewidth=0.6)
        top = np.nanmax(
            [*(scale * table[["rate", "high"]].to_numpy(dtype=float)).ravel(), 0]
            + [scale * number for number in list_naive(table, "rate")]
        )
        axes.set_xlim(0, top * 1.04 if top > 0 else 1)
        unit = write_unit(str(table["unit"].iloc[0]))
        note = "" if groups else f"; n = {count_things(n.max(), 'article')}"
        axes.set_xlabel(write_foot(unit + note, left_out, written))
        hollow, words = legend_naive(table, "rate")
        if slots > 1 or groups or hollow:
            # Without groups the rows say which frame is meant.
            solid = shown if slots > 1 or groups else []
            marks = [*legend_marks([looks[f] for f in solid]), *hollow]
            draw_legend(axes, marks, [*(names[f] for f in solid), *words])
    return axes
