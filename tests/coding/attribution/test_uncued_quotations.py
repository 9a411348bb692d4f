from __future__ import annotations

import numpy as np
import pytest
from tests.coding.english.layouts import cut, lay_out, point

from mediaframing.coding.attribution.rows import NOBODY, draft_rows
from mediaframing.coding.attribution.shapes import INVERTED
from mediaframing.coding.attribution.uncued_quotations import attribute_uncued


def read(text: str, *claims: tuple[str, str]) -> list[tuple[str, str, str]]:
    """Give speaker, cue and content, where words with their speakers are attributed already."""
    laid = lay_out(text)
    contents, speakers = (np.array([point(laid, claim[n])[0] for claim in claims], np.int64) for n in (0, 1))
    rows = draft_rows(np.full(len(claims), -1), (contents, contents), NOBODY, (speakers, speakers), INVERTED)
    found = attribute_uncued(laid, rows)
    spans = (
        (found.speaker_first, found.speaker_last),
        (found.cue_first, found.cue_last),
        (found.first, found.last),
    )
    return list(zip(*(cut(laid, *span) for span in spans), strict=True))


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“It is very late now.” — Ann Berg", "Ann Berg", ""),
        ("“It is very late now,” Berg surmised.", "Berg", "surmised"),
        ("Ann Berg was blunt: “It is very late now.”", "Ann Berg", ""),
        ("“It is very late now.” (Ann Berg, mayor)", "Ann Berg", ""),
        ("“It is very late now.” (Late, but true)", "", ""),
        ("“It is very late now” — so says Ann Berg.", "Ann Berg", ""),
        ("“It is very late now” — so it goes.", "", ""),
        ("“It is very late now.” Berg said.", "Berg", "said"),
        ("“It is very late now.” Berg said yes.", "", ""),
        # A signature of the article, or a call to its readers, is none of the quotation.
        ("“It is very late now.” — Berg reported from Oslo.", "", ""),
        ("“It is very late now.” — Follow Ann Berg on the web.", "", ""),
        # A dash in a paragraph of its own.
        ("“It is very late now.”\n\n- Berg.", "Berg", ""),
        ("“It is very late now.”\n\n-Mayor Berg, writing from Oslo.", "Mayor Berg", ""),
        ("“It is very late now.”\n\n- Berg has no plans to leave.", "", ""),
        # What is told of who speaks may hold commas, a relative clause, and no second comma.
        ("“It is very late now,” Berg, who plans roads, paths and parks, told the press.", "Berg", "told"),
        ("“It is very late now,” the office that runs the port tweeted.", "the office", "tweeted"),
        ("“It is very late now,” Berg, a clerk of the town told the Herald.", "Berg", "told"),
        ("“It is very late now,” Berg, who plans roads, paths and parks.", "", ""),
        # A hyphen for a blank.
        ("“It is very late now,”-says Berg.", "Berg", "says"),
        ("“It is very late now,” said-Berg.", "Berg", "said"),
        # A verb that is on no list, but no preposition.
        ("“It is very late now,” the clerk in Oslo.", "", ""),
    ],
)
def test_speaker_stands_beside_a_quotation(text: str, speaker: str, cue: str) -> None:
    assert [found[:2] for found in read(text)] == [(speaker, cue)]


@pytest.mark.parametrize(
    "text", ["A sign reads “so late”.", "A sign reads “late”.", "He read “The Old Road” twice"]
)
def test_few_words_and_titles_in_marks_are_nobodys(text: str) -> None:
    assert read(text) == []


def test_quotation_without_a_speaker_near_has_none() -> None:
    assert read("“It is very late now.”") == [("", "", "“ It is very late now . ”")]


def test_who_spoke_last_goes_on_in_the_same_paragraph_or_the_next_ones() -> None:
    said = (
        "Berg was late. “It is so late now.”\n\n“It is very late now.” “Maybe.”\n\nNo.\n\n“It is not late.”"
        "\n\nNo.\n\nNo.\n\n“It is not so late.”"
    )
    assert read(said, ("late", "Berg")) == [
        ("Berg", "", "“ It is so late now . ”"),
        ("Berg", "", "“ It is very late now . ”"),
        ("Berg", "", "“ Maybe . ”"),
        ("Berg", "", "“ It is not late . ”"),
        ("", "", "“ It is not so late . ”"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # Who acts in the same sentence.
        ("On Monday the mayors signed a letter about “a road that leads to nowhere”.", "the mayors"),
        ("At last Ann Berg, who was there, posted a note on “a road that leads home”.", "Ann Berg"),
        ("There is a road that “leads to nowhere at all”.", ""),
        # Whom the sentence before is about, in the same paragraph or the one before.
        ("Ann Berg lives in the town. “I like it very much.”", "Ann Berg"),
        ("Ann Berg lives in the town.\n\n“I like it very much.”", "Ann Berg"),
        ("The clerks then wrote a note:\n\n“It is very late now.”", "The clerks"),
        ("As Ann Berg wrote after the storm:\n\n“It is very late now.”", "Ann Berg"),
        ("Wait, it gets better.\n\n“It is very late now.”", ""),
    ],
)
def test_quotation_that_nobody_claims_is_whose_the_words_before_are_about(text: str, speaker: str) -> None:
    assert [found[0] for found in read(text)] == [speaker]


def test_quotation_of_several_paragraphs_belongs_to_the_speaker_at_its_end() -> None:
    said = "“it is late\n\n“and it rains,” Berg surmised."
    assert read(said, ("rains", "Berg")) == [("Berg", "", "“ it is late")]


def test_no_quotations_give_no_rows() -> None:
    assert read("") == []
    assert read("Berg spoke.", ("spoke", "Berg")) == []
