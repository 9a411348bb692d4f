import pytest

from mediaframing.reading import ReadingError
from mediaframing.reading.column_roles import guess_columns, name_headings, require_text_column


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (
            ["Article_ID", "Publish Date", "article_source_link", "TITLE", "Subtitle", "text"],
            {
                "article_id": "Article_ID",
                "published": "Publish Date",
                "url": "article_source_link",
                "title": "TITLE",
                "standfirst": "Subtitle",
                "text": "text",
            },
        ),
        (["Full Text:", "Newspaper"], {"text": "Full Text:", "outlet": "Newspaper"}),
        (
            ["source.name", "source.id", "content", "publishedAt"],
            {"outlet": "source.name", "text": "content", "published": "publishedAt"},
        ),
        (["headline", "title", "body", "content"], {"title": "headline", "text": "body"}),
    ],
)
def test_headings_of_exports_are_recognised(headings, found):
    assert guess_columns(headings) == found


def test_a_mapping_overrules_the_guess():
    assert guess_columns(["text", "Body"], {"text": "Body"}) == {"text": "Body"}


def test_a_heading_that_is_mapped_is_not_guessed_for_another_column():
    assert guess_columns(["title", "text"], {"text": "title"}) == {"text": "title"}


def test_a_mapping_to_no_heading_says_which_there_are_and_hints():
    with pytest.raises(ReadingError, match=r"no column 'Bodyy'; there are 'Body', 'x'\. Did you mean 'Body'"):
        guess_columns(["Body", "x"], {"text": "Bodyy"})


def test_a_mapping_of_no_column_says_which_can_be_mapped():
    with pytest.raises(ReadingError, match="'body', which is none of article_id, outlet"):
        guess_columns(["Body"], {"body": "Body"})


def test_without_a_text_column_the_headings_are_listed():
    with pytest.raises(ReadingError, match="there are 'a', 'b'"):
        require_text_column({}, ["a", "b"])


def test_nameless_and_repeated_headings_get_names_of_their_own():
    assert name_headings(["", "a", "a", "a_2", " "]) == ["column_1", "a", "a_2", "a_2_2", "column_5"]
