"""Whose text it is that speaks: "the statement" is what Weber said in one, "a letter from Weber" hers."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.subjects import find_subjects
from mediaframing.coding.speakers.holders import find_heads, find_holders
from mediaframing.coding.speakers.names import Names
from mediaframing.coding.speakers.phrases import Phrases
from mediaframing.coding.text.tokens import Ints

_TEXTS_BACK, _SENTENCES_BACK = 3, 8
"""So many texts of a kind, in so many sentences before, are asked for who issued them."""
_FURTHEST_TEXT, _FURTHEST_NAME = 8, 4
"""So many words stand at most between who sends a text and the noun for it, and between that and a name."""
_FURTHEST_BY, _LONGEST_MAKER = 5, 10
"""So many words stand at most between what a text is called and the "by" of who made it, and so many behind that."""
_REACH = 3
"""Of the names in a speaker's words so many are weighed."""


def find_issuers(text: Text, names: Names, first: Ints, last: Ints) -> Ints:
    """Give the holder whose statement, letter or report speaks: "a statement from Weber", "Weber's report"; or -1."""
    head = find_heads(text, first, last)
    # "a report released on Monday by the council"
    made = text.end_with(head, "ed") & has(text.codes[head - 1], wc.TEXT) & (head > first)
    head = head - made
    last = np.where(made, _find_makers_behind(text, last), last)
    written = has(text.codes[head], wc.TEXT) & (len(names) > 0)
    holder = np.full(len(first), -1)
    asked = np.flatnonzero(written)
    if not len(asked):
        return holder
    best = np.zeros(len(asked), np.int64)
    for step in range(_REACH):
        row = np.searchsorted(names.first, first[asked]) + step
        inside = row < len(names)
        row = np.minimum(row, len(names) - 1)
        inside &= (names.first[row] >= first[asked]) & (names.last[row] <= last[asked])
        behind = names.first[row] > head[asked]
        owns = has(text.codes[names.last[row] + 1], wc.POSSESSIVE)
        issues = behind & has(text.codes[names.first[row] - 1], wc.ADP | wc.DET)
        # "a statement from the party's chair Anna Weber": rather the person.
        rank = np.where(
            inside & (owns | issues | (behind & names.person[row])), 1 + 2 * (behind & names.person[row]), 0
        )
        better = rank > best
        best[better] = rank[better]
        holder[asked[better]] = names.holder[row[better]]
    return holder


def _find_makers_behind(text: Text, last: Ints) -> Ints:
    """Give the last token of "by the council" behind each phrase, or its own last."""
    by = np.append(text.find_named("by"), len(text) + _FURTHEST_BY)
    place = by[np.searchsorted(by, last)]
    near = (place - last <= _FURTHEST_BY) & (place <= text.find_ceilings(last))
    end = text.find(wc.COMMA | wc.STOP | wc.QUOTE).find_next(place) - 1
    return np.where(near, np.minimum(end, place + _LONGEST_MAKER), last)


def find_senders(text: Text, names: Names, first: Ints, last: Ints) -> Ints:
    """Give the holder who issued what speaks: "Weber posted a letter saying"; or -1."""
    holder = np.full(len(first), -1)
    verb = first - 1
    issued = has(text.codes[find_heads(text, first, last)], wc.TEXT) & text.are(verb, "issues")
    asked = np.flatnonzero(issued)
    floor = text.find_floors(first[asked])
    before = np.maximum(text.find(wc.HELPER).pass_back(verb[asked] - 1), floor)
    subject = find_subjects(text, before, floor)
    named = subject[0] >= 0
    asked, subject = asked[named], (subject[0][named], subject[1][named])
    holder[asked] = find_holders(text, names, *subject)
    return holder


