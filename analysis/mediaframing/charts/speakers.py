"""Who speaks which frame: a matrix of dots, affirmed and rejected side by side."""

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
    say_nothing,
)
from mediaframing.charts.labels import (
    fit_characters,
    list_groups,
    put_in_order,
    wrap_label,
    write_count,
    write_name,
    write_names,
)
from mediaframing.charts.matrix import fit_cell, limit_columns, measure_cell, measure_headings, name_columns
from mediaframing.charts.multiples import lay_multiples
from mediaframing.charts.names import read_labels
from mediaframing.charts.style import POINT_MM, QUIET, RULE, STANCE_LOOKS, current_style
from mediaframing.measures.intervals import Floats
from mediaframing.measures.results import check_result
from mediaframing.tables import STANCES
from mediaframing.values.keywords import check_number

MOST_SPEAKERS = 20
COLUMNS = 0.66
"""Of the figure's width: what all frames have beside each other."""
LEAST_MARK = 2.8
"""Points across the smallest mark, a millimetre: of a lesser one it would not be seen in print what it is."""
# The least width of a mark with what is beside it, in lines of type.
_CROWDED = 0.7
# Of a page that holds only small marks, the smallest is so much of the largest.
_LEAST_SHARE = 0.6


def plot_speakers(
    speakers: pd.DataFrame,
    ax: Axes | None = None,
    *,
    labels: Mapping[Any, str] | None = None,
    order: Sequence[Any] | None = None,
    frames: Sequence[str] | None = None,
    top: int = MOST_SPEAKERS,
) -> Axes:
    """Draw who speaks which frame, and whether they affirm or reject it.

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
        Of a table with groups a panel for each, all on the same scale, as many as a page holds; those are its ``child_axes``. One row a speaker with its mentions, one column a frame; the area of a mark is the number of mentions.
        Uncertain mentions are drawn where there are any. The sources that are no actor have numbers in place of marks.
    """
    check_result(speakers, "tabulate_speakers")
    labels = read_labels(speakers, labels)
    table, shown, rows, groups = choose_speakers(speakers, labels, order, frames)
    if table.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: no source speaks any frame.")
    drawn = [stance for stance in ("affirmed", "rejected", "uncertain") if table[stance].any()] or [
        "affirmed"
    ]
    line = current_style().font_size * POINT_MM
    others_mm = measure_others(table, current_style().font_size)
    least_mm = max((_CROWDED * len(drawn) + 0.4) * line, others_mm)
    shown, fewer = limit_columns(shown, least_mm, COLUMNS * current_style().width_mm)
    table = table[table["frame"].isin(shown)].reset_index(drop=True)
    rows, left_out = limit_speakers(table, rows, top)
    left_out += fewer
    table = table[table["row"].isin(rows)].reset_index(drop=True)
    largest = max(1, int(table.loc[is_drawn(table), list(STANCES)].to_numpy().max()))
    headings = write_names(shown, labels, "frame")
    if groups:
        many = lay_multiples(
            table, groups, labels, size="mentions", rows=rows, headings=headings,
            cell_mm=max((0.9 * len(drawn) + 0.4) * line, others_mm), slot_mm=1.5 * line, tallest_mm=2.6 * line,
        )  # fmt: skip
        table = pd.concat(many.parts.values())
        largest = max(1, int(table.loc[is_drawn(table), list(STANCES)].to_numpy().max()))
        written = many.write_rows(rows)
        apart = fit_pairs(table, drawn, many.cell_mm, current_style().font_size)
        with drawing(ax, many.measure_height(len(rows)), "Matrices of marks, speakers by frames") as axes:
            for number, panel in enumerate(many.place(axes, len(rows))):
                part = list(many.parts.values())[number]
                names = written if many.is_left(number) else [""] * len(rows)
                widest = _draw_marks(
                    panel, part, rows, names, shown, drawn, largest, many.cell_mm, many.slot_mm, apart
                )
                many.name(panel, number)
            least = tell_least(table, drawn, largest, widest)
            note = f"Area: number of mentions (largest mark: {write_count(largest)}{least}); in brackets all of the group"
            many.write_note(axes, note + left_out)
            _draw_legend(axes, drawn, labels)
        return axes
    n = table.groupby("row", sort=False)["mentions"].sum()
    counts = [write_count(n[row]) for row in rows]
    cell = COLUMNS * current_style().width_mm / len(shown)
    around = 28 + measure_headings(headings, cell, upended=bool(fewer))
    height, _, written = fit_rows(rows, counts, share=0.22, lines=2.6, around_mm=around)
    slot = (height - around) / len(rows)
    with drawing(ax, height, "Matrix of marks, speakers by frames") as axes:
        widest = _draw_marks(axes, table, rows, written, shown, drawn, largest, cell, slot)
        least = tell_least(table, drawn, largest, widest)
        name_columns(axes, headings, cell, upended=bool(fewer))
        note = f"Area: number of mentions (largest mark: {write_count(largest)}{least})"
        axes.set_xlabel(wrap_label(note + left_out, fit_characters(0.55), 8), color=QUIET)
        _draw_legend(axes, drawn, labels)
    return axes


