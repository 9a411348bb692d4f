"""What is asked of many words at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.text.words import Words


@given(st.lists(st.text(max_size=4)), st.dictionaries(st.text(max_size=2), st.integers(0, 9)))
def test_words_are_looked_up_as_in_a_dict(strings: list[str], codes: dict[str, int]) -> None:
    assert Words(strings).look_up(codes, missing=-1).tolist() == [codes.get(s, -1) for s in strings]


def test_many_words_are_looked_up_as_few_are() -> None:
    strings = [str(number) for number in range(3_000)]
    codes = {"7": 1, "2999": 2}
    few = [Words([string]).look_up(codes, missing=-1)[0] for string in strings]
    assert Words(strings).look_up(codes, missing=-1).tolist() == few


def test_words_that_stand_several_times_are_found_each_time() -> None:
    strings = [str(number % 1_100) for number in range(3_000)]
    for codes in ({"7": 1, "1099": 2, "none": 3}, {str(number): number for number in range(400)}):
        assert Words(strings).look_up(codes, missing=-1).tolist() == [codes.get(s, -1) for s in strings]


@given(
    st.lists(st.text("_ab", min_size=1, max_size=4)),
    st.dictionaries(st.text("_ab", max_size=2), st.integers(0, 9)),
)
def test_emphasis_around_a_word_is_no_part_of_it(strings: list[str], codes: dict[str, int]) -> None:
    plain = [s.strip("_") if s.startswith("_") else s for s in strings]
    assert Words(strings).look_up_plain(codes, missing=-1).tolist() == [codes.get(s, -1) for s in plain]


@given(st.lists(st.text("aeds"), max_size=9))
def test_endings_are_those_of_the_strings(strings: list[str]) -> None:
    assert Words(strings).end_with("ed").tolist() == [s.endswith("ed") for s in strings]


def test_half_of_a_surrogate_pair_is_a_word_on_no_list() -> None:
    words = Words(["\ud800", "said", "a\udfffb"])
    assert words.look_up({"said": 1}).tolist() == [0, 1, 0]
    assert words.array.to_pylist() == ["�", "said", "a�b"]


def test_first_bytes_are_those_of_utf_8() -> None:
    assert Words(["né", "“", "."]).first_bytes.tolist() == [ord("n"), 0xE2, ord(".")]
