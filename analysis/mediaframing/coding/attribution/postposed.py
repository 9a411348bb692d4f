"""Contents that stand before their verb and its subject: "..., X said"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.preceding import find_contents_before
from mediaframing.coding.attribution.rows import ENDS, Rows, draft_rows, join_rows
from mediaframing.coding.attribution.shapes import POSTPOSED
from mediaframing.coding.attribution.verb_places import VerbPlaces
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.clause_bounds import find_clause_ends
from mediaframing.coding.english.clauses import are_titles, open_clauses
from mediaframing.coding.english.queries import any_between, has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.text.tokens import Bools

_ENDS_OR_COMMA = ENDS | wc.COMMA
_LONGEST_SPAN = 5
_FRONTED = wc.ADP | wc.SCONJ | wc.TIME | wc.ADV


def may_be_postposed(text: Text, verbs: VerbPlaces) -> Bools:
    """Tell verbs of saying whose subject follows a quotation, or a pause where the verb ends its clause."""
    codes = text.codes
    pause = has(verbs.following, _ENDS_OR_COMMA) & has(codes[verbs.before], wc.PAUSE)
    pause &= (verbs.before > verbs.floor) & ~_are_apposed(text, verbs)
    postposed: Bools = (verbs.before >= verbs.floor) & has(verbs.code, verb_frames.TELLS)
    return postposed & (pause | (text.find_closings(verbs.before) >= 0))


def _are_apposed(text: Text, verbs: VerbPlaces) -> Bools:
    """Tell "a plan announced in May" and "a word she repeated", which tell of what stands before, from "a clerk said"."""
    first, last = np.maximum(verbs.subject_first, 0), verbs.subject_last
    thing = (verbs.subject_first >= 0) & text.are(first, "indefinite articles")
    thing &= has(verbs.code, verb_frames.PAST) & (verbs.after <= verbs.ceiling)
    thing &= ~text.end_with(np.maximum(last, 0), "er", "or", "ist", "man", "ian")
    rows = np.flatnonzero(thing)
    thing[rows] = ~any_between(text.codes, wc.ROLE | wc.CAPITAL | wc.PLURAL, first[rows], last[rows] + 1)
    return thing & ~has(verbs.code, verb_frames.STRONG)


def read_postposed(text: Text, verbs: VerbPlaces) -> tuple[Rows, Bools]:
    """Read "..., X said", the content first.

    Returns
    -------
    tuple
        The rows, and which of the verbs are read; what stands before the subject of the others is no content.
    """
    place, opener, codes = verbs.place, verbs.opener, text.codes
    comma = (place < verbs.ceiling) & has(text.codes[place], wc.COMMA)
    quoted = text.find_closings(verbs.before) >= 0
    say = has(verbs.code, verb_frames.SAY)
    fronted = comma & ~quoted & (text.find_closings(verbs.before - 1) < 0) & _are_fronted(text, verbs)
    first, last = find_contents_before(text, verbs.before, verbs.floor)
    # "On the programme “Old Bridges,” X warned that ...": the content follows.
    more = (place <= verbs.ceiling) & ~has(text.codes[place], _ENDS_OR_COMMA)
    opening = np.append(text.quotes.first, 0)[text.find_closings(verbs.before)]
    within = has(codes[opening - 1], wc.DET | wc.POSS)  # "After the vote, the “Old Bridges” host told jokes"
    titled = np.flatnonzero(quoted & more & ((first > verbs.floor) | within))
    titled = titled[are_titles(text, text.find_closings(verbs.before[titled]))]
    first[titled] = -1
    # "To cries of “Shame!,” X said it was late"; "Asked about “tolls,” X said they were high"
    fragment = np.flatnonzero(quoted & more & (text.find_openings(first) < 0) & (first >= 0))
    fragment = fragment[
        has(codes[verbs.floor[fragment]], wc.ADP | wc.SCONJ)
        | text.end_with(verbs.floor[fragment], "ed", "ing")
    ]
    fragment = fragment[
        has(codes[place[fragment]], wc.THAT) | open_clauses(text, place[fragment], verbs.ceiling[fragment])
    ]
    first[fragment] = -1
    none = first < 0
    # "In the end, X said, it was late"; "X said, it was late"
    only_rest = (fronted & (say | (opener >= 0))) | (none & comma & (place + 2 < verbs.ceiling) & say)
    whole = ~only_rest & ~none & (say | (text.find_openings(first) >= 0))
    # "They praised a plan that, Weber said, would fail": what is told of the plan alone
    only_rest |= whole & comma & ~quoted & _follow_relatives(text, verbs)
    whole &= ~only_rest
    resumed = whole & ((opener > place) | (opener == verbs.token + 1))
    begin = np.where(fronted & (opener >= 0), opener, place + 1)
    followed = only_rest | (whole & ~resumed & comma & ~quoted)
    end = np.full(len(place), -1)
    end[followed] = find_clause_ends(text, begin[followed], verbs.ceiling[followed])
    participle = has(text.cues[begin], verb_frames.GERUND) | text.end_with(begin, "ing")
    followed &= only_rest | ((end - place > 1) & ~participle)
    quote = text.find_openings(opener[resumed])
    begin[resumed], end[resumed] = opener[resumed], text.quotes.last[quote]
    more = followed | resumed
    drafts = join_rows(
        _draft_rows(verbs.keep(whole), (first[whole], last[whole])),
        _draft_rows(verbs.keep(more), (begin[more], end[more])),
    )
    return drafts, only_rest | whole


def _are_fronted(text: Text, verbs: VerbPlaces) -> Bools:
    """Tell "In the end, X said, it was late", where a short adjunct, not the content, opens the sentence."""
    adjunct = has(text.codes[verbs.floor], _FRONTED) & (verbs.before - verbs.floor < 8)
    # "If it fails, X said, they will go": a clause is part of what is said.
    clause = has(text.codes[verbs.floor], wc.SCONJ) & (verbs.opener < 0)
    rows = np.flatnonzero(adjunct & clause)
    adjunct[rows] = ~open_clauses(text, verbs.floor[rows] + 1, verbs.before[rows])
    adjunct &= ~(clause & text.are(verbs.floor, "opens a condition") & (verbs.before - verbs.floor > 2))
    # "Six months ago, X said, it was late"
    span = text.are(verbs.floor + 1, "spans of time") | text.are(verbs.floor + 2, "spans of time")
    adjunct |= span & (verbs.before - verbs.floor < _LONGEST_SPAN)
    fronted: Bools = adjunct | (verbs.opener >= 0)
    return fronted


def _follow_relatives(text: Text, verbs: VerbPlaces) -> Bools:
    """Tell "a plan that, X said, would fail", where nothing but the relative clause is said."""
    opener = verbs.before - 1
    relative: Bools = has(text.codes[verbs.before], wc.COMMA) & has(text.codes[opener], wc.REL | wc.THAT)
    return relative & (opener > verbs.floor)


def _draft_rows(verbs: VerbPlaces, content: Spans) -> Rows:
    cue, speaker = (verbs.token, verbs.last), (verbs.subject_first, verbs.subject_last)
    return draft_rows(verbs.token, content, cue, speaker, POSTPOSED)
