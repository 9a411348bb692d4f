"""Europresse as text or PDF: articles that end with a number such as ``news·20190215·LM·4321``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import Found, arrange
from mediaframing.reading.sources import FileRows
from mediaframing.values.dates import parse_date
from mediaframing.values.paragraphs import is_finished, split_paragraphs

_NUMBER = re.compile(
    r"^[ \t]*(?:[^\n:]{3,40}:[ \t]*)?((?:news|web|doc|pub)[·•.]\d{8}[·•.][\w-]+[·•.×][\w·•.×-]*\w)[ \t]*$",
    re.MULTILINE,
)
_RIGHTS = re.compile(r"(?:\(c\)|©|copyright\b)", re.IGNORECASE)
_CERTIFICATE = re.compile(
    r"(?:ce (?:certificat|document) est|certificat émis|document émis|this certificate|ce document désigne|"
    r"visualisation personnelle|personal and temporary)",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"(?:page \d+ (?:de|of|sur) \d+\b.*|nom du document.*|document name.*|sauvegardé .*|\d{1,4})",
    re.IGNORECASE,
)
# Beside each article of a PDF a list tells about its source: a label, and what stands below it.
_SOURCE = re.compile(r"(?:nom de la source|source name)", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:type de source|périodicité|couverture géographique|provenance|source type|periodicity|geographic(?:al)? coverage|origin)",
    re.IGNORECASE,
)
# "Le Monde • p. 3 • 512 mots", "Monde, samedi 16 février 2019 512 mots, p. 5".
_WORDS = r"(?<!\d)(\d{1,3}(?:[ \u00a0]\d{3})?) (?:mots|words)\b"
_COUNTED = re.compile(_WORDS, re.IGNORECASE)
_PAGE = re.compile(r"\bp(?:ages?|\.)\s?([A-Z]{0,4}\d[\w-]*)", re.IGNORECASE)
_ISSUE = re.compile(r",\s*(?:no|nº|n°|nr|vol)\b.*", re.IGNORECASE)
_BEYOND_DATE = re.compile(rf"\s*[-–•]?\s*(?:{_WORDS}.*|p(?:ages?|\.)\s?[A-Z]{{0,4}}\d.*)", re.IGNORECASE)
_HEAD, _LONGEST_NAME, _LONGEST_BYLINE = 16, 80, 6


def is_europresse_text(text: str) -> bool:
    """Tell whether a text holds articles as Europresse writes them."""
    return _NUMBER.search(text) is not None


def read_europresse_text(text: str, account: Account) -> Iterator[FileRows]:
    """Part a download into its articles."""
    numbers = list(_NUMBER.finditer(text))
    starts = [0, *(number.end() for number in numbers)]
    account.expected = len(numbers)
    found = [
        {**_read_document(text[start : number.start()]), "article_id": number[1]}
        for start, number in zip(starts, numbers, strict=False)
    ]
    yield arrange(found)


def _read_document(text: str) -> Found:
    """Take one article apart: outlet, date and page, headline, perhaps a byline, the body, the line about rights."""
    lines = [line.strip() for line in text.split("\n")]
    filled = [i for i, line in enumerate(lines) if line and not _is_furniture(line)]
    rights = next((i for i in reversed(filled) if _RIGHTS.match(lines[i])), len(lines))
    article: dict[str, str | None] = {}
    head = [i for i in filled if i < rights][:_HEAD]
    last = _read_head([(i, lines[i]) for i in head], article)
    body = [i for i in filled if last < i < rights]
    if not body:
        return article
    article["title"] = lines[body[0]]
    begin = body[0] + 1
    if len(body) > 2 and _is_byline(lines[body[1]]):
        article["byline"] = lines[body[1]]
        begin = body[1] + 1
    kept = "\n".join(line for line in lines[begin:rights] if not _is_furniture(line))
    article["text"] = "\n\n".join(split_paragraphs(kept)) or None
    return article


def _is_furniture(line: str) -> bool:
    return bool(_CERTIFICATE.search(line[:200]) or _RUNNING.fullmatch(line))


def _read_head(head: Sequence[tuple[int, str]], article: dict[str, str | None]) -> int:
    """Read what stands above the headline; say which of the lines is the last of it, or -1."""
    last = -1
    passed = -1
    for place, (number, line) in enumerate(head):
        if place == passed:
            last = number
        elif _SOURCE.fullmatch(line) and place + 1 < len(head):
            article["outlet"] = head[place + 1][1]
            passed, last = place + 1, number
        elif _ABOUT.fullmatch(line):
            passed, last = place + 1, number
        elif not article.get("published") and _is_dated(line):
            _read_dated(line, head[:place], article)
            last = number
        elif last >= 0 and len(line) < 2 * _LONGEST_NAME and (_COUNTED.search(line) or _PAGE.fullmatch(line)):
            _read_counted(line, article)
            last = number
    return last


def _read_counted(line: str, article: dict[str, str | None]) -> None:
    if counted := _COUNTED.search(line):
        article.setdefault("length", counted[1])
    if page := _PAGE.search(line):
        article.setdefault("page", page[1])
    if "•" in line and (name := line.split("•", 1)[0].strip(" ,")):
        article.setdefault("outlet", name)


def _is_dated(line: str) -> bool:
    if len(line) > 2 * _LONGEST_NAME or _RIGHTS.match(line):
        return False
    moment = parse_date(line)
    return moment is not None and moment.precision != "year" and not is_finished(line)


def _read_dated(line: str, above: Sequence[tuple[int, str]], article: dict[str, str | None]) -> None:
    article["published"] = _BEYOND_DATE.sub("", line)
    before = line.split(",", 1)[0].strip()
    if "," in line and parse_date(before) is None and len(before.split()) <= 4 and not before.isdigit():
        article["section"] = before
    _read_counted(line, article)
    names = [name for _, name in above if len(name) < _LONGEST_NAME]
    if names and not article.get("outlet"):
        article["outlet"] = _ISSUE.sub("", names[-1])


def _is_byline(line: str) -> bool:
    """Tell whether a line holds names: few words, most of them with a capital, and no end of a sentence."""
    words = line.split()
    capitals = sum(word[0].isupper() for word in words)
    return len(words) <= _LONGEST_BYLINE and not is_finished(line) and 2 * capitals > len(words)
