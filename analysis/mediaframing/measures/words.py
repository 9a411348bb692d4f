"""Counting words: how often each stands in two sets of articles, a batch of texts at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mediaframing.measures.cells import Tally, tally
from mediaframing.measures.intervals import Floats, Integers

# A word is a run of letters and digits, with apostrophes and hyphens inside: "don't", "self-defence".
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# A line in so many articles of one outlet is its furniture: "Read more", "All rights reserved".
_RECURS = 5
# A shorter name is as likely a word.
_SHORTEST_NAME = 3


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


class Vocabulary:
    """Words, numbered as they come."""

    def __init__(self) -> None:
        self.words = pd.Index([], dtype="object")

    def number(self, tokens: list[str]) -> Integers:
        """Give the number of each token; new words get the next."""
        codes, distinct = pd.factorize(np.array(tokens, dtype=object))
        known = self.words.get_indexer(pd.Index(distinct, dtype="object"))
        new = known < 0
        known[new] = len(self.words) + np.arange(int(new.sum()))
        self.words = self.words.append(pd.Index(distinct[new], dtype="object"))
        return known[codes].astype(np.int64)


def count_texts(
    batches: Iterable[tuple[Integers, pd.Series]], vocabulary: Vocabulary, leave_out: LeaveOut
) -> Iterator[tuple[Tally, Integers, Integers]]:
    """Count the words of batches of texts.

    Parameters
    ----------
    batches : iterable of (places, texts)
    vocabulary : Vocabulary
    leave_out : LeaveOut

    Yields
    ------
    counted : Tally
        By place in the batch and number of the word.
    places : array of int
    lengths : array of int
    """
    for places, texts in batches:
        found = [
            _WORD.findall(leave_out.clean(text, place).lower())
            for text, place in zip(texts, places, strict=True)
        ]
        lengths = np.array([len(tokens) for tokens in found], dtype=np.int64)
        codes = vocabulary.number([token for one in found for token in one])
        within = np.repeat(np.arange(len(places)), lengths)
        yield tally(within, codes, max(len(vocabulary.words), 1)), places, lengths


def sum_words(parts: list[tuple[Tally, Floats]], words: int) -> WordSums:
    """Add up tallies by cluster and word, each with the lengths of its clusters; no cluster is in two of them."""
    sums = np.zeros((7, words))
    for counted, lengths in parts:
        y, x = counted.value, lengths[counted.article]
        for row, values in enumerate((y, np.ones_like(y), y**2, y**3, y * x, y**2 * x, y * x**2)):
            # A batch knows the words so far.
            sums[row, : counted.columns] += np.bincount(
                counted.column, weights=values, minlength=counted.columns
            )
    lengths_of = np.concatenate([np.asarray(lengths) for _, lengths in parts] or [np.zeros(0)])
    count, holding, squares, cubes, by_length, squares_by_length, by_length_squared = sums
    return WordSums(
        count, holding, squares, cubes, by_length, squares_by_length, by_length_squared, lengths_of
    )


class LeaveOut:
    """What is no text of an article: lines that recur over an outlet's articles, and the outlet's own name.

    Parameters
    ----------
    outlet : array of int
        The outlet of each article, -1 where it is not known.
    names : Index
        Of the outlets.
    drop_names : bool
    """

    def __init__(self, outlet: Integers, names: pd.Index, drop_names: bool) -> None:
        self._outlet = outlet
        self._names = [_write_pattern(str(name)) if drop_names else None for name in names]
        self._recurring: frozenset[int] = frozenset()

    def learn(self, batches: Iterable[tuple[Integers, pd.Series]]) -> None:
        """Read texts for the lines that recur."""
        seen = []
        for places, texts in batches:
            for place, text in zip(places, texts, strict=True):
                outlet = int(self._outlet[place])
                lines = {hash((outlet, line)) for line in text.split("\n") if line.strip()}
                seen.append(np.fromiter(lines, dtype=np.int64, count=len(lines)))
        line, times = np.unique(np.concatenate(seen or [np.zeros(0, dtype=np.int64)]), return_counts=True)
        self._recurring = frozenset(line[times >= _RECURS].tolist())

    def clean(self, text: str, place: int) -> str:
        """Give the text without them. A text of nothing but recurring lines stays: it is a copy, and no furniture."""
        outlet = int(self._outlet[place])
        if self._recurring:
            lines = text.split("\n")
            kept = [line for line in lines if hash((outlet, line)) not in self._recurring]
            if len(kept) < len(lines) and any(line.strip() for line in kept):
                text = "\n".join(kept)
        name = self._names[outlet] if outlet >= 0 else None
        return name.sub(" ", text) if name is not None else text


def _write_pattern(name: str) -> re.Pattern[str] | None:
    """Match an outlet's name as it is written, and that of its site: "nytimes.com" also as NYTimes."""
    site = re.fullmatch(r"(?:www\.)?([\w-]+)\.[\w.]+", name.strip())
    found = re.escape(name.strip())
    if len(found) < _SHORTEST_NAME:
        return None
    return re.compile(rf"\b{found}\b" + (rf"|(?i:\b{re.escape(site[1])}\b)" if site else ""))
