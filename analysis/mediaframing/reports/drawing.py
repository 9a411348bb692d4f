"""The exhibits of a report: measured, drawn and saved, or passed over with the reason."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib import pyplot as plt
from matplotlib.figure import Figure as Drawing

from mediaframing.charts import save_figure, style
from mediaframing.charts.captions import describe_table, join_sentences
from mediaframing.charts.fonts import FontWarning, lack_letters
from mediaframing.charts.labels import list_groups
from mediaframing.measures import MeasureError, SmallGroupWarning
from mediaframing.measures.results import find_result
from mediaframing.reports.blocks import Figure, Given, Line, Table, shorten
from mediaframing.reports.exhibits import EXHIBITS, Exhibit
from mediaframing.reports.memory import tidy_up
from mediaframing.reports.numbers import CODED, find_label, print_table, spread_table
from mediaframing.reports.reasons import lacks_columns
from mediaframing.reports.scope import Scope

# Of the text on an A4 page.
_WIDTH_MM = 170.0


@dataclass(frozen=True)
class Shown:
    """An exhibit with its figure and its table.

    Attributes
    ----------
    exhibit : Exhibit
    figure : Figure
    table : Table
    warnings : tuple of str
        What a measure warned of.
    """

    exhibit: Exhibit
    figure: Figure
    table: Table
    warnings: tuple[str, ...]


def draw_exhibits(scope: Scope, folder: Path) -> tuple[list[Shown], list[tuple[str, str]], list[Path]]:
    """Measure, draw and save all that the coding supports.

    Parameters
    ----------
    scope : Scope
    folder : Path
        Where the figures go.

    Returns
    -------
    shown : list of Shown
    passed_over : list of (str, str)
        The title of each exhibit that is not shown, and why.
    files : list of Path
    """
    shown, passed_over = [], []
    files: list[Path] = []
    for exhibit in EXHIBITS:
        if reason := lacks_columns(scope, exhibit.needs) or exhibit.lacks(scope):
            passed_over.append((exhibit.title, reason))
            continue
        try:
            one, written = _draw(exhibit, scope, folder)
        except MeasureError as error:
            passed_over.append((exhibit.title, str(error).rstrip(".")))
            continue
        finally:
            tidy_up(scope)
        shown.append(one)
        files += written
    return shown, passed_over, files


def _draw(exhibit: Exhibit, scope: Scope, folder: Path) -> tuple[Shown, list[Path]]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", SmallGroupWarning)
        # Letters that the font lacks are told under the figure.
        warnings.simplefilter("ignore", FontWarning)
        data = exhibit.measure(scope)
        names, notes = _replace_names(scope, data)
        labels = {**scope.labels, **names}
        with style("screen", _WIDTH_MM):
            axes = exhibit.draw(replace(scope, labels=labels), data)
            drawing = axes.get_figure(root=True)
            try:
                path = folder / exhibit.name
                written = save_figure(axes, path, data=data, caption=exhibit.told, labels=labels)
            finally:
                if isinstance(drawing, Drawing):
                    plt.close(drawing)
    for other in caught:
        if not issubclass(other.category, SmallGroupWarning):
            warnings.warn_explicit(other.message, other.category, other.filename, other.lineno)
    small = tuple(str(w.message) for w in caught if issubclass(w.category, SmallGroupWarning))
    alt = (folder / f"{exhibit.name}.alt.txt").read_text(encoding="utf-8")
    caption = join_sentences([exhibit.told, describe_table(data)])
    figure = Figure(exhibit.name, caption, alt.strip(), notes)
    return Shown(exhibit, figure, _print(exhibit, scope, data, describe_table(data)), small), written


def _print(exhibit: Exhibit, scope: Scope, data: pd.DataFrame, note: str) -> Table:
    rows = exhibit.first_rows(data) if exhibit.first_rows else data
    name, caption = exhibit.name, f"{exhibit.told}."
    keys = _list_keys(rows)
    if exhibit.over and len(keys) > 1 and len(rows):
        table = spread_table(name, caption, rows, exhibit.over, exhibit.n, scope.labels, value=exhibit.value)
    else:
        kept = [*keys, *(c for c in exhibit.columns or rows.columns if c in rows.columns)]
        heads = _name_sides(data, scope)
        result = find_result(rows)
        groups = list_groups(rows, result.key) if result is not None else []
        table = print_table(
            name, caption, rows[list(dict.fromkeys(kept))], scope.labels, heads=heads, groups=groups
        )
    return replace(table, note=note, data=data)


def _list_keys(data: pd.DataFrame) -> list[str]:
    """List the columns that tell the rows of a table apart."""
    columns = [str(column) for column in data.columns]
    if "word" in columns:
        return ["word"]
    own = next((c for c in ("count", "first", "affirmed", "before_count") if c in columns), columns[0])
    return columns[: columns.index(own)]


def _name_sides(data: pd.DataFrame, scope: Scope) -> dict[str, str]:
    """Name the columns of the two sides that a table compares by what they are."""
    if data.empty or "first" not in data.columns:
        return {}
    words = "word" in data.columns
    columns = ("count", "other_count") if words else ("first_count", "second_count")
    if "both" in data.columns:
        return {}
    sides = (data["first"].iloc[0], data["second"].iloc[0])
    whose = str(data.attrs.get("by", "outlet")) if words else "frame"
    return {
        c: shorten(find_label(side, whose, scope.labels), 40) for c, side in zip(columns, sides, strict=True)
    }


def _replace_names(scope: Scope, data: pd.DataFrame) -> tuple[dict[Any, str], Line]:
    """Give numbers to names whose letters the font of the figures lacks, and tell which is which."""
    names: dict[Any, str] = {}
    notes: list[str | Given] = []
    for column in data.columns:
        if not pd.api.types.is_string_dtype(data[column]) or column in ("text", "word", "interval", "term"):
            continue
        for value in data[column].dropna().unique():
            sides = column in ("first", "second") and "word" in data.columns
            whose = str(data.attrs.get("by", column)) if sides else column
            label = find_label(value, whose, scope.labels)
            key = value if whose in CODED else (whose, value)
            if key in names or not lack_letters(label):
                continue
            what = "frame" if column in ("frame", "first", "second") else column.replace("_", " ")
            names[key] = f"{what[:1].upper()}{what[1:]} no. {len(names) + 1}"
            notes += [f"{'; ' if notes else ''}{names[key]} is ", Given(shorten(label))]
    return names, (*notes, ": no font on the machine that drew the figures has its letters.") if notes else ()
