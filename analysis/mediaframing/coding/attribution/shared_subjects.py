"""Verbs whose subject is who spoke last in their sentence: "..., adding that", "and said", "to say"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.candidates import Candidates
from mediaframing.coding.attribution.rows import are_among, finish_rows, order_rows
from mediaframing.coding.attribution.verb_subjects import take_subjects
from mediaframing.coding.attribution.verbs import read_with_subjects
from mediaframing.coding.english.noun_phrases import find_first_phrases
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.text.tokens import Ints

_SPEAKER = 5
"""The column of a speaker's first token."""
_UNREAD = -2


def read_heard(text: Text, found: Candidates, told: Ints, nouns: Ints) -> Ints:
    """Read verbs with the speaker last found in their sentence, or its first phrase where none was found.

    A verb that is read hands its subject on; so all are read at once, and again only those whose subject turns out
    to be another one.

    Parameters
    ----------
    text : Text
    found : Candidates
    told : array
        The rows of the other cues.
    nouns : array
        The rows of these cues as nouns, which count where they are not read as verbs.
    """
    speakers = told = told[told[:, _SPEAKER] >= 0]
    phrases = _find_first_phrases(text, found, told)
    first, last = np.full((2, len(found.token)), _UNREAD)
    rows = told[:0]
    while True:
        heard = _find_heard(text, found, speakers)
        named = heard[0] >= 0
        before = first, last
        first, last = np.where(named, heard, phrases)
        changed = np.flatnonzero((first != before[0]) | (last != before[1]))
        if not len(changed):
            return np.concatenate([rows, _drop_cues(text, nouns, rows[:, 0])])
        again = found.keep(changed)
        read = read_with_subjects(text, again, take_subjects(again, first[changed], last[changed]))
        rows = order_rows(_drop_cues(text, rows, again.token), finish_rows(text, read))
        speakers = _list_speakers(text, found, rows, order_rows(told, _drop_cues(text, nouns, rows[:, 0])))


def _list_speakers(text: Text, found: Candidates, rows: Ints, told: Ints) -> Ints:
    """Add to the rows of the other cues the first one in each sentence whose subject is its first phrase."""
    told = told[told[:, _SPEAKER] >= 0]
    unheard = found.token[_find_heard(text, found, told)[0] < 0]
    rows = rows[are_among(text, rows[:, 0], unheard) & (rows[:, _SPEAKER] >= 0)]
    opening = np.unique(text.find_floors(rows[:, 0]), return_index=True)[1]
    return order_rows(told, rows[opening])


def _find_first_phrases(text: Text, found: Candidates, told: Ints) -> Spans:
    """Find the first phrase of each sentence in which nobody is heard before the verb."""
    first, last = np.full((2, len(found.token)), -1)
    unheard = np.flatnonzero(_find_heard(text, found, told)[0] < 0)
    floor, token = found.floor[unheard], found.token[unheard]
    first[unheard], last[unheard] = find_first_phrases(text, floor, token - 1)
    return first, last


def _find_heard(text: Text, found: Candidates, told: Ints) -> Spans:
    """Find the speaker of the last row before each verb in its sentence; -1, -1 where there is none."""
    if not len(told):
        nobody = np.full(len(found.token), -1)
        return nobody, nobody
    row = np.searchsorted(told[:, 0], found.token) - 1
    heard = (row >= 0) & (text.find_floors(told[row, 0]) == found.floor)
    return np.where(heard, told[row, _SPEAKER], -1), np.where(heard, told[row, _SPEAKER + 1], -1)


def _drop_cues(text: Text, rows: Ints, tokens: Ints) -> Ints:
    """Drop the rows of some cues."""
    return rows[~are_among(text, rows[:, 0], tokens)]
