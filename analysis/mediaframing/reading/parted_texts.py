"""Texts that lie in several columns of a table: numbered parts of each, or one column for some rows and its twin for others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mediaframing.reading.account import Account
from mediaframing.reading.sources import FileRows
from mediaframing.values.heading_words import simplify
from mediaframing.values.headings import is_text_heading
from mediaframing.values.tidy import says_nothing

_NUMBERED = re.compile(
    r"(?P<stem>.*?[^\W\d_])[\s_.-]*(?:part|teil|partie|parte|p)?[\s_.-]*(?P<number>\d{1,2})", re.IGNORECASE
)
# A text with its tags, beside which a column holds the same without.
_TAGGED = "html"
_OWN = frozenset({"name", "title", "text", "plain", "rendered", "value", "main"})
_PLAIN = ("text", "plain", "")
# Lead paragraph and the text behind it, as Factiva calls them.
_FACTIVA = ("lp", "td")
# A cell that is full goes on within a word.
_FULL = 32_767

Columns = Mapping[str, Sequence[str | None]]


def join_numbered(columns: Columns, fewest: int = 2) -> tuple[str, list[str], list[str | None]] | None:
    r"""Put texts together whose parts are numbered from one on, each in a column of its own.

    Parameters
    ----------
    columns : mapping
        Heading to cells.
    fewest : int
        How many parts there must be.

    Returns
    -------
    tuple or None
        What the columns are called without their numbers, their headings, and the texts. None where no column has parts, or
        one has that name already.

    Examples
    --------
    >>> join_numbered({"id": ["a"], "Text 1": ["Rents rose."], "Text 2": ["Nobody knows why."]})
    ('Text', ['Text 1', 'Text 2'], ['Rents rose.\n\nNobody knows why.'])
    """
    plain = {simplify(heading): heading for heading in columns}
    if plain.keys() >= set(_FACTIVA) and "text" not in plain:
        headings = [plain[name] for name in _FACTIVA]
        return (
            "text",
            headings,
            [_join(row) for row in zip(*(columns[heading] for heading in headings), strict=True)],
        )
    stems: dict[str, dict[int, str]] = {}
    for heading in columns:
        found = _NUMBERED.fullmatch(heading.strip()) if len(heading) < 60 else None
        if found and is_text_heading(found["stem"]):
            stems.setdefault(found["stem"], {})[int(found["number"])] = heading
    for stem, numbered in stems.items():
        places = sorted(numbered)
        if len(places) >= fewest and places[0] in {0, 1} and places == list(range(places[0], places[-1] + 1)):
            headings = [numbered[place] for place in places]
            if not any(simplify(heading) == simplify(stem) for heading in columns):
                rows = zip(*(columns[heading] for heading in headings), strict=True)
                return stem, headings, [_join(row) for row in rows]
    return None


def join_parts(rows: FileRows, account: Account) -> FileRows:
    """Add a column of texts whose parts stand in numbered ones, which stay; the account says so, once."""
    # Of records in JSON some may have a single part.
    known = account.headings.get("text")
    found = join_numbered(rows.columns, 1 if known and known not in rows.columns else 2)
    if found is None:
        return rows
    stem, headings, texts = found
    if not account.headings:
        account.note(f"{stem!r} is put together from {', '.join(map(repr, headings))}")
    return replace(rows, columns={**rows.columns, stem: texts})


def _join(parts: Sequence[str | None]) -> str | None:
    text = ""
    full = False
    for part in parts:
        if part is None or says_nothing(part):
            continue
        text += part if full or not text else f"\n\n{part}"
        full = len(part) == _FULL
    return text or None


def fill_twins(columns: dict[str, list[str | None]]) -> None:
    """Fill texts in that some rows have with tags alone: ``content_html`` beside ``content_text``, as JSON Feed has them.

    Examples
    --------
    >>> columns = {"content_html": ["<p>Rents rose.</p>", None], "content_text": [None, "Nobody knows why."]}
    >>> fill_twins(columns)
    >>> columns["content_text"]
    ['<p>Rents rose.</p>', 'Nobody knows why.']
    """
    for heading in list(columns):
        base, _, last = heading.rpartition(".")
        if base in columns and last in _OWN:  # a name alone in some records, an object with it in others
            pairs = list(zip(columns[base], columns[heading], strict=True))
            columns[base] = [one or other for one, other in pairs]
            columns[heading] = [other or one for one, other in pairs]
    plain = {simplify(heading): heading for heading in columns}
    for heading in list(columns):
        name = simplify(heading)
        if _TAGGED not in name or not is_text_heading(heading):
            continue
        twin = next(
            (
                plain[other]
                for sign in _PLAIN
                if (other := name.replace(_TAGGED, sign)) in plain and other != name
            ),
            None,
        )
        if twin is not None and is_text_heading(twin):
            columns[twin] = [
                tagged if says_nothing(cell) else cell
                for cell, tagged in zip(columns[twin], columns[heading], strict=True)
            ]
