from __future__ import annotations

import pytest

from mediaframing.codebook import Codebook, CodebookError


@pytest.mark.parametrize(
    ("entry", "instead"),
    [
        ("tax* NEAR/5 cut*", "all = "),
        ("tax* NEAR cut*", "all = "),
        ("tax w/5 cut", "all = "),
        ("tax ADJ3 cut", "all = "),
        ("strike OR walkout", "entries of their own"),
        ("(strike* OR walkout*)", "entries of their own"),
        ("strike*|walkout*", "entries of their own"),
        ("wage AND strike", "sentence"),
        ("strike NOT hunger", "not_near"),
        ("strike AND NOT hunger", "not_near"),
        ("/strik(e|ing)/", "regex = true"),
        (r"\bstrike", "regex = true"),
        ("strik.*", "regex = true"),
    ],
)
def test_query_syntax_of_other_tools_is_refused_with_what_to_write_instead(entry: str, instead: str) -> None:
    with pytest.raises(CodebookError, match=instead):
        Codebook.from_terms({"labour": [entry]})


@pytest.mark.parametrize(
    "entry",
    [
        "and/or",
        "truth and reconciliation",
        "OR",
        "NOT",
        "U.S.*",
        "24/7",
        "9/11",
        "his/her",
        "either/or",
        "near miss",
    ],
)
def test_words_that_look_alike_are_entries(entry: str) -> None:
    assert Codebook.from_terms({"any": [entry]}).frames["any"].terms[0].pattern == entry


def test_a_regular_expression_may_hold_what_it_needs() -> None:
    book = Codebook.from_terms({"labour": [{"term": r"\bstrik(e|ing)\b|walk.*out", "regex": True}]})
    assert book.frames["labour"].terms[0].regex


@pytest.mark.parametrize(
    "given", [{"frames": {None: ["strike"]}}, {"frames": {"labour": ["strike"]}, "actors": {3: ["Weber"]}}]
)
def test_a_name_that_is_no_text_is_refused(given):
    with pytest.raises(CodebookError, match="which is no text"):
        Codebook.from_terms(**given)
