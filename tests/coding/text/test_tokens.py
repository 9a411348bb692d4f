from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.text.tokens import (
    APART,
    BEYOND,
    Vocabulary,
    find_words,
    fold,
    split_texts,
    split_words,
)
from mediaframing.coding.text.vocabulary import NOTHING
from mediaframing.coding.text.words import Words

ODD = "aA .,!?-—'’\"“”()\n\t\u00a0\u2003İß🙂é\u0301한9_*U.S.\ud800"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("India’s army", ["India", "’s", "army"]),
        ("isn't O’Brien's", ["isn't", "O’Brien", "'s"]),
        ("U.S.-led a.m.", ["U.S.", "-", "led", "a.m."]),
        ("2,000 men at 10:30.", ["2,000", "men", "at", "10:30", "."]),
        ("wait... no--yes", ["wait", "...", "no", "--", "yes"]),
        ("“Pakistan-based”", ["“", "Pakistan", "-", "based", "”"]),
        ("the users’ group", ["the", "users", "’", "group"]),
        ("cafe\u0301s", ["cafe\u0301s"]),
    ],
)
def test_words_are_split(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@given(st.lists(st.text(ODD), max_size=4))
def test_every_token_stands_at_its_span_and_no_character_is_lost(texts: list[str]) -> None:
    tokens = split_texts(texts)
    words = np.flatnonzero(tokens.type != NOTHING)
    surfaces = [tokens.surface(k) for k in words.tolist()]
    columns = (tokens.article, tokens.start, tokens.end)
    spans = zip(*(column[words].tolist() for column in columns), strict=True)
    assert surfaces == [texts[a][s:e] for a, s, e in spans]
    for number, text in enumerate(texts):
        own = [w for w, a in zip(surfaces, tokens.article[words].tolist(), strict=True) if a == number]
        assert "".join(own) == "".join(text.split())


@given(st.lists(st.text(ODD), max_size=4))
def test_empty_places_part_articles_that_have_words_and_stand_at_their_ends(texts: list[str]) -> None:
    tokens = split_texts(texts)
    expected: list[tuple[int, int, int]] = []
    for number, text in enumerate(texts):
        if text.split():
            expected += [(number, 0, 0)] * APART + [(number, len(text), len(text))] * APART
    expected += (expected[-1:] or [(0, 0, 0)]) * BEYOND
    empty = np.flatnonzero(tokens.type == NOTHING)
    columns = (tokens.article, tokens.start, tokens.end)
    assert list(zip(*(column[empty].tolist() for column in columns), strict=True)) == expected
    assert (np.diff(tokens.article) >= 0).all()


@given(st.lists(st.text(ODD), min_size=1, max_size=4))
def test_a_used_vocabulary_gives_the_same_tokens(texts: list[str]) -> None:
    vocabulary = Vocabulary()
    split_texts([*reversed(texts), "Something else."], vocabulary)
    fresh, used = split_texts(texts), split_texts(texts, vocabulary)
    assert [fresh.surface(k) for k in range(len(fresh))] == [used.surface(k) for k in range(len(used))]
    assert fresh.start.tolist() == used.start.tolist()


def test_a_question_is_put_once_for_each_distinct_word() -> None:
    asked: list[str] = []

    def ask(word: str) -> int:
        asked.append(word)
        return len(word)

    tokens = split_texts(["War, war, WAR."])
    assert tokens.classify("length of key", ask)[tokens.type != NOTHING].tolist() == [3, 1, 3, 1, 3, 1]
    assert sorted(asked) == ["\n", ",", ".", "war", "war", "war"]


def test_a_question_of_chunks_is_put_once_for_a_word_with_and_without_a_mark() -> None:
    asked: list[str] = []

    def ask(words: Words) -> list[int]:
        asked.extend(words.strings)
        return list(map(len, words.strings))

    vocabulary = split_texts(["war war, war; “war” no, no"]).vocabulary
    answers = vocabulary.classify_chunks("length", ask, marks=",", least=3)
    assert dict(zip(vocabulary.chunks, answers.tolist(), strict=True)) == {
        "war": 3,
        "war,": 3,
        "war;": 4,
        "“war”": 5,
        "no,": 3,
        "no": 2,
    }
    assert asked.count("war") == 1
    assert "war," not in asked


def test_folding_straightens_quotation_marks() -> None:
    assert fold("Isn’t") == "isn't"


@pytest.mark.parametrize(
    ("token", "counts"),
    [("war", 1), ("9", 1), ("’s", 0), ("-", 0), ("isn't", 1), ("’re", 0), ("É", 1), ("a", 1)],
)
def test_words_are_counted_without_clitics_and_marks(token: str, counts: int) -> None:
    assert find_words(Words([token])).tolist() == [counts]
