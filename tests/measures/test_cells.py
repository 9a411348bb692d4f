from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.measures.cells import add_tallies, ratio_intervals, tally
from mediaframing.measures.groups import group_articles

_PAIRS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3), st.integers(0, 9)), max_size=30)


def list_tally(counted):
    return {(a, c): v for a, c, v in zip(counted.article, counted.column, counted.value, strict=True)}


@given(_PAIRS, st.sampled_from([4, 1_000_000_000]))
def test_a_tally_adds_up_what_each_article_and_column_holds(rows, columns):
    article, column, value = (np.array([row[i] for row in rows], dtype=np.int64) for i in range(3))
    expected: dict[tuple[int, int], float] = {}
    for a, c, v in rows:
        expected[a, c] = expected.get((a, c), 0) + v
    found = tally(article, column, columns, value.astype(float))
    assert list_tally(found) == expected
    assert (np.diff(found.article) >= 0).all()
    times = list_tally(tally(article, column, columns))
    assert times == {key: sum((a, c) == key for a, c, _ in rows) for key in expected}


@given(_PAIRS, st.integers(0, 30))
def test_tallies_of_pieces_add_up_to_the_tally_of_the_whole(rows, cut):
    def tally_rows(some):
        return tally(np.array([r[0] for r in some], int), np.array([r[1] for r in some], int), 4)

    assert list_tally(add_tallies([tally_rows(rows[:cut]), tally_rows(rows[cut:])])) == list_tally(
        tally_rows(rows)
    )


def test_blocks_of_a_large_groups_articles_give_the_standard_error_of_a_ratio():
    # Cochran (1977), chapter 6: var(y/x) = n/(n-1) * sum((y - r x)^2) / (sum x)^2.
    size = 9_000
    generator = np.random.default_rng(5)
    x = generator.integers(1, 20, size).astype(float)
    y = generator.binomial(x.astype(int), generator.beta(1, 3, size)).astype(float)
    groups = group_articles(pd.DataFrame({"article_id": [f"a{i:05d}" for i in range(size)]}), [])
    place, zero = np.arange(size), np.zeros(size, dtype=np.int64)
    low, high = ratio_intervals(
        groups, tally(place, zero, 1, y), tally(place, zero, 1, x), np.zeros(1, dtype=np.int64),
        confidence=0.95, resamples=4000, seed=0,
    )  # fmt: skip
    ratio = y.sum() / x.sum()
    error = np.sqrt(size / (size - 1) * ((y - ratio * x) ** 2).sum()) / x.sum()
    assert (high - low)[0, 0] == pytest.approx(2 * 1.96 * error, rel=0.06)
    assert low[0, 0] < ratio < high[0, 0]
