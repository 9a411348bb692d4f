"""Where the content of an attribution ends, and whether a clause or a quoted sentence stands at a place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.finite_verbs import are_finite
from mediaframing.coding.english.noun_phrases import find_noun_phrases_after
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.places import Places, list_places
from mediaframing.coding.text.tokens import Bools, Ints

_OCCASION_REACH = 6
_NO_OCCASION = wc.COMMA | wc.STOP | wc.ADP | wc.AUX | wc.THAT | wc.REL | wc.QUOTE | wc.SCONJ
_NO_LIST = (
    wc.AUX | wc.FIN | wc.PRON | wc.REL | wc.SCONJ | wc.THAT | wc.QUOTE | wc.DASH | wc.SEMICOLON | wc.CONTRAST
)  # fmt: skip
_LIST_REACH = 24
_SOURCE_REACH = 7
_NO_SOURCE = (
    wc.ADP | wc.TO | wc.AUX | wc.FIN | wc.COMMA | wc.THAT | wc.REL | wc.SCONJ | wc.INT | wc.STOP | wc.QUOTE
)
_APPOSED_REACH = 4
_ATTRIBUTES = verb_frames.SAY | verb_frames.TAKES_THING | verb_frames.PREPOSITION
_SMALL_WORDS = wc.ADP | wc.DET | wc.CCONJ
_LONGEST_TITLE = 6
_PARALLEL_REACH = 12
_LONGEST_SUBJECT = 14
_ENDS_SUBJECT = (
    wc.REL | wc.THAT | wc.SCONJ | wc.INT | wc.STOP | wc.COMMA | wc.COLON | wc.SEMICOLON | wc.DASH | wc.QUOTE
)  # fmt: skip
"""What a long subject of a clause does not pass."""


@dataclass(frozen=True)
class _Bounds:
    """Tokens at which a content can end before its sentence does, in order, and at last one that ends none.

    Attributes
    ----------
    place : array
        The tokens.
    until : array
        For each, the token up to which the sentence must go at least for the content to end.
    beyond : array
        For each, how many tokens it must stand beyond the content's first at least.
    opened : array
        Where the quotation begins that it stands in, or -1: a content that begins before passes it.
    outer : array
        For each the number of the first one at or after it that stands in no quotation.
    """

    place: Ints
    until: Ints
    beyond: Ints
    opened: Ints
    outer: Ints

    def find_next(self, token: Ints) -> Ints:
        """Give the numbers of the next ones at or after each token that stand in no quotation begun after it."""
        number = np.searchsorted(self.place, token)
        return np.where(self.opened[number] < token, number, self.outer[number])


def find_clause_ends(text: Text, first: Ints, ceiling: Ints) -> Ints:
    """Give the last tokens of clauses that begin with tokens: the ends of the sentences, or what comes before.

    A participle that attributes (", adding that"), "according to" and a dash after which the outlet goes on end it.
    A quotation that outlasts the sentence is taken in whole.
    """
    return _find_ends(text, _find_clause_bounds, first, ceiling)


def find_object_ends(text: Text, first: Ints, ceiling: Ints) -> Ints:
    """Give the last tokens of objects or infinitives: before the next comma, dash or subordinate clause."""
    return _find_ends(text, _find_object_bounds, first, ceiling)


def _find_ends(text: Text, find_bounds: Callable[[Text], _Bounds], first: Ints, ceiling: Ints) -> Ints:
    """Give the tokens before the bounds that end contents, or the ends of their sentences or of a last quotation."""
    if not len(first):
        return first
    quote = text.find_quotes(ceiling)
    rows = np.flatnonzero(quote >= 0)
    rows = rows[text.quotes.first[quote[rows]] >= first[rows]]
    ends = _trim_ends(text, first, ceiling)
    ends[rows] = text.quotes.last[quote[rows]]
    rows, place, bounds = np.arange(len(first)), first, text.recall(find_bounds)
    while len(rows):
        number = bounds.find_next(place)
        place = bounds.place[number]
        stop = (bounds.until[number] <= ceiling[rows]) & (place - first[rows] >= bounds.beyond[number])
        ends[rows[stop]] = place[stop] - 1
        left = ~stop & (place < ceiling[rows])
        rows, place = rows[left], place[left] + 1
    return ends


def _trim_ends(text: Text, first: Ints, last: Ints) -> Ints:
    """Step back over the full stops that end sentences, but not over those in quotation marks."""
    return np.where(last > first, np.maximum(first, text.recall(_find_final_marks).pass_back(last)), last)


def _find_final_marks(text: Text) -> Places:
    marks = text.find(wc.STOP | wc.COMMA).tokens
    return list_places(marks[text.find_closings(marks) < 0], len(text))


def _find_clause_bounds(text: Text) -> _Bounds:
    place = text.find(wc.COMMA | wc.SEMICOLON | wc.ACCORDING).tokens
    code = text.codes[place]
    following, cue = text.codes[place + 1], text.cues[place + 1]
    comma = has(code, wc.COMMA)
    # ", adding that", ", but she said"; not ", holding the line"
    attributes = has(cue, verb_frames.GERUND) & has(cue, _ATTRIBUTES)
    goes_on = attributes | has(cue, verb_frames.ACCORDING)
    contrast = np.flatnonzero(comma & has(following, wc.CONTRAST) & ~has(following, wc.ADV))
    # ", but rather a way of"
    goes_on[contrast] = _go_on(text, place[contrast])
    until = np.where(comma, np.where(goes_on, place + 1, len(text)), place)
    joining = np.flatnonzero(comma & ~goes_on & has(following, wc.JOINING))
    until[joining] = _find_sources(text, place[joining] + 2)
    # ", a charge that he denied", ", while it rained": the outlet goes on.
    rest = np.flatnonzero(comma & (until == len(text)))
    apart = rest[_stand_apart(text, place[rest])]
    until[apart] = place[apart] + 1
    kept = until < len(text)
    place, until, according = place[kept], until[kept], has(code[kept], wc.ACCORDING)
    more = text.recall(_find_resumptions)
    order = np.argsort(np.concatenate([place, more]), kind="stable")
    beyond = np.concatenate([according, np.ones(len(more), np.int64)])
    return _make_bounds(
        text,
        np.concatenate([place, more])[order],
        np.concatenate([until, more])[order],
        beyond[order].astype(np.int64),
    )


def _stand_apart(text: Text, mark: Ints) -> Bools:
    """Tell the commas before what the outlet adds: an apposition that ends the sentence, a contrast with "while"."""
    ceiling = text.find_ceilings(mark)
    indefinite = text.are(mark + 1, "a or an") & (text.find(wc.COMMA).find_next(mark + 1) > ceiling)
    end = np.minimum(mark + _APPOSED_REACH, ceiling + 1)
    indefinite &= ~text.find(wc.CCONJ).any_between(mark + 1, end)
    # "is, at best, a start", ", a year later than hoped"
    indefinite &= mark - text.find(wc.COMMA).find_previous(mark - 1) > _APPOSED_REACH
    second = np.where(mark + 2 <= ceiling, mark + 2, len(text))
    indefinite &= ~has(text.codes[second], wc.TIME) & ~text.are(second, "spans of time")
    apart: Bools = indefinite | text.are(mark + 1, "while whereas")
    return apart


def _find_resumptions(text: Text) -> Ints:
    """Find where a verb resumes who speaks: "and said", "before claiming", "“... over,” referring to"."""
    cued = text.cued
    cued = cued[cued > text.find_floors(cued)]  # what ends the text before resumes nothing here
    code, cue = text.codes, text.cues[cued]
    before = code[cued - 1]
    said = has(before, wc.CCONJ) & has(cue, verb_frames.STRONG) & has(cue, verb_frames.INFLECTED)
    # "and suggested that"
    said |= (
        has(before, wc.CCONJ)
        & has(cue, verb_frames.SAY)
        & has(cue, verb_frames.INFLECTED)
        & has(code[cued + 1], wc.THAT)
    )
    attributes = has(cue, verb_frames.GERUND) & has(cue, _ATTRIBUTES)
    then = attributes & text.are(cued - 1, "before what is said next")
    closed = text.find_closings(cued - 1)
    told = attributes & (closed >= 0) & has(code[cued - 2], wc.COMMA)
    joint, after = _find_next_sources(text), _find_after_quotations(text)
    return np.unique(np.concatenate([(cued - 1)[said | then], cued[told], joint, after]))


def _find_next_sources(text: Text) -> Ints:
    """Find "and" before a name that a verb of saying follows: "a vote would be held and Weber told the press that ..."."""
    code, cue = text.codes, text.cues[text.cued]
    told = text.cued[has(cue, verb_frames.STRONG) & has(cue, verb_frames.INFLECTED)]
    joint = text.find(wc.CCONJ).find_previous(told - 1)
    between = text.find(_NO_SOURCE).find_next(joint + 1)
    named = (joint >= text.find_floors(told)) & (told - joint <= _SOURCE_REACH) & (told - joint > 1)
    named &= between >= told
    named &= (
        has(code[joint + 1], wc.CAPITAL | wc.ROLE)
        & has(code[told - 1], wc.CAPITAL)
        & (~has(code[joint - 1], wc.CAPITAL) | has(code[joint - 1], wc.TIME))
    )
    found: Ints = joint[named]
    return found


def _find_after_quotations(text: Text) -> Ints:
    """Find when or where it was said behind a quotation that ends with a comma: "they “must act,” after the fire"."""
    after = text.quotes.last + 1
    behind = text.are(after, "behind a quotation") & has(text.codes[after - 2], wc.COMMA)
    return after[behind]


def _go_on(text: Text, mark: Ints) -> Bools:
    """Tell whether a clause, or a verb of who was told of, stands behind commas and "but": ", but she left", ", but said"."""
    place, ceiling = mark + 2, text.find_ceilings(mark)
    within = text.are(place, "within a content") & (place <= ceiling)
    place = text.find(wc.ADV | wc.TIME).pass_forward(place)
    goes_on = place > ceiling  # ", but", and the text breaks off
    rows = np.flatnonzero(~goes_on)
    place, ceiling = place[rows], ceiling[rows]
    verb = are_finite(text, place)
    verb |= has(text.codes[place], wc.PAUSE | wc.ADP | wc.SCONJ)  # ", but in the end she left"
    goes_on[rows] = verb | open_clauses(text, place, ceiling)
    return goes_on & ~within


def _find_sources(text: Text, place: Ints) -> Ints:
    """Give the verb with which another source begins to speak within the next words: ", while Y said"."""
    strong = text.cues[text.cued]
    strong = text.cued[has(strong, verb_frames.STRONG) & has(strong, verb_frames.INFLECTED)]
    source = np.append(strong, len(text))[np.searchsorted(strong, place)]
    near = (source <= place + 7) & (source < text.find(wc.COMMA).find_next(place))
    near &= source <= text.find_ceilings(place - 2)
    return np.where(near, source, len(text))


def _find_object_bounds(text: Text) -> _Bounds:
    joined = text.find(wc.CCONJ).tokens
    # "... for a copy, and it was clear": the outlet goes on.
    # "... her rival and praised the mayor": another verb begins.
    verb = has(text.cues[joined + 1], verb_frames.INFLECTED) & ~has(text.cues[joined + 1], verb_frames.NOUN)
    # "accused of lying and having left": no verb of its own.
    participle = has(text.codes[joined + 1], wc.AUX) & text.end_with(joined + 1, "ing")
    joined = joined[
        (
            has(text.codes[joined + 1], wc.PRON | wc.AUX | wc.FIN)
            & ~has(text.codes[joined + 1], wc.POSS)
            & ~participle
        )
        | verb
        | (has(text.cues[joined + 1], verb_frames.GERUND) & ~_are_parallel(text, joined))
    ]
    subordinate = text.find(wc.SCONJ).tokens
    subordinate = subordinate[~has(text.codes[subordinate], wc.AS)]
    subordinate = subordinate[~text.are(subordinate, "than")]
    # "vowed to leave if it fails": a part of what is vowed
    subordinate = subordinate[~text.are(subordinate, "within an object")]
    subordinate = subordinate[~text.are(subordinate - 1, "goes on to")]  # "a vow to go after the banks"
    marks = text.find(wc.PAUSE | wc.SEMICOLON | wc.ACCORDING).tokens
    marks = marks[~_are_within_lists(text, marks)]
    # "urged reforms, including a ban": an example of it
    marks = marks[
        ~(
            has(text.codes[marks], wc.COMMA)
            & (
                text.are(marks + 1, "gives an example")
                | (text.are(marks + 1, "such") & has(text.codes[marks + 2], wc.AS))
            )
        )
    ]
    occasion = text.recall(_find_occasions)
    place = np.concatenate([joined, subordinate, marks, occasion])
    beyond = np.ones(len(place), np.int64)
    until = place.copy()
    until[: len(joined)] += 1
    order = np.argsort(place, kind="stable")
    return _make_bounds(text, place[order], until[order], beyond[order])


def _are_parallel(text: Text, joint: Ints) -> Bools:
    """Tell "for blocking the pact and supporting tolls": what is joined is as much a part of what is told."""
    place = joint[:, None] - np.arange(2, _PARALLEL_REACH)
    inside = place > text.find_floors(joint)[:, None]
    place = np.where(inside, place, 0)
    gerund = inside & text.end_with(place, "ing") & has(text.codes[place - 1], wc.ADP)
    # "... for accepting gifts and adding that"
    gerund &= ~has(text.cues[joint + 1], verb_frames.SAY | verb_frames.ADDRESSEE)[:, None]
    comma = text.find(wc.COMMA | wc.QUOTE).find_previous(joint)
    parallel: Bools = np.any(gerund & (place > comma[:, None]), axis=1)
    return parallel


def _are_within_lists(text: Text, mark: Ints) -> Bools:
    """Tell the commas of "lower taxes, fewer rules, and peace": "and" comes later, and no verb before it."""
    joint = text.recall(_find_last_joints).find_next(mark)
    barred = text.find(_NO_LIST).find_next(mark + 1)
    stop = np.minimum(text.find(wc.STOP).find_next(mark), text.find_ceilings(mark) + 1)
    within: Bools = (
        has(text.codes[mark], wc.COMMA) & (joint < barred) & (joint < stop) & (joint - mark <= _LIST_REACH)
    )
    # After the last item the sentence ends, or another comma follows before any verb.
    item = joint + 1 + has(text.codes[joint], wc.COMMA)
    after = np.minimum(text.find(wc.COMMA).find_next(item), stop)
    within &= text.find(_NO_LIST).find_next(item) >= after
    return within & (after - joint <= _LIST_REACH)


def _find_last_joints(text: Text) -> Places:
    """Find each "and" or "or", or the comma before it."""
    joint = text.find(wc.CCONJ).tokens
    joint = joint[~has(text.codes[joint], wc.CONTRAST)]
    return list_places(joint - has(text.codes[joint - 1], wc.COMMA), len(text))


def _find_occasions(text: Text) -> Ints:
    """Find "in" and its like before when, where or in what somebody spoke: "in a speech", "at a rally", "on Monday"."""
    place = text.find(wc.ADP).tokens
    place = place[text.are(place, "before occasions")]
    ceiling = text.find_ceilings(place)
    place, ceiling = place[place < ceiling], ceiling[place < ceiling]
    found = has(text.codes[place + 1], wc.TIME)
    bound = np.minimum(text.find(_NO_OCCASION).find_next(place + 1), ceiling)
    for step in range(2, _OCCASION_REACH):
        at = place + step
        inside = bound >= at
        found |= inside & (text.are(at, "occasions") | (has(text.codes[at], wc.TIME) & (step == 2)))
    return place[found]


def _make_bounds(text: Text, place: Ints, until: Ints, beyond: Ints) -> _Bounds:
    quote = text.find_quotes(place)
    opened = np.where(quote >= 0, np.append(text.quotes.first, -1)[quote], -1)
    outer = np.append(np.flatnonzero(quote < 0), len(place))
    return _Bounds(
        place=np.append(place, len(text)),
        until=np.append(until, len(text)),
        beyond=np.append(beyond, 0),
        opened=np.append(opened, -1),
        outer=outer[np.searchsorted(outer, np.arange(len(place) + 1))],
    )


def are_utterances(text: Text, quote: Ints) -> Bools:
    """Tell quoted sentences from quoted fragments: they begin with a capital and have three words or more."""
    first, last = text.quotes.first[quote] + 1, text.quotes.last[quote]
    first = first + ((first < last) & has(text.codes[first], wc.QUOTE))
    told: Bools = (last - first >= 4) & has(text.codes[first], wc.CAPITAL)
    return told


def are_titles(text: Text, quote: Ints) -> Bools:
    """Tell the names of books or programmes, as in “The Old Road,” from words that somebody said."""
    words = text.find(wc.WORD).tokens
    begin = np.searchsorted(words, text.quotes.first[quote])
    count = np.searchsorted(words, text.quotes.last[quote], "right") - begin
    titles = (count >= 2) & (count <= _LONGEST_TITLE)
    rows = np.flatnonzero(titles)
    nth = np.arange(_LONGEST_TITLE)
    inside = nth < count[rows, None]
    code = text.codes[words[np.minimum(begin[rows, None] + nth, len(words) - 1)]]
    capital = has(code, wc.CAPITAL)
    titles[rows] = (capital & inside).sum(1) >= 2
    titles[rows] &= (capital | has(code, _SMALL_WORDS) | ~inside).all(1)
    return titles


def open_clauses(text: Text, place: Ints, ceiling: Ints) -> Bools:
    """Tell whether a subject and a finite verb stand at places, so that a clause begins without "that"."""
    if not len(place):
        return np.zeros(0, np.bool_)
    place = place + 2 * (text.are(place, "at") & text.are(place + 1, "least or most"))
    first, last = find_noun_phrases_after(text, place, ceiling)
    # "claims the kids “were” there"
    after = text.find(wc.ADV | wc.QUOTE).pass_forward(last + 1)
    finite = are_finite(text, after, verb_frames.FINITE)
    opens: Bools = (first >= 0) & (has(text.codes[first], wc.PRON) | (finite & (after <= ceiling)))
    opens &= ~has(text.codes[first], wc.ACC) | has(text.codes[first], wc.PRON)  # "found themselves targeted"
    rest = np.flatnonzero(~opens & (place < ceiling))
    opens[rest] = _have_far_verbs(text, place[rest], ceiling[rest])
    return opens


def _have_far_verbs(text: Text, place: Ints, ceiling: Ints) -> Bools:
    """Tell whether an auxiliary follows within what can be one long subject: "efforts in the city to cut rents are"."""
    verb = text.recall(_find_auxiliaries).find_next(place + 1)
    bound = text.find(_ENDS_SUBJECT).find_next(place)
    far: Bools = (verb < bound) & (verb <= ceiling) & (verb - place <= _LONGEST_SUBJECT)
    return far & ~has(text.codes[place], wc.ADP | wc.AUX | wc.FIN)


def _find_auxiliaries(text: Text) -> Places:
    """Find finite auxiliaries: none after "to" or another."""
    place = text.find(wc.AUX).tokens
    return list_places(place[~has(text.codes[place - 1], wc.TO | wc.AUX)], len(text))
