"""What French, Italian and Catalan put before a vowel is a word of its own, so that the word behind it is found."""

import pandas as pd
import pytest

from mediaframing.codebook import Codebook
from mediaframing.coding import code_articles
from mediaframing.coding.text.tokens import split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l’accord d'Oslo", ["l’", "accord", "d'", "Oslo"]),
        ("L’Iran, L'eau", ["L’", "Iran", ",", "L'", "eau"]),
        ("jusqu’à qu'elle", ["jusqu’", "à", "qu'", "elle"]),
        (
            "dell’Iran, nell'acqua, All'Italia",
            ["dell’", "Iran", ",", "nell'", "acqua", ",", "All'", "Italia"],
        ),
        ("'l'été'", ["'", "l'", "été", "'"]),
        # English, and words that only hold such a piece.
        ("D'Angelo d'you y'all", ["D'Angelo", "d'you", "y'all"]),
        ("I'll O'Hara she’ll", ["I", "'ll", "O'Hara", "she", "’ll"]),
        ("aujourd'hui, quelqu’un", ["aujourd'hui", ",", "quelqu’un"]),
    ],
)
def test_elided_words_are_parted(text, words):
    assert split_words(text) == words


def test_entries_are_found_behind_elided_words():
    book = Codebook.from_terms({"accord": ["accord*", "l'entente", "coup d'état"]}, {"iran": ["Iran"]})
    text = "L’accord avec l'Iran est mort, dit-on. L'entente d’Iran, un coup d’état."
    coding = code_articles(pd.DataFrame({"text": [text]}), book)

    assert [text[a:b] for a, b in zip(coding.frames["start"], coding.frames["end"], strict=True)] == [
        "accord",
        "L'entente",
        "coup d’état",
    ]
    assert len(coding.actors) == 2
