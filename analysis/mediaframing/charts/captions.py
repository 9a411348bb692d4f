"""Captions: what a table of measures shows, how many it rests on, and what kind of interval it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from mediaframing.charts.labels import clean_text, find_period, list_groups, write_count, write_name
from mediaframing.charts.names import read_labels
from mediaframing.measures.clusters import name_plural
from mediaframing.measures.results import find_result
from mediaframing.tables import STANCES

_RATES = {
    "article": "Rates are shares of articles with at least one mention (denominator: all articles of the group).",
    "sentence": "Rates are shares of sentences with at least one mention (denominator: all sentences of the group).",
    "mention": "Rates are shares of mentions (denominator: all mentions of the group).",
    "1000_words": "Rates are mentions per 1,000 words (denominator: all words of the group).",
}
_INTERVALS = {
    "wilson": "Wilson score intervals",
    "mid-p": "mid-P intervals over articles",
    "woolf": "Woolf’s intervals of the log odds ratio",
}
# What comes before "over articles", or whatever else the clusters are.
_OVER = {
    "linearised over": "intervals linearised over",
    "jackknife over": "intervals of rates corrected for coding error, by a jackknife over",
    "bound over": "bounds (rule of three) over",
    "mover over": "intervals of the difference, from those of both rates (MOVER), over",
}
_VOICES = {"outlet": "in the outlet’s own voice", "source": "in sources’ words"}
# Of the values of a filter; of more their number is told.
_MOST_NAMED = 3
_PAIRS = {"article": "articles", "sentence": "sentences"}
_VARIED = {
    "rejected": "rejected mentions in or out",
    "sources": "sources’ words in or out",
    "unit": "what is counted",
    "duplicates": "duplicates in or out",
    "corrected": "with or without correction",
}
_UNDRAWN = ("rate_stance", "rate_voice", "rate_cooccurrence", "compare_groups")
_ADJUSTMENTS = {
    "fdr": "adjusted for the number of words by the false discovery rate (Benjamini & Hochberg 1995)",
    "holm": "adjusted for the number of words (Holm 1979)",
}
# Fewer expected make the normal approximation poor.
_FEW_EXPECTED = 5


def describe_table(data: pd.DataFrame, labels: Mapping[Any, str] | None = None) -> str:
    """Say in sentences what a measure's table rests on.

    Parameters
    ----------
    data : DataFrame
        From any measure. Columns that it lacks are passed over.
    labels : mapping, optional
        Labels of frames and groups.

    Returns
    -------
    str
        The unit and its denominator, n, and the kind of interval; empty for a table without rows.
    """
    if data.empty:
        return ""
    parts = [
        *_describe_unit(data, read_labels(data, labels)),
        *_describe_choice(data),
        *_describe_n(data),
        *_describe_interval(data),
    ]
    if any(str(column).endswith("_naive") for column in data.columns):
        parts.append("Hollow marks with dotted intervals are without correction.")
    return " ".join(parts)


def describe_origin(data: pd.DataFrame) -> str:
    """Say of which articles a measure's table is, with which codebook and how they were coded.

    Parameters
    ----------
    data : DataFrame
        From any measure, with what it says of itself in ``attrs``.

    Returns
    -------
    str
        The number of articles, their time and those without a date; the codebook with its version; that the coding is
        automatic, and what *affirmed* means where stances are shown. Empty for a table that does not tell.
    """
    told = data.attrs
    parts = []
    if "corpus_articles" in told:
        of = f" of {_count(told['corpus_outlets'], 'outlet')}" if told.get("corpus_outlets") else ""
        dated = "corpus_first" in told
        span = f", {told['corpus_first']} to {told['corpus_last']}" if dated else ""
        bare = f"; {write_count(told['undated'])} without a date" if told.get("undated") and dated else ""
        parts.append(f"Corpus: {_count(told['corpus_articles'], 'article')}{of}{span}{bare}.")
    title = clean_text(told.get("codebook") or "").replace(r"\$", "$")
    named = f" “{title}”" if title else ""
    version = f" (version {told['codebook_version']})" if told.get("codebook_version") else ""
    if data.attrs.get("coded_by"):
        parts.append(
            f"Coded by the rules of mediaframing {data.attrs['coded_by']} with the codebook{named}{version}, not by readers."
        )
    elif named:
        parts.append(f"Codebook{named}{version}.")
    shown = {str(column) for column in data.columns} | set(data.attrs.get("only", {}))
    if shown & {"stance", *STANCES}:
        parts.append("Affirmed: nothing in the sentence denies, doubts or opposes what is mentioned.")
    return " ".join(parts)


def _count(number: int, one: str) -> str:
    return f"{write_count(number)} {one}{'' if number == 1 else 's'}"


def _describe_choice(data: pd.DataFrame) -> list[str]:
    """Say which mentions are counted, if not all."""
    only = data.attrs.get("only", {})
    stances, voices = _list_values(only.get("stance")), _list_values(only.get("voice"))
    told = [
        " or ".join(stances),
        " or ".join(_VOICES.get(voice, voice) for voice in voices),
        _name_values("in the", only.get("zone"), ""),
        _name_values("by", only.get("term"), "entries of the codebook"),
        _name_values("in the words of", only.get("speaker_name"), "speakers"),
    ]
    return [f"Only mentions {' '.join(filter(None, told))} are counted."] if any(told) else []


def _list_values(value: Any) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else [str(one) for one in value]


def _name_values(before: str, value: Any, what: str) -> str:
    """Name the values of a filter, or of many say how many they are."""
    named = [clean_text(one).replace(r"\$", "$") for one in _list_values(value)]
    if not named:
        return ""
    if what and len(named) > _MOST_NAMED:
        return f"{before} {len(named)} {what}"
    return f"{before} {' or '.join(f'“{one}”' if what else one for one in named)}"


def _describe_unit(data: pd.DataFrame, labels: Mapping[Any, str]) -> list[str]:
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
            "frames stand together more often than apart."
        ]
    if name == "compare_frames":
        what = {"article": "articles with a mention", "sentence": "sentences with a mention"}
        counted = what.get(str(data["unit"].iloc[0]), "mentions") if "unit" in columns else "mentions"
        return [
            f"Log ratio (base 2) of {counted}: positive where {first} is more frequent, negative where {second} is."
        ]
    if name in ("rate_stance", "rate_voice"):
        column = name.removeprefix("rate_")
        return [
            f"Shares of each frame’s mentions by {column} (denominator: the frame’s mentions in the group)."
        ]
    if name == "tabulate_speakers":
        return ["Mentions in sources’ words, by who speaks."]
    if "unit" not in columns:
        return []
    if name == "compare_groups":
        return [*_describe_rates(data), *_describe_residuals(data)]
    if name == "compare_periods":
        day = f"{pd.Timestamp(data['event'].iloc[0]):%Y-%m-%d}" if "event" in columns else "the event"
        return [*_describe_rates(data), f"Differences are rates from {day} on less rates before."]
    return _describe_rates(data)


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
        f"{what}{of} under each of {_count(len(data), 'choice')}: {', '.join(varied) or 'none is varied'}.".replace(
            r"\$", "$"
        )
    ]


def _describe_sets(data: pd.DataFrame, first: str, second: str) -> list[str]:
    """Say which sets of articles a table of words compares, and how."""
    told = data.attrs
    parts = []
    if "first_words" in told:
        sizes = [
            f"{name} ({_count(told[f'{side}_articles'], 'article')}, {_count(told[f'{side}_words'], 'word')})"
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
            f"words of fewer than {told['min_count']} occurrences or {_count(told['min_articles'], 'article')}"
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
    if "stands_out" in data.columns and "adjustment" in data.columns and data["p"].notna().any():
        how = _ADJUSTMENTS.get(
            str(data["adjustment"].dropna().iloc[0]), "not adjusted for the number of words"
        )
        level = f"{1 - float(data['confidence'].iloc[0]):.2g}".lstrip("0")
        parts.append(f"{_count(int(data['stands_out'].sum()), 'word')} stand out: p below {level}, {how}.")
    return parts


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
    return [f"Residuals compare counts with those expected if all groups were alike: {how}.{rare}"]


def _describe_rates(data: pd.DataFrame) -> list[str]:
    return [_RATES[unit] for unit in data["unit"].dropna().unique() if unit in _RATES]


def _describe_n(data: pd.DataFrame) -> list[str]:
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


def _describe_interval(data: pd.DataFrame) -> list[str]:
    if "interval" not in data.columns:
        return ["No intervals."]
    kinds = data["interval"].dropna().unique()
    if not len(kinds):
        if data.attrs.get("population") == "census":
            return ["No intervals: these are all articles there are, and no sample."]
        return ["No intervals can be given."]
    confidence = f"{100 * data['confidence'].iloc[0]:g}% " if "confidence" in data.columns else ""
    named = " and ".join(dict.fromkeys(map(_name_interval, kinds)))
    result = find_result(data)
    # What bars of shares and the colours of cells have no room for.
    where = " in the table" if result is not None and result.name in _UNDRAWN else ""
    text = f"Intervals{where} are {confidence}{named}"
    return [
        f"{text}; they are missing where none can be given." if data["interval"].isna().any() else f"{text}."
    ]


def _name_group(data: pd.DataFrame, key: str) -> str:
    """Name what each row of a key stands for: a group, or a period and group."""
    groups = list_groups(data, key)
    period = find_period(data, groups)
    if period is None:
        return "group" if groups else ""
    return period if len(groups) == 1 else f"{period} and group"


def _name_interval(kind: str) -> str:
    begins = next((start for start in _OVER if kind.startswith(start)), None)
    return _INTERVALS.get(kind, kind) if begins is None else kind.replace(begins, _OVER[begins], 1)


def join_sentences(parts: Sequence[str]) -> str:
    """Join texts into one paragraph, each closed with a full stop."""
    closed = [
        text if text.endswith((".", "?", "!", "…")) else f"{text}."
        for part in parts
        if (text := " ".join(part.split()))
    ]
    return " ".join(closed)
