"""The highest and lowest of a measure's table, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from mediaframing.charts.labels import list_groups, write_count, write_name
from mediaframing.charts.names import read_labels
from mediaframing.measures.results import find_result
from mediaframing.tables import STANCES

Labels = Mapping[Any, str] | None
_MOST_FRAMES = 9
_MOST_WORDS = 5


def describe_values(data: pd.DataFrame, labels: Labels = None) -> str:
    """Say in sentences what is highest and lowest in a measure's table.

    Parameters
    ----------
    data : DataFrame
        From any measure; of other tables the number of rows and the names of columns are told.
    labels : mapping, optional
        Labels of frames, actors and groups.

    Returns
    -------
    str
        Empty for a table without rows.
    """
    if data.empty:
        return ""
    result = find_result(data)
    if result is not None and result.name in _DESCRIBED:
        return _DESCRIBED[result.name](data.reset_index(drop=True), read_labels(data, labels))
    return f"The table has {write_count(len(data))} rows with {', '.join(map(str, data.columns))}."


def _name(row: pd.Series, key: str, labels: Labels, groups: list[str]) -> str:
    where = ", ".join(_write(row[group], group, labels) for group in groups)
    what = _write(row[key], key, labels) if key else ""
    return " in ".join(part for part in (what, where) if part)


def _write(value: Any, column: str, labels: Labels) -> str:
    return write_name(value, labels, column).replace("\u200e", "").replace(r"\$", "$")


def _write_rate(value: float, unit: str) -> str:
    if pd.isna(value):
        return "not known"
    return f"{value:.2f} per 1,000 words" if unit == "1000_words" else f"{_round(100 * value)}%"


def _write_times(log_ratio: float) -> str:
    times = 2 ** abs(log_ratio)
    return f"{times:,.0f}" if times >= 10 else f"{times:.2g}"


def _round(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 10 or value == 0 else f"{value:.1f}"


def _find_ends(data: pd.DataFrame, column: str) -> tuple[pd.Series, pd.Series] | None:
    """Give the rows with the highest and the lowest value; the first of equal ones."""
    known = data[data[column].notna()]
    if known.empty:
        return None
    values = known[column].to_numpy(dtype=float)
    return known.iloc[int(values.argmax())], known.iloc[int(values.argmin())]


def _describe_rates(data: pd.DataFrame, labels: Labels, key: str = "frame", further: str = "") -> str:
    groups = list_groups(data, key)
    parts = []
    keys = [key, further] if further else [key]
    each = data[further].nunique() if further else 1
    for names, part in list(data.groupby(keys, sort=False))[: _MOST_FRAMES * each]:
        title = _write(names[0], key, labels)
        if further:
            title += f", {_write(names[1], further, labels).lower()}"
        ends = _find_ends(part, "rate")
        if ends is None:
            parts.append(f"{title}: not known.")
            continue
        high, low = ends
        unit = str(high["unit"]) if "unit" in data.columns else "mention"
        if not groups or len(part) == 1:
            parts.append(f"{title}: {_write_rate(high['rate'], unit)}.")
        elif high["rate"] == low["rate"]:
            parts.append(f"{title}: {_write_rate(high['rate'], unit)} in each.")
        else:
            parts.append(
                f"{title}: highest {_write_rate(high['rate'], unit)} in {_name(high, '', labels, groups)}, "
                f"lowest {_write_rate(low['rate'], unit)} in {_name(low, '', labels, groups)}."
            )
    left = data[key].nunique() - _MOST_FRAMES
    return " ".join(parts) + (f" {left} more are in the table." if left > 0 else "")


def _describe_shares(data: pd.DataFrame, labels: Labels, level: str) -> str:
    if list_groups(data, "frame"):
        return _describe_rates(data, labels, further=level)
    parts = []
    for frame, part in data.groupby("frame", sort=False):
        shares = ", ".join(
            f"{_write(value, level, labels).lower()} {_write_rate(rate, 'mention')}"
            for value, rate in zip(part[level], part["rate"], strict=True)
        )
        parts.append(f"{_write(frame, 'frame', labels)}: {shares}.")
    return " ".join(parts)


def _describe_stances(data: pd.DataFrame, labels: Labels) -> str:
    return _describe_shares(data, labels, "stance")


def _describe_voices(data: pd.DataFrame, labels: Labels) -> str:
    return _describe_shares(data, labels, "voice")


def _describe_actors(data: pd.DataFrame, labels: Labels) -> str:
    groups = list_groups(data, "actor")
    parts = []
    for column, what in (("rate", "Mentioned"), ("tone", "Mean tone")):
        ends = _find_ends(data, column)
        if ends is None:
            continue
        high, low = ends
        values = [
            _write_rate(row[column], str(row["unit"])) if column == "rate" else f"{row[column]:+.2f}"
            for row in (high, low)
        ]
        parts.append(
            f"{what}: highest {_name(high, 'actor', labels, groups)} ({values[0]}), "
            f"lowest {_name(low, 'actor', labels, groups)} ({values[1]})."
        )
    return " ".join(parts)


def _describe_contrast(data: pd.DataFrame, labels: Labels) -> str:
    groups = list_groups(data, "first")
    ends = _find_ends(data, "log_ratio")
    if ends is None:
        return "Neither frame is mentioned."
    parts = []
    for row, word in zip(ends, ("highest", "lowest"), strict=True):
        sides = [_write(row[side], "frame", labels) for side in ("first", "second")]
        more, less = sides if row["log_ratio"] >= 0 else sides[::-1]
        where = f" in {_name(row, '', labels, groups)}" if groups else ""
        told = f"{more} {_write_times(row['log_ratio'])} times as often as {less}"
        if not min(row["first_count"], row["second_count"]):
            # Of a count of 0 there is no ratio: that of the table is smoothed.
            told = f"only {more} ({write_count(max(row['first_count'], row['second_count']))})"
        parts.append(f"{word}{where}, {told}")
        if not groups or len(data) == 1:
            return f"Ratio{where}: {told}."
    return f"Ratio: {'; '.join(parts)}."


def _describe_words(data: pd.DataFrame, labels: Labels) -> str:
    parts = []
    for side, rows in (("first", data["log_ratio"] >= 0), ("second", data["log_ratio"] < 0)):
        top = data[rows].sort_values("g2", ascending=False, kind="stable").head(_MOST_WORDS)
        if top.empty:
            continue
        words = ", ".join(
            f"{word} ({f'{_write_times(ratio)} times as often' if fewer else 'only there'}, G2 {g2:.0f})"
            for word, ratio, g2, fewer in zip(
                top["word"],
                top["log_ratio"],
                top["g2"],
                top[["count", "other_count"]].min(axis=1),
                strict=True,
            )
        )
        name = _write(data[side].iloc[0], "outlet", labels) if side in data.columns else f"the {side} set"
        parts.append(f"Most typical of {name}: {words}.")
    return " ".join(parts)


def _describe_pairs(data: pd.DataFrame, labels: Labels) -> str:
    groups = list_groups(data, "first")

    def name(row: pd.Series) -> str:
        pair = " with ".join(_write(row[side], "frame", labels) for side in ("first", "second"))
        return f"{pair} in {_name(row, '', labels, groups)}" if groups else pair

    most = data.iloc[int(data["both"].to_numpy().argmax())]
    unit = f"{most['unit']}s" if "unit" in data.columns else "units"
    parts = [
        f"Most often together: {name(most)}, {write_count(most['both'])} of {write_count(most['denominator'])} {unit}."
    ]
    ends = _find_ends(data, "log_odds_ratio")
    if ends is not None and len(data) > 1:
        high, low = ends
        parts.append(
            f"Log odds ratio: highest {name(high)} ({high['log_odds_ratio']:+.2f}), "
            f"lowest {name(low)} ({low['log_odds_ratio']:+.2f})."
        )
    return " ".join(parts)


def _describe_changes(data: pd.DataFrame, labels: Labels) -> str:
    groups = list_groups(data, "frame")
    ends = _find_ends(data, "difference")
    if ends is None:
        return "No difference is known."
    rows = [
        row
        for row, wrong in zip(ends, (ends[0]["difference"] < 0, ends[1]["difference"] >= 0), strict=True)
        if not wrong
    ]
    said = []
    for row in rows:
        word = "Largest rise" if row["difference"] >= 0 else "Largest fall"
        before, after = (_write_rate(row[f"{side}_rate"], str(row["unit"])) for side in ("before", "after"))
        said.append(f"{word}: {_name(row, 'frame', labels, groups)}, from {before} to {after}.")
    return " ".join(said)


def _describe_residuals(data: pd.DataFrame, labels: Labels) -> str:
    groups = list_groups(data, "frame")
    ends = _find_ends(data, "cluster_residual")
    rates = _describe_rates(data, labels)
    if ends is None:
        return rates
    high, low = ends
    return (
        f"{rates} Furthest above what was expected: {_name(high, 'frame', labels, groups)} "
        f"(residual {high['cluster_residual']:+.1f}); furthest below: {_name(low, 'frame', labels, groups)} "
        f"({low['cluster_residual']:+.1f})."
    )


def _describe_speakers(data: pd.DataFrame, labels: Labels) -> str:
    groups = [name for name in list_groups(data, "frame") if name != "speaker_actor"]
    total = data.groupby("speaker_actor", sort=False, dropna=False)["mentions"].sum()
    speaker = _write(total.index[int(total.to_numpy().argmax())], "speaker_actor", labels)
    parts = [f"Most mentions: {speaker} ({write_count(total.max())} of {write_count(total.sum())})."]
    for stance in STANCES:
        if data[stance].any():
            row = data.iloc[int(data[stance].to_numpy().argmax())]
            where = f" in {_name(row, '', labels, groups)}" if groups else ""
            parts.append(
                f"Most often {stance}: {_write(row['frame'], 'frame', labels)} by "
                f"{_write(row['speaker_actor'], 'speaker_actor', labels)}{where} ({write_count(row[stance])})."
            )
    return " ".join(parts)


def _describe_mentions(data: pd.DataFrame, labels: Labels) -> str:
    parts = []
    for frame, part in data.groupby("frame", sort=False):
        held = part["stance"].value_counts()
        stances = ", ".join(
            f"{write_count(held[stance])} {stance}" for stance in STANCES if held.get(stance, 0)
        )
        parts.append(f"{_write(frame, 'frame', labels)}: {stances}.")
    return f"{write_count(len(data))} mentions. " + " ".join(parts)


_DESCRIBED: Mapping[str, Callable[[pd.DataFrame, Labels], str]] = {
    "compare_words": _describe_words,
    "rate_cooccurrence": _describe_pairs,
    "compare_frames": _describe_contrast,
    "compare_periods": _describe_changes,
    "compare_groups": _describe_residuals,
    "tabulate_speakers": _describe_speakers,
    "rate_actors": _describe_actors,
    "frames": _describe_mentions,
    "rate_stance": _describe_stances,
    "rate_voice": _describe_voices,
    "rate_frames": _describe_rates,
    "rate_trends": _describe_rates,
}
