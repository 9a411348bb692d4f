"""Subjects that commas or dashes close before their verbs: "X, the chairman, said"; "X, who was there, said"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import close_places, find_noun_phrases_before
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.english.subject_heads import FREE, are_told_of, find_antecedents, replace_spans
from mediaframing.coding.text.tokens import Bools, Ints

_AFTER_PARTICIPLE = wc.ADP | wc.DET | wc.PRON | wc.TIME
_FURTHEST_MARK = 30
"""So many tokens before the closing mark the subject stands, at most."""


def find_enclosed_subjects(text: Text, mark: Ints, floor: Ints) -> Spans:
    """Find the subjects before the commas or dashes that stand before verbs."""
    rows = np.arange(len(mark))
    first, last = _find_enclosing(text, mark, floor)
    replace_spans(first, last, rows, _find_before_relatives(text, mark, first, floor))
    _climb_relatives(text, first, last, mark, floor)
    replace_spans(first, last, rows, _find_unopened(text, mark, floor))
    return first, last


def _find_enclosing(text: Text, mark: Ints, floor: Ints) -> Spans:
    """Find "X" in "X, the chairman, said"; "X, who was there, said"; "X — a teacher — said"."""
    first, last = np.full(len(mark), -1), np.full(len(mark), -1)
    comma = has(text.codes[mark], wc.COMMA)
    low = np.maximum(floor, mark - _FURTHEST_MARK)
    rows, place = np.arange(len(mark)), mark
    while len(rows):
        place = np.where(
            comma[rows],
            text.find(wc.COMMA).find_previous(place - 1),
            text.find(wc.DASH).find_previous(place - 1),
        )
        rows, place = rows[place > low[rows]], place[place > low[rows]]
        # "X (D-Ohio) — who was there — said"
        bracket = text.find(wc.OPEN_BRACKET).find_previous(place - 1)
        closed = has(text.codes[place - 1], wc.CLOSE_BRACKET) & (bracket > floor[rows])
        begin, end = find_noun_phrases_before(text, np.where(closed, bracket, place) - 1, floor[rows])
        # An age is none: "X, 34, of Leeds, said".
        found = (begin >= 0) & ((begin < end) | ~has(text.codes[begin], wc.NUMBER))
        # Nor is a party: "X, D-Ohio, said".
        found &= ~((begin < end) & text.are(begin, "parties") & (text.codes[begin + 1] == 0))
        found &= ~((begin == end) & has(text.codes[begin], wc.ADV))  # "X, meanwhile, said"
        found &= ~(comma[rows] & _are_in_asides(text, begin, low[rows]))
        found &= ~(comma[rows] & close_places(text, begin))
        # "pressed for changes to a law, called for": an object is a subject only where no other phrase is.
        governed = found & comma[rows] & has(text.codes[begin - 1], wc.ADP) & (begin > floor[rows])
        rest = governed & (first[rows] < 0) & (begin - 1 > floor[rows])
        named = (first[rows] < 0) | has(text.codes[begin], wc.CAPITAL)
        taken = (found & ~governed & named) | rest
        first[rows[taken]], last[rows[taken]] = begin[taken], end[taken]
        found &= ~governed
        rows, place = rows[~found], place[~found]
    return first, last


def _are_in_asides(text: Text, first: Ints, low: Ints) -> Bools:
    """Tell phrases of asides that a participle opens: "Norland" in "X, facing a fight in Norland, a state, said"."""
    mark = text.find(wc.COMMA).find_previous(first - 1)
    inside: Bools = (mark > low) & ~has(text.codes[mark + 1], wc.CAPITAL)
    inside &= text.end_with(mark + 1, "ing", "ed")
    # The phrase itself: "X, speaking at a rally in Leeds, Norland, said"
    whole = text.end_with(mark + 1, "ing") & has(text.codes[mark + 2], _AFTER_PARTICIPLE)
    return inside & ((mark + 1 < first) | whole)


def _find_before_relatives(text: Text, mark: Ints, first: Ints, floor: Ints) -> Spans:
    """Find "X" in "X, who lost her home in Leeds, Norland, in May, said": the commas between are of what tells of X."""
    owners = np.append(-1, text.find_named("who"))
    relative = text.find(wc.REL).find_previous(mark - 1)
    relative = np.maximum(relative, owners[np.searchsorted(owners, mark) - 1])  # "X, whose home, Leeds, is"
    told = (relative - 1 > np.maximum(floor, mark - _FURTHEST_MARK)) & (relative < first)
    told &= has(text.codes[mark], wc.COMMA) & has(text.codes[relative - 1], wc.COMMA)
    told &= ~text.find(wc.CCONJ | wc.QUOTE).any_between(relative, mark)
    return find_noun_phrases_before(text, np.where(told, relative - 2, floor - 1), floor)


def _climb_relatives(text: Text, first: Ints, last: Ints, mark: Ints, floor: Ints) -> None:
    """Give "the bakers" in "the bakers who advised Weber — Ruiz and Lund — said": "Weber" is an object there."""
    rows = np.flatnonzero((first > floor) & has(text.codes[first - 1], wc.WORD))
    rows = rows[~has(text.codes[first[rows] - 1], FREE)]
    rows = rows[~are_told_of(text, first[rows], last[rows])]
    replace_spans(first, last, rows, find_antecedents(text, first[rows] - 1, floor[rows], mark[rows] + 1))


def _find_unopened(text: Text, mark: Ints, floor: Ints) -> Spans:
    """Find "Weber of Norland" in "“It is late,” Weber of Norland, said Sunday": no comma opens what this one would close."""
    first, last = find_noun_phrases_before(text, mark - 1, floor)
    named = (first >= 0) & has(text.codes[mark], wc.COMMA) & has(text.codes[first], wc.CAPITAL | wc.ROLE)
    # "Lund's Mayor Ann Weber, said it was late"
    inner = text.find(wc.ADP | wc.PERSON).any_between(first, last) & (last - first > 1)
    named &= np.where(first == floor, inner, text.find_closings(first - 1) >= 0)
    named &= has(text.codes[last], wc.CAPITAL)
    return np.where(named, first, -1), last
