"""XML: NewsML-G2, NewsML 1, NITF, Factiva's XML, RSS, Atom and MediaWiki."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import Found, arrange
from mediaframing.reading.databases.dom import find_name, iter_name, name_of, paragraphs_of, parse_xml, say
from mediaframing.reading.databases.mediawiki import is_mediawiki, read_mediawiki
from mediaframing.reading.databases.own_xml import read_own
from mediaframing.reading.skipped import ReadingError
from mediaframing.reading.sources import FileRows, Source
from mediaframing.values.markup import resolve_markup

_ELEMENT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_ROOTS = frozenset(
    {
        "newsitem",
        "newsmessage",
        "newsml",
        "nitf",
        "rss",
        "feed",
        "rdf",
        "ppsresponse",
        "package",
        "channel",
        "mediawiki",
        "doc",
        "reuters",
    }
)
_CLASS = "{http://www.w3.org/XML/1998/namespace}lang"


def is_xml(text: str) -> bool:
    """Tell whether a text is XML, and no web page: its first element tells."""
    start = text.lstrip("\ufeff \r\n\t")[:8000]
    first = _ELEMENT.search(start)
    if not start.startswith("<") or first is None:
        return False
    name = first[1].lower()
    return name in _ROOTS or (start.lower().startswith("<?xml") and name != "html")


def stream_xml(source: Source, account: Account) -> Iterator[FileRows]:
    """Read the articles of an XML file.

    Raises
    ------
    ReadingError
        If it is no XML of news.
    """
    root = parse_xml(source.load())
    name = name_of(root)
    names = {name_of(element) for element in root.iter()}
    account.encoding = (root.getroottree().docinfo.encoding or "utf-8").lower()
    if "ppsarticle" in names or (name == "article" and "accessionno" in names) or name == "ppsresponse":
        found, account.kind = _read_factiva(root), "Factiva XML"
    elif name in {"rss", "rdf"} or (name == "channel"):
        found, account.kind = _read_feed(root, "item"), "RSS feed"
    elif is_mediawiki(name):
        found, account.kind = read_mediawiki(root, account), "MediaWiki export"
    elif name == "feed":
        found, account.kind = _read_feed(root, "entry"), "Atom feed"
    elif "newsitem" in names and ("contentset" in names or "itemmeta" in names):
        found, account.kind = [_read_item(item) for item in iter_name(root, "newsItem")], "NewsML-G2"
    elif "nitf" in names:
        found, account.kind = [_read_nitf(nitf) for nitf in iter_name(root, "nitf")], "NITF"
    elif name == "newsml":
        found, account.kind = [_read_component(item) for item in iter_name(root, "NewsItem")], "NewsML"
    else:
        rows = read_own(root)
        if rows is None:
            raise ReadingError(
                f"XML of a kind that is not known: its first element is <{name}>, and no element has parts called title and "
                "text, or the like"
            )
        yield rows
        return
    account.expected = len(found)
    yield arrange(found)


def _read_factiva(root: Any) -> list[Found]:
    found: list[Found] = []
    for article in iter_name(root, "article"):
        parts = [
            find_name(article, "leadParagraph"),
            find_name(article, "tailParagraphs"),
            find_name(article, "body"),
        ]
        paragraphs = [
            text
            for part in parts
            if part is not None
            for inner in iter_name(part, "paragraph")
            for text in paragraphs_of(inner)
        ]
        found.append(
            {
                "article_id": say(find_name(article, "accessionNo")),
                "title": say(find_name(article, "headline")),
                "outlet": say(find_name(article, "sourceName")),
                "published": say(find_name(article, "publicationDate")),
                "byline": say(find_name(article, "byline")),
                "section": say(find_name(article, "sectionName", "columnName")),
                "page": say(find_name(article, "pages")),
                "edition": say(find_name(article, "edition")),
                "length": say(find_name(article, "wordCount")),
                "language": say(find_name(article, "baseLanguage")),
                "text": "\n\n".join(paragraphs) or None,
            }
        )
    return found


def _read_item(item: Any) -> Found:
    """Read a NewsML-G2 item: metadata by element, the text from whatever its content set holds."""
    content = find_name(item, "contentSet")
    meta = find_name(item, "contentMeta")
    about = meta if meta is not None else item
    inner = _read_nitf(content) if content is not None and find_name(content, "nitf") is not None else {}
    body = find_name(content, "body") if content is not None else None
    paragraphs = _text_of_body(body if body is not None else content)
    version, created = find_name(item, "versionCreated"), find_name(about, "contentCreated")
    article: dict[str, str | None] = {
        "article_id": item.get("guid"),
        "title": say(find_name(about, "headline")) or inner.get("title") or say(find_name(about, "slugline")),
        "outlet": _named(find_name(about, "infoSource"))
        or _named(find_name(item, "provider"))
        or _named(find_name(item, "copyrightHolder")),
        "published": say(created) or say(find_name(item, "firstCreated")) or say(version),
        "byline": say(find_name(about, "by")) or _named(find_name(about, "creator")),
        "dateline": say(find_name(about, "dateline")),
        "language": (language.get("tag") if (language := find_name(about, "language")) is not None else None)
        or item.get(_CLASS),
        "text": inner.get("text") or "\n\n".join(paragraphs) or None,
    }
    subjects = [say(find_name(subject, "name")) for subject in iter_name(about, "subject")]
    article["subjects"] = "; ".join(dict.fromkeys(filter(None, subjects))) or None
    return article


def _text_of_body(body: Any) -> list[str]:
    return [] if body is None else paragraphs_of(body)


def _named(element: Any) -> str | None:
    """Give the name of a party: its element ``name``, else its code behind the colon."""
    if element is None:
        return None
    named = say(find_name(element, "name"))
    code = element.get("qcode") or element.get("literal") or ""
    return named or code.rpartition(":")[2] or None


def _read_nitf(root: Any) -> Found:
    nitf = find_name(root, "nitf")
    head, body = find_name(nitf, "body.head"), find_name(nitf, "body.content")
    headlines = [say(line) for line in iter_name(head, "hl1")] if head is not None else []
    lower = say(find_name(head, "hl2")) if head is not None else None
    pub, issued = find_name(nitf, "pubdata"), find_name(nitf, "date.issue")
    ident = find_name(nitf, "doc-id")
    paragraphs = _text_of_body(_find_whole(body))
    return {
        "article_id": ident.get("id-string") if ident is not None else None,
        "title": " ".join(filter(None, headlines))
        or say(find_name(nitf, "hedline"))
        or say(find_name(nitf, "title")),
        "standfirst": lower,
        "byline": say(find_name(head, "byline")) if head is not None else None,
        "dateline": say(find_name(head, "dateline")) if head is not None else None,
        "outlet": (pub.get("name") if pub is not None else None) or say(find_name(nitf, "distributor")),
        "section": pub.get("position.section") if pub is not None else None,
        "page": pub.get("position.sequence") if pub is not None else None,
        "published": (pub.get("date.publication") if pub is not None else None)
        or (issued.get("norm") if issued is not None else None),
        "text": "\n\n".join(paragraphs) or None,
    }


def _find_whole(body: Any) -> Any:
    """Find the block of the whole text, where its lead stands once more in one of its own, as the New York Times wrote it."""
    if body is None:
        return None
    return next((block for block in iter_name(body, "block") if block.get("class") == "full_text"), body)


def _read_component(item: Any) -> Found:
    """Read an item of NewsML 1: its lines, and the text of its first content that has one."""
    lines = find_name(item, "NewsLines")
    inner = _read_nitf(item) if find_name(item, "nitf") is not None else {}
    content = find_name(item, "DataContent")
    provider = find_name(item, "ProviderId")
    return {
        "article_id": say(find_name(item, "PublicIdentifier")) or say(find_name(item, "NewsItemId")),
        "title": say(find_name(lines, "HeadLine")) if lines is not None else inner.get("title"),
        "byline": say(find_name(lines, "ByLine")) if lines is not None else inner.get("byline"),
        "dateline": say(find_name(lines, "DateLine")) if lines is not None else None,
        "outlet": inner.get("outlet") or say(provider),
        "published": say(find_name(item, "FirstCreated"))
        or say(find_name(item, "ThisRevisionCreated"))
        or say(find_name(item, "DateId")),
        "text": inner.get("text") or "\n\n".join(_text_of_body(content)) or None,
    }


def _read_feed(root: Any, entry: str) -> list[Found]:
    channel = find_name(root, "channel")
    top = channel if channel is not None else root
    outlet = next((say(child) for child in top if name_of(child) == "title"), None)
    language = next((say(child) for child in top if name_of(child) == "language"), None) or root.get(_CLASS)
    return [_read_entry(item, outlet, language) for item in iter_name(root, entry)]


def _read_entry(item: Any, outlet: str | None, language: str | None) -> Found:
    fields: dict[str, Any] = {}
    for child in item:
        fields.setdefault(name_of(child), child)
    links = [child for child in item if name_of(child) == "link"]
    link = next(
        (child.get("href") or say(child) for child in links if child.get("rel") in {None, "alternate"}), None
    )
    whole = [_write(fields[name]) for name in ("encoded", "content") if name in fields]
    short = [_write(fields[name]) for name in ("description", "summary") if name in fields]
    text = max([*whole, *short], key=lambda told: len(told or ""), default=None)
    author = fields.get("creator", fields.get("author"))
    named = find_name(author, "name") if author is not None else None
    source = fields.get("source")
    within = find_name(source, "title") if source is not None and len(source) else source
    categories = [child.get("term") or say(child) for child in item if name_of(child) == "category"]
    return {
        "title": resolve_markup(say(fields.get("title")) or "")[0] or None,
        "outlet": say(within) or outlet,
        "published": next(
            (say(fields[n]) for n in ("pubdate", "published", "date", "issued", "updated") if n in fields),
            None,
        ),
        "byline": say(named) if named is not None else say(author),
        "section": "; ".join(filter(None, categories)) or None,
        "url": link,
        "article_id": say(fields.get("guid")) or say(fields.get("id")),
        "language": language,
        "text": text,
    }


def _write(element: Any) -> str | None:
    """Write the content of an entry: escaped HTML, or elements within."""
    if len(element):
        return "\n\n".join(paragraphs_of(element)) or None
    return (element.text or "").strip() or None
