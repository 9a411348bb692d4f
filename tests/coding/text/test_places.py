from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.text.places import find_places, list_between


@given(st.lists(st.booleans(), max_size=12))
def test_places_are_what_a_walk_would_find(there: list[bool]) -> None:
    count = len(there)
    places = find_places(np.array(there, np.bool_))
    token = np.arange(count)
    walks = [range(t, count) for t in range(count)]
    backs = [range(t, -1, -1) for t in range(count)]
    assert places.tokens.tolist() == [t for t in range(count) if there[t]]
    assert places.find_next(token).tolist() == [next((t for t in w if there[t]), count) for w in walks]
    assert places.find_previous(token).tolist() == [next((t for t in b if there[t]), -1) for b in backs]
    assert places.pass_forward(token).tolist() == [next((t for t in w if not there[t]), count) for w in walks]
    assert places.pass_back(token).tolist() == [next((t for t in b if not there[t]), -1) for b in backs]


@given(st.lists(st.booleans(), min_size=1, max_size=12), st.data())
def test_places_within_half_open_spans_are_told(there: list[bool], data: st.DataObject) -> None:
    start, end = (data.draw(st.integers(0, len(there))) for _ in range(2))
    places = find_places(np.array(there, np.bool_))
    assert places.any_between(np.array([start]), np.array([end])).tolist() == [any(there[start:end])]


def test_tokens_of_spans_are_listed_with_the_numbers_of_the_spans() -> None:
    span, token = list_between(np.array([4, 9, 1]), np.array([6, 9, 2]))
    assert span.tolist() == [0, 0, 2]
    assert token.tolist() == [4, 5, 1]
