"""Whose name stands in a speaker's words: "Weber" in "Mayor Weber of Norland", but not in "Weber's lawyer"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.speakers.names import Names
from mediaframing.coding.text.tokens import Bools, Ints

_REACH = 3
"""Of the names in a speaker's words so many are weighed."""
_LONGEST_TITLE = 8
"""A name set beside a speaker begins before so many words from it."""


def find_holders(text: Text, names: Names, first: Ints, last: Ints) -> Ints:
    """Give the holder of the name that each speaker's words hold, or -1: not "Weber" in "Weber's lawyer"."""
    holder = np.full(len(first), -1)
    if not len(names) or not len(first):
        return holder
    head = find_heads(text, first, last)
    row = np.searchsorted(names.first, first)
    best = np.full(len(first), -1)
    rank = np.zeros(len(first), np.int64)
    compounds = text.recall(_mark_compounds)
    small = has(text.codes[head], wc.WORD) & ~has(text.codes[head], wc.CAPITAL)
    for step in range(_REACH):
        at = np.minimum(row + step, len(names) - 1)
        inside = (row + step < len(names)) & (names.first[at] >= first) & (names.last[at] <= last)
        after = text.codes[names.last[at] + 1]
        owns = has(after, wc.POSSESSIVE) & (names.last[at] + 1 < last)
        # "The Norland-led alliance" is not Norland, nor are "anti-Weber voters" Weber.
        compound = compounds[names.last[at] + 1] & (names.last[at] + 1 < last)
        compound |= compounds[names.first[at] - 1]
        inside &= ~owns & ~compound & ~(names.modifies[at] & (names.last[at] < head) & ~names.person[at])
        inside &= ~((names.last[at] < head) & has(after, wc.ROLE))
        # "Norlandish news agencies" are not Norland.
        inside &= ~((names.last[at] < head) & ~names.person[at] & has(after, wc.WORD) & small)
        # The head, or what follows it after a comma: "the mayor, Anna Weber".
        heads = names.last[at] >= head
        behind = names.first[at] > head
        apposed = has(text.codes[names.first[at] - 1], wc.COMMA)
        # "the ambassador to NATO Anna Weber", but not "a spokesman for Anna Weber".
        before = text.codes[names.first[at] - 1]
        apposed |= (names.last[at] == last) & has(before, wc.CAPITAL) & ~has(before, wc.PERSON | wc.DET)
        inside &= ~behind | (apposed & names.person[at])
        score = np.where(inside, 1 + 2 * names.person[at] + heads, 0)
        better = score > rank
        best[better], rank[better] = at[better], score[better]
    return np.where(best >= 0, names.holder[best], -1)


def _mark_compounds(text: Text) -> Bools:
    """Mark the hyphens that join a name and a word in small letters: "Norland-led", "anti-Weber"; none beyond the text."""
    hyphen = text.hyphens
    small = ~(has(text.codes[hyphen - 1], wc.CAPITAL) & has(text.codes[hyphen + 1], wc.CAPITAL))
    prefix = has(text.codes[hyphen + 1], wc.CAPITAL) & text.are(hyphen - 1, "prefixes of sides")
    marks = np.zeros(len(text.type), np.bool_)
    marks[hyphen[small | prefix]] = True
    return marks


def find_heads(text: Text, first: Ints, last: Ints) -> Ints:
    """Give the last word before the first preposition, comma or bracket of each phrase."""
    ends = text.find(wc.ADP | wc.COMMA | wc.OPEN_BRACKET).find_next(first + 1)
    return np.where(last > first, np.minimum(last, ends - 1), last)


def find_apposed(text: Text, names: Names, first: Ints, last: Ints) -> Ints:
    """Give the name set beside a speaker: "Norland's mayor, Gen. Anna Weber,", "Anna Weber, a clerk who"; or -1.

    Beside who has an office every name of two words is a person's.
    """
    found = np.full(len(first), -1)
    asked = np.flatnonzero(has(text.codes[last + 1], wc.COMMA | wc.REL))
    if not len(names) or not len(asked):
        return found
    first, last = first[asked], last[asked]
    office = text.find(wc.PERSON).any_between(first, last + 1)
    end = text.find(wc.COMMA | wc.STOP | wc.OF).find_next(last + 2) - 1
    row = np.minimum(np.searchsorted(names.last, end), len(names) - 1)
    between = last[:, None] + np.arange(2, _LONGEST_TITLE)
    code = text.codes[np.minimum(between, len(text))]
    title = has(code, wc.CAPITAL | wc.ROLE) | ((code == 0) & text.are(between, "full stop"))
    beside = (title | (between >= names.first[row][:, None])).all(axis=1)
    beside &= (names.last[row] == end) & (names.first[row] >= last + 2)
    beside &= (names.first[row] - last <= _LONGEST_TITLE) & has(text.codes[last + 1], wc.COMMA)
    # "Anna Weber, a Norland lawyer, who said"
    other = np.maximum(np.searchsorted(names.last, first - 2, "right") - 1, 0)
    ahead = ~beside & (names.last[other] == first - 2) & has(text.codes[first - 1], wc.COMMA)
    row = np.where(ahead, other, row)
    person = names.person[row] | (office & (names.first[row] < names.last[row]) & ~names.thing[row])
    named = (beside | ahead) & person & (text.find_floors(names.first[row]) == text.find_floors(first))
    found[asked[named]] = row[named]
    return found
