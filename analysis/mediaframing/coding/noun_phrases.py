"""Noun phrases before and after a word, by the closed-class words and marks that bound them.

No parser: a noun phrase is what stands between the words and marks that can stand in none (the chunks of Abney 1991).
Every scan is bounded by the sentence and by a constant.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding import cues
from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.phrase_edges import find_left_edges, find_right_edges
from mediaframing.coding.places import Places, find_places
from mediaframing.coding.tokens import Ints

Span = tuple[int, int]
"""First and last token, both inside."""
Spans = tuple[Ints, Ints]
"""First and last tokens, both inside; -1, -1 where there is none."""

REACH = 24
"""No noun phrase with its apposition is longer than this many tokens."""

_NAMES_OR_NOUNS = wc.DETERMINER | wc.ROLE | wc.CAPITAL | wc.NUMBER | wc.WORD
_NO_APPOSITION = (
    wc.RELATIVE | wc.PRONOUN | wc.CONTRAST | wc.COORDINATOR | wc.SUBORDINATOR | wc.PREPOSITION | wc.AUXILIARY | wc.THAT
)  # fmt: skip
_BREAKS_APPOSITION = wc.AUXILIARY | wc.PRONOUN | wc.QUOTE | wc.SEMICOLON | wc.DASH | wc.THAT
_LONGEST_APPOSITION = 14
_FRONTED = wc.PREPOSITION | wc.SUBORDINATOR | wc.TIME
_LEFT_BOUNDS = (
    wc.THAT | wc.SUBORDINATOR | wc.STOP | wc.COLON | wc.SEMICOLON | wc.DASH | wc.QUOTE | wc.RELATIVE | wc.QUESTION
    | wc.AUXILIARY | wc.PRONOUN | wc.OBJECT_PRONOUN | wc.COMMA | wc.OPEN_BRACKET
)  # fmt: skip
_RIGHT_BOUNDS = _LEFT_BOUNDS | wc.CLOSE_BRACKET | wc.FINITE
_BESIDES_WORDS = _LEFT_BOUNDS | wc.CLOSE_BRACKET | wc.COORDINATOR | wc.PREPOSITION | wc.DETERMINER | wc.ADVERB
_SKIPPED = wc.AUXILIARY | wc.ADVERB
_LINKS = frozenset({"for", "at", "from", "with"})
_AFTER_VERB = wc.DETERMINER | wc.ADVERB | wc.PREPOSITION
_STANDS_ALONE = wc.PRONOUN | wc.RELATIVE
_CLOSED = wc.PREPOSITION | wc.SUBORDINATOR | wc.AUXILIARY | wc.COORDINATOR
NEVER_FIRST = (
    wc.AUXILIARY | wc.PREPOSITION | wc.COORDINATOR | wc.SUBORDINATOR | wc.QUESTION | wc.RELATIVE | wc.THAT | wc.TIME
)  # fmt: skip
_NO_OPENING = wc.ADVERB | wc.PREPOSITION | wc.COORDINATOR | wc.TIME
ANY_PRONOUN = wc.PRONOUN | wc.OBJECT_PRONOUN
_NAMING = wc.CAPITAL | wc.ROLE
_WORD_OR_OWNER = wc.WORD | wc.POSSESSIVE
_NOT_AFTER = _RIGHT_BOUNDS | wc.TIME | wc.ADVERB
_TAKES_OBJECT = cues.SAY | cues.OBJECT
_PAST_OR_GERUND = cues.PAST | cues.GERUND


def find_noun_phrase_before(text: Text, last: int, floor: int) -> Span | None:
    """Find the noun phrase that ends with a token, reading leftward from its head."""
    word, cue = text.word, text.cue
    while last >= floor and word[last] & wc.CLOSE_BRACKET:
        last = _skip_bracket(text, last, floor) - 1
    if last < floor:
        return None
    code = word[last]
    if code & _STANDS_ALONE:
        return last, last
    if not code & wc.WORD or (code & _CLOSED and not (code & wc.PREPOSITION and code & wc.CAPITAL)):
        return None
    first = last
    place = last - 1
    low = max(floor, last - REACH)
    if code & wc.DETERMINER and not code & wc.OWN:
        return last, last
    while place >= low:
        code = word[place]
        if not code & _BESIDES_WORDS:
            if code and (
                not code & _WORD_OR_OWNER
                or (cue[place] & _TAKES_OBJECT and cue[place] & _PAST_OR_GERUND and not code & wc.CAPITAL)
            ):
                break
            first = place
            place -= 1
            continue
        if code & wc.CLOSE_BRACKET:
            place = _skip_bracket(text, place, low) - 1
            continue
        if code & _LEFT_BOUNDS:
            break
        if code & wc.COORDINATOR:
            joined = word[place + 1] & (wc.CAPITAL | wc.DETERMINER | wc.ROLE | wc.ADJECTIVE) and place > low
            if code & wc.CONTRAST or not (joined and word[place - 1] & _NAMING):
                break
        elif code & wc.PREPOSITION:
            if place == low or not word[place - 1] & wc.WORD or word[place - 1] & (_SKIPPED | wc.PREPOSITION):
                break
            if (
                text.cue[place - 1] & cues.FINITE
                and not word[place - 1] & _NAMING
                and not (text.cue[place - 1] & cues.NOUN)
            ):
                break
        elif code & wc.DETERMINER:
            first = place
            before = word[place - 1] if place > low else 0
            if not before & (wc.PREPOSITION | wc.DETERMINER | wc.POSSESSIVE) or before & wc.TO:
                break
        else:
            # An adverb: "the very first report".
            if not code & wc.WORD or not word[place - 1] & wc.DETERMINER:
                break
            if cue[place] & _TAKES_OBJECT and cue[place] & _PAST_OR_GERUND and not code & wc.CAPITAL:
                break
            first = place
        place -= 1
    while first < last and word[first] & _NO_OPENING:
        first += 1
    return (first, last) if word[last] & wc.WORD else None


def find_noun_phrase_after(text: Text, first: int, ceiling: int) -> Span | None:
    """Find the noun phrase that begins with a token, with its "of" and its apposition."""
    word, cue = text.word, text.cue
    if first > ceiling:
        return None
    code = word[first]
    if code & ANY_PRONOUN:
        return first, first
    if not code & wc.WORD or code & NEVER_FIRST:
        return None
    last = first
    place = first + 1
    high = min(ceiling, first + REACH)
    while place <= high:
        code = word[place]
        if code & wc.OPEN_BRACKET:
            while place < high and not word[place] & wc.CLOSE_BRACKET:
                place += 1
            place += 1
            continue
        if code & _NOT_AFTER and not (code & wc.TIME and word[place - 1] & wc.DETERMINER):
            break
        if code & wc.PREPOSITION:
            if code & wc.TO or place == high:
                break
            following = word[place + 1]
            if not code & wc.OF and not (
                following & (wc.CAPITAL | wc.DETERMINER)
                and not following & wc.TIME
                and text.say(place) in _LINKS
            ):
                break
        elif code & wc.COORDINATOR:
            if (
                code & wc.CONTRAST
                or place == high
                or not word[place + 1] & (wc.CAPITAL | wc.ROLE | wc.DETERMINER)
            ):
                break
        elif cue[place] & cues.FINITE and cue[place] & _TAKES_OBJECT and not cue[place] & cues.NOUN:
            if not code & wc.CAPITAL:
                break
        elif (
            code & wc.WORD
            and not code & (wc.CAPITAL | wc.ROLE | wc.NUMBER)
            and _ends_name(text, place, ceiling)
        ):
            break
        elif code & _WORD_OR_OWNER or not code:
            last = place
        else:
            break
        place += 1
    return first, last


def _ends_name(text: Text, place: int, ceiling: int) -> bool:
    """Tell whether a lower-case word is the verb after a name or a noun: "Smith left", "the talks continued"."""
    before = text.word[place - 1]
    verb = text.cue[place] & cues.PAST or text.say(place).endswith("ed")
    goes_on = place < ceiling and text.word[place + 1] & _AFTER_VERB
    return bool(before & wc.CAPITAL and not before & wc.DETERMINER and (verb or goes_on))


def _skip_bracket(text: Text, place: int, low: int) -> int:
    """Give the opening bracket to a closing one, or the closing one where there is none near."""
    for candidate in range(place - 1, max(low, place - 10) - 1, -1):
        if text.word[candidate] & wc.OPEN_BRACKET:
            return candidate
    return place


def extend_apposition(text: Text, phrase: Span, ceiling: int) -> Span:
    """Take in ", the committee chairman," after a name, where a comma or the sentence's end closes it."""
    word = text.word
    first, last = phrase
    begin = last + 1
    if begin + 1 > ceiling or not word[begin] & wc.COMMA:
        return phrase
    code = word[begin + 1]
    if not code & (wc.DETERMINER | wc.ROLE | wc.CAPITAL | wc.NUMBER | wc.WORD) or code & (
        wc.RELATIVE
        | wc.PRONOUN
        | wc.CONTRAST
        | wc.COORDINATOR
        | wc.SUBORDINATOR
        | wc.PREPOSITION
        | wc.AUXILIARY
        | wc.THAT
    ):
        return phrase
    if text.cue[begin + 1] & cues.GERUND or text.say(begin + 1).endswith("ing"):
        return phrase
    for place in range(begin + 2, min(ceiling, begin + 14) + 1):
        code = word[place]
        if code & (wc.COMMA | wc.STOP) or place == ceiling:
            return first, place if place == ceiling and not code & (wc.STOP | wc.COMMA) else place - 1
        if code & (wc.AUXILIARY | wc.PRONOUN | wc.QUOTE | wc.SEMICOLON | wc.DASH | wc.THAT):
            return phrase
    return phrase


