from __future__ import annotations

import pytest
from tests.coding.english.layouts import cut, lay_out, point

from mediaframing.coding.english.clause_bounds import find_clause_ends
from mediaframing.coding.english.object_bounds import find_object_ends


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("He said # it was late.", "it was late"),
        ("He said # it was late, adding that it rained.", "it was late"),
        ("He said # it was late, but she left.", "it was late"),
        ("He said # it was late, and it rained.", "it was late , and it rained"),
        ("He said # it was late, and she said it rained.", "it was late"),
        ("He said # it was late; she left.", "it was late"),
        ("It was late, # according to him.", "according to him"),
        ("He said # it was “late, adding that” it rained.", "it was “ late , adding that ” it rained"),
        ("He said # it was “late. It rained.” So.", "it was “ late . It rained . ”"),
        ("“He said # it was late, adding more”, she said.", "it was late"),
        ("He said # it was late...", "it was late"),
    ],
)
def test_clause_ends_where_the_outlet_goes_on(text: str, clause: str) -> None:
    laid = lay_out(text)
    first = point(laid, "#") + 1
    assert cut(laid, first, find_clause_ends(laid, first, laid.find_ceilings(first))) == [clause]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("He denied # the claim, she said.", "the claim"),
        ("He denied # the claim and the report.", "the claim and the report"),
        ("He denied # the claim and it was late.", "the claim"),
        ("He denied # the claim because it rained.", "the claim"),
        ("He denied # the claim as false.", "the claim as false"),
        ("He denied # the “claim, because” of it.", "the “ claim , because ” of it"),
        ("He denied # — so", "— so"),
        ("He denied # the claim, the report and the news.", "the claim , the report and the news"),
        ("He denied # the claim, but not the report and the news.", "the claim"),
    ],
)
def test_object_ends_at_a_mark_or_subordinate_clause(text: str, thing: str) -> None:
    laid = lay_out(text)
    first = point(laid, "#") + 1
    assert cut(laid, first, find_object_ends(laid, first, laid.find_ceilings(first))) == [thing]


def test_content_that_may_not_go_so_far_ends_there() -> None:
    laid = lay_out("He said it was late, adding that it rained.")
    it = point(laid, "it")
    assert cut(laid, it, find_clause_ends(laid, it, point(laid, ","))) == ["it was late"]
    assert find_clause_ends(laid, it, it - 1).tolist() == (it - 1).tolist()
