"""Chunks cut into tokens: where the words, numbers and marks of what stands between white space begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mediaframing.coding.text.links import LINK
from mediaframing.coding.text.pieces import BLANK, Bools, Ints, Pieces
from mediaframing.coding.text.signs import APOSTROPHES, JOINERS, UNSPACED, fold, list_marks

_APOSTROPHE = rf"[{APOSTROPHES}]"
_SIGN = rf"[\w{list_marks()}]"
_LETTER = rf"(?:(?![_ʼʻʹˈꞌ{UNSPACED}]){_SIGN})"
# A letter may have a joiner behind it within its word; at its end only those that shape the letter before. An underscore joins
# letters, and is a mark of emphasis about a word.
_WORD = rf"{_LETTER}+(?:(?:_|[{JOINERS}]+){_LETTER}+)*[\u200c\u200d]*"
# "'s" and its like stand by themselves, so that an alias matches in "India's"; "isn't" stays one negator.
_CLITIC = rf"{_APOSTROPHE}(?:[sS]|re|ve|ll|d|m|RE|VE|LL|D|M)\b"
# What French, Italian and Catalan put before a vowel is a word of its own: "l’Iran", "d'accord", "dell’Italia". English names
# have capitals on both sides: "D’Angelo".
_VOWEL, _LARGE_VOWEL = "aeiouhàâäáæéèêëíìîïóòôöœúùûü", "AEIOUHÀÂÄÁÆÉÈÊËÍÌÎÏÓÒÔÖŒÚÙÛÜ"
_BEFORE_VOWELS = (
    rf"(?:(?:[ldjmtsnc]|qu|(?:jus|lors|puis|quoi)qu|un|gl|sant|bell|quest|quell|(?:d|n|s|c)?[aeiou]ll){_APOSTROPHE}"
    rf"(?=[{_VOWEL}{_LARGE_VOWEL}])|(?:[LDJMTSNC]|Qu|Un|(?:D|N|S|C)?[aeiuAE]ll){_APOSTROPHE}(?=[{_VOWEL}])"
    rf"|(?:L|(?:D|N|S)[aeu]ll|All){_APOSTROPHE}(?=[{_LARGE_VOWEL}][{_VOWEL}a-z]))"
)
_TOKEN = re.compile(
    rf"""{LINK}
    | (?<!\w){_BEFORE_VOWELS}                              # l’  d'  dell’
    | (?:[^\W\d_]\.){{2,}}                               # U.S.  a.m.
    | \d+(?:[.,:]\d+)+\w*                                 # 2,000  3.5m  10:30
    | [{UNSPACED}][{list_marks()}]*                       # each letter where no space parts words
    | {_WORD}(?:(?!{_CLITIC}){_APOSTROPHE}{_WORD})*       # word  isn't  O’Brien  44th
    | (?<=\w)(?<![_ʼʻʹˈꞌ]){_CLITIC}
    | \.{{2,}} | -{{2,}} | .""",
    re.VERBOSE | re.DOTALL,
)

_is_letter = re.compile(_LETTER).match
_ASCII_LETTERS = np.array([_is_letter(chr(code)) is not None for code in range(128)])
_PERIOD, _HYPHEN, _AT, _SLASH, _BACKTICK = map(ord, ".-@/`")
# Between two letters or digits these may or may not end a token; all other marks end it.
_JOINTS = list(map(ord, APOSTROPHES + ".,:_"))
# Wherever one of these stands, the pattern decides.
_needs_pattern = re.compile(rf"[@/{JOINERS}{UNSPACED}]").match

ENDERS = ".,;:?!"
"""Each of these may stand by itself behind a word."""

_IS_ENDER = np.isin(np.arange(256), list(map(ord, ENDERS)))


def split_words(text: str) -> list[str]:
    """Split a short text (a codebook's entry) into tokens as articles are split."""
    return [token for chunk in text.split() for token in _TOKEN.findall(chunk)]


def fold_all(words: Sequence[str]) -> list[str]:
    """Fold many words at once; no word holds a line break."""
    if not words:
        return []
    lowered = "\n".join(words).encode("utf-8", "surrogatepass").lower()  # the letters of ASCII
    folded = lowered.decode("utf-8", "surrogatepass").split("\n")
    codes = np.frombuffer(lowered, np.uint8)
    # Some signs are a break or another sign once they are in their plain form, so words are folded as they were given.
    odd = np.searchsorted(
        np.flatnonzero(codes == ord("\n")), np.flatnonzero((codes > 127) | (codes == _BACKTICK))
    )
    for place in np.unique(odd).tolist():
        folded[place] = fold(words[place])
    return folded


class Cut(NamedTuple):
    """The tokens of chunks, one chunk after the other, and how many each chunk has."""

    tokens: Pieces
    counts: Ints


def cut_chunks(chunks: Pieces) -> Cut:
    """Cut chunks into tokens: the pattern reads only those in which a mark may join what it stands between."""
    codes = np.frombuffer(chunks.text.encode("utf-32-le", "surrogatepass"), np.uint32)
    blank = codes == BLANK
    letter, odd = _judge_signs(codes)
    same = letter[1:] & letter[:-1]
    same |= ((codes[1:] == _PERIOD) | (codes[1:] == _HYPHEN)) & (codes[1:] == codes[:-1])
    begins = ~blank
    begins[1:] &= ~same
    joints = np.flatnonzero(letter[2:] & letter[:-2] & np.isin(codes[1:-1], _JOINTS)) + 1
    ends = np.flatnonzero(blank)
    joined = np.zeros(len(ends), np.bool_)
    joined[np.searchsorted(ends, joints)] = True
    joined[np.searchsorted(ends, np.flatnonzero(odd))] = True
    within = np.flatnonzero(np.repeat(joined, np.diff(ends, prepend=-1)))
    begins[within] = _match_begins(codes[within])
    return _spell_tokens(codes, blank, begins)


def _judge_signs(codes: NDArray[np.uint32]) -> tuple[Bools, Bools]:
    """Tell which signs are letters, and which need the pattern; each distinct sign is asked once."""
    letter = _ASCII_LETTERS[np.minimum(codes, 127)]
    odd = (codes == _AT) | (codes == _SLASH)
    others = np.flatnonzero(codes > 127)
    signs, places = np.unique(codes[others], return_inverse=True)
    characters = list(map(chr, signs.tolist()))
    letter[others] = np.array([_is_letter(sign) is not None for sign in characters], np.bool_)[places]
    odd[others] = np.array([_needs_pattern(sign) is not None for sign in characters], np.bool_)[places]
    return letter, odd


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


class PlainChunks(NamedTuple):
    """Which chunks are plain letters alone or before one mark; of those, the letters, and the mark or 0."""

    chosen: Bools
    words: Pieces
    mark: Ints


def find_plain(chunks: Pieces) -> PlainChunks:
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
    return PlainChunks(chosen, Pieces(codes[kept], bounds), np.where(ended, mark, 0)[chosen].astype(np.int64))
