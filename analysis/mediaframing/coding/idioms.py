"""Attributions of fixed shape: "according to", "as X put it", "made clear that", "asked whether", the claim of X that."""

from __future__ import annotations

import numpy as np

from mediaframing.coding import word_classes as wc
from mediaframing.coding.adjuncts import skip_adjuncts
from mediaframing.coding.candidates import Candidates
from mediaframing.coding.clause_text import Text
from mediaframing.coding.clauses import find_clause_ends, find_object_ends
from mediaframing.coding.noun_phrases import (
    Spans,
    extend_appositions,
    find_noun_phrases_after,
    find_noun_phrases_before,
)
from mediaframing.coding.preceding import find_contents_before
from mediaframing.coding.rows import ACCORDING, CLAUSE, ENDS, NOUN, POSTPOSED, QUESTION, make_rows
from mediaframing.coding.subjects import find_subjects
from mediaframing.coding.tokens import Bools, Ints

PUT = frozenset({"put", "puts"})
_MAKE = frozenset({"make", "makes", "made", "making"})


def read_according(text: Text, found: Candidates) -> Ints:
    """Read "according to X": the content is the rest of its sentence."""
    codes = text.codes
    found = found.keep((found.token < found.ceiling) & (codes[found.token + 1] & wc.TO > 0))
    speaker = find_noun_phrases_after(text, found.token + 2, found.ceiling)
    named = speaker[0] >= 0
    found, speaker = found.keep(named), (speaker[0][named], speaker[1][named])
    token, floor, end = found.token, found.floor, found.ceiling
    opens = (token == floor) | ((token == floor + 1) & (codes[floor] & wc.COORDINATOR > 0))
    # "According to X, ..."
    comma = text.find(wc.COMMA).find_next(speaker[1] + 1)
    # "In May, according to X, ..."
    after = extend_appositions(text, speaker, end)[1] + 1
    goes_on = (after + 3 < end) & (codes[after] & wc.COMMA > 0) & (token - floor < 7)
    goes_on &= text.find_closings(token - 1) < 0
    follows = np.where(opens, comma < end, goes_on)
    begin = np.where(opens, comma, after) + 1
    first, last = find_contents_before(text, token - 1, floor)
    first[opens] = -1
    first[follows] = begin[follows]
    last[follows] = find_clause_ends(text, begin[follows], end[follows])
    read = first >= 0
    cue = token[read], token[read] + 1
    content, speaker = (first[read], last[read]), (speaker[0][read], speaker[1][read])
    return make_rows(text, token[read], content, cue, speaker, ACCORDING)


def find_as_contents(text: Text, token: Ints, opener: Ints, floor: Ints, ceiling: Ints) -> tuple[Ints, Spans]:
    """Find the contents of "as X reported, ..." and "..., as X put it".

    Parameters
    ----------
    text : Text
    token : array
        The verbs.
    opener : array
        Where "as" stands.
    floor, ceiling : array

    Returns
    -------
    tuple
        Which of the verbs have a content, and the contents.
    """
    codes = text.codes
    put = text.are(token, PUT, "put")
    it = (token < ceiling) & (codes[token + 1] & wc.IT > 0)
    after = skip_adjuncts(text, token + 1 + put, ceiling)
    opens, inside = opener <= floor + 1, after < ceiling
    mark = np.where(inside, codes[after], 0)
    at_mark = opens & inside & ((mark & wc.COLON > 0) | (text.find_openings(after) >= 0))
    after_comma = opens & ~at_mark & (mark & wc.COMMA > 0)
    begin = after + after_comma
    ends = (after >= ceiling) | (codes[after] & (ENDS | wc.COMMA) > 0)
    closes = ~opens & (codes[opener - 1] & wc.COMMA > 0) & ends
    first, last = np.full((2, len(token)), -1)
    follows = np.flatnonzero((at_mark | after_comma) & (it | ~put))
    first[follows] = begin[follows]
    last[follows] = find_clause_ends(text, begin[follows], ceiling[follows])
    precedes = np.flatnonzero(closes & (it | ~put))
    first[precedes], last[precedes] = find_contents_before(text, opener[precedes] - 1, floor[precedes])
    read = np.flatnonzero(first >= 0)
    return read, (first[read], last[read])