def _draw_marks(
    axes: Axes,
    table: pd.DataFrame,
    rows: Sequence[str],
    written: Sequence[str],
    shown: Sequence[str],
    drawn: Sequence[str],
    largest: int,
    cell_mm: float,
    slot_mm: float,
    apart: bool | None = None,
) -> float:
    """Draw the marks of one panel; give how many points the largest is across.

    ``apart`` says whether the numbers of each stance stand in place of marks, or one of all; what fits by default.
    """
    draw_rows(axes, written)
    axes.grid(visible=False)
    axes.set_xlim(-0.5, len(shown) - 0.5)
    y = table["row"].map({row: number for number, row in enumerate(rows)}).to_numpy(dtype=float)
    x = table["frame"].map({name: number for number, name in enumerate(shown)}).to_numpy(dtype=float)
    named = is_drawn(table)
    widest = 0.94 * min(cell_mm / (len(drawn) + 0.5), slot_mm) / POINT_MM
    for number, stance in enumerate(drawn):
        look = STANCE_LOOKS[stance]
        held = table[stance].where(named, 0).to_numpy(dtype=float)
        axes.scatter(
            x + (number - (len(drawn) - 1) / 2) / (len(drawn) + 0.5), y, s=measure_marks(held, largest, widest),
            marker=look.marker, color=look.colour, edgecolors="#333333", linewidths=0.3, zorder=3,
            clip_on=False,
        )  # fmt: skip
    if apart is None:
        apart = fit_pairs(table, drawn, cell_mm, current_style().font_size)
    fits = fit_cell(cell_mm, current_style().font_size)
    for place in np.flatnonzero(~named & (table["mentions"] > 0)):
        text = write_others(table, drawn if apart else [])[place]
        axes.text(
            x[place], y[place], text if len(text) <= fits else "", ha="center", va="center", color=QUIET
        )
    for edge in np.arange(0.5, len(shown) - 1):
        axes.axvline(edge, color=RULE, linewidth=0.6)
    for edge in np.arange(0.5, len(rows) - 1):
        axes.axhline(edge, color=RULE, linewidth=0.6)
    return widest


def measure_marks(held: Floats, largest: int, widest: float) -> Floats:
    """Give the area of marks by numbers of mentions, in points², with none too small to be seen."""
    return np.where(held > 0, np.maximum(widest**2 * held / largest, _least_mark(widest) ** 2), 0.0)


def _least_mark(widest: float) -> float:
    return min(LEAST_MARK, _LEAST_SHARE * widest)


def write_others(table: pd.DataFrame, stances: Sequence[str]) -> list[str]:
    """Write the numbers of sources that have no mark: of each of the stances, or without them of all mentions."""
    columns = [table[stance] for stance in stances or ["mentions"]]
    return [" : ".join(map(write_count, numbers)) for numbers in zip(*columns, strict=True)]


