from __future__ import annotations

import pandas as pd
import pytest

from mediaframing.codebook import Codebook, Frame, Term
from mediaframing.coding.checks import check_codebook


def report(book: Codebook, texts: list[str] | None = None) -> set[tuple[str, str, str]]:
    articles = pd.DataFrame({"article_id": range(len(texts)), "text": texts}) if texts else None
    found = check_codebook(book, articles)
    return set(found[["problem", "owner", "entry"]].itertuples(index=False, name=None))


def test_a_clean_codebook_has_no_findings() -> None:
    assert report(Codebook.from_terms({"terror": ["terror*"], "talks": ["talks"]})) == set()


@pytest.mark.parametrize(
    ("terms", "finding"),
    [
        (["terror*", "terrorism"], ("dead", "frames.a", "terrorism")),
        (["talks", "talks"], ("dead", "frames.a", "talks")),
        (["war*"], ("greedy", "frames.a", "war*")),
        (["*ar"], ("greedy", "frames.a", "*ar")),
    ],
)
def test_an_entry_that_does_nothing_or_too_much_is_named(
    terms: list[str], finding: tuple[str, str, str]
) -> None:
    assert report(Codebook.from_terms({"a": terms})) == {finding}


def test_an_entry_of_two_frames_is_an_overlap() -> None:
    book = Codebook.from_terms({"a": ["talks"], "b": ["talks"]})
    assert ("overlap", "frames.b", "talks") in report(book)


def test_an_entry_that_matches_within_another_frames_phrase_is_an_overlap() -> None:
    book = Codebook.from_terms({"a": ["peace talks"], "b": ["talks"]})
    assert report(book) == {("overlap", "frames.a", "peace talks")}


def test_an_alias_of_two_actors_is_an_overlap() -> None:
    book = Codebook.from_terms({}, {"a": ["Islamabad"], "b": ["Islamabad"]})
    assert ("overlap", "actors.b", "Islamabad".lower()) in {(p, o, e.lower()) for p, o, e in report(book)}


def test_an_exception_that_takes_everything_and_one_that_takes_nothing_are_named() -> None:
    frame = Frame("a", terms=(Term("terrorism"), Term("talks")), exceptions=(Term("terror*"), Term("zebra")))
    assert report(Codebook({"a": frame})) == {
        ("dead", "frames.a", "terrorism"),
        ("dead", "frames.a", "zebra"),
    }


def test_an_entry_that_never_matches_the_articles_is_dead_there() -> None:
    assert report(Codebook.from_terms({"a": ["terror*", "zebra"]}), ["Terror."]) == {
        ("dead", "frames.a", "zebra")
    }


def test_an_entry_that_matches_many_different_words_in_the_articles_is_greedy_there() -> None:
    words = " ".join(f"real{letter}{other}" for letter in "abcde" for other in "abcde")
    assert report(Codebook.from_terms({"a": ["real*"]}), [words]) == {("greedy", "frames.a", "real*")}


def test_a_short_stem_beside_another_word_is_no_matter() -> None:
    assert report(Codebook.from_terms({"a": ["car tax*", "tax*"]})) == {
        ("greedy", "frames.a", "tax*"),
    }


def test_two_spellings_of_one_entry_and_a_frame_within_another_are_no_finding() -> None:
    assert report(Codebook.from_terms({"a": ["rent control", "rent-control"]})) == set()
    book = Codebook({"a": Frame("a", (Term("rent*"),)), "b": Frame("b", (Term("rent freeze"),), parent="a")})
    assert report(book) == set()


def test_an_entry_with_a_condition_takes_nothing_from_another() -> None:
    frame = Frame("a", (Term("flood*", not_near=("applications",)), Term("flooding")))
    assert report(Codebook({"a": frame})) == set()


def test_a_plural_a_hyphen_and_a_spelling_that_nothing_matches_are_near_misses() -> None:
    texts = ["Car bombs. The air-strike, the defenses, the car bomb, the air strikes, the airstrikes."] * 3
    book = Codebook.from_terms({"a": ["car bomb", "airstrike*", "defences", "air strike"]})
    found = check_codebook(book, pd.DataFrame({"article_id": range(3), "text": texts}))
    misses = found[found["problem"] == "near miss"]
    assert set(misses["detail"].str.split("'").str[1]) == {"car bombs", "air strikes", "defenses"}


def test_what_another_entry_of_the_frame_matches_is_no_near_miss() -> None:
    book = Codebook.from_terms({"a": ["car bomb", "bombs"]})
    assert report(book, ["Car bombs and a car bomb."] * 5) == set()


def test_a_word_that_makes_most_of_a_frame_is_dominant() -> None:
    book = Codebook.from_terms({"a": ["flood*", "dam"], "b": ["storm"]})
    texts = ["flood " * 90 + "dam " * 10 + "storm " * 100]
    assert report(book, texts) == {("dominant", "frames.a", "flood")}


def test_an_alias_that_stands_in_other_names_or_is_a_common_word_is_ambiguous() -> None:
    book = Codebook.from_terms({}, {"moss": ["Ada Moss", "Moss"], "will": ["Will"]})
    text = "We met Ada Moss and Moss. Then Kit Moss said that it will rain, for Mr Moss will."
    assert report(book, [text] * 6) == {
        ("ambiguous", "actors.moss", "Moss"),
        ("ambiguous", "actors.will", "Will"),
    }


def test_a_capital_that_opens_a_sentence_is_no_first_name() -> None:
    book = Codebook.from_terms({}, {"moss": ["Rosa Moss", "Moss"]})
    assert report(book, ["Even Moss left. It rained."] * 8) == {("dead", "actors.moss", "Rosa Moss")}


def test_an_entry_behind_a_negator_is_told_unless_it_is_the_contrary() -> None:
    texts = ["There is no delay and a non-delay."] * 6
    assert report(Codebook.from_terms({"a": ["delay"]}), texts) == {("negated", "frames.a", "delay")}
    assert report(Codebook.from_terms({"a": [{"term": "delay", "polarity": -1}]}), texts) == set()


def test_texts_with_nothing_in_them_are_no_matter() -> None:
    assert report(Codebook.from_terms({"a": ["delay"]}, {"b": ["Ann"]}), ["", "..."]) == {
        ("dead", "frames.a", "delay"),
        ("dead", "actors.b", "Ann"),
    }


def test_of_no_article_nothing_is_told_but_what_the_codebook_itself_tells() -> None:
    book = Codebook.from_terms({"terror": ["terror*", "terrorism"]})
    articles = pd.DataFrame({"article_id": ["1"], "text": ["Terror."]}).head(0)
    assert check_codebook(book, articles).equals(check_codebook(book))
