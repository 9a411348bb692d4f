"""Which frames stand together: a triangle of pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from typing import Any

import numpy as np
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
from mediaframing.charts.names import read_labels
from mediaframing.charts.style import POINT_MM, current_style
from mediaframing.measures.results import check_result

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
    labels = read_labels(pairs, labels)
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
    size = 0.9 * current_style().font_size
    line = current_style().font_size * POINT_MM
    kind = "Triangular matrix of pairs of frames, coloured by odds ratio"
    if groups:
        many = lay_multiples(
            table, groups, labels, size="denominator" if "denominator" in table.columns else "articles", how="max", rows=names,
            headings=headings, cell_mm=2.4 * line, slot_mm=1.9 * line, tallest_mm=2.8 * line,
        )  # fmt: skip
        written = many.write_rows(names)
        with drawing(ax, many.measure_height(len(rows)), f"{kind}, a panel for each group") as axes:
            texts, note = _write_cells(pd.concat(many.parts.values()), many.cell_mm, many.slot_mm, size)
            grades: set[str | None] = set()
            for number, panel in enumerate(many.place(axes, len(rows))):
                part = list(many.parts.values())[number]
                named = written if many.is_left(number) else [""] * len(rows)
                grades |= _draw_pairs(panel, part, shown, named, texts[: len(part)], size)
                texts = texts[len(part) :]
                many.name(panel, number)
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
        texts, note = _write_cells(table, cell, (height - around) / len(rows), size)
        found = _draw_pairs(axes, table, shown, written, texts, size)
        name_columns(axes, headings, cell, below=True)
        axes.set_xlabel(wrap_label(note, fit_characters(0.55), 8))
        _draw_grades(axes, found)
    return axes


def _draw_pairs(
    axes: Axes,
    table: pd.DataFrame,
    shown: Sequence[str],
    written: Sequence[str],
    texts: Sequence[str],
    size: float,
) -> set[str | None]:
    """Draw the cells of one group; give the grades among them."""
    draw_rows(axes, written)
    axes.grid(visible=False)
    axes.set_xlim(-0.5, len(shown) - 1.5)
    place = {name: number for number, name in enumerate(shown)}
    grades = _grade_pairs(table)
    for first, second, text, sign in zip(table["first"], table["second"], texts, grades, strict=True):
        row, column = sorted((place[first], place[second]), reverse=True)
        draw_cell(axes, column, row - 1, sign, text, size)
    return set(grades)


def _write_cells(table: pd.DataFrame, cell_mm: float, slot_mm: float, size: float) -> tuple[list[str], str]:
    """Write the texts of all cells in the same way: the fullest for which each has room; tell what is in them."""
    counts = [write_count(both) for both in table["both"]]
    # A sign is never left out: a grey print has nothing else to tell more from less.
    marks = [sign or "" for sign in _grade_pairs(table)]
    with np.errstate(divide="ignore", invalid="ignore"):
        lifts = table["both"].to_numpy(dtype=float) / table["expected"].to_numpy(dtype=float)
    times = [
        _write_lift(lift, mark) if np.isfinite(lift) else "" for lift, mark in zip(lifts, marks, strict=True)
    ]
    beside = [f"{count} {mark}".strip() for count, mark in zip(counts, marks, strict=True)]
    ways = [(beside, times), (counts, marks), (beside, []), (marks, [])]
    fits = fit_cell(cell_mm, size)
    tall = slot_mm > 2.3 * size * POINT_MM
    first, second = next(
        way
        for way in ways
        if way is ways[-1] or (max(map(len, [*way[0], *way[1]])) <= fits and (tall or not way[1]))
    )
    note = f"In the cell: {table['unit'].iloc[0]}s with both frames"
    if second is times:
        note += ", and as a multiple of chance"
    elif first is marks:
        note = "Numbers are in the table"
    if not second:
        return first, note
    return ["\n".join(filter(None, lines)) for lines in zip(first, second, strict=True)], note


def _write_lift(lift: float, mark: str) -> str:
    """Write a multiple of chance, so that one that is told from chance is no 1.0."""
    text = f"{lift:.{0 if lift >= 10 else 1}f}×"
    return f"{lift:.2f}×" if mark and text == "1.0×" else text


def _grade_pairs(table: pd.DataFrame) -> list[str | None]:
    bounds = (table[c] for c in ("log_odds_ratio", "low", "high"))
    return [_grade_pair(*triple) for triple in zip(*bounds, strict=True)]


def _draw_grades(axes: Axes, grades: set[str | None]) -> None:
    patches = grade_patches()
    signs = [sign for sign in _GRADES if sign in grades]
    draw_legend(axes, [patches[sign] for sign in signs], [_GRADES[sign] for sign in signs])


def _grade_pair(log_odds: float, low: float, high: float) -> str | None:
    if pd.isna(low):
        return None
    return grade(log_odds, (0.0, _FOUR_TIMES)) if low > 0 or high < 0 else ""
