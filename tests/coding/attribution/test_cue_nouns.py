from __future__ import annotations

import pytest
from tests.coding.attribution.sources import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Who gives, makes or issues the words.
        ("Weber issued a warning that the bridge was old.", ("Weber", "warning", "that the bridge was old")),
        (
            "The council gave an assurance on Monday that it held.",
            ("The council", "assurance", "that it held"),
        ),
        ("Weber had put out a statement that it held.", ("Weber", "statement", "that it held")),
        ("Weber sent a message to the drivers that it was shut.", ("Weber", "message", "that it was shut")),
        # Whose words they are, named behind the noun.
        ("A claim by Weber that it leans was heard.", ("Weber", "claim", "that it leans was heard")),
        (
            "Complaints from drivers that it was shut grew.",
            ("drivers", "Complaints", "that it was shut grew"),
        ),
        ("There is a belief among drivers that it leans.", ("drivers", "belief", "that it leans")),
        (
            "Weber’s warning last year that it leans was heard.",
            ("Weber", "warning", "that it leans was heard"),
        ),
        ("Weber made the case that it leans.", ("Weber", "case", "that it leans")),
        ("The board served notice that it was shut.", ("The board", "notice", "that it was shut")),
        ("Weber held out hope that it would open.", ("Weber", "hope", "that it would open")),
        ("The board came to the conclusion that it leans.", ("The board", "conclusion", "that it leans")),
        ("Weber gave assurances that it holds.", ("Weber", "assurances", "that it holds")),
        ("Calls from drivers for a limit grew.", ("drivers", "Calls", "a limit")),
        ("Concern among residents of Leeds about it grew.", ("residents of Leeds", "Concern", "it")),
        (
            "A claim of theft fell. Accusations by two women of theft did not.",
            ("two women", "Accusations", "theft"),
        ),
        ("Weber heard calls from his own party to resign.", ("his own party", "calls", "resign")),
        ("Speculation that it leans grew.", ("", "Speculation", "that it leans grew")),
        (
            "The claims of many teachers that it leans grew.",
            ("many teachers", "claims", "that it leans grew"),
        ),
        ("Weber left in the firm belief that it leans.", ("Weber", "belief", "that it leans")),
        # What is said to be the same.
        ("The view among drivers is that it leans.", ("drivers", "view", "that it leans")),
        ("Her message to drivers was that it leans.", ("Her", "message", "that it leans")),
        ("It was his firmest promise yet that it would open.", ("his", "promise", "that it would open")),
        ("It stands. Despite Weber’s claims that it leans.", ("Weber", "claims", "that it leans")),
        # Nobody's in particular.
        ("Rumours in the town that it was sold are old.", ("", "Rumours", "that it was sold are old")),
        # What somebody promises to do.
        ("They heard Weber’s vow to close the bridge.", ("Weber", "vow to", "close the bridge")),
    ],
)
def test_noun_tells_whose_words_follow(text: str, found: tuple[str, str, str]) -> None:
    assert found in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Suggestions by the firm that owns the bridge were late.",
        "The mayor made a claim in a hall that was old.",
        "The report in the hall that she left is old.",
        "Lund sent a message that fails to move us.",
        "They met again, in a firmly held belief that is old.",
        "The claim of a lawyer that owns the bridge was late.",
    ],
)
def test_clause_that_tells_of_a_thing_is_nobodys_words(text: str) -> None:
    assert "that" not in {content.split()[0] for _, _, content in read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "A warning by the head of the union was heard.",
        "A complaint from last May about it was heard.",
        "Criticism from members concerned about it was heard.",
        "Criticism from drivers of the toll was heard.",
    ],
)
def test_who_is_named_behind_a_noun_tells_of_nothing_without_a_preposition(text: str) -> None:
    assert read(text) == []
