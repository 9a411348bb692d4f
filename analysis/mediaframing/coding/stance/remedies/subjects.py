"""How far the subject goes that a term stands in: what is said of "tolls and fees", of "toll advocates"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.remedies.reading import Reading
from mediaframing.coding.text.tokens import Bools, Ints

_LONGEST_ASIDE, _LONGEST_JOINED = 10, 5
_AUXILIARY, _COMMA, _ING, _JOIN = map(any_of, ("AUX", "comma", "ing", "and or"))
_NO_ASIDE = any_of("PUNCT boundary PronType=Rel AUX Case=Nom wh that")
_NOT_JOINED = any_of("PUNCT boundary PronType=Rel Case=Nom wh that ADP to comma capital ed")
_NOT_PEOPLE = any_of("PUNCT boundary PronType=Rel Case=Nom wh that ADP to of comma AUX and or")
_NO_PHRASE = any_of("PUNCT boundary PronType=Rel Case=Nom wh that ADP to of comma AUX and or")
_LONGEST_PHRASE = 4
_AGENTS, _CIRCUMSTANCES, _RELATED = map(name_words, ("agents", "circumstances", "related"))


def skip_asides(reading: Reading, last: Ints, end: Ints) -> Ints:
    """Give the last token of the subject, with a phrase between commas: "tolls, above all for carters, do not work"."""
    after = last + 1
    close = reading.find_next(_COMMA, after + 1)
    aside = (reading.role[after] & _COMMA > 0) & (close < np.minimum(end, last + _LONGEST_ASIDE))
    aside &= ~reading.has(_NO_ASIDE, after + 1, close) & (
        reading.role[np.minimum(close + 1, len(reading.role) - 1)] & _AUXILIARY > 0
    )
    # "tolls and fees were scrapped"
    verb = reading.find_next(_AUXILIARY, after + 1)
    joined = (reading.role[after] & _JOIN > 0) & (verb < np.minimum(end, after + _LONGEST_JOINED))
    joined &= ~reading.has(_NOT_JOINED, after + 1, verb) & (
        reading.role[np.minimum(verb, len(reading.role) - 1)] & _ING == 0
    )
    return np.select((aside, joined), (close, verb - 1), last)


def end_at_agents(reading: Reading, first: Ints, last: Ints, begin: Ints, end: Ints) -> Ints:
    """Give the end of the sentence, or the term's where it only tells what people are for or about: "toll advocates fell short"."""
    after = last + 1
    people = _AGENTS[reading.word[after]] | (
        _AGENTS[reading.word[after + 1]] & (reading.role[after] & _NOT_PEOPLE == 0)
    )
    return np.where(
        people | _are_circumstances(reading, first, begin) | _RELATED[reading.word[after + 1]], last, end
    )


def _are_circumstances(reading: Reading, first: Ints, begin: Ints) -> Bools:
    """Tell which terms a preposition of time, place or means governs: "homes around the dam were flooded"."""
    governed, going = np.zeros(len(first), np.bool_), np.ones(len(first), np.bool_)
    for back in range(1, _LONGEST_PHRASE + 1):
        place = np.maximum(first - back, 0)
        going &= first - back >= begin
        governed |= going & _CIRCUMSTANCES[reading.word[place]]
        going &= ~governed & (reading.role[place] & _NO_PHRASE == 0)
    return governed
