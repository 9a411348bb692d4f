from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.text.cutting import read_bytes


def cut(texts: list[str], spans: list[tuple[int, int, int]]) -> list[str | None]:
    columns = np.array(spans, np.int64).reshape(-1, 3).T
    found: list[str | None] = read_bytes(pa.array(texts, pa.large_string())).cut(*columns).to_pylist()
    return found


@pytest.mark.parametrize(
    ("texts", "spans", "found"),
    [
        (["peace talks"], [(0, 0, 5), (0, 6, 11)], ["peace", "talks"]),
        (["“Não”, 🙂 he said"], [(0, 1, 4), (0, 7, 8), (0, 9, 11)], ["Não", "🙂", "he"]),
        (["peace talks"], [(0, 0, 11), (0, 6, 11), (0, 0, 5)], ["peace talks", "talks", "peace"]),
        (["ça", "", "où"], [(2, 1, 2), (0, 0, 2), (1, 0, 0)], ["ù", "ça", ""]),
        (["peace talks"], [(0, -1, -1), (0, 6, 11), (0, -1, 4)], [None, "talks", None]),
        (["peace"], [], []),
        ([], [], []),
    ],
)
def test_spans_are_cut_by_characters(
    texts: list[str], spans: list[tuple[int, int, int]], found: list[str | None]
) -> None:
    assert cut(texts, spans) == found


def test_texts_may_be_part_of_a_longer_column_or_of_several() -> None:
    texts = pa.array(["né", "dû", "là", "ça"], pa.large_string())
    for column in (texts[1:3], pa.chunked_array([texts[1:2], texts[2:3]])):
        assert read_bytes(column).cut(*np.array([[0, 1, 2], [1, 0, 2]]).T).to_pylist() == ["û", "là"]


@given(st.data())
def test_it_agrees_with_slicing(data: st.DataObject) -> None:
    texts = data.draw(st.lists(st.text("aé…🙂 ", max_size=6), min_size=1, max_size=4))
    place = st.integers(0, 6)
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(texts) - 1), place, place), max_size=8))
    within = [(t, *sorted((min(a, len(texts[t])), min(b, len(texts[t]))))) for t, a, b in spans]
    assert cut(texts, within) == [texts[t][start:end] for t, start, end in within]
