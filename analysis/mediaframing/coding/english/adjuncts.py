"""What can stand between a verb and its content: adverbs, times, phrases with a preposition, a parenthesis."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import find_noun_phrases_after
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Bools, Ints

_ADJUNCT = wc.TIME | wc.ADV
OPENS_ADJUNCT = _ADJUNCT | wc.ADP | wc.TO
_AFTER_TO = wc.ROLE | wc.ACC | wc.DET | wc.CAPITAL
_AFTER_PLACE = wc.THAT | wc.ADP | wc.TIME | wc.COMMA | wc.COLON
_AFTER_SUBJECT = wc.AUX | wc.FIN | wc.POSSESSIVE
_MOST = 4
"""So many adjuncts are passed at most."""
_LONGEST_PARENTHESIS = 10


def skip_adverbs(text: Text, place: Ints, ceiling: Ints) -> Ints:
    """Pass the adverbs from each place on, up to the end of the sentence."""
    place = place.copy()
    unread = np.flatnonzero(place <= ceiling)
    while len(unread):
        unread = unread[has(text.codes[place[unread]], wc.ADV)]
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
        word = has(code, _ADJUNCT) | are_dates(text, place[unread])
        words, phrases = unread[word], unread[~word]
        phrases = phrases[_open_phrases(text, code[~word], place[phrases], ceiling[phrases])]
        place[words] = _skip_words(text, code[word], place[words], ceiling[words])
        end = _skip_phrases(text, place[phrases], ceiling[phrases])
        passed = end > place[phrases]
        place[phrases] = end
        unread = np.sort(np.concatenate([words, phrases[passed]]))
        unread = unread[place[unread] <= ceiling[unread]]
    return place


def skip_days(text: Text, place: Ints, ceiling: Ints) -> Ints:
    """Pass "Monday", "last week", "for years", "on May 4" and nothing else; stay where none stands."""
    codes = text.codes
    begin = place + (has(codes[place], wc.ADP) & ~has(codes[place], wc.TO))
    begin = begin + text.are(begin, "this or last")
    day = (has(codes[begin], wc.TIME) | text.are(begin, "spans of time")) & (begin <= ceiling)
    end = begin + 1 + has(text.codes[begin + 1], wc.TIME | wc.NUMBER)
    return np.where(day, end, place)


def are_dates(text: Text, place: Ints) -> Bools:
    """Tell "this week" and "that night" from "this week is": a day that is no subject."""
    dates: Bools = text.are(place, "this day") & has(text.codes[place + 1], wc.TIME)
    dates[dates] = ~has(text.codes[place[dates] + 2], _AFTER_SUBJECT)
    return dates


def skip_parentheses(text: Text, pause: Ints, ceiling: Ints) -> Ints:
    """Pass ", among other things," and "— wrongly —" where "that" or a quotation follows; stay at the comma or dash otherwise."""
    dash = has(text.codes[pause], wc.DASH)
    comma, other = (text.find(sign | wc.QUOTE).find_next(pause + 2) for sign in (wc.COMMA, wc.DASH))
    bound = np.where(dash, other, comma)
    closed = (bound < np.minimum(ceiling, pause + 2 + _LONGEST_PARENTHESIS)) & ~has(
        text.codes[bound], wc.QUOTE
    )
    closed &= has(text.codes[bound + 1], wc.THAT) | (text.find_openings(bound + 1) >= 0)
    return np.where(closed, bound + 1, pause)


def _open_phrases(text: Text, code: Ints, place: Ints, ceiling: Ints) -> Bools:
    """Tell which prepositions open an adjunct: "to reporters" does, "to leave" does not."""
    opens: Bools = has(code, wc.ADP) & (~has(code, wc.TO) | has(code, wc.SCONJ))
    opens |= has(code, wc.TO) & (place < ceiling) & has(text.codes[place + 1], _AFTER_TO)
    opens &= ~(text.are(place, "at") & text.are(place + 1, "least or most"))
    # "said about 75 percent would come", "said at least ten would": no adjunct
    return opens & ~(has(text.codes[place + 1], wc.NUMBER) & text.are(place, "roughly"))


def _skip_words(text: Text, code: Ints, place: Ints, ceiling: Ints) -> Ints:
    """Pass an adverb or a time, with what belongs to a date: "on July 5, 2016, that"."""
    codes = text.codes
    place = place + 1
    place += (place <= ceiling) & has(codes[place], wc.NUMBER) & has(code, wc.TIME)
    year = np.flatnonzero((place + 3 < ceiling) & has(codes[place], wc.COMMA))
    at = place[year]
    year = year[has(text.codes[at + 1], wc.NUMBER) & has(codes[at + 2], wc.COMMA)]
    place[year] += 3
    return place


def _skip_phrases(text: Text, place: Ints, ceiling: Ints) -> Ints:
    """Pass a preposition with its noun phrase, or one before a time; stay where neither follows."""
    if not len(place):
        return place
    last = find_noun_phrases_after(text, place + 1, ceiling)[1]
    # "said in a statement the bridge was old": another phrase begins.
    fresh = text.find(wc.DET).find_next(place + 2)
    apart = ~has(text.codes[fresh - 1], wc.ADP | wc.CCONJ | wc.DET | wc.POSS | wc.QUANTIFIER)
    apart &= ~text.end_with(fresh - 1, "ing")
    last = np.where(apart, np.minimum(last, fresh - 1), last)
    # "on the Senate floor that": a noun after the name, where that is all before what is said.
    noun = (
        (last >= 0) & (last + 2 <= ceiling) & (text.codes[last + 1] == wc.WORD) & (text.cues[last + 1] == 0)
    )
    last = last + (noun & has(text.codes[last + 2], _AFTER_PLACE))
    time = (place + 1 <= ceiling) & has(text.codes[place + 1], wc.TIME)
    return np.where(last >= 0, last + 1, place + time)
