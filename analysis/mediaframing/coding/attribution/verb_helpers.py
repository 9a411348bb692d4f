"""What stands between a cue and what is before it: auxiliaries, short ones, and verbs that help as they do."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Bools, Ints

_OPENS_OBJECT = wc.DET | wc.POSS | wc.PRON | wc.ACC | wc.CAPITAL


def find_before(text: Text, token: Ints, floor: Ints) -> tuple[Ints, Ints]:
    """Find what stands before each cue and its helpers, and the bits of these."""
    helper = text.find(wc.HELPER)
    before = helper.pass_back(token - 1)
    # "has since warned"
    since = np.flatnonzero(text.are(before, "since") & has(text.codes[before - 1], wc.AUX) & (before > floor))
    before[since] = helper.pass_back(before[since] - 1)
    before = np.maximum(before, floor - 1)
    begin, end = (np.searchsorted(helper.tokens, place) for place in (before + 1, token))
    codes, helpers = text.codes[helper.tokens], np.zeros(len(token), np.int64)
    for bit in (wc.AUX, wc.COP, wc.MODAL):
        counts = np.append(0, np.cumsum(codes & bit > 0))
        helpers |= np.where(counts[end] > counts[begin], bit, 0)
    return before, helpers


def pass_contractions(text: Text, code: Ints, before: Ints, helpers: Ints, floor: Ints) -> tuple[Ints, Ints]:
    """Step back over the short "has" of "he's said that" and "who's long argued that", and "is" of "he's predicting that"."""
    contracted = (before > floor) & are_contracted(text.codes, code, before)
    acts = may_be_contracted(code, text.codes[np.minimum(before + 2, len(text))])
    rows = np.flatnonzero(contracted & (has(code, verb_frames.SAY) | acts))
    before, helpers = before.copy(), helpers.copy()
    before[rows] -= 1
    helpers[rows] |= np.where(has(code[rows], verb_frames.GERUND), wc.AUX | wc.COP, wc.AUX)
    return before, helpers


def may_be_contracted(code: Ints, following: Ints) -> Bools:
    """Tell "he's called for a dam" and "she's accused him of fraud" from "she's accused of fraud", by what follows the verb."""
    acts: Bools = has(code, verb_frames.TAKES_THING) & has(following, _OPENS_OBJECT)
    acts |= has(code, verb_frames.PREPOSITION) & has(following, wc.ADP)
    return acts & has(code, verb_frames.PAST) & ~has(following, wc.OF | wc.BY | wc.AS)


def are_contracted(word: Ints, code: Ints, before: Ints) -> Bools:
    """Tell "'s" before a form of the past, or "predicting", behind "he", "she" or "who"."""
    contracted: Bools = has(code, verb_frames.PAST | verb_frames.GERUND) & has(word[before], wc.POSSESSIVE)
    whose = word[before - 1]
    return contracted & has(whose, wc.MASC | wc.FEM | wc.REL) & has(whose, wc.PRON | wc.REL)


def _pass_links(text: Text, code: Ints, before: Ints, helpers: Ints, floor: Ints) -> tuple[Ints, Ints]:
    """Step back over "became" in "became convinced that", which tells of a state as "was" does."""
    rows = np.flatnonzero(has(code, verb_frames.ADJECTIVE) & text.are(before, "links to a state"))
    place = text.find(wc.HELPER).pass_back(before[rows] - 1)
    rows, place = rows[place >= floor[rows]], place[place >= floor[rows]]
    before, helpers = before.copy(), helpers.copy()
    before[rows] = place
    helpers[rows] |= wc.COP
    return before, helpers


def pass_phases(text: Text, code: Ints, before: Ints, helpers: Ints, floor: Ints) -> tuple[Ints, Ints]:
    """Step back over "began" in "began saying", "was heard" and "went on to", which help as "was" and "did" do."""
    before, helpers = _pass_links(text, code, before, helpers, floor)
    gerund = has(code, verb_frames.GERUND)
    to = has(code, verb_frames.BASE) & has(text.codes[before], wc.TO)
    rows = np.flatnonzero((gerund | to) & (before > floor))
    word = before[rows] - to[rows]
    word -= text.are(word, "on going on") & text.are(word - 1, "goes on to")
    begun = np.where(to[rows], text.are(word, "goes on to"), text.are(word, "phases of a verb"))
    sensed = text.are(word, "senses of a verb") & gerund[rows]
    read = begun | sensed
    rows, word, sensed = rows[read], word[read], sensed[read]
    place = text.find(wc.HELPER).pass_back(word - 1)
    passed = ~sensed | text.find(wc.COP).any_between(place + 1, word)
    passed &= place >= floor[rows]
    rows, place = rows[passed], place[passed]
    before, helpers = before.copy(), helpers.copy()
    before[rows] = place
    helpers[rows] |= np.where(gerund[rows], wc.AUX | wc.COP, wc.AUX)
    return before, helpers
