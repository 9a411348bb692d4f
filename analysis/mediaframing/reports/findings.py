"""The findings in sentences, each made from the numbers with their intervals, and only where it holds."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import pandas as pd

from mediaframing.grouping import find_groups
from mediaframing.measures import (
    MeasureError,
    SmallGroupWarning,
    compare_frames,
    compare_periods,
    rate_frames,
)
from mediaframing.measures.periods import combine_intervals
from mediaframing.reports.blocks import Block, Given, Items, Line, Section, say, shorten
from mediaframing.reports.numbers import find_label, write_number
from mediaframing.reports.reasons import lacks_columns, lacks_contrast
from mediaframing.reports.scope import Scope

_LEVEL = 0.95
# Of a group, and articles of it that mention the frame; below, intervals are not to be trusted.
_FEWEST_ARTICLES, _FEWEST_WITH = 20, 5
_MOST_GROUPS_NAMED = 12
_MOST_SENTENCES = 8

_AFFIRMED = "All is coded by rules, not by readers; a mention counts as affirmed where nothing in its sentence denies or doubts it."

_AFFIRMED_WEIGHED = (
    "All is coded by rules, stance and voice weighed with a language model, not by readers; a mention counts as affirmed where both "
    "together see it let stand."
)

_RULE = (
    "In brackets stand 95% intervals. A difference is told only where its interval excludes 0, also when corrected for "
    "the number of comparisons (Bonferroni); that none is told does not mean that there is none."
)
_ONE_ARTICLE = "The numbers are of this article alone, which does not show how they vary."
# Labels of groups that end so stand in a sentence as they are: "in right-leaning articles".
_THINGS = re.compile(
    r"(?:articles|stories|texts|news|media|press|outlets|newspapers|papers|dailies|weeklies|tabloids|broadsheets|magazines|"
    r"broadcasters|channels|agencies|wires|sites|websites|blogs|sources)$",
    re.IGNORECASE,
)


def tell_findings(scope: Scope) -> Section:
    """Tell which frames are brought up most, where groups differ, and what changed with the event.

    A difference is told where its interval excludes 0 after Bonferroni's correction for all pairs and frames that were
    compared; the interval is MOVER's (Zou & Donner 2008), from those of both rates.
    """
    with warnings.catch_warnings():
        # Which groups are small is told under their figures; a difference of theirs that does not hold is not told.
        warnings.simplefilter("ignore", SmallGroupWarning)
        lines = [*_tell_most(scope), *_tell_contrast(scope)]
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
    rule = _ONE_ARTICLE if len(scope.coding.articles) == 1 else _RULE
    weighed = scope.coding.provenance.get("stance_model")
    blocks.append(say(" ".join([*silent, rule, _AFFIRMED_WEIGHED if weighed else _AFFIRMED])))
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


def _tell_contrast(scope: Scope) -> Iterator[Line]:
    """Tell how often the two contrasted frames are mentioned, where there are no groups that a figure would compare."""
    if not scope.codebook.contrast or not lacks_contrast(scope):
        return
    yield from _compare_frames(scope, ("",), {})
    if not lacks_columns(scope, ("stance", "voice")):
        told = "Affirmed in the outlet’s own voice, "
        yield from _compare_frames(scope, (told,), {"stance": "affirmed", "voice": "outlet"})


def _compare_frames(scope: Scope, begin: Line, kept: Mapping[str, Any]) -> Iterator[Line]:
    row = compare_frames(scope.coding, by=(), **kept).to_dict("records")[0]
    turned = row["second_count"] > row["first_count"]
    (leading, most), (other, fewer) = (
        (row[side], row[f"{side}_count"]) for side in (("second", "first") if turned else ("first", "second"))
    )
    if not most:
        return
    names = _name(scope, leading), _name(scope, other)
    yield (
        *begin,
        names[0],
        f" is mentioned {_write_times(most)}, ",
        names[1],
        f" {_write_times(fewer)}{_write_ratio(row)}.",
    )


def _write_ratio(row: Mapping[Any, Any]) -> str:
    """Write how many times as often the one frame is mentioned, if the interval is known."""
    fewer, more = sorted((row["first_count"], row["second_count"]))
    turned = row["second_count"] > row["first_count"]
    low, high = (-row["high"], -row["low"]) if turned else (row["low"], row["high"])
    if pd.isna(low):
        return ""
    if low <= 0:
        return ", which is not told apart from equally often"
    # Of a frame that is not mentioned only is known how rare it is at most.
    if not fewer or pd.isna(high):
        return f": at least {write_number(2.0**low)} times as often"
    return (
        f": {write_number(more / fewer)} times as often [{write_number(2.0**low)}, {write_number(2.0**high)}]"
    )


def _write_times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


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
            "The frame ", _name(scope, frame), f" is mentioned {more} per 1,000 words ", *_place(scope, column, high[column]),
            f", {less} ", *_place(scope, column, low[column]), ".",
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


def _place(scope: Scope, column: str, value: Any) -> Line:
    """Tell where a frame is mentioned: by an outlet, in articles that a label names, or where a column has a value."""
    groups = find_groups(scope.coding)
    said = groups is not None and groups.column == column
    what = _lower_first(shorten(groups.label if groups and said else column.replace("_", " "), 60))
    if pd.isna(value):
        return ("where ", Given(what), " is not known")
    if groups and said and value == groups.other:
        return (f"by the {len(groups.rest):,} others",) if column == "outlet" else ("in the rest",)
    name = shorten(find_label(value, column, scope.labels), 60)
    if column == "outlet":
        return ("by ", Given(name))
    if _THINGS.search(name):
        return ("in ", Given(_lower_first(name)))
    told = name.removeprefix(f"{groups.label}: ") if groups and said else name
    return ("where ", Given(what), " is ", Given(told))


def _lower_first(name: str) -> str:
    """Write a label within a sentence; what is all capitals is a name."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _write_rate(row: Mapping[Any, Any]) -> str:
    rate, low, high = (write_number(row[c]) for c in ("rate", "low", "high"))
    return f"{rate} times [{low}, {high}]"


def _write_share(row: Mapping[Any, Any], rate: str, low: str, high: str) -> str:
    told, first, last = (f"{100 * row[c]:.0f}" for c in (rate, low, high))
    return f"{told}% [{first}, {last}]"
