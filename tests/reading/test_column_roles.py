import pytest

from mediaframing.reading import ReadingError
from mediaframing.reading.column_roles import guess_columns, join_dates, name_headings, require_text_column


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


@pytest.mark.parametrize(
    "headings",
    [
        ["Title (English)", "Date (GMT)", "Source (name)", "Text (full)"],
        ["raw_title", "raw_date", "raw_source", "raw_text"],
        ["articleTitle", "articleDate", "articleSource", "articleTextClean"],
        ["title_rendered", "publication_date_utc", "metadata_outlet", "content_rendered"],
        ["HEADLINE TEXT", "PUBLISH_DT", "MEDIA_NM", "BODY_TX"],
        ["V1_title", "V2_date", "V3_outlet", "V4_text"],
        ["Titre de l’article", "Date de parution", "Nom du média", "Texte de l’article"],
        ["Título de la noticia", "Fecha de publicación", "Nombre del medio", "Texto del artículo"],
        ["titel_artikel", "datum_artikel", "Name der Zeitung", "text_artikel"],
        ["Заглавие", "Дата", "Източник", "Съдържание"],
        ["Tajuk", "Tarikh", "Akhbar", "Kandungan"],
        ["พาดหัวข่าว", "วันที่", "หนังสือพิมพ์", "เนื้อข่าว"],
        ["Tiêu đề", "Ngày đăng", "Nguồn", "Nội dung"],
        ["शीर्षक", "तारीख", "समाचार पत्र", "लेख"],
    ],
)
def test_one_word_of_several_tells_the_column(headings):
    found = guess_columns(["Nr.", *headings])
    assert [found.get(column) for column in ("title", "published", "outlet", "text")] == headings


@pytest.mark.parametrize(
    "heading",
    [
        "text_type", "source country", "publication place", "full name", "main topic", "outlet_id", "title_length", "date_range",
        "raw_data", "News type", "article", "v1", "name of the author", "text (sentiment)",
    ],
)  # fmt: skip
def test_words_that_tell_of_something_else_are_no_heading(heading):
    assert guess_columns(["body", heading]) == {"text": "body"}


def test_a_plain_heading_goes_before_one_of_several_words():
    assert guess_columns(["text_clean", "raw_title", "title", "text"]) == {"title": "title", "text": "text"}


@pytest.mark.parametrize(
    "names", [("Jahr", "Monat", "Tag"), ("année", "mois", "jour"), ("Año", "Mes", "Día")]
)
def test_parts_of_a_date_are_joined_in_other_languages(names):
    cells = dict(zip(names, (["2019"], ["2"], ["14"]), strict=True))
    assert join_dates(cells, guess_columns([*names, "text"])["published"]) == ["2019-02-14"]


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
