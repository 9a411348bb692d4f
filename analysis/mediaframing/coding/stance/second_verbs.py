"""What a modal leaves open, or a denial denies, beyond its first verb: "could stop work and cause chaos", "could leak, causing explosions".

The scope of the modal ends with the phrases of its first verb; that of the verb that is joined to it begins anew.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.governors import BRINGING, CARRYING
from mediaframing.coding.english.queries import any_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.english.rulebook import Rule, Rulebook
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_NEAR_VERB, _FAR_MODAL = 8, 25
_JOINS, _COMMA, _LY, _ING, _ED = map(any_of, ("and or", "comma", "ly", "ing", "ed"))
_BREAKS = any_of("PUNCT boundary PronType=Rel Case=Nom that wh Tense=Past future")
_FINITE, _INFINITE = any_of("AUX"), name_words("infinitives")
_DETERMINER = any_of("Definite=Def Definite=Ind")
_FOCUS, _OF = name_words("before a second verb"), any_of("of")

_INCLUDING = name_words("including")
_OR, _S = name_words("or nor"), any_of("s")
_WOULD, _COMES_OF = name_words("would"), name_words("comes of")

SECOND_VERB_RULES: Rulebook[Rule] = Rulebook(
    "What else a modal leaves open",
    (
        Rule(
            name="second verb of a modal",
            source="Morante & Blanco 2012",
            sentence="Nurses might stop work on Monday and cause [[chaos]] in the wards.",
            reads="uncertain",
            counter="Nurses might stop work on Monday and blamed the [[chaos]] in the wards.",
            counter_reads="affirmed",
        ),
        Rule(
            name="outcome of what may be",
            source="Morante & Blanco 2012",
            sentence="Gas could seep into the homes, causing [[explosions]].",
            reads="uncertain",
            counter="Gas seeped into the homes, causing [[explosions]].",
            counter_reads="affirmed",
        ),
        Rule(
            name="second verb of a denial",
            source="Morante & Blanco 2012",
            sentence="He did not lie to the board or commit [[fraud]].",
            reads="rejected",
            counter="He did not lie to the board and committed [[fraud]].",
            counter_reads="affirmed",
        ),
    ),
)
_SECOND, _OUTCOME, _DENIED = SECOND_VERB_RULES.rules


def find_second_verbs(text: Text, pairs: Pairs) -> Ints:
    """Find for each modal the last word before the verb that takes it up again nearest to the term; -1 where there is none."""
    found = np.full(len(pairs.first), -1)
    start = np.maximum(pairs.last + 2, pairs.term - _NEAR_VERB)
    start = np.where(pairs.term - pairs.last > _FAR_MODAL, pairs.term, start)
    span, place = list_between(start, pairs.term)
    joined = _join(text, place)
    # "could widen the rift and sink the deal"
    sinks = (place + 1 == pairs.term[span]) & has(text.role[place], _JOINS) & _SECOND.on
    joined |= sinks & has(text.role[place + 2], _DETERMINER) & ~has(text.role[place + 1], _ED | _ING)
    span, place = span[joined], place[joined]
    open_ = ~any_between(text.role, _BREAKS, pairs.last[span] + 1, place)
    open_ &= ~_have_finite(text, pairs.last[span] + 1, place)
    open_ &= ~_WOULD[text.word[pairs.first[span]]] | _COMES_OF[text.word[place + 1]]
    found[span[open_]] = place[open_]  # what is written last stays
    return found


def find_second_denials(text: Text, pairs: Pairs) -> Ints:
    """Find for each denial the "or" before the verb that takes it up again nearest to the term; -1 where there is none."""
    found = np.full(len(pairs.first), -1)
    if not _DENIED.on:
        return found
    start = np.maximum(pairs.last + 2, pairs.term - _NEAR_VERB)
    start = np.where(pairs.term - pairs.last > _FAR_MODAL, pairs.term, start)
    span, place = list_between(start, pairs.term)
    joined = _OR[text.word[place]] & CARRYING[text.word[place + 1]] & ~has(text.role[place + 1], _S)
    joined &= place + 1 < pairs.term[span]
    # "can never be stopped or beaten"
    joined |= (
        _OR[text.word[place]]
        & (place + 1 == pairs.term[span])
        & has(text.role[place - 1] & text.role[place + 1], _ED)
    )
    span, place = span[joined], place[joined]
    open_ = ~any_between(text.role, _BREAKS, pairs.last[span] + 1, place)
    open_ &= ~_have_finite(text, pairs.last[span] + 1, place)
    found[span[open_]] = place[open_]  # what is written last stays
    return found


def _join(text: Text, place: Ints) -> Bools:
    """Tell behind which words a verb follows that goes on with another: "and cause", ", possibly causing"."""
    role, word = text.role, text.word
    opening = place - (has(role[place], _LY) | _FOCUS[word[place]])
    following = place + 1
    brings = BRINGING[word[following]] & ~_INCLUDING[word[following]]
    bare = brings & has(role[opening], _JOINS) & ~has(role[following], _ING | _ED)
    result = brings & has(role[opening], _COMMA) & has(role[following], _ING)
    result |= brings & has(role[opening], _JOINS) & has(role[following], _ING)
    joined: Bools = (bare & _SECOND.on) | (result & _OUTCOME.on)
    return joined & ~has(role[following + 1], _OF)


def _have_finite(text: Text, start: Ints, end: Ints) -> Bools:
    """Tell where a finite verb stands: the clause of the modal is over."""
    span, place = list_between(start, end)
    finite = has(text.role[place], _FINITE) & ~_INFINITE[text.word[place]]
    found = np.zeros(len(start), np.bool_)
    found[span[finite]] = True
    return found
