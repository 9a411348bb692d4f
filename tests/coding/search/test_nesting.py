from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.search.nesting import find_innermost


def test_the_innermost_of_nested_spans_is_found() -> None:
    outer = np.array([[0, 0, 50], [0, 10, 40], [0, 20, 30], [0, 60, 70]]).T
    asked = np.array(
        [[0, 22, 25], [0, 12, 15], [0, 28, 35], [0, 45, 48], [0, 52, 55], [0, 60, 70], [1, 5, 6]]
    ).T
    assert find_innermost(*outer, *asked).tolist() == [2, 1, 1, 0, -1, 3, -1]


@st.composite
def nested(draw: st.DrawFn) -> list[tuple[int, int]]:
    spans, stack = [], [(0, 64)]
    while stack:
        start, end = stack.pop()
        if end - start > 1 and draw(st.booleans()):
            spans.append((start, end))
            middle = draw(st.integers(start, end))
            stack += [(start, middle), (middle, end)]
    return sorted(spans)


@given(nested(), st.integers(0, 62), st.integers(1, 8))
def test_it_agrees_with_looking_at_every_span(spans: list[tuple[int, int]], start: int, size: int) -> None:
    outer = np.array([(0, s, e) for s, e in spans], np.int64).reshape(-1, 3).T
    found = int(find_innermost(*outer, *np.array([[0, start, start + size]]).T)[0])
    around = [e - s for s, e in spans if s <= start and start + size <= e]
    assert (spans[found][1] - spans[found][0] if found >= 0 else None) == min(around, default=None)
