"""The single words that rules on verbs name, and the prepositions that belong to a verb: one question for them all."""

from __future__ import annotations

from functools import cache

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.verb_frames import list_prepositions
from mediaframing.coding.text.tokens import Bools, Ints
from mediaframing.coding.text.words import Words

ASKED, SUPPOSED, PUT, MAKE, ANSWER, BE, IF, THERE, OUT, PARTICLE, RULE = (1 << n for n in range(11))
_WORDS = {
    "asked": ASKED,
    "supposed": SUPPOSED,
    "put": PUT,
    "puts": PUT,
    "make": MAKE,
    "makes": MAKE,
    "made": MAKE,
    "making": MAKE,
    "no": ANSWER,
    "yes": ANSWER,
    "nothing": ANSWER,
    "so": ANSWER,
    "be": BE,
    "if": IF,
    "there": THERE,
    "out": OUT,
    "off": PARTICLE,
    "down": PARTICLE,
    "aside": PARTICLE,
    "rule": RULE,
    "rules": RULE,
    "ruled": RULE,
    "ruling": RULE,
}
_OPENS, _TAKES = 11, 38
"""The first bits of the prepositions: of those that a word is, and of those that it takes as a verb."""


def are_words(text: Text, tokens: Ints, bits: int) -> Bools:
    """Tell which tokens are some of the words."""
    there: Bools = has(_list_bits(text, tokens), bits)
    return there


def find_governed(text: Text, verb: Ints, place: Ints) -> Bools:
    """Tell whether a preposition that belongs to each verb stands at its place: "called for", "accused of"."""
    own = (_list_bits(text, verb) >> _TAKES) & (_list_bits(text, place) >> _OPENS)
    # "laughed off", "ruled out", but "pointed out that"
    particle = are_words(text, place, PARTICLE) | (are_words(text, place, OUT) & are_words(text, verb, RULE))
    governed: Bools = (own > 0) & (has(text.codes[place], wc.ADP) | particle)
    return governed


def govern(text: Text, verb: Ints, preposition: str) -> Bools:
    """Tell which verbs a preposition belongs to."""
    return are_words(text, verb, _number_prepositions()[preposition] << _TAKES)


def judge_words(words: Words) -> Ints:
    """Give the bits of words: which of those named here a word is, which preposition, and which it takes."""
    return words.look_up(_list_words())


def _list_bits(text: Text, tokens: Ints) -> Ints:
    """Give the bits of tokens; those of tokens beyond the text tell nothing."""
    return text.vocabulary.classify_all("word of verbs", judge_words)[text.type[tokens]]


@cache
def _number_prepositions() -> dict[str, int]:
    distinct = frozenset().union(*list_prepositions().values())
    return {word: 1 << number for number, word in enumerate(sorted(distinct))}


@cache
def _list_words() -> dict[str, int]:
    codes = dict(_WORDS)
    numbers = _number_prepositions()
    for word, bit in numbers.items():
        codes[word] = codes.get(word, 0) | bit << _OPENS
    for form, own in list_prepositions().items():
        codes[form] = codes.get(form, 0) | sum(map(numbers.__getitem__, own)) << _TAKES
    return codes
