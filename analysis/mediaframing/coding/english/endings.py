"""How words end: what many rules ask is told of each distinct word once, as bits."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.text.tokens import Ints
from mediaframing.coding.text.words import Words

_BITS = {ending: 1 << number for number, ending in enumerate(("s", "d", "ed", "ing", "ly"))}


def judge_endings(words: Words) -> Ints:
    """Give the bits of folded words.

    >>> judge_endings(Words(["talks", "denied"])) & sum_endings("ed", "ing") > 0
    array([False,  True])
    """
    found = np.zeros(len(words), np.int64)
    for ending, bit in _BITS.items():
        found += words.end_with(ending) * bit
    return found


def sum_endings(*endings: str) -> int:
    """Sum the bits of endings; 0 if one of them has none."""
    bits = [_BITS.get(ending, 0) for ending in endings]
    return sum(bits) if all(bits) else 0
