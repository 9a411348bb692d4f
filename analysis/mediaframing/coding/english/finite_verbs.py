"""Where finite verbs stand: what clauses are told by.

There is one question, :func:`are_finite`, and what tells the finite forms of listed verbs is named: ``INFLECTED`` where only the
form can tell ("said"), ``FINITE`` behind a subject ("they say"). Two readers ask otherwise, and for a reason:
:func:`~mediaframing.coding.english.noun_phrases.end_before_verbs` takes any "-ed" within a phrase for a verb, listed or not, since a
phrase that goes on too far is worse there than one that ends early; and ``phrase_edges`` asks of distinct words, not of places, and
only for verbs that take an object and are no nouns.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Bools, Ints

_FURTHEST_VERB = 30
"""A verb is looked for so many tokens before a place at most."""


def are_finite(text: Text, place: Ints, forms: int = verb_frames.INFLECTED) -> Bools:
    """Tell whether finite verbs stand at places: an auxiliary, a common verb, or such a form of a listed one."""
    finite: Bools = has(text.codes[place], wc.AUX | wc.FIN) | has(text.cues[place], forms)
    return finite


def find_verbs_before(text: Text, left: Ints, floor: Ints, place: Ints) -> tuple[Ints, Ints, Ints]:
    """Find the last finite verb before each place, and drop the rows that have none."""
    at = place[:, None] - np.arange(1, _FURTHEST_VERB + 1)
    inside = at > floor[:, None]
    at = np.where(inside, at, floor[:, None])
    finite = has(text.codes[at], wc.AUX | wc.FIN) | has(text.cues[at], verb_frames.INFLECTED)
    finite |= text.end_with(at, "ed")
    finite &= inside & ~has(text.codes[at], wc.CAPITAL)
    told = finite.any(axis=1)
    return left[told], floor[told], at[told, finite[told].argmax(axis=1)]
