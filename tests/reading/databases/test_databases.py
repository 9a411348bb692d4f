import warnings

import pandas as pd
import pytest
from tests.reading.databases import material

from mediaframing.reading import ReadingError, ReadingWarning, read_articles, read_report

TWO_DATES = ["2019-03-01", "2019-03-02"]


def read(path):
    """Read without a word about anything left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", ReadingWarning)
        return read_articles(path)


def days(articles):
    return articles["published"].dt.strftime("%Y-%m-%d").tolist()


def kind(articles):
    return read_report(articles).loc[0, "kind"]


def check_two(articles):
    assert articles["outlet"].tolist() == ["The Harbour Post", "Coast Courier"]
    assert days(articles) == TWO_DATES
    assert [title.split()[:2] for title in articles["title"]] == [["Dockers", "walk"], ["Owners", "offer"]]
    assert articles["place"].tolist() == [1, 2]
    report = read_report(articles)
    assert report.loc[0, "expected"] == report.loc[0, "found"] == 2


def test_a_lexisnexis_text_is_parted_and_its_fields_are_no_text(tmp_path):
    path = tmp_path / "download.TXT"
    path.write_bytes(material.LEXIS.replace("\n", "\r\n").encode())
    articles = read(path)
    check_two(articles)
    first = articles.loc[0]
    assert first["text"] == (
        "Dockers walk out over the new rota that the port wants\n\n"
        "The dockers walked out on Friday, and the port stood still until the evening shift had come and gone without a "
        "word from the owners.\n\nPOLICE: nobody was hurt, they said."
    )
    assert first[["byline", "section", "page", "edition", "length", "language"]].tolist() == [
        "Ada Quay",
        "NEWS; Pg. A7",
        "A7",
        "City Edition",
        "42 words",
        "ENGLISH",
    ]
    assert articles.loc[1, "text"] == (
        "Owners offer talks\n\nThe owners offered talks. The union said it would think about them."
    )


def test_a_note_of_rights_below_the_date_of_lexisnexis_is_no_headline(tmp_path):
    whole = material.LEXIS.replace(
        "City Edition\n", "City Edition\n\nCopyright 2021 Harbour Papers\nAll Rights Reserved\n", 1
    )
    assert whole != material.LEXIS
    (tmp_path / "download.txt").write_text(whole)
    check_two(read(tmp_path / "download.txt"))


def test_labels_and_dates_of_a_german_lexisnexis_are_known(tmp_path):
    (tmp_path / "x.txt").write_text(material.LEXIS_GERMAN, encoding="cp1252")
    articles = read(tmp_path / "x.txt")
    assert articles.loc[0, ["outlet", "title", "byline", "page"]].tolist() == [
        "Hafen-Zeitung",
        "Hafenarbeiter legen die Arbeit nieder",
        "Anna Kai",
        "3",
    ]
    assert days(articles) == ["2019-03-01"]
    assert articles.loc[0, "text"].endswith("Die Hafenarbeiter legten am Freitag die Arbeit nieder.")


def test_a_part_of_the_results_is_no_loss(tmp_path):
    (tmp_path / "x.txt").write_text(
        material.LEXIS.replace("1 of 2 D", "201 of 930 D").replace("2 of 2 D", "202 of 930 D")
    )
    report = read_report(read(tmp_path / "x.txt"))
    assert report.loc[0, "expected"] == 2
    assert "2 of 930 results" in report.loc[0, "notes"]


def test_rtf_is_known_under_another_name(tmp_path):
    articles = read(material.write_rtf(tmp_path / "download.DOC", material.LEXIS))
    check_two(articles)
    assert kind(articles) == "LexisNexis RTF"


def test_a_lexisnexis_page_without_a_charset_is_read(tmp_path):
    parts = material.LEXIS.replace("\ufeff", "").split("\n\n")
    page = "".join(f"<BR><DIV CLASS='c0'><P CLASS='c1'><SPAN>{part}</SPAN></P></DIV>\n" for part in parts)
    (tmp_path / "x.html").write_bytes(
        f"<HTML><HEAD><TITLE>&nbsp;</TITLE></HEAD><BODY>{page}</BODY></HTML>".encode("cp1252")
    )
    check_two(read(tmp_path / "x.html"))


def test_nexis_uni_is_read_from_docx_rtf_and_pdf_alike(tmp_path):
    plain = [line.removeprefix("*").replace("\u00a0", " ") for line in material.NEXIS]
    paths = [
        material.write_docx(tmp_path / "a.DOCX", material.NEXIS),
        material.write_rtf(tmp_path / "b.rtf", "\n".join(plain)),
        material.write_pdf(tmp_path / "c.pdf", plain),
    ]
    for path in paths:
        articles = read(path)
        check_two(articles)
        assert articles.loc[0, "text"].startswith("Dockers walk out\n\nThe dockers walked out on Friday.")
        assert "Language" not in articles.loc[0, "text"]
        assert articles.loc[0, ["byline", "page", "language"]].tolist() == ["Ada Quay", "A7", "ENGLISH"]


@pytest.mark.parametrize(
    ("words", "date", "language"),
    [
        ("words", "1 March 2019", "English"),
        ("Wörter", "1 März 2019", "Deutsch"),
        ("mots", "1 mars 2019", "Français"),
        ("字", "2019 年 3 月 1 日", "英文"),
    ],
)
def test_factiva_pages_are_read_in_the_languages_of_the_interface(tmp_path, words, date, language):
    page = (
        material.FACTIVA_PAGE.replace("{words}", words)
        .replace("{date}", date)
        .replace("{language}", language)
    )
    (tmp_path / "x.html").write_text(page, encoding="utf-8")
    articles = read(tmp_path / "x.html")
    assert articles.loc[0, ["title", "outlet", "byline", "section", "page", "edition"]].tolist() == [
        "Dockers walk out",
        "The Harbour Post",
        "Ada Quay",
        "News",
        "A7",
        "City Edition",
    ]
    assert days(articles) == ["2019-03-01"]
    assert articles.loc[0, "article_id"] == "HARPOS0020190301ef310001a"
    assert (
        articles.loc[0, "text"]
        == "Dockers walk out\n\nThe dockers walked out on Friday.\n\nThe port stood still."
    )


def test_factiva_with_codes_as_text_and_as_xml(tmp_path):
    (tmp_path / "a.html").write_text(material.FACTIVA_TABLE)
    (tmp_path / "b.xml").write_text(material.FACTIVA_XML)
    for name in ("a.html", "b.xml"):
        articles = read(tmp_path / name)
        assert articles.loc[0, ["title", "outlet"]].tolist() == ["Dockers walk out", "The Harbour Post"]
        assert days(articles) == ["2019-03-01"]
        assert articles.loc[0, "text"].endswith(
            "The dockers walked out.\n\n" * (name == "b.xml") + "Nobody spoke."
        )
    check_two(read(material.write_rtf(tmp_path / "c.rtf", material.FACTIVA_TEXT)))


def test_proquest_is_read_from_text_page_and_mail(tmp_path):
    (tmp_path / "a.txt").write_text(material.PROQUEST)
    check_two(read(tmp_path / "a.txt"))
    first = read(tmp_path / "a.txt").loc[0]
    assert first["text"] == "Dockers walk out\n\nThe dockers walked out on Friday.\n\nThe port stood still."
    assert first[["article_id", "page", "section"]].tolist() == ["111", "A.7", "News"]
    documents = material.PROQUEST.split("_" * 60)[1:]
    pages = "".join(
        f'<div><a name="DocID_{i}"></a>' + "".join(f"<p>{line}</p>" for line in text.split("\n")) + "</div>"
        for i, text in enumerate(documents)
    )
    (tmp_path / "b.html").write_text(
        f"<!DOCTYPE html><html><head><title>ProQuest Export</title></head><body>{pages}</body></html>"
    )
    check_two(read(tmp_path / "b.html"))
    head = "From: <no@example.org>\nTo: <me@example.org>\nSubject: Your research\nMIME-Version: 1.0\n"
    (tmp_path / "c.eml").write_text(
        f'{head}Content-Type: text/html; charset="utf-8"\n\n<html><body>{pages}</body></html>'
    )
    check_two(read(tmp_path / "c.eml"))


def test_retriever_is_parted_below_its_list(tmp_path):
    (tmp_path / "x.txt").write_text(material.RETRIEVER, encoding="utf-8")
    articles = read(tmp_path / "x.txt")
    assert articles["outlet"].tolist() == ["Hamnposten", "Kustbladet"]
    assert days(articles) == TWO_DATES
    assert articles.loc[1, ["page", "url"]].tolist() == ["15", "http://ret.nu/def"]
    assert articles.loc[0, "text"] == "Hamnarbetare går ut\n\nHamnarbetarna gick ut på fredagen."
    assert read_report(articles).loc[0, "expected"] == 2


def test_pages_of_europresse_integrum_and_yomidasu(tmp_path):
    (tmp_path / "a.html").write_text(material.EUROPRESSE, encoding="utf-8")
    (tmp_path / "b.html").write_bytes(material.INTEGRUM.encode("cp1251"))
    (tmp_path / "c.html").write_text(material.YOMIDASU, encoding="utf-8")
    articles = read(tmp_path)
    assert articles["outlet"].tolist() == ["Le Port", "Портовая газета", "読売新聞"]
    assert days(articles) == ["2019-03-01"] * 3
    assert articles["title"].tolist() == [
        "Les dockers cessent le travail",
        "Докеры бастуют",
        "港の労働者がスト",
    ]
    assert articles.loc[0, ["byline", "page", "article_id"]].tolist() == [
        "Anne Quai",
        "7",
        "news·20190301·LP·4301",
    ]
    assert articles.loc[1, "text"].split("\n\n")[1:] == [
        "Докеры в пятницу прекратили работу в порту и не вышли на вечернюю смену.",
        "Порт стоит.",
    ]
    assert articles.loc[2, "text"].split("\n\n")[-1] == "港は静かだった。"
    assert (read_report(articles)["expected"] == 1).all()


def test_xml_of_agencies_and_feeds_keeps_the_day_where_it_was_published(tmp_path):
    for number, text in enumerate((material.NITF, material.NEWSML, material.RSS, material.ATOM)):
        (tmp_path / f"{number}.xml").write_text(text, encoding="utf-8")
    articles = read(tmp_path)
    assert days(articles) == ["2019-03-01"] * 3 + ["2019-03-02"]
    assert articles["outlet"].tolist() == [
        "The Harbour Post",
        "Harbour Wire",
        "The Harbour Post",
        "Coast Courier",
    ]
    assert (
        articles.loc[0, "text"]
        == "Dockers walk out\n\nPort stands still\n\nThe dockers walked out.\n\nNobody spoke."
    )
    assert articles.loc[1, "text"] == "Dockers walk out\n\nThe dockers walked out.\n\nNobody spoke."
    assert articles.loc[2, "title"] == "Dockers walk out & stay out"
    assert articles.loc[2, "text"].endswith("The dockers walked out.\n\nNobody spoke.")
    assert articles.loc[3, "byline"] == "Bo Pier"


def test_a_saved_page_keeps_its_block_quote_and_loses_its_menu(tmp_path):
    (tmp_path / "x.htm").write_text(material.PAGE)
    articles = read(tmp_path / "x.htm")
    assert articles.loc[0, ["title", "outlet"]].tolist() == ["Dockers walk out", "The Harbour Post"]
    assert days(articles) == ["2019-03-01"]
    assert "We will not come back" in articles.loc[0, "text"]
    assert "Sport" not in articles.loc[0, "text"]


# The library's own writer leaves files to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_web_archive_gives_its_pages(tmp_path):
    pytest.importorskip("warcio")
    import io

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with (tmp_path / "x.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, content, body in (
            ("https://harbourpost.example/news/1", "text/html", material.PAGE),
            ("https://harbourpost.example/logo", "image/png", "PNG"),
        ):
            headers = StatusAndHeaders("200 OK", [("Content-Type", content)], protocol="HTTP/1.0")
            writer.write_record(
                writer.create_warc_record(
                    url, "response", payload=io.BytesIO(body.encode()), http_headers=headers
                )
            )
    articles = read(tmp_path / "x.warc.gz")
    assert articles["title"].tolist() == ["Dockers walk out"]
    assert "1 records are no web pages" in read_report(articles).loc[0, "notes"]


def test_citations_are_read_with_their_abstracts_and_it_is_said(tmp_path):
    (tmp_path / "x.ris").write_text(material.RIS)
    articles = read(tmp_path / "x.ris")
    assert articles["precision"].tolist() == ["day", "year"]
    assert articles.loc[0, "byline"] == "Quay, Ada; Pier, Bo"
    assert "text is the abstract" in read_report(articles).loc[0, "notes"]


def test_the_caller_can_say_what_a_file_is(tmp_path):
    (tmp_path / "x.txt").write_text(material.LEXIS)
    with pytest.raises(
        ReadingError, match=r"source= names 'lexus', which is none of proquest, lexis.*Did you mean 'lexis'"
    ):
        read_articles(tmp_path / "x.txt", source="lexus")
    assert len(read_articles(tmp_path / "x.txt", source="text")) == 1


def test_a_text_of_many_articles_of_no_known_database_is_refused(tmp_path):
    (tmp_path / "x.txt").write_text(("A text of some words, which are few.\n" + "=" * 50 + "\n") * 4)
    with pytest.raises(ReadingError, match=r"seems to hold many articles \(4 lines that part articles\)"):
        read_articles(tmp_path / "x.txt")


def test_what_is_missing_to_read_a_format_is_named_with_the_command(tmp_path, monkeypatch):
    import sys

    (tmp_path / "a.xml").write_text(material.NITF)
    material.write_rtf(tmp_path / "b.rtf", "x")
    (tmp_path / "c.html").write_text(material.PAGE)
    for module, name in (("lxml", "a.xml"), ("striprtf.striprtf", "b.rtf"), ("trafilatura", "c.html")):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, module, None)
            with pytest.raises(ReadingError, match=r"pip install 'mediaframing\[(exports|web)\]'"):
                read_articles(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.html", "<html><body><p class='articleParagraph'>Words of no article.</p></body></html>"),
        ("x.html", "<html><body><table class='contentsTable mb10'><tr><th>1</th></tr></table></body></html>"),
        ("x.xml", "<?xml version='1.0'?><rss><channel><title>T</title></channel></rss>"),
        ("x.ris", "TY  - NEWS\nER  -\nER  -\n"),
    ],
)
def test_an_export_without_an_article_is_left_out_with_the_reason(tmp_path, name, text):
    """Found by fuzzing: such files gave neither articles nor a word."""
    (tmp_path / name).write_text(text)
    with pytest.raises(ReadingError, match=r"no article is found in it|no text"):
        read_articles(tmp_path / name)


@pytest.mark.parametrize(
    ("above", "section", "title", "byline"),
    [
        ("Dockers walk out\n\nADA QUAY\n", "", "Dockers walk out", "ADA QUAY"),
        ("Dockers walk out\nAda Quay and Bo Pier\n", "", "Dockers walk out", "Ada Quay and Bo Pier"),
        ("World News\nDockers Walk Out\n", "World News", "Dockers Walk Out", ""),
        ("News\nDockers walk out\nAda Quay\n", "News", "Dockers walk out", "Ada Quay"),
    ],
)
def test_a_byline_without_by_is_no_headline_in_text_of_factiva(tmp_path, above, section, title, byline):
    fields = "42 words\n1 March 2019\nThe Harbour Post\nHARPOS\nEnglish\n(c) 2019\n\nThey walked.\n\nDocument HARPOS0020190301ef3100001\n"
    (tmp_path / "x.txt").write_text(above + fields)
    article = read(tmp_path / "x.txt").loc[0]
    found = [article.get(name, None) for name in ("section", "title", "byline")]
    assert ["" if pd.isna(value) else value for value in found] == [section, title, byline]
