from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.codebook import Codebook, Term
from mediaframing.coding.search.entries import make_actor_finder, make_frame_finder
from mediaframing.coding.search.patterns import REGEX_REACH, PatternSet
from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import split_texts


def match(pattern: str, text: str, *, regex: bool = False, plural: bool = False) -> list[str]:
    tokens = split_texts([text])
    hits = PatternSet([Term(pattern, regex=regex)], plural=plural).find(tokens, split_sentences(tokens))
    return [text[s:e] for s, e in zip(hits.start.tolist(), hits.end.tolist(), strict=True)]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (
            "terror*",
            "Terror, terrorists, counter-terrorism and deterrence",
            ["Terror", "terrorists", "terrorism"],
        ),
        ("wom?n", "A woman, women, womans", ["woman", "women"]),
        ("*ism", "Terrorism is an ism", ["Terrorism", "ism"]),
        ("safe haven*", "safe havens; a safe, haven", ["safe havens"]),
        ("safe haven", "a safe\nhaven", ["safe\nhaven"]),
        ("US", "the US told us", ["US"]),
        ("US troops", "US troops; us troops; US Troops", ["US troops", "US Troops"]),
        ("India", "India’s and Indiana", ["India"]),
        ("self-defence", "right to self-defence", ["self-defence"]),
        ("prime minister's", "the prime minister’s office", ["prime minister’s"]),
        ("U.S.", "in the U.S. and the US", ["U.S."]),
        ("100*", "1000 men of 100", ["1000", "100"]),
        ("a.c", "abc a.c", ["a.c"]),
    ],
)
def test_an_entry_matches_what_the_design_says(pattern: str, text: str, found: list[str]) -> None:
    assert match(pattern, text) == found


def test_a_phrase_stays_within_its_sentence() -> None:
    assert match("talks and", "They had talks. And then they left.") == []


@pytest.mark.parametrize(
    ("alias", "text"), [("Pakistani", "Pakistanis"), ("ally", "allies"), ("Finnish", "Finnishes")]
)
def test_a_plural_matches_where_asked_for(alias: str, text: str) -> None:
    assert match(alias, text, plural=True) == [text]
    assert match(alias, text) == []


@pytest.mark.parametrize(
    ("alias", "text", "found"),
    [
        ("US", "US uses Uses USes", ["US", "USes"]),
        ("MP", "MPs, mps and an MP", ["MPs", "MP"]),
        ("NGO", "An NGO of NGOs", ["NGO", "NGOs"]),
    ],
)
def test_the_plural_of_capitals_matches_capitals_only(alias: str, text: str, found: list[str]) -> None:
    assert match(alias, text, plural=True) == found


def test_a_regular_expression_runs_over_the_text() -> None:
    assert match(r"peace (talks|process)", "Peace talks, not a peace plan", regex=True) == ["Peace talks"]


def test_a_hostile_regular_expression_ends_in_time_proportional_to_the_text() -> None:
    assert match(r"(a+)+$", "a" * 50_000 + "b", regex=True) == []


@pytest.mark.parametrize(
    "pattern", [r"\bwar\b", r"war .{0,99} peace", r"(?m)^war", r"war (?:talks|peace)$", r"^war"]
)
def test_a_regular_expression_finds_the_same_in_a_long_text(pattern: str) -> None:
    text = "\n".join(
        ["warlords at war (war) over peace", "no é, warwar or prewar", "war and peace", "war peace"] * 400
    )
    expected = [found.group() for found in re.finditer(pattern, text, re.IGNORECASE)]
    assert len(text) > 3 * REGEX_REACH
    assert match(pattern, text, regex=True) == expected


def test_a_match_across_windows_is_found_once() -> None:
    words = "war " * (REGEX_REACH // 4 - 1)
    text = f"{words}peace {words}peace {words}peace"
    assert match(r"war peace war", text, regex=True) == ["war peace war"] * 2


def test_a_regular_expression_that_looks_far_ahead_sees_some_thousand_characters() -> None:
    text = "war " * 10_000 + "peace"
    found = match(r"war .*peace|war", text, regex=True)
    assert found[:-1] == ["war"] * (len(found) - 1)
    assert found[-1].endswith("peace")
    assert REGEX_REACH <= len(found[-1]) <= 2 * REGEX_REACH


def test_many_wildcards_in_a_long_word_end_in_time_proportional_to_it() -> None:
    assert match("*a*a*a*a*a*a*b", "a" * 20_000) == []


def find(book: Codebook, text: str) -> list[tuple[int, str]]:
    tokens = split_texts([text])
    found = make_frame_finder([*book.frames.values()]).find(tokens, split_sentences(tokens))
    spans = zip(found.owner.tolist(), found.hits.start.tolist(), found.hits.end.tolist(), strict=True)
    return [(owner, text[s:e]) for owner, s, e in spans]


def test_the_longest_term_of_a_frame_wins() -> None:
    book = Codebook.from_terms({"terror": ["terror*", "terror group*", "group*"]})
    assert find(book, "Two terror groups and a group") == [(0, "terror groups"), (0, "group")]


def test_frames_share_words() -> None:
    book = Codebook.from_terms({"a": ["peace talks"], "b": ["talks"]})
    assert find(book, "peace talks") == [(0, "peace talks"), (1, "talks")]


def test_overlapping_repeats_are_taken_from_the_left() -> None:
    assert find(Codebook.from_terms({"a": ["no no"]}), "no no no no no") == [(0, "no no"), (0, "no no")]


def test_the_longest_alias_names_the_actor() -> None:
    book = Codebook.from_terms({}, {"india": ["India"], "modi": ["Prime Minister of India"]})
    tokens = split_texts(["The Prime Minister of India left India."])
    found = make_actor_finder([*book.actors.values()]).find(tokens, split_sentences(tokens))
    assert found.owner.tolist() == [1, 0]


WORD = st.text("abAB", min_size=1, max_size=4)


@given(
    st.lists(st.tuples(WORD, st.sampled_from(["", "*", "?"])).map("".join), min_size=1, max_size=5),
    st.lists(WORD, max_size=12),
)
def test_single_words_match_as_the_equivalent_regular_expression(
    patterns: list[str], words: list[str]
) -> None:
    text = " ".join(words)
    for pattern in patterns:
        exact = pattern.isupper() and sum(map(str.isalpha, pattern)) > 1
        translated = pattern.replace("*", r"\w*").replace("?", r"\w")
        flags = re.RegexFlag(0) if exact else re.IGNORECASE
        assert match(pattern, text) == re.findall(rf"\b{translated}\b", text, flags)
