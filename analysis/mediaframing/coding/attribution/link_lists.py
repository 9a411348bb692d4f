"""Headlines of other articles that a page sets behind a name, and that stand in its text with no space between.

"Sen. Anna Weber Anna Lund WeberMayors want new bridges Storm hits Norland MORE (N.) said": the last word of the full name and
the first headline are one word, and "MORE" ends the list. Who speaks behind it is Weber; who speaks in it begins with that word.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow.compute as pc

from mediaframing.coding.attribution.rows import Rows
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import find_noun_phrases_before
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Ints
from mediaframing.coding.text.words import Words, as_bools

_JOINT = r"[a-z][A-Z0-9]"
_END, _ENDS = "MORE", 2
_LONGEST_NAME = 6
"""The name that the joined word begins with stands within so many tokens before it."""
_LONGEST_LIST = 90
_FURTHEST_RELATIVE = 8
"""So many tokens behind the list may "who" stand for the name before it: "MORE (N.), who said"."""


def step_over_links(text: Text, rows: Rows) -> Rows:
    """Give what is said behind a list of links to who is named before it, and what its headlines say to nobody before it."""
    begins, ends, names = text.recall(find_link_lists)
    if not len(begins):
        return rows
    place = np.searchsorted(begins, rows.cue_first, "right") - 1
    near = (place >= 0) & (rows.speaker_first >= 0)
    begin, end = begins[place], ends[place]
    first, last = rows.speaker_first.copy(), rows.speaker_last.copy()
    inside = near & (rows.cue_first <= end) & (first < begin) & (begin <= last)
    first[inside] = begin[inside]
    relative = has(text.codes[first], wc.REL) & (first > end) & (first - end <= _FURTHEST_RELATIVE)
    behind = near & (rows.cue_first > end) & ((first <= end) & (last >= begin) | relative)
    named = find_noun_phrases_before(text, names[place[behind]], text.find_floors(begin[behind]))
    # "They met Weber": the verb is no part of the name.
    plain = ~has(text.codes[named[0]], wc.CAPITAL | wc.ROLE | wc.DET)
    start = np.where(plain, text.find(wc.CAPITAL).find_next(np.maximum(named[0], 0)), named[0])
    told = (named[0] >= 0) & (start <= named[1])
    rest = np.flatnonzero(behind)[told]
    first[rest], last[rest] = start[told], named[1][told]
    return replace(rows, speaker_first=first, speaker_last=last)


def find_link_lists(text: Text) -> tuple[Ints, Ints, Ints]:
    """Find the joined word that begins each list, the word that ends it, and the name's last word before it."""
    joined = text.vocabulary.classify_all("joined words", _find_joined, "types")
    some = np.flatnonzero(joined[text.type])
    ends = joined[text.type[some]] == _ENDS
    place, ends = some[~ends], np.append(some[ends], 2 * len(text) + _LONGEST_LIST)
    end = ends[np.searchsorted(ends, place)]
    place, end = place[end - place <= _LONGEST_LIST], end[end - place <= _LONGEST_LIST]
    name = np.array([_find_name(text, token) for token in place.tolist()], np.int64)
    return place[name >= 0], end[name >= 0], name[name >= 0]


def _find_name(text: Text, token: int) -> int:
    """Find the last word of a name, with which a joined word begins: "Weber" in "Anna Weber Anna Lund WeberMayors"."""
    word = text.tokens.surface(token)
    for before in range(max(token - _LONGEST_NAME, 0), token):
        name = text.tokens.surface(before)
        goes_on = word[len(name) : len(name) + 1]
        if name[0].isupper() and word.startswith(name) and (goes_on.isupper() or goes_on.isdigit()):
            return before
    return -1


def _find_joined(words: Words) -> Ints:
    joined = as_bools(pc.match_substring_regex(words.array, _JOINT)).astype(np.int64)
    return np.where(as_bools(pc.equal(words.array, _END)), _ENDS, joined)
