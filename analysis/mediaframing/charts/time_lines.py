"""One line over time with its intervals, the articles of each period, and the axis of time beneath."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from mediaframing.charts.dates import tick_dates
from mediaframing.charts.figure import AT_TOP, mark_size, marker_of
from mediaframing.charts.labels import measure_text, part_thousands
from mediaframing.charts.style import QUIET, Look, current_style
from mediaframing.charts.time_cuts import is_joined
from mediaframing.charts.time_grid import GAP_MM

STRIP = "articles"
"""The label of axes with the number of articles."""
_DAYS_OF_YEARS = 1100
# Periods: of fewer a band is a sliver.
_SHORTEST_BAND = 3
# So far a label may reach over the edge of a panel.
_OVER_MM = 0.4 * GAP_MM

Floats = NDArray[np.float64]


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
        # Beside gaps a line has hardly any length, and a band is a sliver: what stands there is dots with bars.
        alone = _find_short(known)
        panel.fill_between(
            x, low, high, where=known & ~alone, color=look.colour, alpha=0.18, linewidth=0, zorder=2
        )
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


def _find_short(known: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Find the periods that stand alone, or two together, between such of which nothing is drawn."""
    short = np.zeros(len(known), dtype=bool)
    for begin, end in np.flatnonzero(np.diff(np.r_[0, known.astype(int), 0])).reshape(-1, 2):
        short[begin:end] = end - begin < _SHORTEST_BAND
    return short


def draw_articles(strip: Axes, volume: pd.Series | None, *, labelled: bool = True) -> None:
    """Draw the articles of each period, so that a jump of a rate of three is seen as such."""
    number = pd.Series(dtype=float) if volume is None else volume
    step = float(np.diff(number.index).min()) if len(number) > 1 else 30.0
    strip.bar(number.index, number.to_numpy(), width=0.8 * step, color=QUIET, linewidth=0)
    strip.set_label(STRIP)
    strip.set_ylim(0, max(1, number.max()))
    strip.yaxis.set_major_locator(MaxNLocator(nbins=2, integer=True))
    part_thousands(strip.yaxis)
    strip.tick_params(axis="y", labelleft=labelled)
    if labelled:
        strip.set_title("Articles", loc="left", pad=2, y=AT_TOP)


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
    # Labels that would reach far over the edge meet those of the next panel.
    before = -np.inf
    for place, label in zip(panel.get_xticks(), panel.get_xticklabels(), strict=True):
        wide = max(map(measure_text, label.get_text().split("\n")))
        left, right = ((place - low) / (high - low) * width_mm, (high - place) / (high - low) * width_mm)
        least = wide / 2 - _OVER_MM
        side: Literal["left", "center", "right"] = (
            "left" if left < least else "right" if right < least else "center"
        )
        begin = left - {"left": 0.0, "center": wide / 2, "right": wide}[side]
        label.set_horizontalalignment(side)
        label.set_visible(begin > before + letter / 2)
        before = begin + wide if label.get_visible() else before
