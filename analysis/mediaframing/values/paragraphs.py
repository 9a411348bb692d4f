"""Paragraphs: where they part in a text, and how headline, standfirst and body become one text."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from itertools import pairwise, repeat

_BLANK_LINES = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")
_FINISHED = re.compile(r"[.!?:;…。！？][\"'”’»)\]」』]*$")
# No editor wraps wider; newspaper columns are not narrower.
_WIDEST_WRAP = 200
_NARROWEST_WRAP = 18
# A line that ends early tells a paragraph's end only in lines wider than this: long words leave narrow ones ragged.
_EVEN = 0.35
_TELLING_WORDS = 6
# What a line ends with where a word is parted: a hyphen, or what conversions make of a soft one.
_HYPHENS = ("-", "\u2010", "\u2011", "¬")
# Behind "pre-" these begin another compound: "pre- and post-war".
_COORDINATORS = frozenset({"and", "or", "to", "und", "oder", "et", "ou", "y", "o"})
_MANY = 4
# A word parted at the end of a line.
_PARTED = re.compile(r"(?:^|.*?[\s(\"“‘—–])?([^\W\d_]{2,}(?:[-’'][^\W\d_]{2,})*)[-\u2010\u2011]$", re.DOTALL)
# Begins with the sign itself, for which texts are searched fast.
_HYPHEN_BEFORE_SPACE = re.compile(r"-(?<=\w-) (?=\w)")
_WORD_IN_PARTS = re.compile(r"(?<![\w-])([^\W\d_]{2,})- ([^\W\d_]{2,})(?![\w-])")
_WORD = re.compile(r"[^\W\d_]+")
# Compounds keep their hyphen when a line ends behind it.
_FIRST_PARTS = frozenset(
    line
    for line in files("mediaframing.values").joinpath("lists/first_parts.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
)


def split_paragraphs(text: str) -> list[str]:
    r"""Split a text into paragraphs, each one line.

    Blank lines part paragraphs. Within what they part, lines of even width that mostly break in the middle of
    a sentence are hard-wrapped: they are joined, and a word that was parted at the end of a line is whole again. A
    finished sentence at the end of a line much shorter than its fellows ends a paragraph there. Any other line is a
    paragraph of its own.

    Examples
    --------
    >>> split_paragraphs("Talks fail\n\nThe talks failed.\nNobody knows why.")
    ['Talks fail', 'The talks failed.', 'Nobody knows why.']
    """
    if "\n" not in text:
        return [stripped] if (stripped := text.strip()) else []
    paragraphs: list[str] = []
    blocks = _BLANK_LINES.split(text)
    if _is_spaced(blocks):
        blocks = ["\n".join(blocks)]
    for block in blocks:
        lines = [stripped for line in block.split("\n") if (stripped := line.strip())]
        paragraphs.extend(_join_wrapped(lines) if _is_wrapped(lines) else _join_parted(lines))
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
    return _FINISHED.search(paragraph[-12:]) is not None


def _begins_with(text: str, part: str) -> bool:
    """Tell whether the text begins with all words of the part, and these are enough to be no chance."""
    whole = text.startswith(part) and not text[len(part) : len(part) + 1].isalnum()
    return whole and len(part.split()) >= _TELLING_WORDS


def _is_spaced(blocks: list[str]) -> bool:
    """Tell whether blank lines stand between all lines of a hard-wrapped text, as copying out of a PDF leaves them."""
    lines = [block.strip() for block in blocks]
    if len(lines) < _MANY or any("\n" in line for line in lines):
        return False
    open_ends = [after for line, after in pairwise(lines) if not is_finished(line)]
    goes_on = sum(after[:1].islower() for after in open_ends)
    return goes_on >= 0.7 * len(open_ends) and goes_on >= 0.5 * (len(lines) - 1) and _is_wrapped(lines)


def _is_wrapped(lines: list[str]) -> bool:
    full = lines[:-1]
    if not full:
        return False
    widest = max(map(len, lines))
    if not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        return False
    unfinished = [line for line in full if not is_finished(line)]
    if len(unfinished) < 2 and (len(full) > 1 or widest < 40):
        return False
    if len(unfinished) < len(full) * 0.55:
        # Sentences may end where lines do; but sentences with a line each are not all as long as a line can be.
        return (
            len(full) >= _MANY
            and len(unfinished) > 1
            and all(map(_is_full, lines, lines[1:], repeat(widest)))
        )
    # A wrapped line is full: the first word of the next one would not have fitted in.
    fits = sum(
        _is_full(line, after, widest)
        for line, after in zip(full, lines[1:], strict=True)
        if not is_finished(line)
    )
    even = sum(widest - len(line) <= max(14, _EVEN * widest) for line in unfinished)
    return fits >= 0.6 * len(unfinished) or even >= 0.85 * len(unfinished)


def _is_full(line: str, after: str, widest: int) -> bool:
    """Tell whether the first word of the next line would not have fitted into a line."""
    return len(line) + 1 + len(after.split(None, 1)[0]) > widest - 1


def _join_wrapped(lines: list[str]) -> list[str]:
    """Join the lines of wrapped paragraphs; a finished line much shorter than the others ends one."""
    widest = max(map(len, lines))
    paragraphs: list[str] = []
    joined = ""
    for position, line in enumerate(lines):
        joined = _join(joined, line) if joined else line
        after = lines[position + 1] if position + 1 < len(lines) else ""
        room = widest - len(line) - 1
        early = after and room > max(len(after.split(None, 1)[0]), 0.25 * widest)
        if not after or (early and is_finished(line)):
            paragraphs.append(joined)
            joined = ""
    return paragraphs


def _join_parted(lines: list[str]) -> list[str]:
    """Give lines that are paragraphs; but a word that is parted at the end of one goes on in the next."""
    paragraphs: list[str] = []
    for line in lines:
        if paragraphs and paragraphs[-1].endswith(_HYPHENS) and _is_parted(paragraphs[-1], line):
            paragraphs[-1] = _join(paragraphs[-1], line)
        else:
            paragraphs.append(line)
    return paragraphs


def _is_parted(before: str, after: str) -> bool:
    """Tell whether the word at the end of a line goes on in the next: *bilat-* / *eral*, *mid-* / *May*, *1998-* / *99*."""
    if len(before) < 2:
        return False
    if before[-2].isdigit():  # 1998- / 99, 55- / year-old
        return (after[:1].isdigit() or after[:1].islower()) and before[-1] != "¬"
    if not before[-2].isalpha():
        return False
    if after[:1].islower():
        return True
    first = _first_part(before)
    return after[:1].isupper() and (first.casefold() in _FIRST_PARTS or first[:1].isupper())


def _first_part(before: str) -> str:
    parted = _PARTED.match(before[-60:])
    return parted[1] if parted else ""


def _join(before: str, after: str) -> str:
    if before.endswith(_HYPHENS) and _is_parted(before, after):
        first = _first_part(before).casefold()
        word = re.split(r"\W", after, maxsplit=1)[0]
        if word in _COORDINATORS:
            return f"{before} {after}"
        keeps = first in _FIRST_PARTS or "-" in first or not first or not word.islower()
        return f"{before}{after}" if keeps and before[-1] != "¬" else f"{before[:-1]}{after}"
    # Scripts without spaces part no words by a line's end.
    if before[-1:] > "\u2e7f" and after[:1] > "\u2e7f" and not "\uac00" <= before[-1:] <= "\ud7a3":
        return f"{before}{after}"
    return f"{before} {after}"


def join_parted(text: str) -> tuple[str, int]:
    """Join words that a line's end parted and that now stand in one line: *bilat- eral*; say how many.

    The whole word must stand elsewhere in the text, and neither part by itself, so that *pre- and post-war* stays.

    Examples
    --------
    >>> join_parted("A bilat- eral deal, the mid- and long-term bilateral one.")
    ('A bilateral deal, the mid- and long-term bilateral one.', 1)
    """
    if "- " not in text or not _HYPHEN_BEFORE_SPACE.search(text):
        return text, 0
    if not (found := _WORD_IN_PARTS.findall(text)):
        return text, 0
    words = Counter(_WORD.findall(text.casefold()))
    parts = Counter(part.casefold() for pair in found for part in pair)
    joined = 0

    def join(match: re.Match[str]) -> str:
        nonlocal joined
        first, second = (part.casefold() for part in match.groups())
        alone = words[first] > parts[first] or words[second] > parts[second]
        if alone or not words[first + second]:
            return match[0]
        joined += 1
        return f"{match[1]}{match[2]}"

    return _WORD_IN_PARTS.sub(join, text), joined


def join_lines(text: str) -> str:
    """Join hard-wrapped lines, and words parted at the end of a line; whatever else there is stays as it is."""
    if "\n" not in text.replace("\n\n", ""):
        return text
    blocks = []
    for block in text.split("\n\n"):
        lines = [stripped for line in block.split("\n") if (stripped := line.strip())]
        if len(lines) > 1 and _is_wrapped(lines):
            blocks.append("\n\n".join(_join_wrapped(lines)))
        elif len(lines) > 1 and len(joined := _join_parted(lines)) < len(lines):
            blocks.append("\n".join(joined))
        else:
            blocks.append(block)
    return "\n\n".join(blocks)
