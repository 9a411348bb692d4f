"""Where the content of an attribution ends, and whether a clause or a quoted sentence stands at a place."""

from __future__ import annotations

from bisect import bisect_left

from mediaframing.coding import cues
from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.noun_phrases import (
    find_noun_phrase_after,
)

_OBJECT_BOUNDS = wc.QUOTE | wc.PAUSE | wc.SEMICOLON | wc.SUBORDINATOR | wc.COORDINATOR | wc.ACCORDING
_LONG = 16
_AFTER_COMMA = cues.GERUND | cues.ACCORDING


def _has_source(text: Text, place: int, ceiling: int) -> bool:
    """Tell whether another source begins to speak within the next words: ", while Y said"."""
    cue = text.cue
    for near in range(place, min(ceiling, place + 7) + 1):
        if cue[near] & cues.STRONG and cue[near] & (cues.PAST | cues.THIRD):
            return True
        if text.word[near] & wc.COMMA:
            return False
    return False


def find_clause_end(text: Text, first: int, ceiling: int) -> int:
    """Give the last token of a clause that begins with a token: the end of the sentence, or what comes before.

    A participle that attributes (", adding that"), "according to" and a dash after which the outlet goes on end it.
    A quotation that outlasts the sentence is taken in whole.
    """
    word, cue, bounds = text.word, text.cue, text.clause_bounds
    start = bisect_left(bounds, first)
    known_ceiling, end = text.clause_ends.get(start, (-1, -1))
    if known_ceiling != ceiling:
        end = -1
        quoted = -1  # the last token of the quotation met last
        passed: list[int] = []
        for number in range(start, len(bounds)):
            place = bounds[number]
            if place > ceiling:
                break
            if place <= quoted:
                continue
            code = word[place]
            if code & wc.QUOTE:
                quoted = _skip_quote(text, place)
                if quoted >= ceiling:
                    end = quoted
                    break
            elif code & wc.COMMA:
                after = place + 1
                if place == ceiling:
                    break
                contrast = word[after] & wc.CONTRAST and not word[after] & wc.ADVERB
                if cue[after] & _AFTER_COMMA or contrast:
                    end = place - 1
                    break
                if word[after] & wc.JOINING and _has_source(text, after + 1, ceiling):
                    end = place - 1
                    break
            elif code & wc.SEMICOLON or place > first:
                end = place - 1
                break
            passed.append(number)
        if len(passed) > _LONG:
            # A sentence of thousands of clauses is walked once, not once for each of them.
            text.clause_ends.update(dict.fromkeys(passed, (ceiling, end)))
    return end if end >= 0 else _trim_end(text, first, ceiling)


def _skip_quote(text: Text, place: int) -> int:
    """Give the last token of a quotation that opens at a mark, or the mark itself where none does."""
    quote = text.opens.get(place)
    return place if quote is None else text.quote_last[quote]


def _trim_end(text: Text, first: int, last: int) -> int:
    """Step back over the full stop that ends a sentence, but not over one in quotation marks."""
    while last > first and text.word[last] & (wc.STOP | wc.COMMA) and last not in text.closes:
        last -= 1
    return last


def is_utterance(text: Text, quote: int) -> bool:
    """Tell a quoted sentence from a quoted fragment: it begins with a capital and has three words or more."""
    first, last = text.quote_first[quote] + 1, text.quote_last[quote]
    if first < last and text.word[first] & wc.QUOTE:
        first += 1
    return last - first >= 4 and bool(text.word[first] & wc.CAPITAL)


def is_title(text: Text, quote: int) -> bool:
    """Tell the name of a book or programme, as in “The Old Road,” from words that somebody said."""
    codes = [
        code for code in text.word[text.quote_first[quote] : text.quote_last[quote] + 1] if code & wc.WORD
    ]
    capitals = sum(1 for code in codes if code & wc.CAPITAL)
    small = wc.PREPOSITION | wc.DETERMINER | wc.COORDINATOR
    return capitals >= 2 and len(codes) <= 6 and all(code & (wc.CAPITAL | small) for code in codes)


def opens_clause(text: Text, place: int, ceiling: int) -> bool:
    """Tell whether a subject and a finite verb stand here, so that a clause begins without "that"."""
    phrase = find_noun_phrase_after(text, place, ceiling)
    if phrase is None:
        return False
    if text.word[phrase[0]] & wc.PRONOUN:
        return True
    after = phrase[1] + 1
    while after <= ceiling and text.word[after] & wc.ADVERB:
        after += 1
    if after > ceiling:
        return False
    return bool(text.word[after] & (wc.AUXILIARY | wc.FINITE) or text.cue[after] & cues.FINITE)


def find_object_end(text: Text, first: int, ceiling: int) -> int:
    """Give the last token of an object or infinitive: before the next comma, dash or subordinate clause."""
    word = text.word
    place = first
    while place <= ceiling:
        code = word[place]
        if code & _OBJECT_BOUNDS:
            if code & wc.QUOTE:
                place = _skip_quote(text, place)
                if place >= ceiling:
                    return place
            elif code & wc.COORDINATOR:
                # "... for a copy, and it was clear": the outlet goes on.
                if place > first and place < ceiling and word[place + 1] & wc.PRONOUN:
                    return place - 1
            elif code & wc.SUBORDINATOR:
                if place > first + 1 and not code & wc.AS:
                    return place - 1
            elif place > first:
                return place - 1
        place += 1
    return _trim_end(text, first, ceiling)
