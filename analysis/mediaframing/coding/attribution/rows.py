"""An attribution as the rules hand it on: tokens of content, cue and speaker, and the rule that found it."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.clauses import find_clause_ends, find_object_ends
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.text.tokens import Bools, Ints

Marks = tuple[Ints | int, Ints | int]
"""First and last tokens, or one token for all."""

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

NOBODY = (-1, -1)
"""The speaker of an attribution that names none."""
ENDS = wc.STOP | wc.SEMICOLON | wc.DASH | wc.CLOSE_BRACKET
"""What can stand after a cue that ends its clause."""
NO_OBJECT = wc.COMMA | ENDS | wc.CCONJ | wc.SCONJ
"""What can stand after a verb that has no object."""
_BEFORE_CONTENT = wc.COMMA | wc.COLON
_AFTER_CONTENT = wc.COMMA | wc.STOP | wc.DASH | wc.SEMICOLON
CLAUSE_END, OBJECT_END = -2, -3
"""The last token of a content that goes on to the end of a clause, or of an object, which is found later for all."""
_COLUMNS = 9


def draft_rows(
    token: Ints, content: Marks, cue: Marks, speaker: Marks, rule: Ints | int, ceiling: Ints | int = -1
) -> Ints:
    """Put what rules find beside each other, for :func:`finish_rows`.

    Parameters
    ----------
    token : array
        The cue, which may be part of a longer one.
    content, cue, speaker : tuple
        First and last tokens. A content may end with ``CLAUSE_END`` or ``OBJECT_END``.
    rule : int
    ceiling : array
        Where the clause or object ends at the latest.

    Returns
    -------
    array of int
        The token of the cue; the first and the last token of content, cue and speaker; the rule; and the ceiling.
    """
    drafts = np.empty((len(token), _COLUMNS), np.int64)
    for column, values in enumerate((token, *content, *cue, *speaker, rule, ceiling)):
        drafts[:, column] = values
    return drafts


def finish_rows(text: Text, *drafts: Ints) -> Ints:
    """Find where contents end, trim them of outer punctuation, and drop those of which nothing is left.

    Returns
    -------
    array of int
        Eight columns: the token of the cue, by which rows are ordered; the first and the last token of content, cue
        and speaker, -1 for what is not there; and the rule.
    """
    rows = np.concatenate(drafts)
    first, last = rows[:, 1], rows[:, 2]
    for mark, find_ends in ((CLAUSE_END, find_clause_ends), (OBJECT_END, find_object_ends)):
        asked = np.flatnonzero(last == mark)
        last[asked] = find_ends(text, first[asked], rows[asked, -1])
    rows[:, 1], rows[:, 2] = _trim_contents(text, first, last)
    alone = np.flatnonzero(first == last)
    kept = last >= first
    kept[alone] = has(text.codes[first[alone]], wc.WORD) | (text.find_closings(first[alone]) >= 0)
    return rows[kept, :-1]


def are_among(text: Text, tokens: Ints, others: Ints) -> Bools:
    """Tell which tokens are among others."""
    there = np.zeros(len(text), np.bool_)
    there[others] = True
    return there[tokens]


def order_rows(*parts: Ints) -> Ints:
    """Put rows of :func:`finish_rows` in the order of their cues; rows of one cue stay as they are given."""
    rows = np.concatenate(parts)
    return rows[np.argsort(rows[:, 0], kind="stable")]


def _trim_contents(text: Text, first: Ints, last: Ints) -> Spans:
    """Step over the commas and colons before contents, and the marks after them that close no quotation."""
    first = np.where(first < last, np.minimum(text.find(_BEFORE_CONTENT).pass_forward(first), last), first)
    closes = np.append(text.quotes.last, -1)[np.searchsorted(text.quotes.last, last, "right") - 1]
    word = np.maximum(text.find(_AFTER_CONTENT).pass_back(last), closes)
    return first, np.where(last > first, np.maximum(word, first), last)
