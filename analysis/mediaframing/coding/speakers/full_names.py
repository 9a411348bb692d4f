"""The fullest name that a speaker has in the article: "John Bolton" for "Bolton", "he" and "the adviser"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.speakers.names import Names
from mediaframing.coding.speakers.references import DESCRIPTION, PRONOUN, References
from mediaframing.coding.text.tokens import Ints

_REACH = 3
"""Of the names in a speaker's words so many are weighed."""


def find_holders(text: Text, names: Names, first: Ints, last: Ints) -> Ints:
    """Give the holder of the name that each speaker's words hold, or -1: not "Weber" in "Weber's lawyer"."""
    holder = np.full(len(first), -1)
    if not len(names):
        return holder
    head = _find_heads(text, first, last)
    row = np.searchsorted(names.first, first)
    best = np.full(len(first), -1)
    rank = np.zeros(len(first), np.int64)
    for step in range(_REACH):
        at = np.minimum(row + step, len(names) - 1)
        inside = (row + step < len(names)) & (names.first[at] >= first) & (names.last[at] <= last)
        after = text.codes[names.last[at] + 1]
        owns = has(after, wc.POSSESSIVE) & (names.last[at] + 1 < last)
        inside &= ~owns & ~(names.modifies[at] & (names.last[at] < head) & ~names.person[at])
        inside &= ~((names.last[at] < head) & has(after, wc.ROLE))
        # The head, or what follows it after a comma: "the mayor, Anna Weber".
        heads = names.last[at] >= head
        behind = names.first[at] > head
        apposed = has(text.codes[names.first[at] - 1], wc.COMMA)
        inside &= ~behind | (apposed & names.person[at])
        score = np.where(inside, 1 + 2 * names.person[at] + heads, 0)
        better = score > rank
        best[better], rank[better] = at[better], score[better]
    return np.where(best >= 0, names.holder[best], -1)


def name_speakers(
    text: Text, names: Names, references: References, spans: Spans, before: Spans
) -> tuple[Ints, Spans]:
    """Name speakers.

    Parameters
    ----------
    text, names, references
    spans : tuple of array
        First and last tokens of the speakers; -1 for none.
    before : tuple of array
        What each refers back to as far as that is known, or -1.

    Returns
    -------
    tuple
        The holder of each speaker's name, or -1, and first and last tokens of the fullest name in the article; of
        a speaker without a name, of how it is called; -1 for pronouns that stand for nobody known.
    """
    first, last = spans
    holder = _look_up(references, first, last, PRONOUN)
    pronoun = (first == last) & has(text.codes[first], wc.PRON | wc.POSS | wc.REL)
    asked = np.flatnonzero((first >= 0) & ~pronoun)
    holder[asked] = find_holders(text, names, first[asked], last[asked])
    left = asked[holder[asked] < 0]
    holder[left] = _look_up(references, first[left], _find_heads(text, first[left], last[left]), DESCRIPTION)
    left = left[holder[left] < 0]
    holder[left] = _find_issuers(text, names, first[left], last[left])
    left = left[holder[left] < 0]
    holder[left] = _find_only_persons(text, names, first[left], last[left])
    relative = np.flatnonzero(pronoun & has(text.codes[first], wc.REL))
    holder[relative] = _find_antecedents(text, names, first[relative])
    left = np.flatnonzero((first >= 0) & (holder < 0) & (before[0] >= 0))
    holder[left] = find_holders(text, names, before[0][left], before[1][left])
    left = left[holder[left] < 0]
    holder[left] = _find_apposed(text, names, before[0][left], before[1][left])
    fullest = _find_fullest(names)
    called = np.where(pronoun, np.where(before[0] >= 0, before[0], -1), first)
    until = np.where(pronoun, np.where(before[0] >= 0, before[1], -1), last)
    article = (
        has(text.codes[called], wc.DET) & (called < until) & text.are(called, {"the", "a", "an"}, "articles")
    )
    known = holder >= 0
    begin = np.where(known, np.append(names.first, -1)[fullest[holder]], called + article)
    end = np.where(known, np.append(names.last, -1)[fullest[holder]], until)
    return holder, (begin, end)


