"""Codebook entries found in tokens: a trie over word patterns, resolved once for every distinct word.

An entry is a sequence of word patterns. A new type is asked once which word patterns it satisfies, and the answer
becomes transitions of the trie. Finding is then a walk over integers, all candidates at once: its cost grows with the
text, not with the number of entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mediaframing.codebook import Term, compile_regex
from mediaframing.coding.search.trie import count_up, grow_trie
from mediaframing.coding.search.word_patterns import (
    DASH,
    WordPattern,
    WordPatterns,
    find_hyphens,
    make_plurals,
    split_pattern,
)
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Bools, Ints, Tokens, Vocabulary
from mediaframing.coding.text.vocabulary import NOTHING

REGEX_REACH = 4_000
"""A regular expression sees so many characters from where it matches, at least; longer than any real sentence."""

_STATE = 1 << 32


@dataclass(frozen=True)
class Hits(Columns):
    """Where entries stand: tokens from ``first`` to ``last`` (included), and the entry's number."""

    first: Ints
    last: Ints
    entry: Ints
    start: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.entry)


class PatternSet:
    """Entries that are looked for together.

    Parameters
    ----------
    terms : sequence of Term
        An entry's number is its place here.
    plural : bool
        Whether the last word of an entry also stands for its plural (``Pakistani``, ``Pakistanis``).
    """

    def __init__(self, terms: Sequence[Term], *, plural: bool = False) -> None:
        self._size = len(terms)
        # How many tokens an exact entry covers; a space of any other may be a hyphen in the text.
        self._exact = np.zeros(len(terms), np.int64)
        self._regexes = [(number, compile_regex(t.pattern)) for number, t in enumerate(terms) if t.regex]
        words: list[WordPattern] = []
        lengths: list[int] = []
        entries: list[int] = []
        for number, term in enumerate(terms):
            if term.regex:
                continue
            phrase = split_pattern(term.anchor)
            if term.exact:
                self._exact[number] = len(phrase)
            for last in [phrase[-1], *make_plurals(phrase[-1])] if plural else phrase[-1:]:
                words += phrase[:-1]
                words.append(last)
                lengths.append(len(phrase))
                entries.append(number)
        self._words = WordPatterns(words)
        self._trie = grow_trie(
            np.fromiter(map(self._words.numbers.__getitem__, words), np.int64, len(words)),
            np.array(lengths, np.int64),
            np.array(entries, np.int64),
        )
        self._known: Vocabulary | None = None
        self._forget()

    def _forget(self) -> None:
        """Begin without a transition: for each, the state and type it is by in one number, and the next state."""
        self._keys = self._next = np.zeros(0, np.int64)
        # For each type met, where the transitions by it from the start begin; they come first of all.
        # No entry matches the empty places between articles.
        self._opening = np.zeros(NOTHING + 2, np.int64)

    def _learn(self, vocabulary: Vocabulary) -> None:
        """Turn the types not met before into transitions of the trie."""
        if self._known is not vocabulary.origin:
            self._known = vocabulary.origin
            self._forget()
        begin, end = len(self._opening) - 1, len(vocabulary.types)
        if begin == end:
            return
        places, words = self._words.match(
            vocabulary.list_words("keys", begin, end), vocabulary.list_words("types", begin, end)
        )
        trie = self._trie
        rows, edges = list_between(trie.edge_first[words], trie.edge_first[words + 1])
        merged = np.concatenate([self._keys, trie.edge_from[edges] * _STATE + places[rows] + begin])
        order = np.argsort(merged, kind="stable")
        self._keys = merged[order]
        self._next = np.concatenate([self._next, trie.edge_to[edges]])[order]
        self._opening = count_up(self._keys[: np.searchsorted(self._keys, _STATE)], end)

    def find(self, tokens: Tokens, sentences: Sentences) -> Hits:
        """Find every entry, overlapping ones included; a phrase stays within its sentence."""
        self._learn(tokens.vocabulary)
        trie = self._trie
        first = np.flatnonzero((np.diff(self._opening) > 0)[tokens.type])
        opening = tokens.type[first]
        rows, places = list_between(self._opening[opening], self._opening[opening + 1])
        first = last = first[rows]
        parts: list[tuple[Ints, Ints, Ints]] = []
        while True:
            state = self._next[places]
            rows, accepted = list_between(trie.accept_first[state], trie.accept_first[state + 1])
            parts.append((first[rows], last[rows], trie.accept_entry[accepted]))
            on = np.flatnonzero(trie.leads[state])
            on, following = _follow(on, last[on] + 1, tokens)
            same = sentences.of_token[following] == sentences.of_token[first[on]]
            on, following = on[same], following[same]
            if not len(on):
                break
            rows, places = self._step(state[on], tokens.type[following])
            first, last = first[on[rows]], following[rows]
        begin, finish, entry = (np.concatenate(columns) for columns in zip(*parts, strict=True))
        hits = Hits(begin, finish, entry, tokens.start[begin], tokens.end[finish])
        if self._exact.any():
            exact = self._exact[hits.entry]
            hits = hits.keep((exact == 0) | (exact == hits.last - hits.first + 1))
        if self._regexes:
            hits = _join_hits([hits, self._find_regexes(tokens)])
        # Both columns are all but sorted, which sorting makes use of.
        return hits.keep(np.lexsort((hits.last * self._size + hits.entry, hits.first)))

    def _step(self, state: Ints, following: Ints) -> tuple[Ints, Ints]:
        """Find the transitions from states by the types that follow; one may have several, or none."""
        wanted = state * _STATE + following
        return list_between(
            np.searchsorted(self._keys, wanted, "left"), np.searchsorted(self._keys, wanted, "right")
        )

    def _find_regexes(self, tokens: Tokens) -> Hits:
        bounds = np.searchsorted(tokens.article, np.arange(len(tokens.texts) + 1))
        found: list[tuple[int, int, int, int, int]] = []
        for article, text in enumerate(tokens.texts):
            low, high = int(bounds[article]), int(bounds[article + 1])
            for number, regex in self._regexes:
                for start, end in _find_spans(regex, text):
                    first = low + int(np.searchsorted(tokens.end[low:high], start, "right"))
                    last = low + int(np.searchsorted(tokens.start[low:high], end, "left")) - 1
                    if first <= last:
                        found.append((first, last, number, start, end))
        columns = np.array(found, np.int64).reshape(-1, 5).T
        return Hits(columns[0], columns[1], columns[2], columns[3], columns[4])


