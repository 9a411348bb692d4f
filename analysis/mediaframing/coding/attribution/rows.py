"""Attributions as the rules hand them on: tokens of content, cue and speaker, and the shape that was found."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from mediaframing.coding.attribution.shapes import list_off
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.clause_bounds import find_clause_ends
from mediaframing.coding.english.object_bounds import find_object_ends
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.tokens import Bools, Ints

Marks = tuple[Ints | int, Ints | int]
"""First and last tokens, or one token for all."""

NOBODY = (-1, -1)
"""The speaker of an attribution that names none."""
ENDS = wc.STOP | wc.SEMICOLON | wc.DASH | wc.CLOSE_BRACKET
"""What can stand after a cue that ends its clause."""
NO_OBJECT = wc.COMMA | ENDS | wc.CCONJ | wc.SCONJ
"""What can stand after a verb that has no object."""
_BEFORE_CONTENT = wc.COMMA | wc.COLON
_AFTER_CONTENT = wc.COMMA | wc.STOP | wc.DASH | wc.SEMICOLON | wc.COLON
CLAUSE_END, OBJECT_END = -2, -3
"""The last token of a content that goes on to the end of a clause, or of an object, which is found later for all."""


@dataclass(frozen=True)
class Rows(Columns):
    """Attributions as rules hand them on, by token.

    Attributes
    ----------
    token : array
        The cue, or the part of it by which rows are ordered; -1 without a cue.
    first, last : array
        The content; what rules draft may end with ``CLAUSE_END`` or ``OBJECT_END``.
    cue_first, cue_last, speaker_first, speaker_last : array
        -1 for what is not there.
    shape : array
        The place of the shape in :data:`mediaframing.coding.attribution.shapes.SHAPES`.
    ceiling : array
        Where the clause or object ends at the latest.
    """

    token: Ints
    first: Ints
    last: Ints
    cue_first: Ints
    cue_last: Ints
    speaker_first: Ints
    speaker_last: Ints
    shape: Ints
    ceiling: Ints

    def __len__(self) -> int:
        return len(self.first)


NO_ROWS = Rows(*(np.zeros(0, np.int64) for _ in fields(Rows)))
"""What readers give where there is nothing to read: of one sentence, most of them."""


def draft_rows(
    token: Ints, content: Marks, cue: Marks, speaker: Marks, shape: Ints | int, ceiling: Ints | int = -1
) -> Rows:
    """Put what rules find beside each other, for :func:`finish_rows`.

    ``content``, ``cue`` and ``speaker`` are first and last tokens. What is one number holds for all rows.
    """
    parts = (token, *content, *cue, *speaker, shape, ceiling)
    return Rows(*(part if isinstance(part, np.ndarray) else np.full(len(token), part) for part in parts))


def join_rows(*parts: Rows) -> Rows:
    """Put rows one after the other."""
    return Rows(
        *(np.concatenate(columns) for columns in zip(*(vars(part).values() for part in parts), strict=True))
    )


def drop_off(rows: Rows) -> Rows:
    """Drop the rows of shapes that are switched off (see :mod:`mediaframing.coding.english.rulebook`)."""
    off = list_off()
    return rows.keep(~np.isin(rows.shape, off)) if off else rows


def finish_rows(text: Text, *drafts: Rows) -> Rows:
    """Find where contents end, trim them of outer punctuation, and drop those of which nothing is left."""
    drafts = tuple(draft for draft in drafts if len(draft))
    if not drafts:
        return NO_ROWS
    rows = drop_off(join_rows(*drafts))
    first, last = rows.first, rows.last
    for mark, find_ends in ((CLAUSE_END, find_clause_ends), (OBJECT_END, find_object_ends)):
        asked = np.flatnonzero(last == mark)
        last[asked] = find_ends(text, first[asked], rows.ceiling[asked])
    first, last = _trim_contents(text, first, last)
    alone = np.flatnonzero(first == last)
    kept = last >= first
    kept[alone] = has(text.codes[first[alone]], wc.WORD) | (text.find_closings(first[alone]) >= 0)
    return replace(rows, first=first, last=last).keep(kept)


def are_among(text: Text, tokens: Ints, others: Ints) -> Bools:
    """Tell which tokens are among others."""
    there = np.zeros(len(text), np.bool_)
    there[others] = True
    return there[tokens]


def are_within(rows: Rows, token: Ints) -> Bools:
    """Tell which tokens stand within a content."""
    begins, ends = np.sort(rows.first), np.sort(rows.last)
    within: Bools = np.searchsorted(begins, token, "right") > np.searchsorted(ends, token)
    return within


def are_untold(text: Text, rows: Rows, token: Ints) -> Bools:
    """Tell which tokens are the outlet's own words, in no quotation and no content found so far, and no cue."""
    untold: Bools = are_own(text, rows, token) & ~are_among(text, token, rows.cue_first[rows.cue_first >= 0])
    return untold


def are_own(text: Text, rows: Rows, token: Ints) -> Bools:
    """Tell which tokens stand in no quotation and no content found so far."""
    own: Bools = (text.find_quotes(token) < 0) & ~are_within(rows, token)
    return own


def order_rows(*parts: Rows) -> Rows:
    """Put rows in the order of their cues; rows of one cue stay as they are given."""
    rows = join_rows(*parts)
    return rows.keep(np.argsort(rows.token, kind="stable"))


def _trim_contents(text: Text, first: Ints, last: Ints) -> Spans:
    """Step over the commas and colons before contents, and the marks after them that close no quotation."""
    first = np.where(first < last, np.minimum(text.find(_BEFORE_CONTENT).pass_forward(first), last), first)
    closes = np.append(text.quotes.last, -1)[np.searchsorted(text.quotes.last, last, "right") - 1]
    word = np.maximum(text.find(_AFTER_CONTENT).pass_back(last), closes)
    return first, np.where(last > first, np.maximum(word, first), last)
