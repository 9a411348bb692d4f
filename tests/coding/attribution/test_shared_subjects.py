from __future__ import annotations

import pytest
from tests.coding.attribution.sources import read


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Berg said it was late, adding that he had left.", ["Berg", "Berg"]),
        ("Berg said that it was late and said that he had left.", ["Berg", "Berg"]),
        ("According to Cole, it was late, adding that he had left.", ["Cole", "Cole"]),
        ("Berg said it was late. And warned that he had left.", ["Berg"]),
        # The main clause behind has a subject of its own.
        ("When Berg asked for tolls, Cole stayed calm, noting that it was late.", ["Berg", "Cole"]),
        (
            "Berg asked for tolls, though on Monday Cole dropped the plan, noting that it was late.",
            ["Berg", "Cole"],
        ),
        ("Although he thanked Berg, Cole stayed calm, saying that it was late.", ["he", "Cole"]),
        ("Berg asked for tolls when Cole was in town, noting that it was late.", ["Berg", "Berg"]),
        ("Berg said that it was dark, and that Cole was ill, noting that it was late.", ["Berg", "Berg"]),
        # Whom Berg tells of is not heard.
        ("Berg said that Cole hated the tolls, adding that he had left.", ["Berg", "Berg"]),
        ("Cole hated the tolls, Berg said, adding that he had left.", ["Berg", "Berg"]),
    ],
)
def test_a_verb_without_a_subject_goes_to_who_was_heard_last(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _, _ in read(text)] == speakers


def test_many_verbs_of_one_sentence_are_read_in_few_rounds() -> None:
    text = "Berg " + "said that it was late and " * 3000 + "left."
    assert {speaker for speaker, _, _ in read(text)} == {"Berg"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("After warning of a flood, Berg left.", [("Berg", "warning of", "a flood")]),
        ("After saying it was late, Berg left.", [("Berg", "saying", "it was late")]),
        ("After saying it was late, however, Berg left.", [("Berg", "saying", "it was late")]),
        ("After calling it a theft, Berg left.", [("Berg", "calling", "it a theft")]),
        ("Having said that it was late, Berg left.", [("Berg", "said", "that it was late")]),
        ("Having accused the clerk of theft, Berg left.", [("Berg", "accused", "the clerk of theft")]),
        ("Instead of saying that it was late, Berg left.", []),
        ("Rather than warn the town, Berg spoke of a flood.", [("Berg", "spoke of", "a flood")]),
        ("Berg saw the plan, then called it a theft.", [("Berg", "called", "it a theft")]),
        ("A clerk, Berg, then left.", []),
        ("Berg left the hall but dismissed it as a theft.", [("Berg", "dismissed", "it as a theft")]),
        ("Berg left the hall but dismissed it at once.", []),
        ("Berg left the hall while blaming the rain.", [("Berg", "blaming", "the rain")]),
        ("Berg left the hall after demanding a vote.", []),
        ("Berg left the hall without demanding a vote.", []),
        ("Berg quit in May but has since warned of a flood.", [("Berg", "warned of", "a flood")]),
        ("Berg has since opened a mill.", []),
        ("Berg shook hands with the clerk and promised a vote.", [("Berg", "promised", "a vote")]),
        ("Berg saw the plan, yet labelled it a theft.", [("Berg", "labelled", "it a theft")]),
    ],
)
def test_what_is_said_before_or_behind_the_main_clause_is_its_subjects(
    text: str, said: list[tuple[str, str, str]]
) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Drivers were told on Sunday that it was late.", [("", "told", "that it was late")]),
        (
            "Drivers were warned by the mayor in May that it was late.",
            [("the mayor", "warned", "that it was late")],
        ),
        ("Drivers were reminded of a road that was late.", []),
    ],
)
def test_a_time_may_stand_before_what_somebody_is_told(text: str, said: list[tuple[str, str, str]]) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Lund was jeered after Weber refused to say that the road was late.", ["Weber"]),
        ("Lund says that Weber is likely to say that it was late.", ["Lund", "Lund"]),
        ("Mr. Weber likes surprises, as Lund did on Monday by announcing a strike.", ["Lund"]),
        ("Mr. Weber had chosen Lund, who came in and said that it was late.", ["who"]),
        ("The first incident came in May, when Lund stopped Weber, shouting that it was late.", ["Lund"]),
        # Whoever acts in a clause before "and" may be told of only.
        ("The mayor left before Lund came and said it was late.", ["The mayor"]),
        ("Where he used to boast that the road was long, Weber said it was late.", ["Weber"]),
    ],
)
def test_the_clause_in_which_a_verb_stands_tells_whose_it_is(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _, _ in read(text)] == speakers
