"""From a measure's table to one that is read: names for people, rounded numbers, an interval in one cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from mediaframing.charts.labels import WHAT_IS_MISSING
from mediaframing.reports.blocks import Table, shorten

MINUS = "−"
NONE = "–"

_HEADS = {
    "frame": "Frame",
    "stance": "Stance",
    "voice": "Voice",
    "actor": "Actor",
    "speaker_actor": "Speaker",
    "outlet": "Outlet",
    "first": "First frame",
    "second": "Second frame",
    "count": "Count",
    "denominator": "Of",
    "rate": "Rate (%)",
    "tone": "Mean tone",
    "tone_mentions": "With a tone",
    "rejected_share": "Rejected (%)",
    "first_count": "First",
    "second_count": "Second",
    "log_ratio": "Log ratio",
    "log_odds_ratio": "Log odds ratio",
    "other_count": "Elsewhere",
    "per_1000_words": "Per 1,000 words",
    "other_per_1000_words": "Elsewhere",
    "g2": "G²",
    "other_articles": "Articles elsewhere",
    "cluster_residual": "Residual",
    "before_rate": "Before (%)",
    "after_rate": "After (%)",
    "difference": "Difference (points)",
}
# What the caption tells, or what stands in another column already.
_TOLD = {
    "interval", "confidence", "unit", "residual", "tone_interval", "event", "days", "articles_with", "clusters", "reason", "p",
    "p_adjusted", "adjustment", "stands_out",
}  # fmt: skip
_SHARES = {"rate", "rejected_share", "before_rate", "after_rate", "difference", "anonymous_share"}
_MAIN = ("difference", "log_odds_ratio", "log_ratio", "rate")
_PERIODS = {"year": "%Y", "quarter": "%Y-%m", "month": "%Y-%m"}


# What groups may be called by the coding itself.
_NAMES = ("frame", "stance", "voice", "actor", "speaker_actor", "outlet")
# Columns that hold what the codebook names.
CODED = ("frame", "first", "second", "actor", "speaker_actor", "speaker")


def print_table(
    name: str,
    caption: str,
    data: pd.DataFrame,
    labels: Mapping[Any, str] | None = None,
    *,
    heads: Mapping[str, str] | None = None,
    groups: Sequence[str] = (),
) -> Table:
    """Print a measure's table: each column by its kind, ``low`` and ``high`` in one cell.

    Parameters
    ----------
    name, caption : str
    data : DataFrame
        From any measure; columns that are not known are printed under their own name.
    labels : mapping, optional
        Labels for frames and actors, and for groups under ``(column, value)``.
    heads : mapping, optional
        Names of columns that win over the usual ones.
    groups : sequence of str
        The columns that group the table; one of the user's own may be called as one that is told elsewhere, or is a share.

    Returns
    -------
    Table
        All rows of the data.
    """
    columns = [str(c) for c in data.columns]
    shares = _SHARES if "unit" not in columns or not (data["unit"] == "1000_words").any() else set[str]()
    main = next((c for c in _MAIN if c in columns and c not in groups), "")
    printed: dict[str, list[str]] = {}
    flush = []
    for column in columns:
        own = column in groups
        if not own and (column in _TOLD or column in ("low", "high", "tone_low", "tone_high")):
            continue
        values = data[column]
        share = column in shares and not own
        head = (heads or {}).get(column) or _name_column(data, column, own=own)
        if head == "Rate (%)" and not shares:
            head = "Per 1,000 words"
        if head in printed:
            head = f"{head} ({column})"
        if pd.api.types.is_numeric_dtype(values) or pd.api.types.is_datetime64_any_dtype(values):
            flush.append(len(printed))
        # A word of articles is no name, although an actor may be called so.
        names = None if column == "word" else labels
        printed[head] = [_write(value, column, share, names) for value in values]
        bounds = {main: ("low", "high"), "tone": ("tone_low", "tone_high")}.get(column)
        if bounds and not own and set(bounds) <= set(columns) and data[bounds[0]].notna().any():
            flush.append(len(printed))
            level = f"{100 * data['confidence'].iloc[0]:g}% " if "confidence" in columns and len(data) else ""
            pairs = zip(data[bounds[0]], data[bounds[1]], strict=True)
            printed[f"{level}interval" + (" of tone" if column == "tone" else "")] = [
                NONE if pd.isna(low) else f"[{write_number(low, share)}, {write_number(high, share)}]"
                for low, high in pairs
            ]
    return Table(
        name, caption, tuple(printed), tuple(zip(*printed.values(), strict=True)), tuple(flush), data=data
    )


def spread_table(
    name: str,
    caption: str,
    data: pd.DataFrame,
    over: str,
    n: str,
    labels: Mapping[Any, str] | None = None,
    *,
    value: str = "rate",
) -> Table:
    """Print rates with a column for each value of one column, each rate with its interval.

    Parameters
    ----------
    name, caption : str
    data : DataFrame
        From a measure of rates: one row for each combination of the columns before ``rate`` that tell kinds apart.
    over : str
        The column that is spread: ``frame``, ``stance``, ``voice``.
    n : str
        The column with the number behind a row: ``articles``, ``denominator``.
    labels : mapping, optional
    value : str
        What stands in the cells; ``rate`` with its interval.

    Returns
    -------
    Table
        One row a group.
    """
    columns = [str(c) for c in data.columns]
    keys = [c for c in columns[: columns.index("count")] if c != over]
    share = value == "rate" and not (data["unit"] == "1000_words").any()
    bounds = ("low", "high") if value == "rate" else (value, value)
    cells = pd.Series(
        [
            NONE if pd.isna(rate) else write_number(rate, share) + _write_bounds(low, high, share)
            for rate, low, high in zip(data[value], *(data[bound] for bound in bounds), strict=True)
        ],
        index=data.index,
    )
    levels = list(dict.fromkeys(data[over]))
    row_of = data.groupby(keys, sort=False, dropna=False).ngroup()
    first = data.loc[~row_of.duplicated()]
    printed = [[_write(value, key, False, labels) for value in first[key]] for key in keys]
    printed.append([f"{count:,}" for count in first[n]])
    for level in levels:
        held = dict(zip(row_of[data[over] == level], cells[data[over] == level], strict=True))
        printed.append([held.get(row, NONE) for row in row_of[first.index]])
    heads = [
        *(_name_column(data, key, own=True) for key in keys),
        "n",
        *(f"{_write(level, over, False, labels)}{' (%)' if share else ''}" for level in levels),
    ]
    flush = tuple(range(len(keys), len(heads)))
    return Table(name, caption, tuple(heads), tuple(zip(*printed, strict=True)), flush, data=data)


def _name_column(data: pd.DataFrame, column: str, *, own: bool = False) -> str:
    """Name a column: what groups are called by the coding, what is known by its name, all else by its own."""
    told: Mapping[str, str] = data.attrs.get("group_labels", {})
    if column in told:
        return shorten(told[column], 40)
    known = _HEADS.get(column) if not own or column in _NAMES else None
    return known or column.replace("_", " ").capitalize()


def _write_bounds(low: float, high: float, share: bool) -> str:
    return (
        "" if pd.isna(low) or low == high else f" [{write_number(low, share)}, {write_number(high, share)}]"
    )


def write_number(value: float, share: bool = False) -> str:
    """Write a number with two digits after the point, a share in percent with one.

    Examples
    --------
    >>> write_number(-1.239), write_number(0.1234, share=True)
    ('−1.24', '12.3')
    """
    text = f"{100 * value:.1f}" if share else f"{value:,.2f}"
    # What is rounded to 0 has no sign.
    return text.lstrip("-") if not text.strip("-0.,") else text.replace("-", MINUS)


def find_label(value: Any, column: str, labels: Mapping[Any, str] | None) -> str:
    """Give what a value of a column is called: a frame or actor by its name, all else under ``(column, value)``.

    So a group that has the name of a frame keeps its own label, and so does the frame.
    """
    called = labels or {}
    own = called.get(value) if column in CODED else None
    return called.get((column, value)) or own or str(value)


def _write(value: Any, column: str, share: bool, labels: Mapping[Any, str] | None) -> str:
    if isinstance(value, pd.Timestamp):
        return value.strftime(_PERIODS.get(column, "%Y-%m-%d"))
    if pd.isna(value):
        return WHAT_IS_MISSING.get(column, NONE)
    if isinstance(value, float):
        return f"{value:,.1f}" if column == "g2" else write_number(value, share)
    if isinstance(value, str):
        return shorten(find_label(value, column, labels))
    return f"{value:,}".replace("-", MINUS)
