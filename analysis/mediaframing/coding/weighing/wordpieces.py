"""Word pieces of a text, as BERT's uncased models read it (Devlin et al. 2019; Wu et al. 2016)."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_LONGEST_WORD = 100
"""A word of more characters is one unknown piece."""
_SPACE, _ALONE, _DROPPED, _LETTER = range(4)
_MOST_KEPT = 200_000
# Blocks of characters that are words by themselves.
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip
_ASCII_MARKS = ((33, 47), (58, 64), (91, 96), (123, 126))


class Pieces(NamedTuple):
    """Pieces of a text, with the span of the word that each is of.

    Attributes
    ----------
    number : list of int
        In the vocabulary.
    start, end : list of int
        Span of the piece's word in the text.
    """

    number: list[int]
    start: list[int]
    end: list[int]


class WordPieces:
    """A vocabulary of word pieces.

    Parameters
    ----------
    vocabulary : mapping of str to int
        The number of each piece; those that go on within a word begin with ``##``.
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._numbers = vocabulary
        self._unknown = vocabulary["[UNK]"]
        self._cut = lru_cache(_MOST_KEPT)(self._cut_word)

    @classmethod
    def read(cls, path: Path) -> WordPieces:
        """Read the vocabulary of a ``tokenizer.json``."""
        return cls(json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"])

    def cut(self, text: str) -> Pieces:
        """Cut a text into pieces."""
        pieces = Pieces([], [], [])
        for start, end in _find_words(text):
            numbers = self._cut(text[start:end])
            pieces.number.extend(numbers)
            pieces.start.extend([start] * len(numbers))
            pieces.end.extend([end] * len(numbers))
        return pieces

    def _cut_word(self, word: str) -> tuple[int, ...]:
        """Cut a word into the longest pieces that the vocabulary has, from its beginning on."""
        plain = "".join(_flatten(letter) for letter in word)
        if len(plain) > _LONGEST_WORD:
            return (self._unknown,)
        numbers, start = [], 0
        while start < len(plain):
            prefix = "##" if start else ""
            for end in range(len(plain), start, -1):
                number = self._numbers.get(prefix + plain[start:end])
                if number is not None:
                    break
            else:
                return (self._unknown,)
            numbers.append(number)
            start = end
        return tuple(numbers)


def _find_words(text: str) -> Iterator[tuple[int, int]]:
    """Find words, and marks and ideographs, which are words by themselves."""
    start = -1
    for place, letter in enumerate(text):
        kind = _tell_kind(letter)
        if kind == _DROPPED:
            continue
        if kind != _LETTER and start >= 0:
            yield start, place
            start = -1
        if kind == _ALONE:
            yield place, place + 1
        elif kind == _LETTER and start < 0:
            start = place
    if start >= 0:
        yield start, len(text)


@lru_cache(None)
def _tell_kind(letter: str) -> int:
    """Tell whether a character parts words, is one, is left out, or is a letter of one."""
    code, category = ord(letter), unicodedata.category(letter)
    if letter in "\t\n\r" or category.startswith("Z"):
        return _SPACE
    if code in (0, 0xFFFD) or category.startswith("C"):
        return _DROPPED
    ranges = (*_ASCII_MARKS, *_IDEOGRAPHS)
    alone = category.startswith("P") or any(low <= code <= high for low, high in ranges)
    return _ALONE if alone else _LETTER


@lru_cache(None)
def _flatten(letter: str) -> str:
    """Give a character in lower case and without its accents; nothing for what is left out."""
    if _tell_kind(letter) == _DROPPED:
        return ""
    parts = unicodedata.normalize("NFD", letter)
    return "".join(part for part in parts if unicodedata.category(part) != "Mn").lower()
