"""How chunks end and begin."""

from __future__ import annotations

import pytest

from mediaframing.coding.text import sentence_marks as sm
from mediaframing.coding.text.vocabulary import Vocabulary


def read_marks(*chunks: str) -> list[int]:
    vocabulary = Vocabulary()
    ids = vocabulary.index_chunks(chunks)
    return sm.find_marks(vocabulary)[ids].tolist()


@pytest.mark.parametrize(
    ("chunk", "ending"),
    [
        ("war", sm.PLAIN),
        ("war,", sm.PLAIN),
        ("war.", sm.STOP),
        ("(war.)", sm.STOP),
        ("war?!", sm.SURE),
        ("war?”", sm.SURE),
        ("战争。", sm.SURE),
        ("war...", sm.DOTS),
        ("war…", sm.DOTS),
        ("U.S..", sm.DOTS),
        ("Mr.", sm.TITLE),
        ("(Mr.", sm.TITLE),
        ("J.", sm.INITIAL),
        ("U.S.", sm.ABBREVIATION),
        (".U.S.", sm.ABBREVIATION),
        ("Jan.", sm.ABBREVIATION),
        ("Mr.”", sm.STOP),
        ("12.", sm.LISTED),
        ("123.", sm.STOP),
        ("”", sm.PLAIN),
    ],
)
def test_chunks_end_in_one_of_eight_ways(chunk: str, ending: int) -> None:
    assert read_marks(chunk)[0] & sm.ENDING == ending


@pytest.mark.parametrize(
    ("chunk", "beginning"),
    [
        ("war", sm.LOWER),
        ("“war", sm.LOWER),
        ("War", sm.CAPITAL),
        ("--War", sm.CAPITAL),
        ("Élan", sm.CAPITAL),
        ("The", sm.STARTER),
        ("“The", sm.STARTER),
        ("They’re", sm.STARTER),
        ("But,", sm.STARTER),
        ("But,”", sm.STARTER),
        ("The-man", sm.CAPITAL),
        ("2019", sm.OTHER),
        ("”", sm.OTHER),
    ],
)
def test_chunks_begin_in_one_of_four_ways(chunk: str, beginning: int) -> None:
    assert read_marks(chunk)[0] & sm.BEGINNING == beginning


def test_what_asks_is_known_with_its_marks() -> None:
    assert [mark & sm.ASKS > 0 for mark in read_marks("asked", "said:", "said,", "said!", "“said", "said...")] == [
        True, True, True, False, False, True
    ]  # fmt: skip


def test_a_quotation_mark_at_the_end_is_known() -> None:
    assert [mark & sm.QUOTED > 0 for mark in read_marks("why?”", "why?", "why?)", "why?)”", "why?”)")] == [
        True, False, False, False, True
    ]  # fmt: skip
