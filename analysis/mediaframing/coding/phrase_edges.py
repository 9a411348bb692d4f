"""Which words a noun phrase takes in and at which it stops, read leftward from its head or rightward from its start.

What a word does depends on itself and on the words beside it alone, so that it is told once for all phrases.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding import cues
from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.places import Places, find_places
from mediaframing.coding.tokens import Bools, Ints

_LEFT_BOUNDS = (
    wc.THAT | wc.SUBORDINATOR | wc.STOP | wc.COLON | wc.SEMICOLON | wc.DASH | wc.QUOTE | wc.RELATIVE | wc.QUESTION
    | wc.AUXILIARY | wc.PRONOUN | wc.OBJECT_PRONOUN | wc.COMMA | wc.OPEN_BRACKET | wc.CLOSE_BRACKET
)  # fmt: skip
_RIGHT_BOUNDS = _LEFT_BOUNDS | wc.FINITE | wc.TIME | wc.ADVERB
_SMALL_WORDS = wc.COORDINATOR | wc.PREPOSITION | wc.DETERMINER | wc.ADVERB
_NO_NOUN = wc.AUXILIARY | wc.ADVERB | wc.PREPOSITION
_GOES_ON = wc.PREPOSITION | wc.DETERMINER | wc.POSSESSIVE
_NAMING = wc.CAPITAL | wc.ROLE
_JOINED = wc.CAPITAL | wc.DETERMINER | wc.ROLE
_WORD_OR_OWNER = wc.WORD | wc.POSSESSIVE
_AFTER_VERB = wc.DETERMINER | wc.ADVERB | wc.PREPOSITION
_LINKS = frozenset({"for", "at", "from", "with"})
_TAKES_OBJECT = cues.SAY | cues.OBJECT
_PAST_OR_GERUND = cues.PAST | cues.GERUND


@dataclass(frozen=True)
class Edges:
    """What words do in a phrase that is read past them; what is neither taken in nor stops it is passed ("of").

    Attributes
    ----------
    taken : Places
        The words that belong to the phrase, with all between them and its head or start.
    stops : Places
        The words at which the phrase stops, themselves its last ones if they are taken in.
    soft : array of bool
        For every token, whether it stops the phrase only if the sentence goes on after it.
    """

    taken: Places
    stops: Places
    soft: Bools


def find_left_edges(text: Text) -> Edges:
    """Find what words do in a phrase that is read leftward."""
    codes = text.codes
    stops = text.hold(_LEFT_BOUNDS)
    taken = ~text.hold(_LEFT_BOUNDS | _SMALL_WORDS)
    marks = np.flatnonzero(taken & ~text.hold(_WORD_OR_OWNER))
    odd = np.concatenate([marks, text.cued[_bar_phrase(text, text.cued)]])
    odd = odd[taken[odd] & (codes[odd] != 0)]
    taken[odd], stops[odd] = False, True
    rest = text.hold(_SMALL_WORDS) & ~stops
    # "Smith and the minister", but "the talks and Smith"
    place = _take_out(text, wc.COORDINATOR, rest)
    joins = codes[place + 1] & (_JOINED | wc.ADJECTIVE) != 0
    joins &= (codes[place - 1] & _NAMING != 0) & (codes[place] & wc.CONTRAST == 0)
    stops[place] = ~joins
    # "the head of the party", but "spoke of the party"
    place = _take_out(text, wc.PREPOSITION, rest)
    before, verb = codes[place - 1], text.cues[place - 1]
    noun = (before & wc.WORD != 0) & (before & _NO_NOUN == 0)
    noun &= (verb & cues.FINITE == 0) | (before & _NAMING != 0) | (verb & cues.NOUN != 0)
    stops[place] = ~noun
    # A determiner opens the phrase, unless that goes on before it: "of the party", "all the president's men".
    place = _take_out(text, wc.DETERMINER, rest)
    before = codes[place - 1]
    taken[place] = True
    stops[place] = (before & _GOES_ON == 0) | (before & wc.TO != 0)
    # An adverb: "the first report".
    place = np.flatnonzero(rest)
    inner = (
        (codes[place] & wc.WORD != 0) & (codes[place - 1] & wc.DETERMINER != 0) & ~_bar_phrase(text, place)
    )
    taken[place], stops[place] = inner, ~inner
    return Edges(find_places(taken), find_places(stops), np.zeros(0, np.bool_))


def _bar_phrase(text: Text, place: Ints) -> Bools:
    """Tell verbs that no phrase goes on before: "facing repeated attacks"."""
    verb, code = text.cues[place], text.codes[place]
    barred: Bools = (verb & _TAKES_OBJECT != 0) & (verb & _PAST_OR_GERUND != 0) & (code & wc.CAPITAL == 0)
    return barred


def find_right_edges(text: Text) -> Edges:
    """Find what words do in a phrase that is read rightward."""
    codes = text.codes
    stops = text.hold(_RIGHT_BOUNDS)
    times = text.find(wc.TIME).tokens
    stops[times[codes[times - 1] & wc.DETERMINER != 0]] = False  # "the last report"
    rest = ~stops
    # "the head of the party", "the spokesman for Smith"
    place = _take_out(text, wc.PREPOSITION, rest)
    following = codes[place + 1]
    linked = (following & (wc.CAPITAL | wc.DETERMINER) != 0) & (following & wc.TIME == 0)
    linked[linked] = text.are(place[linked], _LINKS, "links")
    stops[place] = (codes[place] & wc.TO != 0) | ((codes[place] & wc.OF == 0) & ~linked)
    # "Smith and the minister"
    place = _take_out(text, wc.COORDINATOR, rest)
    stops[place] = (codes[place] & wc.CONTRAST != 0) | (codes[place + 1] & _JOINED == 0)
    # "the minister said"; a name that spells a verb is passed
    verb = text.cues[text.cued]
    finite = (verb & _TAKES_OBJECT != 0) & (verb & cues.FINITE != 0) & (verb & cues.NOUN == 0)
    place = text.cued[finite & rest[text.cued]]
    rest[place] = False
    stops[place] = codes[place] & wc.CAPITAL == 0
    taken = rest & (text.hold(_WORD_OR_OWNER) | (codes[: len(text)] == 0))
    stops |= rest & ~taken
    soft = np.zeros(len(text), np.bool_)
    ends, soft_ends = _find_name_ends(text, taken)
    taken[ends], stops[ends] = False, True
    soft[soft_ends] = True
    return Edges(find_places(taken), find_places(stops), soft)


def _find_name_ends(text: Text, taken: Bools) -> tuple[Ints, Ints]:
    """Find lower-case words that are the verb after a name ("Smith left"), and those told by what follows alone."""
    name = text.hold(wc.CAPITAL) & ~text.hold(wc.DETERMINER)
    lower = taken & text.hold(wc.WORD) & ~text.hold(wc.CAPITAL | wc.ROLE | wc.NUMBER)
    place = np.flatnonzero(name[:-1] & lower[1:]) + 1
    verb = (text.cues[place] & cues.PAST != 0) | text.end_with(place, "ed")
    goes_on = text.codes[place + 1] & _AFTER_VERB != 0
    return place[verb | goes_on], place[goes_on & ~verb]


def _take_out(text: Text, bits: int, rest: Bools) -> Ints:
    """Give the words of a class that are left, and leave them no more."""
    place = text.find(bits).tokens
    place = place[rest[place]]
    rest[place] = False
    return place
