from __future__ import annotations

import numpy as np
import pytest
from tests.coding.english.layouts import lay_out, point

from mediaframing.coding.english.listed_words import mark_listed, number_listed
from mediaframing.coding.text.tokens import APART, BEYOND
from mediaframing.coding.text.wordlists import read_tags


def test_a_word_has_one_number_whatever_its_case_and_words_of_no_list_have_none() -> None:
    text = lay_out("Of this, they of Zzyzx spoke of THIS.")
    numbers = number_listed(text.vocabulary)[text.tokens.type]
    of, this = point(text, "of"), point(text, "THIS")
    assert numbers[of[0]] == numbers[APART] > 0
    assert numbers[this[0]] == numbers[APART + 1] > 0
    assert numbers[point(text, "Zzyzx")].tolist() == [0]


def test_each_list_marks_its_own_words_and_no_others() -> None:
    words = dict.fromkeys(word for listed in read_tags("rule_words").values() for word in listed.split())
    text = lay_out(" ".join(words))
    for name, listed in read_tags("rule_words").items():
        found = text.tokens.type[text.find_named(name)]
        there = set(listed.split()) & set(text.vocabulary.keys)  # "'re" by itself is a mark and a word
        assert {text.vocabulary.keys[key] for key in found} == there, name
    assert not mark_listed("of")[0]


def test_several_lists_are_found_in_the_order_of_the_text() -> None:
    text = lay_out("By then they had come from the north, by night.")
    assert text.find_named("from", "by").tolist() == sorted([*point(text, "from"), *text.find_named("by")])
    assert text.find_named(". ,").tolist() == sorted([*point(text, ","), *point(text, ".")])
    assert text.find_named("by").tolist() == [APART, *point(text, "by")]


def test_tokens_before_the_first_and_beyond_the_last_are_on_no_list() -> None:
    text = lay_out("of")
    places = np.array([-1, APART - 1, APART, APART + 1, len(text) + BEYOND - 1])
    assert text.are(places, "of").tolist() == [False, False, True, False, False]


def test_what_is_listed_once_is_not_changed_by_who_asks() -> None:
    with pytest.raises(ValueError, match="read-only"):
        mark_listed("of")[0] = True
