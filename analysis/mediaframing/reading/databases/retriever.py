"""Retriever Mediearkivet: plain text, articles between lines of ``=``, below a list of their headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import Found, arrange
from mediaframing.reading.sources import FileRows

_RULE = re.compile(r"^[ \t]*={20,}[ \t]*\r?$", re.MULTILINE)
_LISTED = re.compile(r"^> .+, (?:19|20)\d\d-\d\d-\d\d", re.MULTILINE)
_NAMED = re.compile(r"(?P<outlet>.+?),[ \t]*(?P<published>(?:19|20)\d\d-\d\d-\d\d(?:[ \t]+\d\d:\d\d)?)[ \t]*")
_PAGE = re.compile(r"(?:Sida|Side|Sidan|Page)[ \t]+(\S.*)", re.IGNORECASE)
_MEDIUM = re.compile(r"(?:Publicerat|Publisert|Publiceret|Published)\b.*", re.IGNORECASE)
_LINK = re.compile(r".*?(https?://\S+)")
_RIGHTS = re.compile(r"\s*(?:©|\(c\)|copyright\b)", re.IGNORECASE)


def is_retriever(text: str) -> bool:
    """Tell whether a text is a download of Retriever."""
    if _RULE.search(text) is None and "ret.nu" not in text:
        return False
    return any(
        _NAMED.fullmatch(line.strip())
        for line in text.split("\n")
        if len(line) < 200 and not line.startswith(">")
    )


def read_retriever(text: str, account: Account) -> Iterator[FileRows]:
    """Part a download into its articles; the list above them says how many there are."""
    listed = list(_LISTED.finditer(text))
    if listed:
        account.expected = len(listed)
        line_end = text.find("\n", listed[-1].end())
        text = text[line_end if line_end >= 0 else len(text) :]
    found = [article for part in _RULE.split(text) if (article := read_document(part)) is not None]
    yield arrange(found)


def read_document(text: str) -> Found | None:
    """Take one article apart: headline, outlet and date, page, body, rights, link."""
    lines = [line.strip() for line in text.split("\n")]
    named = next((i for i, line in enumerate(lines[:40]) if _NAMED.fullmatch(line[:300])), None)
    if named is None:
        return None
    match = _NAMED.fullmatch(lines[named][:300])
    article: dict[str, str | None] = dict(match.groupdict()) if match else {}
    article["title"] = " ".join(line for line in lines[:named] if line) or None
    body: list[str] = []
    for place, line in enumerate(lines[named + 1 :]):
        if place < 6 and not any(body) and (page := _PAGE.fullmatch(line)):
            article["page"] = page[1].strip()
        elif place < 6 and not any(body) and _MEDIUM.fullmatch(line):
            article["medium"] = line.rstrip(". ")
        elif _RIGHTS.match(line):
            article["url"] = next(
                (m[1] for below in lines[named + place + 1 :] if (m := _LINK.match(below))), None
            )
            break
        elif (link := _LINK.match(line)) and "ret.nu" in line:
            article["url"] = link[1]
        else:
            body.append(line)
    article["text"] = "\n".join(body).strip() or None
    return article
