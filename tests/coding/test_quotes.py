from __future__ import annotations

import pytest

from mediaframing.coding.quotes import find_quotes
from mediaframing.coding.sentences import split_sentences
from mediaframing.coding.tokens import split_texts


def quote(text: str) -> list[str]:
    tokens = split_texts([text])
    found = find_quotes(tokens, split_sentences(tokens))
    return [text[tokens.start[a] : tokens.end[b]] for a, b in zip(found.first, found.last, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“A road,” he said.", ["“A road,”"]),
        ('"A road," he said.', ['"A road,"']),
        ("''A road,'' he said.", ["''A road,''"]),
        ("‘A road,’ he said.", ["‘A road,’"]),
        ("He said 'a road' was there.", ["'a road'"]),
        ("He called it “a ‘fine’ road”.", ["“a ‘fine’ road”"]),
        ('The road is 6" wide.', []),
        ("The drivers' union is tired.", []),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert quote(text) == expected


def test_quotation_goes_on_where_the_next_paragraph_opens_it_again() -> None:
    text = "“The road is closed.\n\n“It stays so,” he said."
    assert quote(text) == ["“The road is closed.", "“It stays so,”"]


def test_mark_that_is_never_closed_ends_with_its_sentence() -> None:
    assert quote("“The road is closed. It rained.\n\nDrivers wait.") == ["“The road is closed."]


def test_closing_mark_without_an_opening_one_is_passed_over() -> None:
    assert quote("The road is closed,” he said.") == []
