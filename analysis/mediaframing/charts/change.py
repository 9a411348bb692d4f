"""Before and after an event: two marks a row, and the difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from mediaframing.charts.figure import (
    draw_legend,
    draw_rows,
    drawing,
    embolden_heads,
    fit_rows,
    mark_size,
    marker_of,
    nest_rows,
    say_nothing,
)
from mediaframing.charts.labels import (
    count_things,
    fit_characters,
    list_groups,
    put_in_order,
    wrap_label,
    write_count,
    write_name,
    write_unit,
)
from mediaframing.charts.names import read_labels
from mediaframing.charts.rows import arrange_below, limit_frames, name_below, write_foot
from mediaframing.charts.style import DIFFERENCE_LOOKS, INK, QUIET, Look, current_style
from mediaframing.measures.results import check_result

_BEFORE, _RISE, _FALL = Look(QUIET, "o", filled=False), DIFFERENCE_LOOKS["more"], DIFFERENCE_LOOKS["fewer"]
# Of what there is nothing of before.
_ALONE = Look(QUIET, "D")
_SAME = Look(QUIET, "s")


def plot_change(
    changes: pd.DataFrame,
    ax: Axes | None = None,
    *,
    labels: Mapping[Any, str] | None = None,
    order: Sequence[str] | str | None = None,
) -> Axes:
    """Draw the rate of each frame before and after an event, joined by a line.

    Parameters
    ----------
    changes : DataFrame
        From :func:`~mediaframing.measures.periods.compare_periods`.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    labels : mapping, optional
        Labels for frames and groups.
    order : sequence of str or ``"difference"``, optional
        The frames from top to bottom; ``"difference"`` puts the largest rise on top. Groups stand in one order beneath all frames:
        that of the coding's groups or of the windows, if they have one, else the largest rise of the first frame is on top.

    Returns
    -------
    Axes
        One row a frame (and group) with its articles before and after; of more groups than fit a page those of most articles. A hollow circle is the rate before, a triangle
        that after, pointing up for a rise and down for a fall, a square where both are the same. The difference stands at the right with its
        interval, in bold where that leaves out 0 and survives the adjustment for the number of rows.
    """
    check_result(changes, "compare_periods")
    labels = read_labels(changes, labels)
    if isinstance(order, str) and order != "difference":
        raise ValueError(f"order={order!r} is not known. Take 'difference' or a list of frames.")
    if changes.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: the table of changes has no rows.")
    table = changes.reset_index(drop=True).copy()
    groups = list_groups(table, "frame")
    if windows := changes.attrs.get("days"):
        labels = {**{("days", days): count_things(days, "day") for days in windows}, **labels}
        table.attrs["order"] = {**table.attrs.get("order", {}), "days": windows}
    table["articles"] = table["before_articles"] + table["after_articles"]
    if isinstance(order, str):
        table = table.sort_values("difference", ascending=False, kind="stable", na_position="last")
    frames = put_in_order(table["frame"].tolist(), None if isinstance(order, str) else order)
    table, frames, left_out = limit_frames(table, frames, groups, 34)
    if table.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: no group has an article.")
    rank = table["frame"].map({name: number for number, name in enumerate(frames)})
    table = table.iloc[np.argsort(rank, kind="stable")].reset_index(drop=True)
    heads = table["frame"].map(lambda name: write_name(name, labels, "frame"))
    below, only = name_below(table, groups, labels)
    if below is not None:
        table = arrange_below(table, below, groups, frames[0], key="frame", value="difference")
        heads, below = heads.loc[table.index], below.loc[table.index]
    rows, is_head, place = nest_rows(table, heads, below)
    table["y"] = place
    articles = _count_articles(table)
    counts = ["" if below is None else ", ".join(articles.get(y, ())) for y in range(len(rows))]
    height, slot, written = fit_rows(rows, counts, share=0.24, widest=0.36, around_mm=28)
    scale = 1 if (table["unit"] == "1000_words").all() else 100
    with drawing(ax, height, "Dumbbell chart of rates before and after an event") as axes:
        draw_rows(axes, written)
        embolden_heads(axes, is_head)
        marks = _draw_marks(axes, table, scale, mark_size(slot))
        _write_differences(axes, table, scale)
        what = "frame" if below is None or any(is_head) else f"frame “{heads.iloc[0]}”"
        unit = write_unit(str(table["unit"].iloc[0]), what)
        note = "in brackets: articles before, after"
        if below is None:
            note = "n = {} before, {} after".format(*articles[0])
        axes.set_xlabel(f"{wrap_label(unit, fit_characters(0.5), 3)}\n{write_foot(note, left_out)}{only}")
        handles: list[Any] = [
            Line2D([], [], linestyle="none", **marker_of(look, 0.6 * current_style().font_size))
            for look in marks.values()
        ]
        draw_legend(axes, handles, list(marks))
    return axes


def _count_articles(table: pd.DataFrame) -> dict[int, tuple[str, str]]:
    """Write the articles before and after of each row that has marks."""
    held = table.drop_duplicates("y")
    counts = zip(*(held[f"{side}_articles"].map(write_count) for side in ("before", "after")), strict=True)
    return dict(zip(held["y"], counts, strict=True))


def _draw_marks(axes: Axes, table: pd.DataFrame, scale: float, size: float) -> dict[str, Look]:
    """Draw the rates before and after, and the way between; give the look of each mark that is there, by its name."""
    before, after = scale * table["before_rate"], scale * table["after_rate"]
    moved = table["difference"].fillna(after - before)
    sides = [
        ("after, rise", _RISE, moved > 0),
        ("after, fall", _FALL, moved < 0),
        ("after, the same", _SAME, moved == 0),
        ("after only", _ALONE, moved.isna() & after.notna()),
    ]
    marks = {f"before {pd.Timestamp(table['event'].iloc[0]):%Y-%m-%d}": _BEFORE}
    for name, look, side in sides:
        if not side.any():  # a line without points would count as one at the figure's corner
            continue
        marks[name] = look
        axes.hlines(table["y"][side], before[side], after[side], color=look.colour, linewidth=1.6)
        axes.plot(
            after[side],
            table["y"][side],
            linestyle="none",
            clip_on=False,
            zorder=4,
            **marker_of(look, 1.2 * size),
        )
    axes.plot(before, table["y"], linestyle="none", clip_on=False, zorder=3, **marker_of(_BEFORE, size))
    axes.set_xlim(*_choose_limits(np.array([*before, *after], dtype=float)))
    return marks


def _choose_limits(rates: np.ndarray) -> tuple[float, float]:
    """Begin at 0 unless all rates lie far from it: what is looked at is the distance between marks."""
    low, high = (np.nanmin(rates), np.nanmax(rates)) if np.isfinite(rates).any() else (0.0, 0.0)
    if high <= 0:
        return 0.0, 1.0
    apart = 0.12 * max(high - low, 0.1 * high)
    if low < 0.03 * high:
        # A mark at 0 would stand on the names beside it.
        return -0.03 * high, high + apart
    return (0.0 if low < 0.4 * high else low - apart), high + apart


def _write_differences(axes: Axes, table: pd.DataFrame, scale: float) -> None:
    size = 0.9 * current_style().font_size
    beside = axes.get_yaxis_transform()
    digits = 0 if scale * table["difference"].abs().max() >= 10 else 1
    survives = table.get("stands_out", pd.Series(True, index=table.index))
    for y, difference, low, high, stands_out in zip(
        table["y"],
        scale * table["difference"],
        scale * table["low"],
        scale * table["high"],
        survives,
        strict=True,
    ):
        if pd.isna(difference):
            text = "not known"
        else:
            text = _write_signed(difference, digits)
            if pd.notna(low):
                text += f" ({_write_signed(low, digits)} to {_write_signed(high, digits)})"
        clear = pd.notna(low) and (low > 0 or high < 0) and bool(stands_out)
        axes.text(
            1.03, y, text, transform=beside, ha="left", va="center", fontsize=size,
            color=INK if pd.notna(low) else QUIET, fontweight="bold" if clear else "normal",
        )  # fmt: skip
    unit = "points" if scale == 100 else "per 1,000"
    axes.text(
        1.03,
        1.0,
        f"Difference ({unit})",
        transform=axes.transAxes,
        ha="left",
        va="bottom",
        fontsize=size,
        color=QUIET,
    )


def _write_signed(value: float, digits: int) -> str:
    rounded = round(value, digits) + 0.0  # adding 0 takes the sign off a zero
    return f"{rounded:+.{digits}f}".replace("-", "−") if rounded else f"{0:.{digits}f}"
