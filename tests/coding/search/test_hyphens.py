from __future__ import annotations

import pandas as pd
import pytest

from mediaframing.codebook import Codebook
from mediaframing.coding import find_frames

HYPHENS = "-\u2010\u2011\u2212\u2013\u2012\u2043\ufe63\uff0d"


def find(entries: list[object], text: str) -> list[str]:
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    found = find_frames(articles, Codebook.from_terms({"frame": entries}))  # type: ignore[dict-item]
    return found["text"].tolist()


@pytest.mark.parametrize("hyphen", HYPHENS)
def test_a_space_of_an_entry_matches_a_hyphen_of_any_kind(hyphen: str) -> None:
    assert find(["rent control law*"], f"Rent{hyphen}control laws, rent{hyphen}control{hyphen}law.") == [
        f"Rent{hyphen}control laws",
        f"rent{hyphen}control{hyphen}law",
    ]


@pytest.mark.parametrize("hyphen", HYPHENS)
def test_a_hyphen_of_an_entry_is_a_hyphen_of_any_kind_and_no_space(hyphen: str) -> None:
    assert find(["sea-borne", f"A{hyphen}380"], f"Sea{hyphen}borne, sea borne, A-380.") == [
        f"Sea{hyphen}borne",
        "A-380",
    ]


def test_an_exact_entry_matches_white_space_only() -> None:
    assert find([{"term": "rent control", "exact": True}], "Rent-control or rent control.") == [
        "rent control"
    ]


@pytest.mark.parametrize("dash", [" - ", " \u2013 ", "\u2013 ", "\u2014", "--"])
def test_a_dash_between_clauses_joins_nothing(dash: str) -> None:
    assert find(["rent control"], f"We pay rent{dash}control comes later.") == []


def test_a_loose_dash_is_no_hyphen_of_an_entry() -> None:
    assert find(["sea-borne"], "Sea \u2013 borne.") == []


def test_exceptions_take_hyphens_as_entries_do() -> None:
    from mediaframing.codebook import Frame, Term

    book = Codebook({"f": Frame("f", (Term("rent*"),), (Term("anti-rent*"), Term("car rent*")))})
    articles = pd.DataFrame({"article_id": ["a"], "text": ["Anti\u2011rent, car-rental and rents."]})
    assert find_frames(articles, book)["text"].tolist() == ["rents"]


def test_a_text_may_end_with_a_hyphen() -> None:
    assert find(["rent control"], "rent-") == []


def test_of_two_spellings_of_an_entry_the_one_that_stands_there_is_named() -> None:
    articles = pd.DataFrame({"article_id": ["a"], "text": ["rent-control and rent control"]})
    book = Codebook.from_terms({"f": ["rent control", "rent-control"]})
    assert find_frames(articles, book)["term"].tolist() == ["rent-control", "rent control"]


def test_letters_of_an_entry_are_composed() -> None:
    from mediaframing.codebook import Frame, Term

    book = Codebook({"f": Frame("f", (Term("Re\u0301sistance"),))})
    articles = pd.DataFrame({"article_id": ["a"], "text": ["La R\u00e9sistance"]})
    assert len(find_frames(articles, book)) == 1


@pytest.mark.parametrize("dash", ["\u2014", "\u2015"])
def test_a_long_dash_within_an_entry_is_what_a_program_made_of_a_hyphen_and_in_a_text_parts_words(
    dash: str,
) -> None:
    assert find([f"sea{dash}borne"], f"Sea-borne trade, and sea{dash}borne.") == ["Sea-borne"]


def test_a_sign_that_readers_of_pdf_leave_within_a_word_does_not_hide_it() -> None:
    assert find(["bilateral"], "A bila\ufffeteral deal.") == ["bila\ufffeteral"]
