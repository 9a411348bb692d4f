"""Of what kind the intervals of a measure's table are."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from mediaframing.measures.clusters import name_plural
from mediaframing.measures.results import find_result

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
_UNDRAWN = ("rate_stance", "rate_voice", "rate_cooccurrence", "compare_groups")


def describe_interval(data: pd.DataFrame) -> list[str]:
    """Say of what kind the intervals are, or why there are none."""
    result = find_result(data)
    if "interval" not in data.columns:
        # Of single mentions nobody asks for any.
        return [] if result is not None and result.name == "frames" else ["No intervals."]
    kinds = data["interval"].dropna().unique()
    if not len(kinds):
        if data.attrs.get("population") == "census":
            return ["No intervals: these are all articles there are, and no sample."]
        single = "articles" in data.columns and data["articles"].eq(1).all()
        why = ": a single article does not tell how others would differ" if single else ""
        return [f"No intervals can be given{why}."]
    confidence = f"{100 * data['confidence'].iloc[0]:g}% " if "confidence" in data.columns else ""
    named = " and ".join(dict.fromkeys(map(_name_interval, kinds)))
    # What bars of shares and the colours of cells have no room for.
    where = " in the table" if result is not None and result.name in _UNDRAWN else ""
    text = f"Intervals{where} are {confidence}{named}{_describe_tone(data, list(kinds))}"
    return [
        f"{text}; they are missing where none can be given." if data["interval"].isna().any() else f"{text}."
    ]


def _describe_tone(data: pd.DataFrame, kinds: Sequence[str]) -> str:
    """Say of what kind the intervals of mean tone are, where those of rates are of another."""
    over = f"linearised over {name_plural(data.attrs.get('cluster', 'article'))}"
    if "tone_low" not in data.columns or data["tone_low"].isna().all() or over in kinds:
        return ""
    return f", of mean tone {_name_interval(over)}"


def _name_interval(kind: str) -> str:
    begins = next((start for start in _OVER if kind.startswith(start)), None)
    return _INTERVALS.get(kind, kind) if begins is None else kind.replace(begins, _OVER[begins], 1)
