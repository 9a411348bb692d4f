"""Codebook entries found in tokens: a trie over word patterns, resolved once for every distinct word.

An entry is a sequence of word patterns. A new type is asked once which word patterns it satisfies (a look-up for
words and for the beginnings of ``terror*``; only other wildcards are tried one by one), and the answer becomes
transitions of the trie. Finding is then a walk over integers, all candidates at once: its cost grows with the
text, not with the number of entries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import re2

from mediaframing.codebook import Term, compile_regex
from mediaframing.coding.sentences import Sentences
from mediaframing.coding.tokens import Bools, Ints, Tokens, Vocabulary, fold, split_words

_STATE = 1 << 32


@dataclass(frozen=True)
class Hits:
    """Where entries stand: tokens from ``first`` to ``last`` (included), and the entry's number."""

    first: Ints
    last: Ints
    entry: Ints
    start: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.entry)

    def take(self, rows: Ints | Bools) -> Hits:
        """Select rows."""
        return Hits(self.first[rows], self.last[rows], self.entry[rows], self.start[rows], self.end[rows])


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
        self._words = _WordPatterns()
        self._edges: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._accepts: dict[int, list[int]] = defaultdict(list)
        self._regexes = [(number, compile_regex(t.pattern)) for number, t in enumerate(terms) if t.regex]
        self._depth = 0
        self._states = 1
        children: dict[tuple[int, int], int] = {}
        for number, term in enumerate(terms):
            if term.regex:
                continue
            words = split_pattern(term.pattern)
            variants = [words, *([[*words[:-1], p] for p in _make_plurals(words[-1])] if plural else [])]
            for variant in variants:
                state = 0
                for word in variant:
                    pattern = self._words.add(word)
                    if (state, pattern) not in children:
                        children[state, pattern] = self._states
                        self._edges[pattern].append((state, self._states))
                        self._states += 1
                    state = children[state, pattern]
                if number not in self._accepts[state]:
                    self._accepts[state].append(number)
                self._depth = max(self._depth, len(variant))
        self._keys = np.zeros(0, np.int64)
        self._next = np.zeros(0, np.int64)
        self._opens = np.zeros(0, np.bool_)
        self._known: Vocabulary | None = None
        self._accept_first, self._accept_entries = self._list_accepts()

    def _list_accepts(self) -> tuple[Ints, Ints]:
        counts = [len(self._accepts.get(state, ())) for state in range(self._states)]
        entries = [number for state in range(self._states) for number in self._accepts.get(state, ())]
        return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), np.array(entries, np.int64)

    def _learn(self, vocabulary: Vocabulary) -> None:
        """Turn the types not met before into transitions of the trie."""
        if self._known is not vocabulary:
            self._known = vocabulary
            self._keys, self._next, self._opens = np.zeros(0, np.int64), self._next[:0], self._opens[:0]
        begin, end = len(self._opens), len(vocabulary.types)
        if begin == end:
            return
        keys, states = [], []
        for number in self._words.choose(vocabulary.keys, begin):
            for pattern in self._words.match(vocabulary.keys[number], vocabulary.types[number]):
                for state, following in self._edges[pattern]:
                    keys.append(state * _STATE + number)
                    states.append(following)
        new = np.array(keys, np.int64)
        opens = np.zeros(end - begin, np.bool_)
        opens[new[new < _STATE] - begin] = True  # a transition from the start, state 0
        merged = np.concatenate([self._keys, new])
        order = np.argsort(merged, kind="stable")
        self._keys = merged[order]
        self._next = np.concatenate([self._next, np.array(states, np.int64)])[order]
        self._opens = np.concatenate([self._opens, opens])

    def find(self, tokens: Tokens, sentences: Sentences) -> Hits:
        """Find every entry, overlapping ones included; a phrase stays within its sentence."""
        self._learn(tokens.vocabulary)
        first = np.flatnonzero(self._opens[tokens.type])
        last = first.copy()
        state = np.zeros(len(first), np.int64)
        parts: list[tuple[Ints, Ints, Ints]] = []
        for _ in range(self._depth):
            first, last, state = self._step(tokens, first, last, state)
            counts = self._accept_first[state + 1] - self._accept_first[state]
            rows = np.repeat(np.arange(len(state)), counts)
            inner = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
            parts.append(
                (first[rows], last[rows], self._accept_entries[self._accept_first[state[rows]] + inner])
            )
            last = last + 1
            inside = last < len(tokens)
            inside[inside] = sentences.of_token[last[inside]] == sentences.of_token[first[inside]]
            first, last, state = first[inside], last[inside], state[inside]
            if not len(first):
                break
        begin, finish, entry = (np.concatenate([p[i] for p in parts] or [first]) for i in range(3))
        hits = Hits(begin, finish, entry, tokens.start[begin], tokens.end[finish])
        if self._regexes:
            hits = _join_hits([hits, self._find_regexes(tokens)])
        return hits.take(np.lexsort((hits.entry, hits.last, hits.first)))

    def _step(self, tokens: Tokens, first: Ints, last: Ints, state: Ints) -> tuple[Ints, Ints, Ints]:
        """Follow the transitions on each candidate's next token; one may have several, or none."""
        wanted = state * _STATE + tokens.type[last]
        low = np.searchsorted(self._keys, wanted, "left")
        counts = np.searchsorted(self._keys, wanted, "right") - low
        rows = np.repeat(np.arange(len(first)), counts)
        inner = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        return first[rows], last[rows], self._next[low[rows] + inner]

    def _find_regexes(self, tokens: Tokens) -> Hits:
        bounds = np.searchsorted(tokens.article, np.arange(len(tokens.texts) + 1))
        found: list[tuple[int, int, int, int, int]] = []
        for article, text in enumerate(tokens.texts):
            low, high = int(bounds[article]), int(bounds[article + 1])
            for number, regex in self._regexes:
                for match in regex.finditer(text):
                    start, end = match.span()
                    first = low + int(np.searchsorted(tokens.end[low:high], start, "right"))
                    last = low + int(np.searchsorted(tokens.start[low:high], end, "left")) - 1
                    if first <= last:
                        found.append((first, last, number, start, end))
        columns = np.array(found, np.int64).reshape(-1, 5).T
        return Hits(columns[0], columns[1], columns[2], columns[3], columns[4])


