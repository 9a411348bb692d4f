"""How many articles, mentions or words a measure's table rests on."""

from __future__ import annotations

import pandas as pd

from mediaframing.charts.labels import count_things, find_period, list_groups, write_count
from mediaframing.measures.results import find_result

_OF_MENTIONS = ("rate_stance", "rate_voice")


def describe_n(data: pd.DataFrame) -> list[str]:
    """Say how many articles, mentions or words the numbers rest on."""
    columns = list(data.columns)
    if "mentions" in columns:
        return [f"n = {count_things(int(data['mentions'].sum()), 'mention')}."]
    if "word" in columns and "other_count" in columns:
        return [f"n = {count_things(len(data), 'word')}."]
    result = find_result(data)
    if result is not None and result.name == "frames":
        return [f"n = {count_things(len(data), 'mention')}."]
    if "articles" not in columns:
        return []
    if "before_articles" in columns:
        spans = (
            f"{_count_range(data[f'{side}_articles'], 'article')} {side}" for side in ("before", "after")
        )
        return [f"n = {' and '.join(spans)}{' a group' if list_groups(data, 'frame') else ''}."]
    key = next((name for name in ("frame", "actor", "first") if name in columns), "")
    of = _name_group(data, key)
    articles = f"{_count_range(data['articles'], 'article')}{f' a {of}' if of else ''}"
    if result is not None and result.name in _OF_MENTIONS:
        # What the charts write behind each name.
        n = [
            f"n = {_count_range(data['denominator'], 'mention')} a frame{f' and {of}' if of else ''}, in {articles}."
        ]
    else:
        n = [f"n = {articles}."]
    if "tone_mentions" in columns:
        n.append(
            f"Mean tone over {_count_range(data['tone_mentions'], 'mention')} an actor{f' and {of}' if of else ''}."
        )
    period = find_period(data, list_groups(data, key))
    if period is not None and data[period].isna().any():
        others = [name for name in list_groups(data, key) if name != period]
        undated = int(data[data[period].isna()].drop_duplicates(others or [period])["articles"].sum())
        n.append(
            f"{count_things(undated, 'article')} without a date {'is' if undated == 1 else 'are'} not drawn."
        )
    single = data["articles"].eq(1)
    if single.any() and not single.all():
        what = "groups" if period is None else f"{period}s"
        n.append(f"{what.capitalize()} of one article have no interval.")
    return n


def _count_range(values: pd.Series, one: str) -> str:
    """Write a range of numbers with what they count: ``1 article``, ``1 to 20 articles``."""
    low, high = int(values.min()), int(values.max())
    return count_things(low, one) if low == high else f"{write_count(low)} to {count_things(high, one)}"


def _name_group(data: pd.DataFrame, key: str) -> str:
    """Name what each row of a key stands for: a group, or a period and group."""
    groups = list_groups(data, key)
    period = find_period(data, groups)
    if period is None:
        return "group" if groups else ""
    return period if len(groups) == 1 else f"{period} and group"
