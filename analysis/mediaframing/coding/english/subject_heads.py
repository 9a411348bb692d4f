"""The head of a subject whose last phrase modifies it: a relative clause, a date, an age, a participle with its preposition."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import find_noun_phrases_before
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.text.tokens import Bools, Ints

FREE = wc.CCONJ | wc.SCONJ | wc.INT | wc.THAT | wc.ADV | wc.TIME
"""Words behind which a subject may begin, so that no head is looked for before them."""
_NAMED = wc.CAPITAL | wc.DET | wc.ROLE | wc.PRON
_PEOPLE = wc.ROLE | wc.PERSON | wc.PLURAL
_LOWER = wc.WORD | wc.ADJ | wc.PLURAL
LONGEST_DATE = 3
"""So many words has a date, at most."""
_FURTHEST_RELATIVE = 12
"""So many tokens before the end of its clause a relative stands, at most."""


def replace_spans(first: Ints, last: Ints, rows: Ints, spans: Spans) -> None:
    """Put spans in the place of some, where there are any."""
    found = spans[0] >= 0
    first[rows[found]], last[rows[found]] = spans[0][found], spans[1][found]


def are_told_of(text: Text, first: Ints, last: Ints) -> Bools:
    """Tell "the man who police say fled": a relative whose clause has a subject of its own."""
    code = text.codes[first]
    named = has(code, _NAMED) | ((first == last) & has(code, wc.PLURAL))
    told: Bools = named & has(text.codes[first - 1], wc.REL)
    return told


def find_antecedents(text: Text, before: Ints, floor: Ints, verb: Ints) -> Spans:
    """Find "the official" in "the official who wished not to be named said": what a clause without commas tells of."""
    where = np.append(-1, text.find_named("where"))
    relative = text.find(wc.REL).find_previous(before)
    relative = np.maximum(relative, where[np.searchsorted(where, before, "right") - 1])
    near = relative > np.maximum(floor, before - _FURTHEST_RELATIVE)
    near &= relative > text.find(wc.COMMA).find_previous(before)
    first, last = find_noun_phrases_before(text, np.where(near, relative - 1, floor - 1), floor)
    # "Weber, who at one point said", "Weber, who joined Lund on the show said"
    itself = near & has(text.codes[relative - 1], wc.COMMA) & has(text.codes[relative], wc.REL)
    cue = text.cues[verb]
    told = has(cue, verb_frames.STRONG) | (has(cue, verb_frames.SAY) & has(text.codes[verb + 1], wc.THAT))
    told &= has(cue, verb_frames.INFLECTED) & (relative + 1 < verb)
    itself &= has(text.codes[relative + 1], wc.ADP) | (told & text.end_with(relative + 1, "ed"))
    itself &= ~text.find(wc.AUX | wc.FIN).any_between(relative, before + 1)
    return np.where(itself, relative, first), np.where(itself, relative, last)


def climb_objects(text: Text, first: Ints, last: Ints, floor: Ints) -> None:
    """Give "the groups" in "the groups that endorsed him say": "him" is nobody's subject."""
    rows = np.flatnonzero((first == last) & has(text.codes[last], wc.ACC) & ~has(text.codes[last], wc.PRON))
    if not len(rows):
        return
    relative = text.find(wc.REL | wc.THAT).find_previous(last[rows])
    near = relative > np.maximum(floor[rows], last[rows] - _FURTHEST_RELATIVE)
    near &= relative > text.find(wc.COMMA).find_previous(last[rows])
    told = find_noun_phrases_before(text, np.where(near, relative - 1, floor[rows] - 1), floor[rows])
    replace_spans(first, last, rows, told)


def find_dated(text: Text, before: Ints, floor: Ints) -> Spans:
    """Find "a report" in "a report released on Tuesday said", of which "Tuesday" is the last word."""
    place = before.copy()
    for _ in range(LONGEST_DATE):
        date = has(text.codes[place], wc.TIME | wc.NUMBER) & (place > floor)
        place = place - date
    place = place - (has(text.codes[place], wc.ADP) & (place > floor))
    dated = text.end_with(place, "ed") & (place > floor) & ~has(text.codes[place], wc.CAPITAL)
    return find_noun_phrases_before(text, np.where(dated, place - 1, floor - 1), floor)


def find_aged(text: Text, number: Ints, floor: Ints) -> Spans:
    """Find "drivers" in "drivers between the ages of 18 and 24 say" and "drivers over 65 say"."""
    two = has(text.codes[number - 1], wc.CCONJ | wc.TO) & has(text.codes[number - 2], wc.NUMBER)
    place = number - 1 - 2 * two
    place = place - (has(text.codes[place], wc.OF) & text.are(place - 1, "ages"))
    aged = text.are(place, "ages")
    place = place - aged
    place = place - (aged & has(text.codes[place], wc.DET))
    place = place - (aged & text.are(place, "ages"))
    return find_noun_phrases_before(text, np.where(aged, place, floor - 1), floor)


def skip_modifiers(text: Text, first: Ints, last: Ints, floor: Ints) -> None:
    """Give "people" in "people briefed on the talks said": a participle or adjective with its preposition modifies it."""
    preposition, modifier = text.codes[first - 1], first - 2
    rows = np.flatnonzero(
        (first >= 0)
        & (modifier > floor)
        & has(preposition, wc.ADP | wc.TO)
        & ~has(preposition, wc.OF)
        & ~has(text.codes[modifier], ~_LOWER)
    )
    modifier = modifier[rows]
    rows = rows[text.end_with(modifier, "ed") | text.are(modifier, "postmodifiers")]
    if len(rows):
        begin, end = find_noun_phrases_before(text, first[rows] - 3, floor[rows])
        person = has(text.codes[begin], wc.DET | wc.NUMBER) | has(text.codes[end], _PEOPLE)
        person |= text.end_with(end, "s", "people")
        replace_spans(first, last, rows, (np.where(person, begin, -1), end))
    # "a report to the board warned"
    rows = np.flatnonzero((first - 2 > floor) & text.are(first - 1, "behind texts"))
    rows = rows[has(text.codes[first[rows] - 2], wc.TEXT) & ~has(text.codes[first[rows]], wc.PRON)]
    replace_spans(first, last, rows, find_noun_phrases_before(text, first[rows] - 2, floor[rows]))
    # "many in the party believe"
    rows = np.flatnonzero(
        (first - 2 >= floor) & has(text.codes[first - 1], wc.ADP) & ~has(text.codes[first - 1], wc.OF)
    )
    rows = rows[has(text.codes[first[rows] - 2], wc.QUANTIFIER) & has(text.codes[first[rows]], wc.DET)]
    last[rows] = first[rows] = first[rows] - 2
