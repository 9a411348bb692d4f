from __future__ import annotations

import pytest
from tests.coding.attribution.sources import read


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            "Old bridges\n\nBERG: Is it old?\n\nKAHN: It is.\n\nIt was always old.\n\nBERG: Is it safe?",
            [("BERG", "Is it old?"), ("KAHN", "It is.\n\nIt was always old."), ("BERG", "Is it safe?")],
        ),
        ("Old bridges\n\nBerg: It is old.\n\nKahn: It is new.", [("Berg", "It is old."), ("Kahn", "It is new.")]),
        ("Old bridges\n\nQ: Is it old?\n\nA: It is very old.", [("", "Is it old?"), ("", "It is very old.")]),
        ("Old bridges\n\nMR. BERG: It is old.\n\nQ Is it safe?", [("MR. BERG", "It is old."), ("", "Is it safe?")]),
        ("Old bridges\n\n**Berg:** It is old.", [("Berg", "It is old.")]),
        (
            "Old bridges\n\nANNA BERG, HERALD ANCHOR: Is it old?\n\nTOM KAHN, MAYOR OF LUND: It is old.",
            [("ANNA BERG", "Is it old?"), ("TOM KAHN", "It is old.")],
        ),
        # Who asks for the outlet is nobody; the last of several turns goes on; a label that is known needs no verb.
        (
            "Old\n\nInterviewer: Is it old?\n\nBerg: It is.\n\nInterviewer: And safe?\n\nBerg: It is.\n\nIt was new.",
            [("Berg", "It is."), ("Berg", "It is.\n\nIt was new.")],
        ),
        # One turn of a transcript, with the name in capitals.
        ("Old bridges\n\nANNA BERG: It is old.", [("ANNA BERG", "It is old.")]),
        # An office with its article; times and marks about labels; letters with a full stop, of which one may be a name's.
        (
            "Old\n\nREPORTER: Is it old?\n\nTHE MAYOR: It is.\n\nTHE CLERK: It is not.",
            [("THE MAYOR", "It is."), ("THE CLERK", "It is not.")],
        ),
        ("Old\n\n>> BERG: It is old.\n\n>> KAHN: It is new.", [("BERG", "It is old."), ("KAHN", "It is new.")]),
        (
            "Old\n\n[00:12] BERG: It is old.\n\nKAHN [01:05]: It is new.",
            [("BERG", "It is old."), ("KAHN", "It is new.")],
        ),
        ("Old\n\nQ. Is it old?\n\nA. It is very old.", [("", "Is it old?"), ("", "It is very old.")]),
        ("Old\n\nA. Berg is the mayor.\n\nA. Kahn is the clerk.", []),
        # Names with a dash, in brackets, or with a note behind them.
        ("Old\n\nBERG — Is it old?\n\nKAHN — I think so.", [("BERG", "Is it old?"), ("KAHN", "I think so.")]),
        ("Old\n\n[BERG]: It is old.\n\n[KAHN]: It is new.", [("BERG", "It is old."), ("KAHN", "It is new.")]),
        (
            "Old\n\nBERG: [sighs] It is old.\n\nKAHN (laughing): It is new.",
            [("BERG", "[sighs] It is old."), ("KAHN", "It is new.")],
        ),
        ("Old\n\nQuestion: Is it old?\n\nAnswer: It is very old.", [("", "It is very old.")]),
        ("Old\n\nHALLAM — The bridge is old.\n\nBRUNTON — It is closed.", []),
        ("Old\n\nWeather: It is wet.\n\nTime: It is late.", []),
        # Offices with their article, and people with a title, who need not say much.
        (
            "Old\n\nThe Chairman: It is old.\n\nMr. Berg: It is not.",
            [("The Chairman", "It is old."), ("Mr. Berg", "It is not.")],
        ),
        ("Old\n\nMr Speaker: Order.\n\nMr Berg: It is old.", [("Mr Speaker", "Order."), ("Mr Berg", "It is old.")]),
        ("Old\n\nThe Presiding Officer: Order. It is old.", [("The Presiding Officer", "Order. It is old.")]),
        (
            "Old\n\nThe Minister for Roads: It is old.\n\nMs Berg: It is not.",
            [("The Minister for Roads", "It is old."), ("Ms Berg", "It is not.")],
        ),
        ("Old\n\nThe Minister for Roads: It is old.", []),
        ("Old\n\nMS. BERG: It is old.", [("MS. BERG", "It is old.")]),
        ("Old\n\nPanelist 2: It is old.\n\nBerg: It is.", [("Panelist 2", "It is old."), ("Berg", "It is.")]),
        ("Old\n\n**Berg:** It is old.", [("Berg", "It is old.")]),
        ("Old\n\n* Berg: It is old.\n\n* It rained.", []),
        # A past tells that somebody speaks, and so does a question; a heading is no turn where he is spoken of.
        (
            "Old\n\nBERG: The bridge cracked at noon.\n\nKAHN: When?",
            [("BERG", "The bridge cracked at noon."), ("KAHN", "When?")],
        ),
        (
            "Old\n\nAnn Berg: Roads Two years ago Berg closed the road.\n\nTom Kahn: Rails Since May Kahn has closed rails.",
            [],
        ),
        # An answer is one however short it is.
        ("Old\n\nQ. What broke?\n\nA. The bridge.", [("", "What broke?"), ("", "The bridge.")]),
        ("Old\n\nQ: What broke?\n\nA: A bridge.", [("", "What broke?"), ("", "A bridge.")]),
        ("Old\n\nA: A bridge.\n\nB: A road.", []),
        ("Old\n\nChapter 2: It is old.\n\nBerg: It is.", []),
        ("Old\n\nThe Bridge: It is old.\n\nThe Road: It is not.", []),
        # A dateline, a lone label, a fact sheet.
        ("Old bridges\n\nLONDON: The bridge is old.\n\nPARIS: It is not closed.", []),
        ("Old bridges\n\nMore: The bridge is old.\n\nWatch: It is closed.", []),
        ("Old bridges\n\nSEE RELATED: The bridge is old. It is closed.", []),
        ("Old bridges\n\nCost: 4 million.\n\nLength: 40 yards.", []),
    ],
)  # fmt: skip
def test_turns_of_a_transcript_go_on_to_the_next_label(text: str, turns: list[tuple[str, str]]) -> None:
    assert [(speaker, content) for speaker, _, content in read(text)] == turns


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Late.\n\nBerg answered:\n\nIt is old. It is shut.",
            [("Berg", "answered", "It is old. It is shut.")],
        ),
        ("Late.\n\nThere are two kinds:\n\nIt is old. It is shut.", []),
        (
            "Late.\n\nBerg insisted on Monday that it was his own doing:\n\nI think we must shut it. It is old.\n\nIt is shut now.",
            [
                ("Berg", "insisted", "that it was his own doing"),
                ("Berg", "insisted", "I think we must shut it. It is old."),
            ],
        ),
        (
            "Late.\n\nBerg insisted that there were two kinds:\n\nOne is old. It is shut.",
            [("Berg", "insisted", "that there were two kinds")],
        ),
    ],
)
def test_block_after_a_verb_of_saying_and_a_colon(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected
