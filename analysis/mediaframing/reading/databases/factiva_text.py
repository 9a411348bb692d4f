"""Factiva in RTF or plain text: articles that end with ``Document`` and their number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import Found, arrange
from mediaframing.reading.sources import FileRows
from mediaframing.values.dates import parse_date

_END = re.compile(
    r"\s*(?:Document|Dokument|Documento|文件|文档|文書|Документ)\s+([A-Za-z]{2,8}0{0,6}\d{4}[A-Za-z0-9]{8,24})\s*"
)
# Lines that begin with a code, as "display format with indexing" writes them, in plain text and RTF.
_CODED = re.compile(
    r"^[ \t]*(SE|CLM|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|ART|AN)(?:[ \t\u00a0]+(.*))?$"
)
_NEEDED = frozenset({"HD", "SN", "PD"})
_LENGTH = re.compile(
    r"[\d.,'\s\u00a0]{1,12}(?:words?|mots|W[öo\ufffd]rter|palabras|parole|palavras|语|語|字|слов\w*|sana\w*|ord)",
    re.IGNORECASE,
)
_BETWEEN_NAMES = frozenset(
    {"and", "with", "de", "da", "la", "van", "von", "der", "bin", "al", "et", "und", "in"}
)
_SMALL = frozenset({"and", "of", "the", "for", "in", "&"})
_TIME = re.compile(r"\d{1,2}:\d{2}(?:\s*\w{2,4})?")
_CODE = re.compile(r"[A-Z0-9]{2,8}")
_RIGHTS = re.compile(r"\s*(?:\(c\)|©|copyright\b|版权|著作權)", re.IGNORECASE)
_EDITION = re.compile(r".*\b(?:edition|ausgabe|édition|edición|final|editie)\b.*", re.IGNORECASE)
_PAGE = re.compile(r"(?:[A-Za-z]{0,4}[-. ]?\d{1,4}[A-Za-z]?|[A-Z]{1,2}\d{1,3}(?:[-,]\s?\w+)*)")
_CODES = {
    "HD": "title", "BY": "byline", "SN": "outlet", "PD": "published", "WC": "length", "LA": "language", "PG": "page",
    "SE": "section", "ED": "edition", "AN": "article_id", "ET": "time", "CR": "credit", "DL": "dateline",
}  # fmt: skip


def is_factiva_text(text: str) -> bool:
    """Tell whether a text holds articles as Factiva writes them."""
    return any(_END.fullmatch(line) for line in text.split("\n") if len(line) < 60) or _is_coded(text)


def _is_coded(text: str) -> bool:
    codes = {found[1] for line in text[:40_000].split("\n") if (found := _CODED.match(line[:200]))}
    return codes >= _NEEDED and bool(codes & {"LP", "TD"})


def read_factiva_text(text: str, account: Account) -> Iterator[FileRows]:
    """Part a download into its articles."""
    if _is_coded(text):
        documents = [read_coded(pairs) for pairs in _part_coded(text)]
        account.expected = len(documents)
        yield arrange(documents)
        return
    found: list[Found] = []
    lines: list[str] = []
    for line in text.split("\n"):
        if (end := _END.fullmatch(line[:80])) and len(line) < 80:
            article = dict(read_document(lines))
            article["article_id"] = end[1]
            found.append(article)
            lines = []
        else:
            lines.append(line.strip())
    last = read_document(lines)
    if last.get("text") and last.get("published"):
        found.append(last)
        account.note("the last article has no line that ends it, and may be cut")
    account.expected = len(found)
    yield arrange(found)


def _part_coded(text: str) -> list[list[tuple[str, str]]]:
    """Part a download with codes: an article ends with its number, or where a code that stands once comes again."""
    articles: list[list[tuple[str, str]]] = [[]]
    for line in text.split("\n"):
        found = _CODED.match(line)
        last = articles[-1]
        if found is None:
            if last and line.strip():
                code, value = last[-1]
                last[-1] = code, f"{value}\n\n{line.strip()}".strip()
            continue
        seen = {code for code, _ in last}
        if "AN" in seen or (found[1] in {"SE", "HD"} and "HD" in seen):
            articles.append([])
        articles[-1].append((found[1], (found[2] or "").strip()))
    return [pairs for pairs in articles if any(code in {"LP", "TD", "HD"} for code, _ in pairs)]


def read_document(lines: Sequence[str]) -> Found:
    """Take one article apart: a headline, lines of fields, a line about rights, the body."""
    filled = [line for line in lines if line]
    counted = next((i for i, line in enumerate(filled[:30]) if _LENGTH.fullmatch(line[:40])), None)
    if counted is None:
        return {"title": filled[0] if filled else None, "text": "\n\n".join(filled[1:]) or None}
    rights = next(
        (i for i in range(counted, min(counted + 14, len(filled))) if _RIGHTS.match(filled[i])), None
    )
    body = rights + 1 if rights is not None else counted + 6
    article: dict[str, str | None] = read_fields(filled[counted:body])
    above = filled[:counted]
    if _ends_with_byline(above):
        article["byline"] = above.pop()
    if len(above) > 1 and len(above[0].split()) <= 4:
        article["section"] = above.pop(0)
    article["title"] = above[0] if above else None
    if len(above) > 1 and not article.get("byline"):
        article["byline"] = above[-1]
    article["text"] = "\n\n".join(filled[body:]) or None
    return article


def _ends_with_byline(above: Sequence[str]) -> bool:
    """Tell whether the last line above the fields names who wrote; of two lines the first may be a section's instead."""
    if len(above) < 2:
        return False
    said = re.match(r"(?:by|von|par|por)\b", above[-1], re.IGNORECASE) is not None
    return said or (_is_name(above[-1]) and (len(above) > 2 or not _is_section(above[0])))


