"""Whose verb it is where more than a plain phrase stands before it, or something between the two."""

from __future__ import annotations

import pytest
from tests.coding.attribution.sources import read


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # An aside that a participle opens is no speaker, nor is a date.
        ("Weber, touring a farm in Arden, Norland, said that the wheat fails.", "Weber"),
        ("Late Friday, the Harbour Board said that the ferry was full.", "the Harbour Board"),
        ("Back in April, the Gazette said that the ferry was full.", "the Gazette"),
        # A relative clause has objects and places of its own.
        ("Anna Weber, whose home, Arden, floods each spring, said that dykes help.", "Anna Weber"),
        ("Three bakers who advised Weber — Ruiz, Hill and Lund — said that bread is dear.", "Three bakers"),
        ("Tom Hill, a clerk, who joined Lund on the show added that dykes help.", "who"),
        # Adverbs of the closed classes are none.
        ("They likewise said that dykes help.", "They"),
        ("The growers nonetheless said that dykes help.", "The growers"),
        ("Lund sometimes says that dykes help.", "Lund"),
        # Pairs behind a clause.
        ("The ferry was full, the mayor and the pilot said.", "the mayor and the pilot"),
        ("The ferry was full, she and Hill said.", "she and Hill"),
        ("The ferry was full, current and former pilots said.", "current and former pilots"),
        # The short form of "has".
        ("He's said the ferry was full.", "He"),
        ("Lund, who's long argued that dykes help, left.", "who"),
        # Nor are prepositions of these.
        ("Despite ample rain, the growers, fearing drought, left.", "the growers"),
        ("Throughout the storm, Weber’s clerks, warning of floods, stayed.", "Weber’s clerks"),
        # Nor are the places that towns lie in.
        ("In Salem, New Hampshire, Weber spoke late, calling for tolls.", "Weber"),
        ("Anna Weber, a pilot from Ava, Mo., who flies ferries, said they were full.", "Anna Weber"),
        ("On Friday, Texas, leading a group of 13 states, asked the judge to wait.", "Texas"),
        # Whoever issues a text says what it says.
        ("They will hold banners proclaiming: “Yes, we stop the ferry!”", "They"),
        ("Tom Hill, by contrast, wrote an op-ed urging the council to wait.", "Tom Hill"),
        ("Growers have launched petitions calling on the mayor to leave.", "Growers"),
        ("The council approved a resolution condemning the tolls.", "The council"),
        # A space got lost.
        ("The envoy to Norland-has warned that dykes help.", "The envoy to Norland"),
        ("Tom Hill, head of the bank,--said dykes help.", "Tom Hill"),
        ("Police-say that dykes help.", "Police"),
        # Who stands for several.
        ("Another says there are about 30 ferries.", "Another"),
        ("The day ended with two vicars urging an end to the siege.", "two vicars"),
        ("Ann met with drivers warning of a flood.", "drivers"),
        ("Ann filed a complaint with the court demanding a vote.", "Ann"),
    ],
)
def test_speaker_is_the_subject_of_the_verb(text: str, speaker: str) -> None:
    assert [row[0] for row in read(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "She's said to be ill.",
        "The pilot's said plan is late.",
        "Some claims about ferries are old.",
        "Lund said little of it.",
    ],
)
def test_forms_that_only_look_like_verbs_of_saying_attribute_nothing(text: str) -> None:
    assert read(text) == []


def test_apposition_of_two_parts_is_no_pair_of_speakers() -> None:
    text = "Ann Weber, a pilot and the host of a radio show, left."
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The content stands before, and another one follows.
        (
            "The pilots will meet next week, Lund said, adding, “They must talk.”",
            [("Lund", "said", "The pilots will meet next week"), ("Lund", "adding", "“They must talk.”")],
        ),
        # A verb of saying in the midst of its content.
        (
            "The contrast with Weber, said Lund, would be clear.",
            [("Lund", "said", "The contrast with Weber"), ("Lund", "said", "would be clear")],
        ),
        # A quotation in what opens the sentence is not what the verb says.
        (
            "To calls for the “sale of ferries,” Weber said they were dear.",
            [("Weber", "said", "they were dear")],
        ),
        ("Lund said much of the talk was about dykes.", [("Lund", "said", "much of the talk was about dykes")]),
        ("Lund has argued for years that dykes help.", [("Lund", "argued", "that dykes help")]),
    ],
)  # fmt: skip
def test_content_stands_on_the_right_side_of_the_verb(text: str, expected: list[tuple[str, ...]]) -> None:
    assert read(text) == expected


def test_quotation_is_of_who_acts_where_the_nearest_subject_is_no_voice() -> None:
    text = "Weber spoke up for growers who were “dead on their feet by noon.”"
    assert read(text) == [("Weber", "", "“dead on their feet by noon.”")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A short time later, Weber was blunt: “We close the ferry now.”", "Weber"),
        ("Asked which ferry was full, he was blunt: “We close them all now.”", "he"),
        ("Immediately after the storm, Weber was blunt: “We close the ferry now.”", "Weber"),
        ("Ferries fill in the north — Ann M. Smith: “They are full in the south, too.”", "Ann M. Smith"),
    ],
)
def test_quotation_behind_a_colon_is_of_the_main_subject_or_who_signs(text: str, speaker: str) -> None:
    assert [row[0] for row in read(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Weber vowed to leave if the ferry closes.", "to leave if the ferry closes"),
        ("Weber declined to speak until the vote.", "to speak until the vote"),
        ("Weber praised the pilots after the storm.", "the pilots"),
    ],
)
def test_condition_is_a_part_of_what_is_vowed(text: str, content: str) -> None:
    assert [row[2] for row in read(text)] == [content]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # What follows an article is no verb, and no adverb ends its phrase.
        ("According to the state office, the port is shut.", "the state office"),
        ("According to the newly opened office, the port is shut.", "the newly opened office"),
        ("The proposed budget is long and calls for a strike.", "The proposed budget"),
        ("More than 30 unions marched, saying that it was late.", "30 unions"),
        ("More recently, Weber left the hall, saying that it was late.", "Weber"),
    ],
)
def test_a_phrase_goes_on_behind_its_article_and_a_comparison_opens_none(text: str, speaker: str) -> None:
    assert [first for first, _, _ in read(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Norlandish brands draw a line of parks.",
        "All 50 states, with a few gaps, draw a line.",
        "Story highlights A group of clerks met",
    ],
)
def test_things_are_no_verbs(text: str) -> None:
    assert read(text) == []


def test_a_paper_states_what_is_quoted() -> None:
    assert read("“The road is late,” the paper states.") == [("the paper", "states", "“The road is late,”")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sixty-six percent of bakers said it was late.", "Sixty-six percent of bakers"),
        ("But rank-and-file bakers said it was late.", "rank-and-file bakers"),
        ("Her brother-in-law said it was late.", "Her brother-in-law"),
        # No comma opens what this one would close.
        ("Lund Mayor Ann Weber, said it was late.", "Lund Mayor Ann Weber"),
    ],
)
def test_what_hyphens_join_is_one_phrase(text: str, speaker: str) -> None:
    assert [first for first, _, _ in read(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The town has two paths called “North Road”.", []),
        ("Berg got help from a club called “The Late Bakers of Oslo”.", []),
        ("The fee rose in what Weber called “a very late move”.", ["Weber"]),
    ],
)
def test_what_a_thing_is_called_is_its_name(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _, _ in read(text) if speaker != "Berg"] == speakers
