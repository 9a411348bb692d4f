"""Matrices of rows and columns: the names of columns, cells in the colours of a diverging scale."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from mediaframing.charts.labels import measure_text, wrap_label
from mediaframing.charts.style import INK, POINT_MM, QUIET, current_style

SLANTED = 22
"""Characters in a line of a slanted heading."""
_UPENDED = 18
# Between names that stand beside each other.
_AIR_MM = 0.6

GRADES = {
    "++": ("#8e1f63", "white"),
    "+": ("#e3b5d0", INK),
    "": ("#f4f4f4", INK),
    "−": ("#dcebd5", INK),
    "−−": ("#8fbf6a", INK),
}
"""How far a cell goes beyond what was expected, with its ground and its ink. The sign stands in the cell, since grey
prints do not tell one side from the other."""


def grade(value: float, steps: tuple[float, float]) -> str:
    """Give the grade of a value: none within the first step of 0, one sign up to the second, two beyond."""
    sign = "+" if value > 0 else "−"
    return sign * int(np.searchsorted(steps, abs(value), side="right"))


def draw_cell(ax: Axes, x: float, y: float, sign: str | None, text: str, size: float) -> None:
    """Draw one cell with its text; hatched if there is nothing to grade."""
    ground, ink = GRADES[sign or ""]
    cell = Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor=ground, edgecolor="white", linewidth=0.8)
    if sign is None:
        # Above its neighbours, whose white edges would cover one side of its own.
        cell.set(facecolor="white", hatch="////", edgecolor="#cccccc", zorder=1.5)
    ax.add_patch(cell)
    back = {"facecolor": "white", "edgecolor": "none", "pad": 0.6} if sign is None and text else None
    ax.text(x, y, text, ha="center", va="center", color=ink, fontsize=size, bbox=back, linespacing=1.0)


def grade_patches() -> dict[str | None, Patch]:
    """Give a patch for each grade, as a legend shows it; for None that of cells with nothing to grade."""
    hatched = Patch(facecolor="white", edgecolor="#cccccc", hatch="////", linewidth=0.4)
    graded: dict[str | None, Patch] = {
        sign: Patch(facecolor=ground, edgecolor=QUIET, linewidth=0.4) for sign, (ground, _) in GRADES.items()
    }
    return {**graded, None: hatched}


def fit_cell(cell_mm: float, size: float) -> int:
    """Give how many characters of that size in points fit the width of a cell."""
    chosen = current_style()
    return int(cell_mm * chosen.font_size / (1.47 * chosen.letter_mm * size))


def measure_number(text: str, size: float) -> float:
    """Give the width in mm that a text of that size in points takes within a cell, with air beside it."""
    return measure_text(text) * size / current_style().font_size + _AIR_MM


def measure_cell(characters: int, size: float) -> float:
    """Give the least width of a cell, in mm, that has room for so many characters of that size in points."""
    chosen = current_style()
    return 1.001 * characters * 1.47 * chosen.letter_mm * size / chosen.font_size


def limit_columns(names: Sequence[str], least_mm: float, room_mm: float) -> tuple[list[str], str]:
    """Keep as many frames as have room beside each other, the first of them.

    Returns
    -------
    names : list of str
    note : str
        What is left out, as the end of a label; empty for nothing.
    """
    most = max(1, int(room_mm / least_mm))
    if len(names) <= most:
        return list(names), ""
    few = "the first" if most == 1 else f"the first {most}"
    return list(names[:most]), f"; of {len(names)} frames {few} drawn"


def wrap_upright(name: str, cell_mm: float) -> str | None:
    """Break a name between its words into lines as wide as a cell in mm; None if it takes more than three, or a word is wider."""
    lines: list[str] = []
    for word in name.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measure_text(joined) <= cell_mm - _AIR_MM:
            lines[-1] = joined
        else:
            lines.append(word)
    fits = len(lines) <= 3 and all(measure_text(line) <= cell_mm - _AIR_MM for line in lines)
    return "\n".join(lines) if fits else None


def _are_upright(names: Sequence[str], cell_mm: float) -> bool:
    return all(wrap_upright(name, cell_mm) is not None for name in names)


def _are_narrow(cell_mm: float) -> bool:
    """Tell whether slanted lines would run into each other."""
    return cell_mm < 1.6 * current_style().font_size * POINT_MM


def _count_upended(cell_mm: float) -> int:
    """Give how many lines of an upended name stand beside each other above a cell."""
    return 2 if cell_mm > 2.3 * current_style().font_size * POINT_MM else 1


def measure_headings(names: Sequence[str], cell_mm: float, *, upended: bool = False) -> float:
    """Estimate the height of the frames' names in mm, so that slanted ones do not take it from the rows."""
    line = current_style().font_size * POINT_MM
    if _are_upright(names, cell_mm):
        upright = [wrap_upright(name, cell_mm) or "" for name in names]
        return (0.8 + 1.2 * max(name.count("\n") + 1 for name in upright)) * line
    if upended or _are_narrow(cell_mm):
        written = [wrap_label(name, _UPENDED, _count_upended(cell_mm)) for name in names]
        return max(measure_text(part) for name in written for part in name.split("\n")) + line
    return 0.64 * 1.22 * current_style().letter_mm * min(SLANTED, max(map(len, names))) + line


def name_columns(
    axes: Axes, names: Sequence[str], cell_mm: float, *, below: bool = False, upended: bool = False
) -> None:
    """Write the frames over (or below) their columns: upright where they fit, else slanted, or upended to stay within them."""
    if not below:
        axes.xaxis.tick_top()
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="x", length=0)
    if _are_upright(names, cell_mm):
        axes.set_xticks(range(len(names)), [wrap_upright(name, cell_mm) or "" for name in names])
        return
    line = current_style().font_size * POINT_MM
    if upended or _are_narrow(cell_mm):
        written = [wrap_label(name, _UPENDED, _count_upended(cell_mm)) for name in names]
        axes.set_xticks(range(len(names)), written, rotation=90)
        return
    # Slanted lines need room beside each other.
    lines = 2 if cell_mm > 4 * line else 1
    short = [wrap_label(name, SLANTED, lines) for name in names]
    axes.set_xticks(
        range(len(names)), short, rotation=40, ha="right" if below else "left", rotation_mode="anchor"
    )
