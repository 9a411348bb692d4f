"""Lines over time in panels of their own, where one panel would be a thicket.

The rule: up to 24 periods have bars for their intervals, more have a band. A period of fewer than five articles, which would jump
between none and all, is a pale dot without line or interval; where up to 24 periods are all like that, they are dots with their
intervals, which no line joins. Up to four lines over up to 24 periods share a panel, their bars side by side. All else has a panel a line, the other lines in grey behind it; of more than nine lines, whose grey
would be a blot, the median of all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from mediaframing.charts.figure import AT_TOP, drawing, split_axes
from mediaframing.charts.labels import fit_characters, wrap_counted, wrap_label, write_count
from mediaframing.charts.style import POINT_MM, RULE, Look, current_style
from mediaframing.charts.time_cuts import FEW, MOST_BARS, are_thin, cut_pale, find_top, is_joined
from mediaframing.charts.time_grid import Grid, fit_grid, fit_title
from mediaframing.charts.time_lines import Floats, draw_articles, draw_line, dress_time

_BACKGROUND = "#a8a8a8"
_MEDIAN = "#8c8c8c"
_MOST_BEHIND = 9
# The least width of a bar with its air.
_BAR_MM = 1.0


def are_bars(periods: int, lines: int, width_mm: float) -> bool:
    """Tell whether the intervals of so many periods are bars, for lines that share a panel of that width."""
    return periods <= MOST_BARS and periods * lines * _BAR_MM <= width_mm


def draw_time_panels(
    ax: Axes | None,
    table: pd.DataFrame,
    names: Sequence[str],
    looks: Mapping[str, Look],
    *,
    time: str,
    title: str,
    counts: Mapping[str, float] | None = None,
    volume: pd.Series | None = None,
    look_of: Mapping[str, str] | None = None,
    together: int = 1,
) -> Axes:
    """Draw a panel for each name, all on the same axes.

    Parameters
    ----------
    ax : Axes or None
    table : DataFrame
        ``panel``, ``mark``, ``x`` (days), ``rate``, ``low``, ``high`` and ``articles``.
    names : sequence of str
        The panels in their order.
    looks : mapping
        The look of each mark; of one only, other panels stand in grey behind it.
    time : str
        The period.
    title : str
        What is drawn; what is grey or pale is said behind it.
    counts : mapping, optional
        The articles of each panel, behind its name.
    volume : Series, optional
        The articles of each period, by day; drawn beneath every column.
    look_of : mapping, optional
        The mark whose look a panel has, where panels hold one line each and differ in colour.
    together : int
        Panels that belong together, one behind the other.
    """
    periods = np.unique(table["x"])
    thin = are_thin(table, len(periods))
    table, off_scale = cut_pale(table, thin)
    behind_name = {} if counts is None else {name: write_count(counts[name]) for name in names}
    named = [f"{name} ({behind_name[name]})" if counts is not None else name for name in names]
    grid = fit_grid(named, long=len(periods) > MOST_BARS, strip=volume is not None, together=together)
    bars = are_bars(len(periods), len(looks) if look_of is None else 1, grid.panel_width)
    single = len(looks) == 1 or look_of is not None
    # Lines are compared with those of their own look, if there are any.
    kinds = (
        dict.fromkeys(names, "") if look_of is None or len(set(look_of.values())) == len(names) else look_of
    )
    told = [title]
    sure = table.assign(rate=table["rate"].mask(thin), kind=table["panel"].map(kinds))
    compared = single and len(names) > 1 and is_joined(table)
    behind = _list_behind(sure, most=_MOST_BEHIND) if compared else {}
    if any(_is_seen(rate) for lines in behind.values() for _, _, rate in lines):
        whose = " of the frame" if len(set(kinds.values())) > 1 else ""
        told.append(
            f"grey: the others{whose}" if len(names) <= _MOST_BEHIND else f"grey: the median of all{whose}"
        )
    told += ["in brackets the articles"] if counts is not None else []
    told += [f"pale dots: fewer than {FEW} articles{off_scale}"] if thin.any() else []
    room = fit_title(grid.columns)
    with drawing(ax, grid.height + 20, "Small multiples with shared axes") as whole:
        drawn = split_axes(whole, *grid.list_boxes(len(names)))
        panels, strips = drawn[: len(names)], drawn[len(names) :]
        for number, (panel, name) in enumerate(zip(panels, names, strict=True)):
            for other, x, rate in behind.get(kinds[name], ()):
                if other != name:
                    grey, wide = (_BACKGROUND, 0.5) if other else (_MEDIAN, 0.9)
                    panel.plot(x, rate, color=grey, linewidth=wide, zorder=1)
            part = table[table["panel"] == name]
            for place, (mark, own) in enumerate(part.groupby("mark", sort=False)):
                look = looks[look_of[name] if look_of is not None else str(mark)]
                aside = (
                    0.0
                    if single
                    else (place - (part["mark"].nunique() - 1) / 2) / (part["mark"].nunique() + 1)
                )
                draw_line(panel, own, thin, look, periods, bars=bars, aside=aside, width_mm=grid.panel_width)
            number_behind = behind_name.get(name)
            title_above = (
                wrap_label(name, room, grid.lines)
                if number_behind is None
                else wrap_counted(name, number_behind, room, grid.lines)
            )
            panel.set_title(title_above, loc="left", pad=2, y=AT_TOP)
            foot = not strips and number + grid.columns >= len(names)
            _share_axes(panel, table, thin, grid, left=number % grid.columns == 0)
            dress_time(panel, periods, time, grid.panel_width, labelled=foot)
        for number, strip in enumerate(strips):
            draw_articles(strip, volume, labelled=number == 0)
            dress_time(strip, periods, time, grid.panel_width, labelled=True)
        whole.set_title(wrap_label("; ".join(told), fit_characters(0.9), 8), loc="left", pad=2, y=AT_TOP)
    return whole


def _share_axes(panel: Axes, table: pd.DataFrame, thin: pd.Series[bool], grid: Grid, *, left: bool) -> None:
    panel.set_ylim(0, find_top(table, thin))
    lines = grid.tall / (current_style().font_size * POINT_MM)
    panel.yaxis.set_major_locator(
        MaxNLocator(nbins=4 if lines > 9 else 3 if lines > 5 else 2, steps=[1, 2, 2.5, 5, 10])
    )
    panel.tick_params(axis="y", labelleft=left)
    panel.grid(axis="y", color=RULE)


def _list_behind(sure: pd.DataFrame, most: int) -> dict[str, list[tuple[str, Floats, Floats]]]:
    """List for each kind of line what stands in grey behind it: the lines of its kind, or under no name their median."""
    ordered = sure.sort_values("x")
    if sure["panel"].nunique() > most:
        middles = ordered.groupby(["kind", "x"])["rate"].median()
        return {
            str(kind): [("", *_read_line(middle.droplevel(0)))] for kind, middle in middles.groupby(level=0)
        }
    behind: dict[str, list[tuple[str, Floats, Floats]]] = {}
    for (kind, name), part in ordered.groupby(["kind", "panel"], sort=False):
        behind.setdefault(str(kind), []).append((str(name), *_read_line(part.set_index("x")["rate"])))
    return behind


def _is_seen(rate: Floats) -> bool:
    """Tell whether a line has any length: two periods next to each other that are known."""
    known = np.isfinite(rate)
    return bool((known[1:] & known[:-1]).any())


def _read_line(rates: pd.Series[float]) -> tuple[Floats, Floats]:
    return np.asarray(rates.index, dtype=np.float64), np.asarray(rates, dtype=np.float64)
