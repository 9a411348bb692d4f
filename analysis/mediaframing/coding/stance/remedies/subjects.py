"""How far the subject goes that a term stands in: what is said of "tolls and fees", of "toll advocates"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.remedies.cues import kinds
from mediaframing.coding.stance.remedies.reading import Reading, find_word
from mediaframing.coding.text.tokens import Bools, Ints

_LONGEST_ASIDE, _LONGEST_JOINED, _LONGEST_PHRASED, _LONGEST_PART = 10, 5, 14, 6
_AUXILIARY, _COMMA, _ING, _JOIN = map(any_of, ("AUX", "comma", "ing", "and or"))
_NO_ASIDE = any_of("PUNCT boundary PronType=Rel AUX Case=Nom wh that")
_NOT_JOINED = any_of("PUNCT boundary PronType=Rel Case=Nom wh that ADP to comma capital ed")
_NOT_PEOPLE = any_of("PUNCT boundary PronType=Rel Case=Nom wh that ADP to of comma AUX and or")
_NO_PHRASE = any_of("PUNCT boundary PronType=Rel Case=Nom wh that ADP to of comma AUX and or")
_LONGEST_PHRASE = 4
_STOPS, _PHRASE_STOPS = (
    any_of("PUNCT boundary"),
    any_of("PUNCT boundary PronType=Rel Case=Nom wh that AUX comma"),
)
_GOVERNS, _OPINIONS, _VERB = any_of("ADP of"), kinds("against stop name bad fails"), kinds("verb")
_INCLUDING = name_words("including")
_RELATIVES = name_words("relatives")
_AGENTS, _CIRCUMSTANCES, _RELATED = map(name_words, ("agents", "circumstances", "related"))


def skip_asides(reading: Reading, first: Ints, last: Ints, end: Ints) -> Ints:
    """Give the last token of the subject, with a phrase between commas: "tolls, above all for carters, do not work"."""
    role = reading.role
    last = _leave_parts(reading, first, _skip_phrases(reading, last, end), end)
    after = last + 1
    close = reading.find_next(_COMMA, after + 1)
    aside = (role[after] & _COMMA > 0) & (close < np.minimum(end, last + _LONGEST_ASIDE))
    # "the toll, which began in May, was scrapped"
    tells = _RELATIVES[reading.word[after + 1]] & ~reading.has(_STOPS, after + 1, close)
    tells &= reading.count_kinds(_OPINIONS, after + 1, close) == 0
    then = close + 1
    goes_on = (role[then] & _AUXILIARY > 0) | (tells & (reading.kind[then] & _VERB > 0))
    aside &= (tells | ~reading.has(_NO_ASIDE, after + 1, close)) & goes_on
    # "tolls and fees were scrapped"
    verb = reading.find_next(_AUXILIARY, after + 1)
    joined = (role[after] & _JOIN > 0) & (verb < np.minimum(end, after + _LONGEST_JOINED))
    joined &= ~reading.has(_NOT_JOINED, after + 1, verb) & (role[verb] & _ING == 0)
    return np.select((aside, joined), (close, verb - 1), last)


def _leave_parts(reading: Reading, first: Ints, last: Ints, end: Ints) -> Ints:
    """Give the end of the phrase that a term is a part of: "the steps, including tolls and fees, have failed"."""
    place = find_word(_INCLUDING, reading, first - _LONGEST_PART, first)
    close = reading.find_next(_COMMA, last + 1)
    part = (
        (place > 0)
        & (reading.role[place - 1] & _COMMA > 0)
        & (close < np.minimum(end, last + _LONGEST_ASIDE))
    )
    part &= ~reading.has(_NO_ASIDE, place + 1, close) & (reading.role[close + 1] & _AUXILIARY > 0)
    return np.where(part, close, last)


def _skip_phrases(reading: Reading, last: Ints, end: Ints) -> Ints:
    """Give the last token of a phrase behind the term that an auxiliary or a comma ends: "tolls on cars and on carts were"."""
    after = last + 1
    stop = reading.find_next(_PHRASE_STOPS, after)
    closes = reading.role[stop] & (_AUXILIARY | _COMMA) > 0
    goes = (reading.role[after] & _GOVERNS > 0) & closes & (stop < np.minimum(end, after + _LONGEST_PHRASED))
    goes &= (reading.count_kinds(_OPINIONS, after, stop) == 0) & reading.has(_JOIN, after, stop)
    return np.where(goes, stop - 1, last)


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
