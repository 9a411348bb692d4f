"""The content that stands before a subject or cue: a quotation, or the clause from the sentence's start."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.text.places import Places, find_places
from mediaframing.coding.text.tokens import Ints

_SMALL = wc.DET | wc.PRON | wc.ADP | wc.SCONJ | wc.CCONJ
_MARKS = wc.COMMA | wc.COLON | wc.STOP


def find_contents_before(text: Text, last: Ints, floor: Ints) -> Spans:
    """Find the content that ends before each subject or cue; -1, -1 where there is none."""
    first, end = np.full((2, len(last)), -1)
    if not len(last):
        return first, end
    floor = _pass_links(text, floor)
    closing = text.find_closings(last)
    quoted = np.flatnonzero((last >= floor) & (closing >= 0))
    first[quoted] = _open_quotations(text, closing[quoted], floor[quoted])
    end[quoted] = last[quoted]
    rest = np.flatnonzero((last >= floor) & (closing < 0))
    end[rest] = last[rest] - has(text.codes[last[rest]], wc.PAUSE)
    rest = rest[end[rest] >= floor[rest]]
    first[rest] = _open_clauses(text, floor[rest], end[rest])
    none = (first < 0) | (last < floor)
    first[none] = end[none] = -1
    return first, end


def _pass_links(text: Text, floor: Ints) -> Ints:
    """Begin behind the title of another article: "READ MORE: Bridge closed “It is old,” Weber said"."""
    linked = text.are(floor, "links elsewhere") & text.find(wc.COLON).any_between(floor + 1, floor + 3)
    rows = np.flatnonzero(linked)
    quote = np.searchsorted(text.quotes.first, floor[rows])
    begin = np.append(text.quotes.first, len(text))[quote]
    passed = floor.copy()
    # "READ MORE: Bridge closed again The bridge was old, Weber said"
    colon = text.find(wc.COLON).find_next(floor[rows] + 1)
    passed[rows] = np.minimum(begin, text.recall(_find_fresh_starts).find_next(colon + 2))
    return passed


def _find_fresh_starts(text: Text) -> Places:
    """Find small words with a capital behind words without one, with which a sentence begins where no stop stands before it."""
    small = text.hold(wc.CAPITAL) & text.hold(_SMALL)
    before = np.append(False, (text.hold(wc.WORD) & ~text.hold(wc.CAPITAL))[:-1])
    return find_places(small & before)


def _open_quotations(text: Text, quote: Ints, floor: Ints) -> Ints:
    """Begin with the quotation, or with the clause before it in its sentence where it is a fragment of that."""
    first = text.quotes.first[quote]
    before = text.codes[first - 1]
    fragment = (first > floor) & ~has(before, _MARKS) & has(before, wc.WORD)
    # "If it fails, “that would be a boost,” ..."
    fragment |= (first > floor) & has(before, wc.COMMA) & ~has(text.codes[first + 1], wc.CAPITAL)
    start = text.find(wc.CCONJ).pass_forward(floor)
    return np.where(fragment, np.minimum(start, first), first)


def _open_clauses(text: Text, floor: Ints, last: Ints) -> Ints:
    """Begin with the quotation at the sentence's start, or with its first word; -1 where less than two words remain."""
    inside = text.find_quotes(floor)
    begin = np.where(inside >= 0, np.append(text.quotes.first, 0)[inside], floor)
    word = np.minimum(text.recall(_find_idle).pass_forward(begin), last)
    first = np.where(last - word >= 1, word, -1)
    # A whole quotation, with a comma after it: “The talks failed”, she said.
    closing = text.find_closings(last)
    opening = np.append(text.quotes.first, 0)[closing]
    return np.where((closing >= 0) & (opening <= floor), opening, first)


def _find_idle(text: Text) -> Places:
    """Find what no content begins with: a conjunction, or a mark that is none of quotation."""
    return find_places(text.hold(wc.CCONJ) | ~text.hold(wc.WORD | wc.QUOTE))
