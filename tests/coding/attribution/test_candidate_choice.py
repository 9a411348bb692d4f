from __future__ import annotations

import pytest
from tests.coding.english.layouts import cut, lay_out, point

from mediaframing.coding.attribution.candidate_choice import choose_candidates, list_unquoted
from mediaframing.coding.english import word_classes as wc


def choose(text: str) -> list[str]:
    laid = lay_out(text)
    found = choose_candidates(laid, list_unquoted(laid)).token
    return cut(laid, found, found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said the bridge was safe.", ["said"]),
        ("“The bridge is safe,” said the mayor.", ["said"]),
        ("The bridge is safe, according to the mayor.", ["according"]),
        ("The mayor's claim that it is safe was wrong.", ["claim"]),
        ("He was told by the mayor that it was safe.", ["told"]),
        ("Some say it is safe.", ["say"]),
    ],
)
def test_cue_that_can_attribute_is_read(text: str, expected: list[str]) -> None:
    assert choose(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The report of the mayor was long.",
        "It was said.",
        "They harrumphed and left.",
        "“He said so,” the sign reads.",
        "",
    ],
)
def test_cue_that_its_neighbours_rule_out_is_not_read(text: str) -> None:
    assert not {"report", "said", "harrumphed"}.intersection(choose(text))


def test_helpers_before_a_cue_are_passed_and_told() -> None:
    text = "The mayor has never publicly said that it is safe."
    laid = lay_out(text)
    found = choose_candidates(laid, list_unquoted(laid))
    assert cut(laid, found.before, found.before) == ["mayor"]
    assert found.helpers.tolist() == [wc.AUX]


def test_helpers_of_a_sentence_before_are_another_verbs() -> None:
    text = lay_out("It was. Said Berg: “So it has.”")
    found = choose_candidates(text, list_unquoted(text))
    assert found.before.tolist() == point(text, ".").tolist()
    assert found.left.tolist() == found.helpers.tolist() == [0]
