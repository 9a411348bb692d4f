"""How far conditions reach: "if it was arson" holds up to a comma, another clause, or a phrase that belongs elsewhere."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.governors import BRINGING, CARRYING
from mediaframing.coding.english.queries import any_between, find_next, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.stance.cues import Pairs, settle
from mediaframing.coding.stance.object_ends import leave_verbs
from mediaframing.coding.stance.scope_ends import begin_reasons
from mediaframing.coding.stance.targets import aim_at, break_rules
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_COMMA = any_of("comma")
_LETTERS = any_of("letters")
_INDEFINITE, _FACTIVE, _ING = map(any_of, ("Definite=Ind", "factive opposing", "ing"))
_S, _AS = any_of("s"), any_of("as")
_HANDS_ON = name_words("hands on")
_DETERMINER, _PLACED = map(any_of, ("Definite=Def Definite=Ind", "ADP"))
_JOINS = any_of("and or")
_FINITE = any_of("AUX")
_CONDITION_ENDS = any_of("PUNCT boundary PronType=Rel comma")
_CONDITION_VERBS = any_of("AUX Tense=Past ed")
_QUESTION_ENDS, _OR = any_of("PUNCT boundary comma"), any_of("or")
_WHETHER, _WHO = name_words("whether"), name_words("who")
_INTO_PREDICATES = name_words("into predicates")
_RESULTS = name_words("results")  # "could push the region into war"
_PARENTHESIS, _LONG_PARENTHESIS = 7, 12
_WH_ROLE = any_of("wh")
_TO_OR_OF = any_of("to of")
_BE, _STATES = any_of("cop"), name_words("states one is in")


def reach_of_conditions(text: Text, pairs: Pairs) -> Bools:
    """Tell which conditions still hold at their terms: they end with a comma or clause."""
    span, place = list_between(pairs.last + 1, pairs.term)
    role = text.role[place]
    ends = has(role, np.where(_WHETHER[text.word[pairs.last]], _QUESTION_ENDS, _CONDITION_ENDS)[span])
    # "if, as police think, it was arson"
    aside = _open_with_parentheses(text, pairs)
    ends &= ~(has(role, _COMMA) & (place <= aside[span]))
    # "if riots break out, or looters come"
    ends &= ~(has(role, _COMMA) & has(text.role[place + 1], _OR))
    # "whether she was a cheat, a liar or a fool"
    listed = _WHETHER[text.word[pairs.last]][span] & has(text.role[place + 1], _INDEFINITE)
    ends &= ~(has(role, _COMMA) & listed)
    # "whether the drought, which began in May, is a crisis"
    ends &= ~_stand_between_commas(text, pairs, span, place)
    ends |= begin_reasons(text, place, pairs.term[span])
    adjunct = ~ends & has(role, _PLACED)
    # A phrase before the verb belongs to the subject: "asked if the delay in spring was a scandal".
    adjunct &= ~any_between(text.role, _CONDITION_VERBS, place + 1, pairs.term[span])
    adjunct &= ~_HANDS_ON[text.word[place - 1]]  # "whether the firm engaged in fraud"
    # "if they are under pressure", "whether it put them at risk"
    predicate = has(text.role[place - 1], _BE)
    predicate |= (place + 1 == pairs.term[span]) & _STATES[text.word[place + 1]]
    adjunct &= ~predicate
    rows = np.flatnonzero(adjunct)
    adjunct[rows] = ~_have_verbs(text, place[rows] + 1, pairs.term[span[rows]])
    adjunct &= ~_RESULTS[text.word[place]] & ~has(text.role[place + 1], _INDEFINITE)
    settle(ends, adjunct, leave_verbs, text, pairs.keep(span), place)
    whether = _WHETHER[text.word[pairs.last]][span]
    gerund = has(role, _ING) & ~has(text.role[place - 1], _FINITE | _DETERMINER)
    # "whether a shooting was a crime", "whether writing it should be illegal"
    gerund &= any_between(text.role, _FINITE, pairs.last[span] + 1, place) | ~any_between(
        text.role, _FINITE, place + 1, pairs.term[span]
    )
    # "whether he was involved in fraud", but not "whether she fled during riots"
    outside = has(role, _PLACED) & ~_INTO_PREDICATES[text.word[place]]
    # "whether the guards at the gate took bribes"
    outside &= ~predicate & ~any_between(text.role, _CONDITION_VERBS, place + 1, pairs.term[span])
    rows = np.flatnonzero(outside)
    outside[rows] = ~_have_verbs(text, place[rows] + 1, pairs.term[span[rows]])
    ends |= whether & (gerund | outside)
    # "whether the men who looted it will pay", but not "whether it was they who looted it"
    ends |= whether & _WHO[text.word[place]] & ~any_between(text.role, _FINITE, pairs.last[span] + 1, place)
    ends |= (
        whether & has(role, _WH_ROLE) & has(text.role[place - 1], _JOINS)
    )  # "whether it was late and who is to blame"
    noun = has(text.role[place - 1], _DETERMINER)  # "if the delay was"
    # "if a rule restricting imports is unfair"
    named = has(role, _ING) & any_between(text.role, _FINITE, place + 1, pairs.term[span])
    # "whether they should be treated as criminals"
    ends |= has(role, _FACTIVE) & ~has(text.role[place + 1], _INDEFINITE | _AS) & ~noun & ~named
    # "whether she is a threat to trade", "if it is a breach of sanctions"
    ends |= has(role, _TO_OR_OF) & (
        aim_at(text, pairs.keep(span), place) | break_rules(text, pairs.keep(span), place)
    )
    holds = np.ones(len(pairs.first), np.bool_)
    holds[span[ends]] = False
    return holds


def _stand_between_commas(text: Text, pairs: Pairs, span: Ints, place: Ints) -> Bools:
    """Tell which words are commas, or between them, of a parenthesis behind which a verb follows, before the term."""
    commas = has(text.role[place], _COMMA)
    # The closing comma is the one behind which a finite verb stands.
    closing = np.flatnonzero(commas & has(text.role[place + 1], _FINITE) & (place + 1 < pairs.term[span]))
    start = np.maximum(pairs.last[span[closing]] + 2, place[closing] - _LONG_PARENTHESIS)
    opened = find_next(text.role, _COMMA, start, place[closing])
    closing, opened = closing[opened >= 0], opened[opened >= 0]
    inside = np.zeros(len(place), np.bool_)
    inside[list_between(closing - (place[closing] - opened), closing + 1)[1]] = True
    return inside


def _open_with_parentheses(text: Text, pairs: Pairs) -> Ints:
    """Give the comma that closes the parenthesis right behind each cue; the cue's last token where there is none."""
    comma = pairs.last + 1
    closing = np.where(has(text.role[comma], _COMMA), comma + 1, -1)
    closing = find_next(
        text.role, _COMMA, closing, np.where(closing < 0, -1, np.minimum(comma + _PARENTHESIS, pairs.term))
    )
    return np.where(closing < 0, pairs.last, closing)


def _have_verbs(text: Text, start: Ints, end: Ints) -> Bools:
    """Tell where a verb in the present stands: "if the delay in spring causes a war"."""
    span, place = list_between(start, end)
    third = CARRYING[text.word[place]] & has(text.role[place], _S)
    third |= has(text.role[place], _S) & has(text.role[place + 1], _INDEFINITE)
    # "the guards at the gate took bribes"
    past = (CARRYING & ~BRINGING)[text.word[place]] & ~has(text.role[place], _S)
    third |= past & has(text.role[place - 1], _LETTERS) & ~has(text.role[place - 1], PLAIN)
    found = np.zeros(len(start), np.bool_)
    found[span[third]] = True
    return found
