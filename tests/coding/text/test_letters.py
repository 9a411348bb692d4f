from __future__ import annotations

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.text.letters import Letters, ask_first_letters, cut_ends, split_columns
from mediaframing.coding.text.words import make_array

WORDS = st.lists(st.text(st.sampled_from("ab!?é’😀İ"), min_size=1, max_size=6), max_size=6)


@given(WORDS, st.integers(0, 3))
def test_letters_count_what_python_counts(words: list[str], skipped: int) -> None:
    letters, rest = Letters(make_array(words)[skipped:]), words[skipped:]
    assert letters.measure().tolist() == list(map(len, rest))
    assert letters.count("!").tolist() == [word.count("!") for word in rest]
    odd = [place for place, word in enumerate(rest) if not word.isascii()]
    assert letters.find_beyond_ascii().tolist() == odd
    some = [place for place, word in enumerate(rest) if "!" in word or "?" in word]
    assert letters.find_some("!?").tolist() == some


@given(WORDS)
def test_first_letters_are_asked_one_by_one(words: list[str]) -> None:
    asked = ask_first_letters(make_array(words), lambda letter: letter.isupper())
    assert asked.tolist() == [word[0].isupper() for word in words]


@given(st.lists(st.tuples(st.text(st.sampled_from("é’a"), max_size=3), st.integers(0, 4)), max_size=6))
def test_ends_are_cut(parts: list[tuple[str, int]]) -> None:
    words = make_array([stem + "x" * size for stem, size in parts])
    sizes = np.array([size for _, size in parts], np.int64)
    cut = cut_ends(words, sizes)
    cut.validate(full=True)
    assert cut.to_pylist() == [stem for stem, _ in parts]


def test_no_words_have_no_letters() -> None:
    none = pa.array([], pa.large_string())
    assert Letters(none).measure().tolist() == Letters(none).count("a").tolist() == []
    assert cut_ends(none, np.zeros(0, np.int64)).to_pylist() == []
    assert ask_first_letters(none, str.isupper).tolist() == []


def test_the_last_column_takes_the_rest_of_the_line() -> None:
    columns = [column.to_pylist() for column in split_columns("a\t\t1\t2\nb\tc\t3\t4\n", 3)]
    assert columns == [["a", "b"], ["", "c"], ["1\t2", "3\t4"]]


@given(st.lists(st.text(st.sampled_from("ab"), min_size=3, max_size=5), max_size=5), st.integers(1, 3))
def test_words_are_read_from_their_ends(words: list[str], step: int) -> None:
    assert Letters(make_array(words)).read_back(step).tolist() == [ord(word[-step]) for word in words]
