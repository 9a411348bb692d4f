from __future__ import annotations

import pytest
from tests.coding.english.layouts import cut, lay_out, point

from mediaframing.coding.english.subjects import are_headlines, are_plural, are_singular, find_subjects


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The mayor # spoke", "The mayor"),
        ("Ann Berg, the mayor, # spoke", "Ann Berg"),
        ("Ann Berg, 34, of Leeds, # spoke", "Ann Berg"),
        ("Ann Berg — a teacher — # spoke", "Ann Berg"),
        ("The official who wished not to be named # spoke", "The official"),
        ("The man who police # spoke of", "police"),
        ("Three people briefed on the talks # spoke", "Three people"),
        ("Victor Berg, the head of the bank # spoke", "Victor Berg"),
        ("They fell, facing # it", ""),
        ("It was late, # he", ""),
        ("He knew that # it", ""),
    ],
)
def test_subject_stands_before_its_verb(text: str, subject: str) -> None:
    laid = lay_out(text)
    before = point(laid, "#") - 1
    assert cut(laid, *find_subjects(laid, before, laid.find_floors(before))) == [subject]


@pytest.mark.parametrize(
    ("phrase", "singular", "plural"),
    [
        ("the mayor", True, False),
        ("voices", False, True),
        ("they", False, True),
        ("she", True, False),
        ("Berg and Cole", True, True),
        ("local voices", False, True),
    ],
)
def test_verb_agrees_with_its_subject(phrase: str, singular: bool, plural: bool) -> None:
    laid = lay_out(phrase)
    whole = laid.sentences.first_token, laid.sentences.end_token - 1
    assert are_singular(laid, whole).tolist() == [singular]
    assert are_plural(laid, whole).tolist() == [plural]


def test_most_words_of_a_headline_are_capitalised() -> None:
    laid = lay_out("Mayor Says Bridge Is safe", "The mayor says it is safe")
    floor = laid.sentences.first_token
    assert are_headlines(laid, floor, laid.find_ceilings(floor)).tolist() == [True, False]
