from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.coding.english.layouts import lay_out, point

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import any_between, find_last, find_next, has
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import APART


def test_a_word_has_a_class_or_one_of_several() -> None:
    codes = lay_out("He said it was late, and left").codes
    assert has(codes, wc.CCONJ | wc.COMMA).nonzero()[0].tolist() == [APART + 5, APART + 6]


def test_words_beyond_the_text_are_full_stops() -> None:
    codes = lay_out("He said so").codes
    behind = np.array([APART + 3])
    assert find_next(codes, wc.WORD, behind, behind + 4).tolist() == [-1]
    assert find_next(codes, wc.STOP, behind - 2, behind + 4).tolist() == behind.tolist()


def test_the_nearest_word_is_found_looking_back() -> None:
    text = lay_out("The mayor's aide's claim")
    claim = point(text, "claim")
    assert find_last(text.codes, wc.POSSESSIVE, claim - 5, claim).tolist() == (claim - 1).tolist()


SPANS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=6)


@given(st.lists(st.integers(0, 3), min_size=8, max_size=8), SPANS)
def test_what_is_found_within_spans_is_what_a_loop_finds(roles, spans):
    role = np.array(roles)
    start, end = np.array(spans, np.int64).reshape(-1, 2).T
    held = [[place for place in range(a, b) if roles[place] & 2] for a, b in spans]
    assert any_between(role, 2, start, end).tolist() == [bool(places) for places in held]
    assert find_next(role, 2, start, end).tolist() == [min(places, default=-1) for places in held]
    assert find_last(role, 2, start, end).tolist() == [max(places, default=-1) for places in held]
    span, place = list_between(start, end)
    listed = [(number, place) for number, (a, b) in enumerate(spans) for place in range(a, b)]
    assert list(zip(span.tolist(), place.tolist(), strict=True)) == listed
