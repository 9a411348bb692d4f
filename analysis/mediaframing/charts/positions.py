"""Who takes which position to which frame: half discs, affirmed to the left, rejected to the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.path import Path

from mediaframing.charts.figure import draw_legend, draw_rows, drawing, fit_rows, say_nothing
from mediaframing.charts.labels import (
    fit_characters,
    wrap_label,
    write_count,
    write_name,
    write_names,
)
from mediaframing.charts.matrix import fit_cell, measure_headings, name_columns
from mediaframing.charts.speakers import choose_speakers, is_drawn
from mediaframing.charts.style import INK, POINT_MM, QUIET, RULE, STANCE_LOOKS, current_style
from mediaframing.measures.results import check_result, find_labels
from mediaframing.tables import check_columns

_HALVES = {"affirmed": Path.wedge(90, 270), "rejected": Path.wedge(-90, 90)}
_MOST_SPEAKERS = 20


def plot_positions(
    speakers: pd.DataFrame,
    ax: Axes | None = None,
    *,
    labels: Mapping[Any, str] | None = None,
    order: Sequence[Any] | None = None,
    frames: Sequence[str] | None = None,
    top: int = _MOST_SPEAKERS,
) -> Axes:
    """Draw for each speaker and frame how often it is affirmed, and beside it how often rejected.

    Parameters
    ----------
    speakers : DataFrame
        From :func:`~mediaframing.measures.actors.tabulate_speakers`, without further groups.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    labels : mapping, optional
        Labels for actors and frames; ``speaker_actor`` for the row of sources that are no actor.
    order : sequence, optional
        The speakers from top to bottom.
    frames : sequence of str, optional
        The frames to draw, from left to right.
    top : int, default 20
        How many speakers: those with most mentions.

    Returns
    -------
    Axes
        One row a speaker, one column a frame. The area of the left half is the number of mentions that affirm, of the
        right half of those that reject; a whole disc is as much of both. The two numbers stand beneath where they
        fit; the sources that are no actor have numbers only. Uncertain mentions are not drawn; the number behind a speaker counts them, too.

    See Also
    --------
    plot_speakers : the same with a mark for each stance, uncertain ones too.
    """
    check_result(speakers, "tabulate_speakers")
    check_columns(speakers, ["speaker_actor", "frame", *_HALVES, "mentions"], "speakers")
    labels = find_labels(speakers, labels)
    if top < 1:
        raise ValueError(f"top={top!r} must be 1 or more.")
    table, shown, rows = choose_speakers(speakers, labels, order, frames)
    if table.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: no source speaks any frame.")
    n = table.groupby("row", sort=False)["mentions"].sum()
    most = set(n.sort_values(ascending=False, kind="stable").index[:top])
    rows = [row for row in rows if row in most]
    left_out = len(n) - len(rows)
    table = table[table["row"].isin(rows)]
    headings = write_names(shown, labels, "frame")
    cell = 0.66 * current_style().width_mm / len(shown)
    around = 28 + measure_headings(headings, cell)
    counts = [write_count(n[row]) for row in rows]
    height, _, written = fit_rows(rows, counts, share=0.22, lines=3.4, around_mm=around)
    slot = (height - around) / len(rows)
    size = 0.8 * current_style().font_size
    line = size * POINT_MM
    named = is_drawn(table)
    largest = max(1, int(table.loc[named, list(_HALVES)].to_numpy().max()))
    pairs = [
        f"{write_count(a)} : {write_count(r)}"
        for a, r in zip(table["affirmed"], table["rejected"], strict=True)
    ]
    numbered = slot > 2.6 * line and max(map(len, pairs)) <= fit_cell(cell, size)
    widest = 0.9 * min(cell, slot - (1.3 * line if numbered else 0)) / POINT_MM
    kind = "Matrix of half discs, speakers by frames: left half affirmed, right half rejected"
    with drawing(ax, height, kind) as axes:
        draw_rows(axes, written)
        axes.grid(visible=False)
        axes.set_xlim(-0.5, len(shown) - 0.5)
        x = table["frame"].map({name: number for number, name in enumerate(shown)}).to_numpy(dtype=float)
        y = table["row"].map({row: number for number, row in enumerate(rows)}).to_numpy(dtype=float)
        lift = 0.5 * 1.2 * line / slot if numbered else 0.0
        axes.vlines(
            x[named], (y - lift - 0.25)[named], (y - lift + 0.25)[named], color=RULE, linewidth=0.6, zorder=1
        )
        for stance, half in _HALVES.items():
            held = table[stance].where(named, 0).to_numpy(dtype=float)
            axes.scatter(
                x, y - lift, s=widest**2 * held / largest, marker=half, color=STANCE_LOOKS[stance].colour,
                edgecolors="#333333", linewidths=0.3, zorder=3, clip_on=False,
            )  # fmt: skip
        fits = fit_cell(cell, size)
        for place in np.flatnonzero(~named):
            text = next(
                (t for t in (pairs[place], write_count(table["mentions"].iloc[place])) if len(t) <= fits), ""
            )
            axes.text(x[place], y[place], text, ha="center", va="center", fontsize=size, color=QUIET)
        if numbered:
            for at, row, pair, total in zip(
                x, y - lift, pairs, (table["affirmed"] + table["rejected"]).where(named, 0), strict=True
            ):
                if total:
                    axes.annotate(
                        pair, (at, row), (0, -widest / 2 - 1), textcoords="offset points", ha="center", va="top",
                        fontsize=size, color=QUIET,
                    )  # fmt: skip
        for edge in np.arange(0.5, len(rows) - 1):
            axes.axhline(edge, color=RULE, linewidth=0.6)
        name_columns(axes, headings, cell)
        more = f"; {left_out} speakers with fewer mentions left out" if left_out else ""
        note = f"Area: mentions (largest half: {write_count(largest)}){more}"
        axes.set_xlabel(wrap_label(note, fit_characters(0.55), 3), color=QUIET)
        draw_legend(axes, [_half_mark(stance) for stance in _HALVES], _name_halves(labels))
    return axes


def _half_mark(stance: str) -> Line2D:
    return Line2D(
        [], [], linestyle="none", marker=_HALVES[stance], markersize=current_style().font_size,
        markerfacecolor=STANCE_LOOKS[stance].colour, markeredgecolor=INK, markeredgewidth=0.4,
    )  # fmt: skip


def _name_halves(labels: Mapping[Any, str] | None) -> list[str]:
    given = labels or {}
    sides = {"affirmed": "left", "rejected": "right"}
    return [
        f"{side}: {write_name(given.get(stance, stance), {stance: stance})}" for stance, side in sides.items()
    ]