def fit_pairs(table: pd.DataFrame, stances: Sequence[str], cell_mm: float, size: float) -> bool:
    """Tell whether the numbers of each stance fit every cell without a mark, so that none has another kind of number."""
    others = table[~is_drawn(table) & (table["mentions"] > 0)]
    return max(map(len, write_others(others, stances)), default=0) <= fit_cell(cell_mm, size)


def _draw_legend(axes: Axes, drawn: Sequence[str], labels: Mapping[Any, str]) -> None:
    names = [write_name(stance, labels) if stance in labels else stance for stance in drawn]
    draw_legend(axes, legend_marks([STANCE_LOOKS[stance] for stance in drawn]), names)


def tell_least(table: pd.DataFrame, stances: Sequence[str], largest: int, widest: float) -> str:
    """Tell of which numbers of mentions on the marks are not smaller any more, as part of a note; nothing if there are none."""
    floor = largest * (_least_mark(widest) / widest) ** 2
    held = table.loc[is_drawn(table), list(stances)].to_numpy()
    return f"; below {write_count(np.ceil(floor))} all alike" if ((held > 0) & (held < floor)).any() else ""


def limit_speakers(table: pd.DataFrame, rows: Sequence[str], top: int) -> tuple[list[str], str]:
    """Keep the speakers of most mentions, in their order; tell how many are left out, as the end of a note.

    Raises
    ------
    ValueError
        If ``top`` is less than 1.
    """
    check_number("top", top, 1)
    n = table.groupby("row", sort=False)["mentions"].sum()
    most = set(n.sort_values(ascending=False, kind="stable").index[:top])
    left = len(n) - len(most)
    few = "speaker" if left == 1 else "speakers"
    told = f"; {write_count(left)} {few} with fewer mentions left out" if left else ""
    return [row for row in rows if row in most], told


def measure_others(table: pd.DataFrame, size: float) -> float:
    """Give the least width of a cell, in mm, that has room for the number of what has no mark."""
    others = table[~is_drawn(table)]["mentions"]
    return measure_cell(max((len(write_count(n)) for n in others), default=0), size)


def is_drawn(table: pd.DataFrame) -> pd.Series[bool]:
    """Tell the rows that have marks: all but the many sources that are no actor, whose mark would dwarf all others.

    These have numbers instead; they have marks where they are alone.
    """
    named = table["speaker_actor"].notna()
    return named if named.any() else ~named


def choose_speakers(
    speakers: pd.DataFrame,
    labels: Mapping[Any, str] | None,
    order: Sequence[Any] | None,
    frames: Sequence[str] | None,
) -> tuple[pd.DataFrame, list[str], list[str], list[str]]:
    """Choose what a matrix of speakers by frames shows.

    Returns
    -------
    table : DataFrame
        The rows of the frames, with the name of the speaker in ``row``.
    shown : list of str
        The frames, from left to right.
    rows : list of str
        The names of the speakers, from top to bottom.
    groups : list of str
        The columns that group the table.
    """
    shown = put_in_order(speakers["frame"].tolist(), frames)
    if frames is not None:
        shown = [name for name in shown if name in list(frames)]
    table = speakers[speakers["frame"].isin(shown)].reset_index(drop=True)
    table["row"] = table["speaker_actor"].map(lambda name: write_name(name, labels, "speaker_actor"))
    of_value = dict(zip(table["speaker_actor"], table["row"], strict=True))
    groups = list_groups(speakers, "speaker_actor")
    named = table
    if groups:
        # The order of the first group would be that of no other; sources that are no actor come last.
        total = table.groupby("row", sort=False)["mentions"].transform("sum")
        named = table.assign(total=total).sort_values(
            ["speaker_actor", "total"],
            key=lambda held: held.isna() if held.name == "speaker_actor" else -held,
            kind="stable",
        )
    rows = put_in_order(named["row"].tolist(), [of_value.get(n, n) for n in order] if order else None)
    return table, shown, rows, groups
