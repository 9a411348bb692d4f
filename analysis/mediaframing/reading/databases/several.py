"""Texts of several articles that no database known here wrote: parted by lines, by numbers, or by their own fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import Found
from mediaframing.reading.databases.fields import find_heads, read_document, read_field
from mediaframing.reading.databases.front_matter import split_front
from mediaframing.reading.databases.label_lines import join_labels
from mediaframing.reading.databases.label_signs import settle_labels
from mediaframing.reading.databases.markdown import ENDINGS, strip_markdown
from mediaframing.reading.skipped import ReadingError
from mediaframing.reading.text import parse_article
from mediaframing.values.headings import match_headings
from mediaframing.values.tidy import tidy_text

_RULE = re.compile(r"^[ \t]*(?:_{10,}|={10,}|\*{5,}|-{20,}|#{10,}|~{10,}|\+{10,})[ \t]*$", re.MULTILINE)
_LOADED = re.compile(r"^[ \t]*LOAD-DATE:", re.MULTILINE)
_NUMBERED = re.compile(
    r"^[ \t]*(?:article|document|record|result|item|story|artikel|dokument|documento|articolo)\s+\d+\s*(?:\b(?:of|von|de|di)\b|/)\s*\d+\b[^\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
# What stands once in an article, and how often it may: rules stand in some.
_MANY = (
    (_RULE, "lines that part articles", 2),
    (_LOADED, "LOAD-DATE: fields", 1),
)
_FEWEST_WORDS = 5
_COLUMNS = re.compile(r" {2,}")
_LONGEST_HEADINGS = 500


def read_several(text: str, account: Account) -> list[Found]:
    """Read a text that may hold several articles; one alone comes out as such, whatever fields it has above it.

    Raises
    ------
    ReadingError
        If it has the marks of many articles and cannot be parted: one article of them all would be wrong.
    """
    if split_front(text) is None:
        text = join_labels(settle_labels(text))
    parts = _part_text(text)
    if parts is not None:
        _tell_above(text[: text.find(parts[0])], account)
    else:
        _refuse_many(text)
        parts = [text]
    if len(parts) > 1:
        account.kind = "labelled text"
        if not _NUMBERED.search(text) and (rule := _RULE.search(text)):
            account.note(
                f"{len(parts)} articles, parted by lines such as {rule[0].strip()[:12]}; source='text' reads the text as one"
            )
        account.expected = len(parts)
    found: list[Found] = []
    for part in parts:
        # Before anything is mended, since marks behind backslashes are those of the fields.
        front = split_front(part)
        fields, body = front or ([], part)
        if front is not None or account.file.lower().endswith(ENDINGS):
            body = strip_markdown(body)
        tidy, mended = tidy_text(body)
        account.repaired += mended
        found.append(read_document(tidy, [(name, tidy_text(value)[0]) for name, value in fields]))
    return found


def _tell_above(above: str, account: Account) -> None:
    """Tell of words above the first article, such as a list of all; lines that part articles are none."""
    words = [word for word in _NUMBERED.sub("", above).split() if any(map(str.isalnum, word))]
    if words:
        account.note(f"{len(words)} words above the first article are passed over: {' '.join(words)[:60]!r}")


def _part_text(text: str) -> list[str] | None:
    """Part a text where its articles begin; None where nothing tells."""
    numbered = list(_NUMBERED.finditer(text))
    if len(numbered) > 1 and not text[numbered[-1].end() :].strip():  # the numbers stand below the articles
        ends = [found.start() for found in numbered]
        return [text[a:b] for a, b in zip([0, *(found.end() for found in numbered)], ends, strict=False)]
    if len(numbered) > 1:
        return _cut(text, [found.start() for found in numbered], [found.end() for found in numbered])
    rules = list(_RULE.finditer(text))
    if len(rules) > 1:
        ends = [found.start() for found in rules]
        parts = [
            part for part in _cut(text, [0, *ends], [0, *(found.end() for found in rules)]) if part.strip()
        ]
        # Rules stand between articles, above or below each; two that frame a part of one have no headlines around them.
        if len(parts) > 1 and all(map(_is_article, parts)):
            return parts
    lines = text.split("\n")
    heads = find_heads(lines)
    if len(heads) > 1:
        return ["\n".join(lines[a:b]) for a, b in zip(heads, [*heads[1:], len(lines)], strict=True)]
    return None


def _cut(text: str, starts: Sequence[int], begins: Sequence[int]) -> list[str]:
    return [text[a:b] for a, b in zip(begins, [*starts[1:], len(text)], strict=True)]


def _is_article(part: str) -> bool:
    """Tell whether a part has a headline, with a label or without, and a text below it."""
    lines = [line for line in part.strip().split("\n") if line.strip()]
    if len(lines) < 2 or sum(len(line.split()) for line in lines[1:]) < _FEWEST_WORDS:
        return False
    return any(read_field(line) for line in lines[:2]) or parse_article(part)["title"] is not None


def _refuse_many(text: str) -> None:
    """Raise if a text has the marks of many articles: lines that part them, fields that each has once, or columns with headings."""
    first = text.lstrip("\n\ufeff").split("\n", 1)[0]
    headings = (
        match_headings(_COLUMNS.split(first.strip()))
        if len(first) < _LONGEST_HEADINGS and "  " in first.strip()
        else {}
    )
    if "text" in headings and len(headings) > 1:
        raise ReadingError(
            f"the text seems to be a table of columns of a fixed width ({', '.join(headings.values())}); save it as CSV, or read it with "
            "pandas.read_fwf and give that to read_articles; source='text' reads it as one article"
        )
    for mark, what, most in _MANY:
        count = len(mark.findall(text))
        if count > most:
            raise ReadingError(
                f"the text seems to hold many articles ({count} {what}), of no database that is known; part it into files, or "
                "say source='text' to read it as one article"
            )
