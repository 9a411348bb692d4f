"""Shares of those who were asked: what 28 percent of voters said a poll tells."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mediaframing.coding.attribution.rows import Rows
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import find_noun_phrases_before
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Bools

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
    """Give what a share of those asked says to the poll that opens the sentence: "In a Herald poll, 28 percent said it was late"."""
    some = np.flatnonzero(are_shares(text, rows))
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
    return replace(rows, speaker_first=speaker_first, speaker_last=speaker_last)
