"""Chunks cut into tokens: where the words, numbers and marks of what stands between white space begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mediaframing.coding.text.pieces import BLANK, Bools, Ints, Pieces

_MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u200c\u200d"
)
_LETTER = rf"[\w{_MARKS}]"
# "'s" and its like stand by themselves, so that an alias matches in "India's"; "isn't" stays one negator.
_CLITIC = r"['’](?:[sS]|re|ve|ll|d|m|RE|VE|LL|D|M)\b"
_TOKEN = re.compile(
    rf"""(?:[^\W\d_]\.){{2,}}                               # U.S.  a.m.
    | \d+(?:[.,:]\d+)+\w*                                   # 2,000  3.5m  10:30
    | {_LETTER}+(?:(?!{_CLITIC})['’]{_LETTER}+)*            # word  isn't  O’Brien  44th
    | (?<=\w){_CLITIC}
    | \.{{2,}} | -{{2,}} | .""",
    re.VERBOSE | re.DOTALL,
)
_STRAIGHT = {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
_STRAIGHTEN = str.maketrans(_STRAIGHT)

_is_letter = re.compile(_LETTER).match
_ASCII_LETTERS = np.array([_is_letter(chr(code)) is not None for code in range(128)])
_PERIOD, _HYPHEN = map(ord, ".-")
# Between two letters or digits these may or may not end a token; all other marks end it.
_JOINTS = list(map(ord, "'’.,:"))

ENDERS = ".,;:?!"
"""Each of these may stand by itself behind a word."""

_IS_ENDER = np.isin(np.arange(256), list(map(ord, ENDERS)))


def split_words(text: str) -> list[str]:
    """Split a short text (a codebook's entry) into tokens as articles are split."""
    return [token for chunk in text.split() for token in _TOKEN.findall(chunk)]


def fold(word: str) -> str:
    """Give the form under which words are compared: lower case, with straight quotation marks."""
    lowered = word.lower()
    return lowered if lowered.isascii() else lowered.translate(_STRAIGHTEN)


def fold_all(words: Sequence[str]) -> list[str]:
    """Fold many words at once; no word holds a line break."""
    if not words:
        return []
    lowered = "\n".join(words).encode("utf-8", "surrogatepass").lower()  # the letters of ASCII
    folded = lowered.decode("utf-8", "surrogatepass").split("\n")
    codes = np.frombuffer(lowered, np.uint8)
    odd = np.searchsorted(np.flatnonzero(codes == ord("\n")), np.flatnonzero(codes > 127))
    for place in np.unique(odd).tolist():
        folded[place] = fold(folded[place])
    return folded


class Cut(NamedTuple):
    """The tokens of chunks, one chunk after the other, and how many each chunk has."""

    tokens: Pieces
    counts: Ints


def cut_chunks(chunks: Pieces) -> Cut:
    """Cut chunks into tokens: the pattern reads only those in which a mark may join what it stands between."""
    codes = np.frombuffer(chunks.text.encode("utf-32-le", "surrogatepass"), np.uint32)
    blank = codes == BLANK
    letter = _find_letters(codes)
    same = letter[1:] & letter[:-1]
    same |= ((codes[1:] == _PERIOD) | (codes[1:] == _HYPHEN)) & (codes[1:] == codes[:-1])
    begins = ~blank
    begins[1:] &= ~same
    joints = np.flatnonzero(letter[2:] & letter[:-2] & np.isin(codes[1:-1], _JOINTS)) + 1
    ends = np.flatnonzero(blank)
    joined = np.zeros(len(ends), np.bool_)
    joined[np.searchsorted(ends, joints)] = True
    within = np.flatnonzero(np.repeat(joined, np.diff(ends, prepend=-1)))
    begins[within] = _match_begins(codes[within])
    return _spell_tokens(codes, blank, begins)


def _find_letters(codes: NDArray[np.uint32]) -> Bools:
    letter = _ASCII_LETTERS[np.minimum(codes, 127)]
    others = np.flatnonzero(codes > 127)
    signs, places = np.unique(codes[others], return_inverse=True)
    known = [_is_letter(chr(sign)) is not None for sign in signs.tolist()]
    letter[others] = np.array(known, np.bool_)[places]
    return letter


def _match_begins(codes: NDArray[np.uint32]) -> Bools:
    """Tell where the pattern's tokens begin; to it a blank is a token by itself, and joins nothing."""
    text = codes.tobytes().decode("utf-32-le", "surrogatepass")
    sizes = np.fromiter(map(len, _TOKEN.findall(text)), np.int64)
    begins = np.zeros(len(codes), np.bool_)
    begins[np.cumsum(sizes) - sizes] = True
    begins &= codes != BLANK
    return begins


def _spell_tokens(codes: NDArray[np.uint32], blank: Bools, begins: Bools) -> Cut:
    """Put a blank behind every token instead of every chunk."""
    kept = codes[~blank]
    number = np.cumsum(begins[~blank])
    spelled = np.full(len(kept) + np.count_nonzero(begins), BLANK, np.uint32)
    spelled[np.arange(len(kept)) + number - 1] = kept
    return Cut(
        tokens=Pieces.read(spelled.tobytes().decode("utf-32-le", "surrogatepass")),
        counts=np.diff(np.cumsum(begins)[blank], prepend=0),
    )


class Plain(NamedTuple):
    """Which chunks are plain letters alone or before one mark; of those, the letters, and the mark or 0."""

    chosen: Bools
    words: Pieces
    mark: Ints


def find_plain(chunks: Pieces) -> Plain:
    """Tell chunks of plain letters, which need no cutting, from others."""
    codes, first = chunks.codes, chunks.first
    sizes = np.diff(first)
    lowered = codes | 32
    signs = np.flatnonzero((lowered < ord("a")) | (lowered > ord("z")))
    ranks = np.flatnonzero(codes[signs] == BLANK)
    others = np.diff(ranks, prepend=-1) - 1
    final = np.maximum(first[1:] - 2, 0)
    mark = codes[final]
    ended = (others == 1) & (sizes > 2) & _IS_ENDER[mark]
    chosen = ((others == 0) & (sizes > 1)) | ended
    kept = np.repeat(chosen, sizes)
    kept[final[ended]] = False
    bounds = np.append(0, np.cumsum((sizes - ended)[chosen]))
    return Plain(chosen, Pieces(codes[kept], bounds), np.where(ended, mark, 0)[chosen].astype(np.int64))
