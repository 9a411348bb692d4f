from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.measures.letters import iterate_texts, number_spans
from mediaframing.measures.words import NumberedWords

# The full stop between initials, each a letter of ASCII by itself, is a part of their word.
INITIALS = re.compile(r"(?<![^\W_])([A-Za-z])\.(?=[A-Za-z](?![^\W_]))")
MARK = "ꙮ"
# What a word is, as a pattern: what the bytes are read as must be the same.
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
PIECES = st.sampled_from(
    ["a", "Z", "9", ".", "é", "É", "ß", "中", "𝔸", "'", "’", "‘", "-", "–", "_", " ", "\n", "\u0301", "\x00"]
)


def words_of(texts: list[str | None]) -> list[list[str]]:
    vocabulary, found = NumberedWords(), []
    for _, batch in iterate_texts(pd.Series(texts, dtype="str")):
        starts, ends = batch.find_words(batch.classify())
        codes = vocabulary.number(batch.lower, starts, ends)
        told = [vocabulary.words[code] for code in codes]
        place = batch.place(starts)
        found += [
            [word for word, at in zip(told, place, strict=True) if at == n]
            for n in range(len(batch.first) - 1)
        ]
    return found


@given(
    st.lists(
        st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=20)), min_size=1, max_size=4
    )
)
def test_words_are_runs_of_letters_and_digits_with_single_joiners_inside(texts):
    marked = [INITIALS.sub(lambda found: found[1] + MARK, text) for text in texts]
    assert words_of(texts) == [
        [word.lower().replace("’", "'").replace(MARK, ".") for word in WORD.findall(text)] for text in marked
    ]


def test_initials_are_one_word():
    texts = [
        "The U.S. and the A.T.F. met at 9 a.m. He left. A car came",
        "Mr. J. Smith of D.C.",
        "v.2 or x.y.z",
    ]
    assert words_of(texts) == [
        ["the", "u.s", "and", "the", "a.t.f", "met", "at", "9", "a.m", "he", "left", "a", "car", "came"],
        ["mr", "j", "smith", "of", "d.c"],
        ["v", "2", "or", "x.y.z"],
    ]


def test_a_missing_text_has_no_words():
    assert words_of(["one two", None, "", "three"]) == [["one", "two"], [], [], ["three"]]


def test_a_text_with_half_a_character_is_read_as_far_as_it_goes():
    texts = pd.Series(["rain \ud83d falls", 5, None], dtype=object)
    ((_, batch),) = iterate_texts(texts)
    starts, ends = batch.find_words(batch.classify())
    assert [batch.raw[a:b].decode() for a, b in zip(starts, ends, strict=True)] == ["rain", "falls", "5"]


@pytest.mark.parametrize("length", [1, 7, 8, 9, 16, 17, 4096, 4097, 5000])
def test_spans_have_one_number_where_they_are_the_same_and_another_where_one_byte_differs(length):
    one, two = b"a" * length, b"a" * (length - 1) + b"b"
    data = b" ".join([one, two, one]) + bytes(8)
    starts = pd.array([0, length + 1, 2 * length + 2]).to_numpy(dtype="int64")
    numbers = number_spans(data, starts, starts + length)
    assert numbers[0] == numbers[2] != numbers[1]


def test_spellings_with_capitals_beyond_ascii_are_one_word():
    vocabulary = NumberedWords()
    for _, batch in iterate_texts(pd.Series(["École école ÉCOLE Ecole"])):
        codes = vocabulary.number(batch.lower, *batch.find_words(batch.classify()))
    assert codes.tolist() == [0, 0, 0, 1]
    assert vocabulary.words == ["école", "ecole"]
