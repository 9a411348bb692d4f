from __future__ import annotations

import pytest

from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import split_texts
from mediaframing.coding.text.zones import find_zones
from mediaframing.tables import ZONES


def zones(text: str, title: str | None, standfirst: str | None = None) -> str:
    found = find_zones([text], [title], [standfirst], split_sentences(split_texts([text])))
    return " ".join(ZONES[zone][0] for zone in found.tolist())


@pytest.mark.parametrize(
    ("text", "title", "standfirst", "expected"),
    [
        ("Big news\n\nFirst.\n\nSecond.", "Big news", None, "h l b"),
        ("Big news.\n\nFirst.\n\nSecond.", "Big  news", None, "h l b"),
        ("Big news\n\nBelow it\n\nFirst.\n\nSecond.", "Big news", "Below it", "h l l b"),
        ("First.\n\nSecond.", None, None, "l b"),
        ("First.\n\nSecond.", "Other news", None, "l b"),
        ("Big news today is.\n\nSecond.", "Big news", None, "l b"),
        ("One a. Two a. Three a. Four a. Five a.", None, None, "l l l b b"),
        ("", "Big news", None, ""),
    ],
)
def test_zones_follow_title_standfirst_and_paragraphs(
    text: str, title: str | None, standfirst: str | None, expected: str
) -> None:
    assert zones(text, title, standfirst) == expected
