"""Which frames stand together: a triangle of pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from mediaframing.charts.figure import draw_legend, draw_rows, drawing, fit_rows, say_nothing
from mediaframing.charts.labels import fit_characters, put_in_order, wrap_label, write_count, write_names
from mediaframing.charts.matrix import (
    draw_cell,
    fit_cell,
    grade,
    grade_patches,
    measure_headings,
    name_columns,
)
from mediaframing.charts.style import POINT_MM, current_style
from mediaframing.measures.results import check_result, find_labels
from mediaframing.tables import check_columns

NEEDED = [
    "first",
    "second",
    "both",
    "first_count",
    "second_count",
    "expected",
    "log_odds_ratio",
    "low",
    "high",
    "unit",
]
_FOUR_TIMES = log(4)
_GRADES = {
    "++": "++ odds 4× or more",
    "+": "+ more often",
    "": "not told from chance",
    "−": "− less often",
    "−−": "−− odds ¼ or less",
}


def plot_cooccurrence(
    pairs: pd.DataFrame,
    ax: Axes | None = None,
    *,
    labels: Mapping[Any, str] | None = None,
    frames: Sequence[str] | None = None,
) -> Axes:
    """Draw how often each pair of frames stands together, and how that compares with chance.

    Parameters
    ----------
    pairs : DataFrame
        From :func:`~mediaframing.measures.cooccurrence.rate_cooccurrence`, of one group.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    labels : mapping, optional
        Labels for frames.
    frames : sequence of str, optional
        The frames to draw, in this order.

    Returns
    -------
    Axes
        A triangle, each pair once. In the cell the number of units with both and, where it fits, how many times that is
        what independence would give. Colour and sign tell the side of the odds ratio where its interval leaves out 1;
        hatched cells have no interval.
    """
    check_result(pairs, "rate_cooccurrence")
    check_columns(pairs, NEEDED, "pairs")
    labels = find_labels(pairs, labels)
    names = [name for pair in zip(pairs["first"], pairs["second"], strict=True) for name in pair]
    shown = put_in_order(names, frames)
    if frames is not None:
        shown = [name for name in shown if name in list(frames)]
    table = pairs[pairs["first"].isin(shown) & pairs["second"].isin(shown)]
    if table.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: the table of pairs has no rows.")
    if table.duplicated(["first", "second"]).any():
        raise ValueError(
            "The table of pairs has further groups. Choose the rows of one of them, "
            "or rate the pairs without by=."
        )
    place = {name: number for number, name in enumerate(shown)}
    counts = {
        **dict(zip(table["first"], table["first_count"], strict=True)),
        **dict(zip(table["second"], table["second_count"], strict=True)),
    }
    rows, columns = shown[1:], shown[:-1]
    headings = write_names(columns, labels, "frame")
    cell = 0.66 * current_style().width_mm / len(columns)
    around = 26 + measure_headings(headings, cell)
    numbers = [f"n = {write_count(counts[name])}" for name in rows]
    height, _, written = fit_rows(
        write_names(rows, labels, "frame"), numbers, share=0.22, lines=2.6, around_mm=around
    )
    size = 0.9 * current_style().font_size
    tall = (height - around) / len(rows) > 2.3 * size * POINT_MM
    kind = "Triangular matrix of pairs of frames, coloured by odds ratio"
    with drawing(ax, height, kind) as axes:
        draw_rows(axes, written)
        axes.grid(visible=False)
        axes.set_xlim(-0.5, len(columns) - 0.5)
        columns_of_pairs = (table[c] for c in ("first", "second", "both", "expected"))
        grades = [
            _grade_pair(*triple)
            for triple in zip(table["log_odds_ratio"], table["low"], table["high"], strict=True)
        ]
        fits = fit_cell(cell, size)
        for first, second, both, expected, sign in zip(*columns_of_pairs, grades, strict=True):
            row, column = sorted((place[first], place[second]), reverse=True)
            count, mark = write_count(both), sign or ""
            # The sign is never left out: a grey print has nothing else to tell more from less.
            lines = [
                next(
                    t
                    for t in (f"{count} {mark}".strip(), f"{count}{mark}", mark)
                    if len(t) <= fits or t == mark
                )
            ]
            if expected > 0 and tall:
                lines.append(f"{both / expected:.2g}×")
            text = "\n".join(line for line in lines if line and len(line) <= max(fits, 2))
            draw_cell(axes, column, row - 1, sign, text, size)
        name_columns(axes, headings, cell, below=True)
        unit = str(table["unit"].iloc[0])
        note = f"In the cell: {unit}s with both frames, and as a multiple of chance"
        axes.set_xlabel(wrap_label(note, fit_characters(0.55), 3))
        patches = grade_patches()
        signs = [sign for sign in _GRADES if sign in grades]
        draw_legend(axes, [patches[sign] for sign in signs], [_GRADES[sign] for sign in signs])
    return axes


def _grade_pair(log_odds: float, low: float, high: float) -> str | None:
    if pd.isna(low):
        return None
    return grade(log_odds, (0.0, _FOUR_TIMES)) if low > 0 or high < 0 else ""
