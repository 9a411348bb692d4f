"""Which column of an export is which column of the articles table: by its heading, or by what it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mediaframing.reading.account import Account
from mediaframing.reading.skipped import ReadingError
from mediaframing.values.heading_words import simplify
from mediaframing.values.headings import (
    LEADING,
    Choice,
    HeadingError,
    find_text_heading,
    is_text_heading,
    match_headings,
    name_headings,
    say_headings,
)
from mediaframing.values.tidy import says_nothing

__all__ = [
    "HEADINGS",
    "Choice",
    "guess_columns",
    "is_text_heading",
    "join_dates",
    "name_headings",
    "require_text_column",
]

HEADINGS = LEADING
"""The columns of the articles table that a heading can be taken for."""

# Year, month and day, each in a column of its own.
_PARTS = {
    name: part
    for part, names in (
        (
            "year",
            "year jahr annee ano anno jaar aar rok yil godina год 年 년 tahun pubyear publicationyear publishyear",
        ),
        (
            "month",
            "month monat mois mes mese maand maned manad miesiac mesic ay mjesec mesec месяц 月 월 bulan pubmonth publicationmonth publishmonth",
        ),
        (
            "day",
            "day tag jour dia giorno dag dzien den gun dan день 日 일 hari pubday publicationday publishday",
        ),
    )
    for name in names.split()
}
Cells = Mapping[str, Sequence[str | None]]


def guess_columns(
    headings: Sequence[str],
    columns: Choice | None = None,
    cells: Cells | None = None,
    account: Account | None = None,
) -> dict[str, str]:
    """Say which heading holds which column of the articles table; see :func:`match_headings`.

    Where no heading tells which column holds the text, and ``cells`` are given, it is the one with texts far longer
    than those of all others; the account then says so.

    Raises
    ------
    ReadingError
        If ``columns`` names a heading that is not there, or a column that is none of :data:`HEADINGS`.

    Examples
    --------
    >>> guess_columns(["Headline", "Full Text"])
    {'title': 'Headline', 'text': 'Full Text'}
    """
    try:
        found = match_headings(headings, columns)
    except HeadingError as error:
        raise ReadingError(str(error)) from error
    if cells and "text" in found and "text" not in (columns or {}) and _is_empty(cells, found["text"]):
        rest = [
            heading for heading in headings if not (is_text_heading(heading) and _is_empty(cells, heading))
        ]
        other = match_headings(rest, columns)
        if "text" in other and account is not None:
            account.note(f"text is taken from {other['text']!r}, since {found['text']!r} is empty")
        found = other if "text" in other else found
    if "text" not in found and cells:
        guessed = find_text_heading(cells, [])
        if guessed is not None:
            found = {column: heading for column, heading in found.items() if heading != guessed}
            found["text"] = guessed
            if account is not None:
                account.note(f"text is taken from {guessed!r}, which holds the longest texts")
    return found


def _is_empty(cells: Cells, heading: str) -> bool:
    return bool(cells.get(heading)) and all(map(says_nothing, cells[heading]))


def join_dates(cells: Mapping[str, list[str | None]], taken: str | None) -> list[str | None] | None:
    """Put year, month and day together where a table has a column for each; None where no date is parted.

    Examples
    --------
    >>> join_dates({"Year": ["2019"], "Month": ["2"], "Day": ["14"]}, "Day")
    ['2019-02-14']
    """
    parts = {_PARTS.get(simplify(heading), ""): values for heading, values in cells.items()}
    if (
        taken is None
        or _PARTS.get(simplify(taken)) not in {"year", "day"}
        or not {"year", "month"} <= parts.keys()
    ):
        return None
    days = parts.get("day", [None] * len(parts["year"]))
    joined: list[str | None] = []
    for year, month, day in zip(parts["year"], parts["month"], days, strict=True):
        known = [part.strip() for part in (day, month, year) if part]
        # A month may be a name, which stands between.
        named = any(any(map(str.isalpha, part)) for part in known)
        joined.append(
            (" " if named else "-").join(known if named else [part.zfill(2) for part in known[::-1]]) or None
        )
    return joined


def require_text_column(found: Mapping[str, str], headings: Sequence[str]) -> None:
    """Raise a sentence that lists the headings if none of them was found to hold the text."""
    if "text" not in found:
        raise ReadingError(
            f"no column looks like the article's text; there are {say_headings(headings)}. "
            'Say which with columns={"text": "..."}'
        )
