"""What is written on charts: names that people read, cut to the room there is."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd
from matplotlib.axis import Axis

from mediaframing.charts.fonts import measure_letter, measure_width
from mediaframing.charts.style import POINT_MM, current_style
from mediaframing.grouping import call_value, is_bare, name_value, write_column
from mediaframing.measures.groups import PERIODS
from mediaframing.values.keywords import list_given

RATE_LABELS = {
    "article": "Articles with the {what} (%)",
    "sentence": "Sentences with the {what} (%)",
    "mention": "Share of {what} mentions (%)",
    "1000_words": "Mentions per 1,000 words",
}
WHAT_IS_MISSING = {
    "speaker_actor": "Other sources",
    "actor": "No actor",
    "outlet": "Outlet not known",
    **dict.fromkeys(("day", "week", "month", "quarter", "year"), "Date not known"),
}
_DATE_PATTERNS = {
    "year": "%Y",
    "quarter": "%Y-%m",
    "month": "%Y-%m",
    "week": "Week of %Y-%m-%d",
    "day": "%Y-%m-%d",
}
NAMED = "name"
"""The label of texts on a chart that name a line or an event, for those who describe it."""
_NO_BREAK = "\u00a0"
# Names have more capitals and wide letters than running text.
_NAMES_WIDER = 1.14
_LEFT_TO_RIGHT = "\u200e"
# Marks that turn the direction of what follows, far beyond the label they stand in.
_TURNING = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
# Which picture of a sign is meant: fonts of charts have one, and a box for these.
_VARIANTS = {chr(code) for code in range(0xFE00, 0xFE10)}
FEW_CUT = 0.1
"""Of the names above panels so many may be cut."""
# Control characters, ends of lines, and code points of private use or of nobody, which few fonts have.
_NO_LETTERS = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
# Letters that are drawn as nothing.
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
_LEFT_OUT = _TURNING | _VARIANTS | set("\u00ad\u200b\u2060\ufeff")


def write_name(value: Any, labels: Mapping[Any, str] | None = None, column: str = "") -> str:
    """Write a value of a table for a reader.

    Parameters
    ----------
    value : object
        A frame, an actor, an outlet, a date.
    labels : mapping, optional
        Labels that win over what would be made of the value; one of ``(column, value)`` over all others.
    column : str
        Where the value comes from; says how a date is cut, and how a missing value is called.

    Returns
    -------
    str
        One line, without control characters. Dollar signs are escaped, since matplotlib would read two of
        them as a formula.
    """
    called = labels or {}
    missing = pd.isna(value)
    own = (column, None if missing else value)
    if own in called:
        text = str(called[own])
    elif missing:
        text = called.get(column) or WHAT_IS_MISSING.get(column, "Not known")
    elif value in called:
        text = str(called[value])
    elif isinstance(value, pd.Timestamp) and column in _DATE_PATTERNS:
        text = value.strftime(_DATE_PATTERNS[column])
    elif is_bare(value) and column:
        text = call_value(value, write_column(column))
    elif column in ("outlet", "title", "article_id") or not isinstance(value, str):
        text = name_value(value)
    else:
        text = value.replace("_", " ")
        # A codebook's name is written small; a reader's label begins with a capital.
        text = text[:1].upper() + text[1:] if text.islower() else text
    return clean_text(text) or "(blank)"


@lru_cache(maxsize=4096)  # a chart asks for the name of each mark, and marks share few names
def clean_text(text: str) -> str:
    """Take out of a text what would break a line, turn its direction or be read as a formula."""
    kept = "".join(
        " " if unicodedata.category(c) in _NO_LETTERS or c in _FILLERS else c
        for c in text
        if c not in _LEFT_OUT
    )
    return _keep_order(" ".join(kept.split()).replace("$", r"\$"))


def write_names(
    values: Sequence[Any], labels: Mapping[Any, str] | None = None, column: str = ""
) -> list[str]:
    """Write several values; see :func:`write_name`."""
    return [write_name(value, labels, column) for value in values]


def wrap_label(text: str, characters: int, lines: int = 2) -> str:
    """Break a label into lines; what is too long loses its middle, since names often differ at the end."""
    # A unit stays with the word before it, and so does the dot or dash between two names.
    bare = (
        text.replace(_LEFT_TO_RIGHT, "")
        .replace(" (%)", f"{_NO_BREAK}(%)")
        .replace(" · ", f"{_NO_BREAK}· ")
        .replace(" - ", f"{_NO_BREAK}- ")
    )
    # Letters of Chinese, rows of m, and the boxes of what no font has take more room than those of most names.
    characters = int(max(characters, 6) * min(1.0, max(len(bare), 1) / max(count_letters(bare), 1.0)))
    # Lines end at words, so that how much fits is known only by trying; words are broken only if nothing else fits.
    for whole_words in (True, False):
        for size in range(max(len(bare), 1), characters, -1):
            parts = textwrap.wrap(_cut_middle(bare, size), characters, break_long_words=not whole_words)
            if len(parts) <= lines and max(map(len, parts), default=0) <= characters:
                parts = _level_lines(_cut_middle(bare, size), parts, characters)
                return "\n".join(_keep_order(part) for part in parts).replace(_NO_BREAK, " ")
    return _keep_order(_cut_middle(bare, characters)).replace(_NO_BREAK, " ")


def wrap_counted(name: str, count: str, characters: int, lines: int = 1) -> str:
    """Break a name with a number in brackets behind it into lines; what is cut is the name."""
    behind = f"({count})".replace(" ", _NO_BREAK)
    # Beside the last word, or else beneath it. Marks of direction, which keep the number behind a name in Arabic, would take it
    # between them.
    for between in (_NO_BREAK, " ") if _LEFT_TO_RIGHT not in name else ():
        whole = wrap_label(name + between + behind, characters, lines)
        # A name may be parted behind a hyphen of its own.
        if whole.replace("-\n", "-").replace("\n", " ") == f"{name} ({count})":
            return whole
    beside = f"{wrap_label(name, characters - len(behind) - 1, lines)} ({count})"
    if lines == 1 or ("…" not in beside and " ".join(beside.split("\n")) == f"{name} ({count})"):
        return beside
    # Where no room is left beside it, the number has the last line for itself.
    beneath = f"{wrap_label(name, characters, lines - 1)}\n({count})"
    return min(beside, beneath, key=lambda told: (_breaks_words(told, name), -len(told)))


def _breaks_words(told: str, name: str) -> bool:
    """Tell whether a name is written with any word on two lines, besides what is left of one that is cut."""
    words = set(name.replace(_LEFT_TO_RIGHT, "").split())
    parts = told.rpartition("(")[0].replace(_LEFT_TO_RIGHT, "").split()
    return any(part not in words and "…" not in part for part in parts)


def measure_text(text: str) -> float:
    """Give the width of a text in mm, in the style in force."""
    return sum(map(measure_width, text.replace(_LEFT_TO_RIGHT, ""))) * current_style().font_size * POINT_MM


def count_letters(text: str) -> float:
    """Give how many letters of usual names are as wide as a text."""
    return sum(map(measure_width, text.replace(_LEFT_TO_RIGHT, ""))) / (_NAMES_WIDER * measure_letter())


def _level_lines(whole: str, parts: list[str], characters: int) -> list[str]:
    """Give lines of like length, not a full one and a last word: as narrow as they get without one more."""
    for narrower in range(characters - 1, max(map(len, whole.split()), default=0) - 1, -1):
        told = textwrap.wrap(whole, narrower, break_long_words=False)
        if len(told) > len(parts) or max(map(len, told)) > narrower:
            break
        parts = told
    return parts


def _keep_order(line: str) -> str:
    """Put a line with Arabic or Hebrew between marks of left-to-right.

    So the name keeps its own order, and leaves that of what stands before and behind it alone.
    """
    turns = any(unicodedata.bidirectional(c) in ("R", "AL") for c in line)
    return f"{_LEFT_TO_RIGHT}{line}{_LEFT_TO_RIGHT}" if turns else line


def _cut_middle(text: str, characters: int) -> str:
    if len(text) <= characters:
        return text
    tail = max(2, (characters - 1) // 3)
    return text[: characters - 1 - tail].rstrip() + "…" + text[-tail:].lstrip()


def fit_characters(share: float) -> int:
    """Give how many characters fit a share of the figure's width in the style in force."""
    chosen = current_style()
    return max(6, int(share * chosen.width_mm / (_NAMES_WIDER * chosen.letter_mm)))


