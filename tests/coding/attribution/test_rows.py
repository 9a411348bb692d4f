from __future__ import annotations

import numpy as np
import pytest
from tests.coding.english.layouts import cut, lay_out

from mediaframing.coding.attribution.rows import (
    CLAUSE_END,
    NOBODY,
    OBJECT_END,
    are_among,
    draft_rows,
    finish_rows,
    order_rows,
)


def finish(text: str, first: int, last: int) -> list[str]:
    """Give the content, between two tokens, of a row."""
    laid, cue = lay_out(text), np.array([1])
    rows = finish_rows(laid, draft_rows(cue, (first, last), (cue, cue), NOBODY, 0, len(laid) - 1))
    return cut(laid, rows[:, 1], rows[:, 2])


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("He said, it was late, ...", "it was late"),
        ("He said, it was late —", "it was late"),
        ("He said: late.", "late"),
        ("He said “It is late.”", "“ It is late . ”"),
    ],
)
def test_contents_are_trimmed_of_outer_marks(text: str, content: str) -> None:
    assert finish(text, 2, len(lay_out(text)) - 1) == [content]


def test_nothing_is_left_of_marks_alone() -> None:
    assert finish("He said , . ,", 2, 4) == []


def test_contents_end_with_their_clause_or_object() -> None:
    text = "He said it was late, adding that he left"
    assert finish(text, 2, CLAUSE_END) == ["it was late"]
    assert finish("He wanted a ban, she left", 2, OBJECT_END) == ["a ban"]


def test_a_row_names_its_cue_and_speaker() -> None:
    cue = np.array([4])
    drafts = draft_rows(cue, (np.array([0]), np.array([1])), (cue, cue + 1), (np.array([2]), 3), 7)
    assert finish_rows(lay_out("It rained Ann Berg called out"), drafts).tolist() == [
        [4, 0, 1, 4, 5, 2, 3, 7]
    ]


def test_rows_are_ordered_by_cue_and_those_of_one_cue_stay() -> None:
    rows = np.array([[5, 1], [2, 2], [5, 3], [2, 4]])
    assert order_rows(rows[:1], rows[1:]).tolist() == [[2, 2], [2, 4], [5, 1], [5, 3]]


def test_tokens_among_others_are_told() -> None:
    text = lay_out("one two three")
    assert are_among(text, np.array([0, 2, 2]), np.array([2])).tolist() == [False, True, True]
