from __future__ import annotations

import numpy as np
import pytest
from tests.coding.english.layouts import lay_out

from mediaframing.coding.english.roles import (
    any_of,
    mark_words,
    number_words,
)
from mediaframing.coding.stance.reading import mark_cues
from mediaframing.coding.text.tokens import APART


@pytest.mark.parametrize(
    ("word", "roles"),
    [
        ("isn’t", "cue fused AUX cop letters"),
        ("Should", "cue iffy AUX capital letters"),
        ("May", "letters"),
        ("said", "letters"),
        ("committed", "ed participle letters"),
        ("red", "ed letters"),
        ("--", "PUNCT mark"),
        ("—", "PUNCT mark"),
        (",", "comma"),
        ("Élysée", "capital letters"),
        ("３", ""),
    ],
)
def test_a_word_has_the_roles_of_the_lists_and_of_its_form(word, roles):
    role = int(mark_cues(lay_out(word)).role[APART])
    mostly = any_of("cue fused AUX cop letters iffy capital ed participle PUNCT mark comma")
    apostrophe = any_of("letters") if "’" in word else 0
    assert role & mostly == any_of(roles) & ~apostrophe


def test_a_word_may_begin_a_cue_only_where_the_next_word_of_its_article_goes_on():
    cue = any_of("cue")
    there, apart = lay_out("short of"), lay_out("short", "of")
    assert mark_cues(there).role[APART] & cue
    assert not mark_cues(apart).role[APART] & cue


def test_named_words_are_known_by_their_numbers():
    table = mark_words(["into", "onto"])
    numbers = number_words()
    assert table[[numbers["into"], numbers["onto"], 0]].tolist() == [True, True, False]


def test_a_batch_without_tokens_has_a_text():
    assert mark_cues(lay_out()).role.any() == np.False_
