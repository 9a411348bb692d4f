"""Noun phrases before and after a word, by the closed-class words and marks that bound them.

No parser: a noun phrase is what stands between the words and marks that can stand in none (the chunks of Abney 1991).
Every scan is bounded by the sentence and by a constant.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.phrase_edges import find_left_edges, find_right_edges
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.text.places import Places, find_places, list_between
from mediaframing.coding.text.tokens import Bools, Ints

REACH = 24
"""No noun phrase with its apposition is longer than this many tokens."""

_NAMES_OR_NOUNS = wc.DET | wc.ROLE | wc.CAPITAL | wc.NUMBER | wc.WORD
_NO_APPOSITION = (
    wc.REL | wc.PRON | wc.CONTRAST | wc.CCONJ | wc.SCONJ | wc.ADP | wc.AUX | wc.THAT
)  # fmt: skip
_BREAKS_APPOSITION = wc.AUX | wc.PRON | wc.QUOTE | wc.SEMICOLON | wc.DASH | wc.THAT
_LONGEST_APPOSITION = 14
_FRONTED = wc.ADP | wc.SCONJ | wc.TIME
_MOST_FRONTED, _MOST_HYPHENS = 3, 2
_LONGEST_PLACE, _LONGEST_SPAN = 4, 6
_STANDS_ALONE = wc.PRON | wc.REL
_CLOSED = wc.ADP | wc.SCONJ | wc.AUX | wc.CCONJ
NEVER_FIRST = (
    wc.AUX | wc.ADP | wc.CCONJ | wc.SCONJ | wc.INT | wc.REL | wc.THAT | wc.TIME
)  # fmt: skip
_NO_OPENING = wc.ADV | wc.ADP | wc.CCONJ | wc.TIME
ANY_PRONOUN = wc.PRON | wc.ACC


def find_noun_phrases_before(text: Text, last: Ints, floor: Ints) -> Spans:
    """Find the noun phrases that end with tokens, reading leftward from their heads."""
    if not len(last):
        return last, last
    last = _pass_closing_brackets(text, last, floor)
    # "Joseph Weber Jr. said"
    passed = ((last > floor) & (text.codes[last] == 0)).nonzero()[0]
    if len(passed):
        last[passed] -= text.are(last[passed], "full stop")
    code, inside = text.codes[last], last >= floor
    head = inside & has(code, wc.WORD)
    head &= ~has(code, _CLOSED) | (has(code, wc.ADP) & has(code, wc.CAPITAL))
    alone = inside & has(code, _STANDS_ALONE)
    first = np.where(head | alone, last, -1)
    read = (head & ~alone & (~has(code, wc.DET) | has(code, wc.POSS))).nonzero()[0]
    if len(read):
        ends = last[read]
        first[read] = _read_left(text, ends, np.maximum(floor[read], ends - REACH))
    _join_hyphens(text, first, read, floor)
    return first, np.where(first >= 0, last, -1)


def _join_hyphens(text: Text, first: Ints, rows: Ints, floor: Ints) -> None:
    """Begin phrases with the words that hyphens join to them: "rank-and-file clerks", "her sister-in-law", "sixty-six percent"."""
    for _ in range(_MOST_HYPHENS):
        place = first[rows]
        joined = (place - 2 >= floor[rows]) & text.are(place - 1, "-")
        joined &= ~text.spaced[place] & ~text.spaced[place - 1] & has(text.codes[place - 2], wc.WORD)
        # "but-Weber left": a hyphen for a blank
        inner = text.are(place - 3, "-") & ~text.spaced[np.maximum(place - 2, 0)]
        joined &= inner | ~has(text.codes[place - 2], NEVER_FIRST | _NO_OPENING | wc.DET)
        rows = rows[joined]
        if not len(rows):
            return
        begin = first[rows] - 2
        first[rows] = begin
        whole = ~(text.are(begin - 1, "-") & ~text.spaced[begin])
        ends = rows[whole]
        first[ends] = _read_left(text, begin[whole], np.maximum(floor[ends], begin[whole] - REACH))


def _pass_closing_brackets(text: Text, last: Ints, floor: Ints) -> Ints:
    """Step back over what stands in brackets at the end."""
    rows = ((last >= floor) & has(text.codes[last], wc.CLOSE_BRACKET)).nonzero()[0]
    last = last.copy()
    while len(rows):
        last[rows] = _find_bracket_openings(text, last[rows], floor[rows]) - 1
        rows = rows[(last[rows] >= floor[rows]) & has(text.codes[last[rows]], wc.CLOSE_BRACKET)]
    return last


def _read_left(text: Text, last: Ints, low: Ints) -> Ints:
    """Give the first tokens of noun phrases that end with tokens and begin no earlier than others."""
    edges = text.recall(find_left_edges)
    first, place = last.copy(), last - 1
    rows = (place >= low).nonzero()[0]
    while len(rows):
        stop = edges.stops.find_previous(place[rows])
        begin = np.maximum(stop + ~edges.lenient[stop], low[rows])
        begin = _step_over(edges.passed, begin, place[rows] + 1, 1)
        first[rows] = np.where(begin <= place[rows], begin, first[rows])
        bracket = (stop >= low[rows]) & has(text.codes[stop], wc.CLOSE_BRACKET)
        rows, stop = rows[bracket], stop[bracket]
        place[rows] = _find_bracket_openings(text, stop, low[rows]) - 1
        rows = rows[place[rows] >= low[rows]]
    return _step_over(text.recall(_find_no_openings), first, last, 1)


def _find_no_openings(text: Text) -> Bools:
    none: Bools = text.hold(_NO_OPENING) | (text.codes[: len(text)] == 0)
    return none


def _step_over(passed: Bools, place: Ints, end: Ints, step: int) -> Ints:
    """Step over some words, up to an end that is no further than a phrase is long."""
    place = place.copy()
    rows = (place != end).nonzero()[0]
    while len(rows):
        rows = rows[passed[place[rows]]]
        place[rows] += step
        rows = rows[place[rows] != end[rows]]
    return place


def _find_bracket_openings(text: Text, place: Ints, low: Ints) -> Ints:
    """Give the opening brackets to closing ones, or the closing ones where there is none near."""
    opening = text.find(wc.OPEN_BRACKET).find_previous(place - 1)
    return np.where(opening >= np.maximum(low, place - 10), opening, place)


def find_noun_phrases_after(text: Text, first: Ints, ceiling: Ints) -> Spans:
    """Find the noun phrases that begin with tokens, with their "of" and their appositions."""
    if not len(first):
        return first, first
    code = text.codes[first]
    alone = has(code, ANY_PRONOUN)
    begins = (first <= ceiling) & (alone | (has(code, wc.WORD) & ~has(code, NEVER_FIRST)))
    last = np.where(begins, first, -1)
    read = np.flatnonzero(begins & ~alone)
    last[read] = _read_right(text, first[read], ceiling[read])
    # "the first nurse", "the proposed plan", "the highly paid nurse": what follows an article is no verb.
    bare = read[
        (last[read] == first[read]) & text.are(first[read], "the a an") & (first[read] < ceiling[read])
    ]
    place = text.find(wc.ADV).pass_forward(first[bare] + 1)
    opens = (place <= ceiling[bare]) & has(text.codes[place], wc.WORD) & ~has(text.codes[place], NEVER_FIRST)
    bare, place = bare[opens], place[opens]
    last[bare] = _read_right(text, place, ceiling[bare])
    return np.where(begins, first, -1), last


def _read_right(text: Text, first: Ints, ceiling: Ints) -> Ints:
    """Give the last tokens of noun phrases that begin with tokens."""
    edges = text.recall(find_right_edges)
    high = np.minimum(ceiling, first + REACH)
    last, place = first.copy(), first + 1
    rows = np.flatnonzero(place <= high)
    while len(rows):
        top = high[rows]
        stop = edges.stops.find_next(place[rows])
        end = _step_over(edges.passed, np.minimum(stop - 1, top), place[rows] - 1, -1)
        last[rows] = np.where(end >= place[rows], end, last[rows])
        rows, stop, top = rows[stop <= top], stop[stop <= top], top[stop <= top]
        final = edges.lenient[stop] & (stop == ceiling[rows])
        last[rows[final]] = stop[final]
        bracket = has(text.codes[stop], wc.OPEN_BRACKET)
        rows, stop, top = rows[bracket], stop[bracket], top[bracket]
        place[rows] = np.minimum(text.find(wc.CLOSE_BRACKET).find_next(stop), top) + 1
        rows = rows[place[rows] <= top]
    return last


def extend_appositions(text: Text, phrases: Spans, ceiling: Ints) -> Spans:
    """Take in ", the committee chairman," after names, where a comma or the sentence's end closes it."""
    first, last = phrases
    code = text.codes[last + 2]
    rows = np.flatnonzero(
        (first >= 0)
        & (last + 3 <= ceiling)
        & has(text.codes[last + 1], wc.COMMA)
        & has(code, _NAMES_OR_NOUNS)
        & ~has(code, _NO_APPOSITION)
        & ~has(text.cues[last + 2], verb_frames.GERUND)
    )
    rows = rows[~text.end_with(last[rows] + 2, "ing")]
    begin = last[rows] + 3
    closing = text.find(wc.COMMA | wc.STOP).find_next(begin)
    end = np.minimum(closing, ceiling[rows])
    closed = (end - last[rows] <= _LONGEST_APPOSITION + 1) & (
        text.find(_BREAKS_APPOSITION).find_next(begin) >= end
    )
    extended = last.copy()
    extended[rows] = np.where(closed, np.where(closing == end, end - 1, end), last[rows])
    return first, extended


