"""The quotative inversion, where a quotation, pause or sentence ends: "...," said X; and Said X: "..."."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.candidates import Candidates
from mediaframing.coding.attribution.preceding import find_contents_before
from mediaframing.coding.attribution.rows import NO_ROWS, Rows, draft_rows
from mediaframing.coding.attribution.shapes import INVERTED
from mediaframing.coding.attribution.verb_words import ANSWER, are_words
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.clause_bounds import find_clause_ends
from mediaframing.coding.english.noun_phrases import find_noun_phrases_after
from mediaframing.coding.english.queries import any_between, has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.english.subjects import find_subjects
from mediaframing.coding.text.places import Places, find_places
from mediaframing.coding.text.tokens import Bools, Ints

_STRONG_ADDRESSEE = verb_frames.STRONG | verb_frames.ADDRESSEE
_ENDS_SUBJECT = (
    wc.COMMA | wc.STOP | wc.REL | wc.THAT | wc.SCONJ | wc.INT | wc.QUOTE | wc.COLON | wc.SEMICOLON | wc.DASH
)
_GOES_ON = wc.THAT | wc.AUX | wc.FIN
_NAMES = wc.CAPITAL | wc.ROLE | wc.PRON | wc.PLURAL
_FURTHEST_FINITE = 12
_LONGEST_TITLE = 5
_AFTER_SPEAKER = wc.STOP | wc.COMMA | wc.ADP | wc.TIME | wc.COLON | wc.REL | wc.SCONJ


def may_be_inverted(text: Text, found: Candidates) -> Bools:
    """Tell verbs of saying that stand right after a quotation, a pause or the sentence's start."""
    code = found.code
    # “...,” say critics; "..., say critics."
    closed = text.find_closings(found.before) >= 0
    plain = closed & has(text.codes[found.before - 1], wc.COMMA | wc.STOP)
    many, people = _are_followed_by_many(text, found)
    plain |= has(found.left, wc.PAUSE) & ((has(code, verb_frames.STRONG) & many) | people)
    plain &= has(code, verb_frames.BASE)
    inverted: Bools = (found.before == found.token - 1) & has(code, verb_frames.TELLS)
    inverted &= has(code, verb_frames.INFLECTED) | plain
    inverted &= code & _STRONG_ADDRESSEE != _STRONG_ADDRESSEE
    inverted &= (
        (found.before < found.floor) | has(found.left, wc.PAUSE) | (text.find_closings(found.before) >= 0)
    )
    return inverted


def _are_followed_by_many(text: Text, found: Candidates) -> tuple[Bools, Bools]:
    """Tell verbs before a plural that ends the clause: "say critics", "say police", but not "say five litres".

    Returns
    -------
    tuple
        These, and those of them before people who end a headline, where any verb of saying will do: "vow nurses".
    """
    first, last = find_noun_phrases_after(text, found.token + 1, found.ceiling)
    many: Bools = has(text.codes[last], wc.PLURAL) & ~has(text.codes[first], wc.NUMBER)
    many |= text.are(last, "says after a plural")
    ends = last >= found.ceiling
    closes = ends & (text.sentences.end_token[text.sentences.of_token[last]] - 1 == last)
    many &= (ends | has(text.codes[last + 1], wc.STOP | wc.COMMA)) & (first >= 0)
    people = has(text.codes[last], wc.PERSON | wc.ROLE) & closes & (first == found.token + 1)
    return many, many & people


def read_inverted(text: Text, found: Candidates) -> Rows:
    """Read the inversions, of verbs that may be inverted."""
    if not len(found):
        return NO_ROWS
    found = found.keep(found.token < found.ceiling)
    first, last = find_noun_phrases_after(text, found.token + 1, found.ceiling)
    # "said the first nurse", "said the highly paid nurse"
    alone = np.flatnonzero((first == last) & text.are(first, "the a an") & has(text.codes[first], wc.DET))
    place = text.find(wc.ADV).pass_forward(first[alone] + 1)
    last[alone] = find_noun_phrases_after(text, place, found.ceiling[alone])[1]
    first[alone] = np.where(last[alone] < 0, -1, first[alone])
    # "As Weber, a clerk, put it"
    none = has(text.codes[first], wc.ACC | wc.NEUT) | has(text.codes[last], wc.ADV)
    named = np.flatnonzero((first >= 0) & ~none)
    named = named[~are_words(text, first[named], ANSWER)]
    # "Weber, the mayor of the town, said earlier this year"
    dated = has(text.codes[last[named]], wc.TIME)
    dated &= ~has(text.codes[first[named]] | text.codes[last[named]], wc.CAPITAL)  # "said the DEC"
    named = named[~dated]
    found, speaker = found.keep(named), (first[named], last[named])
    clausal = _open_clauses(text, found, speaker)
    found, speaker = found.keep(~clausal), (speaker[0][~clausal], speaker[1][~clausal])
    following = np.where(speaker[1] < found.ceiling, text.codes[speaker[1] + 1], wc.STOP)
    first, last = np.full((2, len(speaker[0])), -1)
    # "..., said X, “...”"
    resumed = has(following, wc.COMMA | wc.COLON) & text.open_at(speaker[1] + 2, found.token)
    quote = text.find_openings(speaker[1] + 2)
    opening = found.before < found.floor
    heads = np.flatnonzero(opening & resumed)
    first[heads], last[heads] = text.quotes.first[quote[heads]], text.quotes.last[quote[heads]]
    tails = np.flatnonzero(~opening & _have_speakers(text, found, speaker, following))
    first[tails], last[tails] = find_contents_before(text, found.before[tails], found.floor[tails])
    read = np.flatnonzero(first >= 0)
    more = read[(~opening & resumed & has(following, wc.COMMA))[read]]
    # "That does not mean, said Weber, that it is late"; "The bridge, said Weber, was closed"
    begin = speaker[1] + 2
    beyond = has(following, wc.COMMA) & (begin < found.ceiling)
    beyond &= has(text.codes[begin], _GOES_ON) | (
        has(text.cues[begin], verb_frames.INFLECTED) & ~has(text.codes[begin], wc.CAPITAL)
    )
    rest = read[(~opening & ~resumed & beyond & (text.find_closings(found.before) < 0))[read]]
    numbers, quote = np.concatenate([read, more, rest]), quote[more]
    content = (
        np.concatenate([first[read], text.quotes.first[quote], begin[rest]]),
        np.concatenate(
            [last[read], text.quotes.last[quote], find_clause_ends(text, begin[rest], found.ceiling[rest])]
        ),
    )
    token = found.token[numbers]
    return draft_rows(token, content, (token, token), (speaker[0][numbers], speaker[1][numbers]), INVERTED)


