"""Rows of tables as the explorer shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mediaframing.charts.labels import write_name
from mediaframing.charts.names import read_labels
from mediaframing.grouping import write_column
from mediaframing.views.markup import escape_text, isolate, one_line, write_table
from mediaframing.views.names import FrameNames


def write_line(row: Any, width: int) -> str:
    """Write a line of the concordance in letters of one width, the mention always in the same place."""
    keyword = (
        f"[{one_line(row.keyword)}]"
        if row.stance == "affirmed"
        else f"[{one_line(row.keyword)}: {row.stance}]"
    )
    # A no-break space, since a list of choices takes runs of spaces together.
    before = f"{one_line(row.left):>{width}}".replace(" ", "\u00a0")
    date = "" if pd.isna(row.published) else f"{row.published:%Y-%m-%d} "
    outlet = "" if pd.isna(row.outlet) else one_line(str(row.outlet))
    return f"{before} {keyword} {one_line(row.right)} · {row.voice} · {date}{outlet}"


def write_rates(rates: pd.DataFrame, names: FrameNames, most: int) -> str:
    """Write the first rows of a table of rates as an HTML table; say so if there are more."""
    groups = list(rates.columns[: rates.columns.get_loc("frame")])
    shown, labels = rates.head(most), read_labels(rates, None)
    scale, unit = (1, "") if (rates["unit"] == "1000_words").all() else (100, "%")
    rows = [
        [
            *(isolate(write_group(row[group], group, labels)) for group in groups),
            escape_text(names.label(row["frame"])),
            f"{row['count']:,}",
            f"{row['denominator']:,}",
            *(_write_rate(row[column], scale) for column in ("rate", "low", "high")),
            f"{row['articles']:,}",
        ]
        for row in shown.to_dict("records")
    ]
    called = rates.attrs.get("group_labels", {})
    heads = [
        *(called.get(group, write_column(group)) for group in groups),
        "Frame",
        "Count",
        "Of",
        f"Rate{unit}",
        f"Low{unit}",
        f"High{unit}",
        "Articles",
    ]
    first = len(groups) + 1
    note = (
        f'<p class="mf-note">The first {len(shown):,} of {len(rates):,} rows; the Python call gives all.</p>'
        if len(shown) < len(rates)
        else ""
    )
    return note + write_table(heads, rows, flush=range(first, len(heads)))


def write_group(value: Any, column: str, labels: Mapping[Any, str]) -> str:
    """Write a group as charts do, a period by its first day."""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return write_name(value, labels, column).replace(r"\$", "$").replace("\u200e", "")


def _write_rate(value: float, scale: int) -> str:
    return "–" if pd.isna(value) else f"{scale * value:.1f}"
