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
from mediaframing.charts.matrix import fit_cell, limit_columns, measure_headings, name_columns
from mediaframing.charts.multiples import lay_multiples
from mediaframing.charts.names import read_labels
from mediaframing.charts.speakers import (
    COLUMNS,
    MOST_SPEAKERS,
    choose_speakers,
    fit_pairs,
    is_drawn,
    limit_speakers,
    measure_marks,
    measure_others,
    tell_least,
    write_others,
)
from mediaframing.charts.style import INK, POINT_MM, QUIET, RULE, STANCE_LOOKS, current_style
from mediaframing.measures.results import check_result

# Of the type, beneath the marks: on paper no less than 6 points.
_NUMBERS = 0.86
_HALVES = {"affirmed": Path.wedge(90, 270), "rejected": Path.wedge(-90, 90)}


def plot_positions(
    speakers: pd.DataFrame,
    ax: Axes | None = None,
    *,
    labels: Mapping[Any, str] | None = None,
    order: Sequence[Any] | None = None,
    frames: Sequence[str] | None = None,
    top: int = MOST_SPEAKERS,
) -> Axes:
    """Draw for each speaker and frame how often it is affirmed, and beside it how often rejected.

    Parameters
    ----------
    speakers : DataFrame
        From :func:`~mediaframing.measures.actors.tabulate_speakers`.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    labels : mapping, optional
        Labels for actors and frames; ``speaker_actor`` for the row of sources that are no actor.
    order : sequence, optional
        The speakers from top to bottom.
    frames : sequence of str, optional
        The frames to draw, from left to right; of more than have room beside each other the first.
    top : int, default 20
        How many speakers: those with most mentions.

    Returns
    -------
    Axes
        Of a table with groups a panel for each, all on the same scale, as many as a page holds; those are its ``child_axes``. One
        row a speaker, one column a frame. The area of the left half is the number of mentions that affirm, of the
        right half of those that reject; a whole disc is as much of both. The two numbers stand beneath where they
        fit; the sources that are no actor have numbers only. Uncertain mentions are not drawn; the number behind a speaker counts them, too.

    See Also
    --------
    plot_speakers : the same with a mark for each stance, uncertain ones too.
    """
    check_result(speakers, "tabulate_speakers")
    labels = read_labels(speakers, labels)
    table, shown, rows, groups = choose_speakers(speakers, labels, order, frames)
    if table.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: no source speaks any frame.")
    line = current_style().font_size * POINT_MM
    least_mm = max(2 * line, measure_others(table, _NUMBERS * current_style().font_size))
    shown, fewer = limit_columns(shown, least_mm, COLUMNS * current_style().width_mm)
    table = table[table["frame"].isin(shown)].reset_index(drop=True)
    rows, left_out = limit_speakers(table, rows, top)
    left_out += fewer
    table = table[table["row"].isin(rows)].reset_index(drop=True)
    headings = write_names(shown, labels, "frame")
    marks, names = [_half_mark(stance) for stance in _HALVES], _name_halves(labels)
    if groups:
        many = lay_multiples(
            table, groups, labels, size="mentions", rows=rows, headings=headings, cell_mm=least_mm,
            slot_mm=1.6 * line, tallest_mm=3.4 * line,
        )  # fmt: skip
        every = pd.concat(many.parts.values())
        largest, numbered = _find_largest(every), _fit_numbers(every, many.cell_mm, many.slot_mm)
        written = many.write_rows(rows)
        apart = fit_pairs(every, list(_HALVES), many.cell_mm, _NUMBERS * current_style().font_size)
        kind = "Matrices of half discs, speakers by frames: left half affirmed, right half rejected"
        with drawing(ax, many.measure_height(len(rows)), kind) as axes:
            for number, panel in enumerate(many.place(axes, len(rows))):
                part = list(many.parts.values())[number]
                named = written if many.is_left(number) else [""] * len(rows)
                widest = _draw_halves(
                    panel, part, rows, named, shown, largest, many.cell_mm, many.slot_mm, numbered, apart
                )
                many.name(panel, number)
            least = tell_least(every, list(_HALVES), largest, widest)
            note = (
                f"Area: mentions (largest half: {write_count(largest)}{least}); in brackets all of the group"
            )
            many.write_note(axes, note + left_out)
            draw_legend(axes, marks, names)
        return axes
    largest = _find_largest(table)
    n = table.groupby("row", sort=False)["mentions"].sum()
    cell = COLUMNS * current_style().width_mm / len(shown)
    around = 28 + measure_headings(headings, cell, upended=bool(fewer))
    counts = [write_count(n[row]) for row in rows]
    height, _, written = fit_rows(rows, counts, share=0.22, lines=3.4, around_mm=around)
    slot = (height - around) / len(rows)
    kind = "Matrix of half discs, speakers by frames: left half affirmed, right half rejected"
    with drawing(ax, height, kind) as axes:
        numbered = _fit_numbers(table, cell, slot)
        widest = _draw_halves(axes, table, rows, written, shown, largest, cell, slot, numbered)
        name_columns(axes, headings, cell, upended=bool(fewer))
        least = tell_least(table, list(_HALVES), largest, widest)
        note = f"Area: mentions (largest half: {write_count(largest)}{least}){left_out}"
        axes.set_xlabel(wrap_label(note, fit_characters(0.55), 8), color=QUIET)
        draw_legend(axes, marks, names)
    return axes


