"""The weights of tone toward an actor: the text ``models/actor_tone.tsv``, laid out so that indexing finds them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediaframing.coding.text.letters import split_columns
from mediaframing.coding.text.tokens import Bools, Ints
from mediaframing.coding.text.words import look_up, make_array
from mediaframing.coding.tone.actor_features import CLASSES, PAIRS, PLACES, STEPS
from mediaframing.coding.tone.actor_marks import MARKS


class PairWeights(NamedTuple):
    """Weights of pairs of words, and their place there: what a first word and a second one add to it."""

    first: Ints
    second: Ints
    weights: Ints


@dataclass(frozen=True)
class Model:
    """Weights of the classes negative and positive against neutral, in thousandths: their sums are exact in any order.

    Those of words are packed (see :func:`pack`), so that one look-up and one sum serve both classes.

    Attributes
    ----------
    words : Arrow array
        Every word that has a weight; its place is its id.
    sentence : array
        Weights by word, wherever in the sentence it stands; the last word is none.
    near : array
        Weights by step of :data:`mediaframing.coding.tone.actor_features.STEPS` and word.
    pairs : list of PairWeights
        Weights by place in :data:`mediaframing.coding.tone.actor_features.PAIRS`.
    marks : array
        Weights by class and mark.
    """

    words: pa.Array
    sentence: Ints
    near: Ints
    pairs: list[PairWeights]
    marks: Ints


class _Rows(NamedTuple):
    """Rows of the text: the number of the place, the ids of the words, and the packed weights."""

    place: Ints
    first: Ints
    second: Ints
    weights: Ints

    def choose(self, place: str) -> _Rows:
        those = self.place == _NUMBERS[place]
        return _Rows(*(column[those] for column in self))


_NUMBERS = {place: number for number, place in enumerate((*PLACES, *PAIRS, "mark"))}


def pack(negative: Ints, positive: Ints) -> Ints:
    """Pack two numbers into the halves of one: the sum of such holds the two sums.

    Examples
    --------
    >>> unpack(pack(np.array([3, -5]), np.array([-2, 7])).sum(keepdims=True))
    (array([-2]), array([5]))
    """
    return negative + (positive << 32)


def unpack(both: Ints) -> tuple[Ints, Ints]:
    """Give the two numbers again."""
    negative = both.astype(np.int32).astype(np.int64)
    return negative, (both - negative) >> 32


@cache
def read_model() -> Model:
    """Read the shipped weights."""
    return parse_model(files(__package__).joinpath("models", "actor_tone.tsv").read_bytes().decode("utf-8"))


def parse_model(text: str) -> Model:
    """Make a model of lines ``place<TAB>word<TAB>second word<TAB>negative<TAB>positive`` below remarks with ``#``."""
    while text.startswith("#"):
        text = text.partition("\n")[2]
    names, one, two, *cells = split_columns(text, 5)
    place = look_up(names, _NUMBERS)
    negative, positive = (
        np.rint(pc.cast(side, pa.float64()).to_numpy() * 1000).astype(np.int64) for side in cells
    )
    is_mark = place == _NUMBERS["mark"]
    words, first, second = _number_words(one, two, ~is_mark, ~is_mark & (place >= len(PLACES)))
    rows = _Rows(place, first, second, pack(negative, positive))
    size = len(words) + 1
    near = np.array([_spread(rows.choose("left" if step < 0 else "right"), size) for step in STEPS])
    for number, step in enumerate(STEPS):
        if abs(step) <= 2:
            near[number] += _spread(rows.choose(f"left{-step}" if step < 0 else f"right{step}"), size)
    marks = np.zeros((2, len(MARKS)), np.int64)
    kind = look_up(one.filter(pa.array(is_mark)), {mark: number for number, mark in enumerate(MARKS)})
    marks[:, kind] = negative[is_mark], positive[is_mark]
    pairs = [_spread_pairs(rows.choose(name), size) for name in PAIRS]
    return Model(words, _spread(rows.choose("sentence"), size), near, pairs, marks)


def _number_words(one: pa.Array, two: pa.Array, single: Bools, double: Bools) -> tuple[pa.Array, Ints, Ints]:
    """Give the distinct words, those of classes first, and for each row the ids of its first and second word."""
    columns = [make_array(CLASSES), one.filter(pa.array(single)), two.filter(pa.array(double))]
    words = pa.concat_arrays(columns).dictionary_encode()
    first, second = np.zeros((2, len(one)), np.int64)
    ids = words.indices.to_numpy()[len(CLASSES) :]
    first[single], second[double] = np.split(ids, [len(columns[1])])
    return words.dictionary, first, second


def _spread(rows: _Rows, size: int) -> Ints:
    """Lay the weights of single words out by id."""
    weights = np.zeros(size, np.int64)
    weights[rows.first] = rows.weights
    return weights


def _spread_pairs(rows: _Rows, size: int) -> PairWeights:
    """Lay the weights of pairs out: a line for each first word and one for any other, and so the second ones in it."""
    firsts, seconds = np.unique(rows.first), np.unique(rows.second)
    first, second = np.zeros((2, size), np.int64)
    first[firsts] = np.arange(1, len(firsts) + 1) * (len(seconds) + 1)
    second[seconds] = np.arange(1, len(seconds) + 1)
    weights = np.zeros((len(firsts) + 1) * (len(seconds) + 1), np.int64)
    weights[first[rows.first] + second[rows.second]] = rows.weights
    return PairWeights(first, second, weights)
