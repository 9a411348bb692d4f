"""An attribution as the rules hand it on: tokens of content, cue and speaker, and the rule that found it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

import numpy as np

from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.noun_phrases import Span
from mediaframing.coding.tokens import Ints

Row = tuple[int, int, int, int, int, int, int]
"""First and last token of content, cue and speaker, -1 for what is not there; and the rule."""

(
    ACCORDING,
    INVERTED,
    POSTPOSED,
    QUOTATION,
    CLAUSE,
    OBJECT,
    INFINITIVE,
    PREPOSITION,
    NOUN,
    FLOATING,
    BARE,
    QUESTION,
    VERB_SHAPED,
    PREDICATE,
    COLON,
    BYLINE,
) = range(16)

NOBODY: Span = (-1, -1)
"""The speaker of an attribution that names none."""
ENDS = wc.STOP | wc.SEMICOLON | wc.DASH | wc.CLOSE_BRACKET
"""What can stand after a cue that ends its clause."""
NO_OBJECT = wc.COMMA | ENDS | wc.COORDINATOR | wc.SUBORDINATOR
"""What can stand after a verb that has no object."""
_BEFORE_CONTENT = wc.COMMA | wc.COLON
_AFTER_CONTENT = wc.COMMA | wc.STOP | wc.DASH | wc.SEMICOLON


def stack_rows(rows: Collection[Row]) -> Ints:
    """Give rows as an array with seven columns."""
    return np.fromiter(chain.from_iterable(rows), np.int64, 7 * len(rows)).reshape(-1, 7)


def make_row(text: Text, content: Span, cue: Span, speaker: Span, rule: int) -> list[Row]:
    """Make the row of an attribution, its content trimmed of outer punctuation; none where nothing is left."""
    word = text.word
    first, last = content
    while first < last and word[first] & _BEFORE_CONTENT:
        first += 1
    while last > first and word[last] & _AFTER_CONTENT and last not in text.closes:
        last -= 1
    if last < first or (first == last and not word[first] & wc.WORD and first not in text.closes):
        return []
    return [(first, last, *cue, *speaker, rule)]
