"""Lines over time in panels of their own, where one panel would be a thicket.

The rule: up to 24 periods have bars for their intervals, more have a band. A period of fewer than five articles, which would jump
between none and all, is a pale dot without line or interval; where up to 24 periods are all like that, they are dots with their
intervals, which no line joins. Up to four lines over up to 24 periods share a panel, their bars side by side. All else has a panel a line, the other lines in grey behind it; of more than nine lines, whose grey
would be a blot, the median of all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from mediaframing.charts.dates import tick_dates
from mediaframing.charts.figure import TALLEST_MM, drawing, mark_size, marker_of, split_axes
from mediaframing.charts.labels import fit_characters, wrap_label, write_count
from mediaframing.charts.style import POINT_MM, QUIET, RULE, Look, current_style
from mediaframing.charts.time_cuts import FEW, MOST_BARS, are_thin, cut_pale, find_top, is_joined

MOST_SHARED = 4
"""Lines that share a panel."""
STRIP = "articles"
"""The label of axes with the number of articles."""
_BACKGROUND = "#a8a8a8"
_MEDIAN = "#8c8c8c"
_MOST_BEHIND = 9
# The least width of a bar with its air.
_BAR_MM = 1.0
_GAP_MM = 4.5
_AROUND_MM = 30.0
_DAYS_OF_YEARS = 1100
_MOST_PANELS = 60

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Grid:
    """Where panels stand, in millimetres.

    Attributes
    ----------
    columns, rows : int
    tall, head, strip : float
        A panel, the title above it, and the articles beneath; 0 for none.
    lines : int
        Of a title.
    """

    columns: int
    rows: int
    tall: float
    head: float
    strip: float
    lines: int = 1

    @property
    def height(self) -> float:
        """Of all panels with what is beneath them."""
        return self.rows * (self.tall + self.head) + (self.head + self.strip if self.strip else 0.0)

    @property
    def panel_width(self) -> float:
        """Of one panel, as far as labels at the left leave it."""
        return 0.88 * current_style().width_mm / self.columns - _GAP_MM

    def list_boxes(self, panels: int) -> list[tuple[float, float, float, float]]:
        """List the box of each panel, then of each strip, in shares of the axes."""
        gap = _GAP_MM / current_style().width_mm if self.columns > 1 else 0.0
        wide = (1 - gap * (self.columns - 1)) / self.columns
        boxes = [
            (
                place % self.columns * (wide + gap),
                1 - (place // self.columns + 1) * (self.tall + self.head) / self.height,
                wide,
                self.tall / self.height,
            )
            for place in range(panels)
        ]
        if self.strip:
            strips = range(min(self.columns, panels))
            boxes += [(place * (wide + gap), 0.0, wide, self.strip / self.height) for place in strips]
        return boxes


def fit_grid(titles: Sequence[str], *, long: bool, strip: bool) -> Grid:
    """Fit panels to a page: as many columns as have room for their titles, or one or two for a few long lines."""
    line = current_style().font_size * POINT_MM
    columns = min(len(titles), _fit_columns(titles))
    if long and len(titles) <= MOST_SHARED:
        columns = 1 if current_style().width_mm / current_style().font_size < 16 else min(2, len(titles))
    lines = _count_lines(titles, columns)
    head, below = (1.3 + 1.1 * lines) * line, 4.0 * line if strip else 0.0
    rows = -(-len(titles) // columns)
    # Rows of like number, not full ones and a last panel.
    columns = -(-len(titles) // rows)
    room = TALLEST_MM - _AROUND_MM - (head + below if strip else 0.0)
    tall = min((11 if columns == 1 else 8) * line, room / rows - head)
    return Grid(columns, rows, tall, head, below, lines)


def count_most_panels(titles: Sequence[str], *, strip: bool) -> int:
    """Give how many panels a page holds that are no lower than four lines of type."""
    columns = _fit_columns(titles)
    row = (5.3 + 1.1 * _count_lines(titles, columns)) * current_style().font_size * POINT_MM
    return min(_MOST_PANELS, columns * int((TALLEST_MM - _AROUND_MM - (row if strip else 0.0)) / row))


def _fit_columns(titles: Sequence[str]) -> int:
    """Give the most columns that have room for nine in ten of the titles, but no fewer than two."""
    columns = max(1, round(current_style().width_mm / (4 * current_style().font_size)))
    usual = float(np.quantile([len(title) for title in titles], 0.9))
    while columns > 2 and usual > _fit_title(columns):
        columns -= 1
    return columns


def _fit_title(columns: int) -> int:
    """Give how many characters fit above one of so many panels beside each other."""
    return int(fit_characters(0.8) / columns) - 2


def _count_lines(titles: Sequence[str], columns: int) -> int:
    """Give the lines of titles: two where one would cut any."""
    return 1 if max(map(len, titles), default=0) <= _fit_title(columns) else 2


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
    """
    periods = np.unique(table["x"])
    thin = are_thin(table, len(periods))
    table, off_scale = cut_pale(table, thin)
    named = {
        name: f"{name}{f' ({write_count(counts[name])})' if counts is not None else ''}" for name in names
    }
    grid = fit_grid(list(named.values()), long=len(periods) > MOST_BARS, strip=volume is not None)
    bars = are_bars(len(periods), len(looks) if look_of is None else 1, grid.panel_width)
    single = len(looks) == 1 or look_of is not None
    # Lines are compared with those of their own look, if there are any.
    kinds = (
        dict.fromkeys(names, "") if look_of is None or len(set(look_of.values())) == len(names) else look_of
    )
    told = [title]
    compared = single and len(names) > 1 and is_joined(table)
    if compared:
        whose = " of the frame" if len(set(kinds.values())) > 1 else ""
        told.append(
            f"grey: the others{whose}" if len(names) <= _MOST_BEHIND else f"grey: the median of all{whose}"
        )
    told += ["in brackets the articles"] if counts is not None else []
    told += [f"pale dots: fewer than {FEW} articles{off_scale}"] if thin.any() else []
    room = _fit_title(grid.columns)
    with drawing(ax, grid.height + 20, "Small multiples with shared axes") as whole:
        drawn = split_axes(whole, *grid.list_boxes(len(names)))
        panels, strips = drawn[: len(names)], drawn[len(names) :]
        sure = table.assign(rate=table["rate"].mask(thin), kind=table["panel"].map(kinds))
        behind = _list_behind(sure, most=_MOST_BEHIND) if compared else {}
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
            panel.set_title(wrap_label(named[name], room, grid.lines), loc="left", pad=2)
            foot = not strips and number + grid.columns >= len(names)
            _share_axes(panel, table, thin, grid, left=number % grid.columns == 0)
            dress_time(panel, periods, time, grid.panel_width, labelled=foot)
        for number, strip in enumerate(strips):
            draw_articles(strip, volume, labelled=number == 0)
            dress_time(strip, periods, time, grid.panel_width, labelled=True)
        whole.set_title(wrap_label("; ".join(told), fit_characters(0.9), 8), loc="left", pad=2)
    return whole


