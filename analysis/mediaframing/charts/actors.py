"""Actors: how often they are mentioned, and in what tone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from mediaframing.charts.figure import (
    draw_rows,
    drawing,
    embolden_heads,
    fit_rows,
    mark_size,
    marker_of,
    nest_rows,
    say_nothing,
    split_axes,
)
from mediaframing.charts.labels import (
    fit_characters,
    list_groups,
    order_rows,
    wrap_label,
    write_count,
    write_name,
    write_unit,
)
from mediaframing.charts.names import read_labels
from mediaframing.charts.rows import MOST_ROWS, arrange_below, limit_groups, name_below
from mediaframing.charts.style import INK, PLAIN_LOOK, RULE, TONE_LOOKS, current_style
from mediaframing.measures.results import check_result
from mediaframing.values.keywords import check_number

# Of each actor, where a page has no room for all groups.
_FEWEST_GROUPS = 3


def plot_actors(
    actors: pd.DataFrame,
    ax: Axes | None = None,
    *,
    labels: Mapping[Any, str] | None = None,
    order: Sequence[str] | str | None = "rate",
    top: int = MOST_ROWS,
) -> Axes:
    """Draw how often each actor is mentioned, and beside it the mean tone toward it.

    Parameters
    ----------
    actors : DataFrame
        From :func:`~mediaframing.measures.actors.rate_actors`.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    labels : mapping, optional
        Labels for actors and groups.
    order : sequence of str or ``"rate"``, default ``"rate"``
        The actors from top to bottom.
    top : int, default 40
        How many rows at most. Those of the actors mentioned most are drawn, and of groups those with most articles; how many are
        left out is said beneath.

    Returns
    -------
    Axes
        Its two ``child_axes`` are the panels of rates and of tone. Each row says how many mentions have a tone. Groups stand in one
        order beneath all actors: that of the coding's groups, if they have one, else the highest rate of the first actor is on top.
    """
    check_result(actors, "rate_actors")
    labels = read_labels(actors, labels)
    if actors.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: the table of actors has no rows.")
    groups = list_groups(actors, "actor")
    table, left_out = _limit_rows(actors.reset_index(drop=True), groups, order, top)
    table["head"] = table["actor"].map(lambda name: write_name(name, labels, "actor"))
    ranked = order_rows(table.assign(row=table["head"]), ["actor"], order, value="rate", word="rate")
    table = table.iloc[
        np.argsort(table["head"].map({name: place for place, name in enumerate(ranked)}), kind="stable")
    ]
    below, only = name_below(table, groups, labels)
    if below is not None:
        table = arrange_below(table, below, groups, table["head"].iloc[0], key="head", value="rate")
        below = below.loc[table.index]
    rows, is_head, place = nest_rows(table, table["head"], below)
    table["y"] = place
    n = table.groupby("y")["tone_mentions"].max()
    counts = ["" if head else f"n = {write_count(n[y])}" for y, head in enumerate(is_head)]
    height, slot, written = fit_rows(rows, counts, share=0.22, widest=0.34, around_mm=25)
    scale = 1 if (table["unit"] == "1000_words").all() else 100
    with drawing(
        ax, height, "Two dot charts side by side, of rates and of mean tone, with intervals"
    ) as whole:
        axes, beside = split_axes(whole, (0, 0, 0.43, 1), (0.49, 0, 0.51, 1))
        size = mark_size(slot)
        draw_rows(axes, written)
        embolden_heads(axes, is_head)
        axes.hlines(
            table["y"], scale * table["low"], scale * table["high"], color=PLAIN_LOOK.colour, linewidth=1.2
        )
        axes.plot(
            scale * table["rate"], table["y"], linestyle="none", clip_on=False, **marker_of(PLAIN_LOOK, size)
        )
        top = np.nanmax([*(scale * table[["rate", "high"]].to_numpy(dtype=float)).ravel(), 0])
        axes.set_xlim(0, top * 1.06 if top > 0 else 1)
        axes.xaxis.set_major_locator(MaxNLocator(nbins=4))
        what = "actor" if below is None or any(is_head) else str(table["head"].iloc[0])
        unit = wrap_label(write_unit(str(table["unit"].iloc[0]), what), fit_characters(0.24))
        told = f";\n{wrap_label(left_out.removeprefix('; '), fit_characters(0.28), 8)}" if left_out else ""
        axes.set_xlabel(unit + told + only)
        _draw_tone(axes, beside, table, size)
    return whole


def _limit_rows(
    table: pd.DataFrame, groups: Sequence[str], order: Sequence[str] | str | None, top: int
) -> tuple[pd.DataFrame, str]:
    """Keep the rows that a page holds: actors before groups; tell what is left out, as the end of an axis label."""
    check_number("top", top, 1)
    most = (
        max(1, top // (_FEWEST_GROUPS + 1))
        if groups and table[list(groups)].drop_duplicates().shape[0] > 1
        else top
    )
    highest = table.groupby("actor", sort=False)["rate"].max()
    named = (
        [] if order is None or isinstance(order, str) else [name for name in order if name in highest.index]
    )
    ranked = [
        *named,
        *(n for n in highest.sort_values(ascending=False, kind="stable").index if n not in named),
    ]
    kept = set(ranked[:most])
    left = len(ranked) - len(kept)
    told = f"; {write_count(left)} actor{'s' if left > 1 else ''} mentioned less not drawn" if left else ""
    table = table[table["actor"].isin(kept)].reset_index(drop=True)
    table, left_out = limit_groups(table, groups, top=max(_FEWEST_GROUPS, top // len(kept)))
    return table.copy(), told + left_out


def _draw_tone(axes: Axes, beside: Axes, table: pd.DataFrame, mark: float) -> None:
    beside.set_ylim(axes.get_ylim())
    beside.set_yticks(axes.get_yticks(), [])
    beside.tick_params(axis="y", length=0)
    beside.spines["left"].set_visible(False)
    beside.grid(axis="x", color=RULE)
    beside.axvline(0, color=INK, linewidth=0.8, zorder=1)
    # Shape and colour tell the sign, as the side of the line does.
    for side, look in (
        (table["tone"] >= 0, TONE_LOOKS["positive"]),
        (table["tone"] < 0, TONE_LOOKS["negative"]),
    ):
        part = table[side]
        beside.hlines(part["y"], part["tone_low"], part["tone_high"], color=look.colour, linewidth=1.2)
        beside.plot(part["tone"], part["y"], linestyle="none", zorder=3, **marker_of(look, mark))
    held = table[["tone", "tone_low", "tone_high"]].to_numpy(dtype=float).ravel()
    reach = min(1.0, 1.1 * np.nanmax(np.abs([*held, 0.1])))
    beside.set_xlim(-reach, reach)
    beside.xaxis.set_major_locator(MaxNLocator(nbins=3, symmetric=True))
    beside.set_xlabel(wrap_label("Mean tone of n mentions (−1 to 1)", fit_characters(0.28), 3))
    size = current_style().font_size * 0.9
    beside.set_title("← negative", loc="left", fontsize=size)
    beside.set_title("positive →", loc="right", fontsize=size)
