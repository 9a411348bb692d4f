"""Captions: what a table of measures shows, how many it rests on, and what kind of interval it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from mediaframing.charts.caption_counts import describe_n
from mediaframing.charts.caption_intervals import describe_interval
from mediaframing.charts.caption_units import describe_unit
from mediaframing.charts.labels import (
    clean_text,
    count_things,
    write_count,
)
from mediaframing.charts.names import read_labels
from mediaframing.measures.rates import BROUGHT_UP
from mediaframing.tables import STANCES

_VOICES = {"outlet": "in the outlet’s own voice", "source": "in sources’ words"}
# Of the values of a filter; of more their number is told.
_MOST_NAMED = 3


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
        *describe_unit(data, read_labels(data, labels)),
        *_describe_choice(data),
        *describe_n(data),
        *describe_interval(data),
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
        of = f" of {count_things(told['corpus_outlets'], 'outlet')}" if told.get("corpus_outlets") else ""
        dated = "corpus_first" in told
        span = f", {told['corpus_first']} to {told['corpus_last']}" if dated else ""
        bare = f"; {write_count(told['undated'])} without a date" if told.get("undated") and dated else ""
        parts.append(f"Corpus: {count_things(told['corpus_articles'], 'article')}{of}{span}{bare}.")
    title = clean_text(told.get("codebook") or "").replace(r"\$", "$")
    named = f" “{title}”" if title else ""
    version = f" (version {told['codebook_version']})" if told.get("codebook_version") else ""
    if data.attrs.get("coded_by"):
        parts.append(
            f"Coded by the rules of mediaframing {data.attrs['coded_by']} with the codebook{named}{version}"
            f"{', stance and voice weighed with a language model' if data.attrs.get('weighed') else ''}, not by readers."
        )
    elif named:
        parts.append(f"Codebook{named}{version}.")
    shown = {str(column) for column in data.columns} | set(data.attrs.get("only", {}))
    if "stance" in data.columns and (data["stance"] == BROUGHT_UP).any():
        parts.append(
            "Affirmed: words of the sentence affirm what is mentioned; brought up: nothing there affirms, denies, doubts or opposes it."
        )
    elif shown & {"stance", *STANCES}:
        parts.append(
            "Affirmed: what is mentioned is let stand, as rules and a language model together see it."
            if data.attrs.get("weighed")
            else "Affirmed: nothing in the sentence denies, doubts or opposes what is mentioned."
        )
    return " ".join(parts)


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
    parts = [f"Only mentions {' '.join(filter(None, told))} are counted."] if any(told) else []
    if data.attrs.get("explicit") and "stance" not in data.attrs.get("result", ""):
        parts.append(
            "Mentions that are only brought up, which nothing affirms, denies, doubts or opposes, are left out."
        )
    return parts


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


def join_sentences(parts: Sequence[str]) -> str:
    """Join texts into one paragraph, each closed with a full stop."""
    closed = [
        text if text.endswith((".", "?", "!", "…")) else f"{text}."
        for part in parts
        if (text := " ".join(part.split()))
    ]
    return " ".join(closed)
