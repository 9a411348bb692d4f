"""Lines in capitals ("NO WAR, SAYS KHAN"): a capital there tells nothing, so that they read as in sentence case."""

from __future__ import annotations

import numpy as np
import pyarrow.compute as pc

from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Ints
from mediaframing.coding.text.words import Words, as_bools

_CAPITAL, _LETTERS = any_of("capital"), any_of("letters")
_FEWEST, _MOST_SMALL = 2, 0.2
"""So many words has a line in capitals, and at most this share of them is not."""


def lower_lines(text: Text) -> None:
    """Take the role of a capital from the words of sentences that are in capitals."""
    tokens, sentences = text.tokens, text.sentences
    if not len(sentences):
        return
    first = sentences.first_token
    upper = tokens.vocabulary.classify_all("stance upper", _are_upper, "types").astype(np.bool_)[tokens.type]
    words = has(text.role, _LETTERS)
    total = np.add.reduceat(words, first, dtype=np.int64)
    big = np.add.reduceat(words & upper, first, dtype=np.int64)
    loud = np.flatnonzero((total >= _FEWEST) & (total - big <= _MOST_SMALL * total))
    _, held = list_between(first[loud], sentences.end_token[loud])
    text.role[held] &= ~_CAPITAL


def _are_upper(words: Words) -> Ints:
    return as_bools(pc.utf8_is_upper(words.array)).astype(np.int64)
