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