def _find_largest(table: pd.DataFrame) -> int:
    return max(1, int(table.loc[is_drawn(table), list(_HALVES)].to_numpy().max()))


def _write_pairs(table: pd.DataFrame) -> list[str]:
    return [
        f"{write_count(a)} : {write_count(r)}"
        for a, r in zip(table["affirmed"], table["rejected"], strict=True)
    ]


def _fit_numbers(table: pd.DataFrame, cell_mm: float, slot_mm: float) -> bool:
    """Tell whether every mark of all panels has room for its two numbers beneath it."""
    size = _NUMBERS * current_style().font_size
    widest = max(map(len, _write_pairs(table)))
    return slot_mm > 2.6 * size * POINT_MM and widest <= fit_cell(cell_mm, size)


def _draw_halves(
    axes: Axes,
    table: pd.DataFrame,
    rows: Sequence[str],
    written: Sequence[str],
    shown: Sequence[str],
    largest: int,
    cell_mm: float,
    slot_mm: float,
    numbered: bool,
    apart: bool | None = None,
) -> float:
    """Draw the half discs of one panel; give how many points the largest is across.

    ``apart`` says whether what has no mark has both numbers, or that of all its mentions; what fits by default.
    """
    size = _NUMBERS * current_style().font_size
    line = size * POINT_MM
    named = is_drawn(table)
    pairs, fits = _write_pairs(table), fit_cell(cell_mm, size)
    widest = 0.9 * min(cell_mm, slot_mm - (1.3 * line if numbered else 0)) / POINT_MM
    draw_rows(axes, written)
    axes.grid(visible=False)
    axes.set_xlim(-0.5, len(shown) - 0.5)
    x = table["frame"].map({name: number for number, name in enumerate(shown)}).to_numpy(dtype=float)
    y = table["row"].map({row: number for number, row in enumerate(rows)}).to_numpy(dtype=float)
    lift = 0.5 * 1.2 * line / slot_mm if numbered else 0.0
    axes.vlines(
        x[named], (y - lift - 0.25)[named], (y - lift + 0.25)[named], color=RULE, linewidth=0.6, zorder=1
    )
    for stance, half in _HALVES.items():
        held = table[stance].where(named, 0).to_numpy(dtype=float)
        axes.scatter(
            x, y - lift, s=measure_marks(held, largest, widest), marker=half, color=STANCE_LOOKS[stance].colour,
            edgecolors="#333333", linewidths=0.3, zorder=3, clip_on=False,
        )  # fmt: skip
    if apart is None:
        apart = fit_pairs(table, list(_HALVES), cell_mm, size)
    others = write_others(table, list(_HALVES) if apart else [])
    for place in np.flatnonzero(~named & (table["mentions"] > 0)):
        text = others[place] if len(others[place]) <= fits else ""
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
    return widest


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
