"""Arrays that grow at their end."""

from __future__ import annotations

from itertools import chain

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.text.growing import Growing


@given(st.lists(st.lists(st.integers(0, 9), max_size=5), max_size=8))
def test_what_is_held_is_all_that_was_put_there_and_what_was_given_stays(parts: list[list[int]]) -> None:
    growing = Growing(np.zeros(0, np.int64))
    given_before = [growing.extend(np.array(part, np.int64)) for part in parts]
    for number, held in enumerate(given_before, 1):
        assert held.tolist() == list(chain(*parts[:number]))
    assert growing.held.tolist() == list(chain(*parts))


def test_rows_of_several_numbers_grow_too() -> None:
    growing = Growing(np.zeros((0, 2), np.int32))
    growing.extend(np.array([[1, 2]], np.int32))
    assert growing.extend(np.array([[3, 4], [5, 6]], np.int32)).tolist() == [[1, 2], [3, 4], [5, 6]]


def test_room_is_doubled_so_that_what_is_held_is_seldom_copied() -> None:
    growing = Growing(np.zeros(0, np.int64))
    begins = {growing.extend(np.array([number])).__array_interface__["data"][0] for number in range(1000)}
    assert len(begins) < 15
