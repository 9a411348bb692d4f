"""Single signs: which belong to a word, which only join two parts of one, and the form under which words are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

APOSTROPHES = "'’‘ʼ′´`＇ʻʹˈ‛ꞌ"
"""What writers and programs put where English has an apostrophe, the typewriter's first."""

JOINERS = "\u00ad\u034f\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufffe"
"""Signs that show nothing: a word goes on behind them, and is compared without them."""

# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana, Chinese characters.
UNSPACED = (
    r"\u0e00-\u0e4f\u0e80-\u0ecf\u1000-\u103f\u1050-\u108f\u1780-\u17d3\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)

_STRAIGHT = dict.fromkeys(APOSTROPHES[1:], "'") | dict.fromkeys("“”„«»", '"')
_WITHIN = str.maketrans(dict.fromkeys(JOINERS, None) | _STRAIGHT)
# A mark by itself stays one of those that are told apart from an apostrophe.
_ALONE = str.maketrans({mark: plain for mark, plain in _STRAIGHT.items() if mark not in "′´`＇"})
# Lower case of the Turkish capital; to whoever writes the name without a Turkish keyboard it is an i.
_DOTTED = "i\u0307"
_MARKS = frozenset({"Mn", "Mc", "Me"})
# Between them stand Chinese characters, Korean syllables and what is for private use.
_MARKED = ((0x300, 0x3400), (0xA000, 0xAC00), (0xD7A4, 0xD800), (0xF900, 0x1F000))
# Signs drawn over others that are no vowels: of keycaps, of emojis, of variants of a letter's shape.
_NO_LETTERS = re.compile("[\u20d0-\u20f0\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@cache
def list_marks() -> str:
    """List the vowel signs and accents of every script (Unicode's category M), as ranges for a regular expression."""
    codes = [
        code
        for low, high in _MARKED
        for code, kind in zip(
            range(low, high), map(unicodedata.category, map(chr, range(low, high))), strict=True
        )
        if kind in _MARKS and not _NO_LETTERS.match(chr(code))
    ]
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(rf"\U{low:08x}-\U{high:08x}" for low, high in ranges)


def settle(word: str) -> str:
    """Give a word in one form, its case apart: composed, without ligatures, full-width letters or signs that show nothing.

    Examples
    --------
    >>> settle("con\ufb02ict"), settle("refu\u200bgees"), settle("isn´t")
    ('conflict', 'refugees', "isn't")
    """
    if word.isascii() and "`" not in word:
        return word
    if len(word) == 1:
        return word.translate(_ALONE) if not word.isalnum() else unicodedata.normalize("NFKC", word)
    plain = word.translate(_WITHIN) or word
    return unicodedata.normalize("NFKC", plain) if any(map(str.isalnum, plain)) else plain


def fold(word: str) -> str:
    """Give the form under which words are compared: settled (see :func:`settle`) and in lower case."""
    if word.isascii() and "`" not in word:
        return word.lower()
    return settle(word).lower().replace(_DOTTED, "i")
