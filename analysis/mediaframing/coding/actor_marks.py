"""Numbers about an actor's mention: how good and bad the words around it are, and how it stands in the sentence."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.tokens import Bools, Ints, Tokens
from mediaframing.coding.vader import LEXICON, NEGATES, Floats, describe_chunks, read_lexicon, take_part

PRONOUNS = (
    "he",
    "she",
    "they",
    "him",
    "her",
    "them",
    "his",
    "their",
    "i",
    "we",
    "you",
    "my",
    "our",
    "it",
    "its",
)

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

_QUOTES = {'"': 1, "“": 2, "”": 3, "''": 1, "``": 1}
_BREAKS = frozenset(
    [
        ",",
        ";",
        ":",
        ".",
        "!",
        "?",
        "(",
        ")",
        "—",
        "–",
        "-",
        "--",
        "...",
        "…",
        '"',
        "“",
        "”",
        "but",
        "while",
        "although",
        "though",
        "because",
        "who",
        "which",
        "that",
        "when",
        "if",
    ]
)


def read_marks(
    tokens: Tokens,
    bounds: Ints,
    of_token: Ints,
    first: Ints,
    last: Ints,
    row: Ints,
    token: Ints,
    distance: Ints,
) -> Floats:
    """Give the numbers of :data:`MARKS` for each mention; each ``token`` is ``distance`` words off mention ``row``."""
    marks = np.zeros((len(first), len(MARKS)))
    marks[:, 0] = 1
    valence = _read_valences(tokens, of_token)
    clause = np.cumsum(tokens.classify("clause break", lambda key: key in _BREAKS))
    value = valence[token]
    felt = np.flatnonzero(value)
    row, value, token, distance = row[felt], value[felt], token[felt], distance[felt]
    weight = 1 / (1 + 0.1 * np.abs(distance))
    left, right, close = distance < 0, distance > 0, np.abs(distance) <= 3
    same = clause[token] == clause[first[row]]
    regions = (1.0, left, right, left & close, right & close, left * weight, right * weight, same)
    for place, region in enumerate(regions):
        for sign in (0, 1):
            part = np.maximum(value if sign == 0 else -value, 0) * region
            marks[:, 1 + 2 * place + sign] = np.bincount(row, part, len(first))
    column = 1 + 2 * len(regions)
    pronoun = tokens.classify("pronoun place", lambda key: PRONOUNS.index(key) + 1 if key in PRONOUNS else 0)
    alone = np.where(first == last, pronoun[first], 0) if len(first) else first
    marks[np.flatnonzero(alone), column + alone[alone > 0] - 1] = 1
    column += len(PRONOUNS)
    sentence = of_token[first]
    capital = tokens.classify("capital", lambda surface: surface[:1].isupper(), "types")
    quote = tokens.classify("quote kind", lambda surface: _QUOTES.get(surface, 0), "types")
    size = bounds[sentence + 1] - bounds[sentence]
    low, high = bounds[sentence], bounds[sentence + 1]
    plain, opening, closing = (_count(quote == kind, low, first) for kind in (1, 2, 3))
    marks[:, column:] = np.column_stack(
        [
            capital[first] == 0,
            last > first,
            first - low < 2,
            (plain % 2 > 0) | (opening > closing),
            _count(quote > 0, low, high) > 0,
            _count(tokens.classify("asks", lambda key: key == "?") > 0, low, high) > 0,
            _count(tokens.classify("exclaims", lambda key: key == "!") > 0, low, high) > 0,
            size < 16,
            size > 40,
        ]
    )
    return marks


def _count(marked: Bools, low: Ints, high: Ints) -> Ints:
    places = np.flatnonzero(marked)
    counts: Ints = np.searchsorted(places, high) - np.searchsorted(places, low)
    return counts


def _read_valences(tokens: Tokens, of_token: Ints) -> Floats:
    """Give each token's VADER valence in units of 4, turned round within three words of a negator."""
    facts = tokens.vocabulary.classify_all("vader", describe_chunks)
    valence = (read_lexicon().valences[take_part(facts, LEXICON)] / 4)[tokens.type]
    negates = (take_part(facts, NEGATES) > 0)[tokens.type]
    negated = np.zeros(len(valence), np.bool_)
    for step in (1, 2, 3):
        negated[step:] |= negates[:-step] & (of_token[step:] == of_token[:-step])
    return np.where(negated, -0.74 * valence, valence)
