"""What a sentence says about one of its actors, as features: which words stand where about the mention.

The target's own words are no feature, save for pronouns, and neither are other names: a model that knows that
*Trump* is often spoken ill of would measure who is meant and not what is said. Names count as *a name*, numbers as
*a number*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mediaframing.coding.actor_marks import read_marks
from mediaframing.coding.tokens import Ints, Tokens
from mediaframing.coding.vader import Floats

REACH = 60
"""Words farther than this from the mention are not looked at, so that cost grows with the text alone."""

NEAR = 4
"""How many words on either side are looked at by themselves and in pairs."""

OTHER, NAME, NUMBER, EDGE = range(4)
"""Words that stand for a class: all that the model has not met, names, numbers, the edge of the sentence."""

CLASSES = ("<other>", "<name>", "<number>", "<edge>")

PLACES = ("sentence", "left", "right", "left1", "left2", "right1", "right2")
"""Where a single word stands: anywhere in the sentence, within NEAR words, or just one or two words away."""

PAIRS = ("leftpair", "rightpair", "around")
"""Where two words stand: next to each other within NEAR words, or the ones just before and just after."""

_SUFFIXES = ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y")
_LAST_LETTERS = frozenset(suffix[-1] for suffix in _SUFFIXES)


@dataclass(frozen=True)
class Features:
    """Features of actor mentions.

    Attributes
    ----------
    row, place, word : array
        Single words: the mention, the place in :data:`PLACES`, the word's id.
    pair_row, pair_place, pair_first, pair_second : array
        The same for two words, with the place in :data:`PAIRS`.
    marks : array
        For each mention the numbers of :data:`mediaframing.coding.actor_marks.MARKS`.
    """

    row: Ints
    place: Ints
    word: Ints
    pair_row: Ints
    pair_place: Ints
    pair_first: Ints
    pair_second: Ints
    marks: Floats


def stem(key: str) -> str:
    """Cut an inflection off, lightly: *accuse*, *accused* and *accusing* are one word."""
    if key[-1:] in _LAST_LETTERS:
        for suffix in _SUFFIXES:
            if key.endswith(suffix) and len(key) - len(suffix) >= 3:
                return key[: -len(suffix)]
    return key


def read_features(
    tokens: Tokens, bounds: Ints, of_token: Ints, first: Ints, last: Ints, words: Mapping[str, int]
) -> Features:
    """Read the features of mentions.

    Parameters
    ----------
    tokens : Tokens
    bounds : array
        Where each sentence's tokens begin; one longer than the sentences.
    of_token : array
        Each token's sentence.
    first, last : array
        Each mention's first and last token.
    words : mapping
        The known words' ids (see :func:`stem`), from ``len(CLASSES)``. A vocabulary serves one such mapping.
    """
    word = _read_words(tokens, bounds, of_token, words)
    sentence = of_token[first]
    low, high = (
        np.maximum(bounds[sentence], first - REACH),
        np.minimum(bounds[sentence + 1], last + 1 + REACH),
    )
    sizes = high - low
    row = np.repeat(np.arange(len(first)), sizes)
    token = np.arange(len(row)) - np.repeat(np.cumsum(sizes) - sizes - low, sizes)
    distance = np.where(
        token > last[row], token - last[row], np.where(token < first[row], token - first[row], 0)
    )
    outside = distance != 0
    row, token, distance = row[outside], token[outside], distance[outside]
    near = np.abs(distance) <= NEAR
    two = np.abs(distance) <= 2
    places = np.where(distance > 0, PLACES.index("right"), PLACES.index("left"))
    close = np.where(distance > 0, PLACES.index("right1") - 1, PLACES.index("left1") - 1) + np.abs(distance)
    beside = (token[1:] == token[:-1] + 1) & (row[1:] == row[:-1])
    pairs = np.flatnonzero(near[:-1] & beside)

    edged = np.append(word, EDGE)
    before = np.where(first > bounds[sentence], edged[first - 1], EDGE)
    after = np.where(last + 1 < bounds[sentence + 1], edged[np.minimum(last + 1, len(word))], EDGE)
    return Features(
        row=np.concatenate([row, row[near], row[two]]),
        place=np.concatenate([np.zeros_like(row), places[near], close[two]]),
        word=word[np.concatenate([token, token[near], token[two]])],
        pair_row=np.concatenate([row[pairs], np.arange(len(first))]),
        pair_place=np.concatenate(
            [(distance[pairs] > 0).astype(np.int64), np.full(len(first), PAIRS.index("around"))]
        ),
        pair_first=np.concatenate([word[token[pairs]], before]),
        pair_second=np.concatenate([word[token[pairs] + 1], after]),
        marks=read_marks(tokens, bounds, of_token, first, last, row, token, distance),
    )


def _read_words(tokens: Tokens, bounds: Ints, of_token: Ints, words: Mapping[str, int]) -> Ints:
    def know(key: str) -> int:
        return NUMBER if key[:1].isdigit() else words.get(stem(key), OTHER)

    word = tokens.classify("actor tone word", know)
    capital = tokens.classify("capital", lambda surface: surface[:1].isupper(), "types") > 0
    opener = tokens.classify("opener", lambda surface: surface[:1] in '"“‘.:', "types") > 0
    opens = np.append(True, opener[:-1])[: len(word)]
    opens[bounds[:-1][bounds[:-1] < len(word)]] = True
    return np.where(capital & ~opens, NAME, word)
