from __future__ import annotations

import numpy as np
import pytest
from tests.coding.english.layouts import lay_out, point

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.reading import find_near, have_words

TEXT = "“It is late,” he said.\n\nShe added: “It is.”"


def test_words_of_a_class_are_found() -> None:
    text = lay_out(TEXT)
    pronouns = text.find(wc.PRONOUN).tokens
    assert [text.vocabulary.types[key] for key in text.type[pronouns]] == ["It", "he", "She", "It"]
    assert text.hold(wc.PRONOUN).nonzero()[0].tolist() == pronouns.tolist()
    assert text.find(wc.CONTRAST | wc.HE).tokens.tolist() == point(text, "he").tolist()


def test_quotations_are_found_where_they_open_and_close() -> None:
    text = lay_out(TEXT)
    marks = point(text, "“", "”", "late")
    assert text.find_openings(marks).tolist() == [0, -1, -1]
    assert text.find_closings(marks).tolist() == [-1, 0, -1]


def test_quotation_around_a_token_takes_its_marks_in() -> None:
    text = lay_out(TEXT)
    assert text.find_quotes(point(text, "“", "late", "”", "he")).tolist() == [0, 0, 0, -1]
    assert text.find_quotes(np.array([-1, len(text)])).tolist() == [-1, -1]


def test_quotation_opens_in_the_same_paragraph_or_the_next() -> None:
    text = lay_out(TEXT + "\n\nHe spoke.")
    colon = point(text, ":")
    assert text.open_at(colon + 1, point(text, "said")).tolist() == [True]
    assert text.open_at(colon, point(text, "said")).tolist() == [False]
    far = lay_out("He said.\n\nNo.\n\n“It is.”")
    assert far.open_at(point(far, "“"), point(far, "said")).tolist() == [False]


def test_words_are_asked_once_for_each_distinct_one() -> None:
    text = lay_out("He added Added \ud800ed")
    assert text.end_with(np.arange(4), "ed").tolist() == [False, True, True, False]
    assert text.are(np.arange(4), {"he"}, "he").tolist() == [True, False, False, False]


def test_tokens_beyond_the_text_are_no_words() -> None:
    text = lay_out("He spoke")
    beyond = np.array([-8, -1, 2, 9])
    assert (text.codes[beyond] == wc.STOP).all()
    assert not text.cues[beyond].any()
    assert not text.end_with(beyond, "e").any()


def test_what_is_made_of_a_text_is_made_once() -> None:
    text = lay_out("He spoke")
    assert text.recall(lambda made: [len(made)]) == [2]

    def make(made: object) -> list[object]:
        return [made]

    assert text.recall(make) is text.recall(make)


@pytest.mark.parametrize(("reach", "place"), [(3, 2), (4, 6), (9, 6)])
def test_word_of_a_class_is_found_within_reach(reach: int, place: int) -> None:
    text = lay_out("He said it was late, and left")
    assert find_near(text, wc.COORDINATOR | wc.COMMA, np.array([3]), 2).tolist() == [2]
    found = find_near(text, wc.COORDINATOR, np.array([3]), reach).tolist()
    assert found == [place]


def test_the_nearest_word_is_found_looking_back() -> None:
    text = lay_out("The mayor's aide's claim")
    claim = point(text, "claim")
    assert find_near(text, wc.POSSESSIVE, claim - 1, 5, -1).tolist() == [4]
    assert find_near(text, wc.POSSESSIVE, np.array([1]), 5, -1).tolist() == [2]


def test_words_beyond_the_text_are_of_no_class() -> None:
    text = lay_out("He said so")
    assert find_near(text, wc.WORD, np.array([3]), 4).tolist() == [2]


def test_phrases_with_a_word_of_a_class_are_told() -> None:
    text = lay_out("The new poll showed Berg ahead")
    phrases = np.array([0, 4, 3]), np.array([2, 4, 5])
    assert have_words(text, wc.TEXT, phrases).tolist() == [True, False, False]
    assert have_words(text, wc.CAPITAL, phrases).tolist() == [True, True, True]
