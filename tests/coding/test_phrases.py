from __future__ import annotations

import numpy as np
import pytest

from mediaframing.coding.phrases import FEMALE, MANY, THING, Phrases, describe_phrases, find_subjects
from mediaframing.coding.sentences import Sentences, split_sentences
from mediaframing.coding.tokens import Ints, Tokens, split_texts
from mediaframing.coding.word_classes import classify_words


def describe(text: str, phrase: str) -> tuple[Tokens, Ints, Sentences, Phrases]:
    """Describe a phrase where it stands first in a text."""
    tokens = split_texts([text])
    begin = text.index(phrase)
    first = np.flatnonzero(tokens.start == begin)
    last = np.flatnonzero(tokens.end == begin + len(phrase))
    word, sentences = classify_words(tokens), split_sentences(tokens)
    return tokens, word, sentences, describe_phrases(word, sentences, first, last)


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
    tokens, _, _, phrases = describe(f"{phrase} left", phrase)
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
    _, _, _, phrases = describe(text, phrase)
    assert phrases.traits.tolist()[0] & trait


@pytest.mark.parametrize(
    ("text", "opens"),
    [("Berg left", True), ("Berg's son left", False), ("They met Berg", False), ("Mayor Berg left", True)],
)
def test_name_that_opens_its_sentence_and_owns_nothing_is_its_subject(text: str, opens: bool) -> None:
    _, word, sentences, phrases = describe(text, "Berg")
    assert find_subjects(word, sentences, phrases).tolist() == [opens]
