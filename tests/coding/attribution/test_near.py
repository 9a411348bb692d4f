from __future__ import annotations

import numpy as np
import pytest
from tests.coding.attribution.layouts import lay_out, point

from mediaframing.coding.attribution import word_classes as wc
from mediaframing.coding.attribution.near import find_near, have_words


@pytest.mark.parametrize(("reach", "place"), [(3, 2), (4, 6), (9, 6)])
def test_word_of_a_class_is_found_within_reach(reach: int, place: int) -> None:
    text = lay_out("He said it was late, and left")
    assert find_near(text, wc.COORDINATOR | wc.COMMA, np.array([3]), 2).tolist() == [2]
    found = find_near(text, wc.COORDINATOR, np.array([3]), reach).tolist()
    assert found == [place]


def test_the_nearest_word_is_found_looking_back() -> None:
    text = lay_out("The mayor's aide's claim")
    claim = point(text, "claim")
    assert find_near(text, wc.POSSESSIVE, claim - 1, 5, -1).tolist() == [4]
    assert find_near(text, wc.POSSESSIVE, np.array([1]), 5, -1).tolist() == [2]


def test_words_beyond_the_text_are_of_no_class() -> None:
    text = lay_out("He said so")
    assert find_near(text, wc.WORD, np.array([3]), 4).tolist() == [2]


def test_phrases_with_a_word_of_a_class_are_told() -> None:
    text = lay_out("The new poll showed Berg ahead")
    phrases = np.array([0, 4, 3]), np.array([2, 4, 5])
    assert have_words(text, wc.TEXT, phrases).tolist() == [True, False, False]
    assert have_words(text, wc.CAPITAL, phrases).tolist() == [True, True, True]
