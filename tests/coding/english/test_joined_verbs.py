from __future__ import annotations

import pytest
from tests.coding.english.layouts import lay_out

from mediaframing.coding.english.joined_verbs import find_joined_verbs


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Mr Weber-said it was late.", ["Weber-said"]),
        ("He also-said he stressed-that it was late.", ["also-said", "stressed-that"]),
        ("A self-declared saint of the Lund-Weber party re-stated a well-reported plan.", []),
        ("Weber - said a clerk - left.", []),
    ],
)
def test_lost_spaces_stand_beside_verbs_of_saying(text: str, joined: list[str]) -> None:
    laid = lay_out(text)
    places = find_joined_verbs(laid.tokens, laid.cues, laid.hyphens).tolist()
    assert [
        laid.tokens.surface(place - 1) + "-" + laid.tokens.surface(place + 1) for place in places
    ] == joined
