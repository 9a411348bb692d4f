"""What is said of a mention behind it: that it is untrue, or did not happen.

"the claims of fraud were baseless", "war is not an option", "military force has been ruled out", "a crime he did not
commit". All rules are asked of many pairs of a term and a cue behind it at once; ``last`` are the terms' last tokens.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, any_word_between, find_last, find_next, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.cues import Pairs, end_asking, settle
from mediaframing.coding.stance.existence import AUXILIARY_ADVERBS, tell_existence
from mediaframing.coding.stance.other_subjects import change_subject
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.presupposition import ENDED, Nouns, are_ventures
from mediaframing.coding.stance.relative_denials import find_gaps
from mediaframing.coding.stance.restraints import FAILS
from mediaframing.coding.stance.untruths import SUBJECT_TAIL, are_untrue, end_predicates
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

# How far to the right of a term its denial may stand.
REACH_RIGHT = 10
NOTHING, _CLOSED = -1, -2
"""What a cue tells that denies nothing, and one behind which no other counts."""
_CLAIM, _VERB, _COPULA, _FUSED, _PERSON = map(any_of, ("claim", "AUX", "cop", "fused", "person"))
_LETTERS, _RELATIVE, _LY, _ED, _TO_ROLE = map(any_of, ("letters", "PronType=Rel", "ly", "ed", "to"))
_NOMINATIVE, _CAPITAL, _ARTICLE = map(any_of, ("Case=Nom", "capital", "Definite=Def Definite=Ind"))
_COMPARATIVE, _DIMINISHER, _NAMING, _AND = map(any_of, ("Degree=Cmp", "diminisher", "naming", "and"))
_TAIL, _CLAUSE_END = map(any_of, ("ADP of", "PUNCT boundary PronType=Rel comma"))
_FAILURE_ENDS = any_of("PUNCT boundary comma and or wh Case=Nom to")
_WRONG, _CAN, _SAY, _SHOULD, _LACKING = map(name_words, ("wrong", "can", "say", "should must", "lacking"))
_LITTLE, _YET, _DENIED, _WOULD, _HAVE = map(name_words, ("little", "yet", "denied", "would", "have"))
_FUSED_WORDS, _HOPES, _NONE = map(name_words, ("fused words", "hopes", "no"))
_FALSE, _FAILED, _CLAUSE, _REFUSE, _AVERT = map(kinds, ("false", "failed", "clause", "refuse", "avert"))
_DENIALS, _NEGATORS, _OPEN = map(kinds, ("deny reject avert", "clause noun", "clause modal"))
_PLAYED = name_words("plays a part")
_BUT_FOR, _ONLY, _NEAR_BUT_FOR = name_words("but for"), name_words("only"), 4
_NAMED_NEAR = 6
"""So many tokens before a term what names it stands, at most."""


def find_denials(text: Text, pairs: Pairs, last: Ints, mention: Ints) -> Ints:
    """Find for each mention the cue that denies it: "talk of war is nonsense", "war is not an option".

    ``pairs`` are all cues behind the terms, ``mention`` their mentions, in order. Gives for each pair the number of
    the pair that denies, or else a number below 0: ``NOTHING`` where it tells nothing.
    """
    told = np.full(len(pairs.first), NOTHING)
    if not len(told):
        return told
    word, number = text.word[pairs.first], np.arange(len(told))
    opens = np.flatnonzero(np.diff(mention, prepend=-1))[_count_groups(mention)]
    failed = pairs.are(_FAILED)
    denied = np.zeros(len(told), np.bool_)
    settle(denied, failed & (number == opens), _have_failed, text, pairs, last)
    spared = ~failed & ENDED[word]
    settle(spared, spared, _end_no_venture, text, pairs, last)
    spared |= failed
    gap = find_gaps(text, pairs, last, mention)
    spared |= change_subject(text, pairs, last) & (gap < 0)
    closed = ~spared & any_between(text.role, _CLAUSE_END, last + 1, pairs.first)
    related = closed & has(text.role[last + 1], _RELATIVE) & (gap >= 0)
    told[closed] = np.where(related, gap, _CLOSED)[closed]
    rest = ~spared & ~closed
    # "is not simply a fantasy"; "could be averted"
    negated, open_ = (_stand_before(pairs.are(kind), opens) for kind in (_CLAUSE, _OPEN))
    negated |= _NONE[text.word[pairs.first - 1]]  # "the famine is no myth"
    negators = rest & ((pairs.are(_NEGATORS) & ~_LITTLE[word]) | _YET[word] | _fail_to(text, pairs))
    untrue = rest & (pairs.are(_FALSE) | _LACKING[word]) & ~negated
    # "the tax is unfair" leaves it there, "to call it racist is unfair" does not
    settle(untrue, untrue & _WRONG[word], _are_named, text, pairs)
    settle(denied, untrue, are_untrue, text, pairs, last)
    settle(denied, rest & ~denied & pairs.are(_DENIALS) & ~open_, _are_passive, text, pairs, last)
    denied[denied] = ~_are_asked(text, pairs.keep(denied))
    settle(denied, negators & ~denied, _deny_existence, text, pairs, last)
    told[negators] = gap[negators]
    told[denied] = number[denied]
    return told


def _are_named(text: Text, pairs: Pairs) -> Bools:
    """Tell what somebody calls a thing, or says: "to call it racist is unfair", "to say it was fraud is wrong"."""
    named = any_between(text.role, _NAMING, np.maximum(pairs.begin, pairs.term - _NAMED_NEAR + 1), pairs.term)
    span, place = list_between(np.maximum(pairs.begin, pairs.term - _NAMED_NEAR), pairs.term)
    said = _SAY[text.word[place]] & has(text.role[place - 1], _TO_ROLE) & (place > pairs.begin[span])
    named[span[said]] = True
    return named


def _fail_to(text: Text, pairs: Pairs) -> Bools:
    """Tell what failed to be: "the storm failed to materialise"."""
    return pairs.are(_REFUSE) & FAILS[text.word[pairs.first]]


def _end_no_venture(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell what ends nothing that has to succeed, and no claim: "the fraud charges were dropped" ends one."""
    claimed = any_between(text.role, _CLAIM, np.maximum(pairs.begin, pairs.term - 3), last + 3)
    return ~are_ventures(text, last, pairs.end) & ~claimed