def draw_line(
    panel: Axes,
    own: pd.DataFrame,
    thin: pd.Series[bool],
    look: Look,
    periods: Floats,
    *,
    bars: bool,
    aside: float = 0.0,
    width_mm: float,
    label: str = "",
) -> Line2D:
    """Draw one line with its intervals, and give it.

    ``aside`` is how far its bars stand from the middle of a period, in periods.
    """
    own = own.sort_values("x")
    x, rate, low, high = (own[name].to_numpy(dtype=float) for name in ("x", "rate", "low", "high"))
    pale = thin.loc[own.index].to_numpy()
    low, high = np.where(pale, np.nan, low), np.where(pale, np.nan, high)
    step = float(np.diff(periods).min()) if len(periods) > 1 else 30.0
    known = np.isfinite(rate) & ~pale
    sure = np.where(known, rate, np.nan)
    size = mark_size(width_mm / len(periods))
    if bars:
        x = x + aside * step
        panel.vlines(x, low, high, color=look.colour, linewidth=0.8, alpha=0.8)
        alone = known
    else:
        # Beside gaps a line has no length: what stands alone is a dot with a bar.
        alone = known & ~np.r_[False, known[:-1]] & ~np.r_[known[1:], False]
        panel.fill_between(x, low, high, where=known, color=look.colour, alpha=0.18, linewidth=0, zorder=2)
        panel.vlines(x[alone], low[alone], high[alone], color=look.colour, linewidth=0.6, alpha=0.5)
        size = min(size * 2, 0.3 * current_style().font_size)
    (line,) = panel.plot(
        x, sure, color=look.colour, linestyle=look.dash if is_joined(own) else "none", linewidth=1.0, zorder=3, clip_on=False, label=label,
        markevery=np.flatnonzero(alone).tolist(), **marker_of(look, size),
    )  # fmt: skip
    if pale.any():
        least = 0.22 * current_style().font_size
        panel.plot(
            x[pale], rate[pale], linestyle="none", marker=look.marker if bars else "o",
            markersize=max(least, 0.7 * size) if bars else least,
            color=look.colour, alpha=0.45, markeredgewidth=0, zorder=2, clip_on=False,
        )  # fmt: skip
    return line


