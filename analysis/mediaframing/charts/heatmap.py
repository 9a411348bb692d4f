"""Which outlet tells which frame more than the others: a heat map of rates and residuals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from mediaframing.charts.figure import draw_legend, draw_rows, drawing, fit_rows, say_nothing
from mediaframing.charts.labels import (
    list_groups,
    measure_text,
    put_in_order,
    write_count,
    write_groups,
    write_names,
    write_unit,
)
from mediaframing.charts.matrix import (
    draw_cell,
    grade,
    grade_patches,
    limit_columns,
    measure_headings,
    measure_number,
    name_columns,
)
from mediaframing.charts.names import read_labels
from mediaframing.charts.rows import MOST_ROWS, arrange_rows, limit_groups, write_foot
from mediaframing.charts.style import current_style
from mediaframing.measures.results import check_result

_STEPS = (2.0, 3.0)
_GRADES = {
    "++": "++ far more (residual ≥ 3)",
    "+": "+ more (≥ 2)",
    "": "as expected",
    "−": "− fewer (≤ −2)",
    "−−": "−− far fewer (≤ −3)",
    None: "nothing to compare with",
}

# Beside the names of rows and at the edge of the figure.
_EDGES_MM = 4.5


def plot_heatmap(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    labels: Mapping[Any, str] | None = None,
    order: Sequence[Any] | str | None = None,
    frames: Sequence[str] | None = None,
    top: int | None = MOST_ROWS,
    minimum: int = 1,
) -> Axes:
    """Draw how often each group tells each frame, coloured by how far that is from what was expected.

    Parameters
    ----------
    table : DataFrame
        From :func:`~mediaframing.measures.residuals.compare_groups`.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    labels : mapping, optional
        Labels for frames and groups.
    order : sequence or ``"rate"``, optional
        The groups from top to bottom; ``"rate"`` puts the highest rate of the first frame on top.
    frames : sequence of str, optional
        The frames to draw, from left to right.

    top : int or None, default 40
        How many groups at most: those that ``order`` names, then those of most articles. How many are left out is said.
    minimum : int, default 1
        Only groups with so many articles.

    Returns
    -------
    Axes
        One row a group, one column a frame. The rate stands in the cell in percent, behind it one sign where the
        residual that respects articles (``cluster_residual``) goes beyond 2, two where beyond 3, and only where that
        survives the adjustment for the number of cells (``stands_out``). Hatched cells have
        no residual. Where columns are too narrow for both, the sign stands alone. Of more frames than have room for their rates
        the first are drawn.
    """
    check_result(table, "compare_groups")
    labels = read_labels(table, labels)
    shown = put_in_order(table["frame"].tolist(), frames)
    if frames is not None:
        shown = [name for name in shown if name in list(frames)]
    cells = table[table["frame"].isin(shown)].reset_index(drop=True)
    groups = list_groups(table, "frame")
    cells, left_out = limit_groups(cells, groups, top=top, minimum=minimum, order=order)
    if cells.empty:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: the table of residuals has no rows.")
    cells["row"] = write_groups(cells, groups, labels)
    rows = arrange_rows(cells[cells["frame"] == shown[0]], groups, order, value="rate", word="rate")
    n = cells.groupby("row", sort=False)["articles"].max()
    headings = write_names(shown, labels, "frame")
    counts = [f"n = {write_count(n[row])}" for row in rows]
    digits = 0 if 100 * cells["rate"].max() >= 10 else 1
    size = 0.9 * current_style().font_size
    least = max(measure_number(_write_rate(rate, digits), size) for rate in cells["rate"])
    columns, upended = 0.64 * current_style().width_mm, False
    for _ in range(2):
        around = 26 + measure_headings(headings, columns / len(shown), upended=upended)
        height, _, written = fit_rows(rows, counts, widest=0.38, lines=1.6, around_mm=around)
        # Long names of rows leave the columns less.
        beside = max(measure_text(line) for name in written for line in name.split("\n"))
        columns = min(columns, current_style().width_mm - beside - _EDGES_MM)
        # A cell without its number says nothing.
        shown, fewer = limit_columns(shown, least, columns)
        left_out += fewer
        headings = headings[: len(shown)]
        # Slanted ones would reach over the last column, and take more of them.
        upended = upended or bool(fewer)
    cells = cells[cells["frame"].isin(shown)]
    cell = columns / len(shown)
    kind = "Heat map of rates, groups by frames, coloured by residual"
    with drawing(ax, height, kind) as axes:
        draw_rows(axes, written)
        axes.grid(visible=False)
        axes.set_xlim(-0.5, len(shown) - 0.5)
        place = {row: number for number, row in enumerate(rows)}
        used = set()
        # What does not survive the adjustment for how many cells there are is as expected.
        survives = cells.get("stands_out", pd.Series(True, index=cells.index)).to_numpy(dtype=bool)
        residuals = cells["cluster_residual"].where(survives | cells["cluster_residual"].isna(), 0.0)
        for row, frame, rate, residual in zip(
            cells["row"], cells["frame"], cells["rate"], residuals, strict=True
        ):
            sign = None if pd.isna(residual) else grade(residual, _STEPS)
            used.add(sign)
            written_rate = _write_rate(rate, digits)
            texts = [f"{written_rate} {sign or ''}".strip(), f"{written_rate}{sign or ''}", sign or "", ""]
            text = next(text for text in texts if not text or measure_number(text, size) <= cell)
            draw_cell(axes, shown.index(frame), place[row], sign, text, size)
        name_columns(axes, headings, cell, upended=upended)
        unit = write_unit(str(cells["unit"].iloc[0]))
        axes.set_xlabel(write_foot(f"In the cell: {unit[:1].lower()}{unit[1:]}", left_out, written))
        patches = grade_patches()
        signs = [sign for sign in _GRADES if sign in used]
        draw_legend(axes, [patches[sign] for sign in signs], [_GRADES[sign] for sign in signs])
    return axes


def _write_rate(rate: float, digits: int) -> str:
    return "" if pd.isna(rate) else f"{100 * rate:.{digits}f}"
