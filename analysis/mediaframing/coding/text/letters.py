"""Columns of words by their letters: what Arrow does not answer in one step, read off the bytes of the whole column."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from mediaframing.coding.text.pieces import Bools, Ints


class Letters:
    """The bytes of a column of words (UTF-8), one word after the other.

    Attributes
    ----------
    bytes : array
        The words of this column only, though it be a slice of a longer one.
    bounds : array
        Where each word begins; one longer than the words.

    Examples
    --------
    >>> letters = Letters(pa.array(["So?", "Wha??t", "né"], pa.large_string()))
    >>> letters.count("?")
    array([1, 2, 0])
    >>> letters.find_beyond_ascii()
    array([2])
    """

    def __init__(self, words: pa.Array) -> None:
        _, bounds, signs = words.buffers()
        self.bounds: Ints = np.zeros(1, np.int64)
        if len(words):
            self.bounds = np.frombuffer(bounds, np.int64)[words.offset : words.offset + len(words) + 1]
        first, last = self.bounds[[0, -1]].tolist()
        self.bounds = self.bounds - first
        self.bytes: NDArray[np.uint8] = np.zeros(0, np.uint8)
        if last > first:
            self.bytes = np.frombuffer(signs, np.uint8)[first:last]

    def count(self, sign: str) -> Ints:
        """Count in each word a sign of ASCII."""
        return np.bincount(self._find_words(self.bytes == ord(sign)), minlength=len(self.bounds) - 1)

    def measure(self) -> Ints:
        """Count the characters of each word."""
        further = self._find_words(self.bytes & 0xC0 == 0x80)  # bytes of a character after its first
        return np.diff(self.bounds) - np.bincount(further, minlength=len(self.bounds) - 1)

    def read_back(self, step: int) -> NDArray[np.uint8]:
        """Give the byte so many steps from each word's end, 1 for the last; any byte where a word is shorter."""
        return self.bytes[np.maximum(self.bounds[1:] - step, 0)]

    def find_beyond_ascii(self) -> Ints:
        """Give the places of the words that are not all ASCII."""
        return np.unique(self._find_words(self.bytes > 127))

    def find_odd(self, sign: str) -> Ints:
        """Give the places of the words that are not all ASCII, or have a sign of ASCII that is asked for."""
        return np.unique(self._find_words((self.bytes > 127) | (self.bytes == ord(sign))))

    def find_some(self, signs: str) -> Ints:
        """Give the places of the words that have one of some signs of ASCII."""
        return np.unique(self._find_words(np.logical_or.reduce([self.bytes == ord(sign) for sign in signs])))

    def _find_words(self, which: Bools) -> Ints:
        """Give the word of each byte that is marked."""
        found: Ints = np.searchsorted(self.bounds, np.flatnonzero(which), side="right") - 1
        return found


def split_columns(text: str, count: int) -> list[pa.Array]:
    r"""Split lines of cells with tabs between them into so many columns; the last one takes the rest of its line.

    Examples
    --------
    >>> [column.to_pylist() for column in split_columns("a\t1\nb\t2\n", 2)]
    [['a', 'b'], ['1', '2']]
    """
    lines = pc.split_pattern(pa.array([text.removesuffix("\n")], pa.large_string()), "\n").values
    cells = pc.split_pattern(lines, "\t", max_splits=count - 1).values
    return [cells.take(pa.array(np.arange(column, len(cells), count))) for column in range(count)]


def ask_first_letters(words: pa.Array, answer: Callable[[str], int]) -> Ints:
    """Ask a question of every word's first letter; no word is empty.

    Examples
    --------
    >>> ask_first_letters(pa.array(["Talks", "began", "in", "2003"], pa.large_string()), str.isdigit)
    array([0, 0, 0, 1])
    """
    letters = Letters(words)
    first = letters.bytes[letters.bounds[:-1]]
    found = np.array([answer(chr(sign)) for sign in range(128)], np.int64)[np.minimum(first, 127)]
    odd = np.flatnonzero(first > 127)
    found[odd] = [answer(word[0]) for word in words.take(pa.array(odd)).to_pylist()]
    return found


def cut_ends(words: pa.Array, sizes: Ints) -> pa.Array:
    """Take as many bytes off the end of each word.

    Examples
    --------
    >>> cut_ends(pa.array(["accused", "talks", "war"], pa.large_string()), np.array([2, 1, 0])).to_pylist()
    ['accus', 'talk', 'war']
    """
    letters = Letters(words)
    kept = np.ones(len(letters.bytes), np.bool_)
    for size in range(1, int(sizes.max(initial=0)) + 1):
        kept[letters.bounds[1:][sizes >= size] - size] = False
    bounds = letters.bounds - np.append(0, np.cumsum(sizes))
    return pa.LargeStringArray.from_buffers(
        len(words), pa.py_buffer(bounds), pa.py_buffer(letters.bytes[kept])
    )