def _is_name(line: str) -> bool:
    """Tell whether a line holds names alone: few words with capitals, no digits, no sign that ends or parts a headline."""
    words = line.replace(",", " ").split()
    named = all(word[0].isupper() or word in _BETWEEN_NAMES for word in words)
    return 2 <= len(words) <= 8 and named and not any(sign in '0123456789:;?!"“”' for sign in line)


def _is_section(line: str) -> bool:
    """Tell whether a line is called as sections are: a few words, each with a capital."""
    words = line.split()
    return len(words) <= 4 and all(
        word[0].isupper() or word in _SMALL or not word[0].isalpha() for word in words
    )


def read_fields(fields: Sequence[str]) -> dict[str, str | None]:
    """Read the lines of fields, which have no labels: length, date, time, outlet, its code, edition, page, language."""
    article: dict[str, str | None] = {}
    place = next((i for i, field in enumerate(fields) if _LENGTH.fullmatch(field[:40])), None)
    if place is not None:
        article["length"] = fields[place]
    dated = next(
        (i for i, field in enumerate(fields) if i != place and len(field) < 60 and _is_day(field)), None
    )
    if dated is None:
        return article
    article["published"] = fields[dated]
    rest = [field for field in fields[dated + 1 :] if field]
    if rest and _TIME.fullmatch(rest[0]):
        article["published"] = f"{fields[dated]} {rest.pop(0)}"
    if rest and not _RIGHTS.match(rest[0]):
        article["outlet"] = rest.pop(0)
    if rest and _CODE.fullmatch(rest[0]):
        article["outlet_code"] = rest.pop(0)
    for field in rest:
        if _RIGHTS.match(field):
            break
        if _PAGE.fullmatch(field):
            article.setdefault("page", field)
        elif _EDITION.fullmatch(field):
            article.setdefault("edition", field)
        elif len(field) < 30:
            article["language"] = field
    return article


def _is_day(field: str) -> bool:
    moment = parse_date(field)
    return moment is not None and moment.precision == "day" and not field.isdigit()


def read_coded(pairs: Sequence[tuple[str, str]]) -> Found:
    """Read fields that have Factiva's codes: HD, SN, PD, LP, TD ..."""
    article: dict[str, str | None] = {}
    texts: list[str] = []
    for code, value in pairs:
        if code in {"LP", "TD"}:
            texts.append(value)
        elif (column := _CODES.get(code)) and value:
            article.setdefault(column, " ".join(value.split()))
    time = article.pop("time", None)
    if time and article.get("published"):
        article["published"] = f"{article['published']} {time}"
    number = (article.get("article_id") or "").split()
    article["article_id"] = number[-1] if number else None
    article["text"] = "\n\n".join(texts) or None
    return article
