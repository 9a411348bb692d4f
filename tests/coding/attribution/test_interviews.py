from __future__ import annotations

import pytest
from tests.coding.attribution.sources import read

ASKED = "Are you glad? I am very glad. Do you swim? We swim daily. Will you leave? I will not."


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (ASKED + " Is it far? I think so.", ["I am very glad.", "We swim daily.", "I will not.", "I think so."]),
        # A paragraph each; what leads to a question; what is told after the last "I" is the outlet's.
        (
            ASKED.replace(" We", "\n\nWe") + "\n\nYou left Lund. Why?\n\nI was late.\n\nWeber is a clerk.",
            ["I am very glad.", "We swim daily.", "I will not.", "I was late."],
        ),
        # Three questions are few; nobody says "I"; nobody is asked; the article advises its readers.
        (ASKED, []),
        (ASKED.replace("I ", "They ").replace("We ", "They ") + " Is it far? They think so.", []),
        (ASKED.replace("you", "they") + " Is it far? I think so.", []),
        (ASKED + " Is it far? I think so." + " You can go. You must go. Your day begins. It is your own. You win. You lose.", []),
    ],
)  # fmt: skip
def test_answers_to_you_are_of_who_says_i(text: str, answers: list[str]) -> None:
    assert [content for speaker, _, content in read(text) if not speaker and content in text] == answers


def test_articles_of_many_sources_are_no_interviews() -> None:
    text = (
        ASKED
        + " Is it far? I think so."
        + " Weber said it was late. Berg said it was old. Kahn said it was new."
    )
    assert "I am very glad." not in [row[2] for row in read(text)]
