"""Where the words of one kind stand: the next, the one before, and how far a run of them goes, for many at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mediaframing.coding.text.tokens import Bools, Ints


@dataclass(frozen=True)
class Places:
    """Tokens of one kind, in order.

    Attributes
    ----------
    bounded : array
        -1, the tokens, and the number of all tokens: what is looked for in vain stands before or after all.

    Examples
    --------
    >>> commas = find_places(np.array([False, True, True, False, True]))
    >>> commas.find_next(np.array([0, 3])), commas.find_previous(np.array([0, 3]))
    (array([1, 4]), array([-1,  2]))
    >>> commas.pass_forward(np.array([0, 1])), commas.pass_back(np.array([2, 3]))
    (array([0, 3]), array([0, 3]))
    """

    bounded: Ints

    @property
    def tokens(self) -> Ints:
        """The tokens alone."""
        return self.bounded[1:-1]

    def find_next(self, token: Ints) -> Ints:
        """Give the first at or after each token; the number of all tokens where there is none."""
        return self.bounded.take(self.bounded.searchsorted(token), mode="clip")

    def find_previous(self, token: Ints) -> Ints:
        """Give the last at or before each token; -1 where there is none."""
        return self.bounded.take(self.bounded[:-1].searchsorted(token, "right") - 1, mode="clip")

    def any_between(self, start: Ints, end: Ints) -> Bools:
        """Tell whether there is one from each start up to each end: spans are half-open."""
        there: Bools = self.tokens.searchsorted(end) > self.tokens.searchsorted(start)
        return there

    def pass_forward(self, token: Ints) -> Ints:
        """Give the first token at or after each that is none of these."""
        if not len(token) or not len(self.tokens):
            return token.copy()
        number = np.searchsorted(self.tokens, token)
        inside = self._find_inside(number, token)
        passed = token.copy()
        if len(inside):
            run = self._runs[1:-1].searchsorted(number[inside], "right")
            passed[inside] = self.tokens[self._runs[run + 1] - 1] + 1
        return passed

    def pass_back(self, token: Ints) -> Ints:
        """Give the last token at or before each that is none of these."""
        if not len(token) or not len(self.tokens):
            return token.copy()
        number = np.searchsorted(self.tokens, token)
        inside = self._find_inside(number, token)
        passed = token.copy()
        if len(inside):
            run = self._runs[1:-1].searchsorted(number[inside], "right")
            passed[inside] = self.tokens[self._runs[run]] - 1
        return passed

    def _find_inside(self, number: Ints, token: Ints) -> Ints:
        """Find which tokens are some of these, given the numbers of those at or after them."""
        return np.flatnonzero((self.bounded[number + 1] == token) & (number < len(self.tokens)))

    @cached_property
    def _runs(self) -> Ints:
        """The numbers of those that begin a run, for the token before is none of these; and how many there are."""
        breaks = np.flatnonzero(np.diff(self.tokens) > 1)
        runs = np.zeros(len(breaks) + 2, np.int64)
        runs[1:-1], runs[-1] = breaks + 1, len(self.tokens)
        return runs


def find_places(there: Bools) -> Places:
    """Find where the tokens of a kind stand, given for every token whether it is one."""
    return list_places(np.flatnonzero(there), len(there))


def list_places(tokens: Ints, count: int) -> Places:
    """List tokens of a kind, given in order, among so many."""
    bounded = np.empty(len(tokens) + 2, np.int64)
    bounded[0], bounded[1:-1], bounded[-1] = -1, tokens, count
    return Places(bounded)


def list_between(first: Ints, end: Ints) -> tuple[Ints, Ints]:
    """List all places of spans, one span after the other: the number of each one's span, and the place.

    A span that ends before it begins has none.

    Examples
    --------
    >>> list_between(np.array([5, 9, 2]), np.array([7, 9, 3]))
    (array([0, 0, 2]), array([5, 6, 2]))
    """
    lengths = np.maximum(end - first, 0)
    span = np.arange(len(first)).repeat(lengths)
    begin = lengths.cumsum() - lengths
    place = (first - begin).take(span)
    place += np.arange(len(span))
    return span, place
