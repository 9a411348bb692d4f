"""Whether a cue of negation negates: many only look like it, as in "No. 1", "not only", "was dismissed over fraud".

``pairs`` are cues with terms to the right of them.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, find_next, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.stance.cues import Pairs, settle
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.presupposition import (
    ENDED,
    are_unmatched,
    are_ventures,
)
from mediaframing.coding.stance.scope_ends import open_clauses, skip_parentheses
from mediaframing.coding.text.tokens import Bools

PLAIN_NEGATIONS = kinds("clause noun")
OBJECT_NEGATIONS = kinds("deny reject avert")
NEGATIONS = kinds("clause noun deny reject avert phrase lack refuse clear untrue misname more regret")
_REGRET, _NOUN = map(kinds, ("regret", "noun"))
_VERB, _COPULA, _TO, _COMMA, _ED = map(any_of, ("AUX", "cop", "to", "comma", "ed"))
_DIMINISHER, _ORDER = map(any_of, ("diminisher", "order"))
_DETERMINER, _PERSON, _LETTERS = map(any_of, ("Definite=Def Definite=Ind", "person", "letters"))
_ALLOWING, _COMPARATIVE, _HAPPENS = map(any_of, ("allowing", "Degree=Cmp", "existence realised"))
_JOINS, _THAT = any_of("and or boundary"), any_of("that")
_SUBJECT_ENDS = any_of("AUX PUNCT boundary comma PronType=Rel that")
_SUBJECT_TAIL = 7
_FAR = 20

# "no country has done more against terror", "never been more violent", "could hardly be more extreme" affirm.
_EVER = name_words("never hardly scarcely nobody nothing no none neither")
_PRONOUNS = name_words("none nothing nobody one nowhere")
_POINT, _DASH, _NO, _NOT, _MORE, _BEEN, _THE, _LITTLE = map(
    name_words, (".", "-", "no", "not", "more", "been", "the", "little")
)
_PERFECT, _SPARED, _DENIED = map(name_words, ("has have had", "spared", "denied"))


def negate(text: Text, pairs: Pairs) -> Bools:
    """Tell which cues of negation do negate the terms that they hold."""
    if not len(pairs.first):
        return np.zeros(0, np.bool_)
    return ~(_are_inert(text, pairs) | _are_allowed(text, pairs))


def _are_allowed(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms are there to do what is not allowed: "cannot allow terrorists to win"."""
    after = pairs.term + 1
    allowed: Bools = (after < pairs.end) & has(text.role[after], _TO)
    settle(allowed, allowed, _follow_allowing, text, pairs)
    return allowed


def _follow_allowing(text: Text, pairs: Pairs) -> Bools:
    return any_between(text.role, _ALLOWING, np.maximum(pairs.last + 1, pairs.term - 3), pairs.term)


