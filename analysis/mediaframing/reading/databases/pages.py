"""Web pages that databases export: Europresse, Integrum, Yomidasu, Kikuzo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import Found, arrange
from mediaframing.reading.databases.dom import find_class, iter_class, paragraphs_of, parse_page, say, text_of
from mediaframing.reading.sources import FileRows
from mediaframing.values.dates import parse_date
from mediaframing.values.markup import resolve_markup

_NUMBER = re.compile(r"(?:news|web|doc|pub)[·.]\d{8}[·.][\w·.]+")
_CERTIFICATE = re.compile(
    r"Numéro de document|Document number|Certificat|Dokumentnummer|Número de documento", re.IGNORECASE
)
_PAGE = re.compile(r"\bp(?:ages?|\.)?\s*([A-Z]{0,4}\d[\w-]*)", re.IGNORECASE)


def is_europresse(page: str) -> bool:
    """Tell whether a web page is an export of Europresse (or Eureka)."""
    return "DocPublicationName" in page


def read_europresse(page: str, account: Account) -> Iterator[FileRows]:
    """Read the articles of a page, as Europresse writes them today or wrote them before."""
    document = parse_page(page)
    named = list(iter_class(document, "DocPublicationName"))
    nodes: dict[Any, None] = {}
    for name in named:
        holder = next(name.iterancestors("article"), None)
        nodes[holder if holder is not None else next(name.iterancestors("td"), name.getparent())] = None
    account.expected = len(named)
    yield arrange([_read_europresse(node) for node in nodes])


def _read_europresse(node: Any) -> Found:
    names = paragraphs_of(find_class(node, "DocPublicationName"))
    headers = [text_of(header) for header in iter_class(node, "DocHeader")]
    header = " ".join(headers)
    title = find_class(node, "titreArticleVisu", "TitreArticleVisu", "titreArticle", "rdp__articletitle")
    article: dict[str, str | None] = {
        "outlet": re.sub(r",\s*(?:no|nº|n°|Nr|vol)\b.*", "", names[0], flags=re.IGNORECASE)
        if names
        else None,
        "title": say(title),
        "byline": say(find_class(node, "docAuthors", "sm-margin-bottomNews")),
        "standfirst": say(find_class(node, "rdp__subtitle")),
    }
    dated = next(
        (text for text in [*headers, header, *names[1:]] if (m := parse_date(text)) and m.precision == "day"),
        None,
    )
    article["published"] = dated or (header if parse_date(header) else None)
    if page := _PAGE.search(header):
        article["page"] = page[1]
    if headers and parse_date(headers[0]) is None and headers[0].endswith(","):
        article["section"] = headers[0].rstrip(", ")
    body = find_class(node, "docOcurrContainer", "DocText", "doc-content")
    paragraphs = paragraphs_of(body if body is not None else node)
    if body is None:
        paragraphs = _cut_between(paragraphs, article["title"], article)
    number = _NUMBER.search(text_of(node))
    article["article_id"] = number[0].rstrip(".") if number else None
    article["text"] = "\n\n".join(paragraphs) or None
    return article


def _cut_between(paragraphs: list[str], title: str | None, article: dict[str, str | None]) -> list[str]:
    """Give what stands between the headline and the certificate; a short line without an end is the byline."""
    start = next((i + 1 for i, text in enumerate(paragraphs) if title and text.startswith(title[:60])), 0)
    end = next(
        (i for i, text in enumerate(paragraphs) if i >= start and _CERTIFICATE.search(text)), len(paragraphs)
    )
    body = paragraphs[start:end]
    while body and re.match(r"(?:©|\(c\)|Copyright)", body[-1], re.IGNORECASE):
        body.pop()
    if len(body) > 1 and len(body[0].split()) <= 5 and body[0][-1] not in ".!?:…":
        article["byline"] = article.get("byline") or body.pop(0)
    return body


_INTEGRUM = {
    "ИС": "outlet",
    "РБ": "section",
    "НР": "issue",
    "ДТ": "published",
    "АВ": "byline",
    "ЗГ": "title",
    "СТ": "page",
    "ПЗ": "standfirst",
}
_FIELD = re.compile(r"\^\s*([А-ЯA-Z]{2})\s*:\s*([^^]*)")


def is_integrum(page: str) -> bool:
    """Tell whether a web page is an export of Integrum."""
    return "^ИС:" in page or ("^ДТ:" in page and "<pre" in page.lower())


def read_integrum(page: str, account: Account) -> Iterator[FileRows]:
    """Read the articles of a report; the list above them says how many there are."""
    listed = set(re.findall(r"<a\s+href=[\"']#(\d+)[\"']", page, re.IGNORECASE))
    parts = re.split(r"(?=\^ИС:|<td[^<>]*>\s*\^ДТ:)", page)[1:]
    account.expected = len(listed) or len(parts)
    yield arrange([_read_integrum(part) for part in parts])


def _read_integrum(part: str) -> Found:
    head, _, rest = part.partition("</table>")
    article: dict[str, str | None] = {}
    for code, value in _FIELD.findall(resolve_markup(head)[0]):
        if column := _INTEGRUM.get(code):
            article[column] = " ".join(value.split()).strip(" ,") or None
    body = re.search(r"<pre[^<>]*>(.*?)(?:</pre>|$)", rest, re.IGNORECASE | re.DOTALL)
    article["text"] = _part_by_indents(resolve_markup(body[1] if body else rest)[0])
    return article


def _part_by_indents(text: str) -> str | None:
    """Part paragraphs where a line is indented, and join the wrapped lines between."""
    lines = text.replace("\r", "").split("\n")
    paragraphs: list[list[str]] = []
    for line in lines:
        if not line.strip():
            paragraphs.append([])
        elif line[:1].isspace() or not paragraphs:
            paragraphs.append([line.strip()])
        else:
            paragraphs[-1].append(line.strip())
    return "\n\n".join(joined for lines in paragraphs if (joined := "\n".join(lines).strip())) or None


def is_yomidasu(page: str) -> bool:
    """Tell whether a web page is a list of articles of Yomidasu, or of Kikuzo."""
    return "heiseiDetailArea" in page or ("contentsTable" in page and "mb10" in page)


def read_yomidasu(page: str, account: Account) -> Iterator[FileRows]:
    """Read the articles of a page: a table of fields, and the text behind it."""
    document = parse_page(page)
    tables = [table for table in iter_class(document, "contentsTable") if len(_cells(table)) >= 5]
    account.expected = len(tables)
    yield arrange([_read_yomidasu(table) for table in tables])


def _cells(table: Any) -> list[str]:
    return [text_of(cell) for cell in table.iter("th", "td")]


def _read_yomidasu(table: Any) -> Found:
    cells = _cells(table)
    dated = next((i for i, cell in enumerate(cells) if parse_date(cell)), None)
    article: dict[str, str | None] = {"outlet": "読売新聞"}
    if dated is not None:
        names = ("published", "title", "edition", "section", "page", "length")
        article |= dict(zip(names, cells[dated : dated + 6], strict=False))
    holder = table.getparent()
    body = next((inner for inner in holder.itersiblings("div")), None) if holder is not None else None
    texts = ["".join(p.itertext()) for p in iter_class(body, "mb10")] if body is not None else []
    # A paragraph begins with an ideographic space, as in print.
    paragraphs = [
        " ".join(part.split()) for text in texts for part in re.split("\n|(?<=[。」）])\u3000", text)
    ]
    article["text"] = "\n\n".join(filter(None, paragraphs)) or None
    return article


def is_kikuzo(page: str) -> bool:
    """Tell whether a web page is a list of articles of Kikuzo."""
    return "topic-detail" in page and "detail001" in page


def read_kikuzo(page: str, account: Account) -> Iterator[FileRows]:
    """Read the articles of a page: a list of fields, a headline, and the text."""
    document = parse_page(page)
    holders: dict[Any, None] = {}
    for table in iter_class(document, "topic-detail"):
        holder = table.getparent()
        if holder is not None and find_class(holder, "detail001") is not None:
            holders[holder] = None
    account.expected = len(holders)
    yield arrange([_read_kikuzo(holder) for holder in holders])


def _read_kikuzo(holder: Any) -> Found:
    listed = find_class(holder, "topic-list")
    cells = [text_of(cell) for cell in listed.iter("td")] if listed is not None else []
    dated = next((i for i, cell in enumerate(cells) if parse_date(cell)), None)
    article: dict[str, str | None] = {"outlet": "朝日新聞", "title": say(find_class(holder, "font002"))}
    if dated is not None:
        article |= dict(
            zip(("published", "edition", "section", "page", "length"), cells[dated : dated + 5], strict=False)
        )
    article["text"] = "\n\n".join(paragraphs_of(find_class(holder, "detail001"))) or None
    return article
