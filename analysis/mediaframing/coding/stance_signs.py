"""The signs of a stance to the left of a mention: what negates it, or leaves it open.

Each sign is a cue of the sentence whose scope (see ``scopes.py``) holds the mention's term. All rules are asked of many
pairs of a cue and a term at once.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.scope_ends import open_clauses, skip_parentheses
from mediaframing.coding.scopes import NEAR, reach
from mediaframing.coding.stance_cues import Pairs
from mediaframing.coding.stance_nouns import (
    ENDED,
    Nouns,
    are_named,
    are_presupposed,
    are_unmatched,
    are_ventures,
)
from mediaframing.coding.stance_phrases import kinds
from mediaframing.coding.stance_words import (
    PLAIN,
    Text,
    any_of,
    find_first,
    find_last,
    find_within,
    list_places,
    name_words,
)
from mediaframing.coding.tokens import Bools, Ints

PLAIN_NEGATIONS = kinds("clause noun")
_OBJECT_NEGATIONS = kinds("deny reject avert")
NEGATIONS = kinds("clause noun deny reject avert phrase lack refuse clear untrue misname more regret")
OPENERS = kinds("modal perhaps if prospect doubt know")
_GONE, _REGRET, _NOUN, _MODAL, _IF, _PROSPECT = map(
    kinds, ("lack clear", "regret", "noun", "modal", "if", "prospect")
)
_WILL, _VERB, _COPULA, _TO, _COMMA, _ED = map(any_of, ("will", "verb", "copula", "to", "comma", "ed"))
_DIMINISHER, _ORDER, _BACKSHIFT = map(any_of, ("diminisher", "order", "backshift"))
_DETERMINER, _PERSON, _LETTERS = map(any_of, ("definite indefinite", "person", "letters"))
_ALLOWING, _COMPARATIVE, _HAPPENS = map(any_of, ("allowing", "comparative", "existence realised"))
_JOINS = any_of("and or stop")
_SUBJECT_ENDS = any_of("verb hard stop comma relative that")
_NO_SUBJECT_DETERMINER = PLAIN & ~any_of("definite indefinite comparative")
_NO_LINK = PLAIN & ~any_of("copula verb")
_CONDITIONAL_SUBJECT = 4
_SUBJECT_TAIL = 7
_FAR = 20

# "no country has done more against terror", "never been more violent", "could hardly be more extreme" affirm.
_EVER = name_words("never hardly scarcely nobody nothing no none neither")
_PRONOUNS = name_words("none nothing nobody one nowhere")
_FORETOLD = name_words("warned predicted hoped thought believed")  # what "would" come is left open
_POINT, _DASH, _NO, _NOT, _MORE, _BEEN, _THE, _LITTLE = map(
    name_words, (".", "-", "no", "not", "more", "been", "the", "little")
)
_PERFECT, _SPARED, _DENIED, _WOULD, _WHETHER = map(
    name_words, ("has have had", "spared", "denied", "would", "whether")
)
_MAY = name_words("may might")


def hold(text: Text, pairs: Pairs, nested: bool = False) -> Bools:
    """Tell which terms stand in the scope of the cues to the left of them, and are not taken for granted."""
    holds = reach(text, pairs, nested)
    rows = np.flatnonzero(holds & ~pairs.are(_GONE))
    held = pairs.take(rows)
    holds[rows] = ~presuppose(text, held, held.last + held.are(_OBJECT_NEGATIONS))
    return holds


def negate(text: Text, pairs: Pairs) -> Bools:
    """Tell which cues of negation do negate the terms that they hold."""
    return ~(_are_inert(text, pairs) | _are_allowed(text, pairs))


def presuppose(text: Text, pairs: Pairs, after: Ints) -> Bools:
    """Tell which terms are taken for granted by what stands between them and a token."""
    return are_presupposed(text, Nouns(pairs.term, after, pairs.begin, pairs.end))


def _are_allowed(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms are there to do what is not allowed: "cannot allow terrorists to win"."""
    term = pairs.term
    allowed = (term + 1 < pairs.end) & (text.role[term + 1] & _TO > 0)
    rows = np.flatnonzero(allowed)
    start = np.maximum(pairs.last + 1, term - 3)
    allowed[rows] = find_within(text.role, _ALLOWING, start[rows], term[rows])
    return allowed


