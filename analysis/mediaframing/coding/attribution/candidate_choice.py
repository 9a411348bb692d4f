"""Which cues are worth reading: what stands beside most of them already tells that they attribute nothing.

Whatever is refused here the readers of :mod:`verbs` and :mod:`idioms` would refuse as well, at a higher cost.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.candidate_contents import may_take_content
from mediaframing.coding.attribution.candidates import (
    NO_CANDIDATES,
    Candidates,
    are_told,
    follow_quantifiers,
    may_be_noun,
    may_be_verb,
)
from mediaframing.coding.attribution.verb_helpers import (
    are_contracted,
    find_before,
    may_be_contracted,
    pass_contractions,
    pass_phases,
)
from mediaframing.coding.attribution.verb_words import MAKE, are_words
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.adjuncts import skip_days
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.places import Places, find_places, list_between, list_places
from mediaframing.coding.text.tokens import Bools, Ints

_AFTER_PASSIVE = wc.BY | wc.OF | wc.TO | wc.INT
_OPENS_CLAUSE = wc.DET | wc.PRON | wc.POSS | wc.CAPITAL
FURTHEST_AGENT = 14
"""So many words stand at most between a passive and its "by": "was called a crime against all of us by"."""


def list_unquoted(text: Text) -> Ints:
    """List the cues outside of quotations, or in one that is never closed."""
    token = text.cued
    return token[(text.find_quotes(token) < 0) | _are_left_open(text, token)] if len(token) else token


def choose_candidates(text: Text, token: Ints) -> Candidates:
    """Choose the cues worth reading among those given: those that their neighbours do not already rule out."""
    if not len(token):
        return NO_CANDIDATES
    floor = text.find_floors(token)
    adjective = has(text.cues[token], verb_frames.ADJECTIVE)
    about = adjective & text.are(token + 1, "about over")
    days = np.flatnonzero(
        adjective & has(text.codes[token + 1], wc.TIME | wc.ADP)
    )  # "was adamant on Sunday that"
    about[days] |= has(text.codes[skip_days(text, token[days] + 1, text.find_ceilings(token[days]))], wc.THAT)
    made = adjective & are_words(text, token - 1, MAKE)
    about |= adjective & has(text.codes[token + 1], _OPENS_CLAUSE)  # "is sure the plan failed"
    about |= are_told(text.cues[token]) & has(text.codes[token + 1], _OPENS_CLAUSE)  # "were told it failed"
    named = has(text.cues[token], verb_frames.OBJECT) & has(text.codes[token + 1], wc.AS)
    about |= (has(text.cues[token], verb_frames.PREDICATE) | named) & _have_agents(text, token)
    near = np.flatnonzero(about | made | _may_attribute(text.codes, text.cues[token], token, floor))
    if not len(near):
        return NO_CANDIDATES
    token, floor = token[near], floor[near]
    code, ceiling = text.cues[token], text.find_ceilings(token)
    before, helpers = find_before(text, token, floor)
    before, helpers = pass_contractions(text, code, before, helpers, floor)
    before, helpers = pass_phases(text, code, before, helpers, floor)
    ceiling = _end_in_brackets(text, token, floor, ceiling)
    left = np.where(before >= floor, text.codes[before], 0)
    left = np.where(_follow_then(text, token, floor, left), wc.WORD | wc.CCONJ, left)
    found = Candidates(token, code, floor, ceiling, before, left, helpers, has(code, ~verb_frames.NOUN))
    fit = (about[near] & has(helpers, wc.COP)) | made[near]
    modified = text.end_with(before, "ed") & ~has(left, wc.CAPITAL) | (
        has(left, wc.ADJ) & ~has(left, wc.PLURAL)
    )
    verb = found.verb
    found.verb[verb] = may_be_verb(text, found.keep(verb), modified[verb]) | fit[verb]
    found.verb[found.verb] = may_take_content(text, found.keep(found.verb))
    return found.keep(found.verb | has(code, verb_frames.ACCORDING) | may_be_noun(text, found))


def _follow_then(text: Text, token: Ints, floor: Ints, left: Ints) -> Bools:
    """Tell "Weber praised the plan, then called it a theft", but not "her mother, Anna, then called it a theft"."""
    then = has(left, wc.COMMA) & text.are(token - 1, "then in a row") & has(text.codes[token - 2], wc.COMMA)
    rows = np.flatnonzero(then)
    then[rows] = text.recall(_find_verbs).any_between(floor[rows], token[rows] - 2)
    return then


def _find_verbs(text: Text) -> Places:
    """Find what may be a finite verb in the past or an auxiliary."""
    verb = text.hold(wc.AUX | wc.FIN) | (text.judge_endings("ed")[text.type[: len(text)]] != 0)
    return find_places(verb | (text.cues[: len(text)] & verb_frames.INFLECTED != 0))


def _have_agents(text: Text, token: Ints) -> Bools:
    """Tell "was called a crime by", a passive with an agent behind what something is called."""
    passive = np.flatnonzero(has(text.cues[token], verb_frames.PAST))
    place = text.find(wc.HELPER).pass_back(token[passive] - 1)
    passive = passive[text.find(wc.COP).any_between(place + 1, token[passive])]
    by = text.find(wc.BY).find_next(token[passive] + 1) - token[passive]
    found = np.zeros(len(token), np.bool_)
    found[passive[by <= FURTHEST_AGENT]] = True
    return found


def _are_left_open(text: Text, token: Ints) -> Bools:
    """Tell tokens in quotations that end with their sentence, never closed: “It is late, Weber said.

    One that another follows at once, with no verb of saying in it, is a paragraph of somebody's words.
    """
    if not len(text.quotes):
        return np.zeros(len(token), np.bool_)
    quote = text.find_quotes(token)
    first, last = (np.append(part, -1)[quote] for part in (text.quotes.first, text.quotes.last))
    goes_on = np.append(text.quotes.continued, 0)[quote] > 0
    left: Bools = (quote >= 0) & ~goes_on & has(text.codes[last], wc.STOP)
    rows = np.flatnonzero(left & (text.find_openings(last + 1) >= 0))
    left[rows] = text.recall(_find_tellers).any_between(first[rows], last[rows])
    return left


def _find_tellers(text: Text) -> Places:
    """Find the verbs that hardly do anything but tell, "said" and "told"."""
    return list_places(text.cued[has(text.cues[text.cued], verb_frames.STRONG)], len(text))


def _may_attribute(word: Ints, code: Ints, token: Ints, floor: Ints) -> Bools:
    """Refuse by the words right beside a cue: the most, and at the lowest cost."""
    after = word[token + 1]
    before = np.where(token > floor, word[token - 1], 0)
    that = has(after, wc.THAT) | (has(code, verb_frames.NOUN) & has(after, wc.AUX))  # "the message was that"
    nominal = has(before, wc.DET | wc.POSSESSIVE) & ~has(before, wc.THAT)
    nominal |= has(before, wc.ADP) & ~has(before, wc.TO) & ~has(code, verb_frames.GERUND)
    # "some say", but "some claims"
    nominal &= ~has(before, wc.QUANTIFIER) | ~follow_quantifiers(code)
    said = has(code, verb_frames.SAY) & (token > floor + 1)
    # "he's said that", but not "she's expected to"
    short = are_contracted(word, code, token - 1)
    nominal &= ~(said & ~has(after, wc.TO) & short)
    nominal &= ~(short & may_be_contracted(code, after) & (token > floor + 1))
    # "has since warned"
    nominal &= ~(has(before, wc.SCONJ) & has(word[token - 2], wc.AUX) & has(code, verb_frames.PAST))
    passive = has(before, wc.COP) & ~has(code, verb_frames.GERUND)
    only_that = (
        has(code, verb_frames.VERB_SHAPED | verb_frames.ADJECTIVE) | (code == verb_frames.NOUN) | nominal
    )
    keep: Bools = np.where(only_that, that, ~passive | that | has(after, _AFTER_PASSIVE))
    return keep | has(code, verb_frames.ACCORDING)


def _end_in_brackets(text: Text, token: Ints, floor: Ints, ceiling: Ints) -> Ints:
    """End what is said in brackets with them: "The bank (its owner says it is old) was sold"."""
    opening = text.find(wc.OPEN_BRACKET).tokens
    close = text.find(wc.CLOSE_BRACKET).find_next(opening)
    bracket, row = list_between(np.searchsorted(token, opening), np.searchsorted(token, close))
    inside = (opening[bracket] >= floor[row]) & (close[bracket] <= ceiling[row])
    ends = ceiling.copy()
    ends[row[inside]] = close[bracket[inside]] - 1
    return ends
