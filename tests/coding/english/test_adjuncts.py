from __future__ import annotations

import pytest
from tests.coding.english.layouts import lay_out, point

from mediaframing.coding.english.adjuncts import skip_adjuncts, skip_adverbs, skip_parentheses


def read_on(text: str, skip: str) -> str:
    """Give the word that follows what is passed after "said"."""
    laid = lay_out(text)
    place = point(laid, "said") + 1
    passed = {"adverbs": skip_adverbs, "adjuncts": skip_adjuncts, "parentheses": skip_parentheses}[skip]
    return laid.vocabulary.types[laid.type[passed(laid, place, laid.find_ceilings(place - 1))[0]]]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He said quickly, quietly that", ","),
        ("He said quickly quietly that it was", "that"),
        ("He said it", "it"),
    ],
)
def test_adverbs_are_passed(text: str, word: str) -> None:
    assert read_on(text, "adverbs") == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He said Monday in a statement that it was", "that"),
        ("He said on July 5, 2016, that it was", "that"),
        ("He said to reporters that it was", "that"),
        ("He said to leave that town", "to"),
        ("He said in that", "in"),
        ("He said it was", "it"),
    ],
)
def test_adjuncts_are_passed(text: str, word: str) -> None:
    assert read_on(text, "adjuncts") == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He said, among other things, that it was", "that"),
        ("He said, among other things, “No” to it", "“"),
        ("He said, among other things, it was", ","),
        ("He said, among “other” things, that it was", ","),
        ("He said,, that it was", ","),
        ("He said, it was", ","),
    ],
)
def test_parenthesis_is_passed_before_that_or_a_quotation(text: str, word: str) -> None:
    assert read_on(text, "parentheses") == word


def test_nothing_is_passed_beyond_the_sentence() -> None:
    text = lay_out("He said quickly. Quickly that")
    place, stop = point(text, "quickly"), point(text, ".").tolist()
    assert skip_adverbs(text, place, place).tolist() == stop
    assert skip_adjuncts(text, place + 1, place).tolist() == stop
