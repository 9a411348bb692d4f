"""What rules ask of the words of a text, for many places or spans at once; every span is half-open.

``codes`` is a number of bits for each token, such as ``text.codes`` (classes, see :mod:`word_classes`) or ``text.role``
(roles and forms, see :mod:`roles`); ``bits`` is a class, or several.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints


def has(codes: Ints, bits: Ints | int) -> Bools:
    """Tell which codes have one of these bits.

    >>> has(np.array([1, 2, 6]), 4 | 1).tolist()
    [True, False, True]
    """
    held: Bools = (codes & bits) != 0
    return held


def any_between(codes: Ints, bits: int, start: Ints, end: Ints) -> Bools:
    """Tell whether words with such bits stand from each start up to each end; spans are short."""
    found = np.zeros(len(start), np.bool_)
    if not len(start):
        return found
    span, place = list_between(start, end)
    found[span[has(codes[place], bits)]] = True
    return found


def find_next(codes: Ints, bits: int, start: Ints, end: Ints) -> Ints:
    """Find the first word with such bits from each start up to each end; -1 where there is none.

    >>> codes = np.array([0, 4, 4, 0])
    >>> find_next(codes, 4, np.array([0, 3]), np.array([4, 4])).tolist()
    [1, -1]
    """
    span, place = list_between(start, end)
    held = np.flatnonzero(codes[place] & bits)[::-1]  # what is written last stays
    found = np.full(len(start), -1, np.int64)
    found[span[held]] = place[held]
    return found


def find_last(codes: Ints, bits: int, start: Ints, end: Ints) -> Ints:
    """Find the last word with such bits from each start up to each end; -1 where there is none."""
    span, place = list_between(start, end)
    held = np.flatnonzero(codes[place] & bits)
    found = np.full(len(start), -1, np.int64)
    found[span[held]] = place[held]
    return found
