"""Web pages: those that databases export, and saved pages of news sites, read with trafilatura, which is an extra."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import Found, arrange
from mediaframing.reading.databases.factiva_html import is_factiva_page, read_factiva_page
from mediaframing.reading.databases.lexis import is_lexis, read_lexis
from mediaframing.reading.databases.pages import (
    is_europresse,
    is_integrum,
    is_kikuzo,
    is_yomidasu,
    read_europresse,
    read_integrum,
    read_kikuzo,
    read_yomidasu,
)
from mediaframing.reading.databases.proquest import is_proquest_page, mark_documents, read_proquest
from mediaframing.reading.encoding import find_encoding, strip_mark
from mediaframing.reading.skipped import ReadingError
from mediaframing.reading.sources import FileRows, Source
from mediaframing.values.markup import resolve_markup

Reading = Callable[[str, Account], Iterator[FileRows]]
# Half a million tags are no article, and cost minutes.
_MOST_TAGS = 300_000


def _read_lexis_page(page: str, account: Account) -> Iterator[FileRows]:
    yield from read_lexis(resolve_markup(page)[0], account)


def _read_proquest_page(page: str, account: Account) -> Iterator[FileRows]:
    yield from read_proquest(resolve_markup(mark_documents(page))[0], account)


def _is_lexis_page(page: str) -> bool:
    return "DOCUMENT" in page.upper() and is_lexis(resolve_markup(page[:400_000])[0])


# Name in the report, key for source=, whether a page is of it, and how it is read.
PAGES: Sequence[tuple[str, str, Callable[[str], bool], Reading]] = (
    ("Factiva HTML", "factiva", is_factiva_page, read_factiva_page),
    ("Europresse HTML", "europresse", is_europresse, read_europresse),
    ("Integrum HTML", "integrum", is_integrum, read_integrum),
    ("Yomidasu HTML", "yomidasu", is_yomidasu, read_yomidasu),
    ("Kikuzo HTML", "kikuzo", is_kikuzo, read_kikuzo),
    ("ProQuest HTML", "proquest", is_proquest_page, _read_proquest_page),
    ("LexisNexis HTML", "lexis", _is_lexis_page, _read_lexis_page),
)


def is_page(text: str) -> bool:
    """Tell whether a text is a web page, or a piece of one."""
    start = text.lstrip("\ufeff \r\n\t")[:2000].lower()
    return start.startswith(
        ("<!doctype html", "<html", "<head", "<body", "<div", "<meta", "<?xml", "<!--")
    ) and (
        "<html" in start or "<div" in start or "<body" in start or "<head" in start or "<!doctype" in start
    )


def stream_page(source: Source, account: Account) -> Iterator[FileRows]:
    """Read a web page as what it is: an export of a database, or a saved page of a news site."""
    yield from read_page(_decode(source.load(), account), account)


def read_page(page: str, account: Account) -> Iterator[FileRows]:
    """Read a web page that is decoded."""
    for name, key, tells, read in PAGES:
        if account.forced == key or (account.forced is None and tells(page)):
            account.kind = name
            yield from read(page, account)
            return
    account.kind = "web page"
    article = extract_article(page)
    if not article.get("text"):
        raise ReadingError("a web page in which no article is found")
    account.expected = 1
    yield arrange([article])


def extract_article(page: str, url: str | None = None) -> Found:
    """Extract the article of a saved page: text with its block quotes, headline, author, date, site.

    Raises
    ------
    ReadingError
        If trafilatura is not installed, or the page is no page.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise ReadingError(
            "Saved web pages need trafilatura: install it with `pip install 'mediaframing[web]'`"
        ) from error
    if page.count("<") > _MOST_TAGS:
        raise ReadingError(f"a web page of more than {_MOST_TAGS:,} tags")
    try:
        # Block quotes hold what sources say; comments are no part of the article.
        found: Any = trafilatura.bare_extraction(
            page,
            url=url,
            include_comments=False,
            include_tables=False,
            favor_recall=True,
            with_metadata=False,
        )
        metadata: Any = trafilatura.extract_metadata(page, default_url=url)
    except Exception as error:  # trafilatura raises whatever its parsers stumble over
        raise ReadingError(f"the page cannot be read: {error}") from error
    text = found.text if found is not None else None
    known = metadata if metadata is not None else None
    return {
        "title": known.title if known else None,
        "outlet": (known.sitename if known else None) or (known.hostname if known else None),
        "published": known.date if known else None,
        "byline": known.author if known else None,
        "url": (known.url if known else None) or url,
        "language": known.language if known else None,
        "text": "\n\n".join(line for line in (text or "").split("\n") if line.strip()) or None,
    }


def _decode(data: bytes, account: Account) -> str:
    """Decode a page: what it declares, unless its bytes are UTF-8 all the same."""
    decoder = find_encoding([data])
    declared = _find_declared(data[:4000])
    if declared and decoder.encoding == "utf-8":
        try:
            text = data.decode("utf-8")
            account.encoding = "utf-8"
        except UnicodeDecodeError:
            try:
                # Windows-1252 is what pages mean by Latin-1; some that say UTF-8 are neither.
                name = "cp1252" if declared in {"iso-8859-1", "latin-1", "latin1", "us-ascii"} else declared
                if name not in {"utf-8", "utf8"}:
                    text = data.decode(name, errors="replace")
                    account.encoding = name
                    return text
            except LookupError:
                pass
        else:
            return strip_mark(data).decode("utf-8", errors="replace") if data[:3] == b"\xef\xbb\xbf" else text
    text = decoder.decode(strip_mark(data))
    account.encoding = decoder.told
    return text


def _find_declared(head: bytes) -> str | None:
    text = head.decode("latin-1").lower()
    place = text.find("charset=")
    if place < 0:
        return None
    name = text[place + 8 :].lstrip("\"'")
    end = next((i for i, sign in enumerate(name) if not (sign.isalnum() or sign in "-_")), len(name))
    return name[:end] or None
