from __future__ import annotations

import pandas as pd
import pytest

import mediaframing as mf

BOOK = mf.Codebook.from_terms(
    {}, {"weber": ["Anna Weber"], "lund": ["Tom Lund"], "ministry": ["Transport Ministry"]}
)


def refer(text: str, book: mf.Codebook = BOOK) -> list[tuple[str, str, str]]:
    """Give text, kind and actor of what refers back."""
    actors = mf.find_actors(pd.DataFrame({"article_id": ["a"], "text": [text]}), book)
    rows = actors[(actors["kind"] != "name") | ~actors["text"].isin(actors["alias"])]
    return list(rows[["text", "kind", "actor"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Gender from the first name, a title, a word for a person.
        ("Anna Weber met Tom Lund. She left.", [("She", "pronoun", "weber")]),
        ("Anna Weber met Tom Lund. The crowd cheered him.", [("him", "pronoun", "lund")]),
        # Possessives, also in the clause of their subject.
        ("Anna Weber lost her seat.", [("her", "pronoun", "weber")]),
        ("Tom Lund and his brother left.", [("his", "pronoun", "lund")]),
        # An object is not the subject of its own clause.
        ("Tom Lund left early. Paul Weber thanked him.", [("him", "pronoun", "lund")]),
        # A pronoun hands on whom it means.
        ("Anna Weber came. She sat down. She spoke.", [("She", "pronoun", "weber"), ("She", "pronoun", "weber")]),
        # Offices, told before the name or after it.
        (
            "Prime Minister Anna Weber came. Voters trust the prime minister.",
            [("the prime minister", "description", "weber")],
        ),
        ("Tom Lund, the mayor, came. Voters trust the mayor.", [("the mayor", "description", "lund")]),
        ("Tom Lund, 41, a nurse, came. Voters trust the nurse.", [("the nurse", "description", "lund")]),
        ("Tom Lund, Norland’s mayor, came. Voters trust the mayor.", [("the mayor", "description", "lund")]),
        ("Tom Lund met Norland’s mayor. Voters trust the mayor.", []),
        # Surnames.
        ("Anna Weber came. Voters trust Weber.", [("Weber", "name", "weber")]),
    ],
)  # fmt: skip
def test_reference_goes_to_the_actor(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert refer(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Two men are as near.
        "Paul Brandt and Tom Lund sat there. The crowd cheered him.",
        # Another man is meant.
        "Tom Lund came. A man shouted. He was angry.",
        # Nobody of that gender, or nobody at all.
        "Anna Weber came. He was late.",
        "He was late.",
        # A kinsman is not the actor.
        "Tom Lund came. Voters trust the judge.",
        # Another team.
        "Mayor Tom Lund came. The Danish mayor stayed away.",
        # A minister of something else.
        "Education Minister Tom Lund came. Voters trust the prime minister.",
        # Too far back.
        "Tom Lund came. " + "It rained. " * 12 + "The crowd cheered him.",
    ],
)
def test_nobody_is_meant_where_none_or_two_fit(text: str) -> None:
    assert refer(text) == []


def test_speaker_is_not_whom_his_own_words_mean() -> None:
    text = "Tom Lund came early. “I saw Paul Brandt and he was late,” Lund said."
    assert ("he", "pronoun", "lund") not in refer(text)


def test_alias_that_is_a_pronoun_names_nobody() -> None:
    book = mf.Codebook.from_terms({}, {"weber": ["Anna Weber", "She"]})
    assert refer("She was late. Anna Weber came. She left.", book) == [("She", "pronoun", "weber")]


def test_place_in_a_dateline_is_no_name() -> None:
    book = mf.Codebook.from_terms({}, {"norland": ["Norland"]})
    actors = mf.find_actors(
        pd.DataFrame({"article_id": ["a"], "text": ["PARIS, Norland | Talks ended, Norland said."]}), book
    )
    assert actors["start"].tolist() == [30]


def test_references_of_another_article_are_not_followed() -> None:
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": ["Anna Weber came.", "She left."]})
    assert mf.find_actors(articles, BOOK)["article_id"].tolist() == ["a"]
