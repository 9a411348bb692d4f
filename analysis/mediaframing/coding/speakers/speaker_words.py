"""Words that tell how a speaker is called, and to whom it refers: one code for every distinct word."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Ints
from mediaframing.coding.text.wordlists import read_tags
from mediaframing.coding.text.words import Words

INDEFINITE, PEOPLE, SPOKES, HE, SHE, THEY, IT, NAMELESS, NAMED, NOT = (1 << n for n in range(10))
_OFFICE = 10
"""The number of an office stands above so many bits."""
_BELOW = (1 << _OFFICE) - 1
_BITS = {
    INDEFINITE: ("a", "an", "some", "several", "one", "two", "three", "four", "many", "another", "most"),
    PEOPLE: ("people",),
    HE: ("he", "his"),
    SHE: ("she", "her"),
    THEY: ("they", "their"),
    IT: ("it", "its"),
    # What tells that a speaker is not named: each of these words, or "not" and "named" together.
    NAMELESS: ("anonymity", "anonymously", "unnamed", "unidentified"),
    NAMED: ("named",),
    NOT: ("not",),
}


def judge_speaker_words(words: Words) -> Ints:
    """Give the codes of folded words."""
    return words.look_up(_list_words()[0])


def read_words(text: Text, tokens: Ints) -> Ints:
    """Give the codes of tokens."""
    return _classify(text)[text.type[tokens]]


def find_words(text: Text, bits: int) -> Ints:
    """Find the tokens that have one of some bits, in order."""
    return np.flatnonzero(has(_classify(text), bits)[text.type])


def get_offices(codes: Ints) -> Ints:
    """Give the number of the office that a word names in the singular or plural, or 0."""
    return codes >> _OFFICE


def count_offices() -> int:
    """Give one more than the highest number of an office."""
    return _list_words()[1] + 1


def _classify(text: Text) -> Ints:
    return text.vocabulary.classify_all("speaker word", judge_speaker_words)


@cache
def _list_words() -> tuple[dict[str, int], int]:
    codes: defaultdict[str, int] = defaultdict(int)
    for bit, words in _BITS.items():
        for word in words:
            codes[word] |= bit
    roles = [word for word, code in wc.list_words().items() if code & wc.ROLE]
    for word in roles:
        if word.startswith(("spokes", "voter", "poll")):
            codes[word] |= SPOKES
    offices = sorted(set(map(make_singular, roles)))
    for number, office in enumerate(offices, 1):
        for form in (office, office + "s", office[:-1] + "ies"):
            if make_singular(form) == office:
                codes[form] |= number << _OFFICE
    for other, office in read_tags("office_names").items():
        codes[other] = codes[other] & _BELOW | codes[office] & ~_BELOW
    return dict(codes), len(offices)


def make_singular(noun: str) -> str:
    """Give the singular of a plural in -s.

    Examples
    --------
    >>> make_singular("ministries"), make_singular("officials"), make_singular("boss")
    ('ministry', 'official', 'boss')
    """
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
