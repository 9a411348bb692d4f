"""LexisNexis as it was: articles below ``n of m DOCUMENTS``, in plain text, RTF, HTML or PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediaframing.reading.account import Account
from mediaframing.reading.databases import fields
from mediaframing.reading.databases.arrange import Found, arrange
from mediaframing.reading.databases.labels import find_page, read_label
from mediaframing.reading.sources import FileRows
from mediaframing.values.dates import parse_date

_OF = "of|von|de|sur|di|van|av|af"
_NUMBER = r"\d+(?:[.,]\d{3})*"
_NOUN = "DOCUMENTS?|DOKUMENTE?N?|DOKUMENTER|DOCUMENTI|DOCUMENTOS|DOCUMENTEN|DOCUMENTO"
_HEAD = re.compile(
    rf"^[ \t\u00a0\x0c]*(?:({_NUMBER})[ \t]+(?:{_OF})[ \t]+({_NUMBER})[ \t]+(?:{_NOUN})|"
    rf"(?:{_NOUN})[ \t]+({_NUMBER})[ \t]+(?:{_OF})[ \t]+({_NUMBER}))"
    r"[ \t\u00a0]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_RIGHTS = re.compile(
    r"\s*(?:(?:\(c\)|©)|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|"
    r"todos los derechos|tutti i diritti|alle rechten|distributed by\b|provided by\b)",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"[\w .'-]*\b(?:edition|ausgabe|édition|edición|editie|edizione)\b[\w .'-]*", re.IGNORECASE
)
# What ends the head where there is no label for the body: the last of these stands right above it.
_FIRST_LINES = 20
_IN_HEAD = frozenset(
    {"byline", "section", "length", "title", "standfirst", "dateline", "edition", "copyright", "url"}
)
_LAST_HEAD_BLOCK = 14
_LINK = re.compile(r"(?:https?://|www\.)\S+")


def is_lexis(text: str) -> bool:
    """Tell whether a text holds articles below ``n of m DOCUMENTS``."""
    return _HEAD.search(text) is not None


def read_lexis(text: str, account: Account) -> Iterator[FileRows]:
    """Part a download into its articles; how many the download says there are goes to the account."""
    heads = list(_HEAD.finditer(text))
    firsts = [_read_number(head[1] or head[3]) for head in heads]
    totals = {_read_number(head[2] or head[4]) for head in heads}
    # A download may hold a part of the results: 2001 to 2100 of 2146.
    span = max(firsts) - min(firsts) + 1 if firsts else 0
    account.expected = min(totals) if len(totals) == 1 and span == min(totals) else span
    if totals and min(totals) > span:
        account.note(f"{span} of {min(totals)} results of the search are in the file")
    ends = [head.start() for head in heads[1:]] + [len(text)]
    found = [read_document(text[head.end() : end]) for head, end in zip(heads, ends, strict=True)]
    yield arrange(found)


def _read_number(written: str) -> int:
    return int(written.replace(",", "").replace(".", ""))


def read_document(text: str) -> Found:
    """Take one article apart: outlet and date above, labelled fields, the body, labelled fields below."""
    # Genios counts its documents in the same words, and gives the outlet a label.
    if fields.is_labelled(text.split("\n")[:_FIRST_LINES]):
        return fields.read_document(text)
    blocks = [block for block in re.split(r"\n[ \t\r\u00a0\x0c]*\n\s*", text.strip()) if block.strip()]
    blocks = [part for block in blocks for part in _part_labels(block)]
    article: dict[str, str | None] = {}
    place = _read_masthead(blocks, article)
    body = _read_head(blocks, place, article)
    _read_body(blocks[body:], article)
    if section := article.get("section"):
        article["page"] = find_page(section)
    return article


def _part_labels(block: str) -> list[str]:
    """Part a block whose lines are each labelled, as without blank lines in between."""
    lines = block.split("\n")
    starts = [i for i, line in enumerate(lines) if i == 0 or (read_label(line) and line[:1].isupper())]
    if len(starts) < 2:
        return [block]
    return ["\n".join(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _read_masthead(blocks: list[str], article: dict[str, str | None]) -> int:
    """Read what stands above the fields: rights, outlet, date, edition. Return the number of the next block."""
    named: list[str] = []
    for place, block in enumerate(blocks[:_LAST_HEAD_BLOCK]):
        if read_label(block) is not None:
            break
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        dated = next((i for i, line in enumerate(lines) if len(line) < 90 and _is_date(line)), None)
        if dated is not None and not _RIGHTS.match(lines[dated]):
            named += _drop_rights(lines[:dated])
            article["published"] = lines[dated]
            edition = _EDITION.search(lines[dated]) or next(
                filter(None, map(_EDITION.search, lines[dated + 1 :])), None
            )
            article["edition"] = edition[0].strip(" ,") if edition else None
            article["outlet"] = named[-1] if named else None
            return place + 1
        named += [" ".join(kept)] if (kept := _drop_rights(lines)) else []
    article["outlet"] = named[0] if named else None
    return min(len(named), len(blocks))


def _drop_rights(lines: list[str]) -> list[str]:
    """Take off the lines about rights: from ``Copyright`` to ``All Rights Reserved``, which may be several."""
    last = max((i for i, line in enumerate(lines) if _RIGHTS.match(line)), default=-1)
    return lines[last + 1 :]


def _is_date(line: str) -> bool:
    moment = parse_date(line)
    return moment is not None and not line.isdigit()


def _read_head(blocks: list[str], place: int, article: dict[str, str | None]) -> int:
    """Read the fields above the body; return the number of the block at which that begins."""
    labelled = {
        i: label
        for i, block in enumerate(blocks[: place + _LAST_HEAD_BLOCK])
        if i >= place and (label := read_label(block))
    }
    begins = next((i for i, (column, _) in labelled.items() if column == "body"), None)
    if begins is None:
        above = [i for i, (column, _) in labelled.items() if column in _IN_HEAD]
        end = place
        for i in above:
            # One or two blocks in between are a headline; more are text, and so is whatever stands above a link.
            if i - end > (0 if labelled[i][0] == "url" else 3):
                break
            end = i + 1
        begins = end
    loose: list[str] = []
    for i in range(place, begins):
        label = labelled.get(i)
        if label is None:
            lines = _drop_rights([line.strip() for line in blocks[i].split("\n")])
            loose += [" ".join(kept)] if (kept := " ".join(lines).split()) else []
        elif label[0] in _IN_HEAD:
            column, value = label
            article[column] = article.get(column) or " ".join(value.split()) or None
    if loose and not article.get("title"):
        article["title"] = loose.pop(0)
    if loose and not article.get("standfirst"):
        article["standfirst"] = " ".join(loose)
    if begins < len(blocks) and (label := labelled.get(begins)) and label[0] == "body":
        blocks[begins] = label[1]
    return begins


def _read_body(blocks: list[str], article: dict[str, str | None]) -> None:
    paragraphs: list[str] = []
    below = False
    for place, block in enumerate(blocks):
        label = read_label(block)
        first = block.split("\n", 1)[0].split(":", 1)[0]
        if (
            label
            and place
            and first.isupper()
            and (
                label[0] not in {"title", "body", "section", "standfirst", "url"} or _LINK.fullmatch(label[1])
            )
        ):
            column, value = label
            below = True
            if column != "end" and not article.get(column):
                article[column] = " ".join(value.split()) or None
        elif _RIGHTS.match(block) and (below or place == len(blocks) - 1):
            below = True
        elif not below and block.strip():
            paragraphs.append(block)
    article["text"] = "\n\n".join(paragraphs) or None