def _did_not_act(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms are in a subject that is there, but did not act.

    "no security adviser could match him", "no economy has cut its debt": but "no charges have been filed" denies them.
    """
    role, term, end = text.role, pairs.term, pairs.end
    head = find_first(role, _PERSON, term + 1, np.minimum(term + 3, end))
    acts = (head >= 0) & find_within(role, _VERB, head + 1, np.where(head < 0, 0, np.minimum(head + 3, end)))
    perfect = find_first(role, _SUBJECT_ENDS, term + 1, np.minimum(term + _SUBJECT_TAIL, end))
    told = (perfect >= 0) & _PERFECT[text.word[perfect]] & (perfect + 1 < end)
    told &= ~find_within(role, _HAPPENS, perfect + 1, np.where(told, np.minimum(perfect + 4, end), 0))
    found: Bools = ~find_within(role, _VERB, pairs.last + 1, term) & (acts | told)
    return found


def _are_inert(text: Text, pairs: Pairs) -> Bools:
    """Tell which negators only look like one here: "No, ...", "No. 1", "not only", "asked not to"."""
    role, word, following = text.role, text.word, pairs.last + 1
    plain, noun = pairs.are(PLAIN_NEGATIONS), pairs.are(_NOUN)
    opening, next_word = word[pairs.first], word[following]
    inert = _POINT[next_word] | (plain & _DASH[next_word] & ~text.spaced[following])
    commas = np.flatnonzero(role[following] & _COMMA)
    inert[commas] |= skip_parentheses(text, pairs.take(commas), following[commas]) == 0
    # "should have signed a treaty", but "should have a treaty"
    regret = np.flatnonzero(~inert & pairs.are(_REGRET))
    inert[regret] = (following >= pairs.term)[regret] | (role[following] & _DETERMINER > 0)[regret]
    inert[regret] |= _BEEN[next_word][regret]
    rest = ~inert & ~pairs.are(_REGRET)
    ended = np.flatnonzero(rest & ENDED[opening])
    inert[ended] = ~are_ventures(text, pairs.term[ended], pairs.end[ended])
    inert |= (
        rest & _PRONOUNS[word[pairs.last]] & (role[following] & _JOINS > 0)
    )  # "when there is none and ..."
    inert |= rest & noun & _MORE[next_word] & (following + 1 < pairs.term)
    less = following + _THE[next_word]
    inert |= rest & plain & (role[less] & _DIMINISHER > 0) & (less < pairs.end)
    # "near-zero"
    inert |= rest & (pairs.first > pairs.begin) & _DASH[word[pairs.first - 1]] & ~text.spaced[pairs.first]
    for asked, judge in (
        (plain & _NO[opening] & open_clauses(text, pairs), _did_not_act),
        (pairs.are(_OBJECT_NEGATIONS), _are_no_denials),
        (~pairs.are(_OBJECT_NEGATIONS), _are_excessive),
    ):
        rows = np.flatnonzero(rest & ~inert & asked)
        inert[rows] = judge(text, pairs.take(rows))
    return inert


def _are_no_denials(text: Text, pairs: Pairs) -> Bools:
    """Tell verbs that say nothing untrue: "was denied a visa", "was dismissed over fraud", "a rejected plan"."""
    role, word, before = text.role, text.word, pairs.first - 1
    spared = (role[pairs.last] & any_of("that") > 0) | _SPARED[word[pairs.first]]  # "it is false that"
    spared |= _DENIED[word[pairs.first]] & _end_nouns(
        text, pairs
    )  # "has been spared a war", "are denied justice"
    told = role[before] & _COPULA > 0
    told |= (role[before] & _DETERMINER > 0) & (role[pairs.last] & _ED > 0)
    return ~spared & told & (pairs.first > pairs.begin)


def _are_excessive(text: Text, pairs: Pairs) -> Bools:
    """Tell negations of more than the term: "a little", "never been more violent", "asked not to"."""
    role, word, first, following = text.role, text.word, pairs.first, pairs.last + 1
    opening = word[first]
    little = _LITTLE[opening]
    excessive = little & (first > pairs.begin) & (role[first - 1] & _DETERMINER > 0)
    superlative = np.flatnonzero(~little & (pairs.are(_NOUN) | _EVER[opening]))
    start = (following + _MORE[word[following]])[superlative]
    excessive[superlative] = find_within(role, _COMPARATIVE, start, pairs.term[superlative])
    plain = np.flatnonzero(~little & ~excessive & pairs.are(PLAIN_NEGATIONS))
    excessive[plain] = are_unmatched(text, pairs.take(plain))
    orders = np.flatnonzero(~little & _NOT[opening] & (role[following] & _TO > 0))
    start = np.maximum(pairs.begin, first - _FAR)[orders]
    excessive[orders] |= find_within(role, _ORDER, start, first[orders])
    return excessive


def _end_nouns(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms are bare nouns that the cue is followed by: "denied basic rights", not "a security pass"."""
    role, after = text.role, pairs.term + 1
    bare = (pairs.term - pairs.last <= 2) & ~find_within(role, PLAIN, pairs.last + 1, pairs.term)
    ends: Bools = (after >= pairs.end) | (role[after] & _LETTERS == 0) | (role[after] & PLAIN > 0)
    return bare & ends


def leave_open(text: Text, pairs: Pairs, negated: Bools) -> Bools:
    """Tell which openers leave the terms open that they hold; ``negated`` are those right before another cue."""
    # "would not have prevented a crisis": the modal is part of the negation, which does not hold.
    refused = (negated & pairs.are(_MODAL)) | are_told_later(text, pairs)
    return ~(refused | are_named(text, pairs) | _concede(text, pairs))


def open_negations(text: Text, pairs: Pairs) -> Bools:
    """Tell which openers leave a negation open, whose first token is their term: "may not"."""
    opens: Bools = (pairs.last == pairs.term - 1) & _MAY[text.word[pairs.last]]
    rows = np.flatnonzero(~opens & pairs.are(_IF))
    held = pairs.take(rows)
    # "if there is no deal" is open; "if they agree to make no deal" tells a refusal.
    finite = np.flatnonzero(~find_within(text.role, _TO, held.last + 1, held.term))
    opens[rows[finite]] = reach(text, held.take(finite))
    return opens


def deny_prospects(text: Text, pairs: Pairs, prospect: Bools) -> Bools:
    """Tell which negators stand right before a prospect: "no real chance of peace", "is not being investigated for"."""
    near = prospect & pairs.are(PLAIN_NEGATIONS) & (pairs.term - pairs.last <= _CONDITIONAL_SUBJECT - 1)
    rows = np.flatnonzero(near)
    near[rows] = ~find_within(text.role, _NO_LINK, pairs.last[rows] + 1, pairs.term[rows])
    return near


def _concede(text: Text, pairs: Pairs) -> Bools:
    """Tell which conditions take their subject for granted ("if freedom is what they want"), or list what there is.

    "all migrants, whether refugees or not": a "whether" without a verb leaves nothing open.
    """
    role, first, term, end = text.role, pairs.first, pairs.term, pairs.end
    lists = _WHETHER[text.word[first]] & (first > pairs.begin) & (role[first - 1] & _COMMA > 0)
    bare = (term - pairs.last - 1 <= _CONDITIONAL_SUBJECT) & ~find_within(
        role, _NO_SUBJECT_DETERMINER, pairs.last + 1, term
    )
    told = find_within(role, _VERB, term + 1, np.minimum(term + 3, end))
    told &= ~find_within(role, _HAPPENS, term + 1, np.minimum(term + 4, end))
    listed = ~find_within(role, _VERB, pairs.last + 1, term)
    return pairs.are(_IF) & np.where(lists, listed, bare & told)


def are_told_later(text: Text, pairs: Pairs) -> Bools:
    """Tell which "would" are the "will" of reported speech: "he said he would negotiate" (but not "warned")."""
    later = _WOULD[text.word[pairs.first]]
    rows = np.flatnonzero(later)
    first = pairs.first[rows]
    told = find_last(text.role, _BACKSHIFT, np.maximum(pairs.begin[rows], first - _FAR), first)
    later[rows] = (told >= 0) & ~_FORETOLD[text.word[told]]
    return later


def hold_conditions(text: Text, pairs: Pairs) -> Bools:
    """Tell which "if" have a term in their main clause, with "will" (the apodosis)."""
    holds = np.zeros(len(pairs.first), np.bool_)
    span, place = list_places(np.maximum(pairs.last + 1, pairs.term - NEAR), pairs.term)
    will = text.role[place] & _WILL > 0
    row, place = span[will], place[will]
    held = pairs.take(row)
    if not len(row):
        return holds
    wills = Pairs(place, place, np.full(len(place), _MODAL), held.begin, held.end, held.term)
    holds[row[hold(text, wills)]] = True
    return holds