def _follow(on: Ints, following: Ints, tokens: Tokens) -> tuple[Ints, Ints]:
    """List where what has been found may go on: at the token that follows and, past a hyphen, at the next one.

    A dash with space about it joins no words, and stands for no hyphen of an entry.

    Returns
    -------
    tuple of array
        Which of the found go on, and at which tokens.
    """
    kind = tokens.vocabulary.classify_all("hyphen", find_hyphens, "types")[tokens.type[following]]
    marks = np.flatnonzero(kind)
    if not len(marks):
        return on, following
    mark = following[marks]
    beyond = mark + 1
    joins = ~tokens.spaced[mark] & ~tokens.spaced[beyond]
    stays = np.ones(len(on), np.bool_)
    stays[marks[~joins & (kind[marks] == DASH)]] = False
    return (
        np.concatenate([on[stays], on[marks[joins]]]),
        np.concatenate([following[stays], beyond[joins]]),
    )


def _find_spans(regex: Any, text: str) -> Iterator[tuple[int, int]]:
    """Find the matches of a regular expression, in a long text none of more than twice :data:`REGEX_REACH`.

    RE2 reads a text once for each match, which in a long line may go on to its end every time. So a long text is
    read in windows of twice the reach, of which the first half may hold the start of a match.
    """
    if len(text) <= 2 * REGEX_REACH:
        yield from (match.span() for match in regex.finditer(text))
        return
    begin = 0
    while begin < len(text):
        # One more character on either side tells the window where words and lines end.
        shift = max(begin - 1, 0)
        window = text[shift : begin + 2 * REGEX_REACH + 1]
        following = begin + REGEX_REACH
        for match in regex.finditer(window, begin - shift, begin - shift + 2 * REGEX_REACH):
            start, end = match.start() + shift, match.end() + shift
            if start >= begin + REGEX_REACH:
                break
            yield start, end
            following = max(following, end)
        begin = following


def _join_hits(parts: list[Hits]) -> Hits:
    return Hits(
        *(np.concatenate([getattr(p, c) for p in parts]) for c in ("first", "last", "entry", "start", "end"))
    )


def keep_longest(hits: Hits, group: Ints, preference: Ints) -> Bools:
    """Mark the hits that stay where some of one group overlap: the longest, then the leftmost, wins.

    Parameters
    ----------
    hits : Hits
        Sorted by place.
    group : array
        Hits of different groups do not compete.
    preference : array
        Where two cover the same words, the one with the larger value stays.
    """
    keep = np.ones(len(hits), np.bool_)
    near = _find_runs(hits.first, hits.last)[1]
    rows = near[np.argsort(group[near], kind="stable")]
    shifted = group[rows] * (int(hits.last.max(initial=0)) + 2)
    run, shared = _find_runs(hits.first[rows] + shifted, hits.last[rows] + shifted)
    rows, run = rows[shared], run[shared]
    first, last = hits.first[rows], hits.last[rows]
    best = np.lexsort((-preference[rows], first, first - last, run))
    taken: set[int] = set()
    before = 0
    columns = (part[best].tolist() for part in (rows, run, first, last))
    for row, number, begin, end in zip(*columns, strict=True):
        if number != before:
            taken, before = set(), number
        covered = range(begin, end + 1)
        if taken.isdisjoint(covered):
            taken.update(covered)
        else:
            keep[row] = False
    return keep


def _find_runs(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Give the run of spans that touch each is in, and those in a run of several; spans are sorted by start."""
    run = np.cumsum(np.append(True, first[1:] > np.maximum.accumulate(last)[:-1])[: len(first)])
    return run, np.flatnonzero(np.bincount(run)[run] > 1)
