"""The subject of a cue: the noun phrase before it, and whether it fits the verb in number."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.adjoining_subjects import find_adjoining_subjects
from mediaframing.coding.english.enclosed_subjects import find_enclosed_subjects
from mediaframing.coding.english.noun_phrases import find_noun_phrases_before
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.english.subject_heads import replace_spans
from mediaframing.coding.text.places import Places, find_places, list_between
from mediaframing.coding.text.tokens import Bools, Ints

_SINGULAR = wc.DET | wc.CAPITAL | wc.PRON | wc.REL | wc.ROLE
_MANY = wc.PLURAL | wc.REL | wc.NUMBER | wc.DET
_THEY_OR_WE = wc.PLUR | wc.FIRST
_MOST_APPOSITIONS, _LONGEST_QUOTED_TITLE = 3, 8
_HEADLINE, _MOST_WORDS = 30, 0.6
"""Of so many tokens of a headline at most, more than this share of the words is capitalised."""


def find_subjects(text: Text, before: Ints, floor: Ints) -> Spans:
    """Find the subjects whose last tokens, or closing commas, stand before verbs."""
    if not len(before):
        return before, before
    first, last = np.full(len(before), -1), np.full(len(before), -1)
    # "Weber, head of the bank,--said"
    double = has(text.codes[before], wc.DASH) & has(text.codes[before - 1], wc.COMMA) & (before > floor)
    before = before - double
    paused = has(text.codes[before], wc.PAUSE)
    for found, find in ((paused, find_enclosed_subjects), (~paused, find_adjoining_subjects)):
        rows = np.flatnonzero(found)
        if len(rows):
            first[rows], last[rows] = find(text, before[rows], floor[rows])
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
        replace_spans(first, last, rows, (np.where(named, begin, -1), end))
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
        last, "s", "people", "men", "police", "half", "data", "media", "staff", "percent"
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
    most: Bools = capitals > _MOST_WORDS * words
    return most
