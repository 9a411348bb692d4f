"""Entries that count on a condition: with other words near by, or without.

A condition is a pair of an entry and a companion, the word or phrase that must, or must not, stand near it. All
matches of all entries that have conditions are asked at once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mediaframing.codebook import SENTENCE, Term
from mediaframing.coding.search.patterns import Hits
from mediaframing.coding.search.trie import count_up
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Bools, Ints, Tokens, find_words

_BY_SENTENCE = -1


class Conditions:
    """The conditions of entries.

    Parameters
    ----------
    terms : sequence of Term
        An entry's number is its place here.

    Attributes
    ----------
    companions : list of Term
        What must be found beside the entries; numbered on from them.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        self._size = len(terms)
        numbers: dict[str, int] = {}
        rows = [
            (entry, numbers.setdefault(word, len(numbers)), wanted, _measure(term.within))
            for entry, term in enumerate(terms)
            for words, wanted in ((term.all[1:], 1), (term.not_near, 0))
            for word in words
        ]
        self.companions = [Term(word) for word in numbers]
        entry, self._companion, wanted, self._reach = np.array(rows, np.int64).reshape(-1, 4).T
        self._wanted: Bools = wanted > 0
        self._first = count_up(entry, len(terms))

    def apply(self, hits: Hits, tokens: Tokens, sentences: Sentences) -> Hits:
        """Keep the entries whose conditions are met; the companions themselves are left out.

        Parameters
        ----------
        hits : Hits
            Entries and companions, sorted by place.
        """
        if not self.companions:
            return hits
        entries, companions = hits.keep(hits.entry < self._size), hits.keep(hits.entry >= self._size)
        rows, condition = list_between(self._first[entries.entry], self._first[entries.entry + 1])
        met = self._meet(entries.keep(rows), condition, companions, tokens, sentences)
        kept = np.ones(len(entries), np.bool_)
        kept[rows[~met]] = False
        return entries.keep(kept)

    def _meet(
        self, entries: Hits, condition: Ints, companions: Hits, tokens: Tokens, sentences: Sentences
    ) -> Bools:
        """Tell for each match and one condition of it whether the condition is met."""
        number = companions.entry - self._size
        companions = companions.keep(np.argsort(number, kind="stable"))
        number = np.sort(number, kind="stable")
        wanted, companion = self._wanted[condition], self._companion[condition]
        # Of one companion no match lies within another, so that both ends rise together.
        width = len(tokens) + 1
        firsts, lasts = number * width + companions.first, number * width + companions.last
        before, behind = companion * width + entries.first, companion * width + entries.last
        # A wanted word stands apart from the entry; an unwanted one may overlap it, but not lie within it.
        following = np.where(
            wanted, np.searchsorted(firsts, behind, "right"), np.searchsorted(lasts, behind, "right")
        )
        preceding = np.where(wanted, np.searchsorted(lasts, before), np.searchsorted(firsts, before)) - 1
        words = np.cumsum(tokens.vocabulary.classify_all("word", find_words, "types")[tokens.type])
        reach = self._reach[condition]
        found = np.zeros(len(condition), np.bool_)
        for place, ahead in ((following, True), (preceding, False)):
            there = np.flatnonzero((place >= 0) & (place < len(number)))
            there = there[number[place[there]] == companion[there]]
            other, entry = place[there], entries.keep(there)
            if ahead:
                distance = words[companions.first[other]] - words[entry.last]
            else:
                distance = words[entry.first] - words[companions.last[other]]
            same = sentences.of_token[companions.first[other]] == sentences.of_token[entry.first]
            close = distance <= reach[there]
            close &= tokens.article[companions.first[other]] == tokens.article[entry.first]
            found[there] |= np.where(reach[there] == _BY_SENTENCE, same, close)
        met: Bools = found == wanted
        return met


def _measure(within: str | int) -> int:
    return _BY_SENTENCE if within == SENTENCE else int(within)
