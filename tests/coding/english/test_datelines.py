from __future__ import annotations

import pytest

from mediaframing.coding.english.datelines import find_datelines
from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import split_texts


def read(text: str) -> str:
    """Give the words of the dateline."""
    tokens = split_texts([text])
    return " ".join(
        tokens.surface(place) for place in find_datelines(tokens, split_sentences(tokens)).tolist()
    )


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("NEW DELHI, India | Talks ended.", "NEW DELHI , India |"),
        ("PARIS (Reuters) - Talks ended.", "PARIS ( Reuters ) -"),
        ("London: Talks ended.", "London :"),
        ("PARIS (Web Desk) Talks ended.", "PARIS ( Web Desk )"),
        # Only a bracket behind the agency, with or without a blank.
        ("Lagos (CNN)Talks ended.", "Lagos ( CNN )"),
        ("OSLO (AFP) Talks ended.", "OSLO ( AFP )"),
        ("(New Delhi) Talks ended.", "( New Delhi )"),
        ("(OSLO, March 3) - Talks ended.", "( OSLO , March 3 ) -"),
        ("A headline\n\nOSLO, March 3 — Talks ended.", "OSLO , March 3 —"),
    ],
)
def test_dateline_ends_with_its_mark(text: str, dateline: str) -> None:
    assert read(text) == dateline


@pytest.mark.parametrize(
    "text",
    [
        "Weber: Talks ended.",
        "Lagos (old) talks ended.",
        "(Weber) Talks ended.",
        "(Oslo and its towns) Talks ended.",
        "Talks (Oslo) ended.",
        "Weber (CNN) left.",
        "Talks ended | in Paris.",
        "A pre-talk in Paris ended.",
        "",
        "One.\n\nTwo.\n\nThree.\n\nPARIS - Talks.",
    ],
)
def test_other_openings_are_no_datelines(text: str) -> None:
    assert read(text) == ""
