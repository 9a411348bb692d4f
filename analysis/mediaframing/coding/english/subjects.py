"""The subject of a cue: the noun phrase before it, and whether it fits the verb in number."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import close_places, find_noun_phrases_before
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.text.places import Places, find_places, list_between
from mediaframing.coding.text.tokens import Bools, Ints

_FREE = wc.CCONJ | wc.SCONJ | wc.INT | wc.THAT | wc.ADV | wc.TIME
_SINGULAR = wc.DET | wc.CAPITAL | wc.PRON | wc.REL | wc.ROLE
_MANY = wc.PLURAL | wc.REL | wc.NUMBER | wc.DET
_NAMED = wc.CAPITAL | wc.DET | wc.ROLE | wc.PRON
_PEOPLE = wc.ROLE | wc.PERSON | wc.PLURAL
_LOWER = wc.WORD | wc.ADJ | wc.PLURAL
_AFTER_PARTICIPLE = wc.ADP | wc.DET | wc.PRON | wc.TIME
_THEY_OR_WE = wc.PLUR | wc.FIRST
_ENDS_SUBJECT = (
    wc.COMMA | wc.AUX | wc.FIN | wc.REL | wc.QUOTE | wc.COLON | wc.SEMICOLON | wc.SCONJ | wc.INT | wc.STOP
    | wc.DASH | wc.THAT
)  # fmt: skip
_OPENS_NO_SUBJECT = wc.CCONJ | wc.SCONJ | wc.ADP | wc.ADV | wc.TO | wc.TIME
_LONGEST_BEHIND = 12
"""A subject behind a quotation has at most so many words before its last phrase."""
_LONGEST_DATE = 3
_MOST_APPOSITIONS, _LONGEST_QUOTED_TITLE = 3, 8
_FURTHEST_MARK, _FURTHEST_RELATIVE, _HEADLINE = 30, 12, 30
"""So many tokens a rule looks at, at most."""


def find_subjects(text: Text, before: Ints, floor: Ints) -> Spans:
    """Find the subjects whose last tokens, or closing commas, stand before verbs."""
    if not len(before):
        return before, before
    first, last = np.full(len(before), -1), np.full(len(before), -1)
    # "Weber, head of the bank,--said"
    double = has(text.codes[before], wc.DASH) & has(text.codes[before - 1], wc.COMMA) & (before > floor)
    before = before - double
    paused = has(text.codes[before], wc.PAUSE)
    rows = np.flatnonzero(paused)
    if len(rows):
        first[rows], last[rows] = _find_enclosing(text, before[rows], floor[rows])
        told = _find_before_relatives(text, before[rows], first[rows], floor[rows])
        _replace(first, last, rows, told)
        _climb_relatives(text, first, last, rows, before, floor)
        stray = _find_unopened(text, before[rows], floor[rows])
        _replace(first, last, rows, stray)
    rows = np.flatnonzero(~paused)
    if len(rows):
        first[rows], last[rows] = _find_adjoining(text, before[rows], floor[rows])
    _climb_appositions(text, first, last, floor)
    _join_pairs(text, first, last, floor)
    return first, last


def _join_pairs(text: Text, first: Ints, last: Ints, floor: Ints) -> None:
    """Give "the mayor and the clerk" in "It is late, the mayor and the clerk said", and "current and former clerks"."""
    joint = first - 1
    rows = np.flatnonzero((joint - 1 > floor) & has(text.codes[first - 1], wc.CCONJ))
    joint = joint[rows]
    rows, joint = (part[~has(text.codes[joint], wc.CONTRAST)] for part in (rows, joint))
    comma = text.find(wc.PAUSE | wc.QUOTE).find_previous(joint)
    begin, end = find_noun_phrases_before(text, joint - 1, floor[rows])
    pair = (begin >= 0) & (begin == comma + 1) & (comma > floor[rows]) & (end == joint - 1)
    opening = text.codes[begin]
    # "current and former clerks": an adjective alone
    alike = has(opening, wc.DET | wc.PRON | wc.CAPITAL) | (begin == end)
    pair &= alike & ~has(opening, wc.REL | wc.TIME | wc.ADV) & ~text.end_with(begin, "ed", "ing")
    pair &= ~text.recall(_find_past).any_between(begin, joint)
    # "Ann Weber, a clerk and the host of a show": what she is
    pair &= ~(has(opening, wc.DET) & has(text.codes[comma - 1], wc.CAPITAL))
    first[rows[pair]] = begin[pair]


def _find_past(text: Text) -> Places:
    """Find what may be a verb in the past, of no name."""
    past = (text.judge_endings("ed")[text.type[: len(text)]] != 0) | text.hold(wc.FIN)
    past |= text.cues[: len(text)] & verb_frames.PAST != 0
    return find_places(past & ~text.hold(wc.CAPITAL))


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


def _climb_relatives(text: Text, first: Ints, last: Ints, rows: Ints, mark: Ints, floor: Ints) -> None:
    """Give "the bakers" in "the bakers who advised Weber — Ruiz and Lund — said": "Weber" is an object there."""
    rows = rows[(first[rows] > floor[rows]) & has(text.codes[first[rows] - 1], wc.WORD)]
    rows = rows[~has(text.codes[first[rows] - 1], _FREE)]
    rows = rows[~_are_told_of(text, first[rows], last[rows])]
    _replace(first, last, rows, _find_antecedents(text, first[rows] - 1, floor[rows], mark[rows] + 1))


def _find_unopened(text: Text, mark: Ints, floor: Ints) -> Spans:
    """Find "Weber of Norland" in "“It is late,” Weber of Norland, said Sunday": no comma opens what this one would close."""
    first, last = find_noun_phrases_before(text, mark - 1, floor)
    named = (first >= 0) & has(text.codes[mark], wc.COMMA) & has(text.codes[first], wc.CAPITAL | wc.ROLE)
    inner = text.find(wc.ADP).any_between(first, last)
    named &= np.where(first == floor, inner, text.find_closings(first - 1) >= 0)
    named &= has(text.codes[last], wc.CAPITAL)
    return np.where(named, first, -1), last


def _find_adjoining(text: Text, before: Ints, floor: Ints) -> Spans:
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
    inner = (first > floor) & has(outside, wc.WORD) & ~has(outside, _FREE)
    inner &= ~_are_told_of(text, first, last)
    rows = np.flatnonzero(inner | (first < 0))
    if len(rows):
        end = np.where(inner, first - 1, before)[rows]
        told = _find_antecedents(text, end, floor[rows], before[rows] + 1)
        _replace(first, last, rows, told)
    _climb_objects(text, first, last, floor)
    participle = (first == last) & ~has(codes[first], wc.CAPITAL) & text.end_with(first, "ing")
    adverb = (first == last) & has(codes[last], wc.ADV | wc.TIME)
    # "Weber won, running in her home state"
    running = (
        (first < last) & has(text.codes[first - 1], wc.COMMA | wc.QUOTE) & ~has(codes[first], wc.CAPITAL)
    )
    running &= text.end_with(first, "ing", "ed") & has(text.codes[first + 1], wc.ADP | wc.DET | wc.PRON)
    none = has(codes[last], wc.THAT) | participle | adverb | running  # "facing repeated attacks"
    first[none] = last[none] = -1
    rows = np.flatnonzero((first < 0) & has(codes[before], wc.TIME | wc.NUMBER) & (before > floor))
    if len(rows):
        _replace(first, last, rows, _find_dated(text, before[rows], floor[rows]))
    rows = np.flatnonzero((first == last) & has(codes[last], wc.NUMBER) & (first - 2 > floor))
    if len(rows):
        _replace(first, last, rows, _find_aged(text, first[rows], floor[rows]))
    _skip_modifiers(text, first, last, floor)
    _reach_quotations(text, first, last, floor)
    _find_apposed(text, first, last, floor)
    return first, last


def _replace(first: Ints, last: Ints, rows: Ints, spans: Spans) -> None:
    """Put spans in the place of some, where there are any."""
    found = spans[0] >= 0
    first[rows[found]], last[rows[found]] = spans[0][found], spans[1][found]


def _are_told_of(text: Text, first: Ints, last: Ints) -> Bools:
    """Tell "the man who police say fled": a relative whose clause has a subject of its own."""
    code = text.codes[first]
    named = has(code, _NAMED) | ((first == last) & has(code, wc.PLURAL))
    told: Bools = named & has(text.codes[first - 1], wc.REL)
    return told


def _find_antecedents(text: Text, before: Ints, floor: Ints, verb: Ints) -> Spans:
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


def _climb_objects(text: Text, first: Ints, last: Ints, floor: Ints) -> None:
    """Give "the groups" in "the groups that endorsed him say": "him" is nobody's subject."""
    rows = np.flatnonzero((first == last) & has(text.codes[last], wc.ACC) & ~has(text.codes[last], wc.PRON))
    if not len(rows):
        return
    relative = text.find(wc.REL | wc.THAT).find_previous(last[rows])
    near = relative > np.maximum(floor[rows], last[rows] - _FURTHEST_RELATIVE)
    near &= relative > text.find(wc.COMMA).find_previous(last[rows])
    told = find_noun_phrases_before(text, np.where(near, relative - 1, floor[rows] - 1), floor[rows])
    _replace(first, last, rows, told)


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
    for _ in range(_LONGEST_DATE):
        place = place - (has(text.codes[place], wc.TIME | wc.NUMBER) & (place > floor[rows]))
    place = place - (text.are(place, "this day") & (place > floor[rows]))
    for _ in ("late", "on"):
        place = place - (text.are(place, "before days") & (place > floor[rows]))
    place = text.find(wc.ADV).pass_back(place)
    passed = has(text.codes[place], wc.CAPITAL | wc.PRON | wc.ROLE) & ~has(text.codes[place], wc.TIME)
    passed &= place >= floor[rows]
    stepped = before.copy()
    stepped[rows[passed]] = place[passed]
    return stepped


