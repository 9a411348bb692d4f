"""Numbers about an actor's mention: how good and bad the words around it are, and how it stands in the sentence."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints
from mediaframing.coding.tone.actor_words import (
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
from mediaframing.coding.tone.vader import Floats, read_lexicon, take_part

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


class Bounds(NamedTuple):
    """Where sentences stand: the first token of each and the one behind its last, and the sentence of every token."""

    first: Ints
    end: Ints
    of_token: Ints


def read_marks(facts: Ints, sentences: Bounds, first: Ints, last: Ints, low: Ints, high: Ints) -> Floats:
    """Give the numbers of :data:`MARKS` for each mention.

    Parameters
    ----------
    facts : array
        What :func:`mediaframing.coding.tone.actor_words.judge_words` says of each token.
    sentences : Bounds
    first, last : array
        Each mention's first and last token.
    low, high : array
        The tokens about each mention that are looked at.
    """
    marks = np.zeros((len(MARKS), len(first)))
    marks[0] = 1
    column = 1 + 2 * len(_REGIONS)
    of_token = sentences.of_token
    marks[1:column] = _sum_valences(facts, of_token, first, last, low, high)
    pronoun = np.where(first == last, take_part(facts[first], PRONOUN), 0)
    named = np.flatnonzero(pronoun)
    marks[column + pronoun[named] - 1, named] = 1
    column += len(PRONOUNS)
    sentence = of_token[first]
    begin, end = sentences.first[sentence], sentences.end[sentence]
    signs = np.flatnonzero(facts & (QUOTE | ASKS | EXCLAIMS) > 0)
    quotes, asks, exclaims = (signs[facts[signs] & kind > 0] for kind in (QUOTE, ASKS, EXCLAIMS))
    has_quotes, is_question, is_exclamation = (
        _mark_sentences(of_token[those], len(sentences.first))[sentence] for those in (quotes, asks, exclaims)
    )
    marks[column:] = (
        facts[first] & CAPITAL == 0,
        last > first,
        first - begin < 2,
        has_quotes,
        has_quotes,
        is_question,
        is_exclamation,
        end - begin < 16,
        end - begin > 40,
    )
    quoted = np.flatnonzero(has_quotes)
    inside = _stand_in_quotes(quotes, facts[quotes], begin[quoted], first[quoted])
    marks[MARKS.index("stands in quotes"), quoted] = inside
    return marks.T


def _mark_sentences(those: Ints, sentences: int) -> Bools:
    marked = np.zeros(sentences, np.bool_)
    marked[those] = True
    return marked


def _stand_in_quotes(quotes: Ints, kinds: Ints, begin: Ints, first: Ints) -> Bools:
    """Tell where more quotes have opened than closed; where straight ones stand, which do both, an odd number."""

    def count(kind: int) -> Ints:
        those = quotes[kinds & kind > 0]
        counts: Ints = np.searchsorted(those, first) - np.searchsorted(those, begin)
        return counts

    open_ones: Bools = (count(QUOTES) % 2 > 0) | (count(OPENS) > count(CLOSES))
    return open_ones


def _sum_valences(facts: Ints, of_token: Ints, first: Ints, last: Ints, low: Ints, high: Ints) -> Floats:
    """Sum what is good and what is bad in each region; two rows a region, a column a mention."""
    felt, value = _find_valences(facts, of_token)
    row, place = list_between(np.searchsorted(felt, low), np.searchsorted(felt, high))
    token = felt[place]
    outside = (token < first[row]) | (token > last[row])
    row, token, value = row[outside], token[outside], value[place[outside]]
    right = token > last[row]
    distance = np.where(right, token - last[row], first[row] - token)
    close = np.flatnonzero(distance <= 3)
    clause = np.cumsum(facts & BREAK)
    same = np.flatnonzero(clause[token] == clause[first[row]])
    # Sums of the good and of the bad, first of the left, then of the right.
    amount, size = np.abs(value), len(first)
    whole = row + size * (value < 0)
    side = whole + 2 * size * right
    weighted = amount * (1 / (1 + 0.1 * distance))
    sums = [
        np.bincount(whole, amount, 2 * size),
        np.bincount(side, amount, 4 * size),
        np.bincount(side[close], amount[close], 4 * size),
        np.bincount(side, weighted, 4 * size),
        np.bincount(whole[same], amount[same], 2 * size),
    ]
    return np.concatenate(sums).astype(np.float64, copy=False).reshape(-1, size)


def _find_valences(facts: Ints, of_token: Ints) -> tuple[Ints, Floats]:
    """Find the tokens with a VADER valence; the valence in units of 4, turned round within three words of a negator."""
    felt = np.flatnonzero(facts >> VALENCE[0] > 0)
    valence = read_lexicon().valences[take_part(facts[felt], VALENCE)] / 4
    negators = np.flatnonzero(facts & NEGATOR > 0)
    negated = np.zeros(len(facts), np.bool_)
    for step in (1, 2, 3):
        reached = negators[negators + step < len(facts)] + step
        negated[reached[of_token[reached] == of_token[reached - step]]] = True
    return felt, np.where(negated[felt], -0.74 * valence, valence)
