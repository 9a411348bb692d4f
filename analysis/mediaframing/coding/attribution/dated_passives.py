"""Passives with a time, a place or an agent before their clause: "drivers were told on Sunday that", "were warned by the mayor in May that"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.rows import (
    CLAUSE_END,
    NO_ROWS,
    Rows,
    are_own,
    draft_rows,
    finish_rows,
)
from mediaframing.coding.attribution.shapes import TOLD_BY, WARNED
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.adjuncts import skip_adjuncts
from mediaframing.coding.english.clauses import open_clauses
from mediaframing.coding.english.noun_phrases import find_noun_phrases_after
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text

_TOLD = verb_frames.ADDRESSEE | verb_frames.THAT_CLAUSE | verb_frames.PAST
_AFTER = wc.ADP | wc.TIME | wc.ADV
_SPEAKS = wc.CAPITAL | wc.ROLE | wc.PERSON | wc.PRON | wc.PLURAL | wc.BODY


def read_dated_passives(text: Text, rows: Rows) -> Rows:
    """Find what somebody is told where other words stand between the verb and "that".

    Parameters
    ----------
    text : Text
    rows : Rows
        The attributions found so far.
    """
    token = text.cued
    token = token[(text.cues[token] & _TOLD == _TOLD) & has(text.codes[token + 1], _AFTER)]
    before = text.find(wc.HELPER).pass_back(token - 1)
    passive = text.find(wc.COP).any_between(before + 1, token) & ~has(text.codes[token + 1], wc.OF)
    token = token[passive & (text.find_quotes(token) < 0)]
    if not len(token):
        return NO_ROWS
    ceiling = text.find_ceilings(token)
    that = skip_adjuncts(text, token + 1, ceiling)
    kept = (that + 2 < ceiling) & has(text.codes[np.minimum(that, ceiling)], wc.THAT)
    kept[kept] = open_clauses(text, that[kept] + 1, ceiling[kept])
    kept[kept] &= are_own(text, rows, token[kept])
    token, that, ceiling = token[kept], that[kept], ceiling[kept]
    first, last = find_noun_phrases_after(text, token + 2, that - 1)
    named = (first >= 0) & has(text.codes[token + 1], wc.BY) & has(text.codes[last], _SPEAKS)
    speaker = np.where(named, first, -1), np.where(named, last, -1)
    shape = np.where(named, TOLD_BY, WARNED)
    return finish_rows(text, draft_rows(token, (that, CLAUSE_END), (token, token), speaker, shape, ceiling))
