"""What a share of those asked says, a poll tells."""

from __future__ import annotations

import pytest
from tests.coding.attribution.sources import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The survey found that 28 percent of voters said the ferry was late.",
            [("The survey", "found", "that 28 percent of voters said the ferry was late")],
        ),
        (
            "In a Gazette poll released on Monday, just 28 percent of voters said the ferry was late.",
            [("a Gazette poll", "said", "the ferry was late")],
        ),
        (
            "In a recent survey, four in 10 said the ferry was late.",
            [("a recent survey", "said", "the ferry was late")],
        ),
        # Nobody but they tells it here.
        (
            "About half of voters said the ferry was late.",
            [("half of voters", "said", "the ferry was late")],
        ),
        (
            "In a poll on Monday, Weber said, the ferry was late.",
            [("Weber", "said", "the ferry was late")],
        ),
    ],
)
def test_shares_of_voters_are_told_of_by_their_poll(text: str, expected: list[tuple[str, ...]]) -> None:
    assert read(text) == expected


def test_two_shares_of_one_poll_keep_their_speakers() -> None:
    text = "Half of the pilots said it was late, while a third said it was early."
    assert [row[0] for row in read(text)] == ["Half of the pilots", "a third"]
