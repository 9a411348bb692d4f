from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.measures.cells import add_tallies, tally

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
