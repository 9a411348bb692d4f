"""The attributions that have a cue: the cues are read in order, and what stands within another is dropped."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.candidates import Candidates
from mediaframing.coding.attribution.idioms import read_according, read_nouns, read_per
from mediaframing.coding.attribution.polls import are_shares
from mediaframing.coding.attribution.rows import Rows, are_among, finish_rows, order_rows
from mediaframing.coding.attribution.shapes import (
    ACCORDING,
    BARE,
    CLAUSE,
    CONVINCED,
    IMPERSONAL,
    MADE_CLEAR,
    NOUN,
    POSTPOSED,
    QUOTATION,
    RAISED,
    TOLD_BY,
)
from mediaframing.coding.attribution.shared_subjects import read_heard
from mediaframing.coding.attribution.verbs import read_verbs
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Bools

_OPEN = 6
"""Of the contents that begin before a cue so many, the last ones, may hold it."""
_TOLD = (CLAUSE, BARE, CONVINCED, IMPERSONAL, MADE_CLEAR, TOLD_BY, QUOTATION)
_DEEPEST = 12
"""So many contents are open at any place at most: more than news nests, and no chain of thousands fills the memory."""


def find_cued(text: Text, found: Candidates) -> Rows:
    """Find the attributions that have a cue, in the order of their cues."""
    if not len(found):
        return order_rows(finish_rows(text, read_per(text)))
    according = has(found.code, verb_frames.ACCORDING)
    rows, unheard = read_verbs(text, found.keep(found.verb & ~according))
    nouns = found.keep(~according & has(found.code, verb_frames.NOUN))
    other = finish_rows(
        text, read_nouns(text, nouns), read_according(text, found.keep(according)), read_per(text)
    )
    # A cue that is read as a verb is not read as a noun.
    other = other.keep(~are_among(text, other.token, rows.token))
    waiting = are_among(text, other.token, unheard.token)
    told = order_rows(rows, other.keep(~waiting))
    return order_rows(told, read_heard(text, unheard, told, other.keep(waiting)))


def drop_nested(text: Text, rows: Rows) -> Rows:
    """Drop what a source is said to want or think within another source's content; told speech stays, and what the press tells.

    What a share of those who were asked says is told by the poll that found it.

    Parameters
    ----------
    text : Text
    rows : Rows
        The attributions in the order of their contents.
    """
    if not len(rows):
        return rows
    last, cue = rows.last, rows.cue_first
    told = np.isin(rows.shape, _TOLD)
    told &= has(text.cues[cue], verb_frames.STRONG) | text.are(cue, "tells aloud")
    told &= ~has(text.codes[rows.speaker_last], wc.PRON)
    share = are_shares(text, rows)
    told &= ~share
    passed = _are_of_the_press(text, rows), _are_passed_on(text, rows)
    reached = np.append(-1, np.maximum.accumulate(last))[:-1]
    doubtful = np.flatnonzero((cue >= 0) & (cue <= reached) & ~told)
    begins, ends, places = (column.tolist() for column in (rows.first, last, cue))
    before: list[int] = []
    kept = np.ones(len(rows), np.bool_)
    for row, since in zip(doubtful.tolist(), np.append(0, doubtful + 1).tolist(), strict=False):
        before = [*before, *range(max(since, row - _OPEN), row)][-_OPEN:]
        place = places[row]
        # What is said behind the outer content is lost with no other.
        if any(
            begins[outer] <= place <= ends[outer]
            and places[outer] != place
            and begins[row] <= ends[outer]
            and not (passed[0][outer] and passed[1][row])
            and not (share[outer] and share[row])
            for outer in before
        ):
            kept[row] = False
        else:
            before.append(row)
    return _drop_deepest(rows.keep(kept))


def _are_of_the_press(text: Text, rows: Rows) -> Bools:
    """Tell which attributions only pass on what others say: "..., the Herald reported", "according to Norland Radio"."""
    press = text.find_named("outlets in titles")
    named = np.searchsorted(press, rows.speaker_first) < np.searchsorted(press, rows.speaker_last, "right")
    of_the_press: Bools = named & (
        np.isin(rows.shape, (ACCORDING, POSTPOSED)) | text.are(rows.cue_first, "reports")
    )
    return of_the_press


def _are_passed_on(text: Text, rows: Rows) -> Bools:
    """Tell which attributions have a verb that reports and somebody who speaks."""
    finite = has(text.cues[rows.cue_first], verb_frames.INFLECTED)
    passed_on: Bools = finite & ~np.isin(rows.shape, (NOUN, RAISED)) & (rows.speaker_first >= 0)
    return passed_on


def _drop_deepest(rows: Rows) -> Rows:
    """Drop what begins within many contents: "A said that B said that C said that ..."."""
    open_before = np.arange(len(rows)) - np.searchsorted(np.sort(rows.last), rows.first)
    return rows.keep(open_before < _DEEPEST)
