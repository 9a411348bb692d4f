"""Which groups a chart shows and in which order: one rule for all charts.

Of more groups than fit a page those of most articles are drawn, and how many are left out is said on the chart. Where the order
of a chart is not given, nor that of the coding's groups, numbers and days stand in theirs, and else the highest value is on top; what
is no group of its own (the rest of ``with_groups``, the articles of which nothing is known) comes last. Groups beneath several
headings stand in one order, that of the first heading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from mediaframing.charts.figure import TALLEST_MM, TWO_LINES
from mediaframing.charts.labels import (
    count_letters,
    find_period,
    fit_characters,
    order_rows,
    put_in_order,
    wrap_label,
    write_count,
    write_groups,
)
from mediaframing.charts.style import POINT_MM, current_style
from mediaframing.values.keywords import check_number, list_given

MOST_ROWS = 40
# The least height of a mark, in lines of type, so that its shape is seen.
_LEAST_MARK = 0.7
# Characters of the label of an axis that stand on a line beside names of whatever length.
_LEAST_FOOT = 14
# The share of the figure's width that names take at most.
_NAMES = 0.36
# The least height of a row with a name on one line, in lines of type.
_LOWEST_ROW = 1.5
# Beneath each frame, where a page has no room for all groups.
_FEWEST_GROUPS = 3


def fit_top(top: int | None, marks: int, around_mm: float = 24.0) -> int | None:
    """Give how many groups are drawn by default: fewer where each has many marks, so that these are told apart.

    Another number than the default is the caller's, and stays.
    """
    if top != MOST_ROWS or marks < 2:
        return top
    slot = _LEAST_MARK * current_style().font_size * POINT_MM
    return max(3, min(top, int((TALLEST_MM - around_mm) / (slot * (marks + 1)))))


def limit_groups(
    table: pd.DataFrame,
    groups: Sequence[str],
    *,
    top: int | None,
    minimum: int = 1,
    order: Sequence[Any] | str | None = None,
) -> tuple[pd.DataFrame, str]:
    """Keep the groups of most articles, those that the order names before all.

    Parameters
    ----------
    table : DataFrame
    groups : sequence of str
        The columns that group it.
    top : int or None
        At most so many groups; None for all.
    minimum : int
        Only groups with so many articles.
    order : sequence, str or None
        As the chart was given it.

    Returns
    -------
    table : DataFrame
    note : str
        What is left out, as the end of an axis label; empty for nothing.

    Raises
    ------
    ValueError
        If ``top`` or ``minimum`` is less than 1.
    """
    if top is not None:
        check_number("top", top, 1)
    check_number("minimum", minimum, 1)
    if not groups or table.empty or find_period(table, groups):
        return table, ""
    group = table.groupby(list(groups), sort=False, dropna=False).ngroup()
    size = table.groupby(group)["articles" if "articles" in table.columns else "denominator"].max()
    named = set() if order is None or isinstance(order, str) else set(list_given("order", order))
    first = table[groups[0]].isin(named).groupby(group).any()
    labels = table.attrs.get("labels", {})
    first |= table[groups[0]].map(lambda value: labels.get(value, value)).isin(named).groupby(group).any()
    ranked = pd.DataFrame({"first": first, "size": size}).sort_values(
        ["first", "size"], ascending=False, kind="stable"
    )
    kept = ranked[(ranked["size"] >= minimum) | ranked["first"]].head(len(ranked) if top is None else top)
    left = len(ranked) - len(kept)
    if not left:
        return table, ""
    if kept.empty:
        return table.iloc[:0], ""
    few = "group" if left == 1 else "groups"
    return table[group.isin(kept.index)].reset_index(drop=True), (
        f"; {write_count(left)} {few} with fewer articles not drawn"
    )


def limit_frames(
    table: pd.DataFrame, frames: Sequence[Any], groups: Sequence[str], around_mm: float = 28.0
) -> tuple[pd.DataFrame, list[Any], str]:
    """Keep as many frames as a page holds where each is a heading with the rows of its groups beneath, then groups.

    Returns
    -------
    table : DataFrame
    frames : list
        Those that are kept, in their order.
    note : str
        What is left out, as the end of an axis label; empty for nothing.
    """
    held = int((TALLEST_MM - around_mm) / (1.2 * current_style().font_size * POINT_MM))
    several = bool(groups) and len(table[list(groups)].drop_duplicates()) > 1
    most = max(1, held // (_FEWEST_GROUPS + 1)) if several else held
    kept = list(frames)[:most]
    left = len(frames) - len(kept)
    told = f"; {write_count(left)} further frame{'s' if left > 1 else ''} not drawn" if left else ""
    table = table[table["frame"].isin(kept)].reset_index(drop=True)
    top = max(_FEWEST_GROUPS, MOST_ROWS // max(1, len(kept)))
    if len(kept) > 1:
        # All groups, if rows are low but no name is above another.
        low = int((TALLEST_MM - around_mm) / (_LOWEST_ROW * current_style().font_size * POINT_MM))
        top = max(top, low // len(kept) - 1)
    whole, left_out = limit_groups(table, groups, top=top)
    if several and _are_long(whole, groups):
        # Fewer, whose names are whole on two lines.
        held = int((TALLEST_MM - around_mm) / (TWO_LINES * current_style().font_size * POINT_MM))
        fewer = max(_FEWEST_GROUPS, held // max(1, len(kept)) - (len(kept) > 1))
        whole, left_out = limit_groups(table, groups, top=min(top, fewer))
    table = whole
    return table.copy(), kept, told + left_out


def _are_long(table: pd.DataFrame, groups: Sequence[str]) -> bool:
    """Tell whether the names of groups are longer than a line beside their rows."""
    names = write_groups(table, groups, table.attrs.get("labels", {}))
    return bool((names.str.len() > fit_characters(_NAMES)).any())


def name_below(
    table: pd.DataFrame, groups: Sequence[str], labels: Mapping[Any, str]
) -> tuple[pd.Series | None, str]:
    """Name what stands beneath each heading: the groups, or nothing where there are none.

    Returns
    -------
    below : Series or None
        None, too, where there is a single group: under every heading it would only say the same.
    only : str
        That group, as a last line beneath the axis.
    """
    if not groups:
        return None, ""
    below = write_groups(table, groups, labels)
    if below.nunique() > 1 or table["frame" if "frame" in table.columns else "actor"].nunique() == 1:
        return below, ""
    return None, "\n" + wrap_label(str(below.iloc[0]), fit_characters(0.45))


def write_foot(text: str, left_out: str, names: Sequence[str] = ()) -> str:
    """Write the label of an axis with what is left out behind it, on as many lines as it takes beside the names of rows."""
    longest = max((count_letters(line) for name in names for line in name.split("\n")), default=0)
    beside = max(_LEAST_FOOT, int(fit_characters(0.92) - longest))
    if not left_out:
        return wrap_label(text, beside, 4)
    room = min(fit_characters(0.5), beside)
    if len(text) + len(left_out) <= room:
        return text + left_out
    return f"{wrap_label(text, room, 4)};\n{wrap_label(left_out.removeprefix('; '), room, 8)}"


def arrange_rows(
    table: pd.DataFrame, groups: Sequence[str], order: Sequence[Any] | str | None, *, value: str, word: str
) -> list[str]:
    """Give the rows of a chart of groups from top to bottom; see :func:`~mediaframing.charts.labels.order_rows`."""
    rows = order_rows(table, groups, order, value=value, word=word)
    if order is not None or len(groups) != 1:
        return rows
    column = groups[0]
    if column not in table.columns or find_period(table, groups):
        return rows
    rest = table[column].isna() | (table[column] == table.attrs.get("rest", ""))
    last = set(table.loc[rest, "row"])
    ordered = column in table.attrs.get("order", {})
    ranked = rows if ordered else order_rows(table, groups, word, value=value, word=word)
    return [row for row in ranked if row not in last] + [row for row in rows if row in last]


def arrange_below(
    table: pd.DataFrame, below: pd.Series, groups: Sequence[str], first: Any, *, key: str, value: str
) -> pd.DataFrame:
    """Put the rows beneath each heading into the order of :func:`arrange_rows`, the same under all headings.

    Parameters
    ----------
    table : DataFrame
        With headings together.
    below : Series
        What stands beneath a heading, for each row.
    groups : sequence of str
        The columns that group the table.
    first : object
        The heading whose values order the groups.
    key, value : str
        The column of headings, and that of values.

    Returns
    -------
    DataFrame
        The same rows; ``below`` follows them by its index.
    """
    leading = table.assign(row=below)[table[key] == first]
    ranked = arrange_rows(leading, groups, None, value=value, word=value)
    place = {name: number for number, name in enumerate(put_in_order(below.tolist(), ranked))}
    heads = {name: number for number, name in enumerate(dict.fromkeys(table[key]))}
    ordered = pd.DataFrame({"head": table[key].map(heads), "place": below.map(place)}, index=table.index)
    return table.loc[ordered.sort_values(["head", "place"], kind="stable").index]
