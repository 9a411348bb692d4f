from __future__ import annotations

import numpy as np
import pytest

from mediaframing.coding.english.reading import Text
from mediaframing.coding.speakers.phrases import (
    FEMALE,
    MANY,
    THING,
    Phrases,
    are_nameless,
    are_subjects,
    describe_phrases,
)
from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import Tokens, split_texts
from mediaframing.coding.text.vocabulary import NOTHING


def describe(text: str, phrase: str) -> tuple[Tokens, Text, Phrases]:
    """Describe a phrase where it stands first in a text."""
    tokens = split_texts([text])
    begin = text.index(phrase)
    word = tokens.type != NOTHING
    first = np.flatnonzero(word & (tokens.start == begin))
    last = np.flatnonzero(word & (tokens.end == begin + len(phrase)))
    laid_out = Text(tokens, split_sentences(tokens))
    return tokens, laid_out, describe_phrases(laid_out, first, last)


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("the mayor of the town", "mayor"),
        ("Secretary of State Ann Berg", "Berg"),
        ("Ann Berg, the mayor", "Berg"),
        ("Ann Berg", "Berg"),
    ],
)
def test_head_is_the_last_word_before_a_preposition_or_comma(phrase: str, head: str) -> None:
    tokens, _, phrases = describe(f"{phrase} left", phrase)
    assert [tokens.surface(place) for place in phrases.head.tolist()] == [head]


@pytest.mark.parametrize(
    ("text", "phrase", "trait"),
    [
        ("Chairwoman Berg left", "Berg", FEMALE),
        ("The officials left", "The officials", MANY),
        ("Ann Berg and Tom Lund left", "Ann Berg and Tom Lund", MANY),
        ("The ministry was closed", "The ministry", THING),
    ],
)
def test_words_and_titles_tell_gender_and_number(text: str, phrase: str, trait: int) -> None:
    _, _, phrases = describe(text, phrase)
    assert phrases.traits.tolist()[0] & trait


@pytest.mark.parametrize(
    ("text", "opens"),
    [("Berg left", True), ("Berg's son left", False), ("They met Berg", False), ("Mayor Berg left", True)],
)
def test_name_that_opens_its_sentence_and_owns_nothing_is_its_subject(text: str, opens: bool) -> None:
    _, laid_out, phrases = describe(text, "Berg")
    assert are_subjects(laid_out, phrases).tolist() == [opens]


@pytest.mark.parametrize(
    ("text", "nameless"),
    [
        ("A clerk, who asked not to be named, left", True),
        ("A clerk spoke on condition of anonymity", True),
        ("A clerk named Berg left", False),
        ("A clerk left. He asked not to be named.", False),
    ],
)
def test_words_of_the_sentence_tell_that_a_speaker_is_not_named(text: str, nameless: bool) -> None:
    _, laid_out, phrases = describe(text, "A clerk")
    assert are_nameless(laid_out, phrases).tolist() == [nameless]
