from __future__ import annotations

import pandas as pd
import pytest

import mediaframing as mf


def name(text: str) -> list[str]:
    """Give the names of the speakers, in order."""
    return mf.find_attributions(pd.DataFrame({"article_id": ["a"], "text": [text]}))["speaker_name"].tolist()


@pytest.mark.parametrize(
    "text",
    [
        "Norland’s police chief said nobody was hurt. “All are well,” Karl Abel said.",
        "A Norland diplomat says it is late\n\nAmbassador Karl Abel said the talks had failed.",
        "The mother of a boy who died said it was late. Karl Abel said it was dark.",
        "A federal judge ruled that it was late. Judge Karl Abel said it was dark.",
        "Norland’s president said it was late. In his address President Karl Abel said it was dark.",
        # Others who are only described may stand between.
        "A diplomat says it is late\n\nThe envoy says it is dark\n\nAmbassador Karl Abel said it rained.",
    ],
)
def test_who_opens_an_article_by_description_has_the_next_name(text: str) -> None:
    assert set(name(text)) == {"Karl Abel"}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        # Another office.
        ("A Norland senator said it was late. President Karl Abel said it was dark.", "Norland senator"),
        ("The mother of a boy said it was late. Mayor Karl Abel said it was dark.", "mother of a boy"),
        (
            "Norland’s president left, saying it was late. Vice President Karl Abel said it was dark.",
            "Norland’s president",
        ),
        # No diplomat is called a president.
        ("A diplomat said it was late. President Karl Abel said it was dark.", "diplomat"),
        # Nobody is to be known.
        ("A source said it was late. Karl Abel said it was dark.", "source"),
        (
            "An officer who asked for anonymity said it was late. Karl Abel said it was dark.",
            "officer",
        ),
        # Whoever takes the next turn is another.
        ("Late\n\nThe Chairman: It is late.\n\nMr Abel: It is dark.", "Chairman"),
        # The name was there before.
        ("Karl Abel came. A diplomat said it was late. Abel said it was dark.", "diplomat"),
        ("One diplomat said it was late. Karl Abel said it was dark.", "One diplomat"),
        # Too late in the article.
        (
            "It was late. It was dark. It rained. It blew. It was cold. A diplomat said that it snowed. Karl Abel said it was dark.",
            "diplomat",
        ),
    ],
)
def test_not_everybody_is_named_next(text: str, first: str) -> None:
    assert name(text)[0] == first


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Foreign Minister Karl Abel said it was late. It was dark, Japan's top diplomat said.", "Karl Abel"),
        ("Prime Minister Karl Abel said it was late. It was dark, the country's prime minister said.", "Karl Abel"),
        # Somebody's servant is not he, nor is who holds another office.
        ("Foreign Minister Karl Abel said it was late. Abel's spokesman said it was dark.", "Abel's spokesman"),
        ("Mayor Karl Abel said it was late. It was dark, the town's prosecutor said.", "town's prosecutor"),
    ],
)  # fmt: skip
def test_officer_of_a_country_is_who_spoke_last(text: str, last: str) -> None:
    assert name(text)[-1] == last
