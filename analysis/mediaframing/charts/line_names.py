"""Names at the ends of lines, where they fit, so that no eye has to go to a legend and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from mediaframing.charts.figure import marker_of
from mediaframing.charts.labels import NAMED, fit_characters, wrap_label
from mediaframing.charts.style import POINT_MM, QUIET, Look, current_style

_AWAY = 1.03


def name_ends(
    ax: Axes, ends: Mapping[str, tuple[float, float]], looks: Mapping[str, Look], height_mm: float
) -> bool:
    """Write the name of each line at its end, with its mark, pushed apart where they would collide.

    Parameters
    ----------
    ax : Axes
        With its limits as they will stay.
    ends : mapping of str to (float, float)
        Where each line ends, in data.
    looks : mapping of str to Look
    height_mm : float
        Of the axes.

    Returns
    -------
    bool
        Whether the names fit; nothing is drawn if they do not.
    """
    room = fit_characters(0.2)
    written = {name: wrap_label(name, room) for name in ends}
    if any("…" in text and "…" not in name for name, text in written.items()):
        return False
    line = 1.25 * current_style().font_size * POINT_MM / height_mm
    tall = {name: line * (1 + text.count("\n")) + 0.15 * line for name, text in written.items()}
    if sum(tall.values()) > 1.05:
        return False
    low, high = ax.get_ylim()
    wanted = {name: (y - low) / (high - low) for name, (_, y) in ends.items()}
    names = sorted(ends, key=lambda name: (wanted[name], name))
    placed = _push_apart([wanted[name] for name in names], [tall[name] for name in names])
    for name, at in zip(names, placed, strict=True):
        # Dotted and grey, so that nobody takes the leader for data.
        ax.annotate(
            "", (ends[name][0], ends[name][1]), (_AWAY, at), xycoords="data", textcoords="axes fraction",
            arrowprops={"arrowstyle": "-", "color": QUIET, "linewidth": 0.6, "linestyle": ":", "shrinkA": 3, "shrinkB": 3},
            annotation_clip=False,
        )  # fmt: skip
        ax.plot(
            [_AWAY], [at], transform=ax.transAxes, clip_on=False, linestyle="none",
            **marker_of(looks[name], 0.5 * current_style().font_size),
        )  # fmt: skip
        ax.annotate(
            written[name], (_AWAY, at), (0.5 * current_style().font_size, 0), xycoords="axes fraction",
            textcoords="offset points", ha="left", va="center", annotation_clip=False, label=NAMED,
        )  # fmt: skip
    return True


def _push_apart(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Move centres, in rising order, as little as keeps boxes of these heights apart and within 0 to 1."""
    # Boxes that touch move as one block to the mean of what its members want.
    blocks: list[tuple[list[float], float]] = []
    before = 0.0
    offsets = []
    for height in heights:
        offsets.append(before + height / 2)
        before += height
    for want, offset in zip(wanted, offsets, strict=True):
        blocks.append(([want - offset], want - offset))
        while len(blocks) > 1 and blocks[-2][1] > blocks[-1][1]:
            merged = blocks[-2][0] + blocks[-1][0]
            blocks[-2:] = [(merged, float(np.mean(merged)))]
    shifts = [mean for members, mean in blocks for _ in members]
    return [
        min(max(shift, 0.0), max(1.0 - before, 0.0)) + at for shift, at in zip(shifts, offsets, strict=True)
    ]