def _count_groups(mention: Ints) -> Ints:
    """Give each the number of its run of equal numbers."""
    return np.cumsum(np.diff(mention, prepend=-1) != 0) - 1


def _stand_before(marked: Bools, opens: Ints) -> Bools:
    """Tell whether a marked cue stands before each in its own mention, which begins at ``opens``."""
    counts = np.append(0, np.cumsum(marked))
    before: Bools = counts[:-1] > counts[opens]
    return before


def _have_failed(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell which terms are ventures that came to nothing: "the talks with Iran collapsed", "a bill that failed"."""
    claimed = any_between(text.role, _CLAIM, np.maximum(pairs.begin, pairs.term - 3), pairs.term)
    # "hopes of a thaw were dashed"
    claimed |= any_word_between(text.word, _HOPES, np.maximum(pairs.begin, pairs.term - 4), pairs.term)
    claimed &= ~has(text.role[pairs.first - 1], _ARTICLE)  # "claimed fraud for a failed bomb"
    failed = (are_ventures(text, last, pairs.end) | claimed) & (pairs.first - last - 1 <= SUBJECT_TAIL)
    failed &= ~any_between(text.role, _FAILURE_ENDS, last + 1, pairs.first)
    verb = find_next(text.role, _VERB | _ED, last + 1, pairs.first)
    return failed & ((verb < 0) | (pairs.first - verb <= 2))


def _are_passive(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell which verbs of denial behind a term have it as their subject: "military force has been ruled out"."""
    role, first = text.role, pairs.first
    verb = find_next(role, _VERB, last + 1, first)
    verb = np.where(verb < 0, first, verb)
    passive = (verb - last <= SUBJECT_TAIL) & any_between(
        role, _COPULA, np.maximum(last + 1, first - 2), first
    )
    passive &= ~(_CAN[text.word[first - 2]] & pairs.are(_AVERT))  # "floods can be prevented"
    # "the strike was called off, and the shutdown avoided"
    shared = (first == last + 1) & has(role[first], _ED) & end_predicates(text, pairs)
    shared &= any_between(role, _AND, np.maximum(pairs.begin, pairs.term - 4), pairs.term)
    shared &= any_between(role, _COPULA, pairs.begin, pairs.term)
    # "Bribery Charges Dropped"
    headline = (first - last <= 2) & has(role[first], _ED) & end_predicates(text, pairs)
    shared |= headline & has(role[first], _CAPITAL) & ~any_between(role, _VERB, pairs.begin, first)
    # "the refugees were denied entry"
    passive &= ~_DENIED[text.word[first]] | end_predicates(text, pairs)
    span, place = list_between(verb, first)
    passive[span[~has(role[place], _VERB | _LY) & ~AUXILIARY_ADVERBS[text.word[place]]]] = False
    told: Bools = passive | shared
    return told


def _are_asked(text: Text, pairs: Pairs) -> Bools:
    """Tell what is asked: "could the massacre have been prevented?" denies nothing."""
    asked = end_asking(text, pairs.begin, pairs.end)
    rows = np.flatnonzero(asked)
    held = pairs.keep(rows)
    near = np.maximum(held.begin, held.term - SUBJECT_TAIL)
    place = find_last(text.role, _VERB, near, held.term)
    inverted = (place >= 0) & ~any_between(text.role, _NOMINATIVE, near, np.maximum(place, near))
    asked[rows] = inverted
    return asked


def _deny_existence(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell which terms are subjects of "did not happen", "is not the issue", "has no place"."""
    role, word, first, after = text.role, text.word, pairs.first, pairs.last + 1
    denies = ~any_between(role, _PERSON, last + 1, first)  # "a security official could not be reached"
    denies &= ~_SHOULD[word[first - 1]]  # "conflicts should not be brought here"
    # "efforts to spread propaganda are not acceptable"
    start = np.maximum(pairs.begin, pairs.term - 3)
    place = find_last(role, _TO_ROLE, start, pairs.term - 1)
    acted = (place >= 0) & ~has(role[place + 1], _ARTICLE | _COPULA) & has(role[place + 1], _LETTERS)
    denies &= ~acted
    # A counterfactual: it did happen
    denies &= ~(_WOULD[word[first - 1]] & _HAVE[word[after]] & (after < pairs.end))
    # "would not exist if not for her"
    denies &= ~any_word_between(word, _BUT_FOR, after, np.minimum(after + _NEAR_BUT_FOR, pairs.end))
    # "is not the only cause"
    denies &= ~_ONLY[word[after + 1]]
    # "could not have come at a worse time", "is not only possible"
    denies &= ~any_between(role, _COMPARATIVE, after, np.minimum(after + 6, pairs.end)) & ~has(
        role[after], _DIMINISHER
    )
    verb = find_next(role, _VERB, last + 1, first)
    fused = has(role[first], _FUSED) | _FUSED_WORDS[word[first]] | _fail_to(text, pairs)
    near = (verb - last <= SUBJECT_TAIL) & ((verb - last <= 3) | have_tails(text, last))
    fused |= _PLAYED[word[first - 1]]  # "played no part in it"
    denies &= np.where(verb < 0, fused & (first - last <= 3), near)
    settle(denies, denies, _tell_existence, text, pairs)
    return denies


def _tell_existence(text: Text, pairs: Pairs) -> Bools:
    nouns = Nouns(pairs.term, pairs.begin - 1, pairs.begin, pairs.end)
    return tell_existence(text, nouns, pairs.last + 1)


def have_tails(text: Text, last: Ints) -> Bools:
    """Tell where what stands between the term and the verb belongs to the subject: a phrase with a preposition."""
    tails: Bools = has(text.role[last + 1], _TAIL)
    return tails
