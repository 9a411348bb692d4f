from __future__ import annotations

import numpy as np
import pytest
from tests.coding.english.layouts import cut, lay_out

from mediaframing.coding.search.mentions import Mentions
from mediaframing.coding.speakers.names import Names, find_names

NOBODY = Mentions(*(np.zeros(0, np.int64) for _ in range(6)))


def read(text: str) -> tuple[list[str], Names]:
    """Give the names in a text, in words and as they are found."""
    laid = lay_out(text)
    names = find_names(laid, NOBODY)
    return cut(laid, names.first, names.last), names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday Mrs Anna Weber met Lund.", ["Anna Weber", "Lund"]),
        ("He met Secretary of State Anna Weber there.", ["Anna Weber"]),
        ("He met Ursula von Brandt there.", ["Ursula von Brandt"]),
        ("He met Theresa May there.", ["Theresa May"]),
        ("He met Park Min-seo there.", ["Park Min - seo"]),
        ("He met Hadi al-Rashid there.", ["Hadi al - Rashid"]),
        ("Then al-Rashid came.", ["Rashid"]),
        ("The Lund-Weber debate was late.", ["Lund", "Weber"]),
        ("The Red Party-led talks were late.", ["Red Party"]),
        ("Thousands came.", []),
        ("Weber Says No To New Talks", []),
        # A word that headlines capitalise stands small here.
        ("Anna Weber Met Jonas Lund in Leeds", []),
        ("Anna Weber met Jonas Lund in Leeds.", ["Anna Weber", "Jonas Lund", "Leeds"]),
        ("", []),
    ],
)
def test_names_are_runs_of_capitalised_words(text: str, names: list[str]) -> None:
    assert read(text)[0] == names


def test_surname_is_whoever_bore_it_last() -> None:
    words, names = read("He met Anna Weber. Then Tom Weber came, and Weber left. He met Anna Weber.")
    assert words == ["Anna Weber", "Tom Weber", "Weber", "Anna Weber"]
    first, second, third, fourth = names.holder.tolist()
    assert (third, fourth) == (second, first)
    assert first != second


def test_persons_are_told_by_title_first_name_age_or_a_surname_that_comes_again() -> None:
    text = "He met Mr Brandt, Anna Weber, Norvin Holt, 34, and Selvo Krag. Then Krag left Green Valley."
    words, names = read(text)
    told = dict(zip(words, names.person.tolist(), strict=True))
    assert [word for word, person in told.items() if person] == [
        "Brandt", "Anna Weber", "Norvin Holt", "Selvo Krag", "Krag",
    ]  # fmt: skip
