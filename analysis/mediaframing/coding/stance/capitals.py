"""Lines in capitals ("NO WAR, SAYS KHAN"): a capital there tells nothing, so that they read as in sentence case."""

from __future__ import annotations

import numpy as np
import pyarrow.compute as pc

from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of
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
    count = len(tokens.type)
    upper = tokens.vocabulary.classify_all("stance upper", _are_upper, "types")[tokens.type] > 0
    words = has(text.role[:count], _LETTERS)
    home = sentences.of_token
    total = np.bincount(home[words], minlength=len(sentences))
    big = np.bincount(home[words & upper], minlength=len(sentences))
    loud = (total >= _FEWEST) & (total - big <= _MOST_SMALL * total)
    held = loud[home]
    text.role[:count][held] &= ~_CAPITAL


def _are_upper(words: Words) -> Ints:
    return as_bools(pc.utf8_is_upper(words.array)).astype(np.int64)
