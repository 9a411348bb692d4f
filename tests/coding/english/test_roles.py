from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.english.roles import (
    any_of,
    find_first,
    find_last,
    find_within,
    name_words,
    number_words,
)
from mediaframing.coding.stance.reading import read_text
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import split_texts


@pytest.mark.parametrize(
    ("word", "roles"),
    [
        ("isn’t", "cue fused verb copula letters"),
        ("Should", "cue iffy verb capital letters"),
        ("May", "letters"),
        ("said", "letters"),
        ("committed", "ed participle letters"),
        ("red", "ed letters"),
        ("--", "hard mark"),
        ("—", "hard mark"),
        (",", "comma"),
        ("Élysée", "capital letters"),
        ("３", ""),
    ],
)
def test_a_word_has_the_roles_of_the_lists_and_of_its_form(word, roles):
    role = int(read_text(split_texts([word])).role[0])
    mostly = any_of("cue fused verb copula letters iffy capital ed participle hard mark comma")
    apostrophe = any_of("letters") if "’" in word else 0
    assert role & mostly == any_of(roles) & ~apostrophe


def test_a_word_may_begin_a_cue_only_where_the_next_word_of_its_article_goes_on():
    cue = any_of("cue")
    there, apart = split_texts(["short of"]), split_texts(["short", "of"])
    assert read_text(there).role[0] & cue
    assert not read_text(apart).role[0] & cue


def test_named_words_are_known_by_their_numbers():
    table = name_words("into onto")
    numbers = number_words()
    assert table[[numbers["into"], numbers["onto"], 0]].tolist() == [True, True, False]


def test_a_batch_without_tokens_has_a_text():
    assert read_text(split_texts([])).role.any() == np.False_


SPANS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=6)


@given(st.lists(st.integers(0, 3), min_size=8, max_size=8), SPANS)
def test_what_is_found_within_spans_is_what_a_loop_finds(roles, spans):
    role = np.array(roles)
    start, end = np.array(spans, np.int64).reshape(-1, 2).T
    held = [[place for place in range(a, b) if roles[place] & 2] for a, b in spans]
    assert find_within(role, 2, start, end).tolist() == [bool(places) for places in held]
    assert find_first(role, 2, start, end).tolist() == [min(places, default=-1) for places in held]
    assert find_last(role, 2, start, end).tolist() == [max(places, default=-1) for places in held]
    span, place = list_between(start, end)
    listed = [(number, place) for number, (a, b) in enumerate(spans) for place in range(a, b)]
    assert list(zip(span.tolist(), place.tolist(), strict=True)) == listed
