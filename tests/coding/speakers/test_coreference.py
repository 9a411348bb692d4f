from __future__ import annotations

import pytest
from tests.coding.attribution.sources import find, read_speakers


def refer(text: str, *actors: str) -> list[tuple[str, str]]:
    """Give each speaker, in the order of the text, with what it refers back to or ``""``."""
    found = find(text, *actors)
    spans = zip(
        found.speaker_start.tolist(),
        found.speaker_end.tolist(),
        found.referent_start.tolist(),
        found.referent_end.tolist(),
        strict=True,
    )
    return [(text[a:b], text[c:d] if c >= 0 else "") for a, b, c, d in sorted(spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Weber said it was old. Weber said it was late.",
            [("Anna Weber", ""), ("Weber", "Anna Weber")],
        ),
        (
            "A senior minister said it was old. The minister said it was late.",
            [("A senior minister", ""), ("The minister", "A senior minister")],
        ),
        (
            "The ministers said it was old. A minister said it was late.",
            [("The ministers", ""), ("A minister", "")],
        ),
        # The office was last named with the other one, but the surname makes the first known again.
        (
            "Minister Anna Weber said it was old. Minister Tom Lund said it was late. "
            "Weber said it was dark. The minister said it was over.",
            [
                ("Minister Anna Weber", ""),
                ("Minister Tom Lund", ""),
                ("Weber", "Minister Anna Weber"),
                ("The minister", "Minister Anna Weber"),
            ],
        ),
        # Whom a quotation names does not speak it.
        (
            "“Have they slept too long?” Fox said.\n\n“Maybe Donald should know that it is late.” he continued.",
            [("Fox", ""), ("he", "Fox")],
        ),
        # Who stands for the phrase before it.
        (
            "This is Tom Lund, who said it was old.",
            [("who", "Tom Lund")],
        ),
    ],
)
def test_speaker_refers_back(text: str, expected: list[tuple[str, str]]) -> None:
    assert refer(text) == expected


def test_office_makes_a_surname_known_again() -> None:
    text = (
        "Minister Anna Weber came late. Mayor Tom Weber came late. Weber said it was dark. "
        "The minister said it was over. Weber said it was bright."
    )
    linked = refer(text, "Anna Weber", "Tom Weber")
    assert [referent for _, referent in linked] == ["Tom Weber", "Anna Weber", "Anna Weber"]


@pytest.mark.parametrize(
    ("pronoun", "referent"), [("He", "Mr. Lund"), ("She", "Ms. Weber"), ("It", "The ministry")]
)
def test_pronoun_stands_for_the_nearest_that_fits(pronoun: str, referent: str) -> None:
    text = (
        "The ministry said it was old. Mr. Lund said it was old. Ms. Weber said it was old. "
        f"The officials said it was old. {pronoun} said it was late."
    )
    assert refer(text)[-1] == (pronoun, referent)


def test_they_stands_for_several() -> None:
    text = "The officials said it was old. Ms. Weber said it was old. They said it was late."
    assert refer(text)[-1] == ("They", "The officials")


@pytest.mark.parametrize(
    ("text", "referent"),
    [
        ("The bill was brought by Mr. Lund. It proposed a longer term.", "bill"),
        (
            "Ann Lund spoke. The ruling makes no mention of boats, although it says that the port is shut.",
            "ruling",
        ),
        ("Judges have voted to change the rules. They rejected calls for a rest.", "Judges"),
        ("Weber and Lund took the mayor to task. “It is late,” they said.", "Weber and Lund"),
        # Who has spoken is meant before what a sentence is about, and no person is.
        (
            "The union said it was old. The clerk, Tom Lund, said it was cold. It said it was late.",
            "The union",
        ),
    ],
)
def test_it_and_they_stand_for_what_a_sentence_is_about(text: str, referent: str) -> None:
    assert refer(text)[-1][1] == referent


def test_the_agency_is_not_several_groups() -> None:
    text = "The Norland Agency closed. Lund’s advocacy groups said it was old. The agency said it was late."
    found = find(text)
    assert [text[a:b] for a, b in zip(found.name_start, found.name_end, strict=True)][-1] == "Norland Agency"


def test_news_agencies_of_a_people_are_not_the_people() -> None:
    found = find("Norlandish news agencies said it was old.")
    assert [(int(a), int(b)) for a, b in zip(found.name_start, found.name_end, strict=True)] == [(0, 24)]


def test_surname_alone_is_the_person_that_it_was_before() -> None:
    # "Weber" opens a sentence and was Mrs. Weber before: no man.
    text = "Tom Lund came late. Mrs. Weber was there. Weber left early. He said it was old."
    assert read_speakers(text, "Tom Lund", "Weber") == [("pronoun", "Tom Lund")]


def test_name_before_a_long_row_of_pronouns_is_kept_in_mind() -> None:
    text = "The ministry said it was old. Mr. Lund said it was late. " + "He said it was dark. " * 100
    assert refer(text + "It said it was cold.")[-1] == ("It", "The ministry")


def test_speakers_of_another_article_refer_to_nobody_here() -> None:
    assert refer("He said it was old.") == [("He", "")]
