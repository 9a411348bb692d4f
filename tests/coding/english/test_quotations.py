from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.english.quotations import find_quotes
from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import split_texts


def quote(text: str) -> list[str]:
    tokens = split_texts([text])
    found = find_quotes(tokens, split_sentences(tokens))
    return [text[tokens.start[a] : tokens.end[b]] for a, b in zip(found.first, found.last, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“A road,” he said.", ["“A road,”"]),
        ('"A road," he said.', ['"A road,"']),
        ("''A road,'' he said.", ["''A road,''"]),
        ("「A road,」 he said.", ["「A road,」"]),
        ("″A road,″ he said.", ["″A road,″"]),
        ("_It is a road,_ he said.", ["_It is a road,_"]),
        ("It is _very much_ a road.", []),
        # The apostrophe of an owner closes nothing where a mark behind a pause does.
        ("‘It is the clerks’ road,’ he said.", ["‘It is the clerks’ road,’"]),
        ("They are the ‘clerks’ of the road, all the drivers’ friends.", ["‘clerks’"]),
        ("They are ‘clerks’ to us, said the ‘drivers.’", ["‘clerks’", "‘drivers.’"]),
        # Of three apostrophes the outer two are the mark.
        ("''She said, 'A road,''' he said.", ["''She said, 'A road,'''"]),
        ("'''A road,' she said, so I went,'' he said.", ["'''A road,' she said, so I went,''"]),
        ("‘A road,’ he said.", ["‘A road,’"]),
        ("He said 'a road' was there.", ["'a road'"]),
        ("He called it “a ‘fine’ road”.", ["“a ‘fine’ road”"]),
        ("He said “a road «was there» again”.", ["“a road «was there»"]),
        ('The road is 6" wide.', []),
        ('He said a"b"c"d.', ['"b"', '"d.']),
        ("'A road “was” there,' he said.", ["'A road “was” there,'"]),
        ("The drivers' union is tired.", []),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert quote(text) == expected


def test_quotation_goes_on_where_the_next_paragraph_opens_it_again() -> None:
    text = "“The road is closed.\n\n“It stays so,” he said."
    assert quote(text) == ["“The road is closed.", "“It stays so,”"]


def test_mark_that_is_never_closed_ends_with_its_sentence() -> None:
    assert quote("“The road is closed. It rained.\n\nDrivers wait.") == ["“The road is closed."]


def test_closing_mark_without_an_opening_one_is_passed_over() -> None:
    assert quote("The road” is closed, he said.") == []


def test_quotation_whose_opening_mark_is_lost_begins_with_its_sentence() -> None:
    assert quote("It rained. The road is closed,” he said.") == ["The road is closed,”"]
    assert quote('It rained. The road is closed," he said.') == ['The road is closed,"']


def test_stars_around_what_ends_in_a_pause_are_marks() -> None:
    assert quote("*The road is closed,* he said. *It rained.*") == ["*The road is closed,*", "*It rained.*"]
    assert quote("It is *not* closed, and * a note, * says so.") == []


def test_quotation_in_a_text_that_breaks_off_goes_on_to_its_end() -> None:
    assert quote("He said: “The road is closed. It rained and it") == [
        "“The road is closed. It rained and it"
    ]


def test_single_marks_stand_around_double_ones() -> None:
    assert quote("‘It is no “road” of mine,’ he said.") == ["‘It is no “road” of mine,’"]
    assert quote("'The drivers' \"road\" is closed,' he said.") == ["'The drivers' \"road\" is closed,'"]
    assert quote("‘The road’ is “closed,” and ‘so it is.’") == ["‘The road’", "“closed,”", "‘so it is.’"]


def test_mark_that_is_never_closed_ends_before_one_in_a_later_sentence() -> None:
    assert quote("“The road is closed. “It rained,” he said.") == ["“The road is closed.", "“It rained,”"]


def test_mark_that_is_never_closed_ends_with_its_sentence_where_the_next_paragraph_opens_later() -> None:
    assert quote("“The road is closed. It rained.\n\nHe said “it stays so”.") == [
        "“The road is closed.",
        "“it stays so”",
    ]


@given(st.lists(st.sampled_from([*"“”«»\"‘’'`", "''", "A road ", "it", ". ", "\n\n"]), max_size=60))
def test_quotations_are_in_order_and_none_lies_in_another(parts: list[str]) -> None:
    tokens = split_texts(["".join(parts)])
    found = find_quotes(tokens, split_sentences(tokens))
    assert (found.first <= found.last).all()
    assert (found.last[:-1] < found.first[1:]).all()
    quoted = [token for a, b in zip(found.first, found.last, strict=True) for token in range(a, b + 1)]
    assert np.flatnonzero(found.find(np.arange(len(tokens))) >= 0).tolist() == quoted


def test_article_of_undecided_marks_is_read_in_proportion() -> None:
    assert len(quote('x"' * 20_000)) == 10_000
