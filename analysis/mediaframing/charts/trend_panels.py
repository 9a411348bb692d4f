"""The panels of trends: which stand beside each other and which beneath, and what is drawn and written in each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from mediaframing.charts.figure import AT_TOP, TALLEST_MM, draw_legend, drawing, marker_of, split_axes
from mediaframing.charts.labels import fit_characters, wrap_counted, wrap_label, write_count, write_unit
from mediaframing.charts.matrix import wrap_upright
from mediaframing.charts.style import POINT_MM, RULE, choose_looks, current_style
from mediaframing.charts.time_cuts import find_top
from mediaframing.charts.time_lines import draw_line, dress_time
from mediaframing.charts.time_panels import are_bars

_MOST_LINES = 4
# The twelve of with_groups, and the rest.
_MOST_ROWS = 13
_MOST_FRAMES = 20
# How much wider bold letters are.
_BOLD = 1.1
# Panels that stand beside each other, with rows of them beneath.
_MOST_COLUMNS = 6


class Trends(NamedTuple):
    """What a chart of trends draws.

    Attributes
    ----------
    table : DataFrame
        ``frame``, ``line`` (the name of the group), ``x`` (the period as matplotlib counts days), ``rate``, ``low``, ``high`` and ``unit``.
    thin : Series of bool
        Which of its rows rest on few articles.
    time : str
        The kind of the periods.
    periods : array
        All of them, as ``x``.
    headings : mapping of str to str
        The frames to draw, each with its name.
    lines : list of str
        The groups in their order.
    articles : Series of int
        The articles of each group.
    notes : list of str
        What is said beneath.
    grouped : bool
        Whether there are groups at all.
    """

    table: pd.DataFrame
    thin: pd.Series[bool]
    time: str
    periods: np.ndarray
    headings: Mapping[str, str]
    lines: list[str]
    articles: pd.Series[int]
    notes: list[str]
    grouped: bool

    def count_articles(self, line: str) -> str:
        """Write how many articles a group has."""
        return f"n = {write_count(self.articles[line])}"


class _Plan(NamedTuple):
    """Where panels stand: a grid of groups and frames, or one panel for each frame."""

    grid: bool
    down: bool
    """Whether frames are the rows of the grid, and groups its columns."""
    panels: list[tuple[str, list[str]]]
    """The frame and the groups of each panel, row by row."""
    columns: int

    @property
    def rows(self) -> int:
        return -(-len(self.panels) // self.columns)

    @property
    def head_mm(self) -> float:
        """The room above each panel."""
        return (3.2 if self.grid else 2.2) * _measure_line()

    @property
    def panel_mm(self) -> float:
        """The height of a panel."""
        return min(11 * _measure_line(), (TALLEST_MM - 34) / self.rows - self.head_mm)

    @property
    def width_mm(self) -> float:
        return _measure_width(self.columns)

    def lay_boxes(self) -> list[tuple[float, float, float, float]]:
        """Give the box of each panel in shares of the whole."""
        gap = 0.05 if self.columns < 4 else 0.03
        wide = (1 - gap * (self.columns - 1)) / self.columns
        tall = self.panel_mm / (self.rows * (self.panel_mm + self.head_mm))
        return [
            (number % self.columns * (wide + gap), 1 - (number // self.columns + 1) / self.rows, wide, tall)
            for number in range(len(self.panels))
        ]


def draw_trends(ax: Axes | None, trends: Trends) -> Axes:
    """Draw trends on axes, or in a figure of their own; the panels are the ``child_axes`` of what is given."""
    plan, trends = _lay_out(trends)
    titles = _write_titles(plan, trends)
    line_mm = _measure_line()
    # A second line of any heading lifts what stands above them all.
    lift = 1.2 * current_style().font_size * max(title.count("\n") for title in titles.values())
    height = plan.rows * (plan.panel_mm + plan.head_mm)
    with drawing(
        ax, height + 24 + lift * POINT_MM, "Small multiples of lines over time with intervals"
    ) as whole:
        _draw_panels(whole, plan, trends, titles)
        what = write_unit(str(trends.table["unit"].iloc[0]))
        whole.set_title(wrap_label(what, fit_characters(0.9)), loc="left", pad=2 + lift, y=AT_TOP)
        if trends.notes:
            whole.text(
                0, -0.01 - (2.6 if trends.time == "year" else 3.8) * line_mm / height,
                wrap_label("; ".join(trends.notes) + ".", fit_characters(0.95), 8),
                transform=whole.transAxes, ha="left", va="top", fontsize=0.9 * current_style().font_size,
            )  # fmt: skip
        if trends.grouped and not plan.grid:
            looks = choose_looks(trends.lines)
            handles: list[Any] = [
                Line2D(
                    [], [], color=looks[line].colour, linestyle=looks[line].dash, **marker_of(looks[line], 4)
                )
                for line in trends.lines
            ]
            draw_legend(whole, handles, [f"{line} ({trends.count_articles(line)})" for line in trends.lines])
    return whole


def _lay_out(trends: Trends) -> tuple[_Plan, Trends]:
    """Choose the panels, and leave out the groups and frames that no page has room for, which the notes tell."""
    lines, shown, notes = trends.lines, list(trends.headings), list(trends.notes)
    wide = _measure_width(_count_columns(len(shown)))
    # Bands of several groups in one panel would hide each other.
    grid = len(lines) > _MOST_LINES or (
        len(lines) > 1 and not are_bars(len(trends.periods), len(lines), wide)
    )
    # More frames than stand beside each other have rows, if the groups are few enough to be the columns.
    down = grid and len(lines) <= _MOST_COLUMNS < len(shown)
    if grid and len(lines) > _MOST_ROWS:
        most = set(trends.articles.sort_values(ascending=False, kind="stable").index[:_MOST_ROWS])
        left = len(lines) - _MOST_ROWS
        notes.append(f"{left} group{'s' if left > 1 else ''} with fewer articles not drawn")
        lines = [line for line in lines if line in most]
    most_frames = _MOST_ROWS if down else _MOST_COLUMNS if grid else _MOST_FRAMES
    if len(shown) > most_frames:
        notes.append(f"of {len(shown)} frames the first {most_frames} drawn")
        shown = shown[:most_frames]
    if down:
        panels = [(frame, [line]) for frame in shown for line in lines]
    elif grid:
        panels = [(frame, [line]) for line in lines for frame in shown]
    else:
        panels = [(frame, list(lines)) for frame in shown]
    columns = len(lines) if down else len(shown) if grid else _count_columns(len(panels))
    table = trends.table[trends.table["line"].isin(lines) & trends.table["frame"].isin(shown)]
    headings = {frame: trends.headings[frame] for frame in shown}
    drawn = trends._replace(
        table=table, thin=trends.thin.loc[table.index], headings=headings, lines=lines, notes=notes
    )
    return _Plan(grid, down, panels, columns), drawn


def _write_titles(plan: _Plan, trends: Trends) -> dict[str, str]:
    """Write what stands above the columns: the groups, or the frames; it is bold where it holds for several rows."""
    room = int(fit_characters(0.82) / plan.columns) - (2 if plan.grid else 0)
    if plan.down:
        return {line: wrap_counted(line, trends.count_articles(line), room, 3) for line in trends.lines}
    if not plan.grid:
        return {frame: wrap_label(name, room, 1) for frame, name in trends.headings.items()}
    cell_mm = 0.88 * current_style().width_mm / plan.columns / _BOLD
    return {
        frame: wrap_upright(name, cell_mm) or wrap_label(name, room, 3)
        for frame, name in trends.headings.items()
    }


def _draw_panels(whole: Axes, plan: _Plan, trends: Trends, titles: Mapping[str, str]) -> None:
    table, periods = trends.table, trends.periods
    looks = choose_looks([""] if plan.grid or not trends.grouped else trends.lines)
    bars = are_bars(len(periods), 1 if plan.grid else len(trends.lines), plan.width_mm)
    top = find_top(table, trends.thin)
    drawn = split_axes(whole, *plan.lay_boxes())
    for number, (panel, (frame, held)) in enumerate(zip(drawn, plan.panels, strict=True)):
        for place, line in enumerate(held):
            part = table[(table["frame"] == frame) & (table["line"] == line)].sort_values("x")
            look = looks.get(line) or looks[""]
            aside = 0.6 * (place - (len(held) - 1) / 2) / len(held)
            draw_line(panel, part, trends.thin, look, periods, bars=bars, aside=aside, width_mm=plan.width_mm)
        at_left, on_top = number % plan.columns == 0, number < plan.columns
        _dress(panel, top, plan.panel_mm / _measure_line(), left=at_left)
        at_foot = number + plan.columns >= len(plan.panels)
        dress_time(panel, periods, trends.time, plan.width_mm, labelled=at_foot)
        if plan.grid and at_left:
            _name_row(panel, plan, trends, frame, held[0])
        title = "" if plan.grid and not on_top else titles[held[0] if plan.down else frame]
        # Above the name of the first group, in bold since they hold for all rows.
        above = 1.7 * current_style().font_size if plan.grid else 0.0
        weight = "bold" if plan.grid else "normal"
        panel.set_title(title, loc="left", pad=2 + above, y=AT_TOP, fontweight=weight)


def _name_row(panel: Axes, plan: _Plan, trends: Trends, frame: str, line: str) -> None:
    """Write the name of a row above its first panel: a text of its own, since it reaches over further columns."""
    over = fit_characters(0.88)
    if plan.down:
        name = wrap_label(trends.headings[frame], over, 1)
    else:
        name = wrap_counted(line, trends.count_articles(line), over, 1)
    panel.annotate(name, (0, 1), (0, 2), xycoords="axes fraction", textcoords="offset points", va="bottom")


def _measure_line() -> float:
    """Give the height of a line of type in mm."""
    return current_style().font_size * POINT_MM


def _measure_width(columns: int) -> float:
    """Give the width of a panel in mm, of so many beside each other."""
    return 0.88 * current_style().width_mm / columns - 4.5


def _count_columns(panels: int) -> int:
    wide = current_style().width_mm / current_style().font_size
    return min(panels, 1 if wide < 10 else 2 if panels <= 4 or wide < 16 else 3)


def _dress(panel: Axes, top: float, lines: float, *, left: bool) -> None:
    """Give every panel of so many lines of type the same scale; its numbers stand at the left only."""
    panel.set_ylim(0, top)
    nbins = 4 if lines > 9 else 3 if lines > 5 else 2 if lines > 2.5 else 1
    panel.yaxis.set_major_locator(MaxNLocator(nbins=nbins, steps=[1, 2, 2.5, 5, 10]))
    panel.tick_params(axis="y", labelleft=left)
    panel.grid(axis="y", color=RULE)
