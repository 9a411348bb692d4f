"""Tokens at which a content can end before its sentence does, and the ends that they give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.places import Places, list_places
from mediaframing.coding.text.tokens import Ints


@dataclass(frozen=True)
class Bounds:
    """Tokens at which a content can end before its sentence does, in order, and at last one that ends none.

    Attributes
    ----------
    place : array
        The tokens.
    until : array
        For each, the token up to which the sentence must go at least for the content to end.
    beyond : array
        For each, how many tokens it must stand beyond the content's first at least.
    opened : array
        Where the quotation begins that it stands in, or -1: a content that begins before passes it.
    outer : array
        For each the number of the first one at or after it that stands in no quotation.
    """

    place: Ints
    until: Ints
    beyond: Ints
    opened: Ints
    outer: Ints

    def find_next(self, token: Ints) -> Ints:
        """Give the numbers of the next ones at or after each token that stand in no quotation begun after it."""
        number = np.searchsorted(self.place, token)
        return np.where(self.opened[number] < token, number, self.outer[number])


def make_bounds(text: Text, place: Ints, until: Ints, beyond: Ints) -> Bounds:
    """Make bounds of tokens in order, with what each asks for; see :class:`Bounds`."""
    quote = text.find_quotes(place)
    opened = np.where(quote >= 0, np.append(text.quotes.first, -1)[quote], -1)
    outer = np.append(np.flatnonzero(quote < 0), len(place))
    return Bounds(
        place=np.append(place, len(text)),
        until=np.append(until, len(text)),
        beyond=np.append(beyond, 0),
        opened=np.append(opened, -1),
        outer=outer[np.searchsorted(outer, np.arange(len(place) + 1))],
    )


def find_ends(text: Text, find_bounds: Callable[[Text], Bounds], first: Ints, ceiling: Ints) -> Ints:
    """Give the tokens before the bounds that end contents, or the ends of their sentences or of a last quotation."""
    if not len(first):
        return first
    quote = text.find_quotes(ceiling)
    rows = np.flatnonzero(quote >= 0)
    rows = rows[text.quotes.first[quote[rows]] >= first[rows]]
    ends = _trim_ends(text, first, ceiling)
    ends[rows] = text.quotes.last[quote[rows]]
    rows, place, bounds = np.arange(len(first)), first, text.recall(find_bounds)
    while len(rows):
        number = bounds.find_next(place)
        place = bounds.place[number]
        stop = (bounds.until[number] <= ceiling[rows]) & (place - first[rows] >= bounds.beyond[number])
        ends[rows[stop]] = place[stop] - 1
        left = ~stop & (place < ceiling[rows])
        rows, place = rows[left], place[left] + 1
    return ends


def _trim_ends(text: Text, first: Ints, last: Ints) -> Ints:
    """Step back over the full stops that end sentences, but not over those in quotation marks."""
    return np.where(last > first, np.maximum(first, text.recall(_find_final_marks).pass_back(last)), last)


def _find_final_marks(text: Text) -> Places:
    marks = text.find(wc.STOP | wc.COMMA).tokens
    return list_places(marks[text.find_closings(marks) < 0], len(text))