def follow_texts(text: Text, names: Names, speakers: Phrases, holder: Ints, described: int) -> Ints:
    """Give "the statement" whoever issued the last one before it: who spoke in a sentence that tells of it, or sent it.

    Parameters
    ----------
    text : Text
    names : Names
    speakers : Phrases
        In order.
    holder : array
        Whom each means, or -1.
    described : int
        The number of the first speaker as a holder: who has no name is meant by it.
    """
    holder = holder.copy()
    noun = text.type[speakers.head]
    asks = has(text.codes[speakers.head], wc.TEXT) & text.are(speakers.first, "the") & (holder < 0)
    rows = np.flatnonzero(asks)
    if not len(rows):
        return holder
    # The last text of the kind before the one that speaks, or those before it.
    places = text.find(wc.TEXT).tokens
    key = text.type[places] * (len(text) + 1) + places
    places = np.append(places[np.argsort(key)], -1)
    slot = np.searchsorted(np.sort(key), noun[rows] * (len(text) + 1) + speakers.first[rows]) - 1
    sentence = text.sentences.of_token
    for step in range(_TEXTS_BACK):
        place = places[np.maximum(slot - step, -1)]
        told = (place >= 0) & (text.type[place] == noun[rows]) & (holder[rows] < 0)
        here = sentence[speakers.first[rows]]
        told &= text.sentences.article[sentence[place]] == text.sentences.article[here]
        told &= here - sentence[place] <= _SENTENCES_BACK
        asked, place = rows[told], place[told]
        means = _find_makers(text, names, place)
        heard = _find_heard(text, speakers, holder, asked, place, described)
        holder[asked] = np.where(means >= 0, means, heard)
    return holder


def _find_heard(
    text: Text, speakers: Phrases, holder: Ints, asked: Ints, place: Ints, described: int
) -> Ints:
    """Give who spoke last in the sentences of texts, before who asks; no text does."""
    back = np.searchsorted(speakers.first, text.find_ceilings(place), "right") - 1
    back = np.minimum(back, asked - 1)
    spoke = (back >= 0) & (text.find_floors(speakers.first[back]) == text.find_floors(place))
    spoke &= ~has(text.codes[speakers.head[back]], wc.TEXT)
    # "said in a report", but not "criticised the report"
    within = text.find(wc.ADP).find_previous(place)
    spoke &= (place - within <= _FURTHEST_NAME) & text.are(np.maximum(within, 0), "in through via")
    unnamed = np.where(speakers.first[back] == speakers.last[back], -1, described + back)
    return np.where(spoke, np.where(holder[back] >= 0, holder[back], unnamed), -1)


def _find_makers(text: Text, names: Names, place: Ints) -> Ints:
    """Give who made the texts at places: "Weber's letter", "a letter from Weber", "Weber posted a letter"; or -1."""
    holder = np.full(len(place), -1)
    if not len(names):
        return holder
    floor = text.find_floors(place)
    verb = np.append(-1, text.find_named("issues"))
    verb = verb[np.searchsorted(verb, place) - 1]
    sent = np.flatnonzero((verb > floor) & (place - verb <= _FURTHEST_TEXT))
    sent = sent[~text.find(wc.COP).any_between(verb[sent] - 2, verb[sent])]
    before = np.maximum(text.find(wc.HELPER).pass_back(verb[sent] - 1), floor[sent])
    subject = find_subjects(text, before, floor[sent])
    some = subject[0] >= 0
    holder[sent[some]] = find_holders(text, names, subject[0][some], subject[1][some])
    # "a letter from Weber", "Weber's angry letter"
    after = np.minimum(np.searchsorted(names.first, place), len(names) - 1)
    by = text.are(place + 1, "from by") & (names.first[after] - place <= _FURTHEST_NAME)
    by &= names.first[after] <= text.find_ceilings(place)
    own = np.maximum(np.searchsorted(names.last, place) - 1, 0)
    owns = (names.last[own] < place) & (place - names.last[own] <= _FURTHEST_NAME)
    owns &= has(text.codes[names.last[own] + 1], wc.POSSESSIVE) & (names.first[own] >= floor)
    return np.where(owns, names.holder[own], np.where(by, names.holder[after], holder))