def _find_dated(text: Text, before: Ints, floor: Ints) -> Spans:
    """Find "a report" in "a report released on Tuesday said", of which "Tuesday" is the last word."""
    place = before.copy()
    for _ in range(_LONGEST_DATE):
        date = has(text.codes[place], wc.TIME | wc.NUMBER) & (place > floor)
        place = place - date
    place = place - (has(text.codes[place], wc.ADP) & (place > floor))
    dated = text.end_with(place, "ed") & (place > floor) & ~has(text.codes[place], wc.CAPITAL)
    return find_noun_phrases_before(text, np.where(dated, place - 1, floor - 1), floor)


def _find_aged(text: Text, number: Ints, floor: Ints) -> Spans:
    """Find "drivers" in "drivers between the ages of 18 and 24 say" and "drivers over 65 say"."""
    two = has(text.codes[number - 1], wc.CCONJ | wc.TO) & has(text.codes[number - 2], wc.NUMBER)
    place = number - 1 - 2 * two
    place = place - (has(text.codes[place], wc.OF) & text.are(place - 1, "ages"))
    aged = text.are(place, "ages")
    place = place - aged
    place = place - (aged & has(text.codes[place], wc.DET))
    place = place - (aged & text.are(place, "ages"))
    return find_noun_phrases_before(text, np.where(aged, place, floor - 1), floor)


