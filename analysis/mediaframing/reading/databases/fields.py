"""Articles with labelled fields above and below the text, as archives write them that have no format of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from mediaframing.reading.databases.arrange import Found
from mediaframing.reading.text import parse_article
from mediaframing.values.dates import parse_date
from mediaframing.values.heading_words import simplify
from mediaframing.values.headings import list_headings
from mediaframing.values.months import is_month
from mediaframing.values.paragraphs import join_paragraphs

# With the vowel signs of the scripts of Asia, which are no letters to a pattern.
_FIELD = re.compile(r"(\w[\w\u0900-\u0eff /().&-]{1,38}?)\s?[:：](?!//)[ \t\u00a0]*(.*)")
_EMPHASIS = re.compile(r"\*{1,3}|__")
_RIGHTS = re.compile(r"(?:\(c\)|©|copyright\b|all rights reserved)", re.IGNORECASE)
_LINK = re.compile(r"https?://\S+")
# "Post (Leeds) - February 14, 2019"; in a source of Gale "Post. (Feb. 14, 2019): pA1."
_OUTLET_DATE = re.compile(
    r"(?P<outlet>[^\W\d_][^:;]{1,80}?)\s*(?:\s[-–—|·•]\s|,|\.\s|\svom\s|\sdu\s(?=\d))\s*\(?(?P<date>[^()]*\d{4}[^():]{0,30})\)?(?:\s?[:,;·|].*)?"
)
_KEPT = frozenset(
    ("title", "standfirst", "outlet", "published", "byline", "section", "page", "edition", "length", "language", "url",
     "article_id")
)  # fmt: skip
_PLACES = frozenset({"outlet", "published"})
# A comma may stand between a town and a date, too.
_DASHED = re.compile(r"\s[-–—|·•]\s")
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE_DATE = frozenset(
    ("updated", "posted", "published", "first", "last", "on", "at", "by", "the", "of", "a", "p", "m", "am", "pm",
     "th", "st", "nd", "rd", "er", "le", "de", "del", "den", "um", "uhr", "kl", "utc", "gmt", "bst", "cet", "cest",
     "est", "edt", "et", "pst", "pdt", "pt", "ist", "pkt", "aest", "aedt", "monday", "tuesday", "wednesday",
     "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun",
     "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lundi", "mardi", "mercredi",
     "jeudi", "vendredi", "samedi", "dimanche")
)  # fmt: skip
_PASSED = "-"
_MASTHEAD = 4
_LONGEST_DATE, _LONGEST_DATE_WORDS = 50, 7
_LONGEST_TITLE = 250


@cache
def list_labels() -> Mapping[str, str]:
    """Give the column of each label, simplified; ``-`` for labels of what is passed over."""
    labels: dict[str, str] = {}
    for column, names in list_headings().items():
        if column in _KEPT or column == "text":
            labels.update(dict.fromkeys(names, column))
    text = files("mediaframing.reading.databases").joinpath("lists/field_labels.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            column, _, named = line.partition("\t")
            labels.update(dict.fromkeys(named.split(), column))
    return labels


def read_field(line: str) -> tuple[str, str] | None:
    """Give the column that a line is labelled with, and what stands behind the label; ``-`` for what is passed over.

    Examples
    --------
    >>> read_field("Newspaper: Hill Post"), read_field("Police: nobody was hurt.")
    (('outlet', 'Hill Post'), None)
    """
    if line.lstrip().startswith(("*", "_")):
        line = _EMPHASIS.sub("", line)
    found = _FIELD.fullmatch(line.strip()) if len(line) < 2000 else None
    column = list_labels().get(simplify(found[1])) if found else None
    return (column, found[2].strip()) if found and column else None


def find_heads(lines: Sequence[str]) -> list[int]:
    """Find the lines at which articles begin: with labelled fields, of which one is the title, and one outlet or date.

    A title without a label stands right above them, or above a line of outlet and date.
    """
    starts: list[int] = []
    place = 0
    while place < len(lines):
        if read_field(lines[place]) is None:
            place += 1
            continue
        end, columns = _follow_fields(lines, place)
        start = _find_start(lines, place, columns)
        if start is not None:
            starts.append(start)
        place = end
    return starts


def _follow_fields(lines: Sequence[str], place: int) -> tuple[int, dict[str, int]]:
    """Follow labelled lines, and blank ones between them, until one comes again; give the place of each column."""
    columns: dict[str, int] = {}
    end = place
    while end < len(lines):
        field = read_field(lines[end])
        if field is not None and field[0] != _PASSED:
            # The fields below an article go over into those above the next one.
            if field[0] in columns:
                break
            columns[field[0]] = end
            if field[0] == "text":
                return end + 1, columns
        elif field is None and lines[end].strip():
            break
        end += 1
    return end, columns


def _find_start(lines: Sequence[str], place: int, columns: Mapping[str, int]) -> int | None:
    known = set(columns)
    if "title" in known:
        return min(columns.values()) if known & _PLACES else None
    above = [i for i in range(max(place - 6, 0), place) if lines[i].strip()]
    if above and known >= _PLACES and _is_title(lines[above[-1]]):
        return above[-1]
    dated = len(above) > 1 and "byline" in known and _read_outlet_date(lines[above[-1]]) is not None
    return above[-2] if dated and _is_title(lines[above[-2]]) else None


def _is_title(line: str) -> bool:
    text = line.strip()
    return len(text) < _LONGEST_TITLE and not text.endswith(".") and not _RIGHTS.match(text)


def _read_outlet_date(line: str) -> tuple[str, str] | None:
    found = _OUTLET_DATE.fullmatch(line.strip()) if len(line) < _LONGEST_TITLE else None
    if found is None or (moment := parse_date(found["date"])) is None or moment.precision != "day":
        return None
    return found["outlet"].strip(" .,"), found["date"].strip()


def _is_date(line: str) -> bool:
    """Tell whether a line is a date and nothing else."""
    if len(line) > _LONGEST_DATE or len(line.split()) > _LONGEST_DATE_WORDS or line.endswith("."):
        return False
    moment = parse_date(line)
    return moment is not None and moment.precision == "day"


def read_document(text: str, front: Iterable[tuple[str, str]] = ()) -> Found:
    """Take one article apart: fields, or a line of outlet and date, above; the body; fields below.

    ``text`` is headline first, as :func:`parse_article` gives it. Lines that only look like fields stay where they are.
    ``front`` are fields that stood above it between marks.
    """
    article: dict[str, str | None] = {}
    _take_fields([f"{name}: {' '.join(value.split())}" for name, value in front], article)
    lines = [line.strip() for line in text.strip("\n").split("\n")]
    heads = find_heads(lines)
    if not heads and is_labelled(lines):
        return _read_untitled(lines, article)
    if not heads or any(lines[: heads[0]]):
        _read_masthead(lines, article)
        return (
            {**parse_article("\n".join(lines)), **article}
            if not article.get("title")
            else _join(lines, article)
        )
    place = _read_head(lines, article)
    last = len(lines)
    while last > place and _is_below(lines[last - 1]):
        last -= 1
    return _join(lines[place:last], article)


def is_labelled(lines: Sequence[str]) -> bool:
    """Tell whether fields stand above everything else, and say where and when the article appeared.

    Examples
    --------
    >>> is_labelled(["Source: Hill Post", "Date: 1 May 2019", "", "Rents rise"]), is_labelled(["Rents rise", "", "Source: Hill Post"])
    (True, False)
    """
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    if read_field(lines[first]) is None:
        return False
    _, columns = _follow_fields(lines, first)
    outlet = read_field(lines[columns["outlet"]]) if "outlet" in columns else None
    return outlet is not None and ("published" in columns or _read_outlet_date(outlet[1]) is not None)


def _read_untitled(lines: list[str], article: dict[str, str | None]) -> Found:
    """Read an article whose headline stands without a label below its fields, as Genios writes them."""
    place = _read_head(lines, article)
    last = len(lines)
    while last > place and _is_below(lines[last - 1]):
        last -= 1
    given = {column: value for column, value in article.items() if value}
    return {**parse_article("\n".join(lines[place:last])), **given}


def _join(lines: Sequence[str], article: dict[str, str | None]) -> Found:
    body = "\n".join(lines)
    return {**article, "text": join_paragraphs(article["title"], article.get("standfirst"), body) or None}


def _read_head(lines: list[str], article: dict[str, str | None]) -> int:
    """Read the lines above the body; say where that begins: behind the fields, or where one of them says that it does."""
    loose: list[str] = []
    labelled = False
    for place, line in enumerate(lines):
        field = read_field(line)
        if field is None and line:
            if labelled:
                break
            loose.append(line)
        elif field is not None:
            labelled = True
            if field[0] == "text":
                lines[place] = field[1]
                break
            _take_fields([line], article)
    else:
        place = len(lines)
    for line in loose:
        if found := _read_outlet_date(line):
            article["outlet"], article["published"] = found
        elif not article.get("title"):
            article["title"] = line
    article.setdefault("title", None)
    return place


def _take_fields(lines: Sequence[str], article: dict[str, str | None]) -> None:
    for line in lines:
        field = read_field(line)
        if field is not None and field[0] in _KEPT and field[1] and not article.get(field[0]):
            article[field[0]] = field[1]
    if found := _read_outlet_date(article.get("outlet") or ""):
        article["outlet"] = found[0]
        article.setdefault("published", found[1])


def _read_masthead(lines: list[str], article: dict[str, str | None]) -> None:
    """Take a link, a date, or an outlet with a date out of the first lines of an article without fields."""
    first = [place for place, line in enumerate(lines) if line][:_MASTHEAD]
    for number, place in enumerate(first):
        line = lines[place]
        if _LINK.fullmatch(line):
            article.setdefault("url", line)
        elif not number or article.get("published"):
            continue
        elif _DASHED.search(line) and (found := _read_outlet_date(line)):
            article["outlet"], article["published"] = found
        elif _is_date(line):
            article["published"] = line
            # What stands beside the date stays where it is.
            if not all(is_month(word) or word.casefold() in _BESIDE_DATE for word in _WORD.findall(line)):
                continue
        else:
            continue
        lines[place] = ""


def _is_below(line: str) -> bool:
    field = read_field(line)
    known = (field is not None and field[0] != "text") or _RIGHTS.match(line) or _LINK.fullmatch(line)
    return not line or bool(known) or not any(map(str.isalnum, line))