def find_first_phrase(text: Text, floor: int, ceiling: int) -> Span | None:
    """Find the subject of a sentence's main clause: its first noun phrase after what is fronted before a comma."""
    word = text.word
    place = floor
    while place <= ceiling and (not word[place] & wc.WORD or word[place] & (wc.COORDINATOR | wc.ADVERB)):
        place += 1
    if (place <= ceiling and word[place] & (wc.PREPOSITION | wc.SUBORDINATOR | wc.TIME)) or (
        place <= ceiling and text.say(place).endswith("ing")
    ):
        for comma in range(place, min(ceiling, place + REACH) + 1):
            if word[comma] & wc.COMMA:
                place = comma + 1
                break
        else:
            return None
    return find_noun_phrase_after(text, place, ceiling)


def find_noun_phrases_before(text: Text, last: Ints, floor: Ints) -> Spans:
    """Find the noun phrases that end with tokens, reading leftward from their heads."""
    last = _pass_closing_brackets(text, last, floor)
    code = text.codes[last]
    head = (last >= floor) & (code & wc.WORD != 0)
    head &= (code & _CLOSED == 0) | ((code & wc.PREPOSITION != 0) & (code & wc.CAPITAL != 0))
    alone = (last >= floor) & (code & _STANDS_ALONE != 0)
    read = np.flatnonzero(head & ~alone & ((code & wc.DETERMINER == 0) | (code & wc.OWN != 0)))
    first = np.where(head | alone, last, -1)
    first[read] = _read_left(text, last[read], np.maximum(floor[read], last[read] - REACH))
    return first, np.where(first >= 0, last, -1)


