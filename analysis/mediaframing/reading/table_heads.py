"""Where the headings of a delimited table are, and what parts its cells."""

from __future__ import annotations

import csv
import re
import sys
import threading
from collections.abc import Sequence
from itertools import islice

from mediaframing.reading.skipped import ReadingError
from mediaframing.values.dates import parse_date
from mediaframing.values.headings import FURTHER, LEADING, match_headings, name_headings

_DELIMITERS = (",", ";", "\t", "|", "^", "~", "\x01", "\x1f")
PREAMBLE = 12
"""The headings are among the first rows, so many."""
# Headings as R writes them where nothing is said: a blank parts them, and each stands in marks.
_BLANK_PARTED = re.compile(r'\s*"[^"]*"(?: "[^"]*")+\s*')
_LOCK = threading.Lock()
# No heading is as long as an article's text, unless it is a question that people were asked.
_LONGEST_HEADING, _HEADING_WORDS = 120, 15
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_NUMBER = re.compile(r"[\d.,:/-]*\d[\d.,:/-]*")


def looks_delimited(text: str) -> bool:
    """Tell whether a text begins with headings that a table of articles has."""
    top = next((line for line in text.splitlines()[:3] if line.strip()), "")
    signs = (*_DELIMITERS, " ") if _BLANK_PARTED.fullmatch(top[:2000]) else _DELIMITERS
    for sign in signs:
        if sign not in top:
            continue
        known = set(match_headings(name_headings([cell.strip(" \"'") for cell in top.split(sign)[:500]])))
        # Commas stand in every text.
        if {"text", "title"} <= known or (sign != "," and "text" in known and len(known) > 1):
            return True
    return False


def place_headings(tops: list[list[str]]) -> int:
    """Find the headings among the first rows: the first, unless it is narrower than one below that has headings we know."""

    def judge(fields: list[str]) -> int:
        return len(match_headings(name_headings(fields), known=(*LEADING, *FURTHER)))

    first = tops[0]
    filled = sum(1 for cell in first if cell.strip())
    known = judge(first)
    # Groups of columns have a line of their own above the headings, with fewer cells and fewer headings that we know.
    if len(tops) > 1 and all(len(cell) < 100 for cell in tops[1]):
        fuller = sum(1 for cell in tops[1] if cell.strip()) > filled
        if fuller and judge(tops[1]) > known > 0:
            return 1
        # Groups that are named over each of their columns, as pandas writes them.
        if judge(tops[1]) > known + 1:
            return 1
    if known >= 2 or (filled > 2 and known):
        return 0
    for place, fields in enumerate(tops[1:], start=1):
        wider = len(fields) > filled or (filled > 2 and len(fields) == filled)
        if wider and judge(fields) >= 2 and all(len(cell) < 100 for cell in fields):
            return place
    return 0


def require_headings(top: Sequence[str]) -> None:
    """Refuse a table whose first row is an article: taken for the headings it would be lost.

    Raises
    ------
    ReadingError
        If no cell is a heading that we know, and one is as long as a text, beside a number, a date or a link, or in paragraphs.
    """
    texts = [cell for cell in top if len(cell) > _LONGEST_HEADING and len(cell.split()) > _HEADING_WORDS]
    if not texts or match_headings(name_headings(list(top)), known=(*LEADING, *FURTHER)):
        return
    others = [cell.strip() for cell in top if len(cell) <= _LONGEST_HEADING]
    told = any(
        _NUMBER.fullmatch(cell) or _LINK.fullmatch(cell) or parse_date(cell) is not None for cell in others
    )
    if told or any("\n\n" in cell for cell in texts):
        raise ReadingError(
            f"the table has no headings: its first row is an article ({texts[0][:40].strip()!r}...). Put a line above it that names "
            "the columns, such as id, outlet, date, title, text"
        )


def lacks_a_heading(tops: list[list[str]]) -> bool:
    """Tell whether R wrote the names of the rows, which it gives no heading: each row is wider by one, and is numbered."""
    top, *rows = tops
    if not rows or len(top) < 2 or "article_id" in match_headings(name_headings(top)):
        return False
    numbers = [row[0] for row in rows]
    wider = all(len(row) == len(top) + 1 and row[-1] for row in rows)
    return wider and all(n.isdigit() and int(n) == int(numbers[0]) + i for i, n in enumerate(numbers))


def guess_delimiter(lines: Sequence[str]) -> str:
    """Choose the delimiter that gives headings we know, then rows as wide as the headings."""

    def judge(delimiter: str) -> tuple[int, float, int]:
        with AnyFieldSize():
            # A carriage return alone is an error outside of quotation marks.
            whole = (line.rstrip("\r\n").replace("\r", " ") + "\n" for line in lines)
            rows = [row for row in islice(csv.reader(whole, delimiter=delimiter), 50) if row]
        if not rows:
            return 0, 0.0, 0
        known = max(len(match_headings(name_headings(row[:2000]))) for row in rows[:PREAMBLE])
        even = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
        return known, even * (len(rows[0]) > 1), len(rows[0])

    top = next((line for line in lines if line.strip()), "")
    return " " if _BLANK_PARTED.fullmatch(top[:2000]) else max(_DELIMITERS, key=judge)


class AnyFieldSize:
    """Lift the limit of 131,072 characters a field, which long articles pass; it holds for the whole process."""

    def __enter__(self) -> None:
        _LOCK.acquire()
        self._before = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))

    def __exit__(self, *raised: object) -> None:
        csv.field_size_limit(self._before)
        _LOCK.release()
