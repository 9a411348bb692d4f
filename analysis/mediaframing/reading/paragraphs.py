"""Paragraphs: where they part in a text, and how headline, standfirst and body become one text."""

from __future__ import annotations

import re

_BLANK_LINES = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")
_FINISHED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
# No editor wraps lines longer than this; no wrapped line but a paragraph's last is much shorter than its fellows.
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 40
_TELLING_WORDS = 6


def split_paragraphs(text: str) -> list[str]:
    r"""Split a text into paragraphs, each one line.

    Blank lines part paragraphs. Within what they part, lines of even width that mostly break in the middle of
    a sentence are one hard-wrapped paragraph; any other line is a paragraph of its own.

    Examples
    --------
    >>> split_paragraphs("Talks fail\n\nThe talks failed.\nNobody knows why.")
    ['Talks fail', 'The talks failed.', 'Nobody knows why.']
    """
    if "\n" not in text:
        return [stripped] if (stripped := text.strip()) else []
    paragraphs: list[str] = []
    for block in _BLANK_LINES.split(text):
        lines = [stripped for line in block.split("\n") if (stripped := line.strip())]
        if _is_wrapped(lines):
            paragraphs.append(" ".join(lines))
        else:
            paragraphs.extend(lines)
    return paragraphs


def join_paragraphs(title: str | None, standfirst: str | None, body: str | None) -> str:
    """Join headline, standfirst and body by blank lines, without saying twice what the body begins with.

    Bodies often begin with the headline, or with the standfirst as a paragraph or as the first words (six or
    more, so that the headline *Trump* is not missed before *Trump said*).
    """
    lead: list[str] = []
    rest = "\n\n".join(split_paragraphs(body or ""))
    for part in (title, standfirst):
        text = "\n\n".join(split_paragraphs(part or ""))
        if not text or text in lead:
            continue
        if rest == text or rest.startswith(f"{text}\n\n"):
            rest = rest[len(text) :].lstrip("\n")
        elif _begins_with(rest, text):
            continue
        lead.append(text)
    return "\n\n".join([*lead, rest] if rest else lead)


def is_finished(paragraph: str) -> bool:
    """Tell whether the paragraph ends as a sentence does."""
    return _FINISHED.search(paragraph) is not None


def _begins_with(text: str, part: str) -> bool:
    """Tell whether the text begins with all words of the part, and these are enough to be no chance."""
    whole = text.startswith(part) and not text[len(part) : len(part) + 1].isalnum()
    return whole and len(part.split()) >= _TELLING_WORDS


def _is_wrapped(lines: list[str]) -> bool:
    full = lines[:-1]
    if not full:
        return False
    widths = [len(line) for line in full]
    if max(map(len, lines)) > _WIDEST_WRAP or min(widths) < _NARROWEST_WRAP or max(widths) - min(widths) > 30:
        return False
    return sum(is_finished(line) for line in full) <= len(full) / 3
