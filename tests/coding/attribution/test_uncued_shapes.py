from __future__ import annotations

import pytest
from tests.coding.attribution.sources import read


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“The bridge is old and we will close it.” -Mayor Anna Weber", ["Mayor Anna Weber"]),
        ("“The bridge is old,” per Anna Weber.", ["Anna Weber"]),
        ("“The bridge is old and shut.”\n\n— Anna Weber", ["Anna Weber"]),
        ("“The bridge is old and shut.”\n\nAnna Weber, chief economist", ["Anna Weber"]),
        ("“The bridge is old and shut.”\n\nAnna Weber, asked twice, left.", [""]),
        ("“The bridge is falling!” Weber shouted.", ["Weber"]),
        ("“Is the bridge falling?” Weber cried.", ["Weber"]),
        ("“Is the bridge falling?” Weber asked, a clerk beside him.", ["Weber"]),
        ("“How are you today?” Weber, a clerk, said softly to the drivers.", ["Weber"]),
        ("“The bridge is falling!” Weber shot back with a laugh.", ["Weber"]),
        ("“The bridge is falling!” Weber left for the town.", [""]),
        # A verb on no list behind a name, or at the end of the phrase; and before who speaks.
        ("“We have waited for a bridge,” the deputy mayor riffed on the plan.", ["the deputy mayor"]),
        ("“We have waited for a bridge,” the letter reads.", ["the letter"]),
        ("“We have waited for a bridge,” reads the letter.", ["the letter"]),
        ("“We have waited for a bridge,” exhorted the mayor.", ["the mayor"]),
        ("Weber fired back, “We have waited for a bridge.”", ["Weber"]),
        # What is announced, in the next paragraph.
        ("The mayor gave this statement on the bridge:\n\n“We have waited for a bridge.”", ["The mayor"]),
        ("As Weber put it in a letter of May:\n\n“We have waited for a bridge.”", ["Weber"]),
        # Who acts by name in the sentence before, where nobody speaks.
        (
            "“It is old,” Lund said.\n\nAnna Weber nodded. “We have waited for a bridge.”",
            ["Lund", "Anna Weber"],
        ),
        ("“It is old,” Lund said.\n\nThe bells pealed. “We have waited for a bridge.”", ["Lund", "Lund"]),
        (
            "“It is old,” Lund said.\n\nLund was told of Weber. “We have waited for a bridge.”",
            ["Lund", "Lund"],
        ),
        # More of it, and from what somebody posted.
        ("They left. More from Weber: “We have waited for a bridge.”", ["Weber"]),
        ("They left. From Weber’s latest post: “We have waited for a bridge.”", ["Weber’s latest post"]),
        ("They left. From Weber’s house: “We have waited for a bridge.”", [""]),
        # Whoever speaks behind a participle that opens the sentence.
        ("Citing the “fear of a bridge that falls,” Weber urged them to leave.", ["Weber", "Weber"]),
        ("Asked of a “fear of a bridge that falls,” they left as Weber waved.", [""]),
        # "It" puts nothing: "As Weber, ..., put it" has another speaker.
        ("As the clerk waved, Weber was blunt: “We have waited for a bridge.”", ["Weber"]),
        ("As Weber, a baker and author of “Roads,” put it, “We have waited for a bridge.”", ["Weber"]),
        # Two apostrophes for a mark, and what is quoted within.
        ("''I said, 'We have waited,''' he told the town. ''They left.''", ["he", "he"]),
        # Who says something is a voice, whatever it is called.
        ("“It is old,” the assailant told the clerk. “We will wait for long.”", ["the assailant"] * 2),
        ("It is easy to say ‘trust me,’ but the clerk was not so sure.", []),
        ("According to Weber: “It is old.”", ["Weber"]),
        ("Per Weber, the bridge is old.", ["Weber"]),
        ("Per capita, the bridge is old.", []),
        ("As per Weber, the bridge is old.", ["Weber"]),
        ("The bridge is old, as per the mayor.", ["the mayor"]),
        ("“The bridge is old,” as per Weber.", ["Weber"]),
        ("The bridge, per Weber, is old.", ["Weber", "Weber"]),
        ("The bridge is old, per Weber, but open.", ["Weber"]),
        ("The toll, per day, is low.", []),
        ("As per the Norland Agreement, the bridge is closed.", []),
        ("The bridge is closed, as per usual.", []),
        ("And from Weber: “It is an old bridge.”", ["Weber"]),
        ("“Wait,” said Weber; “it is old.”", ["Weber", "Weber"]),
        ("“The bridge is falling!” Weber bellowed.", ["Weber"]),
        ("“Never!” Weber barked.", ["Weber"]),
        # Named behind a quotation, or before it.
        ("“The bridge is old and shut,” was Weber’s reply.", ["Weber"]),
        ("“The bridge is old and shut,” came the reply from Weber.", ["Weber"]),
        ("“The bridge is old and shut” was how Weber put it.", ["Weber"]),
        ("“The bridge is old and shut” — this from Weber, the mayor.", ["Weber"]),
        ("“The bridge is old and shut,” via Anna Weber.", ["Anna Weber"]),
        ("“The bridge is old and shut,” per the report.", ["the report"]),
        ("The verdict from Weber: “It is an old bridge.”", ["Weber"]),
        ("Here is Weber: “It is an old bridge.”", ["Weber"]),
        ("“Wait,” Weber said, and then: “It is an old bridge.”", ["Weber", "Weber"]),
        ("The bridge is old, per Weber.", ["Weber"]),
        ("The bridge is old, via the Norland Post.", ["the Norland Post"]),
        ("It costs 90 crowns, per person.", []),
        ("They left for Lund, via Norland.", []),
        # The present tense inverted.
        ("“We want a bridge!” reply drivers.", ["drivers"]),
        ("“We want a bridge,” say Weber and Lund.", ["Weber and Lund"]),
        # Words of nobody known, more than a few of them.
        ("It was a case of “too little and much too late for us”.", [""]),
        ("It was a case of “too little”.", []),
    ],
)
def test_quotation_without_a_listed_cue(text: str, speakers: list[str]) -> None:
    assert [row[0] for row in read(text)] == speakers
