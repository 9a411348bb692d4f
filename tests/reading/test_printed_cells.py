"""Cells of tables that hold what a program printed, records that change their shape, and columns that are empty."""

import csv
import json

import pytest

import mediaframing as mf
from mediaframing.reading import read_articles, read_report

pytestmark = pytest.mark.filterwarnings("ignore::mediaframing.reading.ReadingWarning")

ICE = ["Ice came in the night.", "It didn't go."]


def write(tmp_path, headings, *rows):
    with (tmp_path / "a.csv").open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([headings, *rows])
    return tmp_path / "a.csv"


@pytest.mark.parametrize(
    "printed", [repr(ICE), json.dumps(ICE), json.dumps("\n\n".join(ICE)), f"  {ICE!r}\n"]
)
def test_printed_texts_are_the_texts(tmp_path, printed):
    assert read_articles(write(tmp_path, ["id", "text"], ["1", printed]))["text"].tolist() == [
        "\n\n".join(ICE)
    ]


@pytest.mark.parametrize(
    "kept",
    [
        '"Ice came," she said, "and went."',
        '"Ice came."',
        "[Ice] came [and went]",
        "{Ice} came",
        '["Ice" came',
    ],
)
def test_what_only_looks_printed_stays(tmp_path, kept):
    assert read_articles(write(tmp_path, ["id", "text"], ["1", kept]))["text"].tolist() == [kept]


@pytest.mark.parametrize(
    ("printed", "outlet"),
    [
        ("{'id': None, 'name': 'Hill Post'}", "Hill Post"),
        ('{"id": "hill", "name": "Hill Post"}', "Hill Post"),
        ("['Hill Post']", "Hill Post"),
        ("https://www.hillpost.com/", "hillpost.com"),
        ("[Hill] Post", "[Hill] Post"),
    ],
)
def test_printed_outlets_and_links_are_names(tmp_path, printed, outlet):
    path = write(tmp_path, ["source", "title", "text"], [printed, "['Ice']", "It came."])
    assert read_articles(path)[["outlet", "title"]].values.tolist() == [[outlet, "Ice"]]


def test_letters_as_python_writes_them_are_letters(tmp_path):
    path = write(tmp_path, ["id", "text"], ["1", "Ice\\xa0came to Troms\\xf8."])
    assert read_articles(path)["text"].tolist() == ["Ice came to Tromsø."]


def test_of_two_rows_of_headings_that_name_columns_the_lower_counts(tmp_path):
    path = write(
        tmp_path,
        ["", "meta", "meta", "content"],
        ["", "outlet", "date", "text"],
        ["0", "Post", "2019-05-04", "It came."],
    )
    article = read_articles(path)
    assert article[["outlet", "text"]].values.tolist() == [["Post", "It came."]]


def test_where_the_first_column_of_texts_is_empty_the_next_is_taken(tmp_path):
    path = write(tmp_path, ["text", "article", "title"], ["", "It came.", "Ice"], ["NA", "It went.", "Thaw"])
    articles = read_articles(path)
    assert articles["text"].tolist() == ["Ice\n\nIt came.", "Thaw\n\nIt went."]
    assert "'article', since 'text' is empty" in read_report(articles)["notes"].item()
    with pytest.raises(mf.ReadingError):
        read_articles(path, {"text": "text"})


def test_records_that_change_their_shape_are_read_alike(tmp_path):
    rows = [
        {"id": 1, "text": "Ice came.", "source": {"name": "Post"}},
        {"id": 2, "text": "It stayed.", "source": "Globe"},
        {"id": 3, "text": {"plain": "It went."}, "source": None},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    articles = read_articles(tmp_path)
    assert articles["text"].tolist() == ["Ice came.", "It stayed.", "It went."]
    assert articles["outlet"].fillna("").tolist() == ["Post", "Globe", ""]


def test_days_of_spreadsheets_may_have_a_decimal_comma(tmp_path):
    (tmp_path / "a.csv").write_text("date;text\n43589,5;Ice\n")
    assert str(read_articles(tmp_path)["published"].item()) == "2019-05-04 12:00:00"
