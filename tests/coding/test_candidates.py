from __future__ import annotations

import pytest

from mediaframing.coding.candidates import choose_candidates
from mediaframing.coding.cues import judge_cues
from mediaframing.coding.quotes import find_quotes, mark_quoted
from mediaframing.coding.sentences import split_sentences
from mediaframing.coding.tokens import split_texts
from mediaframing.coding.word_classes import classify_words


def choose(text: str) -> list[str]:
    tokens = split_texts([text])
    sentences = split_sentences(tokens)
    quotes = find_quotes(tokens, sentences)
    cue = tokens.vocabulary.classify_all("attribution cue", judge_cues)[tokens.type]
    quoted = mark_quoted(quotes, len(tokens))
    found = choose_candidates(classify_words(tokens), cue, sentences, quotes, quoted)
    return [tokens.surface(token) for token in found.token.tolist()]


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
    tokens = split_texts([text])
    sentences = split_sentences(tokens)
    quotes = find_quotes(tokens, sentences)
    cue = tokens.vocabulary.classify_all("attribution cue", judge_cues)[tokens.type]
    found = choose_candidates(
        classify_words(tokens), cue, sentences, quotes, mark_quoted(quotes, len(tokens))
    )
    assert [tokens.surface(token) for token in found.before.tolist()] == ["mayor"]
