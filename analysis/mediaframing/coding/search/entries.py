"""Entries of frames and actors found, their exceptions taken out, and of overlapping ones the longest kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from mediaframing.codebook import Actor, Frame, Term
from mediaframing.coding.search.capitals import CapitalEntries
from mediaframing.coding.search.conditions import Conditions
from mediaframing.coding.search.patterns import Hits, PatternSet, keep_longest
from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Bools, Ints, Tokens


@dataclass(frozen=True)
class EntryMentions:
    """Where entries stand, sorted by place; ``owner`` is the number of the frame or actor each belongs to."""

    hits: Hits
    owner: Ints

    def __len__(self) -> int:
        return len(self.owner)

    def keep(self, kept: Bools | Ints) -> EntryMentions:
        """Keep some, told by a mask or by their numbers."""
        return EntryMentions(self.hits.keep(kept), self.owner[kept])


class EntryFinder:
    """The entries of frames or of actors, ready to be found.

    Attributes
    ----------
    patterns : list of str
        The entries as the codebook has them, by their number.
    names : Arrow array of str
        The same, to be taken from.
    terms : list of Term
        The entries themselves.
    owners : array
        For each entry the number of its frame or actor.
    functions : list of str or None
        The function of framing that each entry serves, by itself or through its frame.
    polarity : array
        -1 for each entry that names the contrary of its frame, 1 for any other.

    Parameters
    ----------
    owners : sequence of (terms, exceptions, function)
        What counts for each frame or actor, what does not although a term matches it, and the function of entries
        that name none.
    plural : bool
        Whether an entry also stands for its plural.
    rivals : bool
        Whether the owners compete for words, so that *Prime Minister of India* is no mention of India; frames
        do not.
    """

    def __init__(
        self,
        owners: Sequence[tuple[tuple[Term, ...], tuple[Term, ...], str | None]],
        *,
        plural: bool,
        rivals: bool,
    ) -> None:
        entries = [
            (number, term, wanted)
            for number, (terms, exceptions, _) in enumerate(owners)
            for group, wanted in ((terms, True), (exceptions, False))
            for term in group
        ]
        self.terms = [term for _, term, _ in entries]
        self.patterns = [term.pattern for term in self.terms]
        self.functions = [term.function or owners[number][2] for number, term, _ in entries]
        self.polarity = np.array([term.polarity for term in self.terms], np.int64)
        self.names = pa.array(self.patterns, pa.large_string())
        self._rivals = rivals
        self.owners = self._owner = np.array([number for number, _, _ in entries], np.int64)
        self._wanted: Bools = np.array([wanted for _, _, wanted in entries], np.bool_)
        self._conditions = Conditions(self.terms)
        self._capitals = CapitalEntries(self.terms)
        self._set = PatternSet([*self.terms, *self._conditions.companions], plural=plural)
        # Entries that cover the same words: an exception goes first, then the more letters spelled out, then the one
        # that spells out the hyphen.
        anchors = [term.anchor for term in self.terms]
        letters = np.array([len(a) - a.count("*") - a.count("?") for a in anchors], np.int64)
        hyphens = np.array([a.count("-") for a in anchors], np.int64)
        order = np.lexsort((-np.arange(len(entries)), hyphens, letters, ~self._wanted))
        self._rank = np.zeros(len(entries), np.int64)
        self._rank[order] = np.arange(len(entries))

    def find(self, tokens: Tokens, sentences: Sentences) -> EntryMentions:
        """Find the mentions of a batch.

        An exception competes like any entry and, where it wins, takes its words out of play.
        """
        hits = self._conditions.apply(self._set.find(tokens, sentences), tokens, sentences)
        owner = self._owner[hits.entry]
        group = np.zeros(len(hits), np.int64) if self._rivals else owner
        keep = keep_longest(hits, group, self._rank[hits.entry]) & self._wanted[hits.entry]
        keep &= self._capitals.keep(hits, tokens, sentences)
        return EntryMentions(hits.keep(keep), owner[keep])


def make_frame_finder(frames: Sequence[Frame]) -> EntryFinder:
    """Make a finder of frames; they do not compete with one another for words."""
    return EntryFinder([(f.terms, f.exceptions, f.function) for f in frames], plural=False, rivals=False)


def make_actor_finder(actors: Sequence[Actor]) -> EntryFinder:
    """Make a finder of actors' names, with their plurals; possessives need nothing, for ``'s`` is a token."""
    return EntryFinder([(a.aliases, a.exceptions, None) for a in actors], plural=True, rivals=True)
