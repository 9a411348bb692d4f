from __future__ import annotations

import numpy as np
import pytest
from tests.coding.english.layouts import lay_out, point

from mediaframing.coding.english.clauses import are_titles, are_utterances, open_clauses


def test_quoted_sentence_is_told_from_a_fragment_and_a_title() -> None:
    laid = lay_out("“It is very late.” “late” “The Old Road,” “''It is late now”")
    quotes = np.arange(len(laid.quotes))
    assert are_utterances(laid, quotes)[:2].tolist() == [True, False]
    assert are_titles(laid, quotes)[:3].tolist() == [False, False, True]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("He said # the bridge was safe", True),
        ("He said # the bridge never fell", True),
        ("He said # it", True),
        ("He said # goodbye", False),
        ("He said # and left", False),
    ],
)
def test_clause_without_that_has_a_subject_and_a_finite_verb(text: str, opens: bool) -> None:
    laid = lay_out(text)
    first = point(laid, "#") + 1
    assert open_clauses(laid, first, laid.find_ceilings(first)).tolist() == [opens]
