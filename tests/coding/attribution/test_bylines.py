from __future__ import annotations

import pytest
from tests.coding.english.layouts import cut, lay_out

from mediaframing.coding.attribution.bylines import find_bylines
from mediaframing.coding.attribution.rows import Rows
from mediaframing.coding.english.reading import Text


def name(text: Text, rows: Rows) -> list[tuple[str, str]]:
    """Give source and content of each row."""
    sources, contents = cut(text, rows.speaker_first, rows.speaker_last), cut(text, rows.first, rows.last)
    return list(zip(sources, contents, strict=True))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Berg: No Talks Before May.\n\nIt rained.", [("Berg", "No Talks Before May")]),
        ("No Talks Before May: Berg", [("Berg", "No Talks Before May")]),
        ("The talks: no end\n\nIt rained.", []),
        ("WON’T HOLD TALKS: BERG", [("BERG", "WON’T HOLD TALKS")]),
        ("Won't hold talks: Berg", [("Berg", "Won't hold talks")]),
        ("Two long talks: Berg", []),
        ("Berg Steel CEO: Talks over", [("Berg Steel CEO", "Talks over")]),
        # What a judge rules.
        ("Club guilty of theft, judge rules", [("judge", "Club guilty of theft")]),
        ("Club To Blame For Leak, Water Watchdog Rules", [("Water Watchdog", "Club To Blame For Leak")]),
        ("Appeal court rules club broke law", [("Appeal court", "club broke law")]),
        ("Court rules on theft", []),
        ("Court rules changed after theft", []),
        ("Club breaks the law, court rules and customs", []),
        ("Late talks must end: top envoy", [("top envoy", "Late talks must end")]),
        (
            "Late talks will help no pupils: teachers’ union",
            [("teachers ’ union", "Late talks will help no pupils")],
        ),
        ("Late talks must end: what we know", []),
        ("Recommended: Berg wants no talks\n\nIt rained.", []),
        ("Explained: why Berg wants no talks\n\nIt rained.", []),
        ("Columnist: no talks before May\n\nIt rained.", [("Columnist", "no talks before May")]),
        ("It rained.\n\nBerg: No Talks", []),
        ("No talks before May — Ann Berg (@berg)", [("Ann Berg", "No talks before May")]),
        ("No talks before May (@berg)", []),
        ("No talks before May — Berg\n\nIt rained.", [("Berg", "No talks before May")]),
        (
            "No talks before May - foreign minister\n\nIt rained.",
            [("foreign minister", "No talks before May")],
        ),
        ("No talks before May – but no war\n\nIt rained.", []),
        ("No talks before May - The Westmark Herald\n\nIt rained.", []),
        ("It rained.\n\nNo talks before May — Berg\n\nIt rained.", []),
        # A message is no longer than messages are.
        (
            "It rained all day. " * 20 + "No talks before May. Not at all — Ann Berg (@berg)",
            [("Ann Berg", "It rained all day . " * 8 + "No talks before May . Not at all")],
        ),
        ("", []),
    ],
)
def test_source_set_off_by_a_mark_is_found(text: str, found: list[tuple[str, str]]) -> None:
    laid = lay_out(text)
    assert name(laid, find_bylines(laid)) == found


def test_labels_that_take_turns_are_speakers() -> None:
    turns = [
        "Berg: It was late then",
        "Cole: It was not so",
        "Berg: It was very late",
        "Cole: So it was then",
    ]
    laid = lay_out("A talk\n\n" + "\n\n".join(turns), "Late\n\nLONDON: It was late then")
    assert name(laid, find_bylines(laid)) == [tuple(turn.split(": ")) for turn in turns]
