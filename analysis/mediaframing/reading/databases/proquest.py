"""ProQuest: labelled fields, in plain text between lines of underscores, in HTML or in a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import Found, arrange
from mediaframing.reading.sources import FileRows
from mediaframing.values.dates import parse_date

_RULE = re.compile(r"^[ \t]*_{20,}[ \t]*\r?$", re.MULTILINE)
_DOCUMENT = re.compile(
    r"^[ \t]*(?:Document|Email) \d+ (?:of|de|von) (\d+)[ \t]*\r?$", re.MULTILINE | re.IGNORECASE
)
_SIGN = re.compile(r"^[ \t]*(?:ProQuest document ID|Publication info|Document URL) ?:", re.MULTILINE)
_DESCRIBED = re.compile(rf"{_SIGN.pattern}|^[ \t]*(?:Full text|Publication title) ?:", re.MULTILINE)
_LABELS = {
    "abstract": "abstract",
    "accession number": "",
    "author": "byline",
    "business indexing term": "",
    "caption": "",
    "classification": "",
    "coden": "",
    "column": "",
    "company / organization": "",
    "contact us": "",
    "copyright": "",
    "country of publication": "",
    "credit": "",
    "database": "database",
    "dateline": "dateline",
    "document feature": "",
    "document type": "",
    "document url": "url",
    "doi": "",
    "edition": "edition",
    "first page": "page",
    "full text": "text",
    "identifier / keyword": "",
    "illustrations": "",
    "isbn": "",
    "issn": "",
    "issue": "",
    "language of publication": "language",
    "language": "language",
    "last updated": "",
    "links": "",
    "location": "",
    "number of pages": "",
    "pages": "page",
    "people": "",
    "place of publication": "",
    "proquest document id": "article_id",
    "proquest document link": "",
    "publication date": "published",
    "publication info": "info",
    "publication subject": "",
    "publication title": "outlet",
    "publication year": "year",
    "publisher": "publisher",
    "section": "section",
    "series": "",
    "source type": "",
    "subject": "",
    "supplement": "",
    "title": "title",
    "volume": "",
    "word count": "length",
    "year": "year",
}
_LABEL = re.compile(rf"^[ \t]*({'|'.join(map(re.escape, _LABELS))})[ \t\u00a0]*:[ \t\u00a0]*", re.IGNORECASE)
_LIKE_A_LABEL = re.compile(r"[A-Z][A-Za-z /-]{2,35}:(?: |$)")
_ANCHOR = re.compile(r"<a\s[^<>]*name=[\"']?DocID_[^<>]*>", re.IGNORECASE)
_WRAPPING = re.compile(r"</?text(?:\s[^<>]*)?>(?:html&gt;)?", re.IGNORECASE)
_SEPARATOR = "\n\n____________________________________________________________\n\n"
# Below the text the first of these stands; lines with other labels may be of the text itself.
_BELOW = ("title", "publication title", "publication year", "publication date", "proquest document id")


def is_proquest(text: str) -> bool:
    """Tell whether a text holds articles as ProQuest writes them."""
    return _SIGN.search(text) is not None and (
        "Full text:" in text or "ProQuest" in text or "Abstract" in text
    )


def is_proquest_page(page: str) -> bool:
    """Tell whether a web page is an export of ProQuest."""
    return _ANCHOR.search(page) is not None or (
        "ProQuest" in page and "Full text" in page and "Publication title" in page
    )


def mark_documents(page: str) -> str:
    """Part the documents of a web page by lines, as they are parted in plain text."""
    return _ANCHOR.sub(_SEPARATOR, _WRAPPING.sub("", page))


def read_proquest(text: str, account: Account) -> Iterator[FileRows]:
    """Part a download into its articles."""
    totals = {int(found[1]) for found in _DOCUMENT.finditer(text)}
    parts = _RULE.split(text) if _RULE.search(text) else _DOCUMENT.split(text)[::2]
    found = [read_document(part) for part in parts if _DESCRIBED.search(part)]
    account.expected = min(totals) if len(totals) == 1 and len(_DOCUMENT.findall(text)) > 1 else len(found)
    yield arrange(found)


def read_document(text: str) -> Found:
    """Take one article apart into its labelled fields."""
    lines = [line.strip() for line in _DOCUMENT.sub("", text).split("\n")]
    start = next((i for i, line in enumerate(lines) if line), len(lines))
    full = next(
        (
            i
            for i, line in enumerate(lines)
            if line.lower().startswith("full text:") or line.lower() == "full text"
        ),
        None,
    )
    below = _find_below(lines, full) if full is not None else len(lines)
    article: dict[str, str | None] = {}
    above = lines[start : full if full is not None else below]
    if above and _LABEL.match(above[0]) is None and not above[0].startswith("http"):
        article["title"] = above[0]
    _read_fields(above, article)
    if full is not None:
        body = [re.sub(r"^full text:?\s*", "", lines[full], flags=re.IGNORECASE), *lines[full + 1 : below]]
        article["text"] = _join_body(body)
        _read_fields(lines[below:], article)
    _settle(article)
    return article


def _find_below(lines: list[str], full: int) -> int:
    """Find where the fields below the text begin: go up from the first that must be there over whatever is labelled."""
    sure = next(
        (i for i in range(full + 1, len(lines)) if (m := _LABEL.match(lines[i])) and m[1].lower() in _BELOW),
        len(lines),
    )
    place = sure
    while place - 1 > full and (not lines[place - 1] or _LIKE_A_LABEL.match(lines[place - 1])):
        place -= 1
    return place


def _join_body(lines: list[str]) -> str | None:
    """Join the lines of a body; where no blank lines part them, each is a paragraph."""
    return "\n\n".join(line for line in lines if line.strip()) or None


def _read_fields(lines: list[str], article: dict[str, str | None]) -> None:
    column = ""
    for line in lines:
        if label := _LABEL.match(line):
            column = _LABELS[label[1].lower()]
            value = line[label.end() :].strip()
            if column and value and not article.get(column):
                article[column] = value
        elif column == "abstract" and line and not article.get("abstract"):
            article["abstract"] = line


def _settle(article: dict[str, str | None]) -> None:
    """Make of the fields those of the articles table: the outlet without its town, the surest date."""
    info = article.pop("info", None)
    year = article.pop("year", None)
    publisher = article.pop("publisher", None)
    outlet = article.get("outlet") or (info.split(";", 1)[0].strip() if info and ";" in info else None)
    article["outlet"] = outlet.split(";", 1)[0].strip() if outlet else publisher
    if not article.get("published") or parse_date(article["published"] or "") is None:
        article["published"] = info if info and parse_date(info) else year
    if (article.get("abstract") or "").casefold().startswith("none available"):
        article["abstract"] = None
