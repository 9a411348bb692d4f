"""Verbs that only close a sentence: "The plan has failed, Weber said while she toured the town"."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mediaframing.coding.attribution.verb_places import VerbPlaces, Verbs
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.clauses import are_utterances, open_clauses
from mediaframing.coding.english.noun_phrases import find_first_phrases
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Bools

_CLAUSAL = verb_frames.SAY | verb_frames.THAT_CLAUSE
_TRAILS = wc.SCONJ | wc.ADP | wc.NUMBER | wc.TIME | wc.DET
_OPENS_SPEAKER, _SPEAKS = wc.DET | wc.CAPITAL | wc.PRON, wc.PLURAL | wc.ROLE
_FEWEST = 3
"""A clause before a subject has so many tokens at least."""


def close_sentences(text: Text, verbs: Verbs) -> Bools:
    """Tell verbs whose subject follows a whole main clause and a comma: nothing but a quotation or "that" is content there.

    What opens the sentence is no adjunct ("After the vote, Weber said"), and what speaks no relative.
    """
    codes, before = text.codes, verbs.before
    closes = (has(verbs.code, _CLAUSAL) | _go_on(text, verbs)) & ~has(
        verbs.code, verb_frames.VERB_SHAPED | verb_frames.GERUND
    )
    closes &= (before >= verbs.floor + _FEWEST) & has(codes[before], wc.COMMA)
    closes &= (verbs.subject_first == before + 1) & (verbs.subject_last < verbs.token)
    # ", a claim not recognized abroad"
    closes &= has(verbs.code, verb_frames.SAY) | ~text.are(verbs.subject_first, "a an")
    # ", covering the town's protests"
    closes &= has(codes[verbs.subject_first], _OPENS_SPEAKER) | has(codes[verbs.subject_last], _SPEAKS)
    closes &= ~text.end_with(verbs.subject_first, "ing")
    closes &= ~has(codes[verbs.subject_first], wc.REL) & (text.find_closings(before - 1) < 0)
    rows = np.flatnonzero(closes)
    first, last = find_first_phrases(text, verbs.floor[rows], before[rows] - 1)
    main = (first >= 0) & ~text.end_with(first, "ed", "ing") & ~has(codes[last], wc.TIME)
    main[main] = open_clauses(text, first[main], before[rows[main]] - 1)
    closes[rows] = main
    return closes


def _go_on(text: Text, verbs: Verbs) -> Bools:
    """Tell ", he went on." and ", she continued.", which say no more than that somebody speaks."""
    on = text.are(verbs.token + 1, "on going on")
    goes_on = has(verbs.code, verb_frames.QUOTED) & has(verbs.code, verb_frames.PAST)
    goes_on &= text.are(verbs.token, "goes on to") & (on | text.are(verbs.token, "continues"))
    goes_on &= has(text.codes[np.maximum(verbs.subject_first, 0)], wc.MASC | wc.FEM)
    ends: Bools = goes_on & (verbs.subject_first >= 0) & (verbs.token + on >= verbs.ceiling - 1)
    return ends


def pass_trailers(text: Text, verbs: VerbPlaces, closes: Bools) -> VerbPlaces:
    """Take what trails a verb that closes its sentence for no content: "said while ...", "told a rally in Norland"."""
    strong = has(verbs.code, verb_frames.STRONG)
    # "said in a talk with “The Norland Post”": a name, and nothing that is said.
    named = closes & (verbs.opener >= 0) & (verbs.opener > verbs.token + 1)
    named[named] = ~are_utterances(text, text.find_openings(verbs.opener[named]))
    opener = np.where(named, -1, verbs.opener)
    trails = closes & (opener < 0)
    trails &= (
        (verbs.place > verbs.after) | has(verbs.following, _TRAILS) | text.are(verbs.place, "when where")
    )
    # "said addressing the press"
    trails |= (
        closes & (opener < 0) & strong & text.end_with(verbs.place, "ing") & (verbs.place == verbs.token + 1)
    )
    trails &= ~text.are(verbs.place, "if whether")
    trails &= (verbs.place > verbs.after) | ~has(verbs.following, wc.DET | wc.NUMBER) | strong
    rows = np.flatnonzero(trails)
    rows = rows[~has(verbs.following[rows], wc.SCONJ | wc.ADP | wc.THAT)]
    trails[rows] = ~open_clauses(text, verbs.place[rows], verbs.ceiling[rows])
    # "told the show's host"
    following = np.where(trails, wc.STOP, verbs.following)
    return replace(verbs, following=following, opener=opener, told=verbs.told & ~trails)
