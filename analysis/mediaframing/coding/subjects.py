"""The subject of a cue: the noun phrase before it, and whether it fits the verb in number."""

from __future__ import annotations

import numpy as np

from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.noun_phrases import (
    Span,
    Spans,
    find_noun_phrase_before,
    find_noun_phrases_before,
)
from mediaframing.coding.tokens import Bools, Ints

_FREE = wc.COORDINATOR | wc.SUBORDINATOR | wc.QUESTION | wc.THAT | wc.ADVERB | wc.TIME
_SINGULAR = wc.DETERMINER | wc.CAPITAL | wc.PRONOUN | wc.RELATIVE | wc.ROLE
_MANY = wc.PLURAL | wc.RELATIVE | wc.NUMBER | wc.DETERMINER
_NAMED = wc.CAPITAL | wc.DETERMINER | wc.ROLE | wc.PRONOUN
_PEOPLE = wc.ROLE | wc.PERSON | wc.PLURAL
_LOWER = wc.WORD | wc.ADJECTIVE | wc.PLURAL
_POSTMODIFIERS = frozenset(
    {"close", "near", "loyal", "privy", "critical", "aware", "present", "familiar", "sympathetic"}
)
_THEY_OR_WE = wc.THEY | wc.WE
_FURTHEST_MARK, _FURTHEST_RELATIVE, _HEADLINE = 30, 12, 30
"""So many tokens a rule looks at, at most."""


def find_subject(text: Text, before: int, floor: int) -> Span | None:
    """Find the subject whose last token, or closing comma, stands before the verb."""
    word = text.word
    mark = word[before] & wc.PAUSE
    if mark:
        # "X, the chairman, said"; "X, who was there, said"; "X — a teacher — said"
        for other in range(before - 1, max(floor, before - 30), -1):
            if word[other] & mark:
                head = find_noun_phrase_before(text, other - 1, floor)
                if head is None or (head[0] == head[1] and word[head[0]] & wc.NUMBER):
                    continue  # an age: "X, 34, of Leeds, said"
                return head
        return None
    phrase = find_noun_phrase_before(text, before, floor)
    if phrase is None:
        phrase = _find_antecedent(text, before, floor)
        if phrase is None:
            return None
    elif phrase[0] > floor:
        outside = word[phrase[0] - 1]
        if outside & wc.WORD and not outside & _FREE and not _is_told_of(text, phrase):
            phrase = _find_antecedent(text, phrase[0] - 1, floor) or phrase
    first, last = phrase
    if word[last] & wc.THAT:
        return None
    if first == last and not word[first] & wc.CAPITAL and text.say(first).endswith("ing"):
        return None  # "facing repeated attacks"
    phrase = first, last = _skip_modifier(text, phrase, floor)
    # "Victor Smith, the director of the institute told": an apposition whose second comma is missing.
    comma = first - 1
    if (
        comma - 1 > floor
        and word[comma] & wc.COMMA
        and word[first] & (wc.DETERMINER | wc.ROLE)
        and word[comma - 1] & wc.CAPITAL
    ):
        named = find_noun_phrase_before(text, comma - 1, floor)
        if (
            named is not None
            and word[named[0]] & wc.CAPITAL
            and (named[0] == floor or word[named[0] - 1] & (wc.QUOTE | wc.COMMA))
        ):
            return named
    return phrase


def _is_told_of(text: Text, phrase: Span) -> bool:
    """Tell "the man who police say fled": a relative whose clause has a subject of its own."""
    word = text.word
    return bool(
        word[phrase[0] - 1] & wc.RELATIVE
        and (word[phrase[0]] & _NAMED or (phrase[0] == phrase[1] and word[phrase[0]] & wc.PLURAL))
    )


def _skip_modifier(text: Text, phrase: Span, floor: int) -> Span:
    """Give "people" in "people briefed on the talks said": a participle or adjective with its preposition modifies it."""
    word = text.word
    preposition = phrase[0] - 1
    modifier = preposition - 1
    if modifier <= floor or not word[preposition] & (wc.PREPOSITION | wc.TO) or word[preposition] & wc.OF:
        return phrase
    if word[modifier] & ~_LOWER or not (
        text.say(modifier).endswith("ed") or text.say(modifier) in _POSTMODIFIERS
    ):
        return phrase
    head = find_noun_phrase_before(text, modifier - 1, floor)
    person = head is not None and (
        word[head[0]] & (wc.DETERMINER | wc.NUMBER)
        or word[head[1]] & _PEOPLE
        or text.say(head[1]).endswith("s")
    )
    return head if head is not None and person else phrase


