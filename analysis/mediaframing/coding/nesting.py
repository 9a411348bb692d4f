"""Which span holds which: the innermost of nested spans around a place."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.tokens import Ints


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
    order = np.lexsort((-outer_end, outer_start, outer_article))
    outer_article, outer_start, outer_end = outer_article[order], outer_start[order], outer_end[order]
    parent = _find_parents(outer_article, outer_start, outer_end)
    width = int(max(outer_end.max(), end.max())) + 1
    place = np.searchsorted(outer_article * width + outer_start, article * width + start, "right") - 1
    open_ = np.flatnonzero(place >= 0)
    # Climb from the last outer span that begins before, to the ones around it; as many rounds as spans are nested.
    while len(open_):
        outer = place[open_]
        inside = (outer_article[outer] == article[open_]) & (outer_end[outer] >= end[open_])
        found[open_[inside]] = order[outer[inside]]
        open_ = open_[~inside]
        place[open_] = parent[place[open_]]
        open_ = open_[place[open_] >= 0]
    return found


def _find_parents(article: Ints, start: Ints, end: Ints) -> Ints:
    """For each span the nearest earlier one that reaches beyond its start, or -1."""
    parents = np.full(len(article), -1, np.int64)
    stack: list[tuple[int, int, int]] = []
    for number, (where, begin, finish) in enumerate(
        zip(article.tolist(), start.tolist(), end.tolist(), strict=True)
    ):
        while stack and (stack[-1][0] != where or stack[-1][1] <= begin):
            stack.pop()
        if stack:
            parents[number] = stack[-1][2]
        stack.append((where, finish, number))
    return parents
