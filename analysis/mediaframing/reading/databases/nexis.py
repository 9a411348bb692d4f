"""Lexis Advance and Nexis Uni: articles that end with ``End of Document``, in DOCX, RTF or PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import Found, arrange
from mediaframing.reading.databases.labels import find_page, list_labels, read_label
from mediaframing.reading.sources import FileRows
from mediaframing.values.dates import parse_date

_END = re.compile(
    r"\s*(?:end of document|ende des dokuments?|fin du document|fin del documento|fine del documento|"
    r"einde (?:van het )?document|fim do documento|slut på dokumentet?)\s*",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\s*(?:documents?|dokumente?|documentos|documenti|documenten)\s*\(\s*(\d+)\s*\)\s*", re.IGNORECASE
)
_RUNNING = re.compile(
    r"\s*(?:page|seite|página|pagina)\s+\d+\s+(?:of|von|sur|de|van|di)\s+\d+\s*", re.IGNORECASE
)
_RIGHTS = re.compile(r"\s*(?:\(c\)|©|copyright\b|all rights reserved)", re.IGNORECASE)
_EDITION = re.compile(r"[\w .'-]*\b(?:edition|ausgabe|édition|edición|editie)\b[\w .'-]*", re.IGNORECASE)
_STOPS = frozenset(
    (
        "classification",
        "notes",
        "graphic",
        "klassifizierung",
        "grafik",
        "clasificación",
        "classificatie",
        "load-date",
    )
)
_LONGEST_DATE = 90


def is_nexis(text: str) -> bool:
    """Tell whether a text holds an article as Nexis Uni writes it."""
    lines = text.split("\n")
    return any(_END.fullmatch(line[:60]) for line in lines if len(line) < 60)


def read_nexis(paragraphs: Sequence[str], account: Account, starts: Sequence[int] = ()) -> Iterator[FileRows]:
    """Part a download into its articles.

    Parameters
    ----------
    paragraphs : sequence of str
    account : Account
        Gets the number of articles that the cover page names.
    starts : sequence of int
        Paragraphs at which an article is known to begin, by a bookmark.
    """
    account.expected = next((int(m[1]) for p in paragraphs[:400] if (m := _COUNT.fullmatch(p[:60]))), None)
    ends = [i for i, paragraph in enumerate(paragraphs) if _END.fullmatch(paragraph[:60])]
    found: list[Found] = []
    begin = 0
    for end in ends:
        marked = [start for start in starts if begin <= start < end]
        part = [p for p in paragraphs[max(marked, default=begin) : end] if not _RUNNING.fullmatch(p[:60])]
        found.append(read_document(part))
        begin = end + 1
    last = read_document([p for p in paragraphs[begin:] if not _RUNNING.fullmatch(p[:60])])
    if last.get("text") and last.get("published"):
        found.append(last)
        account.note("the last article has no line that ends it, and may be cut")
    if account.expected is None:
        account.expected = len(found)
    yield arrange(found)


def read_document(paragraphs: Sequence[str]) -> Found:
    """Take one article apart: headline, outlet and date, labelled fields, the body."""
    lines = [line.strip() for paragraph in paragraphs for line in paragraph.split("\n")]
    article: dict[str, str | None] = {}
    body = next((i for i, line in enumerate(lines) if _is_body(line) and _has_date(lines[:i])), None)
    fields = [
        i for i, line in enumerate(lines[: body or len(lines)]) if (m := read_label(line)) and m[0] in _HEAD
    ]
    limit = body if body is not None else (fields[-1] + 1 if fields else len(lines))
    dated = _find_date(lines[:limit], fields)
    if dated is not None:
        article["published"] = lines[dated]
        edition = _EDITION.search(lines[dated])
        article["edition"] = edition[0].strip(" ,") if edition else None
        above = [line for line in lines[:dated] if line and not _RIGHTS.match(line)]
        above = above[_after_cover(above) :]
        article["outlet"] = above[-1].rstrip(".") if above else None
        article["title"] = " ".join(above[:-1][-3:]) or None
    for i in range((dated or 0) + (dated is not None), limit):
        if (label := read_label(lines[i])) and label[0] in _HEAD and label[1]:
            article.setdefault(label[0], label[1])
    start = limit + (body is not None)
    text, below = _read_body(lines[start:])
    article["text"] = text
    for column, value in below.items():
        article.setdefault(column, value)
    if section := article.get("section"):
        article["page"] = find_page(section)
    return article


_HEAD = frozenset({"byline", "section", "length", "standfirst", "dateline", "edition", "url"})
_BELOW = frozenset({"load_date", "language", "publication_type"})


def _is_body(line: str) -> bool:
    return len(line) < 20 and list_labels().get(line.upper().rstrip(":")) == "body"


def _has_date(lines: Sequence[str]) -> bool:
    return any(0 < len(line) < _LONGEST_DATE and parse_date(line) is not None for line in lines)


def _find_date(lines: Sequence[str], fields: Sequence[int]) -> int | None:
    """Find the date below the outlet: the last line above the fields that is one and has two lines above it."""
    limit = fields[0] if fields else len(lines)
    candidates = [
        i
        for i, line in enumerate(lines[:limit])
        if 0 < len(line) < _LONGEST_DATE
        and read_label(line) is None
        and ":" not in line[:14]
        and _is_day(line)
    ]
    return candidates[-1] if candidates else None


def _is_day(line: str) -> bool:
    moment = parse_date(line)
    return moment is not None and not _RIGHTS.match(line) and (moment.precision != "year" or line.isdigit())


def _after_cover(lines: Sequence[str]) -> int:
    """Say where the cover page ends: behind the last of its lines about the search."""
    cover = [
        i for i, line in enumerate(lines) if re.match(r"[\w /-]{3,40}:\s", line) or re.match(r"\d+\. ", line)
    ]
    news = [i for i, line in enumerate(lines) if line.lower() in {"news", "narrowed by", "content type"}]
    last = max([*cover, *news], default=-1) + 1
    return last if last <= len(lines) - 2 else 0


def _read_body(lines: Sequence[str]) -> tuple[str | None, dict[str, str | None]]:
    paragraphs: list[str] = []
    below: dict[str, str | None] = {}
    ended = False
    for line in lines:
        label = read_label(line)
        if line.lower() in _STOPS and paragraphs:
            ended = True
        elif label and label[0] in _BELOW and (label[1] or ended):
            below.setdefault(label[0], label[1])
            ended = True
        elif not ended and line.strip() and not (line.isupper() and line in {"ABSTRACT", "FULL TEXT"}):
            paragraphs.append(line)
    return "\n\n".join(paragraphs) or None, below
