"""Whom somebody quotes in the middle of their own words: “The clerk says it is late,” Weber said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mediaframing.coding.attribution.candidate_choice import choose_candidates
from mediaframing.coding.attribution.candidates import Candidates
from mediaframing.coding.attribution.rows import NO_ROWS, Rows
from mediaframing.coding.attribution.shapes import BARE, CLAUSE
from mediaframing.coding.attribution.verbs import read_verbs
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.places import list_places
from mediaframing.coding.text.tokens import Bools, Ints

NO_TERMS = np.zeros(0, np.int64)
"""Where nothing is asked about."""
_NO_TELLER = wc.PRON | wc.QUANTIFIER | wc.FIRST | wc.REL
_UNTOLD = wc.MODAL | wc.TO | wc.SCONJ


def read_inner_sources(text: Text, terms: Ints) -> Rows:
    """Read who is said to say what within a quotation, where a term stands in it: the term is in the inner one's words.

    Parameters
    ----------
    text : Text
    terms : array
        The first tokens of the terms, which alone are asked about: quotations have many verbs, and few of them a term behind.
    """
    terms = np.sort(terms[text.find_quotes(terms) >= 0])
    cued = text.cued[text.find_quotes(text.cued) >= 0] if len(terms) else terms
    cued = cued[_tell_aloud(text, cued)]
    following = np.append(terms, len(text))[np.searchsorted(terms, cued)]
    cued = cued[following <= text.find_ceilings(cued)]
    if not len(cued):
        return NO_ROWS
    found = _end_in_quotations(text, choose_candidates(text, cued))
    rows, _ = read_verbs(text, found.keep(found.verb))
    rows = rows.keep(np.isin(rows.shape, (CLAUSE, BARE)) & (rows.speaker_first >= 0))
    around = text.find_quotes(rows.cue_first)
    told = text.find_quotes(rows.first) == around
    told &= (text.find_quotes(rows.last) == around) & (text.find_quotes(rows.speaker_first) == around)
    # "many would say", "I say", "nobody said": nobody in particular, or the one who is quoted
    told &= ~has(text.codes[rows.speaker_first] | text.codes[rows.speaker_last], _NO_TELLER)
    told &= ~text.are(rows.speaker_last, "anybody told")
    told &= ~text.find(_UNTOLD).any_between(rows.speaker_last + 1, rows.cue_first)
    told &= ~_are_negated(text, rows)
    # "figures disclosed in the report say": a participle
    told &= ~has(text.codes[rows.cue_last + 1], wc.ADP)
    return rows.keep(told)


def _tell_aloud(text: Text, cue: Ints) -> Bools:
    """Tell verbs of saying aloud, in a form that has a subject, which is right before most of them and no "I"."""
    code, before = text.cues[cue], text.codes[cue - 1]
    aloud: Bools = has(code, verb_frames.FINITE) & ~has(
        before, _NO_TELLER | _UNTOLD | wc.DET | wc.POSS | wc.STOP
    )
    aloud &= has(code, verb_frames.STRONG) | text.are(cue, "tells aloud")
    return aloud


def _end_in_quotations(text: Text, found: Candidates) -> Candidates:
    """Let the sentence of each cue begin and end where its quotation does."""
    quote = text.find_quotes(found.token)
    floor = np.maximum(found.floor, text.quotes.first[quote] + 1)
    ceiling = np.minimum(found.ceiling, text.quotes.last[quote] - 1)
    return replace(found, floor=floor, ceiling=ceiling)


def _are_negated(text: Text, rows: Rows) -> Bools:
    """Tell "the clerk did not say that"."""
    return list_places(text.find_named("negators"), len(text)).any_between(rows.speaker_last, rows.cue_first)
