from __future__ import annotations

import pytest
from tests.coding.attribution.sources import read

CLAUSE = "The bridge would close soon"


@pytest.mark.parametrize(
    "rest",
    [
        "Weber said while visiting a school.",
        "Weber said as she left the building.",
        "Weber said when asked about it.",
        "Weber said in response to a question about trams.",
        "Weber said at a meeting of the party that drew hundreds.",
        "Weber told a news briefing on Thursday.",
        "Weber told a rally in Norland.",
        "Weber said two days later.",
        "Weber told the Herald.",
        "Weber warned on Monday.",
        "Weber ruled on Monday.",
        "Weber said in a talk with people of the “Norland Post.”",
    ],
)
def test_whole_clause_before_a_speaker_is_what_is_said(rest: str) -> None:
    (found,) = read(f"{CLAUSE}, {rest}")
    assert (found[0], found[2]) == ("Weber", CLAUSE)


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        # What opens the sentence is an adjunct, or a clause that something hangs on.
        ("After the vote, Weber said in a speech that the bridge was old.", ["that the bridge was old"]),
        ("When the plan failed, Weber said on Monday that it was late.", ["that it was late"]),
        # Who speaks is told of by a relative.
        ("The vote was late, which Weber said on Monday that she regretted.", ["that she regretted"]),
        # A clause of its own follows.
        ("The rain fell, Weber said it was late.", ["it was late"]),
        ("The rain fell, Weber told the mayor that it was late.", ["that it was late"]),
        # Somebody's noun, or a participle of what somebody did.
        ("It rained, a claim not recognized abroad.", []),
        ("It rained, covering protests in the town.", []),
    ],
)
def test_other_openings_are_not_said(text: str, contents: list[str]) -> None:
    assert [content for _, _, content in read(text)] == contents


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{CLAUSE}, say critics.", [("critics", "say", CLAUSE)]),
        (f"{CLAUSE}, vow nurses", [("nurses", "vow", CLAUSE)]),
        (f"{CLAUSE}, vow nurses.", []),
        # The line ends without a stop; police are many, and litres say nothing.
        (f"{CLAUSE}, say police", [("police", "say", CLAUSE)]),
        (f"‘{CLAUSE}’, SAY POLICE".upper(), [("POLICE", "SAY", f"‘{CLAUSE}’".upper())]),
        (f"{CLAUSE}, say five litres", []),
        (f"{CLAUSE}, said Weber as she left.", [("Weber", "said", CLAUSE)]),
        ("The toll is, say five dollars.", []),
        ("He will “likely” support a ban.", []),
        ("“It is late,” Mayor Weber of Norland, said Sunday.", [("Mayor Weber of Norland", "said", "“It is late,”")]),
        (
            "The plan failed, according to a report, but not for long.",
            [("a report", "according to", "The plan failed")],
        ),
    ],
)  # fmt: skip
def test_speaker_after_the_verb_or_before_a_stray_comma(text: str, found: list[tuple[str, str, str]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The Herald quoted Weber as saying it was late.", ["Weber"]),
        ("The Herald quoted officials saying that it was late.", ["officials"]),
        ("“It is late,” the Herald quoted her as saying.", ["her"]),
        ("Weber was quoted as saying that it was late.", ["Weber"]),
        ("Citing the cost, Weber left, saying that it was late.", ["Weber", "Weber"]),
        ("Asked by Weber whether it was late, Lund left.", ["Weber"]),
        ("Asked by a reporter whether it was late, Lund left.", [""]),
    ],
)
def test_whom_others_quote_speaks(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _, _ in read(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # Who is told of in the sentence before, and not who speaks later in the paragraph.
        ("Weber said that it was late. “It is very late now.” “Not so,” Lund said.", ["Weber", "Weber", "Lund"]),
        ("Weber said it rained. “It rains all day,” Lund said. “It rains.”", ["Weber", "Lund", "Lund"]),
        # Whoever the sentence before is about.
        ("Weber lives in the town. She works there. “I like it very much here.”", ["She"]),
        # A call is no voice.
        ("She got a late call telling her that it rained. She waited. “I like it very much here.”", ["a late call", "She"]),
        ("Finally, Weber has this advice: “Be as late as you can.”", ["Weber"]),
        # Paragraphs of one quotation set one behind the other.
        ("Weber said it was late. “We all want to go. “We are tired now,” he said.", ["Weber", "Weber", "he"]),
        # "as" opens a clause with a verb that takes one of its own.
        ("The news came as the Herald reported on Monday that it was late.", ["the Herald"]),
        ("The shares fell as Weber told reporters that it was late.", ["Weber"]),
        ("The shares fell as Weber said that day.", []),
        ("Weber seemed to imply that Lund, a clerk, was late.", ["Weber"]),
        # Two appositions.
        ("Anna Weber, a clerk of the council, the oldest body, said it was late.", ["Anna Weber"]),
        ("“It is too late for all of us,” Anna Weber, a clerk, the head of the union told them.", ["Anna Weber"]),
        ("In the town, the head of the union, a friend, said it was late.", ["the head of the union"]),
    ],
)  # fmt: skip
def test_speakers_near_a_quotation(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _, _ in read(text)] == speakers


def test_clause_before_a_speaker_and_what_follows_are_said() -> None:
    assert [row[2] for row in read("If it leans, Weber said, they will close it.")] == [
        "If it leans",
        "they will close it",
    ]
    assert [row[2] for row in read("The bridge is old, Weber said: “It must be closed.”")] == [
        "The bridge is old",
        "“It must be closed.”",
    ]
    assert [row[2] for row in read("In May, Weber said, they will close it.")] == ["they will close it"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge should be shut, he went on.", [("he", "went", "The bridge should be shut")]),
        ("The bridge is old, she continued.", [("she", "continued", "The bridge is old")]),
        ("After the vote, he went on.", []),
        ("The bridge was shut, and he went on.", []),
        ("The bridge is old, the rain continued.", []),
    ],
)
def test_who_goes_on_behind_a_whole_clause_says_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected
