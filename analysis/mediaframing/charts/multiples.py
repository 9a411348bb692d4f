"""The same matrix for each of several groups: where its panels stand, and which groups a page has room for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, inf
from typing import Any, Literal

import pandas as pd
from matplotlib.axes import Axes

from mediaframing.charts.figure import AT_TOP, TALLEST_MM, split_axes
from mediaframing.charts.labels import (
    FEW_CUT,
    fit_characters,
    put_in_order,
    wrap_counted,
    wrap_label,
    write_count,
    write_groups,
)
from mediaframing.charts.matrix import measure_headings, name_columns
from mediaframing.charts.style import POINT_MM, QUIET, current_style

# Of the figure's width; the names of rows take the rest.
_SHARE = 0.7
_NAMES = 0.25
_GAP_MM = 3.0
_MOST_LINES = 3
_WIDE_MM = 40.0
_LEAST_SHARE = 0.5
"""Of the panels that have room beside each other so many stay at least for the sake of names."""
# The least height of a row with a name on two lines, in lines of type.
_TWO_LINES = 2.3


@dataclass(frozen=True)
class Multiples:
    """Panels of one size.

    Attributes
    ----------
    parts : mapping of str to DataFrame
        The rows of each group that is drawn, in their order.
    columns : int
        Panels beside each other.
    cell_mm, slot_mm : float
        The width of a column and the height of a row within a panel.
    headings : list of str
        The names of the columns within a panel.
    around_mm : float
        What legend, headings and notes take.
    left_out : str
        What is not drawn, as the end of a note; empty for nothing.
    title_lines : tuple of int
        Of the names above each line of panels.
    counts : mapping of str to str
        The number behind each name.
    """

    parts: Mapping[str, pd.DataFrame]
    columns: int
    cell_mm: float
    slot_mm: float
    headings: list[str]
    around_mm: float
    left_out: str
    title_lines: tuple[int, ...]
    counts: Mapping[str, str]

    @property
    def lines(self) -> int:
        """Lines of panels."""
        return -(-len(self.parts) // self.columns)

    def measure_height(self, rows: int) -> float:
        """Give the height of the figure in mm for panels of so many rows."""
        return self._measure_panels(rows * self.slot_mm) + self.around_mm

    def _measure_panels(self, tall: float, lines: int | None = None) -> float:
        """Give the height of the first lines of panels; above the first one stands the legend, and no further panel."""
        heads = self.title_lines[:lines]
        return len(heads) * tall + sum(map(_title_mm, heads)) - _air_mm()

    def place(self, axes: Axes, rows: int) -> list[Axes]:
        """Part the axes into the panels, and title each with its group."""
        tall = rows * self.slot_mm
        total = self._measure_panels(tall)
        gap = 0.02
        wide = (1 - gap * (self.columns - 1)) / self.columns
        boxes = [
            (
                number % self.columns * (wide + gap),
                1 - self._measure_panels(tall, number // self.columns + 1) / total,
                wide,
                tall / total,
            )
            for number in range(len(self.parts))
        ]
        return split_axes(axes, *boxes)

    def is_left(self, number: int) -> bool:
        """Tell whether a panel stands at the left, where the names of rows are."""
        return number % self.columns == 0

    def is_foot(self, number: int) -> bool:
        """Tell whether no panel stands beneath."""
        return number + self.columns >= len(self.parts)

    def name(self, panel: Axes, number: int) -> None:
        """Write above a panel which group it is, with its number, and the columns beneath those at the foot."""
        name = list(self.parts)[number]
        lines = self.title_lines[number // self.columns]
        title = wrap_counted(name, self.counts[name], _fit_name(self.columns), lines)
        panel.set_title(title, loc="left", pad=3, y=AT_TOP)
        names = self.headings if self.is_foot(number) else [""] * len(self.headings)
        name_columns(panel, names, self.cell_mm, below=True, upended=True)

    def write_rows(self, names: Sequence[str]) -> list[str]:
        """Write the names of rows, on two lines where these have room."""
        lines = 2 if self.slot_mm >= _TWO_LINES * current_style().font_size * POINT_MM else 1
        return [wrap_label(name, fit_characters(_NAMES), lines) for name in names]

    def write_note(self, axes: Axes, note: str) -> None:
        """Write beneath all panels what their marks mean, and what is left out."""
        axes.annotate(
            wrap_label(note + self.left_out, fit_characters(0.7), 8), (0, 0),
            (0, -(measure_headings(self.headings, self.cell_mm, upended=True) + 3) / POINT_MM), xycoords="axes fraction",
            textcoords="offset points", ha="left", va="top", color=QUIET,
        )  # fmt: skip


def lay_multiples(
    table: pd.DataFrame,
    groups: Sequence[str],
    labels: Mapping[Any, str],
    *,
    size: str,
    how: Literal["sum", "max"] = "sum",
    rows: Sequence[str],
    headings: list[str],
    cell_mm: float,
    slot_mm: float,
    tallest_mm: float,
) -> Multiples:
    """Lay out panels of groups, as many as a page holds: the largest.

    Parameters
    ----------
    table : DataFrame
    groups : sequence of str
        The columns that group it.
    labels : mapping
    size : str
        The column whose sum (or highest value, as ``how`` says) stands behind the name of a group, and chooses groups where there
        are too many.
    how : {"sum", "max"}
    rows : sequence of str
        The names of each panel's rows.
    headings : list of str
        The names of its columns.
    cell_mm, slot_mm : float
        The least width of a column and height of a row; a name of two lines has a higher one.
    tallest_mm : float
        The greatest height of a row, where the page has room.
    """
    name = write_groups(table, groups, labels)
    names = put_in_order(name.tolist(), None)
    if len(groups) == 1 and groups[0] in table.attrs.get("order", {}):
        of_value = dict(zip(table[groups[0]], name, strict=True))
        names = put_in_order(names, [of_value.get(v, v) for v in table.attrs["order"][groups[0]]])
    room, cells = _SHARE * current_style().width_mm, len(headings)
    around = 22 + measure_headings(headings, cell_mm, upended=True)
    columns = max(1, min(len(names), int((room + _GAP_MM) / (cells * cell_mm + _GAP_MM))))
    if max(map(len, rows), default=0) > fit_characters(_NAMES):
        slot_mm = max(slot_mm, 1.01 * _TWO_LINES * current_style().font_size * POINT_MM)
    lines = _count_rows(len(rows) * slot_mm, around, 1)
    # One panel fewer beside each other where the names of all are whole then, and the page still holds them.
    sums = table.groupby(name, sort=False)[size].agg(how).sort_values(ascending=False, kind="stable")
    counts = {str(whose): write_count(total) for whose, total in sums.items()}
    longest = max(len(f"{whose} ({count})") for whose, count in counts.items())
    # A line of wide panels that holds all groups under whole names is no line and a half.
    lost = sum(_count_lost(name, count, _fit_name(columns), _MOST_LINES) for name, count in counts.items())
    if lost or columns < len(names) or room / columns < _WIDE_MM:
        if _fit_name(columns) < longest <= _fit_name(columns - 1) and (columns - 1) * lines >= len(names):
            columns -= 1
        columns = _make_whole(list(counts.items()), columns, lines)
        columns = _make_low(list(counts.items()), columns, lines)
    title_lines = _count_lines(list(counts.items())[: columns * lines], columns)
    most = columns * _count_rows(len(rows) * slot_mm, around, title_lines)
    left_out = ""
    if len(names) > most:
        kept = set(sums.index[:most])
        left = len(names) - most
        left_out = f"; {write_count(left)} smaller group{'s' if left > 1 else ''} not drawn"
        names = [name for name in names if name in kept]
    # Lines of panels of like number, not full ones and a last panel.
    needed = -(-len(names) // min(columns, len(names)))
    columns = -(-len(names) // needed)
    above = tuple(
        _count_lines([(name, counts[name]) for name in names[start : start + columns]], columns)
        for start in range(0, len(names), columns)
    )
    # Rows take what is left of the page, up to what one needs.
    tall = (TALLEST_MM - around - sum(map(_title_mm, above))) / needed / len(rows)
    wide = (room - _GAP_MM * (columns - 1)) / columns / cells
    return Multiples(
        {text: table[name == text].reset_index(drop=True) for text in names},
        columns, wide, min(tall, tallest_mm), list(headings), around, left_out, above, counts,
    )  # fmt: skip


def _fit_name(columns: int) -> int:
    """Give how many characters fit above one of so many panels beside each other."""
    return int(fit_characters(_SHARE) / max(1, columns)) - 3


def _make_whole(counted: Sequence[tuple[str, str]], columns: int, lines: int) -> int:
    """Give as many panels beside each other as leave few names cut: whole names of fewer groups say more than parts of many."""
    for fewer in (columns, columns - 1, columns - 2):
        if fewer < 1:
            break
        drawn = counted[: fewer * lines]
        cut = sum("…" in wrap_counted(name, count, _fit_name(fewer), _MOST_LINES) for name, count in drawn)
        if cut <= FEW_CUT * len(drawn):
            return fewer
    return columns


def _make_low(counted: Sequence[tuple[str, str]], columns: int, lines: int) -> int:
    """Give as many panels beside each other as have whole names on two lines, or else cut least, if the page still holds them all."""
    chosen, least = columns, inf
    for fewer in range(columns, ceil(_LEAST_SHARE * columns) - 1, -1):
        if fewer * lines < len(counted):
            break
        lost = sum(_count_lost(name, count, _fit_name(fewer), _MOST_LINES) for name, count in counted)
        if not lost and _count_lines(counted, fewer) < _MOST_LINES:
            return fewer
        if lost < least:
            chosen, least = fewer, lost
    return chosen


def _count_lines(counted: Sequence[tuple[str, str]], columns: int) -> int:
    """Give the fewest lines of titles that cut as few letters of names as more lines would."""
    cut = [
        sum(_count_lost(name, count, _fit_name(columns), lines) for name, count in counted)
        for lines in range(1, _MOST_LINES + 1)
    ]
    return 1 + cut.index(min(cut))


def _count_lost(name: str, count: str, characters: int, lines: int) -> int:
    """Give how many letters a title of so many lines cuts of a name."""
    title = wrap_counted(name, count, characters, lines)
    return len(f"{name} ({count})") - len(title) + 1 if "…" in title else 0


def _count_rows(panel_mm: float, around_mm: float, title_lines: int) -> int:
    """Give how many panels of that height stand above each other on a page."""
    return max(1, int((TALLEST_MM - around_mm) / (panel_mm + _title_mm(title_lines))))


def _title_mm(lines: int) -> float:
    return _air_mm() + 1.15 * lines * current_style().font_size * POINT_MM


def _air_mm() -> float:
    """Give the room between the foot of a panel and the name of that beneath."""
    return 1.25 * current_style().font_size * POINT_MM