def read_as_reported(text: Text, found: Candidates) -> Ints:
    """Read "As reported by X, ..."."""
    agent = find_noun_phrases_after(text, found.token + 2, found.ceiling)
    named = agent[0] >= 0
    found, agent = found.keep(named), (agent[0][named], agent[1][named])
    read, content = find_as_contents(text, agent[1], found.before, found.floor, found.ceiling)
    token = found.token[read]
    return make_rows(text, token, content, (token, token + 1), (agent[0][read], agent[1][read]), POSTPOSED)


def read_made_clear(text: Text, found: Candidates) -> Ints:
    """Read "X made clear that ..." and "X made it clear that ..."."""
    codes = text.codes
    found = found.keep((found.token < found.ceiling) & (codes[found.token + 1] & wc.THAT > 0))
    it = (found.before > found.floor) & (codes[found.before] & wc.IT > 0)
    verb = found.before - it
    made = np.flatnonzero(verb > found.floor)
    made = made[text.are(verb[made], _MAKE, "make")]
    found, verb = found.keep(made), verb[made]
    last = np.maximum(text.find(wc.HELPER).pass_back(verb - 1), found.floor)
    subject = find_subjects(text, last, found.floor)
    named = np.flatnonzero(subject[0] >= 0)
    token, begin = found.token[named], found.token[named] + 1
    content = begin, find_clause_ends(text, begin, found.ceiling[named])
    return make_rows(
        text, token, content, (verb[named], token), (subject[0][named], subject[1][named]), CLAUSE
    )


def read_asked(text: Text, found: Candidates) -> Ints:
    """Read "asked whether ..." in the passive: a question that nobody is named for."""
    place = skip_adjuncts(text, found.token + 1, found.ceiling)
    inside = np.flatnonzero(place < found.ceiling)
    at = place[inside]
    asks = inside[(text.codes[at] & wc.QUESTION > 0) | text.are(at, {"if"}, "if")]
    token, begin = found.token[asks], place[asks]
    content = begin, find_object_ends(text, begin + 1, found.ceiling[asks])
    nobody = np.full(len(token), -1)
    return make_rows(text, token, content, (token, token), (nobody, nobody), QUESTION)


def read_nouns(text: Text, found: Candidates) -> Ints:
    """Read "X's claim that ..." and "X's message was that ...", the possessor as the source.

    "The message was that ..." tells what somebody says without saying who.
    """
    codes = text.codes
    found = found.keep(found.token < found.ceiling)
    said = (codes[found.token + 1] & wc.BE > 0) & (found.token + 2 < found.ceiling)
    that = np.flatnonzero(codes[found.token + 1 + said] & wc.THAT > 0)
    found, said = found.keep(that), said[that]
    token = found.token
    first, last = _find_owners(text, token, found.floor)
    read = np.flatnonzero((first >= 0) | said | _are_existential(text, token, found.floor))
    begin = token[read] + 1 + said[read]
    content = begin, find_clause_ends(text, begin, found.ceiling[read])
    return make_rows(text, token[read], content, (token[read], token[read]), (first[read], last[read]), NOUN)


def _find_owners(text: Text, token: Ints, floor: Ints) -> Spans:
    """Find whose claim it is: "the mayor's repeated claim", "his claim"."""
    first, last = np.full((2, len(token)), -1)
    near = text.find(wc.POSSESSIVE | wc.OWN).find_previous(token - 1)
    owned = np.flatnonzero(near >= np.maximum(floor, token - 5))
    possessive = text.codes[near[owned]] & wc.POSSESSIVE > 0
    own, possessed = owned[~possessive], owned[possessive]
    first[own] = last[own] = near[own]
    first[possessed], last[possessed] = find_noun_phrases_before(text, near[possessed] - 1, floor[possessed])
    return first, last


def _are_existential(text: Text, token: Ints, floor: Ints) -> Bools:
    """Tell "there was speculation that": a noun that somebody's words are, though nobody is named."""
    form = text.find(wc.BE).find_previous(token - 1)
    there: Bools = (form > np.maximum(floor, token - 4)) & text.are(form - 1, {"there"}, "there")
    return there
