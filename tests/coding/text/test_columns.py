from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.tokens import Bools, Ints


@dataclass(frozen=True)
class Marks(Columns):
    place: Ints
    open: Bools


@dataclass(frozen=True)
class Pairs(Marks):
    end: Ints


@pytest.mark.parametrize("kept", [np.array([True, False, True]), np.array([0, 2])])
def test_rows_are_kept_by_a_mask_or_by_their_numbers(kept: Bools | Ints) -> None:
    pairs = Pairs(np.array([3, 5, 8]), np.array([True, False, False]), np.array([4, 6, 9]))
    some = pairs.keep(kept)
    assert isinstance(some, Pairs)
    assert (some.place.tolist(), some.open.tolist(), some.end.tolist()) == ([3, 8], [True, False], [4, 9])


def test_nothing_is_kept_of_nothing() -> None:
    none = Marks(np.zeros(0, np.int64), np.zeros(0, np.bool_))
    assert none.keep(np.zeros(0, np.bool_)).place.tolist() == []
