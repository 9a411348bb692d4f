"""An attribution as the rules hand it on: tokens of content, cue and speaker, and the rule that found it."""

from __future__ import annotations

import numpy as np

from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.noun_phrases import Spans
from mediaframing.coding.tokens import Ints

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

ENDS = wc.STOP | wc.SEMICOLON | wc.DASH | wc.CLOSE_BRACKET
"""What can stand after a cue that ends its clause."""
NO_OBJECT = wc.COMMA | ENDS | wc.COORDINATOR | wc.SUBORDINATOR
"""What can stand after a verb that has no object."""
_BEFORE_CONTENT = wc.COMMA | wc.COLON
_AFTER_CONTENT = wc.COMMA | wc.STOP | wc.DASH | wc.SEMICOLON
_COLUMNS = 8


def make_rows(text: Text, token: Ints, content: Spans, cue: Spans, speaker: Spans, rule: Ints | int) -> Ints:
    """Make the rows of attributions, their contents trimmed of outer punctuation; none where nothing is left.

    Returns
    -------
    array of int
        Eight columns: the token of the cue, by which rows are ordered; the first and the last token of content, cue
        and speaker, -1 for what is not there; and the rule.
    """
    first, last = trim_contents(text, content)
    rows = np.stack(np.broadcast_arrays(token, first, last, *cue, *speaker, rule), axis=1)
    alone = np.flatnonzero(first == last)
    kept = last >= first
    kept[alone] = (text.codes[first[alone]] & wc.WORD > 0) | (text.find_closings(first[alone]) >= 0)
    return rows[kept]


def trim_contents(text: Text, content: Spans) -> Spans:
    """Step over the commas and colons before contents, and the marks after them that close no quotation."""
    first, last = content
    first = np.where(first < last, np.minimum(text.find(_BEFORE_CONTENT).pass_forward(first), last), first)
    closes = np.append(text.quotes.last, -1)[np.searchsorted(text.quotes.last, last, "right") - 1]
    word = np.maximum(text.find(_AFTER_CONTENT).pass_back(last), closes)
    return first, np.where(last > first, np.maximum(word, first), last)


def join_rows(*parts: Ints) -> Ints:
    """Put rows of :func:`make_rows` in the order of their cues; rows of one cue stay as they are given."""
    rows = np.concatenate([np.zeros((0, _COLUMNS), np.int64), *parts])
    return rows[np.argsort(rows[:, 0], kind="stable")]