def _did_not_act(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms are in a subject that is there, but did not act.

    "no security adviser could match him", "no economy has cut its debt": but "no charges have been filed" denies them.
    """
    role, term, end = text.role, pairs.term, pairs.end
    head = find_next(role, _PERSON, term + 1, np.minimum(term + 3, end))
    acts = (head >= 0) & any_between(role, _VERB, head + 1, np.where(head < 0, 0, np.minimum(head + 3, end)))
    perfect = find_next(role, _SUBJECT_ENDS, term + 1, np.minimum(term + _SUBJECT_TAIL, end))
    told = (perfect >= 0) & _PERFECT[text.word[perfect]] & (perfect + 1 < end)
    told &= ~any_between(role, _HAPPENS, perfect + 1, np.where(told, np.minimum(perfect + 4, end), 0))
    subject = open_clauses(text, pairs) & ~any_between(role, _VERB, pairs.last + 1, term)
    return subject & (acts | told)


def _are_inert(text: Text, pairs: Pairs) -> Bools:
    """Tell which negators only look like one here: "No, ...", "No. 1", "not only", "asked not to"."""
    role, word, following = text.role, text.word, pairs.last + 1
    plain, regret, opening = pairs.are(PLAIN_NEGATIONS), pairs.are(_REGRET), word[pairs.first]
    objects = pairs.are(OBJECT_NEGATIONS)
    inert = _POINT[word[following]] | (plain & _DASH[word[following]] & ~text.spaced[following])
    settle(inert, has(role[following], _COMMA), _stand_alone, text, pairs)
    settle(inert, regret & ~inert, _regret_nothing, text, pairs)
    rest = ~inert & ~regret
    inert |= rest & _are_idle(text, pairs)
    settle(inert, rest & ENDED[opening], _end_no_venture, text, pairs)
    settle(inert, rest & ~inert & plain & _NO[opening], _did_not_act, text, pairs)
    settle(inert, rest & ~inert & objects, _are_no_denials, text, pairs)
    settle(inert, rest & ~inert & ~objects, _are_excessive, text, pairs)
    return inert


def _stand_alone(text: Text, pairs: Pairs) -> Bools:
    """Tell which cues a comma parts from the rest: "No, ...", but not "nobody, in fact, ..."."""
    alone: Bools = skip_parentheses(text, pairs, pairs.last + 1) == 0
    return alone


def _regret_nothing(text: Text, pairs: Pairs) -> Bools:
    """Tell "should have a treaty" from "should have signed a treaty"."""
    following = pairs.last + 1
    nothing: Bools = (following >= pairs.term) | has(text.role[following], _DETERMINER)
    return nothing | _BEEN[text.word[following]]


def _end_no_venture(text: Text, pairs: Pairs) -> Bools:
    return ~are_ventures(text, pairs.term, pairs.end)


def _are_idle(text: Text, pairs: Pairs) -> Bools:
    """Tell negators that the words beside them take away: "there is none and", "no more", "not only", "near-zero"."""
    role, word, following = text.role, text.word, pairs.last + 1
    idle = _PRONOUNS[word[pairs.last]] & has(role[following], _JOINS)
    idle |= pairs.are(_NOUN) & _MORE[word[following]] & (following + 1 < pairs.term)
    less = following + _THE[word[following]]
    idle |= pairs.are(PLAIN_NEGATIONS) & has(role[less], _DIMINISHER) & (less < pairs.end)
    idle |= (pairs.first > pairs.begin) & _DASH[word[pairs.first - 1]] & ~text.spaced[pairs.first]
    return idle


def _are_no_denials(text: Text, pairs: Pairs) -> Bools:
    """Tell verbs that say nothing untrue: "was denied a visa", "was dismissed over fraud", "a rejected plan"."""
    role, word, before = text.role, text.word, pairs.first - 1
    told = has(role[before], _COPULA)
    told |= has(role[before], _DETERMINER) & has(role[pairs.last], _ED)
    told &= pairs.first > pairs.begin
    # But "it is false that", "has been spared a war", "are denied justice"
    told &= ~has(role[pairs.last], _THAT) & ~_SPARED[word[pairs.first]]
    settle(told, told & _DENIED[word[pairs.first]], _deny_more, text, pairs)
    return told


def _are_excessive(text: Text, pairs: Pairs) -> Bools:
    """Tell negations of more than the term: "a little", "never been more violent", "asked not to"."""
    role, first, opening = text.role, pairs.first, text.word[pairs.first]
    little = _LITTLE[opening]
    excessive = little & (first > pairs.begin) & has(role[first - 1], _DETERMINER)
    settle(excessive, ~little & (pairs.are(_NOUN) | _EVER[opening]), _compare, text, pairs)
    settle(excessive, ~little & ~excessive & pairs.are(PLAIN_NEGATIONS), are_unmatched, text, pairs)
    orders = ~little & ~excessive & _NOT[opening] & has(role[pairs.last + 1], _TO)
    settle(excessive, orders, _follow_orders, text, pairs)
    return excessive


def _compare(text: Text, pairs: Pairs) -> Bools:
    following = pairs.last + 1
    return any_between(text.role, _COMPARATIVE, following + _MORE[text.word[following]], pairs.term)


def _follow_orders(text: Text, pairs: Pairs) -> Bools:
    return any_between(text.role, _ORDER, np.maximum(pairs.begin, pairs.first - _FAR), pairs.first)


def _deny_more(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms are more than a bare noun behind the cue: "a security pass", not "denied basic rights"."""
    role, after = text.role, pairs.term + 1
    bare = (pairs.term - pairs.last <= 2) & ~any_between(role, PLAIN, pairs.last + 1, pairs.term)
    ends = (after >= pairs.end) | ~has(role[after], _LETTERS) | has(role[after], PLAIN)
    found: Bools = ~(bare & ends)
    return found
