"""Texts as small sets of numbers, from which it is told how much of their wording two of them share.

The words of a text are taken four by four, each four a number (a shingle, Broder 1997). Of a long text only those below a
threshold are kept, about :data:`KEPT` of them: two texts compared below the lower of their thresholds are samples of one and
the same kind, so that shares of the samples estimate shares of the texts without bias.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mediaframing.coding.batch import cut_batches
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints, Vocabulary, find_words, split_texts

WORDS = 4
"""So many words make a shingle."""

KEPT = 128
"""So many shingles of a long text are kept, give or take their chance."""

Hashes = NDArray[np.uint64]
Floats = NDArray[np.float64]

_MOST_TOGETHER = 20
_PAIRS_AT_ONCE = 100_000
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)


@dataclass(frozen=True)
class Sketches:
    """The shingles kept of texts.

    Attributes
    ----------
    first : array
        Where each text's shingles begin; one longer than the texts.
    hashes : array of uint64
        The shingles of all texts, one text after the other, ascending within each.
    limit : array of float
        For each text the threshold below which shingles were kept.
    words : array
        How many words each text has.
    """

    first: Ints
    hashes: Hashes
    limit: Floats
    words: Ints

    def leave_out_common(self, source: Hashes, times: int) -> Sketches:
        """Leave out the shingles that so many texts of one source have."""
        text = np.repeat(np.arange(len(self.limit)), np.diff(self.first))
        key = self.hashes ^ (source[text] * _MIX)
        _, number, count = np.unique(key, return_inverse=True, return_counts=True)
        kept = count[number] < times
        sizes = np.bincount(text[kept], minlength=len(self.limit))
        return Sketches(np.append(0, np.cumsum(sizes)), self.hashes[kept], self.limit, self.words)

    def find_pairs(self, least: int) -> tuple[Ints, Ints]:
        """Find pairs of texts that share at least so many of the shingles kept.

        Where more than a few texts share a shingle, each is paired with the next and with the first of them only, which is
        enough to join the copies of one text.
        """
        text = np.repeat(np.arange(len(self.limit)), np.diff(self.first))
        order = np.argsort(self.hashes, kind="stable")
        text, hashes = text[order], self.hashes[order]
        starts = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1])[: len(hashes)])
        sizes = np.diff(np.append(starts, len(hashes)))
        parts = [np.zeros(0, np.int64)]
        few = (sizes > 1) & (sizes <= _MOST_TOGETHER)
        for size in np.unique(sizes[few]).tolist():
            together = text[starts[few & (sizes == size)][:, None] + np.arange(size)]
            one, other = np.triu_indices(size, 1)
            parts.append((together[:, one] * len(self.limit) + together[:, other]).ravel())
        many = np.flatnonzero(sizes > _MOST_TOGETHER)
        rows, places = list_between(starts[many] + 1, starts[many] + sizes[many])
        parts.append(text[places - 1] * len(self.limit) + text[places])
        parts.append(text[starts[many]][rows] * len(self.limit) + text[places])
        pairs, times = np.unique(np.concatenate(parts), return_counts=True)
        pairs = pairs[times >= least]
        return pairs // len(self.limit), pairs % len(self.limit)

    def compare(self, one: Ints, other: Ints) -> tuple[Floats, Floats]:
        """Estimate for pairs of texts which share of all their shingles is in both, and which share of the shorter one's.

        Returns
        -------
        tuple of array
            Jaccard similarity, and containment.
        """
        parts = [
            self._compare(one[low : low + _PAIRS_AT_ONCE], other[low : low + _PAIRS_AT_ONCE])
            for low in range(0, len(one), _PAIRS_AT_ONCE)
        ] or [(np.zeros(0), np.zeros(0))]
        jaccard, contained = (np.concatenate(column) for column in zip(*parts, strict=True))
        return jaccard, contained

    def _compare(self, one: Ints, other: Ints) -> tuple[Floats, Floats]:
        limit = np.minimum(self.limit[one], self.limit[other])
        held = []
        for text in (one, other):
            rows, places = list_between(self.first[text], self.first[text + 1])
            below = self.hashes[places] < limit[rows]
            held.append((rows[below], self.hashes[places[below]]))
        sizes = [np.bincount(rows, minlength=len(one)) for rows, _ in held]
        rows, hashes = (np.concatenate(columns) for columns in zip(*held, strict=True))
        order = np.lexsort((hashes, rows))
        rows, hashes = rows[order], hashes[order]
        twice = (rows[1:] == rows[:-1]) & (hashes[1:] == hashes[:-1])
        shared = np.bincount(rows[1:][twice], minlength=len(one))
        jaccard = shared / np.maximum(sizes[0] + sizes[1] - shared, 1)
        return jaccard, shared / np.maximum(np.minimum(*sizes), 1)


def sketch_texts(texts: Sequence[str]) -> Sketches:
    """Sketch texts, whatever their case and marks."""
    vocabulary = Vocabulary()
    counts, hashes, limits, words = [], [], [], []
    for low, high in cut_batches([len(text) for text in texts]):
        batch = _sketch_batch(texts[low:high], vocabulary)
        counts.append(np.diff(batch.first))
        hashes.append(batch.hashes)
        limits.append(batch.limit)
        words.append(batch.words)
    if not counts:
        return Sketches(np.zeros(1, np.int64), np.zeros(0, np.uint64), np.zeros(0), np.zeros(0, np.int64))
    return Sketches(
        np.append(0, np.cumsum(np.concatenate(counts))),
        np.concatenate(hashes),
        np.concatenate(limits),
        np.concatenate(words),
    )


def _sketch_batch(texts: Sequence[str], vocabulary: Vocabulary) -> Sketches:
    tokens = split_texts(texts, vocabulary)
    is_word: Bools = vocabulary.classify_all("word", find_words, "types")[tokens.type] > 0
    number = vocabulary.classify("word hash", _hash_word)[tokens.type[is_word]].view(np.uint64)
    article = tokens.article[is_word]
    count = max(len(number) - WORDS + 1, 0)
    shingle = np.zeros(count, np.uint64)
    for step in range(WORDS):
        shingle = shingle * _SPREAD + number[step : step + count]
    shingle = (shingle ^ (shingle >> _HALF)) * _MIX
    shingle = (shingle ^ (shingle >> _HALF)) * _MIX
    shingle ^= shingle >> _HALF
    within = article[:count] == article[WORDS - 1 :]
    article, shingle = article[:count][within], shingle[within]
    held = np.bincount(article, minlength=len(texts))
    limit = np.minimum(KEPT / np.maximum(held, 1), 1.0) * 2.0**64
    below = shingle < limit[article]
    article, shingle = article[below], shingle[below]
    order = np.lexsort((shingle, article))
    article, shingle = article[order], shingle[order]
    fresh = np.append(True, (article[1:] != article[:-1]) | (shingle[1:] != shingle[:-1]))[: len(article)]
    first = np.append(0, np.cumsum(np.bincount(article[fresh], minlength=len(texts))))
    words = np.bincount(tokens.article[is_word], minlength=len(texts))
    return Sketches(first, shingle[fresh], limit, words)


def _hash_word(word: str) -> int:
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
