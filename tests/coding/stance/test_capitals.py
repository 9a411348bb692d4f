from __future__ import annotations

import pytest
from tests.coding.stance.test_stances import judge


@pytest.mark.parametrize(
    "text",
    [
        "NOT A [[WAR]], SAYS THE ABBOT",
        "NO [[FRAUD]] HERE, SAY BAKERS",
        "WE CAN'T TALK [[TRUCE]]",
        "CAN'T TALK [[TRUCE]]",
    ],
)
def test_a_line_in_capitals_reads_as_in_sentence_case(text):
    assert judge(text)[0][0] == judge(text.capitalize())[0][0] == "rejected"


def test_emphasis_around_a_negator_changes_nothing():
    for negator in ("_not_", "“not”", "*not*", "'not'"):
        assert judge(f"It is {negator} a [[trade]] row.")[0][0] == "rejected"
