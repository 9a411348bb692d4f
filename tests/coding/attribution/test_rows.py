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
    drop_off,
    finish_rows,
    order_rows,
)
from mediaframing.coding.attribution.shapes import INVERTED, SHAPES
from mediaframing.coding.english.rulebook import without_rule
from mediaframing.coding.text.tokens import APART


def finish(text: str, first: int, last: int) -> list[str]:
    """Give the content of a row, from a word to another, or to the end of its clause or object."""
    laid, cue = lay_out(text), np.array([APART + 1])
    last = last if last < 0 else last + APART
    ceiling = laid.find_ceilings(cue)
    rows = finish_rows(laid, draft_rows(cue, (first + APART, last), (cue, cue), NOBODY, 0, ceiling))
    return cut(laid, rows.first, rows.last)


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
    assert finish(text, 2, len(lay_out(text)) - 2 * APART - 1) == [content]


def test_nothing_is_left_of_marks_alone() -> None:
    assert finish("He said , . ,", 2, 4) == []


def test_contents_end_with_their_clause_or_object() -> None:
    text = "He said it was late, adding that he left"
    assert finish(text, 2, CLAUSE_END) == ["it was late"]
    assert finish("He wanted a ban, she left", 2, OBJECT_END) == ["a ban"]


def test_a_row_names_its_cue_and_speaker() -> None:
    cue = np.array([4])
    drafts = draft_rows(cue, (np.array([0]), np.array([1])), (cue, cue + 1), (np.array([2]), 3), INVERTED)
    (row,) = zip(*vars(finish_rows(lay_out("It rained Ann Berg called out"), drafts)).values(), strict=True)
    assert row == (4, 0, 1, 4, 5, 2, 3, INVERTED, -1)


def test_rows_are_ordered_by_cue_and_those_of_one_cue_stay() -> None:
    token = np.array([5, 2, 5, 2])
    rows = draft_rows(token, (np.array([1, 2, 3, 4]), 9), (token, token), NOBODY, 0)
    ordered = order_rows(rows.keep(np.array([0])), rows.keep(np.array([1, 2, 3])))
    assert ordered.token.tolist() == [2, 2, 5, 5]
    assert ordered.first.tolist() == [2, 4, 1, 3]


def test_rows_of_a_shape_that_is_switched_off_are_dropped() -> None:
    rows = draft_rows(np.array([1]), (2, 2), (1, 1), NOBODY, INVERTED)
    with without_rule(SHAPES.rules[INVERTED].name):
        assert not len(drop_off(rows))
    assert len(drop_off(rows)) == 1


def test_tokens_among_others_are_told() -> None:
    text = lay_out("one two three")
    assert are_among(text, np.array([0, 2, 2]), np.array([2])).tolist() == [False, True, True]