def _skip_modifiers(text: Text, first: Ints, last: Ints, floor: Ints) -> None:
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
        _replace(first, last, rows, (np.where(person, begin, -1), end))
    # "a report to the board warned"
    rows = np.flatnonzero((first - 2 > floor) & text.are(first - 1, "behind texts"))
    rows = rows[has(text.codes[first[rows] - 2], wc.TEXT) & ~has(text.codes[first[rows]], wc.PRON)]
    _replace(first, last, rows, find_noun_phrases_before(text, first[rows] - 2, floor[rows]))
    # "many in the party believe"
    rows = np.flatnonzero(
        (first - 2 >= floor) & has(text.codes[first - 1], wc.ADP) & ~has(text.codes[first - 1], wc.OF)
    )
    rows = rows[has(text.codes[first[rows] - 2], wc.QUANTIFIER) & has(text.codes[first[rows]], wc.DET)]
    last[rows] = first[rows] = first[rows] - 2


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
    _replace(first, last, rows, (np.where(named, begin, -1), end))


def _are_offices_alone(text: Text, first: Ints, last: Ints) -> Bools:
    """Tell "UN envoy" from "UN Envoy Weber"."""
    office = has(text.codes[last], wc.PERSON) & ~has(text.codes[last], wc.CAPITAL | wc.PLURAL)
    alone: Bools = office & has(text.codes[first], wc.CAPITAL)
    return alone


