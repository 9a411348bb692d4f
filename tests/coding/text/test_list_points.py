"""Sentences that end behind hours and before the points of a list."""

import pytest

from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import split_texts


def split(text):
    sentences = split_sentences(split_texts([text]))
    return [text[a:b] for a, b in zip(sentences.start.tolist(), sentences.end.tolist(), strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "The polls closed at 8 p.m. | Turnout was low.",
        "It opened (at 9 a.m.). | Nobody came.",
        "Points:\n| • Tolls on lorries\n| • Ice in the harbour",
        "See Sec. 144 of the act. | It bans all of that.",
    ],
)
def test_a_sentence_ends_there(text):
    parts = [part.strip() for part in text.split("|")]
    assert split(text.replace("| ", "")) == parts


@pytest.mark.parametrize(
    "text",
    [
        "The polls closed at 8 p.m. Monday in all towns.",
        "It began at 8 p.m. Lisbon time and went on.",
        "At 8 p.m. Ann Weber spoke.",
        "From 9 a.m. until noon it rained.",
        "The sign • stands between two words.",
    ],
)
def test_no_sentence_ends_there(text):
    assert split(text) == [text]