def write_groups(
    table: pd.DataFrame, columns: Sequence[str], labels: Mapping[Any, str] | None = None
) -> pd.Series:
    """Write the group of each row in one label: the values of its columns with a dot between them."""
    if not columns:
        return pd.Series("All", index=table.index)
    written = [table[column].map(lambda v, c=column: write_name(v, labels, c)) for column in columns]
    joined = written[0].astype("str")
    for more in written[1:]:
        joined = joined + " · " + more.astype("str")
    return joined


def count_things(number: int, one: str) -> str:
    """Write a number with what it counts: ``1 article``, ``1,204 articles``."""
    return f"{write_count(number)} {one}{'' if number == 1 else 's'}"


def write_unit(unit: str, what: str = "frame") -> str:
    """Write what an axis of rates shows."""
    return RATE_LABELS.get(unit, "Rate").format(what=what)


def write_count(number: float) -> str:
    """Write a count with thousands parted."""
    return f"{int(number):,}"


def part_thousands(axis: Axis) -> None:
    """Write the numbers of an axis of counts with their thousands parted, as they are elsewhere."""
    axis.set_major_formatter(lambda value, _: f"{value:,.0f}" if value == round(value) else f"{value:g}")


def list_groups(table: pd.DataFrame, key: str) -> list[str]:
    """List the columns that group a measure's table: those before its first own column."""
    columns = [str(column) for column in table.columns]
    return columns[: columns.index(key)] if key in columns else []