def _find_antecedent(text: Text, before: int, floor: int) -> Span | None:
    """Find "the official" in "the official who wished not to be named said": what a clause without commas tells of."""
    word = text.word
    for place in range(before, max(floor, before - 12), -1):
        if word[place] & wc.COMMA:
            return None
        if word[place] & wc.RELATIVE:
            return find_noun_phrase_before(text, place - 1, floor)
    return None


def is_singular(text: Text, phrase: Span) -> bool:
    """Tell whether a third-person form can have this subject: a bare lower-case plural cannot be one."""
    first, last = phrase
    if first == last and text.word[first] & _THEY_OR_WE:
        return False
    return any(code & _SINGULAR for code in text.word[first : last + 1])


def is_plural(text: Text, phrase: Span) -> bool:
    """Tell whether a base form can have this subject."""
    first, last = phrase
    head = text.word[last]
    if head & wc.PRONOUN:
        return bool(head & _THEY_OR_WE)
    if head & _MANY or text.say(last).endswith(("s", "people", "men", "police", "half")):
        return True
    return any(
        text.word[place] & (wc.COORDINATOR | wc.PLURAL) or text.say(place).endswith("s")
        for place in range(first, last)
    )


def is_headline(text: Text, floor: int, ceiling: int) -> bool:
    """Tell whether most words of a sentence are capitalised."""
    words = [
        text.word[place] for place in range(floor, min(ceiling, floor + 30) + 1) if text.word[place] & wc.WORD
    ]
    return sum(bool(code & wc.CAPITAL) for code in words) > 0.6 * len(words)


def find_subjects(text: Text, before: Ints, floor: Ints) -> Spans:
    """Find the subjects whose last tokens, or closing commas, stand before verbs."""
    first, last = np.full(len(before), -1), np.full(len(before), -1)
    paused = text.codes[before] & wc.PAUSE != 0
    rows = np.flatnonzero(paused)
    first[rows], last[rows] = _find_enclosing(text, before[rows], floor[rows])
    rows = np.flatnonzero(~paused)
    first[rows], last[rows] = _find_adjoining(text, before[rows], floor[rows])
    return first, last


def _find_enclosing(text: Text, mark: Ints, floor: Ints) -> Spans:
    """Find "X" in "X, the chairman, said"; "X, who was there, said"; "X — a teacher — said"."""
    first, last = np.full(len(mark), -1), np.full(len(mark), -1)
    comma = text.codes[mark] & wc.COMMA != 0
    low = np.maximum(floor, mark - _FURTHEST_MARK)
    rows, place = np.arange(len(mark)), mark
    while len(rows):
        place = np.where(
            comma[rows],
            text.find(wc.COMMA).find_previous(place - 1),
            text.find(wc.DASH).find_previous(place - 1),
        )
        rows, place = rows[place > low[rows]], place[place > low[rows]]
        begin, end = find_noun_phrases_before(text, place - 1, floor[rows])
        # An age is none: "X, 34, of Leeds, said".
        found = (begin >= 0) & ((begin < end) | (text.codes[begin] & wc.NUMBER == 0))
        first[rows[found]], last[rows[found]] = begin[found], end[found]
        rows, place = rows[~found], place[~found]
    return first, last


def _find_adjoining(text: Text, before: Ints, floor: Ints) -> Spans:
    """Find subjects that end right before verbs, or with a clause or apposition that tells of them."""
    codes = text.codes
    first, last = find_noun_phrases_before(text, before, floor)
    outside = codes[first - 1]
    inner = (first > floor) & (outside & wc.WORD != 0) & (outside & _FREE == 0)
    inner &= ~_are_told_of(text, first, last)
    rows = np.flatnonzero(inner | (first < 0))
    told = _find_antecedents(text, np.where(inner, first - 1, before)[rows], floor[rows])
    _replace(first, last, rows, told)
    participle = (first == last) & (codes[first] & wc.CAPITAL == 0) & text.end_with(first, "ing")
    none = (codes[last] & wc.THAT != 0) | participle  # "facing repeated attacks"
    first[none] = last[none] = -1
    _skip_modifiers(text, first, last, floor)
    _find_apposed(text, first, last, floor)
    return first, last


def _replace(first: Ints, last: Ints, rows: Ints, spans: Spans) -> None:
    """Put spans in the place of some, where there are any."""
    found = spans[0] >= 0
    first[rows[found]], last[rows[found]] = spans[0][found], spans[1][found]


