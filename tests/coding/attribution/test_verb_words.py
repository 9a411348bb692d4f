from __future__ import annotations

import numpy as np
import pytest
from tests.coding.english.layouts import lay_out

from mediaframing.coding.attribution.verb_words import (
    ASKED,
    MAKE,
    PUT,
    are_words,
    find_governed,
    govern,
    judge_words,
)
from mediaframing.coding.text.tokens import APART
from mediaframing.coding.text.words import Words


def test_words_are_told_apart() -> None:
    text = lay_out("He made and put what he asked")
    tokens = APART + np.arange(7)
    assert np.flatnonzero(are_words(text, tokens, MAKE)).tolist() == [1]
    assert np.flatnonzero(are_words(text, tokens, PUT | ASKED)).tolist() == [3, 6]


@pytest.mark.parametrize(
    ("text", "governed"),
    [
        ("He called for a ban", True),
        ("He called of a ban", False),
        ("He warned of it", True),
        ("He said for it", False),
        ("He called the mayor", False),
    ],
)
def test_preposition_is_one_that_the_verb_takes(text: str, governed: bool) -> None:
    assert find_governed(lay_out(text), np.array([APART + 1]), np.array([APART + 2])).tolist() == [governed]


def test_prepositions_belong_to_the_forms_of_a_verb() -> None:
    text, words = lay_out("called calls said warned"), APART + np.arange(4)
    assert govern(text, words, "for").tolist() == [True, True, False, False]
    assert govern(text, words, "of").tolist() == [False, False, False, True]


def test_other_words_have_no_bits() -> None:
    assert judge_words(Words(["bridge", ""])).tolist() == [0, 0]
