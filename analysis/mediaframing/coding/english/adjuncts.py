"""What can stand between a verb and its content: adverbs, times, phrases with a preposition, a parenthesis."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import find_noun_phrases_after
from mediaframing.coding.english.reading import Text, find_near
from mediaframing.coding.text.tokens import Bools, Ints

_ADJUNCT = wc.TIME | wc.ADVERB
OPENS_ADJUNCT = _ADJUNCT | wc.PREPOSITION | wc.TO
_AFTER_TO = wc.ROLE | wc.OBJECT_PRONOUN | wc.DETERMINER | wc.CAPITAL
_MOST = 4
"""So many adjuncts are passed at most."""
_LONGEST_PARENTHESIS = 10


def skip_adverbs(text: Text, place: Ints, ceiling: Ints) -> Ints:
    """Pass the adverbs from each place on, up to the end of the sentence."""
    place = place.copy()
    unread = np.flatnonzero(place <= ceiling)
    while len(unread):
        unread = unread[text.codes[place[unread]] & wc.ADVERB > 0]
        place[unread] += 1
        unread = unread[place[unread] <= ceiling[unread]]
    return place


def skip_adjuncts(text: Text, place: Ints, ceiling: Ints) -> Ints:
    """Pass "Monday", "in a statement" and "on Twitter" between a verb and its content."""
    place = place.copy()
    unread = np.flatnonzero(place <= ceiling)
    for _ in range(_MOST):
        if not len(unread):
            break
        code = text.codes[place[unread]]
        word = code & _ADJUNCT > 0
        words, phrases = unread[word], unread[~word]
        phrases = phrases[_open_phrases(text, code[~word], place[phrases], ceiling[phrases])]
        place[words] = _skip_words(text, code[word], place[words], ceiling[words])
        end = _skip_phrases(text, place[phrases], ceiling[phrases])
        passed = end > place[phrases]
        place[phrases] = end
        unread = np.sort(np.concatenate([words, phrases[passed]]))
        unread = unread[place[unread] <= ceiling[unread]]
    return place


def skip_parentheses(text: Text, comma: Ints, ceiling: Ints) -> Ints:
    """Pass ", among other things," where "that" or a quotation follows; stay at the comma otherwise."""
    bound = find_near(text, wc.COMMA | wc.QUOTE, comma + 2, _LONGEST_PARENTHESIS)
    closed = (bound > comma + 1) & (bound < ceiling) & (text.codes[bound] & wc.COMMA > 0)
    closed &= (text.codes[bound + 1] & wc.THAT > 0) | (text.find_openings(bound + 1) >= 0)
    return np.where(closed, bound + 1, comma)


def _open_phrases(text: Text, code: Ints, place: Ints, ceiling: Ints) -> Bools:
    """Tell which prepositions open an adjunct: "to reporters" does, "to leave" does not."""
    opens: Bools = (code & wc.PREPOSITION > 0) & ((code & wc.TO == 0) | (code & wc.SUBORDINATOR > 0))
    opens |= (code & wc.TO > 0) & (place < ceiling) & (text.codes[place + 1] & _AFTER_TO > 0)
    return opens


def _skip_words(text: Text, code: Ints, place: Ints, ceiling: Ints) -> Ints:
    """Pass an adverb or a time, with what belongs to a date: "on July 5, 2016, that"."""
    codes = text.codes
    place = place + 1
    place += (place <= ceiling) & (codes[place] & wc.NUMBER > 0) & (code & wc.TIME > 0)
    year = np.flatnonzero((place + 3 < ceiling) & (codes[place] & wc.COMMA > 0))
    at = place[year]
    year = year[(codes[at + 1] & wc.NUMBER > 0) & (codes[at + 2] & wc.COMMA > 0)]
    place[year] += 3
    return place


def _skip_phrases(text: Text, place: Ints, ceiling: Ints) -> Ints:
    """Pass a preposition with its noun phrase, or one before a time; stay where neither follows."""
    if not len(place):
        return place
    last = find_noun_phrases_after(text, place + 1, ceiling)[1]
    time = (place + 1 <= ceiling) & (text.codes[place + 1] & wc.TIME > 0)
    return np.where(last >= 0, last + 1, place + time)
