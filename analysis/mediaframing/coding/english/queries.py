"""What rules ask of the words of a text, for many places or spans at once; every span is half-open.

``codes`` is a number of bits for each token, such as ``text.codes`` (classes, see :mod:`word_classes`) or ``text.role``
(roles and forms, see :mod:`roles`); ``bits`` is a class, or several.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_FEW = 10_000


def has(codes: NDArray[np.integer[Any]], bits: Ints | int) -> Bools:
    """Tell which codes have one of these bits.

    >>> has(np.array([1, 2, 6]), 4 | 1).tolist()
    [True, False, True]
    """
    held: Bools = (codes & bits).astype(np.bool_)
    return held


def any_between(codes: Ints, bits: int, start: Ints, end: Ints) -> Bools:
    """Tell whether words with such bits stand from each start up to each end."""
    found = np.zeros(len(start), np.bool_)
    if not len(start):
        return found
    if _reach_far(start, end):
        held = _find_held(codes, bits, start, end)
        return np.searchsorted(held, np.maximum(start, end)) > np.searchsorted(held, start)
    span, place = list_between(start, end)
    found[span[has(codes[place], bits)]] = True
    return found


def any_word_between(words: Ints, table: Bools, start: Ints, end: Ints) -> Bools:
    """Tell whether words of a table, such as ``roles.name_words`` gives, stand from each start up to each end."""
    found = np.zeros(len(start), np.bool_)
    span, place = list_between(start, end)
    found[span[table[words[place]]]] = True
    return found


def find_next(codes: Ints, bits: int, start: Ints, end: Ints) -> Ints:
    """Find the first word with such bits from each start up to each end; -1 where there is none.

    >>> codes = np.array([0, 4, 4, 0])
    >>> find_next(codes, 4, np.array([0, 3]), np.array([4, 4])).tolist()
    [1, -1]
    """
    if _reach_far(start, end):
        held = np.append(_find_held(codes, bits, start, end), len(codes))
        following = held[np.searchsorted(held[:-1], start)]
        return np.where(following < end, following, -1)
    span, place = list_between(start, end)
    held = (codes[place] & bits).nonzero()[0][::-1]  # what is written last stays
    found = np.full(len(start), -1, np.int64)
    found[span[held]] = place[held]
    return found


def find_last(codes: Ints, bits: int, start: Ints, end: Ints) -> Ints:
    """Find the last word with such bits from each start up to each end; -1 where there is none."""
    if _reach_far(start, end):
        held = np.append(-1, _find_held(codes, bits, start, end))
        before = held[np.searchsorted(held[1:], end)]
        return np.where(before >= start, before, -1)
    span, place = list_between(start, end)
    held = (codes[place] & bits).nonzero()[0]
    found = np.full(len(start), -1, np.int64)
    found[span[held]] = place[held]
    return found


def _reach_far(start: Ints, end: Ints) -> bool:
    """Tell whether the spans together have more places than the text that they lie in, many times over."""
    places = int(np.maximum(end - start, 0).sum())
    return places > 4 * _FEW and places > 4 * (int(end.max()) - int(start.min()))


def _find_held(codes: Ints, bits: int, start: Ints, end: Ints) -> Ints:
    """Find the words with such bits in the stretch of text that all spans lie in."""
    low = int(start.min())
    held: Ints = np.flatnonzero(codes[low : max(int(end.max()), low)] & bits) + low
    return held
