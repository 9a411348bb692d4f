"""Which frames stand together: a triangle of pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from mediaframing.charts.figure import draw_legend, draw_rows, drawing, fit_rows, say_nothing
from mediaframing.charts.labels import (
    fit_characters,
    list_groups,
    put_in_order,
    wrap_label,
    write_count,
    write_names,
)
from mediaframing.charts.matrix import (
    draw_cell,
    fit_cell,
    grade,
    grade_patches,
    measure_headings,
    name_columns,
)
from mediaframing.charts.multiples import lay_multiples
from mediaframing.charts.style import POINT_MM, current_style
from mediaframing.measures.results import check_result, find_labels

_FOUR_TIMES = log(4)
_GRADES = {
    "++": "++ odds 4× or more",
    "+": "+ more often",
    "": "not told from chance",
    "−": "− less often",
    "−−": "−− odds ¼ or less",
    None: "no interval can be given",
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
        From :func:`~mediaframing.measures.cooccurrence.rate_cooccurrence`.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    labels : mapping, optional
        Labels for frames.
    frames : sequence of str, optional
        The frames to draw, in this order.

    Returns
    -------
    Axes
        A triangle, each pair once; of a table with groups a panel for each, as many as a page holds, which are its ``child_axes``. In the cell the number of units with both and, where it fits, how many times that is
        what independence would give. Colour and sign tell the side of the odds ratio where its interval leaves out 1;
        hatched cells have no interval.
    """
    check_result(pairs, "rate_cooccurrence")
    labels = find_labels(pairs, labels)
    names = [name for pair in zip(pairs["first"], pairs["second"], strict=True) for name in pair]
    shown = put_in_order(names, frames)
    if frames is not None:
        shown = [name for name in shown if name in list(frames)]
    table = pairs[pairs["first"].isin(shown) & pairs["second"].isin(shown)]
    if table.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: the table of pairs has no rows.")
    groups = list_groups(pairs, "first")
    rows, columns = shown[1:], shown[:-1]
    headings = write_names(columns, labels, "frame")
    names = write_names(rows, labels, "frame")
    unit = str(table["unit"].iloc[0])
    note = f"In the cell: {unit}s with both frames, and as a multiple of chance"
    size = 0.9 * current_style().font_size
    line = current_style().font_size * POINT_MM
    kind = "Triangular matrix of pairs of frames, coloured by odds ratio"
    if groups:
        many = lay_multiples(
            table.assign(size=table["first_count"] + table["second_count"]), groups, labels, size="size", rows=len(rows),
            headings=headings, cell_mm=2.4 * line, slot_mm=1.9 * line,
        )  # fmt: skip
        written = many.write_rows(names)
        with drawing(ax, many.measure_height(len(rows)), f"{kind}, a panel for each group") as axes:
            grades: set[str | None] = set()
            for number, panel in enumerate(many.place(axes, len(rows))):
                part = list(many.parts.values())[number]
                named = written if many.is_left(number) else [""] * len(rows)
                grades |= _draw_pairs(panel, part, shown, named, many.cell_mm, many.slot_mm, size)
                of_group = (
                    part["denominator"].max() if "denominator" in part.columns else part["articles"].max()
                )
                many.name(panel, number, of_group)
            many.write_note(axes, f"{note}; in brackets the {unit}s")
            _draw_grades(axes, grades)
        return axes
    counts = {
        **dict(zip(table["first"], table["first_count"], strict=True)),
        **dict(zip(table["second"], table["second_count"], strict=True)),
    }
    cell = 0.66 * current_style().width_mm / len(columns)
    around = 26 + measure_headings(headings, cell)
    numbers = [f"n = {write_count(counts[name])}" for name in rows]
    height, _, written = fit_rows(names, numbers, share=0.22, lines=2.6, around_mm=around)
    with drawing(ax, height, kind) as axes:
        found = _draw_pairs(axes, table, shown, written, cell, (height - around) / len(rows), size)
        name_columns(axes, headings, cell, below=True)
        axes.set_xlabel(wrap_label(note, fit_characters(0.55), 3))
        _draw_grades(axes, found)
    return axes


def _draw_pairs(
    axes: Axes,
    table: pd.DataFrame,
    shown: Sequence[str],
    written: Sequence[str],
    cell_mm: float,
    slot_mm: float,
    size: float,
) -> set[str | None]:
    """Draw the cells of one group; give the grades among them."""
    draw_rows(axes, written)
    axes.grid(visible=False)
    axes.set_xlim(-0.5, len(shown) - 1.5)
    place = {name: number for number, name in enumerate(shown)}
    tall = slot_mm > 2.3 * size * POINT_MM
    columns = (table[c] for c in ("first", "second", "both", "expected"))
    bounds = (table[c] for c in ("log_odds_ratio", "low", "high"))
    grades = [_grade_pair(*triple) for triple in zip(*bounds, strict=True)]
    fits = fit_cell(cell_mm, size)
    for first, second, both, expected, sign in zip(*columns, grades, strict=True):
        row, column = sorted((place[first], place[second]), reverse=True)
        count, mark = write_count(both), sign or ""
        # The sign is never left out: a grey print has nothing else to tell more from less.
        candidates = (f"{count} {mark}".strip(), f"{count}{mark}", mark)
        lines = [next(t for t in candidates if len(t) <= fits or t == mark)]
        if expected > 0 and tall:
            lines.append(f"{both / expected:.2g}×")
        text = "\n".join(line for line in lines if line and len(line) <= max(fits, 2))
        draw_cell(axes, column, row - 1, sign, text, size)
    return set(grades)


def _draw_grades(axes: Axes, grades: set[str | None]) -> None:
    patches = grade_patches()
    signs = [sign for sign in _GRADES if sign in grades]
    draw_legend(axes, [patches[sign] for sign in signs], [_GRADES[sign] for sign in signs])


def _grade_pair(log_odds: float, low: float, high: float) -> str | None:
    if pd.isna(low):
        return None
    return grade(log_odds, (0.0, _FOUR_TIMES)) if low > 0 or high < 0 else ""