def _are_told_of(text: Text, first: Ints, last: Ints) -> Bools:
    """Tell "the man who police say fled": a relative whose clause has a subject of its own."""
    code = text.codes[first]
    named = (code & _NAMED != 0) | ((first == last) & (code & wc.PLURAL != 0))
    told: Bools = named & (text.codes[first - 1] & wc.RELATIVE != 0)
    return told


def _find_antecedents(text: Text, before: Ints, floor: Ints) -> Spans:
    """Find "the official" in "the official who wished not to be named said": what a clause without commas tells of."""
    relative = text.find(wc.RELATIVE).find_previous(before)
    near = relative > np.maximum(floor, before - _FURTHEST_RELATIVE)
    near &= relative > text.find(wc.COMMA).find_previous(before)
    return find_noun_phrases_before(text, np.where(near, relative - 1, floor - 1), floor)


def _skip_modifiers(text: Text, first: Ints, last: Ints, floor: Ints) -> None:
    """Give "people" in "people briefed on the talks said": a participle or adjective with its preposition modifies it."""
    preposition, modifier = text.codes[first - 1], first - 2
    rows = np.flatnonzero(
        (first >= 0)
        & (modifier > floor)
        & (preposition & (wc.PREPOSITION | wc.TO) != 0)
        & (preposition & wc.OF == 0)
        & (text.codes[modifier] & ~_LOWER == 0)
    )
    modifier = modifier[rows]
    rows = rows[text.end_with(modifier, "ed") | text.are(modifier, _POSTMODIFIERS, "postmodifiers")]
    begin, end = find_noun_phrases_before(text, first[rows] - 3, floor[rows])
    person = (text.codes[begin] & (wc.DETERMINER | wc.NUMBER) != 0) | (text.codes[end] & _PEOPLE != 0)
    person |= text.end_with(end, "s")
    _replace(first, last, rows, (np.where(person, begin, -1), end))


def _find_apposed(text: Text, first: Ints, last: Ints, floor: Ints) -> None:
    """Give "Victor Smith" in "Victor Smith, the director of the institute told": the second comma is missing."""
    codes = text.codes
    rows = np.flatnonzero(
        (first - 2 > floor)
        & (codes[first - 1] & wc.COMMA != 0)
        & (codes[first] & (wc.DETERMINER | wc.ROLE) != 0)
        & (codes[first - 2] & wc.CAPITAL != 0)
    )
    begin, end = find_noun_phrases_before(text, first[rows] - 2, floor[rows])
    named = (codes[begin] & wc.CAPITAL != 0) & (
        (begin == floor[rows]) | (codes[begin - 1] & (wc.QUOTE | wc.COMMA) != 0)
    )
    _replace(first, last, rows, (np.where(named, begin, -1), end))


def are_singular(text: Text, phrases: Spans) -> Bools:
    """Tell whether third-person forms can have these subjects: a bare lower-case plural cannot be one."""
    first, last = phrases
    many = (first == last) & (text.codes[first] & _THEY_OR_WE != 0)
    one: Bools = ~many & text.find(_SINGULAR).stand_between(first, last)
    return one


def are_plural(text: Text, phrases: Spans) -> Bools:
    """Tell whether base forms can have these subjects."""
    first, last = phrases
    head = text.codes[last]
    many: Bools = (head & _MANY != 0) | text.end_with(last, "s", "people", "men", "police", "half")
    rows = np.flatnonzero(~many)
    lengths = last[rows] - first[rows]
    row = np.repeat(rows, lengths)
    before = np.arange(len(row)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + first[row]
    joined = (text.codes[before] & (wc.COORDINATOR | wc.PLURAL) != 0) | text.end_with(before, "s")
    many[row[joined]] = True
    pronoun = head & wc.PRONOUN != 0
    many[pronoun] = head[pronoun] & _THEY_OR_WE != 0
    return many


def are_headlines(text: Text, floor: Ints, ceiling: Ints) -> Bools:
    """Tell whether most words of sentences are capitalised."""
    place = floor[:, None] + np.arange(_HEADLINE + 1)
    code = np.where(place <= ceiling[:, None], text.codes[np.minimum(place, len(text))], 0)
    words, capitals = ((code & bits == bits).sum(1) for bits in (wc.WORD, wc.WORD | wc.CAPITAL))
    most: Bools = capitals > 0.6 * words
    return most
