"""Citations of articles, with their abstracts: RIS, Web of Science, PubMed, EndNote, BibTeX; the texts are elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import Found, arrange
from mediaframing.reading.databases.bibtex import is_bibtex, part_bibtex
from mediaframing.reading.sources import FileRows
from mediaframing.values.dates import PRECISIONS, parse_date
from mediaframing.values.paragraphs import is_finished

Field = tuple[str, str]
_HEAD = 20_000


class Tags(NamedTuple):
    """How a form of citations writes its fields.

    Attributes
    ----------
    field : pattern
        A line that begins a field: its tag, and what stands behind it. Other lines go on with the field above.
    first : str
        The tag that begins a citation.
    """

    field: re.Pattern[str]
    first: str


class Form(NamedTuple):
    """A form of citations.

    Attributes
    ----------
    name : str
        What the report calls it.
    key : str
        What ``source=`` calls it.
    tells : callable
        Whether a text is of it.
    part : callable
        A text to its citations, each a list of tags with what they hold.
    columns : mapping of str
        Tag to column of the articles table; ``year``, ``month`` and ``day`` make up a date where there is no other.
    """

    name: str
    key: str
    tells: Callable[[str], bool]
    part: Callable[[str], Iterator[Sequence[Field]]]
    columns: Mapping[str, str]


_RIS = Tags(re.compile(r"([A-Z][A-Z0-9])  ?- ?(.*)"), "TY")
_WOS = Tags(re.compile(r"([A-Z][A-Z0-9])(?: (.*))?"), "PT")
_PUBMED = Tags(re.compile(r"([A-Z]{2,4}) *- (.*)"), "PMID")
_ENDNOTE = Tags(re.compile(r"(%[0-9A-Z@!#$&()*+<=>?\[~^]) (.*)"), "%0")
_FIRST_RIS = re.compile(r"^\ufeff?\s*TY  ?- ?\w+", re.MULTILINE)
_LAST_RIS = re.compile(r"^ER  ?-", re.MULTILINE)
_FIRST_WOS = re.compile(r"\A\ufeff?\s*FN [^\n]*\nVR [\d.]+\s*\nPT [A-Z]", re.ASCII)
_FIRST_PUBMED = re.compile(r"\A\ufeff?\s*PMID- \d+")
_FIRST_ENDNOTE = re.compile(r"\A\ufeff?\s*%0 \w[^\n]*\n%[0-9A-Z@] ")
_PARTS_OF_DATES = ("year", "month", "day")


def _part_by_tags(text: str, tags: Tags) -> Iterator[Sequence[Field]]:
    fields: list[tuple[str, list[str]]] = []
    begun = False
    for line in (*text.replace("\r", "").split("\n"), "ER"):
        found = tags.field.fullmatch(line.rstrip().removeprefix("\ufeff"))
        if line == "ER" or (found is not None and found[1] in {tags.first, "ER"}):
            if begun:
                yield [(tag, _join_lines(lines)) for tag, lines in fields]
            fields, begun = [], line != "ER" and found is not None and found[1] == tags.first
        if found is not None:
            fields.append((found[1], [(found[2] or "").strip()]))
        elif fields and line.strip():
            fields[-1][1].append(line.strip())


def _join_lines(lines: Sequence[str]) -> str:
    """Join the lines of a field: a paragraph more where a sentence ended, and the same one where none did."""
    breaks = ("\n" if is_finished(before) else " " for before in lines)
    return "".join(part for line, end in zip(lines, breaks, strict=True) for part in (line, end)).strip()


def _part_wos(text: str) -> Iterator[Sequence[Field]]:
    """Part citations of Web of Science; names stand one a line, and every other field is one paragraph."""
    # Every line of a list of names is a field of its own; what is wrapped is indented.
    named = re.sub(r"(?m)^(AU|AF) [^\n]*(?:\n   [^\n]*)+", _repeat_tag, text.replace("\r", ""))
    for fields in _part_by_tags(named, _WOS):
        yield [(tag, value.replace("\n", " ")) for tag, value in fields]


def _repeat_tag(found: re.Match[str]) -> str:
    return found[0].replace("\n   ", f"\n{found[1]} ")


def _by(tags: Tags) -> Callable[[str], Iterator[Sequence[Field]]]:
    return lambda text: _part_by_tags(text, tags)


def is_ris(text: str) -> bool:
    """Tell whether a text is a list of citations in RIS."""
    return _FIRST_RIS.search(text[:_HEAD]) is not None and _LAST_RIS.search(text) is not None


def _begins(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.search(text[:_HEAD].replace("\r", "")) is not None


FORMS: tuple[Form, ...] = (
    Form("RIS", "ris", is_ris, _by(_RIS), {
        "T1": "title", "TI": "title", "JF": "outlet", "JO": "outlet", "T2": "outlet", "PB": "publisher", "DA": "published",
        "Y1": "published", "PY": "published", "AU": "byline", "A1": "byline", "N2": "text", "AB": "text", "UR": "url",
        "L2": "url", "SP": "page", "LA": "language", "AN": "article_id", "ID": "article_id", "ET": "edition", "SE": "section",
    }),
    Form("Web of Science", "wos", _begins(_FIRST_WOS), _part_wos, {
        "TI": "title", "SO": "outlet", "PY": "year", "PD": "month", "AU": "byline", "AB": "text", "UT": "article_id",
        "BP": "page", "LA": "language", "PU": "publisher",
    }),
    Form("PubMed", "pubmed", _begins(_FIRST_PUBMED), _by(_PUBMED), {
        "TI": "title", "JT": "outlet", "DP": "published", "FAU": "byline", "AB": "text", "PMID": "article_id", "PG": "page",
        "LA": "language",
    }),
    Form("EndNote", "endnote", _begins(_FIRST_ENDNOTE), _by(_ENDNOTE), {
        "%T": "title", "%J": "outlet", "%B": "outlet", "%D": "published", "%8": "published", "%A": "byline", "%X": "text",
        "%U": "url", "%P": "page", "%G": "language", "%M": "article_id", "%I": "publisher", "%7": "edition",
    }),
    Form("BibTeX", "bibtex", is_bibtex, part_bibtex, {
        "title": "title", "journal": "outlet", "journaltitle": "outlet", "newspaper": "outlet", "booktitle": "outlet",
        "date": "published", "year": "year", "month": "month", "day": "day", "author": "byline", "abstract": "text",
        "text": "text", "fulltext": "text", "url": "url", "pages": "page", "language": "language", "langid": "language",
        "key": "article_id", "publisher": "publisher", "edition": "edition",
    }),
)  # fmt: skip


def read_citations(text: str, account: Account, form: Form) -> Iterator[FileRows]:
    """Read the citations; an abstract stands for the text that they do not hold."""
    account.note("citations: text is the abstract, where there is one")
    found = [_arrange_fields(fields, form.columns) for fields in form.part(text)]
    account.expected = len(found)
    yield arrange(found)


def _arrange_fields(fields: Sequence[Field], columns: Mapping[str, str]) -> Found:
    held: dict[str, list[str]] = {}
    for tag, value in fields:
        if (column := columns.get(tag)) and value:
            held.setdefault(column, []).append(value)
    article: dict[str, str | None] = {column: values[0] for column, values in held.items()}
    if "text" in held:
        article["text"] = max(held["text"], key=len)
    if "byline" in held:
        article["byline"] = "; ".join(held["byline"])
    dates = [value.rstrip("/") for value in held.get("published", [])]
    parts = [article.pop(part, None) for part in _PARTS_OF_DATES]
    if parts[0] is not None:
        dates.append(_join_date(*parts))
    article["published"] = min(dates, key=_rank_date, default=None)
    return article


def _join_date(year: str | None, month: str | None, day: str | None) -> str:
    if month and month.isdigit():
        return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day and day.isdigit() else "")
    # "FEB 14" and "14 feb" have the day beside the month; of "JAN-FEB" the first counts.
    months = re.sub(r"[-–/][A-Za-z.]+$", "", month or "")
    return " ".join(part for part in (day, months, year) if part)


def _rank_date(date: str) -> int:
    """Rank dates: what is known to the day comes first, what cannot be read last."""
    moment = parse_date(date)
    return PRECISIONS.index(moment.precision) if moment is not None else len(PRECISIONS)
