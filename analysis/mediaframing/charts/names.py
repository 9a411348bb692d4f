"""What frames, actors and groups are called on a chart: each by a name that no other has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count
from typing import Any

import pandas as pd

from mediaframing.charts.labels import clean_text, write_name
from mediaframing.measures.results import find_labels, find_result

_CODED = ("frame", "actor", "speaker_actor")


def read_labels(table: pd.DataFrame, labels: Mapping[Any, str] | None) -> dict[Any, str]:
    """Give the labels that a chart of this table writes: the caller's, else those that the table holds.

    Two values that would be written alike ("Left" and "left", two with one label) are told apart, since rows and panels
    stand under their names; a group that is named as a frame keeps a name of its own. Such names stand under ``(column, value)``.
    """
    called = find_labels(table, labels)
    coded = table.attrs.get("labels", {})
    # What is passed on from the codebook is meant for what the codebook names.
    given = {value: text for value, text in (labels or {}).items() if coded.get(value) != text}
    grouped = table.attrs.get("value_labels", {})
    unknown = table.attrs.get("group_labels", {})
    for column, values in _list_values(table):
        names: Mapping[Any, str] = called
        if column not in _CODED:
            names = {**grouped.get(column, {}), **given}
            if column in unknown:
                names = {column: f"{unknown[column]} not known", **names}
        for value, name in _tell_apart(values, names, column).items():
            if value is None or name != write_name(value, called, column):
                called[column, value] = _unescape(name)
    return called


def _list_values(table: pd.DataFrame) -> Iterator[tuple[str, list[Any]]]:
    """List the values that are named on a chart, by the column that tells how; None for the missing."""
    columns = list(map(str, table.columns))
    result = find_result(table)
    if result is not None and result.name == "compare_words" and len(table):
        yield str(table.attrs.get("by", "outlet")), [table[side].iloc[0] for side in ("first", "second")]
        return
    key = result.key if result is not None else next((name for name in _CODED if name in columns), "")
    groups = columns[: columns.index(key)] if key in columns else []
    for column in [*groups, *(name for name in _CODED if name in columns and name not in groups)]:
        values = [None if pd.isna(value) else value for value in table[column].drop_duplicates()]
        if not any(isinstance(value, pd.Timestamp) for value in values):
            yield column, values


def _tell_apart(values: Sequence[Any], labels: Mapping[Any, str], column: str) -> dict[Any, str]:
    names = {value: write_name(value, labels, column) for value in values}
    often = Counter(names.values())
    taken = {name for name, times in often.items() if times == 1} | {names.get(None, "")}
    for value, name in names.items():
        if often[name] > 1 and value is not None:
            # As it is, if only a small letter or an underscore tells it from others.
            base = name if value in labels else clean_text(str(value)) or name
            numbered = (f"{base} ({number})" for number in count(2))
            names[value] = next(one for one in chain([base], numbered) if one not in taken)
        taken.add(names[value])
    return names


def _unescape(name: str) -> str:
    return name.replace("\u200e", "").replace(r"\$", "$")
