from __future__ import annotations

import numpy as np
import pytest
from tests.coding.english.layouts import cut, lay_out, point

from mediaframing.coding.english.noun_phrases import (
    extend_appositions,
    find_first_phrases,
    find_noun_phrases_after,
    find_noun_phrases_before,
)


def read_before(text: str) -> str:
    """Give the noun phrase that ends before "#"."""
    laid = lay_out(text)
    last = point(laid, "#") - 1
    return cut(laid, *find_noun_phrases_before(laid, last, laid.find_floors(last)))[0]


def read_after(text: str) -> str:
    """Give the noun phrase that begins after "#"."""
    laid = lay_out(text)
    first = point(laid, "#") + 1
    return cut(laid, *find_noun_phrases_after(laid, first, laid.find_ceilings(first)))[0]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("On Monday the mayor of the town # spoke", "the mayor of the town"),
        ("The news was that Ann Berg and Mayor Cole # spoke", "Ann Berg and Mayor Cole"),
        ("After the talks the first report # came", "the first report"),
        ("Mayor Ann Berg (Greens) # spoke", "Mayor Ann Berg"),
        ("The mayor (a Green) Berg # spoke", "The mayor ( a Green ) Berg"),
        ("Facing attacks she # spoke", "she"),
        ("Rockets hitting houses # fell", "Rockets hitting houses"),
        ("When asked reporters # left", "reporters"),
        ("This # is it", "This"),
        ("He spoke of # it", ""),
        ("He spoke, # and left", ""),
    ],
)
def test_noun_phrase_ends_with_its_head(text: str, phrase: str) -> None:
    assert read_before(text) == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("# the mayor of the town spoke", "the mayor of the town spoke"),
        ("# the mayor of Leeds said it", "the mayor of Leeds"),
        ("# Ann Berg and the mayor were there", "Ann Berg and the mayor"),
        ("# Ann Berg (Greens) of Leeds was there", "Ann Berg ( Greens ) of Leeds"),
        ("# a spokesman for Berg was there", "a spokesman for Berg"),
        ("# a spokesman for it was there", "a spokesman"),
        ("# the last report was long", "the last report"),
        ("# Berg left the town", "Berg"),
        ("# Berg jumped", "Berg"),
        ("# Berg fish", "Berg fish"),
        ("# she left", "she"),
        ("# and she left", ""),
    ],
)
def test_noun_phrase_begins_with_its_first_word(text: str, phrase: str) -> None:
    assert read_after(text) == phrase


def test_no_noun_phrase_stands_beyond_its_bound() -> None:
    text = lay_out("The mayor of the town spoke")
    town, none = point(text, "town"), np.array([len(text)])
    assert cut(text, *find_noun_phrases_before(text, town, town)) == ["town"]
    assert cut(text, *find_noun_phrases_before(text, town, town + 1)) == [""]
    assert cut(text, *find_noun_phrases_after(text, none, none - 1)) == [""]


def test_a_text_without_words_has_no_noun_phrases() -> None:
    none = np.zeros(0, np.int64)
    for text in (lay_out(), lay_out("")):
        assert find_noun_phrases_before(text, none, none)[0].tolist() == []
        assert find_noun_phrases_after(text, none, none)[1].tolist() == []


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("# Ann Berg, the town's mayor, spoke", "Ann Berg , the town 's mayor"),
        ("# Ann Berg, the town's mayor.", "Ann Berg , the town 's mayor"),
        ("# Ann Berg, who spoke, left", "Ann Berg"),
        ("# Ann Berg, speaking there, left", "Ann Berg"),
        ("# Ann Berg, the mayor she knew, left", "Ann Berg"),
        ("# Ann Berg left", "Ann Berg"),
    ],
)
def test_apposition_belongs_to_a_name(text: str, phrase: str) -> None:
    laid = lay_out(text)
    first = point(laid, "#") + 1
    ceiling = laid.find_ceilings(first)
    name = find_noun_phrases_after(laid, first, np.minimum(ceiling, first + 1))
    assert cut(laid, *extend_appositions(laid, name, ceiling)) == [phrase]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The mayor said so", "The mayor"),
        ("But on Monday, the mayor said so", "the mayor"),
        ("Speaking there, the mayor said so", "the mayor"),
        ("On Monday the mayor said so", ""),
        ("... !", ""),
    ],
)
def test_first_phrase_is_the_subject_of_the_main_clause(text: str, phrase: str) -> None:
    laid = lay_out(text)
    floor = laid.sentences.first_token
    assert cut(laid, *find_first_phrases(laid, floor, laid.find_ceilings(floor))) == [phrase]
