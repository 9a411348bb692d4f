from __future__ import annotations

import pytest
from tests.coding.attribution.sources import find, read, read_speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Anna Weber, the chief engineer, said the bridge was unsafe.", "Anna Weber"),
        ("Anna Weber — the chief engineer — said the bridge was unsafe.", "Anna Weber"),
        ("Anna Weber, however, said the bridge was unsafe.", "Anna Weber"),
        ("Weber, who built the bridge, said it was safe.", "Weber"),
        ("The engineer who built the bridge said it was safe.", "The engineer"),
        ("Weber left the room and said that the talks were over.", "Weber"),
        ("Weber left early, adding that the talks were over.", "Weber"),
        ("Weber went on to say that the bridge was old.", "Weber"),
        ("Mr. Weber said the bridge was old.", "Mr. Weber"),
        ("The US envoy said the bridge was old.", "The US envoy"),
        ("“The bridge is very old,” the US NSA said.", "the US NSA"),
        ("Some say the bridge is old.", "Some"),
        ("About 4 in 10 say the bridge is old.", "4 in 10"),
        ("A spokesman for the council said the bridge was old.", "A spokesman for the council"),
        ("A clerk behind the counter said the bridge was old.", "A clerk behind the counter"),
        ("People around the minister said the bridge was old.", "People around the minister"),
        ("The towns along the river said the bridge was old.", "The towns along the river"),
        ("Weber, who at one point had called for a new bridge, left.", "who"),
        ("Drivers in the town where the bridge was closed said it was old.", "Drivers in the town"),
        ("The bridge goes to Lund and Norland, the old council said.", "the old council"),
        # Behind a quotation that ends in a comma nothing but the subject stands before the verb.
        ("“It is late,” the memo to rank-and-file clerks said.", "the memo to rank-and-file clerks"),
        (
            "“It is late,” harbour clerk and night watchman Arvik Brandtov said.",
            "harbour clerk and night watchman Arvik Brandtov",
        ),
        ("“It is late,”-she told the town.", "she"),
        (
            "“It is late,” the mayor and former envoy to Norland Anna Weber said.",
            "the mayor and former envoy to Norland Anna Weber",
        ),
        ("The mayor and former envoy Anna Weber said it was late.", "The mayor and former envoy Anna Weber"),
        ("Arvik Brandtov, UN envoy told the town it was late.", "Arvik Brandtov"),
        # Whoever issues a text speaks in it.
        ("The old drivers’ union released a statement saying it was late.", "The old drivers’ union"),
        ("Drivers have issued statements demanding a new bridge.", "Drivers"),
        ("Weber filed a complaint against the council with a court demanding a new bridge.", "Weber"),
        ("Weber bought a report saying that the bridge was old.", "a report"),
        ("The drivers’ union said the bridge was old.", "The drivers’ union"),
        # What helps a verb on is no part of the subject.
        ("Weber kept saying the bridge was old.", "Weber"),
        ("A boy on the quay was heard shouting that the bridge was old.", "A boy on the quay"),
        ("Drivers have started demanding a new bridge.", "Drivers"),
        ("Anna Weber, whose sister teaches in the town, said the bridge leans.", "Anna Weber"),
        ("Weber went on to call the bridge a trap.", "Weber"),
        ("The fire led Weber to suspect that the bridge was old.", "Weber"),
        ("The fire left some to conclude that the bridge was old.", "some"),
        ("Weber sent round a memo insisting that the bridge was old.", "Weber"),
        ("Weber posted a video claiming that the bridge was old.", "Weber"),
        ("Weber said as she left the hall, “The bridge is old.”", "Weber"),
        ("The bridge is old, as Weber tells it.", "Weber"),
        ("Anna Weber, 34, of Lund, Norland, said the bridge was old.", "Anna Weber"),
        ("Anna Weber, the envoy to the northern towns, who was there, said it was old.", "Anna Weber"),
        ("In the old town, it is late, said Anna Weber, a clerk.", "Anna Weber"),
        ("Drivers between the ages of 18 and 24 say the bridge is old.", "Drivers"),
        ("Weber was seen on video telling a clerk that the bridge was old.", "Weber"),
        ("The mayor has a letter that says the bridge is old.", "a letter"),
        ("They met drivers who think the bridge is old.", "who"),
    ],
)
def test_speaker_is_the_subject_of_the_cue(text: str, speaker: str) -> None:
    assert [row[0] for row in read(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna Weber said the bridge was old.", "named"),
        ("Secretary of State Anna Weber said the bridge was old.", "named"),
        ("The mayor said the bridge was old.", "described"),
        ("A senior official said the bridge was old.", "anonymous"),
        ("Officials said the bridge was old.", "anonymous"),
        ("People familiar with the matter said the bridge was old.", "anonymous"),
        ("The official, who asked not to be named, said the bridge was old.", "anonymous"),
        ("She said the bridge was old.", "pronoun"),
    ],
)
def test_speaker_kind_tells_how_the_source_is_called(text: str, kind: str) -> None:
    assert [speaker[0] for speaker in read_speakers(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "actors", "expected"),
    [
        ("Norland said the bridge was old.", ["Norland"], ["Norland"]),
        ("A senior official at Norland’s transport ministry said it was old.", ["Norland"], ["Norland"]),
        # Of several names the head.
        ("Norland transport minister Anna Weber said it was old.", ["Norland", "Anna Weber"], ["Anna Weber"]),
        # Surnames, pronouns, offices.
        ("Anna Weber came late. Weber said it was old.", ["Anna Weber"], ["Anna Weber"]),
        ("Anna Weber came late. She said it was old.", ["Anna Weber"], ["Anna Weber"]),
        (
            "Prime Minister Anna Weber came late. The minister said it was old.",
            ["Anna Weber"],
            ["Anna Weber"],
        ),
        (
            "A Norland official said it was old. “We will wait for it,” the official said.",
            ["Norland"],
            ["Norland"] * 2,
        ),
        # Gender.
        ("Mr. Ortega met Mrs. Weber. He said it was old.", ["Ortega", "Weber"], ["Ortega"]),
        ("Mrs. Weber met Mr. Ortega. She said it was old.", ["Ortega", "Weber"], ["Weber"]),
    ],
)
def test_speaker_is_linked_to_its_actor(text: str, actors: list[str], expected: list[str]) -> None:
    assert [speaker[1] for speaker in read_speakers(text, *actors)] == expected


def test_pronoun_says_what_it_stands_for() -> None:
    text = "Anna Weber said it was late. She said it was dark."
    found = find(text)
    second = found.start.argmax()
    assert text[found.referent_start[second] : found.referent_end[second]] == "Anna Weber"


def test_floating_quotation_goes_to_the_last_speaker() -> None:
    text = "Weber was blunt.\n\n“The road is closed,” he said.\n\n“It will stay so for a year.”"
    assert [row[0] for row in read(text)] == ["he", "he"]


def test_quotation_over_paragraphs_belongs_to_the_speaker_at_its_end() -> None:
    text = "“The road is closed.\n\n“It will stay so for long,” Weber said."
    assert [row[0] for row in read(text)] == ["Weber", "Weber"]
