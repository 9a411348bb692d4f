"""Which cues are worth reading: what stands beside most of them already tells that they attribute nothing.

Whatever is refused here the readers of :mod:`verbs` and :mod:`idioms` would refuse as well, at a higher cost.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.attribution.rows import ENDS, NO_OBJECT
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.adjuncts import OPENS_ADJUNCT
from mediaframing.coding.english.noun_phrases import ANY_PRONOUN, NEVER_FIRST
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.tokens import Bools, Ints

_THAT = verb_frames.THAT_CLAUSE | verb_frames.VERB_SHAPED
_AFTER_PASSIVE = wc.BY | wc.OF | wc.TO | wc.QUESTION
_THING_OR_CLAUSE = verb_frames.TAKES_THING | verb_frames.STRONG
_GOES_ON = wc.TO | wc.COORDINATOR | wc.RELATIVE


@dataclass(frozen=True)
class Candidates(Columns):
    """Cues worth reading, in order.

    Attributes
    ----------
    token, code : array
        The cue, and its code.
    floor, ceiling : array
        The first and the last token of the sentence.
    before : array
        The last token before the cue that is no auxiliary or adverb; one before the sentence where there is none.
    left : array
        The code of the word there; 0 where there is none.
    helpers : array
        The bits ``AUXILIARY``, ``BE`` and ``MODAL`` of what stands between that and the cue.
    verb : array of bool
        Whether the cue is to be read as a verb.
    """

    token: Ints
    code: Ints
    floor: Ints
    ceiling: Ints
    before: Ints
    left: Ints
    helpers: Ints
    verb: Bools


def choose_candidates(text: Text) -> Candidates:
    """Choose the cues worth reading: those that their neighbours do not already rule out, outside of quotations."""
    token = text.cued
    token = token[text.find_quotes(token) < 0]
    floor = text.find_floors(token)
    near = np.flatnonzero(_may_attribute(text.codes, text.cues[token], token, floor))
    token, floor = token[near], floor[near]
    code, ceiling = text.cues[token], text.find_ceilings(token)
    before, helpers = _find_before(text, token, floor)
    left = np.where(before >= floor, text.codes[before], 0)
    found = Candidates(token, code, floor, ceiling, before, left, helpers, code & ~verb_frames.NOUN > 0)
    found.verb[found.verb] = _may_be_verb(text.codes, found.keep(found.verb))
    found.verb[found.verb] = _may_take_content(text, found.keep(found.verb))
    return found.keep(found.verb | (code & verb_frames.ACCORDING > 0) | _may_be_noun(text.codes, found))


def _may_attribute(word: Ints, code: Ints, token: Ints, floor: Ints) -> Bools:
    """Refuse by the words right beside a cue: the most, and at the lowest cost."""
    after = word[token + 1]
    before = np.where(token > floor, word[token - 1], 0)
    that = ((after & wc.THAT) > 0) | (
        (code & verb_frames.NOUN > 0) & (after & wc.BE > 0)
    )  # "the message was that"
    nominal = (before & (wc.DETERMINER | wc.POSSESSIVE) > 0) & (before & wc.THAT == 0)
    nominal |= (before & wc.PREPOSITION > 0) & (before & wc.TO == 0) & (code & verb_frames.GERUND == 0)
    # "some say", but "some claims"
    nominal &= (
        (before & wc.QUANTIFIER == 0) | (code & verb_frames.STRONG == 0) | (code & verb_frames.THIRD > 0)
    )
    passive = (before & wc.BE > 0) & (code & verb_frames.GERUND == 0)
    only_that = (
        (code & (verb_frames.VERB_SHAPED | verb_frames.ADJECTIVE) > 0) | (code == verb_frames.NOUN) | nominal
    )
    keep: Bools = np.where(only_that, that, ~passive | that | (after & _AFTER_PASSIVE > 0))
    return keep | (code & verb_frames.ACCORDING > 0)


def _find_before(text: Text, token: Ints, floor: Ints) -> tuple[Ints, Ints]:
    """Find what stands before each cue and its helpers, and the bits of these."""
    helper = text.find(wc.HELPER)
    before = np.maximum(helper.pass_back(token - 1), floor - 1)
    # The helpers of a cue are the last ones before it, as many as there are tokens in between.
    end = np.searchsorted(helper.tokens, token)
    begin = end - (token - 1 - before)
    codes, helpers = text.codes[helper.tokens], np.zeros(len(token), np.int64)
    for bit in (wc.AUXILIARY, wc.BE, wc.MODAL):
        counts = np.append(0, np.cumsum(codes & bit > 0))
        helpers |= np.where(counts[end] > counts[begin], bit, 0)
    return before, helpers


def _may_be_noun(word: Ints, found: Candidates) -> Bools:
    """Tell whether "that" stands after a cue noun, or after it and a form of "be"."""
    said = (word[found.token + 1] & wc.BE > 0) & (found.token + 2 < found.ceiling)
    follows: Bools = word[found.token + 1 + said] & wc.THAT > 0
    return follows & (found.code & verb_frames.NOUN > 0) & (found.token < found.ceiling)


def _may_be_verb(word: Ints, found: Candidates) -> Bools:
    """Refuse nouns ("the report"), passives without agent or content, and adjectives without "that"."""
    code, left = found.code, found.left
    after = np.where(found.token < found.ceiling, word[found.token + 1], 0)
    gerund = code & verb_frames.GERUND > 0
    # "some say", but "some claims"
    some = (left & wc.QUANTIFIER > 0) & (code & verb_frames.STRONG > 0) & (code & verb_frames.THIRD == 0)
    noun = (left & wc.OWNER > 0) & (left & wc.THAT == 0) & ~some
    noun |= (left & wc.PREPOSITION > 0) & (left & wc.TO == 0) & ~gerund
    noun &= found.helpers & wc.AUXILIARY == 0
    passive = (found.helpers & wc.BE > 0) & ~gerund
    agent = (code & verb_frames.ADJECTIVE > 0) & (after & wc.THAT > 0)
    agent |= (code & verb_frames.PREDICATE > 0) & (after & wc.OF > 0)
    agent |= (code & verb_frames.THAT_CLAUSE > 0) & (after & (wc.BY | wc.THAT) > 0)
    agent |= (code & verb_frames.SAY > 0) & (
        after & (wc.TO | wc.QUESTION) > 0
    )  # "is said to", "was asked whether"
    adjective = ~passive & (code & verb_frames.ADJECTIVE > 0) & (after & wc.THAT == 0)
    present = (code & (verb_frames.BASE | verb_frames.PAST) == verb_frames.BASE) | (
        code & (verb_frames.BASE | verb_frames.THIRD) == verb_frames.THIRD
    )
    auxiliary = ~passive & (code & verb_frames.ADJECTIVE == 0) & present & (after & wc.AUXILIARY > 0)
    # "which critics say was rigged"
    auxiliary &= (found.before <= found.floor) | (word[found.before - 1] & wc.RELATIVE == 0)
    refused: Bools = noun | (passive & ~agent) | adjective | auxiliary
    return ~refused


def _may_take_content(text: Text, found: Candidates) -> Bools:
    """Tell whether what stands after a verb, or a quotation before it, can be its content.

    Where more than an adverb can stand between the two the answer is yes, for the reader to find out.
    """
    code, left = found.code, found.left
    weak = _lacks_subject(code, left, found.helpers)
    takes = _narrow_content(code, left, found.helpers, weak)
    word, quotes = text.codes, text.quotes
    place = found.token + 1
    place += (place <= found.ceiling) & (word[place] & wc.ADVERB > 0)
    inside = place <= found.ceiling
    following = np.where(inside, word[place], wc.STOP)
    begins_phrase = (following & ANY_PRONOUN > 0) | (
        (following & wc.WORD > 0) & (following & NEVER_FIRST == 0)
    )
    unread = inside & (following & OPENS_ADJUNCT > 0)
    unread |= (code & verb_frames.ADDRESSEE > 0) & begins_phrase
    unread |= (code & verb_frames.PREPOSITION > 0) & (following & wc.WORD > 0)
    unread |= (takes & (verb_frames.TELLS | _THAT) > 0) & (following & wc.COMMA > 0)
    unread |= (found.helpers & wc.BE > 0) | (code & verb_frames.ADJECTIVE > 0)
    said, tells = takes & verb_frames.SAY > 0, takes & verb_frames.TELLS > 0
    closed = np.searchsorted(quotes.last, found.floor) < np.searchsorted(quotes.last, found.token)
    after_colon = (following & (wc.COMMA | wc.COLON) > 0) & (text.find_openings(place + 1) >= 0)
    told = tells & (
        ((closed | (following & ENDS > 0)) & ~weak) | (text.find_openings(place) >= 0) | after_colon
    )
    told |= said & (following & (wc.COLON | wc.QUESTION) > 0)
    told |= (code & _THAT > 0) & (following & wc.THAT > 0)
    thing = (following & NO_OBJECT == 0) | ((following & wc.AS > 0) & (takes & verb_frames.PREDICATE > 0))
    told |= thing & ((takes & _THING_OR_CLAUSE > 0) | (said & begins_phrase))
    # The inversion "..., said X"
    inverted = (
        (code & (verb_frames.PAST | verb_frames.THIRD) > 0)
        & (code & verb_frames.TELLS > 0)
        & (found.before == found.token - 1)
    )
    told |= inverted & ((found.before < found.floor) | (left & wc.PAUSE > 0) | closed)
    told |= unread
    rest = np.flatnonzero(~told)
    floor, token, ceiling = found.floor[rest], found.token[rest], found.ceiling[rest]
    # "The poll showed X ahead of Y", and "as X put it"
    poll = (thing & (code & verb_frames.THAT_CLAUSE > 0))[rest] & text.find(wc.TEXT).stand_between(
        floor, ceiling
    )
    told[rest] = poll | text.find(wc.AS).stand_between(floor, token - 1)
    return told


def _lacks_subject(code: Ints, left: Ints, helpers: Ints) -> Bools:
    """Tell verbs whose subject stands elsewhere ("and said", "to say", "who said"): no content stands before them."""
    gerund = (code & verb_frames.GERUND > 0) & (helpers & wc.BE == 0)
    goes_on = (left & _GOES_ON > 0) & (left & wc.SUBORDINATOR == 0)
    weak: Bools = np.where(gerund, left & wc.COMMA == 0, goes_on)
    return weak


def _narrow_content(code: Ints, left: Ints, helpers: Ints, weak: Bools) -> Ints:
    """Give what a verb takes as content where its subject stands elsewhere, or after a modal: mostly, a clause."""
    narrowed = np.where(
        weak,
        ~(verb_frames.SAY | verb_frames.OBJECT),
        np.where(helpers & wc.MODAL > 0, ~verb_frames.OBJECT, -1),
    )
    narrowed[weak & (left & wc.RELATIVE == 0)] &= ~verb_frames.PREDICATE
    return np.where(code & verb_frames.STRONG > 0, code, code & narrowed)
