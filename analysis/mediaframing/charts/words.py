"""Which words set two sets of articles apart: bars to both sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from mediaframing.charts.bounds import TOLD, draw_bounds, list_bounds
from mediaframing.charts.contrast import write_times
from mediaframing.charts.figure import draw_rows, drawing, fit_rows, say_nothing
from mediaframing.charts.labels import clean_text, fit_characters, wrap_label, write_count, write_name
from mediaframing.charts.names import read_labels
from mediaframing.charts.rows import write_foot
from mediaframing.charts.style import INK, PALETTE, QUIET, current_style
from mediaframing.measures.results import check_result
from mediaframing.values.keywords import check_number


def plot_words(
    words: pd.DataFrame, ax: Axes | None = None, *, labels: Mapping[Any, str] | None = None, top: int = 12
) -> Axes:
    """Draw the words most typical of each of two sets of articles.

    Parameters
    ----------
    words : DataFrame
        From :func:`~mediaframing.measures.keyness.compare_words`.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    labels : mapping, optional
        Labels for the two sets.
    top : int, default 12
        How many words of each set: those with the largest G2 among those that stand out (``stands_out``).

    Returns
    -------
    Axes
        One row a word. The bar is the effect, how many times as often (log ratio), with its interval; beside it
        stands the evidence, G2, and how often the word occurs in both sets, left : right as the chart has them.
        Words of one side differ in hatching from those of the other.
    """
    check_result(words, "compare_words")
    labels = read_labels(words, labels)
    check_number("top", top, 1, whole=True)
    if words.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: the table of words has no rows.")
    # What chance may have done among so many words is not drawn.
    table = pick_words(words, top)
    if table.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(
                axes, f"None of {write_count(len(words))} words stands out, their number adjusted for."
            )
    table = table.assign(forward=table["log_ratio"] >= 0)
    rows = [clean_text(str(word)) for word in table["word"]]
    height, _, written = fit_rows(rows, [""] * len(rows), share=0.24, lines=1.55, around_mm=26)
    column = str(words.attrs.get("by", "outlet"))
    first, second = (write_name(words[side].iloc[0], labels, column) for side in ("first", "second"))
    place = np.arange(len(table))
    with drawing(ax, height, "Bar chart to both sides, with intervals") as axes:
        draw_rows(axes, written)
        forward = table["forward"].to_numpy(dtype=bool)
        for side, colour, hatch in ((forward, PALETTE[0], ""), (~forward, PALETTE[1], "////")):
            axes.barh(
                place[side], table["log_ratio"][side], height=0.66, color=colour, hatch=hatch,
                edgecolor=INK, linewidth=0.4,
            )  # fmt: skip
        # On dark bars a line needs a light rim to be seen.
        axes.hlines(place, table["low"], table["high"], color="white", linewidth=2.4, zorder=3)
        axes.hlines(place, table["low"], table["high"], color=INK, linewidth=1.0, zorder=4)
        axes.axvline(0, color=INK, linewidth=0.8, zorder=3)
        # The interval of one rare word is not to press the bars of all others to the line; it is cut, and that is said.
        widest = np.nanmax(np.abs([*table[["low", "high"]].to_numpy(dtype=float).ravel(), 1.0]))
        longest = np.nanmax(np.abs([*table["log_ratio"].to_numpy(dtype=float), 1.0]))
        reach = min(widest, 1.5 * longest) if widest > longest else longest
        axes.set_xlim(-1.04 * reach, 1.04 * reach)
        axes.xaxis.set_major_locator(
            MaxNLocator(nbins=6, steps=[1, 2, 3, 5, 10], integer=True, symmetric=True)
        )
        axes.xaxis.set_major_formatter(FuncFormatter(write_times))
        draw_bounds(axes, table, pd.Series(place, index=table.index), INK, rim=True)
        cut = "; intervals that leave the chart are cut" if widest > 1.04 * reach else ""
        cut += TOLD if list_bounds(table).any() else ""
        axes.set_xlabel(write_foot("How many times as often (log scale)", cut))
        _write_evidence(axes, table)
        room = fit_characters(0.2)
        axes.set_title(f"← {wrap_label(second, room, 3)}", loc="left", color=INK)
        axes.set_title(f"{wrap_label(first, room, 3)} →", loc="right", color=INK)
    return axes


def pick_words(words: pd.DataFrame, top: int) -> pd.DataFrame:
    """Pick the words that are drawn, those of the first set before those of the second.

    Parameters
    ----------
    words : DataFrame
        From :func:`~mediaframing.measures.keyness.compare_words`.
    top : int
        How many of each set: those with the largest G2 among those that stand out.
    """
    survives = words[words["stands_out"]] if "stands_out" in words.columns else words
    ranked = survives.sort_values("g2", ascending=False, kind="stable")
    forward = ranked["log_ratio"] >= 0
    return pd.concat([ranked[forward].head(top), ranked[~forward].head(top)])


def _write_evidence(axes: Axes, table: pd.DataFrame) -> None:
    size = 0.9 * current_style().font_size
    beside = axes.get_yaxis_transform()
    for y, g2, count, other in zip(
        range(len(table)), table["g2"], table["count"], table["other_count"], strict=True
    ):
        axes.text(
            1.02, y, f"{g2:,.0f} ({write_count(other)} : {write_count(count)})", transform=beside,
            ha="left", va="center", fontsize=size,
        )  # fmt: skip
    axes.text(
        1.02, 1.0, "G² (counts)", transform=axes.transAxes, ha="left", va="bottom", fontsize=size, color=QUIET
    )
