"""How many articles, mentions or words a measure's table rests on."""

from __future__ import annotations

import pandas as pd

from mediaframing.charts.labels import (
    find_period,
    list_groups,
    write_count,
)


def describe_n(data: pd.DataFrame) -> list[str]:
    """Say how many articles, mentions or words the numbers rest on."""
    columns = list(data.columns)
    if "mentions" in columns and "rejected_share" in columns:
        return [f"n = {write_count(data['mentions'].sum())} mentions."]
    if "word" in columns and "other_count" in columns:
        return [f"n = {write_count(len(data))} words."]
    if "articles" not in columns:
        return []
    if "before_articles" in columns:
        spans = (f"{_write_range(data[f'{side}_articles'])} articles {side}" for side in ("before", "after"))
        return [f"n = {' and '.join(spans)}{' a group' if list_groups(data, 'frame') else ''}."]
    key = next((name for name in ("frame", "actor", "first") if name in columns), "")
    of = _name_group(data, key)
    n = [f"n = {_write_range(data['articles'])} articles{f' a {of}' if of else ''}."]
    if "tone_mentions" in columns:
        n.append(f"Mean tone over {_write_range(data['tone_mentions'])} mentions an actor.")
    period = find_period(data, list_groups(data, key))
    if period is not None and data[period].isna().any():
        others = [name for name in list_groups(data, key) if name != period]
        undated = data[data[period].isna()].drop_duplicates(others or [period])["articles"].sum()
        n.append(f"{write_count(undated)} articles without a date are not drawn.")
    if data["articles"].eq(1).any():
        what = "groups" if period is None else f"{period}s"
        n.append(f"{what.capitalize()} of one article have no interval.")
    return n


def _write_range(values: pd.Series) -> str:
    low, high = int(values.min()), int(values.max())
    return write_count(low) if low == high else f"{write_count(low)} to {write_count(high)}"


def _name_group(data: pd.DataFrame, key: str) -> str:
    """Name what each row of a key stands for: a group, or a period and group."""
    groups = list_groups(data, key)
    period = find_period(data, groups)
    if period is None:
        return "group" if groups else ""
    return period if len(groups) == 1 else f"{period} and group"
