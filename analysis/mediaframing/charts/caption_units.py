"""What the numbers of a measure's table are: of what they are rates, differences or scores, and what they leave out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mediaframing.charts.labels import (
    count_things,
    write_count,
    write_name,
)
from mediaframing.measures.clusters import name_plural
from mediaframing.measures.results import find_result

_RATES = {
    "article": "Rates are shares of articles with at least one mention (denominator: all articles of the group).",
    "sentence": "Rates are shares of sentences with at least one mention (denominator: all sentences of the group).",
    "mention": "Rates are shares of mentions (denominator: all mentions of the group).",
    "1000_words": "Rates are mentions per 1,000 words (denominator: all words of the group).",
}
_PAIRS = {"article": "articles", "sentence": "sentences"}
_VARIED = {
    "rejected": "rejected mentions in or out",
    "sources": "sources’ words in or out",
    "unit": "what is counted",
    "duplicates": "duplicates in or out",
    "corrected": "with or without correction",
}
_ADJUSTMENTS = {
    "fdr": "adjusted for the number of {what} by the false discovery rate (Benjamini & Hochberg 1995)",
    "holm": "adjusted for the number of {what} (Holm 1979)",
}
# Fewer expected make the normal approximation poor.
_FEW_EXPECTED = 5


def describe_unit(data: pd.DataFrame, labels: Mapping[Any, str]) -> list[str]:
    """Say of what the numbers are rates, differences or scores, and what is left out."""
    columns = list(data.columns)
    first, second = (
        labels.get(data[side].iloc[0], data[side].iloc[0]) if side in columns else ""
        for side in ("first", "second")
    )
    result = find_result(data)
    name = "" if result is None else result.name
    if {"estimate", "scale", "left_out", "base"} <= set(columns):
        return _describe_choices(data, labels)
    if name == "compare_words":
        by = str(data.attrs.get("by", "outlet"))
        sets = [
            write_name(data[side].iloc[0], labels, by).replace(r"\$", "$") for side in ("first", "second")
        ]
        return [*_describe_sets(data, *sets), *_describe_left_out(data)]
    if name == "rate_cooccurrence":
        return [
            f"Pairs of frames in the same {data['unit'].iloc[0]} (denominator: all "
            f"{_PAIRS.get(str(data['unit'].iloc[0]), 'units')} of the group). Log odds ratio (natural): positive where two "
            "frames stand together more often than if they were independent of each other."
        ]
    if name == "compare_frames":
        what = {"article": "articles with a mention", "sentence": "sentences with a mention"}
        counted = what.get(str(data["unit"].iloc[0]), "mentions") if "unit" in columns else "mentions"
        return [
            f"Log ratio (base 2) of {counted}: positive where {first} is more frequent, negative where {second} is. In brackets: "
            f"{counted} of {second} and of {first}.",
            *_describe_smoothing(data),
        ]
    if name in ("rate_stance", "rate_voice"):
        column = name.removeprefix("rate_")
        return [
            f"Shares of each frame’s mentions by {column} (denominator: the frame’s mentions in the group)."
        ]
    if {"speaker", "position", "sign"} <= set(columns):
        least = data.attrs.get("min_mentions", 1)
        few = (
            f" Whoever mentions a frame fewer than {write_count(least)} times has none on it."
            if least > 1
            else ""
        )
        return [
            "Positions: on which side of a frame most of the mentions stand that affirm or reject it, by whose words they are."
            + few
        ]
    if name == "tabulate_speakers":
        return [
            "Counted are mentions in sources’ words; speakers are the actors of the codebook, and all others are put together."
        ]
    if "unit" not in columns:
        return []
    if name == "compare_groups":
        return [*_describe_rates(data), *_describe_residuals(data)]
    if name == "compare_periods":
        day = f"{pd.Timestamp(data['event'].iloc[0]):%Y-%m-%d}" if "event" in columns else "the event"
        return [
            *_describe_rates(data),
            f"Differences are rates from {day} on less rates before{_describe_windows(data)}.",
            *_describe_marks(data, "Bold", "rows"),
        ]
    return _describe_rates(data)


def _describe_rates(data: pd.DataFrame) -> list[str]:
    return [_RATES[unit] for unit in data["unit"].dropna().unique() if unit in _RATES]


def _describe_choices(data: pd.DataFrame, labels: Mapping[Any, str]) -> list[str]:
    """Say what stands at each point of a specification curve."""
    what = {"log_ratio": "Log ratio (base 2)", "rate": "Rate", "difference": "Difference of rates"}.get(
        str(data["scale"].iloc[0]), "Estimate"
    )
    of = ""
    if "first" in data.columns:
        first, second = (write_name(data[side].iloc[0], labels, "frame") for side in ("first", "second"))
        of = f" of {first} to {second}"
    elif "frame" in data.columns:
        of = f" of {write_name(data['frame'].iloc[0], labels, 'frame')}"
    varied = [
        text for column, text in _VARIED.items() if column in data.columns and data[column].nunique() > 1
    ]
    if data["left_out"].notna().any():
        varied.append("an entry of the codebook left out")
    return [
        f"{what}{of} under each of {count_things(len(data), 'choice')}: {', '.join(varied) or 'none is varied'}.".replace(
            r"\$", "$"
        )
    ]


def _describe_smoothing(data: pd.DataFrame) -> list[str]:
    """Say what is done where one of two counts is 0, which has no logarithm, if there is such a row."""
    counts = data[["first_count", "second_count"]].to_numpy(dtype=float)
    absent = (counts.min(axis=1) == 0) & (counts.max(axis=1) > 0)
    added = data.attrs.get("smoothing", 0.5)
    return [f"Where one of them is 0, {added:g} is added to both."] if absent.any() and added else []


def _describe_sets(data: pd.DataFrame, first: str, second: str) -> list[str]:
    """Say which sets of articles a table of words compares, and how."""
    told = data.attrs
    parts = []
    if "first_words" in told:
        sizes = [
            f"{name} ({count_things(told[f'{side}_articles'], 'article')}, {count_things(told[f'{side}_words'], 'word')})"
            for side, name in (("first", first), ("second", second))
        ]
        parts.append(f"Words of {sizes[0]} compared with those of {sizes[1]}.")
    which = f"; positive: more in {first}, negative: more in {second}" if first and second else ""
    parts.append(
        f"Keyness: log-likelihood ratio G2 (Dunning 1993), and log ratio (base 2) of the rates of a word{which}."
    )
    return parts


def _describe_left_out(data: pd.DataFrame) -> list[str]:
    """Say which words are not compared, and what it takes to stand out."""
    told = data.attrs
    parts = []
    if "min_count" in told:
        left = [
            f"words of fewer than {told['min_count']} occurrences or {count_things(told['min_articles'], 'article')}"
        ]
        left += (
            ["lines that recur in an outlet’s articles, whole or at one end"]
            if told.get("furniture") == "drop"
            else []
        )
        left += ["numbers"] if told.get("numbers") == "drop" else []
        left += ["outlets’ own names"] if told.get("outlet_names") == "drop" else []
        left += ["words of grammar"] if told.get("function_words") == "drop" else []
        parts.append(f"Left out: {', '.join(left)}.")
        if told.get("function_words") == "set_aside":
            parts.append("Words of grammar (is, up, Mr) are not tested.")
    told_p = _describe_p(data, "words")
    if told_p:
        many = int(data["stands_out"].sum())
        parts.append(f"{count_things(many, 'word')} stand{'s' if many == 1 else ''} out: {told_p}.")
    return parts


def _describe_p(data: pd.DataFrame, what: str) -> str:
    """Say what it takes to stand out among so many of what is tested; empty if nothing is."""
    if not {"stands_out", "adjustment", "p"} <= set(data.columns) or data["p"].isna().all():
        return ""
    how = _ADJUSTMENTS.get(str(data["adjustment"].dropna().iloc[0]), "not adjusted for the number of {what}")
    level = f"{1 - float(data['confidence'].iloc[0]):.2g}".lstrip("0")
    return f"p below {level}, {how.format(what=what)}"


def _describe_marks(data: pd.DataFrame, mark: str, what: str) -> list[str]:
    """Say what it takes to be marked in the chart, where anything is."""
    told = _describe_p(data, what)
    return [f"{mark}: {told}."] if told and data["stands_out"].any() else []


def _describe_windows(data: pd.DataFrame) -> str:
    """Say how many days on either side of an event are compared, if not all."""
    windows = [write_count(days) for days in data.attrs.get("days") or [] if days is not None]
    if not windows:
        return ""
    *most, last = windows
    several = f"{', '.join(most)} and {last}" if most else last
    return f", within {several} day{'s' if windows != ['1'] else ''} on either side"


def _describe_residuals(data: pd.DataFrame) -> list[str]:
    cluster = str(data.attrs.get("cluster", "article"))
    if (data["unit"] == "article").all() and cluster == "article":
        how = "normal scores of Fisher’s exact test, standard normal if groups are alike"
    else:
        how = "normal scores of the difference among all ways to deal articles out to the groups, " + (
            f"with the design effect of {name_plural(cluster)}"
            if cluster != "article"
            else "since mentions of one article are not independent"
        )
    few = int((data["expected"] < _FEW_EXPECTED).sum()) if "expected" in data.columns else 0
    rare = (
        f" In {write_count(few)} of {write_count(len(data))} cells fewer than 5 are expected, too few to mark a difference."
        if few
        else ""
    )
    return [
        f"Residuals compare counts with those expected if all groups were alike: {how}.{rare}",
        *_describe_marks(data, "Marked", "cells"),
    ]
