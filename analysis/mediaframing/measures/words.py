"""Counting words: how often each stands in two sets of articles, a batch of texts at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from mediaframing.measures.cells import Tally, tally
from mediaframing.measures.clusters import ARTICLE, Clusters
from mediaframing.measures.intervals import Floats, Integers
from mediaframing.measures.left_out import LeaveOut
from mediaframing.measures.letters import Numbers, Texts, number_spans

_PARTS = 8


@dataclass
class WordSums:
    """Sums over clusters of how often each word stands in them: arrays of one number a word.

    Attributes
    ----------
    count, holding : array of float
        How often, and in how many clusters.
    squares, cubes : array of float
        Of the counts of clusters.
    by_length, squares_by_length, by_length_squared : array of float
        Counts times lengths of the clusters, and so on.
    lengths : array of float
        Of each cluster, in words.
    """

    count: Floats
    holding: Floats
    squares: Floats
    cubes: Floats
    by_length: Floats
    squares_by_length: Floats
    by_length_squared: Floats
    lengths: Floats

    @property
    def total(self) -> float:
        """The number of words."""
        return float(self.lengths.sum())


@dataclass(frozen=True)
class WordSet:
    """One of two sets: sums over its articles, and over its clusters, of each way of clustering."""

    in_articles: WordSums
    in_clusters: tuple[WordSums, ...]


class NumberedWords:
    """Words in lower case with straight apostrophes, numbered as they come."""

    def __init__(self) -> None:
        self.words: list[str] = []
        # Sorted, with the number of the word that each is.
        self._known: Numbers = np.zeros(0, dtype=np.uint64)
        self._codes: Integers = np.zeros(0, dtype=np.int64)
        self._respelt: dict[str, int] = {}

    def number(self, data: bytes, starts: Integers, ends: Integers) -> Integers:
        """Give the number of the word that stands in each span; new words get the next."""
        numbers = number_spans(data, starts, ends)
        which, distinct = pd.factorize(numbers)
        place = np.searchsorted(self._known, distinct)
        new = np.append(self._known, np.uint64(0))[place] != distinct
        new |= place == len(self._known)
        codes = np.append(self._codes, -1)[place]
        # Of several values put into one place the last stays: backwards the first.
        once = np.flatnonzero(new[which])[::-1]
        first = np.zeros(len(distinct), dtype=np.int64)
        first[which[once]] = once
        at = first[new]
        spans = zip(starts[at].tolist(), ends[at].tolist(), strict=True)
        codes[new] = [self._add(data[start:end]) for start, end in spans]
        order = np.flatnonzero(new)[np.argsort(distinct[new])]
        self._known = np.insert(self._known, place[order], distinct[order])
        self._codes = np.insert(self._codes, place[order], codes[order])
        found: Integers = codes[which]
        return found

    def _add(self, word: bytes) -> int:
        text = word.decode("utf-8", "replace")
        if not text.isascii() or "'" in text:
            # Capitals beyond ASCII are still there, and apostrophes are set in two ways: several spellings are one word.
            text = text.lower().replace("’", "'")
            known = self._respelt.setdefault(text, len(self.words))
            if known < len(self.words):
                return known
        self.words.append(text)
        return len(self.words) - 1


def sum_powers(counted: Tally, lengths: Floats, side: Integers) -> Floats:
    """Sum powers of the counts of clusters, and of their lengths: an array of (sums, sets, words).

    Parameters
    ----------
    counted : Tally
        By cluster and word.
    lengths, side : array
        Of each cluster.
    """
    words = counted.columns
    key = side[counted.article].astype(np.int64) * words + counted.column
    y, x = counted.value, lengths[counted.article]
    yy, yx = y * y, y * x
    rows = [np.bincount(key, values, 2 * words) for values in (y, None, yy, yy * y, yx, yy * x, yx * x)]
    return np.array(rows, dtype=np.float64).reshape(len(rows), 2, words)


def read_sums(sums: Floats, lengths: Floats, side: Integers) -> tuple[WordSums, WordSums]:
    """Give the sums of each set with the lengths of its clusters."""
    names = [field.name for field in fields(WordSums)][: len(sums)]
    one, two = (
        WordSums(**dict(zip(names, sums[:, which], strict=True)), lengths=lengths[side == which])
        for which in (0, 1)
    )
    return one, two


def sum_sets(
    batches: Iterable[tuple[Integers, Texts]], leave_out: LeaveOut, side: Integers, ways: Sequence[Clusters]
) -> tuple[tuple[WordSet, WordSet], list[str]]:
    """Sum both sets; what is held grows with distinct words, or with the words of clusters, not with tokens.

    Parameters
    ----------
    batches : iterable of (places, texts)
    leave_out : LeaveOut
    side : array of int
        The set of each article, 0 or 1.
    ways : sequence of Clusters

    Returns
    -------
    sets : pair of WordSet
    words : list of str
    """
    vocabulary, sums = NumberedWords(), np.zeros((7, 2, 0))
    pieces: list[tuple[Integers, Integers, Integers]] = []
    read: list[Integers] = [np.zeros(0, dtype=np.int64)]
    sizes: list[Floats] = [np.zeros(0)]
    for places, texts in batches:
        classes = texts.classify()
        leave_out.strike(texts, places, classes)
        starts, ends = texts.find_words(classes)
        text = texts.place(starts)
        codes = vocabulary.number(texts.lower, starts, ends)
        counted = tally(text, codes, len(vocabulary.words))
        lengths = np.bincount(text, minlength=len(places)).astype(np.float64)
        # A batch knows the words so far.
        sums = np.pad(sums, ((0, 0), (0, 0), (0, counted.columns - sums.shape[2])))
        sums += sum_powers(counted, lengths, side[places])
        read.append(places)
        sizes.append(lengths)
        if any(way.name != ARTICLE for way in ways):
            articles = places[counted.article].astype(np.int32)
            pieces.append((articles, counted.column, counted.value.astype(np.int32)))
    place, lengths = np.concatenate(read), np.concatenate(sizes)
    in_articles = read_sums(sums, lengths, side[place])
    words = len(vocabulary.words)
    in_clusters = [
        in_articles if way.name == ARTICLE else _sum_clusters(pieces, words, place, lengths, side, way)
        for way in ways
    ]
    one, two = (WordSet(in_articles[which], tuple(pair[which] for pair in in_clusters)) for which in (0, 1))
    return (one, two), vocabulary.words


def _sum_clusters(
    pieces: list[tuple[Integers, Integers, Integers]],
    words: int,
    place: Integers,
    lengths: Floats,
    side: Integers,
    way: Clusters,
) -> tuple[WordSums, WordSums]:
    """Sum over clusters, a part of the words at a time, so that little is held twice."""
    own = way.code[way.unit] * 2 + side
    clusters = np.unique(own[place])
    of_cluster = np.bincount(np.searchsorted(clusters, own[place]), lengths, len(clusters)).astype(np.float64)
    sums = np.zeros((7, 2, words))
    for part in range(_PARTS):
        width = len(range(part, words, _PARTS))
        chosen = [word % _PARTS == part for _, word, _ in pieces]
        articles, columns, values = (
            np.concatenate([piece[which][mask] for piece, mask in zip(pieces, chosen, strict=True)])
            for which in range(3)
        )
        cluster = np.searchsorted(clusters, own[articles])
        counted = tally(cluster, columns // _PARTS, width, values.astype(np.float64))
        sums[:, :, part::_PARTS] = sum_powers(counted, of_cluster, clusters % 2)
    return read_sums(sums, of_cluster, clusters % 2)
