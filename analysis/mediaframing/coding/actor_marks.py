"""Numbers about an actor's mention: how good and bad the words around it are, and how it stands in the sentence."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.actor_words import (
    ASKS,
    BREAK,
    CAPITAL,
    CLOSES,
    EXCLAIMS,
    NEGATOR,
    OPENS,
    PRONOUN,
    PRONOUNS,
    QUOTE,
    QUOTES,
    VALENCE,
)
from mediaframing.coding.tokens import Ints
from mediaframing.coding.vader import Floats, read_lexicon, take_part

_REGIONS = (
    "sentence",
    "left",
    "right",
    "close left",
    "close right",
    "weighted left",
    "weighted right",
    "clause",
)
MARKS = (
    "constant",
    *(f"{sign} {region}" for region in _REGIONS for sign in ("good", "bad")),
    *(f"is {pronoun}" for pronoun in PRONOUNS),
    "is lower case",
    "is several words",
    "opens the sentence",
    "stands in quotes",
    "sentence has quotes",
    "sentence asks",
    "sentence exclaims",
    "sentence is short",
    "sentence is long",
)
"""Numbers about the mention: sums of VADER valences by region, in units of 4, and yes-or-no marks."""


def read_marks(
    facts: Ints, of_token: Ints, bounds: Ints, first: Ints, last: Ints, low: Ints, high: Ints
) -> Floats:
    """Give the numbers of :data:`MARKS` for each mention.

    Parameters
    ----------
    facts : array
        What :func:`mediaframing.coding.actor_words.judge_words` says of each token.
    of_token, bounds : array
        Each token's sentence; where each sentence's tokens begin, one longer than the sentences.
    first, last : array
        Each mention's first and last token.
    low, high : array
        The tokens about each mention that are looked at.
    """
    marks = np.zeros((len(MARKS), len(first)))
    marks[0] = 1
    column = 1 + 2 * len(_REGIONS)
    marks[1:column] = _sum_valences(facts, of_token, first, last, low, high)
    pronoun = np.where(first == last, take_part(facts[first], PRONOUN), 0)
    named = np.flatnonzero(pronoun)
    marks[column + pronoun[named] - 1, named] = 1
    column += len(PRONOUNS)
    sentence = of_token[first]
    begin, end = bounds[sentence], bounds[sentence + 1]
    places = np.flatnonzero(facts & (QUOTE | ASKS | EXCLAIMS))
    kinds = facts[places]

    def count(kind: int, low: Ints, high: Ints) -> Ints:
        those = places[kinds & kind > 0]
        counts: Ints = np.searchsorted(those, high) - np.searchsorted(those, low)
        return counts

    plain, opening, closing = (count(kind, begin, first) for kind in (QUOTES, OPENS, CLOSES))
    marks[column:] = (
        facts[first] & CAPITAL == 0,
        last > first,
        first - begin < 2,
        (plain % 2 > 0) | (opening > closing),
        count(QUOTE, begin, end) > 0,
        count(ASKS, begin, end) > 0,
        count(EXCLAIMS, begin, end) > 0,
        end - begin < 16,
        end - begin > 40,
    )
    return marks.T


def _sum_valences(facts: Ints, of_token: Ints, first: Ints, last: Ints, low: Ints, high: Ints) -> Floats:
    """Sum what is good and what is bad in each region; two rows a region, a column a mention."""
    felt, value = _find_valences(facts, of_token)
    begin = np.searchsorted(felt, low)
    sizes = np.searchsorted(felt, high) - begin
    row = np.repeat(np.arange(len(first)), sizes)
    place = np.arange(len(row)) + np.repeat(begin - np.cumsum(sizes) + sizes, sizes)
    token = felt[place]
    outside = (token < first[row]) | (token > last[row])
    row, token, value = row[outside], token[outside], value[place[outside]]
    distance = np.where(token > last[row], token - last[row], token - first[row])
    weight = 1 / (1 + 0.1 * np.abs(distance))
    left, right, close = distance < 0, distance > 0, np.abs(distance) <= 3
    clause = np.cumsum(facts & BREAK)
    same = clause[token] == clause[first[row]]
    regions = (1.0, left, right, left & close, right & close, left * weight, right * weight, same)
    return np.array(
        [
            np.bincount(row, np.maximum(signed, 0) * region, len(first))
            for region in regions
            for signed in (value, -value)
        ]
    )


def _find_valences(facts: Ints, of_token: Ints) -> tuple[Ints, Floats]:
    """Find the tokens with a VADER valence; the valence in units of 4, turned round within three words of a negator."""
    felt = np.flatnonzero(facts >> VALENCE[0])
    valence = read_lexicon().valences[take_part(facts[felt], VALENCE)] / 4
    negators = np.flatnonzero(facts & NEGATOR)
    negated = np.zeros(len(facts), np.bool_)
    for step in (1, 2, 3):
        reached = negators[negators + step < len(facts)] + step
        negated[reached[of_token[reached] == of_token[reached - step]]] = True
    return felt, np.where(negated[felt], -0.74 * valence, valence)
