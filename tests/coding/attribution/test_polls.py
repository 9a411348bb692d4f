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
        # What follows of other shares in the sentence.
        (
            "In a Gazette poll, 38 percent said the ferry was late, while 60 percent said it was early.",
            [("a Gazette poll", "said", "the ferry was late"), ("a Gazette poll", "said", "it was early")],
        ),
        (
            "The poll showed that 59 percent liked the ferry; 74 percent said it was late.",
            [("The poll", "showed", "that 59 percent liked the ferry"), ("The poll", "said", "it was late")],
        ),
        (
            "The poll came out. Then 74 percent said it was late.",
            [("74 percent", "said", "it was late")],
        ),
        # A comparison is no part of what is said, but where nobody is asked.
        (
            "Just 28 percent said they liked the ferry, compared with 33 percent in May.",
            [("28 percent", "said", "they liked the ferry")],
        ),
        (
            "Weber said they liked the ferry, compared with 33 percent in May.",
            [("Weber", "said", "they liked the ferry, compared with 33 percent in May")],
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