def _pass_closing_brackets(text: Text, last: Ints, floor: Ints) -> Ints:
    """Step back over what stands in brackets at the end."""
    rows = np.flatnonzero((last >= floor) & (text.codes[last] & wc.CLOSE_BRACKET != 0))
    last = last.copy()
    while len(rows):
        last[rows] = _find_bracket_openings(text, last[rows], floor[rows]) - 1
        rows = rows[(last[rows] >= floor[rows]) & (text.codes[last[rows]] & wc.CLOSE_BRACKET != 0)]
    return last


def _read_left(text: Text, last: Ints, low: Ints) -> Ints:
    """Give the first tokens of noun phrases that end with tokens and begin no earlier than others."""
    edges = text.recall(find_left_edges)
    first, place = last.copy(), last - 1
    rows = np.flatnonzero(place >= low)
    while len(rows):
        stop = edges.stops.find_previous(place[rows])
        begin = edges.passed.pass_forward(np.maximum(stop + ~edges.lenient[stop], low[rows]))
        first[rows] = np.where(begin <= place[rows], begin, first[rows])
        bracket = (stop >= low[rows]) & (text.codes[stop] & wc.CLOSE_BRACKET != 0)
        rows, stop = rows[bracket], stop[bracket]
        place[rows] = _find_bracket_openings(text, stop, low[rows]) - 1
        rows = rows[place[rows] >= low[rows]]
    return np.minimum(text.find(_NO_OPENING).pass_forward(first), last)


def _find_bracket_openings(text: Text, place: Ints, low: Ints) -> Ints:
    """Give the opening brackets to closing ones, or the closing ones where there is none near."""
    opening = text.find(wc.OPEN_BRACKET).find_previous(place - 1)
    return np.where(opening >= np.maximum(low, place - 10), opening, place)


def find_noun_phrases_after(text: Text, first: Ints, ceiling: Ints) -> Spans:
    """Find the noun phrases that begin with tokens, with their "of" and their appositions."""
    code = text.codes[first]
    alone = code & ANY_PRONOUN != 0
    begins = (first <= ceiling) & (alone | ((code & wc.WORD != 0) & (code & NEVER_FIRST == 0)))
    last = np.where(begins, first, -1)
    read = np.flatnonzero(begins & ~alone)
    last[read] = _read_right(text, first[read], ceiling[read])
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
        end = edges.passed.pass_back(np.minimum(stop - 1, top))
        last[rows] = np.where(end >= place[rows], end, last[rows])
        rows, stop, top = rows[stop <= top], stop[stop <= top], top[stop <= top]
        final = edges.lenient[stop] & (stop == ceiling[rows])
        last[rows[final]] = stop[final]
        bracket = text.codes[stop] & wc.OPEN_BRACKET != 0
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
        & (text.codes[last + 1] & wc.COMMA != 0)
        & (code & _NAMES_OR_NOUNS != 0)
        & (code & _NO_APPOSITION == 0)
        & (text.cues[last + 2] & cues.GERUND == 0)
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
    inside = place <= ceiling
    fronted = (text.codes[place] & _FRONTED != 0) | text.end_with(place, "ing")
    rows = np.flatnonzero(inside & fronted)
    comma = text.find(wc.COMMA).find_next(place[rows])
    none = comma > np.minimum(ceiling[rows], place[rows] + REACH)
    place[rows] = np.where(none, ceiling[rows], comma) + 1
    return find_noun_phrases_after(text, place, ceiling)


def _find_openers(text: Text) -> Places:
    """Find the words that can open a main clause or what is fronted before it."""
    return find_places(text.hold(wc.WORD) & ~text.hold(wc.COORDINATOR | wc.ADVERB))
