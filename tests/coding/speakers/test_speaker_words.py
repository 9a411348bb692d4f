from __future__ import annotations

import pytest

from mediaframing.coding.speakers import speaker_words as sw
from mediaframing.coding.text.words import Words


def judge(word: str) -> int:
    return int(sw.judge_speaker_words(Words([word]))[0])


@pytest.mark.parametrize(
    ("noun", "singular"),
    [("ministries", "ministry"), ("officials", "official"), ("boss", "boss"), ("mayor", "mayor")],
)
def test_singular_of_a_noun(noun: str, singular: str) -> None:
    assert sw.make_singular(noun) == singular


@pytest.mark.parametrize(("one", "many"), [("official", "officials"), ("ministry", "ministries")])
def test_office_has_one_number_in_singular_and_plural(one: str, many: str) -> None:
    office = sw.get_offices(judge(one))
    assert 0 < office < sw.count_offices()
    assert sw.get_offices(judge(many)) == office


def test_word_that_names_no_office_has_number_0() -> None:
    assert sw.get_offices(judge("bridge")) == 0


@pytest.mark.parametrize(
    ("word", "bit"),
    [("an", sw.INDEFINITE), ("his", sw.HE), ("spokesman", sw.SPOKES), ("anonymity", sw.NAMELESS)],
)
def test_word_is_told_by_its_bit(word: str, bit: int) -> None:
    assert judge(word) & bit