def find_first_phrases(text: Text, floor: Ints, ceiling: Ints) -> Spans:
    """Find the subjects of sentences' main clauses: the first noun phrases after what is fronted before a comma."""
    place = np.maximum(floor, np.minimum(text.recall(_find_openers).find_next(floor), ceiling + 1))
    # "More than 30 unions"
    least = np.minimum(place + 2, len(text))
    more = text.are(place, "more or fewer") & text.are(place + 1, "than") & has(text.codes[least], wc.NUMBER)
    place = np.where(more & (place + 2 <= ceiling), least, place)
    inside = place <= ceiling
    fronted = has(text.codes[place], _FRONTED) | text.end_with(place, "ing")
    # "This week, ...", "Hours after the vote, ..."
    fronted |= has(text.codes[place], wc.DET) & has(text.codes[place + 1], wc.TIME)
    fronted |= text.are(place, "spans of time")
    # "Here in Norland, ...", "Indeed, ..."; "Asked about it, ..."
    following = text.codes[place + 1]
    fronted |= text.are(place, "fronted words") & has(following, wc.ADP | wc.TIME | wc.COMMA | wc.ADV)
    fronted |= text.are(place, "opens with than") & has(following, wc.SCONJ)  # "Rather than leave, ..."
    # "More recently, ..."
    fronted |= text.are(place, "more") & has(following, wc.ADV) & has(text.codes[place + 2], wc.COMMA)
    fronted |= text.end_with(place, "ed") & has(following, wc.ADP | wc.INT | wc.REL) & ~has(following, wc.OF)
    # "Six months ago, ...", "A few minutes later they ..."
    span = place + 1 + ~text.are(place + 1, "spans of time")
    counted = has(text.codes[place], wc.NUMBER | wc.DET | wc.QUANTIFIER) & text.are(span, "spans of time")
    counted &= has(text.codes[span + 1], wc.ADV | wc.TIME | wc.SCONJ)
    soon = text.find(wc.ADV | wc.TIME).pass_forward(span + 1)
    later = np.flatnonzero(inside & counted & (soon > span + 1) & ~has(text.codes[soon], wc.COMMA))
    place[later] = soon[later]
    fronted |= counted & has(text.codes[soon], wc.COMMA)
    # "Finally, ...", "Immediately after the vote, ..."
    fronted |= text.end_with(place, "ly") & has(following, wc.COMMA | wc.ADP | wc.SCONJ)
    # "A short time later, ..."
    comma = text.find(wc.COMMA).find_next(place)
    late = text.are(comma - 1, "later than that") & has(text.codes[place], wc.DET | wc.NUMBER)
    fronted |= late & (comma <= np.minimum(ceiling, place + _LONGEST_SPAN))
    rows = np.flatnonzero(inside & fronted)
    # "Thursday, after a long debate, Weber ..."
    for _ in range(_MOST_FRONTED):
        comma = text.find(wc.COMMA).find_next(place[rows])
        none = comma > np.minimum(ceiling[rows], place[rows] + REACH)
        place[rows] = np.where(none, ceiling[rows], comma) + 1
        again = has(text.codes[place[rows]], _FRONTED) | text.end_with(place[rows], "ing")
        again |= close_places(text, place[rows])
        # ", however, Weber ..."
        again |= has(text.codes[place[rows]], wc.ADV) & has(text.codes[place[rows] + 1], wc.COMMA)
        again &= ~none
        rows = rows[again]
    return find_noun_phrases_after(text, place, ceiling)


