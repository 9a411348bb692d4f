"""Spans that reach far are answered from the text at once, short ones place by place: the answers are the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.english import queries


@given(st.data())
@pytest.mark.parametrize("ask", [queries.any_between, queries.find_next, queries.find_last])
def test_far_and_near_spans_are_answered_alike(ask, data):
    codes = np.array(data.draw(st.lists(st.integers(0, 3), min_size=1, max_size=40)), np.int64)
    places = st.integers(0, len(codes))
    spans = data.draw(st.lists(st.tuples(places, places), max_size=30))
    start, end = (np.array(column, np.int64) for column in (zip(*spans, strict=True) if spans else ((), ())))
    near = ask(codes, 1, start, end)
    # The same spans many times over have more places than the text.
    times = 40_000 // len(codes) * 4
    far = ask(codes, 1, np.repeat(start, times), np.repeat(end, times))
    np.testing.assert_array_equal(np.repeat(near, times), far)
