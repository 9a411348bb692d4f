"""What a word can be in a name: a first name, a title before one, part of the name of a body or a place."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Ints
from mediaframing.coding.text.wordlists import read_tags, read_words
from mediaframing.coding.text.words import Words

HE, SHE, FIRST, TITLE, PARTICLE, SUFFIX, BODY, PLACE = (1 << n for n in range(8))
_FIRST = {"he": FIRST | HE, "she": FIRST | SHE, "person": FIRST}
_PARTS = {"title": TITLE, "particle": PARTICLE, "suffix": SUFFIX, "body": BODY, "he": HE, "she": SHE}


def judge_name_words(words: Words) -> Ints:
    """Give the bits of folded words."""
    return words.look_up(_list_words())


def read_name_words(text: Text, tokens: Ints) -> NDArray[np.uint8]:
    """Give the bits of tokens."""
    return text.recall(_spread_name_words)[tokens]


def _spread_name_words(text: Text) -> NDArray[np.uint8]:
    """Give the bits of every token."""
    return text.vocabulary.classify_all("name word", judge_name_words).astype(np.uint8)[text.type]


@cache
def _list_words() -> dict[str, int]:
    codes = {name: _FIRST[tag] for name, tag in read_tags("first_names").items()}
    for word, tags in read_tags("name_parts").items():
        for tag in tags.split():
            codes[word] = codes.get(word, 0) | _PARTS[tag]
    for word in read_words("places"):
        codes[word] = codes.get(word, 0) | PLACE
    return codes
