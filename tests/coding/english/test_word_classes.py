from __future__ import annotations

import numpy as np
import pytest

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.text.tokens import split_texts
from mediaframing.coding.text.vocabulary import NOTHING


def classify(word: str) -> int:
    """Give the code of the last token."""
    tokens = split_texts([word])
    return int(wc.classify_words(tokens)[np.flatnonzero(tokens.type != NOTHING)[-1]])


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("road", wc.WORD),
        ("Road", wc.WORD | wc.CAPITAL),
        ("état", wc.WORD),
        ("État", wc.WORD | wc.CAPITAL),
        ("44th", wc.WORD | wc.NUMBER),
        ("٣", wc.WORD | wc.NUMBER),
        (",", wc.COMMA),
        ("...", wc.STOP),
        ("--", wc.DASH),
        ("“", wc.QUOTE),
        ("😀", 0),
        ("road's", wc.POSSESSIVE),
        ("roadʼs", wc.POSSESSIVE),
        ("quickly", wc.WORD | wc.ADV),
        ("Quickly", wc.WORD | wc.CAPITAL),
        ("family", wc.WORD),
        ("bely", wc.WORD),
        ("bellman", wc.WORD),
        ("clergyman", wc.WORD),
        ("handywoman", wc.WORD | wc.FEM),
        ("Alderman", wc.WORD | wc.CAPITAL | wc.MASC | wc.PERSON),
        ("plasterman", wc.WORD | wc.MASC),
        ("Plasterman", wc.WORD | wc.CAPITAL),
        ("US", wc.WORD | wc.CAPITAL),
    ],
)
def test_code_tells_shape_and_ending(word: str, code: int) -> None:
    assert classify(word) == code


@pytest.mark.parametrize("pair", [("officials", "Officials"), ("the", "THE"), ("us", "Us")])
def test_word_of_a_list_means_the_same_with_a_capital(pair: tuple[str, str]) -> None:
    small, large = map(classify, pair)
    assert small & ~wc.WORD != 0
    assert large == small | wc.CAPITAL


def test_lone_surrogate_is_no_word() -> None:
    assert classify("\ud800") == 0
    assert classify("road\ud800") == 0
