"""What tone toward an actor asks of a word, answered once for each distinct word and packed into one integer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediaframing.coding.tokens import fold_all
from mediaframing.coding.vader import LEXICON, NEGATES, describe_chunks
from mediaframing.coding.words import Words

PRONOUNS = "he she they him her them his their i we you my our it its".split()  # noqa: SIM905

CAPITAL, OPENER, BREAK, ASKS, EXCLAIMS, QUOTES, OPENS, CLOSES, NEGATOR = (1 << place for place in range(9))
"""Marks of a word.

A capital first; a mark after which a sentence may open; the end of a clause; question and exclamation marks; quotation
marks that are straight, that open and that close; a negator.
"""
QUOTE = QUOTES | OPENS | CLOSES

PRONOUN, VALENCE = (9, 4), (13, LEXICON[1])
"""Parts of several bits: a pronoun's place in :data:`PRONOUNS` from 1, and a place in VADER's lexicon."""

_BREAKS = ', ; : . ! ? ( ) — – - -- ... … " but while although though because who which that when if'
_KEYS = dict.fromkeys(_BREAKS.split(), BREAK) | {"?": BREAK | ASKS, "!": BREAK | EXCLAIMS}
_KEYS |= {key: place << PRONOUN[0] for place, key in enumerate(PRONOUNS, 1)}
_QUOTES = {'"': QUOTES, "“": OPENS, "”": CLOSES}
_OPENERS = '"“‘.:'


def judge_words(surfaces: Words) -> list[int]:
    """Answer everything about each word, as it stands in the text."""
    return list(_judge_words(surfaces.strings))


def _judge_words(surfaces: Sequence[str]) -> Iterator[int]:
    keys = fold_all(surfaces)
    vader_bits, negates = (1 << VALENCE[1]) - 1, 1 << NEGATES[0]
    for surface, key, vader in zip(surfaces, keys, describe_chunks(Words(keys)), strict=True):
        facts = _KEYS.get(key, 0) | (vader & vader_bits) << VALENCE[0]
        if vader & negates:
            facts |= NEGATOR
        first = surface[0]
        if first.islower():
            yield facts
            continue
        if first.isupper():
            facts |= CAPITAL
        elif first in _OPENERS:
            facts |= OPENER | _QUOTES.get(surface, 0)
        elif surface == "”":
            facts |= CLOSES
        yield facts
