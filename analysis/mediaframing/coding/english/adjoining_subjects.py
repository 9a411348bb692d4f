"""Subjects that end right before their verbs, or with a clause or an apposition that tells of them."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import find_noun_phrases_before
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.english.subject_heads import (
    FREE,
    LONGEST_DATE,
    are_told_of,
    climb_objects,
    find_aged,
    find_antecedents,
    find_dated,
    replace_spans,
    skip_modifiers,
)
from mediaframing.coding.text.tokens import Bools, Ints

_ENDS_SUBJECT = (
    wc.COMMA | wc.AUX | wc.FIN | wc.REL | wc.QUOTE | wc.COLON | wc.SEMICOLON | wc.SCONJ | wc.INT | wc.STOP
    | wc.DASH | wc.THAT
)  # fmt: skip
_OPENS_NO_SUBJECT = wc.CCONJ | wc.SCONJ | wc.ADP | wc.ADV | wc.TO | wc.TIME
_LONGEST_BEHIND = 12
"""A subject behind a quotation has at most so many words before its last phrase."""


def find_adjoining_subjects(text: Text, before: Ints, floor: Ints) -> Spans:
    """Find subjects that end right before verbs, or with a clause or apposition that tells of them."""
    codes = text.codes
    before = _skip_dates(text, _skip_quantifiers(text, before, floor), floor)
    first, last = find_noun_phrases_before(text, before, floor)
    # "Weber has in the past said"
    rows = np.flatnonzero(
        (first - 2 > floor) & has(text.codes[first - 1], wc.ADP) & has(codes[first - 2], wc.AUX)
    )
    rows = rows[text.are(last[rows], "times between")]
    before = before.copy()
    before[rows] = np.maximum(text.find(wc.HELPER).pass_back(first[rows] - 2), floor[rows])
    first[rows], last[rows] = find_noun_phrases_before(text, before[rows], floor[rows])
    # "and like Weber has said"
    first += (first >= 0) & (first < last) & text.are(first, "likens") & (first > floor)
    outside = text.codes[first - 1]
    inner = (first > floor) & has(outside, wc.WORD) & ~has(outside, FREE)
    inner &= ~are_told_of(text, first, last)
    rows = np.flatnonzero(inner | (first < 0))
    if len(rows):
        end = np.where(inner, first - 1, before)[rows]
        told = find_antecedents(text, end, floor[rows], before[rows] + 1)
        replace_spans(first, last, rows, told)
    climb_objects(text, first, last, floor)
    none = _are_no_subjects(text, first, last)
    first[none] = last[none] = -1
    rows = np.flatnonzero((first < 0) & has(codes[before], wc.TIME | wc.NUMBER) & (before > floor))
    if len(rows):
        replace_spans(first, last, rows, find_dated(text, before[rows], floor[rows]))
    rows = np.flatnonzero((first == last) & has(codes[last], wc.NUMBER) & (first - 2 > floor))
    if len(rows):
        replace_spans(first, last, rows, find_aged(text, first[rows], floor[rows]))
    skip_modifiers(text, first, last, floor)
    _reach_quotations(text, first, last, floor)
    _find_apposed(text, first, last, floor)
    return first, last


def _are_no_subjects(text: Text, first: Ints, last: Ints) -> Bools:
    """Tell what stands before a verb and does nothing: "facing repeated attacks", an adverb alone, "that"."""
    participle = (first == last) & ~has(text.codes[first], wc.CAPITAL) & text.end_with(first, "ing")
    adverb = (first == last) & has(text.codes[last], wc.ADV | wc.TIME)
    # "Weber won, running in her home state"
    running = (
        (first < last) & has(text.codes[first - 1], wc.COMMA | wc.QUOTE) & ~has(text.codes[first], wc.CAPITAL)
    )
    running &= text.end_with(first, "ing", "ed") & has(text.codes[first + 1], wc.ADP | wc.DET | wc.PRON)
    none: Bools = has(text.codes[last], wc.THAT) | participle | adverb | running
    return none


def _skip_quantifiers(text: Text, before: Ints, floor: Ints) -> Ints:
    """Step back over "both" in "Weber and Lund have both argued"."""
    rows = np.flatnonzero(text.are(before, "floating quantifiers") & (before > floor))
    if not len(rows):
        return before
    place = text.find(wc.HELPER).pass_back(before[rows] - 1)
    passed = (place >= floor[rows]) & has(text.codes[place], wc.CAPITAL | wc.PLURAL | wc.PRON | wc.REL)
    passed &= ~has(text.codes[place], wc.ACC | wc.CCONJ)
    stepped = before.copy()
    stepped[rows[passed]] = place[passed]
    return stepped


def _skip_dates(text: Text, before: Ints, floor: Ints) -> Ints:
    """Step back over "on Friday" and "just this week" between a subject and its verb.

    In "a report released on Friday" the day belongs to the participle.
    """
    rows = np.flatnonzero(has(text.codes[before], wc.TIME) & (before > floor))
    if not len(rows):
        return before
    place = before[rows]
    for _ in range(LONGEST_DATE):
        place = place - (has(text.codes[place], wc.TIME | wc.NUMBER) & (place > floor[rows]))
    place = place - (text.are(place, "this day") & (place > floor[rows]))
    for _ in ("late", "on"):
        place = place - (text.are(place, "before days") & (place > floor[rows]))
    place = text.find(wc.ADV).pass_back(place)
    passed = has(text.codes[place], wc.CAPITAL | wc.PRON | wc.ROLE | wc.TEXT)
    passed &= ~has(text.codes[place], wc.TIME)
    passed &= place >= floor[rows]
    stepped = before.copy()
    stepped[rows[passed]] = place[passed]
    return stepped


def _reach_quotations(text: Text, first: Ints, last: Ints, floor: Ints) -> None:
    """Give all of "the memo to rank-and-file clerks" in "“It is late,” the memo to rank-and-file clerks said".

    Behind a quotation that ends in a comma nothing but the subject stands before the verb.
    """
    quote = np.searchsorted(text.quotes.last, first) - 1
    close = np.append(text.quotes.last, -1)[quote]
    rows = np.flatnonzero(
        (first > 0) & (close >= floor) & (first - close > 1) & (first - close <= _LONGEST_BEHIND)
    )
    if not len(rows):
        return
    begin, mark = close[rows] + 1, text.codes[close[rows] - 1]
    told = has(mark, wc.COMMA) | (has(mark, wc.STOP) & ~text.are(close[rows] - 1, "full stop"))
    # "“It is late,”-he said"
    dash = has(text.codes[begin], wc.DASH)
    told &= ~has(text.codes[begin], _OPENS_NO_SUBJECT)
    told &= ~text.find(_ENDS_SUBJECT).any_between(begin + dash, first[rows])
    rows = rows[told]
    first[rows] = begin[told]


def _find_apposed(text: Text, first: Ints, last: Ints, floor: Ints) -> None:
    """Give "Victor Smith" in "Victor Smith, the director of the institute told": the second comma is missing."""
    codes = text.codes
    rows = np.flatnonzero(
        (first - 2 > floor)
        & has(text.codes[first - 1], wc.COMMA)
        & (has(codes[first], wc.DET | wc.PERSON) | _are_offices_alone(text, first, last))
        & ~has(codes[first], wc.PLURAL)
        & has(codes[first - 2], wc.CAPITAL)
    )
    if not len(rows):
        return
    begin, end = find_noun_phrases_before(text, first[rows] - 2, floor[rows])
    # "Speaking on Sunday, the father said"
    named = (
        has(codes[begin], wc.CAPITAL)
        & ~has(codes[begin], wc.DET)  # "No Strike In The Valley, Police Say"
        & ~has(codes[begin] | codes[end], wc.TIME | wc.ADV)
        & ~text.end_with(begin, "ing")
        & ~(
            text.end_with(begin, "ed") & has(text.codes[begin + 1], wc.ADP)
        )  # "Reached by the Herald, the clerk said"
        & ~text.find(wc.CCONJ).any_between(begin, end)  # "Lund and Norland, the council said"
        & ~text.are(begin, "likens")  # "Like Lund, the council said"
        & ((begin == floor[rows]) | has(text.codes[begin - 1], wc.QUOTE | wc.COMMA))
    )
    replace_spans(first, last, rows, (np.where(named, begin, -1), end))


def _are_offices_alone(text: Text, first: Ints, last: Ints) -> Bools:
    """Tell "UN envoy" from "UN Envoy Weber"."""
    office = has(text.codes[last], wc.PERSON) & ~has(text.codes[last], wc.CAPITAL | wc.PLURAL)
    alone: Bools = office & has(text.codes[first], wc.CAPITAL)
    return alone