def close_places(text: Text, first: Ints) -> Bools:
    """Tell "Norland," in "In Leeds, Norland, Weber spoke": the larger place that a town lies in, behind a comma."""
    comma = text.find(wc.COMMA).find_next(first)
    town = text.codes[first - 2]
    close = has(text.codes[first - 1], wc.COMMA) & has(town, wc.CAPITAL) & ~has(town, wc.TIME)
    close &= has(text.codes[first], wc.CAPITAL) & (comma - first <= _LONGEST_PLACE)
    # "Aspen, Colo.,"
    short = text.are(comma - 1, "full stop")
    last = np.maximum(comma - 1 - short, 0)
    place: Bools = has(nw.read_name_words(text, last), nw.PLACE) | short | text.are(first, "words of towns")
    return close & place


def end_before_verbs(text: Text, first: Ints, last: Ints) -> Ints:
    """Give the last tokens of phrases without a verb joined to them: "The bank" of "The bank apologised" and denied it."""
    span, place = list_between(first + 1, last + 1)
    verb = has(text.cues[place], verb_frames.INFLECTED)
    verb |= text.end_with(place, "ed")
    verb &= ~has(text.codes[place - 1], wc.DET) & ~has(text.codes[place], wc.CAPITAL | wc.POSSESSIVE)
    ends = last.copy()
    ends[span[verb][::-1]] = place[verb][::-1] - 1
    return ends


def _find_openers(text: Text) -> Places:
    """Find the words that can open a main clause or what is fronted before it."""
    return find_places(text.hold(wc.WORD) & ~text.hold(wc.CCONJ | wc.ADV))
