"""The layout of a figure with one axes: as matplotlib's constrained layout, asked once and not four times."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine, LayoutEngine
from matplotlib.transforms import BboxBase
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Margins depend on the size of axes and the other way round; by then both have settled.
_MOST_PASSES = 12
_DIGITS = 9
ABOVE = "above the axes"
"""Marks a legend that stands above the axes of its figure and takes room from it."""


class SingleLayout(ConstrainedLayoutEngine):
    """Give one axes, with a legend above it, the room that its labels leave.

    Sets the same position as the constrained layout, which measures all text twice whenever it is asked, and has to be asked until
    nothing moves. This one stops there by itself. A figure to which more was added has the constrained layout.
    """

    def execute(self, fig: Figure) -> None:
        """Lay the figure out."""
        axes = _find_single(fig)
        if axes is None:
            super().execute(fig)
            return
        params: dict[str, Any] = self.get()
        wide, tall = fig.get_size_inches()
        pads = params["w_pad"] / wide, params["h_pad"] / tall
        passed = [_read_edges(axes)]
        for _ in range(_MOST_PASSES):
            if not _place(fig, axes, *pads):
                super().execute(fig)  # which warns that there is no room
                return
            passed.append(_read_edges(axes))
            if (passed[-1].round(_DIGITS) == passed[-2].round(_DIGITS)).all():
                return
            # From the second step on, each is mostly the same part of the one before.
            if len(passed) == 4:
                passed = [_foresee(*passed[1:])]
                _move(axes, *passed[0])


def settle(figure: Figure, engine: LayoutEngine) -> None:
    """Lay a figure out until nothing moves."""
    before: list[tuple[float, ...]] = []
    for _ in range(_MOST_PASSES):
        engine.execute(figure)
        places = [tuple(round(edge, _DIGITS) for edge in axes.get_position().extents) for axes in figure.axes]
        if places == before or (isinstance(engine, SingleLayout) and _find_single(figure)):
            return
        before = places


def _find_single(figure: Figure) -> Axes | None:
    """Give the axes of a figure if it is all there is to lay out, but for legends."""
    if (
        len(figure.axes) != 1
        or figure.subfigs
        or any(legend.get_label() != ABOVE for legend in figure.legends)
    ):
        return None
    if figure.get_suptitle() or figure.get_supxlabel() or figure.get_supylabel():
        return None
    (axes,) = figure.axes
    place = axes.get_subplotspec()
    alone = place is not None and place.get_gridspec().get_geometry() == (1, 1)
    return axes if alone and axes.get_in_layout() else None


def _read_edges(axes: Axes) -> Floats:
    return np.asarray(axes.get_position(original=True).extents, dtype=np.float64)


def _foresee(first: Floats, second: Floats, third: Floats) -> Floats:
    """Give the edges at which steps will end of which each is the same part of the one before (Aitken 1926)."""
    one, two = second - first, third - second
    nearing = np.abs(two) < np.abs(one)
    return third - np.where(nearing, two**2 / np.where(nearing, two - one, 1.0), 0.0)


def _move(axes: Axes, left: float, bottom: float, right: float, top: float) -> None:
    axes.set_position((left, bottom, right - left, top - bottom))
    axes.set_in_layout(True)  # which setting a position had turned off


def _place(figure: Figure, axes: Axes, pad_x: float, pad_y: float) -> bool:
    """Set the position that labels leave as they stand now; tell whether there is one."""
    to_figure = figure.transFigure.inverted()
    now = axes.get_position(original=True)
    drawn = axes.get_tightbbox(for_layout_only=True)
    box: BboxBase = drawn.transformed(to_figure) if drawn else now
    left = pad_x + max(now.x0 - box.x0, 0.0)
    right = 1 - pad_x - max(box.x1 - now.x1, 0.0)
    bottom = pad_y + max(now.y0 - box.y0, 0.0)
    top = 1 - pad_y - max(box.y1 - now.y1, 0.0)
    legends = [legend.get_tightbbox() for legend in figure.legends]
    heights = [found.transformed(to_figure).height for found in legends if found is not None]
    top -= max(height + 2 * pad_y for height in heights) if heights else 0.0
    if right <= left or top <= bottom:
        return False
    _move(axes, left, bottom, right, top)
    return True
