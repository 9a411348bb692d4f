"""Labels that are parted from what they label by other signs than a colon, or marked by some: ``[Title] ...``, ``Title = ...``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mediaframing.reading.databases.fields import list_labels
from mediaframing.values.heading_words import simplify

# With the vowel signs of the scripts of Asia, which are no letters to a pattern.
_LABEL = r"(?P<label>[^\W\d_][\w\u0900-\u0eff ]{1,38}?)"
_WAYS = tuple(
    re.compile(way)
    for way in (
        rf"{_LABEL} ?\t[ \t]?(?P<value>.*)",
        rf"{_LABEL} {{0,3}}= {{0,3}}(?P<value>.*)",
        rf"{_LABEL} {{1,3}}[-–—] {{1,3}}(?P<value>.*)",
        rf"\[{_LABEL}\][ :]{{0,3}}(?P<value>.*)",
        rf"<{_LABEL}>(?P<value>.*)",
        rf"(?:[#@:;%+•>-]{{1,3}}|\*(?= )) {{0,2}}{_LABEL} ?[:：=] {{0,3}}(?P<value>.*)",
    )
)
_TAG_ENDS = re.compile(
    r"</(?:text|body|content)>[ \t]*$|^[ \t]*</?(?:article|doc|document|item|record|entry)>[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST, _FEWEST = 2_000, 3
_PLACES = frozenset({"outlet", "published"})


class _Field(NamedTuple):
    way: int
    label: str
    column: str
    value: str


def settle_labels(text: str) -> str:
    r"""Write labels with a colon behind them, where three or more follow one another in one way.

    One of them names the title, and one the outlet or the date.

    Examples
    --------
    >>> settle_labels("[Title] Rents rise\n[Source] Post\n[Date] 1 May 2019\n\nThey rose.")
    'Title: Rents rise\nSource: Post\nDate: 1 May 2019\n\nThey rose.'
    """
    lines = text.split("\n")
    written: list[str] = []
    place = 0
    while place < len(lines):
        found, end = _follow(lines, place)
        columns = {one.column for one in found}
        if len(found) >= _FEWEST and "title" in columns and columns & _PLACES:
            written += [f"{one.label}: {one.value}" for one in found]
        else:
            end = max(end, place + 1)
            written += lines[place:end]
        place = end
    settled = "\n".join(written)
    # The end of a text, and of an article, where the labels were tags.
    return settled if settled == text else _TAG_ENDS.sub("", settled)


def _follow(lines: Sequence[str], place: int) -> tuple[list[_Field], int]:
    """Follow lines with labels of one way, until a column comes again or the text begins."""
    found: list[_Field] = []
    while place < len(lines) and (one := _read_line(lines[place])) is not None:
        if found and (
            one.way != found[0].way or (one.column != "-" and one.column in {f.column for f in found[-20:]})
        ):
            break
        found.append(one)
        place += 1
        if one.column == "text":
            break
    return found, place


def _read_line(line: str) -> _Field | None:
    bare = line.strip(" ")
    if not 3 < len(bare) < _LONGEST and "\t" not in bare[:60]:
        return None
    for number, way in enumerate(_WAYS):
        if (found := way.fullmatch(bare)) is None:
            continue
        column = list_labels().get(simplify(found["label"]))
        if column is not None:
            value = re.sub(rf"</{re.escape(found['label'])}>\Z", "", found["value"])
            return _Field(number, found["label"].strip(), column, value.strip())
    return None
