"""Files that programs, archives and people make otherwise than they should, and that can be read all the same."""

import json
import zipfile

import pytest

from mediaframing.reading import ReadingError, read_articles, read_report, read_skipped

LONDON = "The council voted on Friday to close the harbour.\n\nThe ferries will not run until May, and the mayor is silent.\n"
TOKYO = "港は金曜日に閉鎖された。フェリーは五月まで運航しない。\n\n市長は何も言わなかった。漁師たちは怒っている。\n"
MOSCOW = "Порт закрыли в пятницу. Паромы не пойдут до мая.\n\nМэр молчит.\n"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [LONDON, TOKYO, MOSCOW])
def test_wide_encodings_without_a_mark_are_told_by_their_bytes(tmp_path, encoding, text):
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))

    assert read_articles(tmp_path / "a.txt")["text"].item().startswith(text.split("\n")[0])


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("iso2022_jp", TOKYO),
        ("hz", "港口周五关闭。渡轮五月前停航。"),
        ("iso2022_kr", "항구는 금요일에 닫혔다."),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
def test_encodings_of_seven_bits_are_no_ascii(tmp_path, encoding, text, name):
    line = text.split("\n")[0]
    content = text if name == "a.txt" else f"id,text\n1,{line}\n"
    (tmp_path / name).write_bytes(content.encode(encoding))

    assert read_articles(tmp_path / name)["text"].item().startswith(line)


def test_a_tilde_before_a_brace_is_no_other_encoding(tmp_path):
    (tmp_path / "a.txt").write_text("The macro ~{name} was not set. The harbour stayed shut.")

    assert read_articles(tmp_path / "a.txt")["text"].item().startswith("The macro ~{name}")


def test_what_fills_the_end_of_a_file_or_of_lines_is_no_picture(tmp_path):
    (tmp_path / "a.txt").write_bytes(LONDON.encode() + bytes(4096))
    (tmp_path / "b.csv").write_bytes(
        b"id,text\n1,Rents rose." + bytes(60) + b"\n2,The pier is shut." + bytes(50) + b"\n"
    )

    texts = read_articles(tmp_path)["text"].tolist()

    assert texts == [LONDON.strip(), "Rents rose.", "The pier is shut."]


def test_noise_called_a_mail_is_none(tmp_path):
    (tmp_path / "a.eml").write_bytes(bytes(range(256)) * 12)

    with pytest.raises(ReadingError, match="binary data"):
        read_articles(tmp_path / "a.eml")


def test_a_mail_in_an_encoding_that_nobody_knows_is_read(tmp_path):
    (tmp_path / "a.eml").write_bytes(
        b"From: Post <a@post.example>\nSubject: Harbour\nDate: Thu, 14 Feb 2019 10:00:00 +0000\n"
        b"Content-Type: text/plain; charset=x-none\n\nThe harbour isn\x92t open.\n"
    )

    assert read_articles(tmp_path / "a.eml")["text"].item() == "Harbour\n\nThe harbour isn’t open."


FEED = (
    "<rss version='2.0'><channel><title>Post</title><item><title>Food & Drink</title><link>https://post.example/?a=1&b=2</link>"
    "<description><![CDATA[Rents & wages rose. <a href='?x=1&y=2'>More</a>]]></description></item></channel></rss>"
)


@pytest.mark.parametrize(
    "written",
    [
        FEED.encode(),
        f"\n\n\ufeff{FEED}".encode(),
        f"<?xml version='1.0' encoding='utf-16'?>{FEED}".encode(),
        f"<?xml version='1.0'?>{FEED}".encode("utf-16"),
    ],
)
def test_a_feed_that_is_no_sound_xml_loses_nothing(tmp_path, written):
    (tmp_path / "a.xml").write_bytes(written)

    article = read_articles(tmp_path / "a.xml").iloc[0]

    if not written.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert (article["title"], article["url"]) == ("Food & Drink", "https://post.example/?a=1&b=2")
    assert "Rents & wages rose." in article["text"]


@pytest.mark.parametrize("name", ["a.txt", "a.sgm", "wiki_00"])
def test_documents_that_stand_side_by_side_are_parted(tmp_path, name):
    documents = [("7", "Harbour", "Ferries & boats wait."), ("8", "Rents", "Rents rose.")]
    (tmp_path / name).write_text(
        "".join(
            f"<DOC>\n<DOCNO> {number} </DOCNO>\n<HEADLINE> {title} </HEADLINE>\n<TEXT>\n{text}\n</TEXT>\n</DOC>\n"
            for number, title, text in documents
        )
    )

    articles = read_articles(tmp_path / name)

    assert articles["title"].tolist() == ["Harbour", "Rents"]
    assert "Ferries & boats wait." in articles["text"][0]


RECORDS = [{"id": "7", "text": "Rents rose."}, {"id": "8", "text": "The pier is shut."}]


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.txt", "a.log"])
@pytest.mark.parametrize(
    "written",
    [
        "\n".join(json.dumps(record) for record in RECORDS),
        "\n".join(f"\ufeff{json.dumps(record)}" for record in RECORDS),
        "".join(f"{json.dumps(record)},\n" for record in RECORDS),
        "[\n" + ",\n".join(json.dumps(record) for record in RECORDS) + "\n]\n",
        "\n".join(json.dumps(record, indent=2) for record in RECORDS),
        json.dumps(RECORDS),
        json.dumps({"articles": RECORDS}, indent=1),
    ],
)
def test_records_are_read_however_they_are_parted_and_whatever_the_file_is_called(tmp_path, name, written):
    (tmp_path / name).write_text(written)

    assert read_articles(tmp_path / name)["article_id"].tolist() == ["7", "8"]