def _open_clauses(text: Text, found: Candidates, speaker: Spans) -> Bools:
    """Tell "X, a rival of Y, said the plan would fail": what follows the verb is the subject of a clause, no speaker."""
    finite = text.recall(_find_finite).find_next(speaker[0] + 1)
    stop = text.find(_ENDS_SUBJECT).find_next(speaker[0] + 1)
    clausal: Bools = (finite < stop) & (finite <= found.ceiling) & (finite - found.token <= _FURTHEST_FINITE)
    return clausal & (found.before >= found.floor) & ~_follow_sentences(text, found)


def _follow_sentences(text: Text, found: Candidates) -> Bools:
    """Tell verbs behind a quoted sentence that pauses: "“It is late,” said one clerk involved in it"."""
    quote = text.find_closings(found.before)
    first = np.append(text.quotes.first, len(text))[quote]
    follow = (quote >= 0) & has(text.codes[found.before - 1], wc.COMMA | wc.STOP)
    sentences: Bools = follow & (first <= found.floor) & (found.before - first > _LONGEST_TITLE)
    return sentences


def _find_finite(text: Text) -> Places:
    """Find auxiliaries and verbs in the past."""
    verb = text.hold(wc.AUX | wc.FIN)
    past = np.flatnonzero(text.judge_endings("ed")[text.type] != 0)
    before = text.codes[past - 1]
    past = past[~has(before, wc.DET | wc.TO | wc.ADP) & (before != 0)]
    verb[past] = True
    return find_places(verb & ~text.hold(wc.CAPITAL))


def _have_speakers(text: Text, found: Candidates, speaker: Spans, following: Ints) -> Bools:
    """Tell whether the phrase after each verb speaks; after a quotation it always does."""
    codes = text.codes
    spoken = text.find_closings(found.before) >= 0
    says = has(found.code, verb_frames.SAY) & (found.before >= found.floor)
    rest = np.flatnonzero(~spoken & says & has(following, _AFTER_SPEAKER))
    # "the letter, signed by forty, demands an inquiry"
    thing = rest[has(found.code[rest], verb_frames.OBJECT)]
    spoken[rest] = True
    spoken[thing] = any_between(text.codes, wc.CAPITAL | wc.ROLE, speaker[0][thing], speaker[1][thing] + 1)
    rest = rest[spoken[rest]]
    # "X, the chairman, said Y of Z": what stands between two commas is no content.
    rest = rest[text.find_closings(found.before[rest] - 1) < 0]
    named = any_between(codes, _NAMES, speaker[0][rest], speaker[1][rest] + 1)
    # "The contrast, said Weber, would be clear"
    begin = np.minimum(speaker[1][rest] + 2, len(text) - 1)
    within = (
        has(following[rest], wc.COMMA) & (begin < found.ceiling[rest]) & has(codes[begin], wc.AUX | wc.FIN)
    )
    asked = rest[~((has(following[rest], wc.STOP | wc.REL) | within) & named)]
    first, last = find_subjects(text, found.before[asked], found.floor[asked])
    beside = (first <= found.floor[asked] + 1) | has(text.codes[first - 1], wc.COMMA)
    # "Weber, whose wife teaches there, said the roof leaks"
    closes = has(following[asked], wc.STOP | wc.REL)
    beside &= ~closes | (has(codes[first], wc.CAPITAL) & (last + 1 < found.before[asked]))
    spoken[asked[(first >= 0) & beside]] = False
    return spoken
