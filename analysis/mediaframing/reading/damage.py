"""Repair what a lossy change of encoding did to the texts of news-2017, and count what it cannot.

The texts were UTF-8, were read as GBK, and what came of it was partly replaced by hand. A curly quotation mark,
a dash or an ellipsis is three bytes, of which GBK took the third together with the character behind: a space or
sign was swallowed, and ``"?`` stands for mark and space together; before some letters the mark became ``"`` and
U+FFFD, or ``"`` alone. So ``"?`` is a closing mark, an apostrophe or a dash, and the marks around it tell which.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import NamedTuple

_MARK = re.compile('""(?!")|"(?:\\?|\ufffd(?!\\?))?')
_OPENERS = frozenset("([{—/")
# The end of a sentence, or of a clause before "he said".
_CLOSING_STOPS = frozenset(".,!?…")
# Patterns begin with the sign itself and look back afterwards: that way they are searched for fast.
_CONTRACTIONS = (
    (re.compile('"(?=t\\b)(?<=[A-Za-z]n")|"(?=(?:ve|ll|re)\\b)(?<=[A-Za-z]")'), "'"),
    (re.compile('"\ufffd(?=(?:t|s|d|m|ve|ll|re|T|S|D|M|VE|LL|RE)\\b)(?<=[A-Za-z]"\ufffd)'), "'"),
    (re.compile('(?:"\ufffd(?<=\\bO"\ufffd)|\ufffd\ufffd(?<=\\bO\ufffd\ufffd))(?=[A-Z])'), "'"),
    (re.compile("'r\\b(?:(?<=\\b[Ww]e'r)|(?<=\\b[Tt]hey'r)|(?<=\\b[Yy]ou'r))"), "'re"),
)
# The end of the line of the original's own table, which a swallowed quotation mark let slip in.
_SLIPPED_END = re.compile('"?(?:\\?|\ufffd\ufffd\\?),-?\\d+"$')
_SIGNS = (
    # A no-break space became a hyphen; after a comma or the end of a sentence nothing else is meant.
    (
        re.compile(
            "-(?:(?<=[a-z0-9\"')]{2}[.,!?;:]-)-* ?(?=[A-Z\"'\\[(])|(?<=[a-z0-9\"')]{2}[,;:]-)-* ?(?=[a-z]))"
        ),
        " ",
    ),
    # Ireland's broadcaster, where no question can end.
    (re.compile("\\bRT\\?(?='s\\b| News\\b| [a-z])"), "RTÉ"),
    # The pound sign; the euro sign took a digit with it, and is not to be had again.
    (re.compile("\\?(?=\\d)(?:(?<=[ (/-]\\?)|(?<=^\\?))"), "£"),
)
_NAME = re.compile("(?<![A-Za-z])[A-Za-z]{0,20}[?\ufffd]+[A-Za-z\ufffd]*")
_LEFT = re.compile('\ufffd\ufffd*|"\\?|\\?(?=[a-z])(?<=[A-Za-z]\\?)|\\?(?=\\w)(?<![\\w"?]\\?)')
# How far, in characters, an opening mark is taken to reach if no mark closes the quotation: marks get lost.
_QUOTATION = 600
# No dash, but an opening mark, if a closing one follows so soon.
_PHRASE = 30


class Repair(NamedTuple):
    """A repaired text, how many places were repaired, and how many still look damaged."""

    text: str
    repaired: int
    unrepaired: int


def repair_text(text: str) -> Repair:
    r"""Repair quotation marks, apostrophes, dashes, pounds and frequent names where the context tells them.

    Marks are straight afterwards, as they are in the rest of the corpus; a dash is an em dash between spaces.

    Examples
    --------
    >>> repair_text('"It is a poor choice,"?she said of the teachers"?plan "?and left.')
    Repair(text='"It is a poor choice," she said of the teachers\' plan — and left.', repaired=3, unrepaired=0)
    """
    repaired = 0
    if text.endswith(('"', '"\n')):
        text, repaired = _SLIPPED_END.subn('"', text)
    for pattern, mended in _CONTRACTIONS:
        text, count = pattern.subn(mended, text)
        repaired += count
    text, count = _mend_marks(text)
    repaired += count
    for pattern, mended in _SIGNS:
        text, count = pattern.subn(mended, text)
        repaired += count
    if not _LEFT.search(text):
        return Repair(text, repaired, 0)
    text, count = _mend_names(text)
    return Repair(text, repaired + count, len(_LEFT.findall(text)))


class _Around(NamedTuple):
    """What stands around a quotation mark.

    Attributes
    ----------
    left, right : str
        The characters beside it; empty at the ends of the text.
    depth : int
        How many quotations are open before it, 0 to 2.
    closing : int
        Characters to the next mark if that closes a quotation, else -1.
    """

    left: str
    right: str
    depth: int
    closing: int

    @property
    def opens(self) -> bool:
        """Whether a mark here looks like an opening one."""
        return self.left in {"", "-"} or self.left.isspace() or self.left in _OPENERS


def _mend_marks(text: str) -> tuple[str, int]:
    """Decide every quotation mark from left to right, keeping in mind which quotations are open."""
    if '"?' not in text and '"\ufffd' not in text and '""' not in text:
        return text, 0
    marks = list(_MARK.finditer(text))
    opening = [_looks_opening(text, mark) for mark in marks]
    pieces: list[str] = []
    end = count = depth = 0
    opened_at = 0
    for position, mark in enumerate(marks):
        between = text[end : mark.start()]
        pieces.append(between)
        end = mark.end()
        if "   " in between or mark.start() - opened_at > _QUOTATION:
            depth = 0
        follows = marks[position + 1] if position + 1 < len(marks) and not opening[position + 1] else None
        around = _Around(
            (between or (pieces[-2] if position else ""))[-1:],
            text[end : end + 1],
            depth,
            follows.start() - end if follows else -1,
        )
        written, change = _decide(mark[0], around)
        if written.startswith("—") and around.left == "-":
            pieces[-1] = f"{between[:-1].rstrip()} "
        count += written != mark[0]
        pieces.append(written)
        depth = min(max(depth + change, 0), 2)
        if change > 0:
            opened_at = end
    pieces.append(text[end:])
    return "".join(pieces), count


def _looks_opening(text: str, mark: re.Match[str]) -> bool:
    left = text[mark.start() - 1 : mark.start()]
    if left == "?" and text[mark.start() - 2 : mark.start() - 1] == '"':
        return True
    return left in {"", "-"} or left.isspace() or left in _OPENERS


def _decide(mark: str, around: _Around) -> tuple[str, int]:
    """Say what is written for a mark, and by how much it changes the depth of quotations."""
    gap = "" if around.right in {"", ")"} or around.right.isspace() else " "
    if mark == '"':
        closes = not around.opens and (not around.right.isalnum() or around.depth > 0)
        return mark, -1 if closes else 1
    if mark == '""':
        return ('"', 1) if around.opens else ('" "', 0) if around.right.isalnum() else ('"', -1)
    swallowed = mark.endswith("?")
    closer = f'"{gap}' if swallowed else '"'
    if around.opens:
        if not swallowed:
            return '"', 1
        phrase = not around.depth and around.left != "-" and 0 <= around.closing < _PHRASE
        if around.right.isdigit() or around.right in {".", ","} or phrase:
            return mark, int(phrase)
        return f"—{gap}", 0
    if around.left in _CLOSING_STOPS:
        return closer, -2
    if swallowed and not gap:
        return mark, -1
    if around.left in "sSzZ" and (around.depth == 0 or (around.depth == 1 and around.closing >= 0)):
        return closer.replace('"', "'"), 0
    return (closer, -1) if around.depth else (mark, 0)


def _mend_names(text: str) -> tuple[str, int]:
    count = 0

    def mend(found: re.Match[str]) -> str:
        nonlocal count
        name = _NAMES.get(found[0], found[0])
        count += name != found[0]
        return name

    return _NAME.sub(mend, text), count


def _read_names() -> dict[str, str]:
    lines = (
        files("mediaframing.reading").joinpath("lists/news_2017_names.txt").read_text("utf-8").splitlines()
    )
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


_NAMES = _read_names()
