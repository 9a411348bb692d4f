"""Texts cut at white space, and the distinct pieces of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.text.pieces import Pieces, cut_texts

ODD = "ab\u0301é—🙂\ud800\x00\x07 \t\n\x0b\r\x1c\x1f\x85\xa0\u1680\u2003\u2028\u2029\u202f\u205f\u3000"


@given(st.text(ODD))
def test_pieces_are_what_python_splits(text: str) -> None:
    pieces, _, _ = cut_texts([text])
    assert [piece for piece in pieces.list_strings() if piece] == text.split()
    assert len(" ".join(pieces.list_strings())) == len(text)


def test_lines_end_where_a_line_break_stood_and_paragraphs_twice() -> None:
    pieces, breaks, _ = cut_texts(["a\u3000é\nb\u2028c\xa0\u2029d"])
    assert pieces.list_strings() == ["a", "é", "b", "c", "", "d"]
    assert np.searchsorted(pieces.first, breaks, side="right").tolist() == [2, 3, 5, 5]


@given(st.lists(st.text("ab’\ud800", max_size=3)))
def test_distinct_pieces_and_their_places_give_all_back(strings: list[str]) -> None:
    distinct, places = Pieces.read("".join(f"{string} " for string in strings)).find_distinct()
    known = distinct.list_strings()
    assert [known[place] for place in places.tolist()] == strings
    assert len(set(known)) == len(known)


def test_pieces_are_selected_by_a_mask() -> None:
    pieces = Pieces.read("no “war” here ")
    assert pieces.select(np.array([False, True, True])).list_strings() == ["“war”", "here"]