def _climb_appositions(text: Text, first: Ints, last: Ints, floor: Ints) -> None:
    """Give "Anna Weber" in "Anna Weber, a clerk of the council, the town's oldest body, said": two things tell of her."""
    codes = text.codes
    rows = np.flatnonzero((first - 2 > floor) & has(text.codes[first - 1], wc.COMMA))
    if not len(rows):
        return
    code = codes[first[rows]]
    rows = rows[(first < last)[rows] & (has(code, wc.DET) | ~has(code, wc.CAPITAL | wc.PRON))]
    # "..., foreign minister Anna Weber said": the name stands there.
    inner = text.find(wc.ADP).any_between(first[rows], last[rows])
    rows = rows[has(codes[first[rows]], wc.DET) | inner | ~has(codes[last[rows]], wc.CAPITAL)]
    begin = first[rows]
    for _ in range(_MOST_APPOSITIONS):
        if not len(rows):
            return
        begin, end = find_noun_phrases_before(text, begin - 2, floor[rows])
        named = has(codes[begin], wc.CAPITAL) & ~has(codes[begin], wc.DET | wc.TIME | wc.ADV)
        named &= ~has(codes[end], wc.TIME)  # "Early Tuesday, the council said"
        # Behind a quotation, but not behind a title: "On “New Day,” Ann Weber, a clerk, a friend, said".
        quote = text.find_closings(begin - 1)
        spoken = (quote >= 0) & (begin - np.append(text.quotes.first, 0)[quote] > _LONGEST_QUOTED_TITLE)
        named &= ((begin == floor[rows]) | spoken) & has(codes[end], wc.CAPITAL) & (end > begin)
        named &= ~text.recall(_find_small).any_between(begin, end) & ~text.are(begin, "likens")
        _replace(first, last, rows, (np.where(named, begin, -1), end))
        apposed = ~named & (begin - 2 > floor[rows]) & has(text.codes[begin - 1], wc.COMMA)
        apposed &= has(codes[begin], wc.DET | wc.PERSON) & ~has(codes[begin], wc.PLURAL)
        rows, begin = rows[apposed], begin[apposed]


def _find_small(text: Text) -> Places:
    """Find the words in small letters."""
    return find_places(text.hold(wc.WORD) & ~text.hold(wc.CAPITAL))


def are_singular(text: Text, phrases: Spans) -> Bools:
    """Tell whether third-person forms can have these subjects: a bare lower-case plural cannot be one."""
    first, last = phrases
    row, word = list_between(first, last + 1)
    one = np.zeros(len(first), np.bool_)
    one[row[has(text.codes[word], _SINGULAR)]] = True
    one[(first == last) & has(text.codes[first], _THEY_OR_WE)] = False
    return one


def are_plural(text: Text, phrases: Spans) -> Bools:
    """Tell whether base forms can have these subjects."""
    first, last = phrases
    head = text.codes[last]
    many: Bools = has(head, _MANY) | text.end_with(
        last, "s", "people", "men", "police", "half", "data", "media"
    )
    row, word = list_between(first, last)
    plural = text.end_with(word, "s") & ~has(text.codes[word], wc.POSSESSIVE)
    many[row[has(text.codes[word], wc.CCONJ | wc.PLURAL) | plural]] = True
    many |= has(text.codes[first], wc.QUANTIFIER)  # "many in the party believe"
    pronoun = has(head, wc.PRON)
    many[pronoun] = has(head[pronoun], _THEY_OR_WE)
    return many


def are_headlines(text: Text, floor: Ints, ceiling: Ints) -> Bools:
    """Tell whether most words of sentences are capitalised."""
    place = floor[:, None] + np.arange(_HEADLINE + 1)
    code = np.where(place <= ceiling[:, None], text.codes[np.minimum(place, len(text))], 0)
    words, capitals = ((code & bits == bits).sum(1) for bits in (wc.WORD, wc.WORD | wc.CAPITAL))
    most: Bools = capitals > 0.6 * words
    return most
