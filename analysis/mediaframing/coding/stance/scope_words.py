"""The words that tell something about the scopes of cues, listed for all cues at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.text.tokens import Bools, Ints


class ScopeWords(NamedTuple):
    """The telling words that stand between cues and their terms, one cue after the other.

    Attributes
    ----------
    row : array
        The number of the cue among those that are read.
    place : array
        The word's token.
    pairs : Pairs
        Its cue and its term.
    """

    row: Ints
    place: Ints
    pairs: Pairs

    def keep(self, kept: Bools) -> ScopeWords:
        """Keep some, told by a mask."""
        return ScopeWords(self.row[kept], self.place[kept], self.pairs.keep(kept))

    def drop(self, ends: Bools, reached: Bools) -> ScopeWords:
        """Put down which cues do not come to their terms, as their scopes end at a word; leave their words."""
        if not ends.any():
            return self
        reached[self.row[ends]] = False
        return self.keep(reached[self.row])

    def find_before(self, marked: Bools) -> Ints:
        """Give for each word the number of the last marked one before it, behind the same cue; else -1."""
        number = np.maximum.accumulate(np.where(marked, np.arange(len(marked)), -1))
        before = np.append(-1, number)[:-1]
        return np.where(before >= self.find_first(), before, -1)

    def find_first(self) -> Ints:
        """Give for each word the number of the first one behind the same cue."""
        return np.searchsorted(self.row, self.row)
