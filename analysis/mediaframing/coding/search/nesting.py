"""Which span holds which: the innermost of nested spans around a place."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.text.tokens import Ints


def find_innermost(
    outer_article: Ints, outer_start: Ints, outer_end: Ints, article: Ints, start: Ints, end: Ints
) -> Ints:
    """For each span give the innermost outer span that contains it, as its place among the outer ones, or -1.

    Parameters
    ----------
    outer_article, outer_start, outer_end : array
        Spans, in any order.
    article, start, end : array
        The spans asked about.
    """
    found = np.full(len(article), -1, np.int64)
    if not len(outer_article) or not len(article):
        return found
    # All articles in one row, so that a place is one number.
    width = int(max(outer_end.max(), end.max())) + 1
    outer_start, outer_end = outer_article * width + outer_start, outer_article * width + outer_end
    start, end = article * width + start, article * width + end
    order = np.lexsort((-outer_end, outer_start))
    outer_start, outer_end = outer_start[order], outer_end[order]
    parent = _find_parents(outer_start, outer_end)
    place = np.searchsorted(outer_start, start, "right") - 1
    open_ = np.flatnonzero(place >= 0)
    # Climb from the last outer span that begins before, to the ones around it; as many rounds as spans are nested.
    while len(open_):
        outer = place[open_]
        inside = outer_end[outer] >= end[open_]
        found[open_[inside]] = order[outer[inside]]
        open_ = open_[~inside]
        place[open_] = parent[place[open_]]
        open_ = open_[place[open_] >= 0]
    return found


def take_outer(values: Ints, innermost: Ints) -> Ints:
    """Take a value of the outer spans for each place of :func:`find_innermost`, -1 where there is none."""
    return np.where(innermost >= 0, values[innermost], -1) if len(values) else np.full(len(innermost), -1)


def _find_parents(start: Ints, end: Ints) -> Ints:
    """For each span the nearest earlier one that reaches beyond its start, or -1; spans are sorted by start."""
    parents = np.full(len(start), -1, np.int64)
    # Most spans begin where all before them have ended, and so have none; they matter to what begins within them.
    within = np.append(False, start[1:] < np.maximum.accumulate(end)[:-1])
    touching = np.flatnonzero(within | np.append(within[1:], False))
    stack: list[tuple[int, int]] = []
    columns = (column[touching].tolist() for column in (start, end))
    for number, begin, finish in zip(touching.tolist(), *columns, strict=True):
        while stack and stack[-1][0] <= begin:
            stack.pop()
        if stack:
            parents[number] = stack[-1][1]
        stack.append((finish, number))
    return parents
