"""Prepositions that belong to a verb and open its content: "called for", "accused of", "pointed out"."""

from __future__ import annotations

from mediaframing.coding import cues
from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.tokens import Bools, Ints


def find_governed(text: Text, verb: Ints, place: Ints) -> Bools:
    """Tell whether a preposition that belongs to each verb stands at its place."""
    opens = text.vocabulary.classify_all("governed preposition", cues.judge_prepositions)[text.type[place]]
    governed: Bools = (_list_governed(text, verb) & opens > 0) & (text.codes[place] & wc.PREPOSITION > 0)
    return governed


def govern(text: Text, verb: Ints, preposition: str) -> Bools:
    """Tell which verbs a preposition belongs to."""
    own: Bools = _list_governed(text, verb) & cues.number_prepositions()[preposition] > 0
    return own


def pass_out(text: Text, verb: Ints, place: Ints) -> Bools:
    """Tell where "out" stands after a verb that it belongs to."""
    return govern(text, verb, "out") & text.are(place, {"out"}, "out")


def _list_governed(text: Text, verb: Ints) -> Ints:
    """Give the bits of the prepositions that belong to each verb."""
    return text.vocabulary.classify_all("governing verb", cues.judge_governors)[text.type[verb]]
