"""The findings in sentences, each made from the numbers with their intervals, and only where it holds."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import pandas as pd

from mediaframing.measures import MeasureError, SmallGroupWarning, compare_periods, rate_frames
from mediaframing.measures.periods import combine_intervals
from mediaframing.reports.blocks import Block, Given, Items, Line, Section, say, shorten
from mediaframing.reports.numbers import write_number
from mediaframing.reports.scope import Scope

_LEVEL = 0.95
# Of a group, and articles of it that mention the frame; below, intervals are not to be trusted.
_FEWEST_ARTICLES, _FEWEST_WITH = 20, 5
_MOST_GROUPS_NAMED = 12
_MOST_SENTENCES = 8

_AFFIRMED = "All is coded by rules, not by readers; a mention counts as affirmed where nothing in its sentence denies or doubts it."


def tell_findings(scope: Scope) -> Section:
    """Tell which frames are brought up most, where groups differ, and what changed with the event.

    A difference is told where its interval excludes 0 after Bonferroni's correction for all pairs and frames that were
    compared; the interval is MOVER's (Zou & Donner 2008), from those of both rates.
    """
    with warnings.catch_warnings():
        # Which groups are small is told under their figures; a difference of theirs that does not hold is not told.
        warnings.simplefilter("ignore", SmallGroupWarning)
        lines = [*_tell_most(scope)]
        groups = list(_tell_groups(scope))
        lines += groups[:_MOST_SENTENCES]
        changes = list(_tell_changes(scope))
        lines += changes[:_MOST_SENTENCES]
    blocks: list[Block] = [Items(tuple(lines))] if lines else []
    silent = [
        told
        for asked, found, told in (
            (bool(_list_columns(scope)), groups, "No difference between groups is told apart from chance."),
            (scope.event is not None, changes, _tell_no_change(scope)),
        )
        if asked and not found
    ]
    rule = (
        "In brackets stand 95 % intervals. A difference is told only where its interval excludes 0, also when corrected for "
        "the number of comparisons (Bonferroni); that none is told does not mean that there is none. "
    )
    blocks.append(say(" ".join([*silent, rule.strip(), _AFFIRMED])))
    return Section(("Findings",), "findings", tuple(blocks))


def _tell_most(scope: Scope) -> Iterator[Line]:
    if len(scope.coding.articles) < _FEWEST_ARTICLES:
        return
    rates = rate_frames(scope.coding, by=()).sort_values("rate", ascending=False, kind="stable")
    rates = rates[rates["articles_with"] >= _FEWEST_WITH].dropna(subset=["low", "high"])
    if rates.empty:
        return
    line: list[str | Given] = []
    for place, row in enumerate(rates.head(3).to_dict("records")):
        line += [", " if place else "", _name(scope, row["frame"])]
        line.append(
            f" in {_write_share(row, 'rate', 'low', 'high')}"
            + ("" if place else f" of {row['denominator']:,} articles")
        )
    yield ("Frames that most articles bring up: ", *line, ".")


def _tell_groups(scope: Scope) -> Iterator[Line]:
    """Tell of each frame the widest difference between two groups that holds."""
    columns = _list_columns(scope)
    if not columns:
        return
    rates = rate_frames(scope.coding, by=columns, unit="1000_words")
    column = columns[0]
    sizes = rates.groupby(column, observed=True)["articles"].max()
    kept = sizes[sizes >= _FEWEST_ARTICLES].nlargest(_MOST_GROUPS_NAMED).index
    frames = rates["frame"].nunique()
    pairs = len(kept) * (len(kept) - 1) // 2
    if not pairs:
        return
    level = 1 - (1 - _LEVEL) / (pairs * frames)
    strict = rate_frames(scope.coding, by=columns, unit="1000_words", confidence=level)
    rates[["low_strict", "high_strict"]] = strict[["low", "high"]].to_numpy()
    usable = rates[column].isin(kept) & (rates["articles_with"] >= _FEWEST_WITH) & rates["low_strict"].notna()
    found = []
    for frame, rows in rates[usable].groupby("frame", sort=False):
        holding = [h for a, b in combinations(rows.to_dict("records"), 2) if (h := _compare(a, b))]
        if holding:
            found.append((frame, *max(holding, key=lambda h: h[2])))
    for frame, high, low, _ in sorted(found, key=lambda f: -f[3]):
        more, less = (_write_rate(row) for row in (high, low))
        yield (
            "The frame ", _name(scope, frame), f" is mentioned {more} per 1,000 words by ",
            _name_group(scope, column, high[column]), f", {less} by ", _name_group(scope, column, low[column]), ".",
        )  # fmt: skip


def _compare(
    one: Mapping[Any, Any], other: Mapping[Any, Any]
) -> tuple[Mapping[Any, Any], Mapping[Any, Any], float] | None:
    """Give the greater, the lesser and how many times the one is the other, if their difference excludes 0."""
    if one["rate"] < other["rate"]:
        one, other = other, one
    bounds = ("rate", "low_strict", "high_strict")
    low, _ = combine_intervals(*(one[b] for b in bounds), *(other[b] for b in bounds))
    return (one, other, one["rate"] / max(other["rate"], 1e-9)) if float(low) > 0 else None


def _tell_changes(scope: Scope) -> Iterator[Line]:
    if scope.event is None:
        return
    try:
        table = compare_periods(scope.coding, scope.event, by=(), days=scope.window, adjust="holm")
    except MeasureError:
        return
    held = table[table["stands_out"].fillna(False).astype(bool)]
    held = held[held[["before_articles", "after_articles"]].min(axis=1) >= _FEWEST_ARTICLES]
    for row in held.sort_values("difference", key=abs, ascending=False).to_dict("records"):
        before = _write_share(row, "before_rate", "before_low", "before_high")
        after = _write_share(row, "after_rate", "after_low", "after_high")
        yield (
            f"In the {scope.window} days from {scope.event:%Y-%m-%d}", Given(f" ({scope.event_name})" if scope.event_name else ""),
            " on, ", _name(scope, row["frame"]),
            f" is in {after} of {row['after_denominator']:,} articles; in as many days before, in {before} of "
            f"{row['before_denominator']:,}.",
        )  # fmt: skip


def _tell_no_change(scope: Scope) -> str:
    return f"From the {scope.window} days before the event to as many from it on, no change of a frame is told apart from chance."


def _list_columns(scope: Scope) -> list[str]:
    """Give the column that groups the articles, if it is one of theirs."""
    return [scope.by[0]] if scope.by and scope.by[0] in scope.coding.articles.columns else []


def _name(scope: Scope, frame: Any) -> Given:
    return Given(shorten(scope.labels.get(frame) or str(frame), 60), "strong")


def _name_group(scope: Scope, column: str, value: Any) -> Given:
    if pd.isna(value):
        return Given(f"{column} not known")
    return Given(shorten(scope.labels.get(value) or str(value), 60))


def _write_rate(row: Mapping[Any, Any]) -> str:
    rate, low, high = (write_number(row[c]) for c in ("rate", "low", "high"))
    return f"{rate} times [{low}, {high}]"


def _write_share(row: Mapping[Any, Any], rate: str, low: str, high: str) -> str:
    told, first, last = (f"{100 * row[c]:.0f}" for c in (rate, low, high))
    return f"{told} % [{first}, {last}]"
