"""Where finite verbs stand: what clauses are told by.

There is one question, :func:`are_finite`, and what tells the finite forms of listed verbs is named: ``INFLECTED`` where only the
form can tell ("said"), ``FINITE`` behind a subject ("they say"). Two readers ask otherwise, and for a reason:
:func:`~mediaframing.coding.english.noun_phrases.end_before_verbs` takes any "-ed" within a phrase for a verb, listed or not, since a
phrase that goes on too far is worse there than one that ends early; and ``phrase_edges`` asks of distinct words, not of places, and
only for verbs that take an object and are no nouns.
"""

from __future__ import annotations

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.verb_frames import INFLECTED
from mediaframing.coding.text.tokens import Bools, Ints


def are_finite(text: Text, place: Ints, forms: int = INFLECTED) -> Bools:
    """Tell whether finite verbs stand at places: an auxiliary, a common verb, or such a form of a listed one."""
    finite: Bools = has(text.codes[place], wc.AUX | wc.FIN) | has(text.cues[place], forms)
    return finite
