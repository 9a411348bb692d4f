"""Where the object or infinitive of an attribution can end: before a comma, a subordinate clause, another verb, an occasion."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.bounds import Bounds, find_ends, make_bounds
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.places import Places, find_places, list_places
from mediaframing.coding.text.tokens import Bools, Ints

_NO_OCCASION = wc.COMMA | wc.STOP | wc.ADP | wc.AUX | wc.THAT | wc.REL | wc.QUOTE | wc.SCONJ
_NO_LIST = (
    wc.AUX | wc.FIN | wc.PRON | wc.REL | wc.SCONJ | wc.THAT | wc.QUOTE | wc.DASH | wc.SEMICOLON | wc.CONTRAST
)  # fmt: skip
_NO_ADJECTIVE = (
    wc.DET | wc.PRON | wc.ADP | wc.CCONJ | wc.SCONJ | wc.AUX | wc.FIN | wc.REL | wc.THAT | wc.TO | wc.ROLE | wc.TIME
)  # fmt: skip
_OF_ADJECTIVES = (
    "ical", "onal", "eral", "ural", "cial", "tial", "ental", "sive", "ous", "ful", "istic", "omic", "atic", "able", "ible",
    "less", "ed",
)  # fmt: skip
_DOINGS = wc.TO | wc.AUX | wc.FIN | wc.THAT | wc.REL
_OCCASION_REACH = 6
_LIST_REACH = 24
_PARALLEL_REACH = 12
_MEANS_REACH = 14
"""So many tokens a rule looks ahead, or back, at most."""


def find_object_ends(text: Text, first: Ints, ceiling: Ints) -> Ints:
    """Give the last tokens of objects or infinitives: before the next comma, dash or subordinate clause."""
    last = find_ends(text, _find_object_bounds, first, ceiling)
    return _end_before_means(text, first, last)


def _end_before_means(text: Text, first: Ints, last: Ints) -> Ints:
    """End objects before how it was said: "dismissed the crisis by laughing", "called it a crisis without giving a number".

    "a call to end the crisis by closing ports" has a verb of its own, which the means are of.
    """
    means = text.recall(_find_means).find_next(first + 1)
    rows = np.flatnonzero((means <= last) & (means - first <= _MEANS_REACH))
    place = np.minimum(first[rows, None] + np.arange(_MEANS_REACH), means[rows, None])
    told = has(text.codes[place], _DOINGS) | text.end_with(place, "ing")
    rows = rows[~np.any(told, axis=1)]
    ends = last.copy()
    ends[rows] = means[rows] - 1
    return ends


def _find_means(text: Text) -> Places:
    """Find "by", "without" or "instead" before what is done."""
    place = text.find_named("before means")
    place = place[place < len(text) - 2]
    gerund = text.end_with(place + 1 + text.are(place + 1, "of"), "ing")
    return list_places(place[gerund & has(text.codes[place + 1], wc.WORD)], len(text))


def _find_object_bounds(text: Text) -> Bounds:
    """Find the tokens at which an object or infinitive can end."""
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
    marks = marks[~_are_within_lists(text, marks) & ~_part_adjectives(text, marks)]
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
    return make_bounds(text, place[order], until[order], beyond[order])


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
    barred = text.recall(_find_list_bars).find_next(mark + 1)
    stop = np.minimum(text.find(wc.STOP).find_next(mark), text.find_ceilings(mark) + 1)
    within: Bools = (
        has(text.codes[mark], wc.COMMA) & (joint < barred) & (joint < stop) & (joint - mark <= _LIST_REACH)
    )
    # After the last item the sentence ends, or another comma follows before any verb.
    item = joint + 1 + has(text.codes[joint], wc.COMMA)
    after = np.minimum(text.find(wc.COMMA).find_next(item), stop)
    bar = text.recall(_find_list_bars).find_next(item)
    # "... close the port and jail those who have guns"
    told = (
        has(text.codes[bar], wc.REL)
        & (bar > item + 1)
        & ~has(text.codes[item], wc.CAPITAL | wc.DET | wc.PRON)
    )
    within &= (bar >= after) | told
    return within & (after - joint <= _LIST_REACH)


def _part_adjectives(text: Text, mark: Ints) -> Bools:
    """Tell the comma of "a long, bitter war": behind a determiner and an adjective, before one and a noun."""
    adjective = text.end_with(mark - 1, *_OF_ADJECTIVES) | has(text.codes[mark - 1], wc.ADJ)
    adjective |= text.are(mark - 1, "short adjectives")
    adjective &= ~has(text.codes[mark - 1], wc.CAPITAL | wc.ROLE)
    parts = has(text.codes[mark], wc.COMMA) & has(text.codes[mark - 2], wc.DET) & adjective
    for step in (1, 2):
        code = text.codes[mark + step]
        parts &= has(code, wc.WORD) & ~has(code, _NO_ADJECTIVE) & ~text.end_with(mark + step, "ing")
        parts &= ~has(text.cues[mark + step], verb_frames.STRONG)
    return parts


def _find_list_bars(text: Text) -> Places:
    """Find what stands in no list; "as" does: "a truce, a rest for the country as a whole and talks"."""
    return find_places(text.hold(_NO_LIST) & ~text.hold(wc.AS))


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
