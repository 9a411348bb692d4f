"""Whose claim, view or warning it is: "the mayor's repeated claim", "in her own opinion"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import find_noun_phrases_before
from mediaframing.coding.english.queries import find_last, has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.text.tokens import Ints

_REACH = 4
"""So many words stand between an owner and what he owns at most: "Weber's own rather dim view"."""


def find_owners(text: Text, noun: Ints, floor: Ints) -> Spans:
    """Find the phrase before the apostrophe, or the possessive pronoun, before each noun; -1 for none.

    Parameters
    ----------
    text : Text
    noun : array
    floor : array
        The first token of each noun's sentence.
    """
    first, last = np.full((2, len(noun)), -1)
    near = find_last(text.codes, wc.POSSESSIVE | wc.POSS, np.maximum(noun - 1 - _REACH, 0), noun)
    owned = np.flatnonzero(near >= floor)
    possessive = has(text.codes[near[owned]], wc.POSSESSIVE)
    own, possessed = owned[~possessive], owned[possessive]
    first[own] = last[own] = near[own]
    first[possessed], last[possessed] = find_noun_phrases_before(text, near[possessed] - 1, floor[possessed])
    # "Despite Weber's claims"
    first += (first < last) & (first >= 0) & text.are(first, "before owners")
    # "It's a claim that"
    alone = (first == last) & (first >= 0) & has(text.codes[first], wc.NEUT | wc.MASC | wc.FEM)
    alone &= ~has(text.codes[first], wc.POSS)
    first[alone] = last[alone] = -1
    # "They heard Weber's claim": the verb is no part of the name.
    small = (first >= 0) & (first < last) & ~has(text.codes[first], wc.CAPITAL | wc.DET | wc.ROLE | wc.ADJ)
    small &= has(text.codes[last], wc.CAPITAL)
    name = text.find(wc.CAPITAL).find_next(first)
    return np.where(small, np.minimum(name, last), first), last
