"""The attributions that have a cue: which cues are worth reading, and which rows are kept."""

from __future__ import annotations

import numpy as np

from mediaframing.coding import cues
from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.idioms import (
    read_according,
    read_noun,
)
from mediaframing.coding.noun_phrases import (
    Span,
)
from mediaframing.coding.rows import (
    BARE,
    CLAUSE,
    Row,
)
from mediaframing.coding.tokens import Bools, Ints
from mediaframing.coding.verbs import read_verb


def find_shapes(text: Text, word: Ints, cue: Ints, quoted: Bools, floor: Ints) -> list[Row]:
    """Find the attributions that have a cue, in the order of their cues.

    Parameters
    ----------
    text : Text
    word, cue : array
        The codes of every token.
    quoted : array of bool
        Whether a token stands in quotation marks.
    floor : array
        The first token of each token's sentence.
    """
    rows: list[Row] = []
    heard: dict[int, Span] = {}
    places = _choose_candidates(word, cue, quoted, floor)
    bounds = np.array(text.first, np.int64)
    highs = bounds[np.searchsorted(bounds, places, "right")] - 1
    for token, low, high in zip(places.tolist(), floor[places].tolist(), highs.tolist(), strict=True):
        code = text.cue[token]
        if code & cues.ACCORDING:
            found = read_according(text, token)
        else:
            found = read_verb(text, token, heard, low, high) if code & ~cues.NOUN else []
            if not found and code & cues.NOUN:
                found = read_noun(text, token)
        for row in found:
            if row[4] >= 0:
                heard[low] = (row[4], row[5])
        rows += found
    return rows


def _choose_candidates(word: Ints, cue: Ints, quoted: Bools, floor: Ints) -> Ints:
    """Choose the cues worth reading: those that their neighbours do not already rule out."""
    places = np.flatnonzero((cue != 0) & ~quoted)
    if not len(places):
        return places
    code = cue[places]
    after = np.append(word, 0)[places + 1]
    before = np.where(places > floor[places], word[places - 1], 0)
    that = ((after & wc.THAT) > 0) | ((code & cues.NOUN > 0) & (after & wc.BE > 0))  # "the message was that"
    nominal = (before & (wc.DETERMINER | wc.POSSESSIVE) > 0) & (before & wc.THAT == 0)
    nominal |= (before & wc.PREPOSITION > 0) & (before & wc.TO == 0) & (code & cues.GERUND == 0)
    # "some say", but "some claims"
    nominal &= (before & wc.QUANTIFIER == 0) | (code & cues.STRONG == 0) | (code & cues.THIRD > 0)
    passive = (before & wc.BE > 0) & (code & cues.GERUND == 0)
    only_that = (code & (cues.VERB_SHAPED | cues.ADJECTIVE) > 0) | (code == cues.NOUN) | nominal
    keep = np.where(only_that, that, ~passive | that | (after & (wc.BY | wc.OF) > 0))
    return places[keep | (code & cues.ACCORDING > 0)]


def drop_nested(text: Text, rows: list[Row]) -> list[Row]:
    """Drop what a source is said to want or think within another source's content; told speech stays."""
    kept: list[Row] = []
    for row in rows:
        while_open = [outer for outer in kept[-6:] if outer[0] <= row[2] <= outer[1] and outer[2] != row[2]]
        strong = (
            row[6] in (CLAUSE, BARE) and text.cue[row[2]] & cues.STRONG and not text.word[row[5]] & wc.PRONOUN
        )
        if not while_open or strong:
            kept.append(row)
    return kept
