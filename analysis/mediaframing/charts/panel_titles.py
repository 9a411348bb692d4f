"""Names above the panels of small multiples: how many panels stand beside each other, and what each name is cut to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

import pandas as pd

from mediaframing.charts.figure import TALLEST_MM
from mediaframing.charts.labels import FEW_CUT, fit_characters, wrap_counted, wrap_label, write_count
from mediaframing.charts.style import POINT_MM, current_style

_LEAST_LINES = 3.0
"""The least height of a panel beneath its name, in lines of type."""
_MOST_LINES = 3
"""The most lines of type of a name."""
AROUND_MM = 30.0
"""What stands above and below all panels takes so much of a page."""
_LEAST_SHARE = 0.5
"""Of the panels that have room beside each other so many stay at least for the sake of whole names."""
_NARROWEST_TYPE = 4
"""A panel is at least so many millimetres wide for each point of its type."""
_WIDE_MM = 40.0
"""A panel of such a width is not made wider for the sake of a name that is whole on more lines."""
_WHOLE = 10_000
"""No name has so many characters."""


def choose_columns(
    names: Sequence[str], ranked: Sequence[str], n: pd.Series | None, beside: float = 0.2
) -> tuple[int, dict[str, str]]:
    """Choose how many panels stand beside each other: fewer where that leaves fewer names cut and no panel more out.

    Parameters
    ----------
    names : sequence of str
        The panels in the order of reading.
    ranked : sequence of str
        The same in the order in which they are kept where a page does not hold all.
    n : Series, optional
        How many articles each has, which is written behind its name.
    beside : float
        The share of the width that stands at the left of all panels.

    Returns
    -------
    columns : int
    titles : dict
        Of each panel that is drawn, in order.
    """
    style = current_style()
    most = min(len(names), max(1, round(style.width_mm / (_NARROWEST_TYPE * style.font_size))))
    # One panel fewer beside each other where their names are whole then.
    longest = max(map(len, _write_titles(names, n, _WHOLE, 1)))
    whole_names = int(fit_characters(1 - beside) / (longest + 2))
    fewer = whole_names if _LEAST_SHARE * most <= whole_names < most else most
    if len(names) > most or not _are_whole(names, n, most, beside):
        most = fewer
    chosen = most, _fit_titles(names, ranked, n, _fit_room(most, beside), most)
    for columns in range(most - 1, ceil(_LEAST_SHARE * most) - 1, -1):
        if not _count_cut(chosen[1]):
            break
        titles = _fit_titles(names, ranked, n, _fit_room(columns, beside), columns)
        if len(titles) >= len(chosen[1]) and _count_cut(titles) < _count_cut(chosen[1]):
            chosen = columns, titles
    return chosen


def _fit_titles(
    names: Sequence[str], ranked: Sequence[str], n: pd.Series | None, room: int, columns: int
) -> dict[str, str]:
    """Fit names above their panels: whole, on up to three lines, if a page holds most panels beneath such names.

    Returns
    -------
    dict
        The title of each panel that is drawn, in order.
    """
    fitting = dict(zip(names, _write_titles(names, n, room, 1), strict=True))
    for lines in range(2, _MOST_LINES + 1):
        if not any("…" in title for title in fitting.values()):
            break
        titles = dict(zip(names, _write_titles(names, n, room, lines), strict=True))
        for held in range(len(names), 0, -1):
            first = set(ranked[:held])
            kept = {name: title for name, title in titles.items() if name in first}
            heads = measure_heads(list(kept.values()), columns)
            if sum(heads) + len(heads) * _LEAST_LINES * line_mm() <= TALLEST_MM - AROUND_MM:
                break
        whole = sum("…" in title for title in kept.values()) <= FEW_CUT * len(kept)
        if held == len(names) or (whole and held >= _LEAST_SHARE * len(names)):
            fitting = kept
    return fitting


def _write_titles(names: Sequence[str], n: pd.Series | None, characters: int, lines: int) -> list[str]:
    """Write above each panel its name, and behind it how many articles it has."""
    if n is None:
        return [wrap_label(name, characters, lines) for name in names]
    return [wrap_counted(name, write_count(n[name]), characters, lines) for name in names]


def measure_heads(titles: Sequence[str], columns: int) -> list[float]:
    """Give for each row of panels the height of the names above it."""
    rows = [titles[start : start + columns] for start in range(0, len(titles), columns)]
    # Above the first row stands no further panel.
    return [
        ((2.4 if number else 1.8) + 1.1 * max(title.count("\n") for title in row)) * line_mm()
        for number, row in enumerate(rows)
    ]


def _are_whole(names: Sequence[str], n: pd.Series | None, columns: int, beside: float) -> bool:
    """Tell whether panels that all stand beside each other are wide, and their names whole: no line of panels is half empty then."""
    wide = (1 - beside) * current_style().width_mm / columns >= _WIDE_MM
    titles = _write_titles(names, n, _fit_room(columns, beside), _MOST_LINES) if wide else ["…"]
    return not any("…" in title for title in titles)


def _fit_room(columns: int, beside: float) -> int:
    return int(fit_characters(1 - beside) / columns) - 2


def _count_cut(titles: Mapping[str, str]) -> int:
    return sum("…" in title for title in titles.values())


def line_mm() -> float:
    """Give the height of a line of type of the style in force."""
    return current_style().font_size * POINT_MM
