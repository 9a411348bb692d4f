"""What is open after each double quotation mark: nothing, or a quotation with a straight or a curly mark."""

from __future__ import annotations

from itertools import product

import numpy as np

from mediaframing.coding.english.quotation_marks import CLOSE, OPEN, Marks
from mediaframing.coding.text.tokens import Bools, Ints

# What is open after a double mark: nothing, a quotation with a straight mark, or one with a curly mark.
NOTHING, STRAIGHTLY, CURLY = range(3)
# What a double mark, or several, make of what is open: the turn is a number with a digit for each thing before.
_TURNS = np.array(list(product(range(3), repeat=3)), np.int64)
_OPENS, _OPENS_OR_CLOSES, _TOGGLES, _OPENS_STRAIGHT, _CLOSES = (
    9 * after_nothing + 3 * after_straight + after_curly
    for after_nothing, after_straight, after_curly in (
        (CURLY, NOTHING, CURLY),
        (CURLY, NOTHING, NOTHING),
        (STRAIGHTLY, NOTHING, NOTHING),
        (STRAIGHTLY, STRAIGHTLY, NOTHING),
        (NOTHING, NOTHING, NOTHING),
    )
)
_SETTLED = np.array([len(set(turn)) == 1 for turn in _TURNS.tolist()])
"""Whether after a turn the same is open, whatever was before."""
_JOINED = _TURNS[:, _TURNS] @ (9, 3, 1)
"""The turn that two turns make, by the later and the earlier one."""


def sort_marks(marks: Marks) -> Ints:
    """Tell what each double mark can do: its shape says it, and for some the words beside it."""
    # „so“, »so« and ”so“: a curly mark that ends a word closes, one that begins a word opens, however it is bent.
    curly = np.where(marks.begins, _OPENS_OR_CLOSES, _CLOSES)
    opening = np.where(marks.ends, _CLOSES, _OPENS)
    # A straight mark that begins a word closes nothing: the one before was never closed.
    straight = np.where(marks.ends, _CLOSES, np.where(marks.begins, _OPENS_STRAIGHT, _TOGGLES))
    return np.where(marks.kind == OPEN, opening, np.where(marks.kind == CLOSE, curly, straight))


def follow_turns(turns: Ints, fresh: Bools) -> Ints:
    """Tell what is open after each double mark; nothing is before the first of a paragraph (``fresh``).

    The turns of neighbours are joined, then those of neighbouring pairs, and so on, up to a mark after which the same
    is open whatever was before: an article of nothing but undecided marks takes but some rounds.
    """
    turns = np.where(fresh, _JOINED[turns, _CLOSES], turns)
    undecided = np.flatnonzero(~_SETTLED[turns])
    joined = 1
    while len(undecided):
        turns[undecided] = _JOINED[turns[undecided], turns[undecided - joined]]
        undecided = undecided[~_SETTLED[turns[undecided]]]
        joined *= 2
    after: Ints = _TURNS[turns, 0]
    return after
