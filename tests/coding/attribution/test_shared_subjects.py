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
    ],
)
def test_a_verb_without_a_subject_goes_to_who_was_heard_last(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _, _ in read(text)] == speakers


def test_many_verbs_of_one_sentence_are_read_in_few_rounds() -> None:
    text = "Berg " + "said that it was late and " * 3000 + "left."
    assert {speaker for speaker, _, _ in read(text)} == {"Berg"}
