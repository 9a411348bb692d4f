"""Who is told to favour or oppose a remedy speaks there; who only acts, or is not told of, does not."""

from collections.abc import Callable

import pandas as pd
import pytest

import mediaframing as mf

BOOK = mf.Codebook.from_terms(
    {"rent": [{"term": "rent cap*", "function": "remedy"}]}, {"ortiz": ["Ortiz"], "union": ["union"]}
)


def read_voices(sentences: list[str]) -> dict[str, tuple[str, str | None]]:
    """Give the voice and the speaker of the first mention in each sentence, an article of its own."""
    frames = mf.code_articles(pd.DataFrame({"article_id": sentences, "text": sentences}), BOOK).frames
    first = frames.drop_duplicates("article_id")
    speakers = first["speaker"].astype(object).where(first["speaker"].notna(), None)
    return dict(zip(first["article_id"], zip(first["voice"], speakers, strict=True), strict=True))


@pytest.fixture(scope="module")
def voices(list_given: Callable[[str], list[str]]) -> dict[str, tuple[str, str | None]]:
    """Read the sentences that the module gives its tests."""
    return read_voices(list_given("sentence"))


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Ana Ortiz opposes rent caps.", "Ana Ortiz"),
        ("The union does not back a rent cap.", "The union"),
        ("Ana Ortiz lost the vote and opposes rent caps.", "Ana Ortiz"),
        ("Ana Ortiz is against rent caps.", "Ana Ortiz"),
        ("She spoke out against rent caps.", "She"),
        ("They met a baker who opposed rent caps.", "a baker"),
        ("Ana Ortiz, a champion of rent caps, won the seat.", "Ana Ortiz"),
        ("The hall was filled by his support for rent caps.", "his"),
        ("The union favours parks, trams and rent caps.", "The union"),
        ("Ortiz wants to scrap the rent cap.", "Ortiz"),
        ("The union renewed its push for rent caps.", "its"),
        ("Landlords opposing the rent cap sued.", "Landlords"),
        ("Several landlords opposed to the rent cap sued.", "Several landlords"),
        ("After calling for a rent cap, Ana Ortiz left the hall.", "Ana Ortiz"),
        ("Ana Ortiz, one of the loudest critics of rent caps, left.", "Ana Ortiz"),
        ("Ana Ortiz has been very critical of rent caps.", "Ana Ortiz"),
        ("Ana Ortiz came out in favour of rent caps.", "Ana Ortiz"),
        ("The union gave its blessing to the rent cap.", "The union"),
        ("Ana Ortiz is no fan of rent caps.", "Ana Ortiz"),
        ("Ana Ortiz is a firm believer in rent caps.", "Ana Ortiz"),
        ("Landlords marched through the town to oppose rent caps.", "Landlords"),
    ],
)
def test_whose_view_is_told_speaks(voices, sentence, speaker):
    assert voices[sentence] == ("source", speaker)


@pytest.mark.parametrize(
    "sentence",
    [
        "The senate scrapped the rent cap.",
        "The council blocked rent caps.",
        "A union-backed rent cap came in May.",
        "Critics of rent caps filled the hall.",
        "Is Ortiz backing the rent cap?",
        "Rent caps hurt the town.",
        "There is opposition to the rent cap in the north.",
        "The rally began a renewed push for rent caps.",
        "Work began in the town to oppose rent caps.",
        "She voted against rent caps.",
        "The union sued to stop rent caps.",
        "Her lawsuit against rent caps was lost.",
    ],
)
def test_what_is_done_or_told_by_the_writer_is_the_outlets(voices, sentence):
    assert voices[sentence][0] == "outlet"


def test_a_view_within_what_a_source_says_is_that_sources():
    sentence = "“The union opposes rent caps,” said Alder."
    assert read_voices([sentence]) == {sentence: ("source", "Alder")}


def test_the_actor_who_holds_the_view_is_known():
    articles = pd.DataFrame({"article_id": ["a"], "text": ["Ana Ortiz opposes rent caps."]})
    frames = mf.code_articles(articles, BOOK).frames
    assert frames["speaker_actor"].tolist() == ["ortiz"]