class _WordPatterns:
    """The distinct word patterns of a set, and which of them a word satisfies."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words: dict[str, list[int]] = defaultdict(list)
        self._beginnings: dict[str, list[int]] = defaultdict(list)
        self._lengths: list[int] = []
        self._globs: list[tuple[int, Any, bool]] = []

    def add(self, word: str) -> int:
        """Give the number of a word pattern."""
        capitals = _is_capitals(word)
        key = word if capitals else fold(word)
        if key in self._numbers:
            return self._numbers[key]
        number = self._numbers[key] = len(self._numbers)
        if "*" not in key and "?" not in key:
            self._words[key].append(number)
        elif not capitals and "?" not in key and key.index("*") == len(key) - 1 and len(key) > 1:
            self._beginnings[key[:-1]].append(number)
            if len(key) - 1 not in self._lengths:
                self._lengths = sorted([*self._lengths, len(key) - 1])
        else:
            self._globs.append((number, _compile_glob(key), capitals))
        return number

    def choose(self, keys: Sequence[str], begin: int) -> Sequence[int]:
        """List the places from ``begin`` on whose key begins as some pattern does; the others satisfy none."""
        if self._globs:
            return range(begin, len(keys))
        words = set(map(fold, self._words))
        if not self._beginnings:
            return [place for place, key in enumerate(keys[begin:], begin) if key in words]
        size = self._lengths[0]
        heads = {beginning[:size] for beginning in self._beginnings}
        return [place for place, key in enumerate(keys[begin:], begin) if key[:size] in heads or key in words]

    def match(self, key: str, surface: str) -> Iterable[int]:
        """List the patterns that a word satisfies, given its folded form and itself."""
        found = list(self._words.get(key, ()))
        if surface != key:
            found += self._words.get(surface, ())
        for length in self._lengths:
            if length > len(key):
                break
            found += self._beginnings.get(key[:length], ())
        found += [number for number, glob, exact in self._globs if glob.fullmatch(surface if exact else key)]
        return dict.fromkeys(found)


def _is_capitals(word: str) -> bool:
    return word.isupper() and sum(c.isalpha() for c in word) > 1


# Letters that stand for the wildcards while an entry is split, so that they stay within their word.
_STAR, _MARK = "\u01c1", "\u01c2"


def split_pattern(pattern: str) -> list[str]:
    """Split an entry into word patterns, just as texts are split into words."""
    if pattern.isascii() and pattern.replace(" ", "").isalpha():
        return pattern.split()
    guarded = pattern.replace("*", _STAR).replace("?", _MARK)
    return [word.replace(_STAR, "*").replace(_MARK, "?") for word in split_words(guarded)]


def _compile_glob(word: str) -> Any:
    """Translate a wildcard word for RE2, so that no pattern takes more than linear time."""
    wildcards = {"*": r"[\pL\pM\pN_]*", "?": r"[\pL\pM\pN_]"}
    return re2.compile("".join(wildcards.get(c) or re2.escape(c) for c in word))


def _make_plurals(word: str) -> list[str]:
    if "*" in word or "?" in word or not word[-1:].isalpha():
        return []
    folded = fold(word)
    if folded.endswith(("s", "x", "z", "ch", "sh")):
        return [word + "es"]
    if folded.endswith("y") and folded[-2:-1] not in "aeiou":
        return [word[:-1] + "ies", word + "s"]
    return [word + "s"]


def _join_hits(parts: list[Hits]) -> Hits:
    return Hits(
        *(np.concatenate([getattr(p, c) for p in parts]) for c in ("first", "last", "entry", "start", "end"))
    )


def keep_longest(hits: Hits, group: Ints, preference: Ints) -> Bools:
    """Mark the hits that stay where some of one group overlap: the longest, then the leftmost, wins.

    Parameters
    ----------
    hits : Hits
    group : array
        Hits of different groups do not compete.
    preference : array
        Where two cover the same words, the one with the larger value stays.
    """
    keep = np.ones(len(hits), np.bool_)
    order = np.lexsort((hits.first, group))
    if len(order) < 2:
        return keep
    # Runs of hits that touch: a run begins where a hit starts after all before it in its group have ended.
    shifted = group[order] * (int(hits.last.max()) + 2)
    reach = np.maximum.accumulate(hits.last[order] + shifted)
    begins = np.append(True, hits.first[order][1:] + shifted[1:] > reach[:-1])
    bounds = np.append(np.flatnonzero(begins), len(order))
    shared = np.repeat(np.diff(bounds) > 1, np.diff(bounds))
    rows, run = order[shared], np.cumsum(begins)[shared]
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
