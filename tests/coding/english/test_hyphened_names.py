from __future__ import annotations

import pytest
from tests.coding.english.layouts import lay_out

from mediaframing.coding.english.hyphened_names import find_hyphens


def find(text: str, given: bool) -> list[str]:
    """Give the words beside the hyphens of given names, or beside all hyphens without white space."""
    laid = lay_out(text)
    places = laid.given_names if given else find_hyphens(laid.tokens).joining
    return [
        laid.tokens.surface(place - 1) + "-" + laid.tokens.surface(place + 1) for place in places.tolist()
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Moon Jae-in and Tsai Ing-wen met.", ["Jae-in", "Ing-wen"]),
        ("The Red Party-led talks on a Lund-to-Weber train failed.", []),
        ("A built-in lock broke - in two.", []),
    ],
)
def test_last_syllable_of_a_given_name_stands_behind_a_hyphen(text: str, names: list[str]) -> None:
    assert find(text, given=True) == names


def test_hyphens_stand_without_white_space() -> None:
    assert find("A built-in lock - and a Lund-Weber plan.", given=False) == ["built-in", "Lund-Weber"]
