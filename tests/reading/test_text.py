import warnings

from hypothesis import given
from hypothesis import strategies as st

from mediaframing.reading.text import parse_article

BODY = "The two sides met on Monday.\n\nThey parted without a word."


def test_headline_standfirst_and_byline_are_told_apart():
    parts = parse_article(
        f"Talks fail\n\nNeither side would give way on the border\n\nby Nurul Jane Doe\n\n{BODY}\n"
    )
    assert parts == {
        "title": "Talks fail",
        "standfirst": "Neither side would give way on the border",
        "byline": "by Nurul Jane Doe",
        "text": f"Talks fail\n\nNeither side would give way on the border\n\n{BODY}",
    }


def test_without_a_byline_an_unfinished_second_paragraph_is_the_standfirst():
    parts = parse_article(f"Talks fail\n\nNeither side would give way\n\n{BODY}")
    assert parts["standfirst"] == "Neither side would give way"
    assert parts["byline"] is None


def test_a_finished_second_paragraph_is_no_standfirst():
    assert parse_article(f"Talks fail\n\n{BODY}")["standfirst"] is None


def test_bylines_with_places_offices_and_initials_are_recognised():
    for line in (
        "By Jane Doe and John Roe in Dhaka",
        "By Jane Doe, Foreign Editor",
        "BY JANE DOE",
        "By John Q. Public",
        "By José Álvarez",
    ):
        assert parse_article(f"Talks fail\n\n{line}\n\n{BODY}")["byline"] == line


def test_a_sentence_that_begins_with_by_is_no_byline():
    for line in ("By Monday the talks had failed.", "By then Nobody Cared", "By far the largest party"):
        parts = parse_article(f"Talks fail\n\n{line}\n\n{BODY}")
        assert parts["byline"] is None
        assert line in parts["text"]


def test_a_headline_that_begins_with_by_stays_a_headline():
    assert parse_article(f"By Royal Appointment\n\n{BODY}")["title"] == "By Royal Appointment"


def test_a_text_that_begins_with_a_sentence_has_no_headline():
    parts = parse_article(BODY)
    assert parts["title"] is None
    assert parts["text"] == BODY


def test_one_paragraph_is_text_without_headline():
    assert parse_article("Talks fail") == {
        "title": None,
        "standfirst": None,
        "byline": None,
        "text": "Talks fail",
    }


def test_single_newlines_part_paragraphs_when_there_are_no_blank_lines():
    parts = parse_article(
        "Talks fail\nby Jane Doe\nThe two sides met on Monday.\nThey parted without a word."
    )
    assert (parts["title"], parts["byline"]) == ("Talks fail", "by Jane Doe")
    assert parts["text"] == f"Talks fail\n\n{BODY}"


def test_hard_wrapped_lines_are_one_paragraph():
    wrapped = (
        "The two sides met on Monday in a hotel near the border, where\n"
        "nobody had expected them, and parted in the evening without a\n"
        "word to the reporters who had waited."
    )
    assert parse_article(f"Talks fail\n\n{wrapped}\n\nThe end came soon.")["text"].split("\n\n") == [
        "Talks fail",
        wrapped.replace("\n", " "),
        "The end came soon.",
    ]


def test_an_empty_text_is_missing():
    assert parse_article(" \n\n\t ")["text"] is None


@given(st.text(max_size=300))
def test_no_word_but_the_byline_is_lost(text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        parts = parse_article(text)
    words = sorted((parts["text"] or "").split() + (parts["byline"] or "").split())
    assert words == sorted(text.split())
