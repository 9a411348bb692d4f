from __future__ import annotations

import numpy as np
import pytest
from tests.coding.english.layouts import lay_out, point

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.name_words import read_name_words
from mediaframing.coding.text.tokens import APART, BEYOND

TEXT = "“It is late,” he said.\n\nShe added: “It is.”"


def test_words_of_a_class_are_found() -> None:
    text = lay_out(TEXT)
    pronouns = text.find(wc.PRON).tokens
    assert [text.vocabulary.types[key] for key in text.type[pronouns]] == ["It", "he", "She", "It"]
    assert text.hold(wc.PRON).nonzero()[0].tolist() == pronouns.tolist()
    assert text.find(wc.CONTRAST | wc.MASC).tokens.tolist() == point(text, "he").tolist()


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
    text = lay_out("Years added Added \ud800ed")
    words = APART + np.arange(4)
    assert text.end_with(words, "ed").tolist() == [False, True, True, False]
    assert text.are(words, "spans of time").tolist() == [True, False, False, False]


@pytest.mark.parametrize("endings", [("s",), ("ed", "ing"), ("d", "ly"), ("ked", "s")])
def test_endings_that_are_asked_often_are_told_as_others_are(endings: tuple[str, ...]) -> None:
    text = lay_out("Walked walks WALKING hardly hard s is")
    words = ["walked", "walks", "walking", "hardly", "hard", "s", "is"]
    told = text.end_with(np.arange(len(text) + BEYOND), *endings).tolist()
    about = [False] * APART
    assert told == about + [word.endswith(endings) for word in words] + about + [False] * BEYOND


def test_rare_words_and_frequent_ones_are_found_where_they_stand() -> None:
    text = lay_out(TEXT)
    for bits in (
        wc.COMMA,
        wc.QUOTE | wc.STOP,
        wc.AUX | wc.PRON,
        wc.COMMA | wc.MASC,
        wc.DET | wc.STOP,
        wc.WORD,
    ):
        codes = text.codes[APART : len(text) - APART].tolist()
        held = [place for place, code in enumerate(codes, APART) if code & bits]
        assert text.find(bits).tokens.tolist() == held


def test_places_about_an_article_are_no_words() -> None:
    text = lay_out("He spoke", "She walked")
    beyond = np.setdiff1d(np.arange(len(text) + BEYOND), point(text, "He", "spoke", "She", "walked"))
    assert len(beyond) == 4 * APART + BEYOND
    assert not text.hold(wc.STOP).any()
    assert (text.codes[beyond] == wc.STOP).all()
    assert not text.cues[beyond].any()
    assert not text.end_with(beyond, "e").any()
    assert not text.end_with(beyond, "ed", "s").any()
    assert not text.role[beyond].any()
    assert not text.are(beyond, "of").any()
    assert not read_name_words(text, beyond).any()


def test_what_is_made_of_a_text_is_made_once() -> None:
    text = lay_out("He spoke")
    assert text.recall(lambda made: [len(made)]) == [2 + 2 * APART]

    def make(made: object) -> list[object]:
        return [made]

    assert text.recall(make) is text.recall(make)
