"""A finding under every choice: the specification curve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediaframing.charts.figure import drawing, say_nothing, split_axes
from mediaframing.charts.labels import (
    RATE_LABELS,
    fit_characters,
    wrap_label,
    write_count,
    write_groups,
    write_name,
    write_unit,
)
from mediaframing.charts.names import read_labels
from mediaframing.charts.style import INK, POINT_MM, QUIET, RULE, choose_looks, current_style
from mediaframing.tables import check_columns

NEEDED = [
    "rejected",
    "sources",
    "unit",
    "duplicates",
    "corrected",
    "left_out",
    "estimate",
    "low",
    "high",
    "scale",
    "base",
]
_ROWS = {
    ("rejected", "in"): "Rejected mentions in",
    ("rejected", "out"): "Rejected mentions out",
    ("sources", "in"): "Sources’ words in",
    ("sources", "out"): "Sources’ words out",
    ("unit", "mention"): "Mentions",
    ("unit", "sentence"): "Sentences",
    ("unit", "article"): "Articles",
    ("unit", "1000_words"): "Per 1,000 words",
    ("duplicates", "in"): "Duplicates in",
    ("duplicates", "out"): "Duplicates out",
    ("corrected", "no"): "As the rules read",
    ("corrected", "yes"): "Corrected by hand codes",
}
_SCALES = {"log_ratio": "Log ratio (base 2)", "rate": "Rate", "difference": "Difference of rates"}


def plot_choices(
    choices: pd.DataFrame, ax: Axes | None = None, *, labels: Mapping[Any, str] | None = None
) -> Axes:
    """Draw how a finding moves with the choices: estimates in their order, and beneath each what was chosen.

    Parameters
    ----------
    choices : DataFrame
        From :func:`~mediaframing.validation.compare_choices`, of one group and frame: pick the rows of one outlet first,
        as ``choices[choices["outlet"] == "TASS"]``.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    labels : mapping, optional
        Labels of frames.

    Returns
    -------
    Axes
        With two panels in it. Above: a point for each combination with its interval, the first choices as a larger black square, under
        the name of the group; shares are in percent. Below: a row for each choice that was varied.

    Raises
    ------
    ValueError
        If the rows are of several groups or frames.
    """
    check_columns(choices, NEEDED, "choices")
    known = choices.dropna(subset=["estimate"])
    if known.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No choice gives an estimate.")
    _check_single(choices)
    table = known.sort_values("estimate", kind="stable", ignore_index=True)
    rows = _list_rows(table)
    line = current_style().font_size * POINT_MM
    below = 1.6 * line * (len(rows) + 1)
    height = 65 + below
    with drawing(ax, height, "Specification curve") as axes:
        share = below / height
        curve, matrix = split_axes(axes, (0.0, share, 1.0, 1 - share), (0.0, 0.0, 1.0, share - 0.03))
        _draw_curve(curve, table, read_labels(choices, labels))
        _draw_matrix(matrix, table, rows)
    return axes


def _check_single(choices: pd.DataFrame) -> None:
    keys = [c for c in choices.columns if c not in (*NEEDED, "interval", "confidence")]
    for key in keys:
        values = choices[key].dropna().unique()
        if len(values) > 1:
            some = ", ".join(map(repr, values[:3]))
            raise ValueError(
                f"The table is of {len(values)} values of {key!r} ({some}). Draw one at a time: "
                f"choices[choices[{key!r}] == {values[0]!r}]."
            )


def _list_groups(choices: pd.DataFrame) -> list[str]:
    """List the columns that tell whose finding it is."""
    own = (*NEEDED, "interval", "confidence", "frame", "first", "second")
    return [str(name) for name in choices.columns if name not in own]


def _list_rows(table: pd.DataFrame) -> list[tuple[str, str, str]]:
    """List the choices that were varied, with what stands at their row."""
    rows = [
        (column, value, text)
        for (column, value), text in _ROWS.items()
        if table[column].nunique() > 1 and (table[column] == value).any()
    ]
    if table["left_out"].notna().any():
        rows.append(("left_out", "", "One entry left out"))
    return rows


def _draw_curve(panel: Axes, table: pd.DataFrame, labels: Mapping[Any, str]) -> None:
    x = np.arange(len(table))
    colour = choose_looks([""])[""].colour
    colours = np.where(table["base"], INK, colour)
    scale = str(table["scale"].iloc[0])
    name, times = _name_scale(table)
    low, estimate, high = (times * table[column] for column in ("low", "estimate", "high"))
    panel.vlines(x, low, high, color=colours, linewidth=0.8, alpha=0.6)
    size = current_style().font_size
    panel.scatter(x, estimate, c=colours, s=size, zorder=3)
    base = table["base"].to_numpy(dtype=bool)
    # Black and a dark colour are alike in grey.
    panel.scatter(x[base], estimate[base], c=INK, marker="s", s=2.5 * size, zorder=4)
    if scale in ("log_ratio", "difference"):
        panel.axhline(0, color=QUIET, linewidth=0.8)
    panel.set_xlim(-0.7, len(table) - 0.3)
    panel.tick_params(axis="x", bottom=False, labelbottom=False)
    panel.grid(axis="y", color=RULE)
    if "first" in table.columns:
        first, second = (write_name(table[side].iloc[0], labels, "frame") for side in ("first", "second"))
        name = f"{name},\n{wrap_label(f'{first} to {second}', 36, 2)}"
    panel.set_ylabel(name, linespacing=1.3)
    whose = write_groups(table, _list_groups(table), labels).iloc[0] if _list_groups(table) else ""
    if "frame" in table.columns:
        whose = " · ".join(filter(None, [write_name(table["frame"].iloc[0], labels, "frame"), whose]))
    told = (
        f"{f'{whose}: ' if whose else ''}{write_count(len(table))} choices; the first of each: black square"
    )
    panel.set_title(wrap_label(told, fit_characters(0.75), 3), loc="left", fontsize="medium")


def _name_scale(table: pd.DataFrame) -> tuple[str, float]:
    """Give the name of the axis with its unit, and what the estimates are multiplied by."""
    scale, units = str(table["scale"].iloc[0]), set(table["unit"].astype("str"))
    if scale == "log_ratio" or not units <= set(RATE_LABELS) or (len(units) > 1 and "1000_words" in units):
        return _SCALES.get(scale, scale), 1.0
    if units == {"1000_words"}:
        return (write_unit("1000_words") if scale == "rate" else "Difference per 1,000 words"), 1.0
    if scale == "difference":
        return "Difference (points)", 100.0
    return (write_unit(*units) if len(units) == 1 else "Share (%)"), 100.0


def _draw_matrix(panel: Axes, table: pd.DataFrame, rows: list[tuple[str, str, str]]) -> None:
    for place, (column, value, _) in enumerate(rows):
        chosen = table["left_out"].notna() if column == "left_out" else table[column] == value
        x = np.flatnonzero(chosen)
        panel.scatter(
            x, np.full(len(x), place), c=INK, s=current_style().font_size * 0.6, marker="s", linewidths=0
        )
    panel.set_yticks(range(len(rows)), [text for _, _, text in rows])
    panel.set_ylim(len(rows) - 0.5, -0.5)
    panel.set_xlim(-0.7, len(table) - 0.3)
    panel.tick_params(axis="both", length=0, labelbottom=False)
    for side in ("left", "bottom"):
        panel.spines[side].set_visible(False)
