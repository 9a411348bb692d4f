"""The subject of a cue: the noun phrase before it, and whether it fits the verb in number."""

from __future__ import annotations

from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.noun_phrases import (
    Span,
    find_noun_phrase_before,
)

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
