"""What a chart shows, in words, for those who cannot see it: its kind, its axes, its groups, the highest and lowest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import FixedLocator, ScalarFormatter

from mediaframing.charts.highlights import describe_values
from mediaframing.charts.labels import NAMED, write_count

_MOST_NAMES = 12


def describe_figure(
    figure: Figure, data: pd.DataFrame | None = None, labels: Mapping[Any, str] | None = None
) -> str:
    """Describe a figure in a few sentences: an alternative text.

    Parameters
    ----------
    figure : Figure
    data : DataFrame, optional
        The table behind it; without one, values are not told.
    labels : mapping, optional
        Labels of frames and groups, as the chart was drawn with.

    Returns
    -------
    str
        The kind of chart, its titles and axes, its rows, lines and legend as they are written there, and what
        :func:`~mediaframing.charts.highlights.describe_values` says of the table. One paragraph, the same for the same
        figure and table.
    """
    parts = [sentence for axes in figure.axes for sentence in _describe_axes(axes)]
    legends = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    if legends:
        parts.append(f"Legend: {_list_names(legends)}.")
    if data is not None:
        parts.append(describe_values(data, labels))
    return " ".join(part for part in parts if part)


def _describe_axes(axes: Axes) -> list[str]:
    panels = [axes, *(panel for panel in axes.child_axes if isinstance(panel, Axes))]
    kind = str(axes.get_label()) or "Chart"
    parts = [f"{kind}."]
    if not axes.axison and len(panels) == 1:
        return [_close(_clean(text.get_text())) for text in axes.texts if text.get_text()] or parts
    titled = [title for panel in panels if (title := _read_titles(panel))]
    # Of many panels the titles are the groups.
    if len(panels) > 3:
        parts += [_close(titled[0])] if _read_titles(axes) else []
        titled = titled[1:] if _read_titles(axes) else titled
        parts.append(f"{write_count(len(panels) - 1)} panels: {_list_names(titled)}.")
        panels = panels[:2]
    elif titled:
        parts.append(f"Titles: {_list_names(titled)}.")
    for panel in panels:
        parts += [
            f"{side} axis: {_clean(label)}."
            for side, label in (("Horizontal", panel.get_xlabel()), ("Vertical", panel.get_ylabel()))
            if panel.axison and label
        ]
        columns = _read_ticks(panel, "x")
        rows = _read_ticks(panel, "y")
        if rows:
            parts.append(f"{write_count(len(rows))} row{'s' if len(rows) > 1 else ''}: {_list_names(rows)}.")
        if columns:
            parts.append(f"{write_count(len(columns))} columns: {_list_names(columns)}.")
        lines = [text.get_text() for text in panel.texts if text.get_label() == NAMED]
        if lines:
            parts.append(f"Named in the chart: {_list_names(lines)}.")
        legend = panel.get_legend()
        if legend:
            parts.append(f"Legend: {_list_names([text.get_text() for text in legend.get_texts()])}.")
    return parts


def _read_titles(axes: Axes) -> str:
    titles = [axes.get_title(side) for side in ("left", "center", "right")]
    return "; ".join(_clean(title) for title in titles if title)


def _read_ticks(axes: Axes, which: str) -> list[str]:
    """Read names that stand for rows or columns; numbers and dates of a scale are none."""
    if not axes.axison:
        return []
    axis = axes.yaxis if which == "y" else axes.xaxis
    if type(axis.get_major_locator()) is not FixedLocator or isinstance(
        axis.get_major_formatter(), ScalarFormatter
    ):
        return []
    labels: list[Text] = axis.get_ticklabels()
    return [_clean(label.get_text()) for label in labels if label.get_text()]


def _list_names(names: list[str]) -> str:
    clean = list(dict.fromkeys(filter(None, map(_clean, names))))
    more = f" and {write_count(len(clean) - _MOST_NAMES)} more" if len(clean) > _MOST_NAMES else ""
    return ", ".join(clean[:_MOST_NAMES]) + more


def _clean(text: str) -> str:
    return " ".join(text.replace("\u200e", "").replace(r"\$", "$").split())


def _close(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
