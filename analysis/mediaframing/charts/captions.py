"""Captions: what a table of measures shows, how many it rests on, and what kind of interval it has."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from mediaframing.charts.labels import list_groups, write_count

_RATES = {
    "article": "Rates are shares of articles with at least one mention (denominator: all articles of the group).",
    "sentence": "Rates are shares of sentences with at least one mention (denominator: all sentences of the group).",
    "mention": "Rates are shares of mentions (denominator: all mentions of the group).",
    "1000_words": "Rates are mentions per 1,000 words (denominator: all words of the group).",
}
_INTERVALS = {
    "wilson": "Wilson score intervals",
    "bootstrap over articles": "percentile intervals of a bootstrap over articles",
    "linearised over articles": "linearised over articles",
}


def describe_table(data: pd.DataFrame) -> str:
    """Say in sentences what a measure's table rests on.

    Parameters
    ----------
    data : DataFrame
        From any measure. Columns that it lacks are passed over.

    Returns
    -------
    str
        The unit and its denominator, n, and the kind of interval; empty for a table without rows.
    """
    if data.empty:
        return ""
    parts = [*_describe_unit(data), *_describe_n(data), *_describe_interval(data)]
    return " ".join(parts)


def _describe_unit(data: pd.DataFrame) -> list[str]:
    columns = list(data.columns)
    if "log_ratio" in columns and "first" in columns:
        what = {"article": "articles with a mention", "sentence": "sentences with a mention"}
        counted = what.get(str(data["unit"].iloc[0]), "mentions") if "unit" in columns else "mentions"
        return [
            f"Log ratio (base 2) of {counted}: positive where {data['first'].iloc[0]} is more frequent, "
            f"negative where {data['second'].iloc[0]} is."
        ]
    if "log_ratio" in columns:
        return ["Keyness: log-likelihood ratio G2, and log ratio (base 2) of the rates of a word."]
    after = columns[columns.index("frame") + 1 :] if "frame" in columns else []
    for column in ("stance", "voice"):
        if column in after and "rate" in after:
            return [
                f"Shares of each frame’s mentions by {column} (denominator: the frame’s mentions in the group)."
            ]
    if "mentions" in columns and "rejected_share" in columns:
        return ["Mentions in sources’ words, by who speaks."]
    if "unit" not in columns:
        return []
    return [_RATES[unit] for unit in data["unit"].dropna().unique() if unit in _RATES]


def _describe_n(data: pd.DataFrame) -> list[str]:
    columns = list(data.columns)
    if "mentions" in columns and "rejected_share" in columns:
        return [f"n = {write_count(data['mentions'].sum())} mentions."]
    if "articles" not in columns or "word" in columns:
        return []
    key = next((name for name in ("frame", "actor", "first") if name in columns), "")
    grouped = bool(list_groups(data, key))
    n = [f"n = {_write_range(data['articles'])} articles{' a group' if grouped else ''}."]
    if "tone_mentions" in columns:
        n.append(f"Mean tone over {_write_range(data['tone_mentions'])} mentions an actor.")
    if data["articles"].eq(1).any():
        n.append("Groups of one article have no interval.")
    return n


def _write_range(values: pd.Series) -> str:
    low, high = int(values.min()), int(values.max())
    return write_count(low) if low == high else f"{write_count(low)} to {write_count(high)}"


def _describe_interval(data: pd.DataFrame) -> list[str]:
    if "interval" not in data.columns:
        return ["No intervals."]
    kinds = data["interval"].dropna().unique()
    if not len(kinds):
        return ["No intervals can be given."]
    confidence = f"{100 * data['confidence'].iloc[0]:g}% " if "confidence" in data.columns else ""
    named = " and ".join(_INTERVALS.get(kind, kind) for kind in kinds)
    text = f"Intervals are {confidence}{named}"
    return [
        f"{text}; they are missing where none can be given." if data["interval"].isna().any() else f"{text}."
    ]


def join_sentences(parts: Sequence[str]) -> str:
    """Join texts into one paragraph, each closed with a full stop."""
    closed = [
        text if text.endswith((".", "?", "!", "…")) else f"{text}."
        for part in parts
        if (text := " ".join(part.split()))
    ]
    return " ".join(closed)
