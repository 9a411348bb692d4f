"""Attributions of fixed shape: "according to", "made clear that", "asked whether", the claim of X that."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.candidates import Candidates, pass_forms_of_be
from mediaframing.coding.attribution.cue_nouns import find_givers
from mediaframing.coding.attribution.owners import find_owners
from mediaframing.coding.attribution.preceding import find_contents_before
from mediaframing.coding.attribution.rows import CLAUSE_END, ENDS, NO_ROWS, Rows, draft_rows
from mediaframing.coding.attribution.shapes import ACCORDING, ASKED, MADE_CLEAR, NOUN
from mediaframing.coding.attribution.verb_words import IF, MAKE, THERE, are_words
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.adjuncts import skip_adjuncts
from mediaframing.coding.english.clauses import open_clauses
from mediaframing.coding.english.noun_phrases import (
    end_before_verbs,
    extend_appositions,
    find_first_phrases,
    find_noun_phrases_after,
)
from mediaframing.coding.english.object_bounds import find_object_ends
from mediaframing.coding.english.queries import find_last, has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.english.subjects import find_subjects
from mediaframing.coding.text.tokens import Bools, Ints

_NAMED = wc.CAPITAL | wc.PRON | wc.DET | wc.POSS
_OTHER_CLAUSE = wc.COMMA | wc.SCONJ | wc.COLON | wc.REL | wc.THAT | wc.QUOTE
_AFTER_VERB = wc.TO | wc.DET | wc.PRON | wc.POSS


def read_according(text: Text, found: Candidates) -> Rows:
    """Read "according to X": the content is the rest of its sentence."""
    if not len(found):
        return NO_ROWS
    codes = text.codes
    found = found.keep((found.token < found.ceiling) & has(text.codes[found.token + 1], wc.TO))
    speaker = find_noun_phrases_after(text, found.token + 2, found.ceiling)
    named = speaker[0] >= 0
    # "went according to plan"
    kept_to = (speaker[0] == speaker[1]) & text.are(speaker[1], "what is kept to")
    named &= ~kept_to | has(text.codes[speaker[1] + 1], wc.THAT | wc.REL)
    found, speaker = found.keep(named), (speaker[0][named], speaker[1][named])
    token, floor, end = found.token, found.floor, found.ceiling
    opens = (token == floor) | ((token == floor + 1) & has(codes[floor], wc.CCONJ))
    # "According to X, ...", "According to X: ..."
    comma = text.find(wc.COMMA).find_next(speaker[1] + 1)
    comma = np.where(has(codes[speaker[1] + 1], wc.COLON), speaker[1] + 1, comma)
    # "In May, according to X, ..."
    after = extend_appositions(text, speaker, end)[1] + 1
    # "The frost, according to Weber, ended the season"
    verb = np.minimum(speaker[1] + 2, end)
    resumed = text.end_with(verb, "ed") & has(text.codes[verb + 1], wc.DET | wc.POSS | wc.PRON | wc.THAT)
    after = np.where(resumed, speaker[1] + 1, after)
    goes_on = (after + 3 < end) & has(codes[after], wc.COMMA) & (token - floor < 7)
    # "It failed, according to X, but not for long": there the content is what stands before.
    goes_on &= (text.find_closings(token - 1) < 0) & ~has(text.codes[after + 1], wc.CCONJ)
    follows = np.where(opens, comma < end, goes_on)
    begin = np.where(opens, comma, after) + 1
    first, last = find_contents_before(text, token - 1, floor)
    first[opens] = -1
    first[follows] = begin[follows]
    last[follows] = CLAUSE_END
    read = np.flatnonzero(first >= 0)
    # "The tolls, according to X, will rise": what stands before is the content's subject.
    head = np.flatnonzero(follows & ~opens & has(text.codes[token - 1], wc.COMMA) & (token - floor > 2))
    first = np.concatenate([first[read], floor[head]])
    last = np.concatenate([last[read], token[head] - 2])
    both = np.concatenate([read, head])
    cue = token[both], token[both] + 1
    speaker = speaker[0][both], speaker[1][both]
    return draft_rows(token[both], (first, last), cue, speaker, ACCORDING, end[both])


def read_per(text: Text) -> Rows:
    """Read "Per Weber, it was late" and "It was late, as per Weber"; of "per night" and "as per the rules" nobody is the source."""
    token = text.find_named("passes on")
    token = token[text.find_quotes(token) < 0]
    floor, end = text.find_floors(token), text.find_ceilings(token)
    cue = token - (text.are(token, "per") & text.are(token - 1, "as") & (token > floor))
    opens = (cue == floor) | ((cue == floor + 1) & has(text.codes[floor], wc.CCONJ))
    closes = ~opens & has(text.codes[cue - 1], wc.COMMA)
    placed = (opens & (token + 2 < end)) | closes
    token, cue, floor, end, opens = token[placed], cue[placed], floor[placed], end[placed], opens[placed]
    first, last = find_noun_phrases_after(text, token + 1, end)
    after = last + 1
    code = np.where(after <= end, text.codes[after], wc.STOP)
    read = (first >= 0) & has(text.codes[last], wc.CAPITAL | wc.ROLE | wc.PLURAL | wc.TEXT)
    read &= text.are(token, "per") | _have_outlets(text, first, after)
    comma = has(code, wc.COMMA)
    goes_on = ~opens & comma & (after + 2 < end)
    read &= np.where(opens, comma & (after + 2 < end), goes_on | (has(code, ENDS) & ~has(code, wc.DASH)))
    read &= opens | has(text.codes[last], wc.CAPITAL | wc.ROLE)
    read &= ~text.are(last, "what is kept to")
    token, cue, first, last, after, floor, end, opens, goes_on = (
        part[read] for part in (token, cue, first, last, after, floor, end, opens, goes_on)
    )
    content = after + 1, np.full(len(after), CLAUSE_END)
    before = find_contents_before(text, cue - 1, floor)
    goes_on &= ~has(text.codes[after + 1], wc.CCONJ)
    content = np.where(opens, content[0], before[0]), np.where(opens, content[1], before[1])
    # "The tolls, per Weber, will rise": what stands before is the content's subject.
    both = np.concatenate([np.arange(len(token)), np.flatnonzero(goes_on)])
    begin = np.concatenate([content[0], after[goes_on] + 1])
    close = np.concatenate([content[1], np.full(goes_on.sum(), CLAUSE_END)])
    token, cue, first, last, end = (part[both] for part in (token, cue, first, last, end))
    rows = draft_rows(token, (begin, close), (cue, token), (first, last), ACCORDING, end)
    return rows.keep(begin >= 0)


def _have_outlets(text: Text, first: Ints, end: Ints) -> Bools:
    """Tell which phrases name an outlet: "via the Norland Post", but "via Norland"."""
    outlets = text.find_named("outlets in titles")
    there: Bools = np.searchsorted(outlets, first) < np.searchsorted(outlets, end)
    return there


def read_made_clear(text: Text, found: Candidates) -> Rows:
    """Read "X made clear that ...", "X made it clear that ..." and "X made clear it was late"."""
    if not len(found):
        return NO_ROWS
    codes = text.codes
    found = found.keep(found.token < found.ceiling)
    that = has(text.codes[found.token + 1], wc.THAT)
    # "made clear she would not go"
    that[~that] = are_words(text, found.before[~that], MAKE) & open_clauses(
        text, found.token[~that] + 1, found.ceiling[~that]
    )
    found = found.keep(that)
    it = (found.before > found.floor) & has(codes[found.before], wc.NEUT)
    verb = found.before - it
    made = np.flatnonzero(verb > found.floor)
    made = made[are_words(text, verb[made], MAKE)]
    found, verb = found.keep(made), verb[made]
    last = _skip_helpers_back(text, verb - 1, found.floor)
    subject = find_subjects(text, last, found.floor)
    named = np.flatnonzero(subject[0] >= 0)
    token, speaker = found.token[named], (subject[0][named], subject[1][named])
    content, cue = (token + 1, CLAUSE_END), (verb[named], token)
    return draft_rows(token, content, cue, speaker, MADE_CLEAR, found.ceiling[named])


def _skip_helpers_back(text: Text, last: Ints, floor: Ints) -> Ints:
    """Step back over auxiliaries and adverbs."""
    last = last.copy()
    unread = np.flatnonzero(last > floor)
    while len(unread):
        unread = unread[has(text.codes[last[unread]], wc.HELPER)]
        last[unread] -= 1
        unread = unread[last[unread] > floor[unread]]
    return last


def read_asked(text: Text, found: Candidates) -> Rows:
    """Read "asked whether ..." in the passive: a question that nobody is named for, or "asked by the mayor whether ..."."""
    if not len(found):
        return NO_ROWS
    place = skip_adjuncts(text, found.token + 1, found.ceiling)
    inside = np.flatnonzero(place < found.ceiling)
    at = place[inside]
    asks = inside[has(text.codes[at], wc.INT) | are_words(text, at, IF)]
    token, begin = found.token[asks], place[asks]
    content = begin, find_object_ends(text, begin + 1, found.ceiling[asks])
    # Who asks for a living is the outlet, or as good as it.
    by = has(text.codes[token + 1], wc.BY)
    first, last = find_noun_phrases_after(text, token + 2, begin - 1)
    named = by & (first >= 0) & ~text.are(first, "interviewers") & ~text.are(last, "interviewers")
    speaker = np.where(named, first, -1), np.where(named, last, -1)
    return draft_rows(token, content, (token, token), speaker, ASKED)


def read_nouns(text: Text, found: Candidates) -> Rows:
    """Read "X's claim that ..." and "X's message was that ...", the possessor as the source.

    "The message was that ..." tells what somebody says without saying who.
    """
    if not len(found):
        return NO_ROWS
    codes = text.codes
    found = found.keep(found.token < found.ceiling)
    that = pass_forms_of_be(text, found.token)
    said = (that > found.token + 1) & (that < found.ceiling)
    clause = np.flatnonzero(has(codes[that], wc.THAT))
    found, said, that = found.keep(clause), said[clause], that[clause]
    clause = np.flatnonzero(said | ~are_relatives(text, found.token + 1))
    found, said, that = found.keep(clause), said[clause], that[clause]
    token = found.token
    first, last = find_owners(text, token, found.floor)
    # "despite fears that"
    bare = (text.end_with(token, "s") | text.are(token, "rumours without an article")) & ~has(
        text.codes[token - 1], wc.DET
    )
    unowned = (said | bare | _are_existential(text, token, found.floor)) & ~text.are(
        token, "nouns of anybody"
    )
    # "Weber gave assurances that"
    rest = np.flatnonzero((first < 0) & ~said)
    first[rest], last[rest] = find_givers(text, token[rest], found.floor[rest])
    rest = rest[first[rest] < 0]
    first[rest], last[rest] = _find_holders(text, token[rest], found.floor[rest])
    # "the NRA position that", "a White House assurance that"
    rest = rest[first[rest] < 0]
    begin = text.find(wc.CAPITAL).pass_back(token[rest] - 1)
    named = (begin < token[rest] - 1) & (begin >= found.floor[rest]) & has(codes[begin], wc.DET)
    named &= ~has(codes[token[rest] - 1], wc.TIME) & ~has(codes[begin + 1], wc.DET | wc.PRON)
    first[rest[named]], last[rest[named]] = begin[named] + 1, token[rest[named]] - 1
    read = np.flatnonzero((first >= 0) | unowned)
    token, content = token[read], (that[read], CLAUSE_END)
    return draft_rows(token, content, (token, token), (first[read], last[read]), NOUN, found.ceiling[read])


def _find_holders(text: Text, noun: Ints, floor: Ints) -> Spans:
    """Find "Weber" in "Weber left in the belief that it was late"; -1 for none."""
    article = text.find(wc.DET).find_previous(noun - 1)
    held = text.are(noun, "nouns held in") & (noun - article <= 2) & text.are(article - 1, "in")
    rows = np.flatnonzero(held & (article - 1 > floor))
    first, last = np.full((2, len(noun)), -1)
    begin, end = find_first_phrases(text, floor[rows], article[rows] - 2)
    first[rows], last[rows] = begin, end_before_verbs(text, begin, end)
    nobody = has(text.codes[last], wc.FIRST | wc.NEUT)
    nobody |= text.find(_OTHER_CLAUSE).any_between(last + 1, article)
    first[nobody] = last[nobody] = -1
    # "Weber is of the view that"
    place = text.find(wc.HELPER).pass_back(article - 2)
    of = text.are(noun, "nouns held of") & (noun - article == 1) & text.are(article - 1, "of")
    of &= has(text.codes[article - 2], wc.COP) & (place >= floor)
    rows = np.flatnonzero(of)
    first[rows], last[rows] = find_subjects(text, place[rows], floor[rows])
    return first, last


def pass_adverbials(text: Text, that: Ints) -> Ints:
    """Pass an adverb, or two words that are one, before a verb: "a ruling that in essence took" power."""
    code = text.codes[that + 1]
    late = np.where(has(code, wc.ADP), 2, 0) + has(code, wc.ADV)
    return that + np.where(has(text.codes[that + 1 + late], wc.AUX | wc.FIN), late, 0)


def are_relatives(text: Text, that: Ints) -> Bools:
    """Tell "that" in "a message that fails to move us" and "a claim that has been made": no clause with a subject of its own."""
    that = pass_adverbials(text, that)
    word, following = text.codes[that + 1], text.codes[that + 2]
    relatives: Bools = has(word, wc.AUX | wc.FIN)
    plain = has(word, wc.WORD) & ~has(word, _NAMED)
    relatives |= plain & text.end_with(that + 1, "ed") & has(following, _AFTER_VERB | wc.ADP | wc.CAPITAL)
    relatives |= plain & text.end_with(that + 1, "s") & has(following, _AFTER_VERB)
    return relatives


def _are_existential(text: Text, token: Ints, floor: Ints) -> Bools:
    """Tell "there was speculation that": a noun that somebody's words are, though nobody is named."""
    form = find_last(text.codes, wc.COP, token - 3, token)
    there: Bools = (form > floor) & are_words(text, form - 1, THERE)
    return there