def find_period(table: pd.DataFrame, groups: Sequence[str]) -> str | None:
    """Find the column of time among those that group a table; a column of the articles may be named "year" as well."""
    named = [name for name in groups if name in PERIODS]
    dated = [name for name in named if pd.api.types.is_datetime64_any_dtype(table[name])]
    # A table that was read from a file holds days as text.
    told = [name for name in named if not pd.api.types.is_numeric_dtype(table[name]) and name not in dated]
    read = [
        name
        for name in told
        if pd.to_datetime(table[name].dropna().astype(str), errors="coerce", format="ISO8601").notna().all()
    ]
    return next(reversed(dated or read), None)


def put_in_order(names: Sequence[Any], order: Sequence[Any] | None) -> list[Any]:
    """Put names into the order asked for; those that it does not name follow as they came."""
    unique = list(dict.fromkeys(names))
    if order is None:
        return unique
    wanted = [name for name in list_given("order", order) if name in unique]
    return [*wanted, *(name for name in unique if name not in wanted)]


def order_rows(
    table: pd.DataFrame,
    groups: Sequence[str],
    order: Sequence[Any] | str | None,
    *,
    value: str,
    word: str,
) -> list[str]:
    """Give the rows of a chart from top to bottom.

    Parameters
    ----------
    table : DataFrame
        With the label of each row in ``row``.
    groups : sequence of str
        The columns that the labels are made of.
    order : sequence, str or None
        As the caller gave it: values of the first column or labels, or ``word`` for falling ``value``.
    value : str
        The column to order by.
    word : str
        What the caller writes to have it.

    Raises
    ------
    ValueError
        If the order is another word.
    """
    rows = list(dict.fromkeys(table["row"]))
    if order is None:
        return rows
    if isinstance(order, str):
        if order != word:
            raise ValueError(f"order={order!r} is not known. Take {word!r} or a list of groups.")
        highest = table.groupby("row", sort=False)[value].max()
        return list(highest.sort_values(ascending=False, kind="stable", na_position="last").index)
    known = zip(table[groups[0]], table["row"], strict=True) if len(groups) == 1 else ()
    of_value = dict(known)
    return put_in_order(rows, [of_value.get(name, name) for name in order])
