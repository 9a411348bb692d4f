"""Shares of those who were asked: what 28 percent of voters said a poll tells."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mediaframing.coding.attribution.rows import Rows
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import find_noun_phrases_before
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Bools, Ints

_FURTHEST_POLL = 24
"""A poll that opens the sentence ends so many words before the share at most."""
_ENDS_POLL = wc.QUOTE | wc.STOP | wc.SEMICOLON | wc.COLON


def are_shares(text: Text, rows: Rows) -> Bools:
    """Tell speakers that are a share of many: "28 percent of voters", "a majority", "four in 10"."""
    first, last = rows.speaker_first, rows.speaker_last
    words = text.find_named("shares of many")
    share = np.searchsorted(words, first) < np.searchsorted(words, last, "right")
    # "four in 10"
    number = text.find(wc.NUMBER).find_next(first)
    number = np.minimum(number, len(text) - 1)
    among = text.are(number - 1, "in") & (number - 1 > first) & (number <= last)
    shares: Bools = (first >= 0) & (share | among)
    return shares


def name_polls(text: Text, rows: Rows) -> Rows:
    """Give what a share of those asked says to the poll of the sentence: "In a Herald poll, 28 percent said it was late".

    What follows it of other shares is not said: "28 percent said it was late, compared with 40 in May".
    """
    shares = are_shares(text, rows)
    some = np.flatnonzero(shares)
    if not len(some):
        return rows
    share = rows.speaker_first[some]
    floor = text.find_floors(share)
    polls = np.append(-1, text.find_named("counts"))
    poll = polls[np.searchsorted(polls, share) - 1]
    opens = text.are(floor, "in") & (poll > floor) & (share - poll <= _FURTHEST_POLL)
    opens &= text.find(wc.COMMA).any_between(poll, share)
    opens &= ~text.find(_ENDS_POLL).any_between(floor, share)
    # "In the poll released on Friday, Weber had said that 28 percent"
    opens &= ~text.find(wc.PRON | wc.AUX).any_between(poll, share)
    first, last = find_noun_phrases_before(text, poll, floor + 1)
    named = opens & (first >= 0) & has(text.codes[last], wc.TEXT)
    speaker_first, speaker_last = rows.speaker_first.copy(), rows.speaker_last.copy()
    speaker_first[some[named]], speaker_last[some[named]] = first[named], last[named]
    named_rows = replace(rows, speaker_first=speaker_first, speaker_last=speaker_last)
    _hand_on(text, named_rows, some[~named])
    return replace(named_rows, last=_end_before_comparisons(text, rows, some))


def _hand_on(text: Text, rows: Rows, some: Ints) -> None:
    """Give shares the poll that was heard before in their sentence: "A poll found that 28 percent liked it, and 40 percent said it was late"."""
    polls = text.find_named("counts")
    by_poll = np.searchsorted(polls, rows.speaker_first) < np.searchsorted(polls, rows.speaker_last, "right")
    told = np.flatnonzero(by_poll & (rows.speaker_first >= 0))
    told = told[np.argsort(rows.cue_first[told], kind="stable")]
    if not len(told):
        return
    slot = np.searchsorted(rows.cue_first[told], rows.cue_first[some]) - 1
    before = told[slot]
    heard = (slot >= 0) & (text.find_floors(rows.cue_first[before]) == text.find_floors(rows.cue_first[some]))
    # "A poll found that 28 percent said it was late": that is what the poll found.
    heard &= rows.last[before] < rows.cue_first[some]
    # "was backed by 28 percent"
    heard &= rows.speaker_first[some] < rows.cue_first[some]
    rows.speaker_first[some[heard]] = rows.speaker_first[before[heard]]
    rows.speaker_last[some[heard]] = rows.speaker_last[before[heard]]


def _end_before_comparisons(text: Text, rows: Rows, some: Ints) -> Ints:
    """Give the last tokens of contents, of shares up to ", compared with"."""
    last = rows.last.copy()
    first = rows.first[some]
    places = np.append(text.find_named("compared"), len(text))
    place = places[np.searchsorted(places, first)]
    place = place - has(text.codes[place - 1], wc.COMMA)
    ends = (place <= last[some]) & (place > first + 1)
    # "The Herald rated 28 percent of claims as false, compared to 11"
    ends &= has(text.codes[rows.speaker_first[some]], ~(wc.WORD | wc.CAPITAL))
    last[some[ends]] = place[ends] - 1
    return last
