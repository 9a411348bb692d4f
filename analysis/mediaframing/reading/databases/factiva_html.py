"""Factiva's web pages, saved in whatever language the interface has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import Found, arrange
from mediaframing.reading.databases.dom import find_class, iter_class, paragraphs_of, parse_page, say, text_of
from mediaframing.reading.databases.factiva_text import read_coded, read_fields
from mediaframing.reading.sources import FileRows

_ARTICLE = re.compile(
    r"class=[\"'](?:article )?[a-z]{2,4}Article[\"']|class=[\"']article [a-z]{2,4}Article|articleParagraph"
)
_NUMBER = re.compile(r"[A-Za-z]{2,8}0{0,6}\d{4}[A-Za-z0-9]{8,24}")
_ROWS = ("HD", "LP", "TD", "SN", "PD", "AN")


def is_factiva_page(page: str) -> bool:
    """Tell whether a web page holds articles of Factiva."""
    return "rticle" in page and _ARTICLE.search(page) is not None


def read_factiva_page(page: str, account: Account) -> Iterator[FileRows]:
    """Read the articles of a page."""
    document = parse_page(page)
    nodes = [
        node
        for node in document.iter("div")
        if re.search(r"(?:^|\s)[a-z]{2,4}Article(?:\s|$)", node.get("class") or "")
    ]
    account.expected = len(nodes)
    yield arrange([_read_article(node) for node in nodes])


def _read_article(node: Any) -> Found:
    pairs = _read_rows(node)
    if pairs:
        return read_coded(pairs)
    title = _find_headline(node)
    paragraphs = list(iter_class(node, "articleParagraph"))
    fields = [
        text_of(div)
        for div in node.iter("div")
        if not div.get("class") and not div.get("id") and div.find(".//div") is None and div is not node
    ]
    article: dict[str, str | None] = read_fields(fields)
    article["title"] = _strip_number(say(title))
    author = find_class(node, "author")
    article["byline"] = say(author)
    before = _fields_above(node, title)
    if before:
        article["section"] = before[0]
    number = (node.getparent().get("id") if node.getparent() is not None else None) or node.get("id") or ""
    if number.startswith("article-"):
        article["article_id"] = number.removeprefix("article-")
    else:
        last = [text_of(p).split() for p in node.iter("p")][-1:]
        numbered = last and last[0] and _NUMBER.fullmatch(last[0][-1])
        article["article_id"] = numbered[0] if numbered else None
    article["text"] = "\n\n".join(text for p in paragraphs for text in paragraphs_of(p)) or None
    return article


def _find_headline(node: Any) -> Any:
    found = node.xpath(".//*[contains(@class, 'Headline')]") or node.xpath(".//*[@id='hd']")
    return found[0] if found else None


def _fields_above(node: Any, title: Any) -> list[str]:
    """Give what stands above the headline: the section, if anything."""
    above: list[str] = []
    for div in node.iter("div", "span"):
        if div is title or div.get("id") == "hd":
            break
        if div is not node and div.tag == "div" and not div.get("class") and (text := text_of(div)):
            above.append(text)
    return above if title is not None else []


def _strip_number(title: str | None) -> str | None:
    """Take off the number that the page puts before a headline: ``1) ``."""
    return re.sub(r"^\d{1,4}\)\s+", "", title) if title else None


def _read_rows(node: Any) -> list[tuple[str, str]]:
    """Read the rows of a table with Factiva's codes."""
    pairs: list[tuple[str, str]] = []
    for row in node.iter("tr"):
        cells = row.findall("td")
        if len(cells) == 2:
            pairs.append((text_of(cells[0]).strip("\u00a0 "), "\n\n".join(paragraphs_of(cells[1]))))
    return pairs if sum(code in _ROWS for code, _ in pairs) >= 3 else []
