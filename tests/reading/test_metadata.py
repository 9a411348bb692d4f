import json

import pytest

from mediaframing.reading import ReadingError, ReadingWarning, read_articles, read_report, read_skipped


def test_tables_without_texts_describe_the_texts_that_the_user_has(tmp_path):
    (tmp_path / "stories.csv").write_text(
        "stories_id,publish_date,title,url,media_name,language\n"
        "11,2019-03-01,Dockers walk out,https://harbourpost.example/news/1/,The Harbour Post,en\n"
        "12,2019-03-02,Owners offer talks,http://www.courier.example/2,Coast Courier,en\n"
        "13,2019-03-03,No text,http://www.courier.example/3,Coast Courier,en\n".replace("stories_id", "id")
    )
    (tmp_path / "11.txt").write_text("The dockers walked out on Friday, and nobody spoke.")
    (tmp_path / "texts.jsonl").write_text(
        json.dumps({"link": "https://courier.example/2", "body": "The owners offered talks."})
    )
    with pytest.warns(
        ReadingWarning, match="1 left out: a row that describes an article of which there is no text"
    ):
        articles = read_articles(tmp_path)
    assert articles["outlet"].tolist() == ["The Harbour Post", "courier.example"]
    assert articles["published"].dt.strftime("%Y-%m-%d").tolist() == ["2019-03-01", "2019-03-02"]
    assert articles["title"].tolist() == ["Dockers walk out", "Owners offer talks"]
    assert articles["language"].tolist() == ["en", "en"]
    report = read_report(articles).set_index("file")
    assert report.loc["stories.csv", "kind"] == "CSV, describes articles"
    assert report.loc["stories.csv", "notes"] == "2 of 3 rows describe articles that were read"
    assert len(read_skipped(tmp_path)) == 1


def test_a_list_of_links_of_gdelt_is_joined(tmp_path):
    listed = {
        "articles": [
            {
                "url": "https://a.example/x",
                "title": "T",
                "seendate": "20190301T101500Z",
                "domain": "a.example",
            }
        ]
    }
    (tmp_path / "artlist.json").write_text(json.dumps(listed))
    (tmp_path / "texts.csv").write_text('url,text\nhttps://a.example/x,"A text of its own."\n')
    articles = read_articles(tmp_path)
    assert articles["published"].dt.strftime("%Y-%m-%d %H:%M").tolist() == ["2019-03-01 10:15"]


def test_alone_such_a_table_is_no_source_of_articles(tmp_path):
    (tmp_path / "stories.csv").write_text("id,url\n1,http://a.example\n")
    with pytest.raises(ReadingError, match="no column looks like the article's text"):
        read_articles(tmp_path / "stories.csv")