def _find_apposed(text: Text, names: Names, first: Ints, last: Ints) -> Ints:
    """Give the holder of the name that stands beside a phrase: "Weber, the mayor", "the mayor Anna Weber"; or -1."""
    holder = np.full(len(first), -1)
    if not len(names):
        return holder
    comma = has(text.codes[last + 1], wc.COMMA)
    row = np.minimum(np.searchsorted(names.first, last + 1 + comma), len(names) - 1)
    after = names.first[row] == last + 1 + comma
    holder[after] = names.holder[row[after]]
    end = first - 1 - has(text.codes[first - 1], wc.COMMA)
    row = np.minimum(np.searchsorted(names.last, end), len(names) - 1)
    ahead = (names.last[row] == end) & (end < first - 1)
    holder[ahead] = names.holder[row[ahead]]
    return holder


def _find_issuers(text: Text, names: Names, first: Ints, last: Ints) -> Ints:
    """Give the holder whose statement, letter or report speaks: "a statement from Weber", "Weber's report"; or -1."""
    head = _find_heads(text, first, last)
    written = has(text.codes[head], wc.TEXT) & (len(names) > 0)
    holder = np.full(len(first), -1)
    asked = np.flatnonzero(written)
    if not len(asked):
        return holder
    row = np.minimum(np.searchsorted(names.first, first[asked]), len(names) - 1)
    inside = (names.first[row] >= first[asked]) & (names.last[row] <= last[asked])
    owns = has(text.codes[names.last[row] + 1], wc.POSSESSIVE)
    issues = has(text.codes[names.first[row] - 1], wc.ADP | wc.DET) & (names.first[row] > head[asked])
    found = inside & (owns | issues)
    holder[asked[found]] = names.holder[row[found]]
    return holder


def _find_only_persons(text: Text, names: Names, first: Ints, last: Ints) -> Ints:
    """Give the only person named in the sentence before "the Texan lawmaker", or in this one up to there; or -1."""
    holder = np.full(len(first), -1)
    head = _find_heads(text, first, last)
    person = has(text.codes[head], wc.PERSON) & ~has(text.codes[head], wc.PLURAL)
    asked = np.flatnonzero(person & text.are(first, {"the"}, "the"))
    rows = np.flatnonzero(names.person)
    if not len(asked) or not len(rows):
        return holder
    sentence = text.sentences.of_token[first[asked]]
    floor = text.sentences.first_token[np.maximum(sentence - 2, 0)]
    same = text.sentences.article[np.maximum(sentence - 2, 0)] == text.sentences.article[sentence]
    floor = np.where(same, floor, text.find_floors(first[asked]))
    low, high = (np.searchsorted(names.first[rows], edge) for edge in (floor, first[asked]))
    whom = names.holder[rows]
    # All from one up to another are one person's where no two neighbours differ.
    changes = np.append(0, np.cumsum(np.diff(whom) != 0))
    one = (low < high) & (changes[np.maximum(high - 1, 0)] == changes[np.minimum(low, len(rows) - 1)])
    holder[asked[one]] = whom[high[one] - 1]
    return holder


def _find_antecedents(text: Text, names: Names, relative: Ints) -> Ints:
    """Give the holder of the name right before "who", or before a comma there, or -1."""
    end = relative - 1 - has(text.codes[relative - 1], wc.COMMA)
    row = np.searchsorted(names.last, end)
    there = np.append(names.last, -2)[np.minimum(row, len(names))] == end
    return np.where(there, np.append(names.holder, -1)[np.minimum(row, len(names))], -1)


def _find_heads(text: Text, first: Ints, last: Ints) -> Ints:
    """Give the last word before the first preposition, comma or bracket of each phrase."""
    ends = text.find(wc.ADP | wc.COMMA | wc.OPEN_BRACKET).find_next(first + 1)
    return np.where(last > first, np.minimum(last, ends - 1), last)


def _look_up(references: References, first: Ints, last: Ints, kind: int) -> Ints:
    """Give whom references of a kind mean whose last token is given, if they begin no earlier than asked."""
    kept = np.flatnonzero(references.kind == kind)
    if not len(kept):
        return np.full(len(first), -1)
    row = np.minimum(np.searchsorted(references.last[kept], last), len(kept) - 1)
    there = (references.last[kept[row]] == last) & (references.first[kept[row]] >= first) & (first >= 0)
    return np.where(there, references.holder[kept[row]], -1)


def _find_fullest(names: Names) -> Ints:
    """Give for each holder the longest of its names, the first of those that are as long; -1 at last."""
    count = int(names.holder.max(initial=-1)) + 1
    length = names.last - names.first
    order = np.lexsort((-np.arange(len(names)), length))
    fullest = np.full(count + 1, -1)
    fullest[names.holder[order]] = order
    return fullest
