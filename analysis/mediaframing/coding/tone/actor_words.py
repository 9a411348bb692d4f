"""What tone toward an actor asks of a word, answered once for each distinct word and packed into one integer."""

from __future__ import annotations

from mediaframing.coding.text.letters import ask_first_letters
from mediaframing.coding.text.tokens import Ints
from mediaframing.coding.text.words import Words
from mediaframing.coding.tone.vader import LEXICON, NEGATES, look_up_words, strip_marks, take_part

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


def judge_keys(keys: Words) -> Ints:
    """Answer of each word what is the same however it is written."""
    facts = look_up_words(strip_marks(keys.array))
    known = keys.look_up(_KEYS) | take_part(facts, LEXICON) << VALENCE[0]
    return known | take_part(facts, NEGATES) * NEGATOR


def judge_surfaces(surfaces: Words) -> Ints:
    """Answer the rest of each word as it stands in the text."""
    return ask_first_letters(surfaces.array, _judge_letter) | surfaces.look_up(_QUOTES)


def _judge_letter(first: str) -> int:
    return CAPITAL if first.isupper() else OPENER if first in _OPENERS else 0
