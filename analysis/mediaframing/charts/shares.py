"""How each frame is told: shares of its mentions by stance and by voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Patch

from mediaframing.charts.figure import (
    draw_legend,
    draw_rows,
    drawing,
    embolden_heads,
    fit_rows,
    nest_rows,
    say_nothing,
)
from mediaframing.charts.labels import (
    fit_characters,
    list_groups,
    put_in_order,
    wrap_label,
    write_count,
    write_name,
)
from mediaframing.charts.names import read_labels
from mediaframing.charts.rows import arrange_below, limit_frames, name_below, write_foot
from mediaframing.charts.style import (
    BROUGHT_UP_LOOK,
    INK,
    QUIET,
    STANCE_LOOKS,
    VOICE_LOOKS,
    Look,
    current_style,
)
from mediaframing.measures.rates import BROUGHT_UP
from mediaframing.measures.results import check_result
from mediaframing.values.keywords import check_labels


def plot_stance(
    stances: pd.DataFrame,
    ax: Axes | None = None,
    *,
    labels: Mapping[Any, str] | None = None,
    order: Sequence[str] | None = None,
) -> Axes:
    """Draw how often each frame is affirmed, rejected and left uncertain, as parts of a whole.

    Parameters
    ----------
    stances : DataFrame
        From :func:`~mediaframing.measures.rates.rate_stance`.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    labels : mapping, optional
        Labels for frames, groups and stances.
    order : sequence of str, optional
        The frames from top to bottom.

    Returns
    -------
    Axes
        One bar a frame (and group) with its number of mentions; stances differ in hatching and lightness, and
        shares are written where they fit. What is only brought up has a part of its own where the table keeps it apart
        (``explicit=True``). Groups stand in one order beneath all frames: that of the coding's groups, if they have
        one, else the highest share affirmed of the first frame is on top.
    """
    defaults = {name: name for name in (*STANCE_LOOKS, BROUGHT_UP)}
    affirmed = {"affirmed": STANCE_LOOKS["affirmed"]}
    return _plot_shares(
        stances,
        "stance",
        {**affirmed, BROUGHT_UP: BROUGHT_UP_LOOK, **STANCE_LOOKS},
        defaults,
        labels,
        order,
        ax,
    )


def plot_voice(
    voices: pd.DataFrame,
    ax: Axes | None = None,
    *,
    labels: Mapping[Any, str] | None = None,
    order: Sequence[str] | None = None,
) -> Axes:
    """Draw how often each frame stands in the outlet's own voice and in sources' words.

    Parameters
    ----------
    voices : DataFrame
        From :func:`~mediaframing.measures.rates.rate_voice`.
    ax, labels, order
        As in :func:`plot_stance`.

    Returns
    -------
    Axes
        As :func:`plot_stance`; of groups without an order of their own the highest share in the outlet's voice is on top.
    """
    defaults = {"outlet": "outlet’s own voice", "source": "sources’ words"}
    return _plot_shares(voices, "voice", VOICE_LOOKS, defaults, labels, order, ax)


def _plot_shares(
    shares: pd.DataFrame,
    column: str,
    looks: Mapping[str, Look],
    defaults: Mapping[str, str],
    given: Mapping[Any, str] | None,
    order: Sequence[str] | None,
    ax: Axes | None,
) -> Axes:
    check_result(shares, f"rate_{column}")
    check_labels(given)
    # What a group of outlets not known is called is no name of the outlet's voice.
    labels = {**read_labels(shares, None), **defaults, **(given or {})}
    if shares.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: the table of shares has no rows.")
    table = shares.reset_index(drop=True)
    groups = list_groups(table, "frame")
    frames = put_in_order(table["frame"].tolist(), order)
    # Every frame has a row for each group, and a page only so many rows.
    table, frames, left_out = limit_frames(table, frames, groups)
    if table.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: no group has a mention.")
    rank = table["frame"].map({name: number for number, name in enumerate(frames)})
    # Bars of one frame stand together, so that its groups can be compared.
    table = table.iloc[np.argsort(rank, kind="stable")]
    heads = table["frame"].map(lambda name: write_name(name, labels, "frame"))
    below, only = name_below(table, groups, labels)
    there = table.groupby(column)["count"].max()
    levels = [level for level in looks if there.get(level, 0) > 0] or [
        level for level in looks if level in there
    ]
    if below is not None:
        leading = table["rate"].where(table[column] == levels[0])
        table = arrange_below(
            table.assign(leading=leading), below, groups, frames[0], key="frame", value="leading"
        )
        heads, below = heads.loc[table.index], below.loc[table.index]
    rows, is_head, place = nest_rows(table, heads, below)
    table["y"] = place
    n = table.groupby("y")["denominator"].max()
    counts = ["" if head else f"n = {write_count(n[y])}" for y, head in enumerate(is_head)]
    height, _, written = fit_rows(rows, counts, widest=0.42)
    with drawing(ax, height, "Stacked bar chart of shares") as axes:
        draw_rows(axes, written)
        embolden_heads(axes, is_head)
        axes.grid(visible=False)
        left = np.zeros(len(rows))
        for level in levels:
            part = table[table[column] == level]
            share = np.zeros(len(rows))
            share[part["y"]] = 100 * part["rate"].fillna(0)
            _draw_part(axes, left, share, looks[level], f"part-{level}")
            left = left + share
        for y in n.index[n == 0]:
            axes.text(1, y, "no mentions", va="center", color=QUIET)
        axes.set_xlim(0, 100)
        whose = "the frame’s mentions" if below is None or any(is_head) else f"mentions of {heads.iloc[0]}"
        told = wrap_label(f"Share of {whose} (%)", fit_characters(0.45))
        axes.set_xlabel(write_foot(told, left_out, written) + only)
        draw_legend(
            axes,
            [Patch(**_fill_of(looks[level])) for level in levels],
            [write_name(level, labels) for level in levels],
        )
    return axes


def _fill_of(look: Look) -> dict[str, Any]:
    return {"facecolor": look.colour, "hatch": look.hatch, "edgecolor": INK, "linewidth": 0.4}


def _draw_part(axes: Axes, left: np.ndarray, share: np.ndarray, look: Look, gid: str) -> None:
    bars = axes.barh(range(len(share)), share, left=left, height=0.68, clip_on=False, **_fill_of(look))
    # A third of the figure is labels; what is left must hold "100" in the style's type.
    narrowest = 100 * 3.3 / fit_characters(0.6)
    dark = np.dot(to_rgb(look.colour), (0.2126, 0.7152, 0.0722)) < 0.4
    for number, bar in enumerate(bars):
        bar.set_gid(f"{gid}-{number}")
        bar.set_visible(share[number] > 0)
        if share[number] < narrowest:
            continue
        # On hatching a number needs a plain ground of its own.
        ground = {"facecolor": look.colour, "edgecolor": "none", "pad": 0.8} if look.hatch else None
        axes.text(
            left[number] + share[number] / 2, number, f"{share[number]:.0f}", ha="center", va="center",
            color="white" if dark else INK, bbox=ground, fontsize=current_style().font_size * 0.9,
        )  # fmt: skip
