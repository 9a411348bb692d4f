"""What is called untrue: "false claims of fraud", "the claims of fraud were baseless", "called the reports of a coup fake"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, find_last, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_CLAIM, _VERB, _LINK, _LETTERS, _LY, _THAT = map(any_of, ("claim", "AUX", "link", "letters", "ly", "that"))
_NAMING, _PREPOSITION, _TELLS_UNTRUTH = map(any_of, ("naming", "ADP", "cop as link"))
_PREDICATE_ENDS = any_of("ADP AUX ing ed")
_WRONG, _NOT_THERE, _LACKING = map(name_words, ("wrong", "not there", "lacking"))
_PREDICATIVE, _COMPOUND = 4, 2
_EARLY = name_words("early")  # "premature deaths" are there
_ADVERBIAL = PLAIN & ~any_of("Definite=Def Definite=Ind")
SUBJECT_TAIL = 6
"""So many tokens about a term belong to its phrase, or to the subject that it stands in, at most."""


def call_untrue(text: Text, pairs: Pairs) -> Bools:
    """Tell which cues call untrue the claims that they hold: "false claims of fraud"."""
    following = pairs.last + 1
    bare = ~any_between(text.role, PLAIN, following, pairs.term) & (pairs.term - following <= _COMPOUND)
    claims: Bools = (
        (following == pairs.term)
        | (bare & _NOT_THERE[text.word[pairs.last]])
        | any_between(text.role, _CLAIM, following, pairs.term)
    )
    # "a false child abuse allegation", but not "lies and conspiracy theories"
    claims |= has(text.role[pairs.term + 1], _CLAIM) & ~any_between(text.role, PLAIN, following, pairs.term)
    # "a concocted claim was investigated", but not "false claims that it was fraud"
    claims &= ~any_between(text.role, _VERB, following, pairs.term) | any_between(
        text.role, _THAT, following, pairs.term
    )
    claims &= ~_WRONG[text.word[pairs.first]] & (~_EARLY[text.word[pairs.first]] | (following < pairs.term))
    return claims & ~any_between(
        text.role, _PREPOSITION, following, pairs.term
    )  # "fake reports for propaganda"


def are_untrue(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell which words of untruth are what the clause says of the term: close behind a copula or "as"."""
    role, first = text.role, pairs.first
    # "called the reports of a coup fake"
    linked = (first == last + 1) & any_between(
        role, _LINK, np.maximum(pairs.begin, last - SUBJECT_TAIL), last
    )
    linked |= _are_called(text, pairs, last)
    # "Bribery Claims False, Mayor Says"
    linked |= (first == last + 2) & has(role[last + 1], _CLAIM) & end_predicates(text, pairs)
    start = np.maximum(last + 1, first - _PREDICATIVE)
    found = find_last(role, _TELLS_UNTRUTH | _PREDICATE_ENDS, start, first)
    after = pairs.last + 1
    # "a false economy"
    noun = (
        (after < pairs.end)
        & has(role[after], _LETTERS)
        & ~has(role[after], PLAIN | _LY)
        & has(role[first - 1], any_of("Definite=Ind"))
    )
    linked &= ~noun
    told: Bools = linked | (~noun & (found >= 0) & has(role[found], _TELLS_UNTRUTH))
    told &= ~_LACKING[text.word[first]] | end_predicates(text, pairs)  # "they are lacking food"
    return told


def _are_called(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell what is called untrue: "has called climate change a hoax"."""
    called = any_between(text.role, _LINK | _NAMING, np.maximum(pairs.begin, pairs.term - 4), pairs.term) & (
        pairs.first - last <= 5
    )
    span, place = list_between(last + 1, pairs.first)
    role = text.role[place]
    other = has(role, PLAIN) & ~has(role, any_of("Definite=Ind claim carrier evidence"))
    called[span[other]] = False
    an = any_between(text.role, any_of("Definite=Ind claim"), last + 1, pairs.first)
    return called & an


def end_predicates(text: Text, pairs: Pairs) -> Bools:
    """Tell where no object follows a verb: its clause ends behind it, or an adverbial begins."""
    after = pairs.last + 1
    role = text.role[after]
    ends: Bools = (after >= pairs.end) | ~has(role, _LETTERS) | has(role, _ADVERBIAL)
    return ends
