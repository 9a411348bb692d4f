"""Mentions in doubt with the cues near them, and the verdicts on them as they are found."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.presupposition import Nouns
from mediaframing.coding.stance.verdict_rules import is_on, number_rule
from mediaframing.coding.text.tokens import Bools, Ints
from mediaframing.tables import STANCES

AFFIRMED, REJECTED, UNCERTAIN = range(len(STANCES))


@dataclass(frozen=True)
class DoubtedMentions:
    """Mentions in doubt, and the cues near them.

    Attributes
    ----------
    nouns : Nouns
        Their first tokens, without cues.
    last : array
        Their last tokens.
    pairs : Pairs
        The cues near them in order, with the mentions' first tokens as terms.
    mention : array
        For each pair the number of its mention.
    """

    nouns: Nouns
    last: Ints
    pairs: Pairs
    mention: Ints

    def __len__(self) -> int:
        return len(self.last)

    def find_nearest(self, rows: Ints) -> Ints:
        """Give for each mention the last of some pairs, -1 where it has none."""
        nearest = np.full(len(self), -1)
        nearest[self.mention[rows]] = rows  # what is written last stays
        return nearest

    def list_pairs(self, kind: int, asked: Bools) -> Ints:
        """List the pairs with a cue of some kind to the left of a mention that is asked about."""
        pairs = self.pairs
        return np.flatnonzero(pairs.are(kind) & (pairs.last < pairs.term) & asked[self.mention])


class Verdicts:
    """The verdicts on mentions, as they are found.

    Attributes
    ----------
    stance, cue_first, cue_last, rule : array
        As in :class:`mediaframing.coding.stance.stances.Stances`.
    open : array of bool
        Which mentions have no verdict yet.
    """

    def __init__(self, count: int) -> None:
        self.stance = np.full(count, AFFIRMED, np.int64)
        self.cue_first = np.full(count, -1, np.int64)
        self.cue_last = np.full(count, -1, np.int64)
        self.rule = np.full(count, -1, np.int64)
        self.open = np.ones(count, np.bool_)

    def settle(
        self,
        mention: Ints,
        stance: Ints | int,
        first: Ints | int = -1,
        last: Ints | int = -1,
        rule: Ints | int = -1,
    ) -> None:
        """Give mentions a verdict."""
        self.stance[mention], self.cue_first[mention], self.cue_last[mention] = stance, first, last
        self.rule[mention], self.open[mention] = rule, False

    def tell(self, name: str, mention: Ints, stance: Ints | int, first: Ints, last: Ints) -> None:
        """Give mentions a verdict by a rule of the book, if it is asked."""
        if is_on(name):
            self.settle(mention, stance, first, last, number_rule(name))
