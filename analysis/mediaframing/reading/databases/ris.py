"""RIS: citations of articles, with their abstracts; the texts are elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import Found, arrange
from mediaframing.reading.sources import FileRows

_TAG = re.compile(r"^([A-Z][A-Z0-9])  ?- ?(.*)$")
_FIRST = re.compile(r"^\ufeff?\s*TY  ?- ?\w+", re.MULTILINE)
_COLUMNS = {
    "T1": "title", "TI": "title", "JF": "outlet", "JO": "outlet", "T2": "outlet", "PB": "publisher", "DA": "published",
    "Y1": "published", "PY": "published", "AU": "byline", "A1": "byline", "N2": "text", "AB": "text", "UR": "url",
    "L2": "url", "SP": "page", "LA": "language", "AN": "article_id", "ID": "article_id", "ET": "edition", "SE": "section",
}  # fmt: skip
_LIST = frozenset({"byline"})


def is_ris(text: str) -> bool:
    """Tell whether a text is a list of citations in RIS."""
    return _FIRST.search(text[:20_000]) is not None and "\nER  -" in text.replace("\r", "")


def read_ris(text: str, account: Account) -> Iterator[FileRows]:
    """Read the citations; an abstract stands for the text that RIS does not hold."""
    account.note("citations: text is the abstract, where there is one")
    found: list[Found] = []
    article: dict[str, str | None] = {}
    column = ""
    for line in text.replace("\r", "").split("\n"):
        tag = _TAG.match(line)
        if tag is None:
            if column == "text" and line.strip():
                article["text"] = f"{article.get('text') or ''}\n{line.strip()}"
            continue
        if tag[1] == "TY":
            article = {}
        if tag[1] == "ER":
            found.append(article)
            article = {}
        column = _COLUMNS.get(tag[1], "")
        value = tag[2].strip().rstrip("/")
        if column and value:
            before = article.get(column)
            article[column] = f"{before}; {value}" if before and column in _LIST else before or value
    account.expected = len(found)
    yield arrange(found)
