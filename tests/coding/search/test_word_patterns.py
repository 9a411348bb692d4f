from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.search.word_patterns import WordPattern, WordPatterns, make_plurals, split_pattern
from mediaframing.coding.text.tokens import fold_all
from mediaframing.coding.text.words import Words


def match(patterns: list[str], words: list[str]) -> set[tuple[str, str]]:
    written = {p: WordPattern(p, p.isupper() and sum(map(str.isalpha, p)) > 1) for p in patterns}
    made = WordPatterns(written.values())
    places, numbers = made.match(Words(fold_all(words)), Words(words))
    found = list(zip(places.tolist(), numbers.tolist(), strict=True))
    assert len(found) == len(set(found))
    return {
        (p, words[place]) for place, number in found for p in patterns if made.numbers[written[p]] == number
    }


@pytest.mark.parametrize(
    ("patterns", "words", "found"),
    [
        (["Talks"], ["talks", "TALKS", "talk"], {("Talks", "talks"), ("Talks", "TALKS")}),
        (["US", "us"], ["US", "us"], {("US", "US"), ("us", "US"), ("us", "us")}),
        (["terror*", "te*"], ["terrorist", "ten"], {("terror*", "terrorist"), ("te*", "terrorist"), ("te*", "ten")}),
        (["*ism", "wom?n"], ["racism", "ism", "woman"], {("*ism", "racism"), ("*ism", "ism"), ("wom?n", "woman")}),
        (["UN*"], ["UNHCR", "under", "UN"], {("UN*", "UNHCR"), ("UN*", "UN")}),
        (["*"], ["word", "2,000", "."], {("*", "word")}),
        (["*A", "*a"], ["A"], {("*A", "A"), ("*a", "A")}),
        (["word", "word*"], [], set()),
        ([], ["word"], set()),
        (["a\ud800", "b*"], ["\ud800", "bc"], {("b*", "bc")}),
    ],
)  # fmt: skip
def test_words_satisfy_the_patterns_that_the_design_says(
    patterns: list[str], words: list[str], found: set[tuple[str, str]]
) -> None:
    assert match(patterns, words) == found


WORDS = st.lists(st.text("abAé", min_size=1, max_size=4), max_size=6, unique=True)


@given(st.lists(st.text("abAé*?", min_size=1, max_size=5), max_size=6, unique=True), WORDS)
def test_it_agrees_with_regular_expressions(patterns: list[str], words: list[str]) -> None:
    expected = set()
    for pattern in patterns:
        exact = pattern.isupper() and sum(map(str.isalpha, pattern)) > 1
        written = re.compile(pattern.replace("*", r"\w*").replace("?", r"\w"), 0 if exact else re.IGNORECASE)
        expected |= {(pattern, word) for word in words if written.fullmatch(word)}
    assert match(patterns, words) == expected


def test_wildcards_stay_within_their_word() -> None:
    assert [p.text for p in split_pattern("cease-fire* deal?")] == ["cease", "-", "fire*", "deal?"]


def test_words_in_capitals_are_exact() -> None:
    split = [("US", True), ("-", False), ("led", False), ("UN*", True), ("A", False), ("1A", False)]
    assert split_pattern("US-led UN* A 1A") == split


def test_an_exact_pattern_is_told_from_the_same_word_in_any_case() -> None:
    made = WordPatterns([WordPattern("USes", True), WordPattern("USes", False)])
    words = ["USes", "uses"]
    places, numbers = made.match(Words(fold_all(words)), Words(words))
    assert sorted(zip(numbers.tolist(), places.tolist(), strict=True)) == [(0, 0), (1, 0), (1, 1)]


@pytest.mark.parametrize(
    ("word", "plurals"),
    [("ally", ["allies", "allys"]), ("bus", ["buses"]), ("boy", ["boys"]), ("boy*", []), ("U.S.", [])],
)
def test_plurals(word: str, plurals: list[str]) -> None:
    assert make_plurals(WordPattern(word, False)) == [WordPattern(plural, False) for plural in plurals]


def test_the_plural_of_an_exact_word_is_exact() -> None:
    assert make_plurals(WordPattern("MP", True)) == [WordPattern("MPs", True)]
