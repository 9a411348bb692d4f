"""What the model reads of a mention: the word pieces around it, with marks before and behind its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mediaframing.coding.text.tokens import Bools, Ints
from mediaframing.coding.weighing.wordpieces import WordPieces

LENGTH = 62
"""Most pieces in a window."""
_LEFT, _TERM = 38, 8
_CHARACTERS_BEFORE, _CHARACTERS_BEHIND = 420, 260
_START, _PAD, _OPEN, _CLOSE, _REMEDY, _PROBLEM = 0, 1, 5, 6, 7, 8
"""Pieces with a meaning of their own: the one that texts start with, the one behind the last, and some that the vocabulary leaves unused."""


class Windows(NamedTuple):
    """Windows of word pieces, one row a mention, as long as the longest.

    Attributes
    ----------
    pieces : array
        Number of each piece in the vocabulary; 1 behind the last.
    own : array
        1 for the pieces of the mention itself and its marks, else 0.
    mark : array
        Place of the mark before the mention.
    """

    pieces: Ints
    own: Ints
    mark: Ints

    def take(self, rows: Ints) -> Windows:
        """Take some rows, no longer than the longest of them."""
        longest = int(self.measure()[rows].max(initial=1))
        return Windows(self.pieces[rows, :longest], self.own[rows, :longest], self.mark[rows])

    def measure(self) -> npt.NDArray[np.int64]:
        """Count the pieces of each window."""
        counts: npt.NDArray[np.int64] = self.are_filled().sum(axis=1)
        return counts

    def are_filled(self) -> Bools:
        """Tell which places hold a piece."""
        filled: Bools = self.pieces != _PAD
        return filled


def cut_windows(
    wordpieces: WordPieces, texts: Sequence[str], start: Sequence[int], end: Sequence[int], remedy: Bools
) -> Windows:
    """Cut the window of each mention out of its text.

    Parameters
    ----------
    wordpieces : WordPieces
    texts : sequence of str
        For each mention the whole text of its article.
    start, end : sequence of int
        For each mention its place in the text.
    remedy : array of bool
        Which mentions name a remedy: a piece at the front tells the model.
    """
    count = len(texts)
    pieces, own = np.full((count, LENGTH), _PAD), np.zeros((count, LENGTH), np.int64)
    mark = np.zeros(count, np.int64)
    for row, (text, low, high) in enumerate(zip(texts, start, end, strict=True)):
        cut = max(0, low - _CHARACTERS_BEFORE)
        found = wordpieces.cut(text[cut : high + _CHARACTERS_BEHIND])
        # Ends and starts of words never fall, so that a search by halves finds those of the mention.
        begin = bisect_right(found.end, low - cut)
        stop = bisect_left(found.start, high - cut)
        before, term = found.number[max(0, begin - _LEFT) : begin], found.number[begin:stop][:_TERM]
        line = [_START, _REMEDY if remedy[row] else _PROBLEM, *before, _OPEN, *term, _CLOSE]
        line += found.number[stop : stop + LENGTH - 1 - len(line)]
        pieces[row, : len(line)] = line
        mark[row] = 2 + len(before)
        own[row, mark[row] : mark[row] + 2 + len(term)] = 1
    return Windows(pieces, own, mark)
