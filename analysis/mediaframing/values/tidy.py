"""A cell of text made ready: markup resolved, damaged characters put back, invisible ones out, missing ones missing."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib.resources import files

from mediaframing.values.characters import clean_text, mend_encoding
from mediaframing.values.markup import resolve_markup
from mediaframing.values.paragraphs import join_lines, join_parted
from mediaframing.values.printed import read_printed

# How R, pandas, databases and spreadsheets write that there is nothing.
_NOTHING = frozenset(
    {"nan", "na", "n/a", "none", "null", "nil", "<na>", "nat", "#n/a", "-", "--", ".", "n.a.", "\\n", "\\\\n",
     "(null)", "[null]", "<null>", "(none)", "undefined", "#null!", "#value!", "#ref!", "#name?", "#div/0!", "#num!",
     "—", "–", "?", "''", '""', "[]", "{}", "k.a.", "k. a.", "n/d", "n.d.", "n. d.", "s/d", "not available", "no title",
     "(no title)", "[no title]", "untitled", "(untitled)", "[untitled]", "no headline", "[no headline]",
     # What interfaces and forums leave of an article that is gone.
     "[removed]", "[deleted]", "(removed)", "(deleted)", "[removed by reddit]", "[deleted by user]",
     # Spreadsheets in German, French, Spanish, Italian; what Stata calls missing.
     "#nv", "#wert!", "#bezug!", "#zahl!", "#valeur!", "#nom?", "#nombre!", "#nul!", "#n/d", "#valor!", "#¡valor!", "#¡ref!",
     "#valore!", "#rif!", "#nome?", *(f".{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")}
)  # fmt: skip
# What stands in a cell of a name that nobody has filled in.
_SIGNS = re.compile(r"[\s.,:;_*#~/|\\+=?–—…•·-]*")
_BRACKETS = "()[]<>{}"
_LONGEST_NOTHING = 40
_ROUNDS = 6
# Lines as answers to mails and news quote them.
_QUOTED_LINES = re.compile(r"(?:^[ \t]*>[^\n]*(?:\n|\Z)){2,}", re.MULTILINE)
_QUOTING = re.compile(r"^[ \t]*>(?:[ \t]*>)*[ \t]?", re.MULTILINE)
# Letters and signs of which no other is made: not those of tags, entities and escapes, nor an apostrophe, which may be parted
# from its letter. Short texts often have no other; in a long one another is soon met.
_PLAIN = re.compile(r"(?!b\")[\t\n !\"#$%()*+,\-./0-9:;@A-Z\[\]^a-z{|}~]*")
_MARKS = frozenset("&<\\?")
# One of these stands wherever an encoding was mistaken for another; with the sign of each that is soonest looked for.
_SUSPECT = {
    "â€": "€",
    "n?t": "?",
    "ÔÇ": "Ç",
    "ΓÇ": "Γ",
    "=E2=80=": "=",
    **{sign: sign for sign in "ÃÂÄÅÌР\ufffd√├Ă"},
}
_PLAIN_SUSPECT = {sign: soonest for sign, soonest in _SUSPECT.items() if sign.isascii()}


def tidy_text(text: str) -> tuple[str, int]:
    """Resolve markup, mend and clean characters; say how many tags, entities and characters were mended.

    Examples
    --------
    >>> tidy_text("It isnâ€™t <b>R&amp;D</b>")
    ('It isn’t R&D', 4)
    """
    if _PLAIN.fullmatch(text):
        return join_parted(text)
    text, count = _read_bytes(text)
    for _ in range(_ROUNDS):  # what is resolved may be markup, or damage, again
        before = text
        text, marks = resolve_markup(text)
        text, mended = mend_encoding(text)
        text = clean_text(text)
        count += marks + mended
        if ">" in text:
            text = _QUOTED_LINES.sub(lambda lines: drop_quoting(lines[0]), text)
        if text == before:
            break
    text, joined = join_parted(text)
    return text, count + joined


def drop_quoting(text: str) -> str:
    """Take off the signs with which mail quotes lines."""
    return _QUOTING.sub("", text)


def _read_bytes(text: str) -> tuple[str, int]:
    r"""Read bytes as Python spells them: ``b'It isn\\xe2\\x80\\x99t'``."""
    if text[:2] not in {"b'", 'b"'} or text[-1] != text[1]:
        return text, 0
    try:
        return ast.literal_eval(text).decode("utf-8"), 1
    except (ValueError, SyntaxError, AttributeError, MemoryError, RecursionError):
        return text, 0


def tidy_article(text: str) -> tuple[str, int]:
    """Tidy the text of an article that is one already; its wrapped lines and parted words are joined, too."""
    tidy, count = tidy_text(text)
    return join_lines(tidy), count


def is_damaged(text: str) -> bool:
    """Tell whether a text holds tags or entities, or characters that a wrong encoding made.

    Examples
    --------
    >>> [is_damaged(text) for text in ("It isn&#8217;t", "<p>It is", "It isnâ€™t", "A < B & C")]
    [True, True, True, False]
    """
    if ("&" in text or "<" in text or "\\" in text) and resolve_markup(text)[1]:
        return True
    signs = _PLAIN_SUSPECT if text.isascii() else _SUSPECT
    return (
        any(soonest in text and sign in text for sign, soonest in signs.items())
        and mend_encoding(text)[1] > 0
    )


def says_nothing(cell: str | None) -> bool:
    """Tell whether a cell holds nothing, or what programs write for nothing.

    Examples
    --------
    >>> [says_nothing(cell) for cell in ("NA", " nan ", "Nan", "NASA", "")]
    [True, True, True, False, True]
    """
    if cell is None:
        return True
    short = cell.strip() if len(cell) < 40 else cell
    if not short or len(short) > _LONGEST_NOTHING:
        return not short
    written = short.casefold()
    return written in _NOTHING or written in _read_untold() or written.strip(_BRACKETS) in _read_untold()


@cache
def _read_untold() -> frozenset[str]:
    lines = files("mediaframing.values").joinpath("lists/nothing.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def tidy_name(cell: str | None) -> str | None:
    """Tidy a name or a headline: one line, single spaces; nothing where it says nothing."""
    if says_nothing(cell) or cell is None or _SIGNS.fullmatch(cell):
        return None
    if cell[0] in "[{":
        cell = read_printed(cell, " ")
    if cell.isascii() and not _MARKS.intersection(cell) and cell.isprintable():
        return " ".join(cell.split())
    return " ".join(tidy_text(cell)[0].split()) or None