def draw_articles(strip: Axes, volume: pd.Series | None, *, labelled: bool = True) -> None:
    """Draw the articles of each period, so that a jump of a rate of three is seen as such."""
    number = pd.Series(dtype=float) if volume is None else volume
    step = float(np.diff(number.index).min()) if len(number) > 1 else 30.0
    strip.bar(number.index, number.to_numpy(), width=0.8 * step, color=QUIET, linewidth=0)
    strip.set_label(STRIP)
    strip.set_ylim(0, max(1, number.max()))
    strip.yaxis.set_major_locator(MaxNLocator(nbins=2, integer=True))
    strip.tick_params(axis="y", labelleft=labelled)
    if labelled:
        strip.set_title("Articles", loc="left", pad=2)


def dress_time(panel: Axes, periods: Floats, time: str, width_mm: float, *, labelled: bool) -> None:
    """Give an axis of time its limits and few ticks, whose labels stay within the panel."""
    step = float(np.diff(periods).min()) if len(periods) > 1 else 30.0
    low, high = periods[0] - 0.6 * step, periods[-1] + 0.6 * step
    panel.set_xlim(low, high)
    letter = current_style().letter_mm
    # "27 Feb", or a month with its year beneath it, takes more room than "2012".
    apart = 7 if high - low > _DAYS_OF_YEARS else 8
    tick_dates(panel, time, max(1, int(width_mm / (apart * letter))), float(periods[0]))
    panel.tick_params(axis="x", labelbottom=labelled)
    if not labelled:
        return
    # Labels that would reach over the edge meet those of the next panel.
    before = -np.inf
    for place, label in zip(panel.get_xticks(), panel.get_xticklabels(), strict=True):
        wide = 1.2 * max(map(len, label.get_text().split("\n"))) * letter
        left, right = ((place - low) / (high - low) * width_mm, (high - place) / (high - low) * width_mm)
        side: Literal["left", "center", "right"] = (
            "left" if left < wide / 2 else "right" if right < wide / 2 else "center"
        )
        begin = left - {"left": 0.0, "center": wide / 2, "right": wide}[side]
        label.set_horizontalalignment(side)
        label.set_visible(begin > before + letter / 2)
        before = begin + wide if label.get_visible() else before


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


def _read_line(rates: pd.Series[float]) -> tuple[Floats, Floats]:
    return np.asarray(rates.index, dtype=np.float64), np.asarray(rates, dtype=np.float64)