def test_the_whole_records_of_a_list_that_breaks_off_are_read_and_the_rest_is_told(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(RECORDS)[:-12])

    with pytest.warns(match="the rest of the file: the file is not JSON"):
        assert read_articles(tmp_path / "a.json")["article_id"].tolist() == ["7"]


def test_a_table_of_another_ending_is_read(tmp_path):
    (tmp_path / "a.dat").write_text("id;date;headline;text\n7;2019-02-14;Rents;Rents rose.\n")

    assert read_articles(tmp_path / "a.dat")["article_id"].tolist() == ["7"]


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("| id | outlet | text |\n|---|:---|---:|\n| 7 | Post | Rents rose. |\n", ["7"]),
        ('id,outlet,text\n="007",="Post",="Rents rose."\n="008",="Post",The pier is shut.\n', ["007", "008"]),
        ("id,outlet,text\n7,Post,Rents rose.\n ID ,OUTLET,Text\n8,Post,The pier is shut.\n", ["7", "8"]),
    ],
)
def test_rows_that_are_none_and_signs_for_a_spreadsheet_are_passed_over(tmp_path, written, ids):
    (tmp_path / "a.csv").write_text(written)

    with pytest.warns() if "OUTLET" in written else pytest.MonkeyPatch.context():
        articles = read_articles(tmp_path / "a.csv")

    assert articles["article_id"].tolist() == ids
    assert articles["outlet"].tolist() == ["Post"] * len(ids)
    assert articles["text"][0] == "Rents rose."


def test_a_blank_line_that_is_written_out_is_one(tmp_path):
    (tmp_path / "a.csv").write_text("id,text\n7,Rents rose.\\n\\nNobody knows why.\n")

    assert read_articles(tmp_path / "a.csv")["text"].item() == "Rents rose.\n\nNobody knows why."


NEXIS = """Harbour is shut
The Daily Post
February 14, 2019 Thursday
Length: 60 words
Body

The council voted to close the harbour.

End of Document

Rents rise again
The Daily Mail
February 15, 2019 Friday
Length: 40 words
Body

Rents rose by a tenth last year.
"""


def test_the_last_article_of_an_export_that_breaks_off_is_kept_and_told(tmp_path):
    (tmp_path / "a.txt").write_text(NEXIS)

    articles = read_articles(tmp_path / "a.txt")

    assert articles["title"].tolist() == ["Harbour is shut", "Rents rise again"]
    assert "may be cut" in read_report(articles)["notes"].item()


LEXIS = """%s of 1,002 DOCUMENTS

The Daily Post

February 14, 2019 Thursday

Harbour is shut

LENGTH: 60 words

The council voted to close the harbour.

LOAD-DATE: February 14, 2019

"""


@pytest.mark.parametrize("quoted", [False, True])
def test_an_export_is_parted_though_its_numbers_have_commas_or_a_mail_quotes_it(tmp_path, quoted):
    text = LEXIS % "1,001" + LEXIS % "1,002"
    if quoted:
        text = "".join(f"> {line}\n" for line in text.split("\n"))
    (tmp_path / "a.txt").write_text(text)

    articles = read_articles(tmp_path / "a.txt")

    assert articles["title"].tolist() == ["Harbour is shut"] * 2
    assert articles["outlet"].tolist() == ["The Daily Post"] * 2


def test_fields_of_factiva_may_have_spaces_that_do_not_break(tmp_path):
    fields = "HD  Harbour is shut\nWC  60 words\nPD  14 February 2019\nSN  Post\nLP  \nThe council voted.\nAN  Document POST000020190214ef2e0001\n"
    (tmp_path / "a.txt").write_text(fields.replace(" ", "\u00a0", 2).replace("  ", "\u00a0\u00a0"))

    assert read_articles(tmp_path / "a.txt")["outlet"].tolist() == ["Post"]


def write_docx(path, body):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
            f'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>',
        )


def test_boxes_of_a_document_count_once_and_its_hyphens_stay(tmp_path):
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    write_docx(
        tmp_path / "a.docx",
        "<w:p><w:r><w:t>A cross</w:t><w:noBreakHyphen/><w:t>border deal is near, they say.</w:t></w:r></w:p>"
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )

    text = read_articles(tmp_path / "a.docx")["text"].item()

    assert text.count("In the box.") == 1
    assert text.startswith("A cross-border deal")


def test_hidden_words_of_rtf_are_no_text(tmp_path):
    (tmp_path / "a.rtf").write_text(r"{\rtf1\ansi Rents rose.{\v index entry}\par The pier is shut.\par}")

    assert "index entry" not in read_articles(tmp_path / "a.rtf")["text"].item()


def test_a_page_saved_as_one_file_is_read_as_a_page(tmp_path):
    pytest.importorskip("trafilatura")
    body = "".join(
        f"<p>The ferry number {n} was late again, and the mayor had no answer.</p>" for n in range(8)
    )
    (tmp_path / "a.mht").write_text(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example/a\nSubject: Ferries\n"
        "Date: Thu, 14 Feb 2019 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
        f"<html><head><title>Ferries</title></head><body><nav><a href='/'>Home page</a></nav><article><h1>Ferries</h1>{body}</article></body></html>"
    )

    articles = read_articles(tmp_path / "a.mht")

    assert "Home page" not in articles["text"].item()
    assert articles["outlet"].item() == "post.example"
    assert read_skipped(tmp_path / "a.mht").empty
