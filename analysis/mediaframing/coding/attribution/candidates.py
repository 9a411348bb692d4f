"""Cues worth reading, and whether each can be a verb or a noun there."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.tokens import Bools, Ints


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


_OPENS_THING = wc.DET | wc.POSS | wc.PRON | wc.THAT | wc.QUOTE | wc.ADP | wc.TO
_SPEAKS = wc.CAPITAL | wc.ROLE | wc.PRON | wc.PLURAL | wc.PERSON | wc.TEXT | wc.BODY | wc.REL
NO_CANDIDATES = Candidates(
    *(np.zeros(0, np.bool_ if column.name == "verb" else np.int64) for column in fields(Candidates))
)


def _are_hardly_nouns(code: Ints) -> Bools:
    """Tell verbs that hardly are nouns, too: "many say", "some believe"."""
    form = verb_frames.BASE | verb_frames.PAST | verb_frames.GERUND
    tells = has(code, verb_frames.SAY | verb_frames.PREDICATE)
    plain: Bools = tells & has(code, form) & ~has(code, verb_frames.NOUN)
    return plain | has(code, verb_frames.STRONG)


def follow_quantifiers(code: Ints) -> Bools:
    """Tell the verbs of "some say" and "another says", but not "some claims"."""
    no_plural = ~has(code, verb_frames.THIRD) | (has(code, verb_frames.STRONG) & ~has(code, verb_frames.NOUN))
    return no_plural & _are_hardly_nouns(code)


def are_told(code: Ints) -> Bools:
    """Tell "told", which says what somebody hears in the passive, too: "Drivers were told the bridge was old"."""
    bits = verb_frames.STRONG | verb_frames.ADDRESSEE | verb_frames.PARTICIPLE
    told: Bools = code & bits == bits
    return told


def pass_forms_of_be(text: Text, noun: Ints) -> Ints:
    """Give what stands behind nouns, or behind "is", "has been" or "would be" after them."""
    place = text.find(wc.HELPER).pass_forward(noun + 1)
    formed = text.find(wc.COP).any_between(noun + 1, place)
    return np.where(formed, place, noun + 1)


def may_be_noun(text: Text, found: Candidates) -> Bools:
    """Tell whether "that" stands after a cue noun, or after it and a form of "be"."""
    follows: Bools = has(text.codes[pass_forms_of_be(text, found.token)], wc.THAT)
    return follows & has(found.code, verb_frames.NOUN) & (found.token < found.ceiling)


def may_be_verb(text: Text, found: Candidates, modified: Bools) -> Bools:
    """Refuse nouns ("the report"), passives without agent or content, and adjectives without "that"."""
    code, left, word = found.code, found.left, text.codes
    finite = verb_frames.FINITE
    after = np.where(found.token < found.ceiling, word[found.token + 1], 0)
    gerund = has(code, verb_frames.GERUND)
    # "some say", but "some claims"
    some = has(left, wc.QUANTIFIER) & follow_quantifiers(code)
    noun = has(left, wc.OWNER) & ~has(left, wc.THAT) & ~some
    noun |= has(left, wc.ADP) & ~has(left, wc.TO) & ~gerund
    # "the repeated claims", "additional rules that", but "critics say"
    noun |= has(code, verb_frames.THIRD) & (found.before >= found.floor) & modified
    # "his more divisive remarks", "the most populous state"
    graded = text.are(found.before - 1, "comparison") & ~has(left, wc.CAPITAL | wc.PLURAL | wc.ROLE)
    noun |= graded & (found.before > found.floor) & ~text.end_with(found.before, "s", "ly", "people", "men")
    noun |= text.are(found.before, "comparison") & gerund  # "the most telling promise"
    # "1,500 pledged delegates"
    noun |= has(code, verb_frames.PAST) & ~has(code, verb_frames.STRONG) & has(left, wc.NUMBER)
    # "Weber's previous claims"
    noun |= has(code, verb_frames.THIRD) & text.are(found.before, "before now")
    # "a short note that"
    bare = (code & (verb_frames.BASE | verb_frames.PAST)) == verb_frames.BASE
    alone = text.are(found.before - 1, "a or an") & ~has(left, wc.QUANTIFIER | wc.NUMBER)
    noun |= bare & alone & (found.before > found.floor) & ~text.are(found.before, "many of a kind")
    noun &= ~has(found.helpers, wc.AUX)
    # "The town has plans to"
    noun |= (code & finite == verb_frames.THIRD) & has(text.codes[found.token - 1], wc.AUX)
    passive = has(found.helpers, wc.COP) & ~gerund
    agent = has(code, verb_frames.ADJECTIVE) & has(after, wc.THAT)
    agent |= has(code, verb_frames.PREDICATE) & has(after, wc.OF)
    agent |= has(code, verb_frames.THAT_CLAUSE) & has(after, wc.BY | wc.THAT)
    agent |= has(code, verb_frames.TAKES_THING | verb_frames.ADDRESSEE) & has(after, wc.BY)
    agent |= has(code, verb_frames.SAY) & has(after, wc.TO | wc.INT)  # "is said to", "was asked whether"
    adjective = ~passive & has(code, verb_frames.ADJECTIVE) & ~has(after, wc.THAT)
    present = (code & (verb_frames.BASE | verb_frames.PAST) == verb_frames.BASE) | (
        code & (verb_frames.BASE | verb_frames.THIRD) == verb_frames.THIRD
    )
    auxiliary = ~passive & ~has(code, verb_frames.ADJECTIVE) & present & has(after, wc.AUX)
    auxiliary &= ~text.end_with(np.minimum(found.token + 1, len(text)), "ing")  # "denies having lied"
    # "which critics say was rigged"
    opener = word[found.before - 1] | word[found.before - 2]  # "what most critics say is rigged"
    auxiliary &= (found.before <= found.floor) | ~has(opener, wc.REL | wc.THAT | wc.INT)
    # "it is worth noting that", "it goes without saying that"
    noun |= gerund & text.are(found.token - 1, "worth") | (gerund & text.are(found.token - 2, "goes without"))
    noun |= gerund & ~has(found.helpers, wc.COP) & text.are(found.token, "assuming")
    # "a trial involving alleged thieves", "talks and alleged threats"
    doubted = text.are(found.token, "alleged or suspected") & ~has(after, _OPENS_THING)
    # "the suit alleged fraud", but "the other alleged thieves"
    named = has(text.codes[found.before - 1], wc.DET | wc.POSS | wc.POSSESSIVE)
    doubted &= ~(named & ~text.are(found.before, "such and other"))
    noun |= doubted & ~has(left, _SPEAKS) & ~has(found.helpers, wc.AUX)
    # "lives up to pledges that won it"
    beside = found.before == found.token - 1
    noun |= (code & finite == verb_frames.THIRD) & has(left, wc.TO) & beside
    # "One reason for it may be", "THE UNITED STATES"
    noun |= (code & finite == verb_frames.BASE) & text.are(found.before, "one") & beside
    noun |= text.are(found.token - 1, "united") & (code & finite == verb_frames.THIRD)
    # "Norlandish brands draw", "military documents detailing", "all 50 states, with"
    things = text.are(found.token, "nouns before verbs") & ~has(
        after, _OPENS_THING | wc.THAT | wc.QUOTE | wc.COLON
    )
    things &= ~text.find(wc.QUOTE).any_between(found.floor, found.token)  # "“It is late,” the paper states."
    noun |= things & ~has(found.helpers, wc.AUX) & ~has(left, wc.PRON | wc.REL)
    # "Story highlights": a heading
    noun |= text.are(found.token, "highlights") & text.are(found.token - 1, "story")
    noun |= has(left, wc.TO) & text.are(found.before - 1, "stands to")
    # "the land described by the mayor"
    told_of = has(code, verb_frames.PAST) & has(code, verb_frames.TAKES_THING) & has(after, wc.BY)
    noun |= told_of & ~has(found.helpers, wc.AUX) & ~has(left, wc.AS)
    refused: Bools = noun | (passive & ~agent) | adjective | auxiliary
    return ~refused
