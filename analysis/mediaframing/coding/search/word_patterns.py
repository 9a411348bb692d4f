"""The words of codebook entries, and which of them the words of a text satisfy, asked of all words at once.

A word is looked up as it is, and a beginning (``terror*``) among the beginnings of its length, so that the cost
does not grow with their number; any other wildcard word is tried one by one, on the words that hold its letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediaframing.coding.search.globs import match_globs
from mediaframing.coding.text.links import find_links, is_link_pattern
from mediaframing.coding.text.signs import UNSPACED, settle
from mediaframing.coding.text.tokens import Ints, fold, fold_all, split_words
from mediaframing.coding.text.words import Words, as_bools, make_array

# Letters that stand for the wildcards while an entry is split, so that they stay within their word.
_STAR, _MARK = "\u01c1", "\u01c2"


# What stands for the hyphen between two words: the hyphen of Unicode, one that does not break, minus, en dash, and further ones.
_DASHES = "\u2010\u2011\u2212\u2013\u2012\u2043\ufe63\uff0d"
_LEVEL = str.maketrans(dict.fromkeys(_DASHES, "-"))

# Within an entry a long dash is what a program made of a hyphen; in texts it parts what is said.
_LONG_DASH = re.compile(r"(?<=\w)[\u2014\u2015](?=\w)")

_IDLE = re.compile(rf"(?<=[{UNSPACED}])\*|\*(?=[{UNSPACED}])")
_LINKED = re.compile(r"^@\w|\w@\w|://|\w\.[a-z*]+/")

HYPHEN, DASH = 1, 2
_MARKS = {"-": HYPHEN} | dict.fromkeys(_DASHES, DASH)


def find_hyphens(words: Words) -> Ints:
    """Tell which words are a hyphen (1), or a dash that may stand for one (2)."""
    return words.look_up(_MARKS)


class WordPattern(NamedTuple):
    """A word of an entry; an exact one matches only as it is written."""

    text: str
    exact: bool


def split_pattern(pattern: str) -> list[WordPattern]:
    """Split an entry into word patterns, just as texts are split into words; those in capitals are exact."""
    if pattern.isascii() and pattern.replace(" ", "").isalpha():
        words = pattern.split()
    else:
        composed = _LONG_DASH.sub("-", unicodedata.normalize("NFC", pattern).translate(_LEVEL))
        # Where no space parts words an entry is found as letters, with whatever stands about it.
        composed = _IDLE.sub("", composed)
        words = [word for part in composed.split() for word in _split_part(part)]
    return [WordPattern(word, _is_capitals(word)) for word in words]


def _split_part(part: str) -> list[str]:
    """Split what stands between white space in an entry; the pattern of a link, a handle or an address stays whole."""
    if _LINKED.search(part):
        return [part]
    guarded = part.replace("*", _STAR).replace("?", _MARK)
    return [word.replace(_STAR, "*").replace(_MARK, "?") for word in split_words(guarded)]


def make_plurals(pattern: WordPattern) -> list[WordPattern]:
    """Give the plurals of a word pattern; none of one with wildcards, or that ends in no letter.

    Those of a word in capitals are exact too: ``USes`` is no *uses*.
    """
    word, exact = pattern
    if "*" in word or "?" in word or not word[-1:].isalpha():
        return []
    folded = fold(word)
    if folded.endswith(("s", "x", "z", "ch", "sh")):
        plurals = [word + "es"]
    elif folded.endswith("y") and folded[-2:-1] not in "aeiou":
        plurals = [word[:-1] + "ies", word + "s"]
    else:
        plurals = [word + "s"]
    return [WordPattern(plural, exact) for plural in plurals]


class _Numbered(NamedTuple):
    """Strings with their numbers, ready to be looked up."""

    strings: pa.Array
    numbers: Ints

    def look_up(self, words: pa.Array) -> tuple[Ints, Ints]:
        """Give the places of the words that are among the strings, and their numbers."""
        found = pc.index_in(words, value_set=self.strings).fill_null(-1).to_numpy()
        places = np.flatnonzero(found >= 0)
        return places, self.numbers[found[places]]


class WordPatterns:
    """Word patterns made ready.

    Parameters
    ----------
    patterns : iterable of WordPattern
        Those that differ in case only are one, but for exact ones.

    Attributes
    ----------
    numbers : dict of WordPattern to int
        The number of each pattern.
    """

    def __init__(self, patterns: Iterable[WordPattern]) -> None:
        keys: dict[tuple[str, bool], int] = {}
        whole: dict[bool, dict[str, int]] = {True: {}, False: {}}
        beginnings: defaultdict[int, dict[str, int]] = defaultdict(dict)
        self.numbers: dict[WordPattern, int] = {}
        globs: dict[tuple[str, bool], int] = {}
        distinct = list(dict.fromkeys(patterns))
        for pattern, folded in zip(distinct, fold_all([p.text for p in distinct]), strict=True):
            exact = pattern.exact
            key = settle(pattern.text) if exact else folded
            number = self.numbers[pattern] = keys.setdefault((key, exact), len(keys))
            if "*" not in key and "?" not in key:
                whole[exact][key] = number
            elif not exact and "?" not in key and key.index("*") == len(key) - 1 and len(key) > 1:
                beginnings[len(key) - 1][key[:-1]] = number
            else:
                globs[key, exact] = number
        self._globs = [(key, exact, number) for (key, exact), number in globs.items()]
        self._linked = np.zeros(len(keys), np.bool_)
        self._linked[[number for (key, _), number in keys.items() if is_link_pattern(key)]] = True
        if (number_of_hyphen := whole[False].get("-")) is not None:
            whole[False] |= dict.fromkeys(_DASHES, number_of_hyphen)
        self._folded, self._exact = _number(whole[False]), _number(whole[True])
        self._beginnings = {length: _number(beginnings[length]) for length in sorted(beginnings)}

    def match(self, keys: Words, surfaces: Words) -> tuple[Ints, Ints]:
        """Find which words satisfy which patterns, given the words folded and as they stand.

        Returns
        -------
        tuple of array
            The places of the words, and the numbers of the patterns.
        """
        found = [self._folded.look_up(keys.array), *self._match_beginnings(keys.array)]
        if len(self._exact.numbers) or self._globs:
            written = _settle_all(surfaces)
            found.append(self._exact.look_up(written))
            for exact, column in ((True, written), (False, keys.array)):
                found += match_globs(
                    column, [(glob, number) for glob, e, number in self._globs if e == exact]
                )
        places, numbers = (np.concatenate(parts) for parts in zip(*found, strict=True))
        # A link holds no words: only an entry that is itself written like one may match it.
        stays = ~find_links(keys.array)[places] | self._linked[numbers]
        return places[stays], numbers[stays]

    def _match_beginnings(self, keys: pa.Array) -> Iterator[tuple[Ints, Ints]]:
        if not self._beginnings:
            return
        # Few words begin as any of the patterns does.
        least = min(self._beginnings)
        heads = pa.concat_arrays(
            [pc.utf8_slice_codeunits(numbered.strings, 0, least) for numbered in self._beginnings.values()]
        )
        near = np.flatnonzero(as_bools(pc.is_in(pc.utf8_slice_codeunits(keys, 0, least), value_set=heads)))
        words = keys.take(pa.array(near))
        for length, numbered in self._beginnings.items():
            places, numbers = numbered.look_up(pc.utf8_slice_codeunits(words, 0, length))
            yield near[places], numbers


def _settle_all(words: Words) -> pa.Array:
    """Settle words; most are of plain letters, which stay."""
    odd = ~as_bools(pc.string_is_ascii(words.array)) | as_bools(pc.match_substring(words.array, "`"))
    if not odd.any():
        return words.array
    settled = list(words.strings)
    for place in np.flatnonzero(odd).tolist():
        settled[place] = settle(settled[place])
    return make_array(settled)


def _number(numbers: dict[str, int]) -> _Numbered:
    return _Numbered(make_array(list(numbers)), np.array(list(numbers.values()), np.int64))


def _is_capitals(word: str) -> bool:
    return word.isupper() and sum(map(str.isalpha, word)) > 1
