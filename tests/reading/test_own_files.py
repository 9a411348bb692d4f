"""Files as people bring them along: pages with their folders, tables without headings, texts in parts, archives' own layouts."""

import json
import zipfile

import openpyxl
import pytest

import mediaframing as mf
from mediaframing.reading import ReadingError, read_articles, read_report, read_skipped

pytestmark = pytest.mark.filterwarnings("ignore::mediaframing.reading.ReadingWarning")

HARBOUR = "The harbour stays closed until the ice is gone, the port authority told fishermen at a meeting that went on for three hours."
TOLLS = "Lorries will pay twice as much on the bridge from May on, and nobody in the council would say for how long that is to last."


def write(tmp_path, name, text, encoding="utf-8"):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("folder", ["Ice_files", "Ice-Dateien", "Ice_fichiers", "Ice.files"])
def test_what_a_browser_saves_beside_a_page_is_no_article(tmp_path, folder):
    write(tmp_path, "Ice.html", f"<html><body><h1>Ice</h1><p>{HARBOUR}</p><p>{TOLLS}</p></body></html>")
    write(tmp_path, f"{folder}/frame.html", f"<html><body><p>{TOLLS}</p></body></html>")
    write(tmp_path, "Other_files/a.txt", TOLLS)

    articles = read_articles(tmp_path)

    assert articles["file"].tolist() == ["Ice.html", "Other_files/a.txt"]
    skipped = read_skipped(tmp_path)
    assert skipped["file"].tolist() == [folder]
    assert "'Ice.html'" in skipped["reason"].item()


def test_a_headline_with_dots_as_the_name_of_a_file_is_not_hidden(tmp_path):
    write(tmp_path, "...and then the ice went.txt", HARBOUR)
    write(tmp_path, ".notes.txt", TOLLS)
    assert read_articles(tmp_path)["text"].tolist() == [HARBOUR]


@pytest.mark.parametrize("row", [f'7,Post,2019-05-01,"{HARBOUR}"', f'"{TOLLS}\n\n{HARBOUR}",Post'])
def test_a_table_without_headings_is_refused_and_no_article_taken_for_them(tmp_path, row):
    path = write(tmp_path, "a.csv", f"{row}\n{row}\n")
    with pytest.raises(
        ReadingError, match=r"has no headings: its first row is an article .*Put a line above"
    ):
        read_articles(path)


def test_long_questions_are_headings(tmp_path):
    question = "Which of the following statements about the harbour and the ferries that leave it comes closest to what you think of it now?"
    path = write(tmp_path, "a.csv", f'"{question}",nr\n"{HARBOUR}",1\n')
    assert read_articles(path, columns={"text": question})["text"].tolist() == [HARBOUR]


def test_a_workbook_without_headings_is_refused(tmp_path):
    book = openpyxl.Workbook()
    book.active.append([1, "Post", HARBOUR])
    book.active.append([2, "Post", TOLLS])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(ReadingError, match="has no headings"):
        read_articles(tmp_path / "a.xlsx")


def test_texts_in_numbered_columns_are_put_together(tmp_path):
    write(tmp_path, "a.csv", "id,Text part 1,Text part 2\n1,Ice came.,It stayed.\n2,,Only this.\n")

    articles = read_articles(tmp_path)

    assert articles["text"].tolist() == ["Ice came.\n\nIt stayed.", "Only this."]
    assert "put together from 'Text part 1', 'Text part 2'" in read_report(articles)["notes"].item()
    assert read_articles(tmp_path, {"text": "Text part 1"})["text"].tolist() == ["Ice came."]


def test_texts_in_parts_are_read_alike_in_a_stream(tmp_path):
    rows = [{"id": "a", "body1": "Ice came.", "body2": "It stayed."}, {"id": "b", "body1": "Only this."}]
    write(tmp_path, "src/a.jsonl", "\n".join(map(json.dumps, rows)))

    mf.code_corpus(
        tmp_path / "src",
        mf.Codebook.from_terms({"ice": ["ice"]}),
        tmp_path / "out",
        workers=1,
        partition_size=1,
        progress=False,
    )

    stored = mf.Coding.load(tmp_path / "out").articles
    assert stored["text"].tolist() == ["Ice came.\n\nIt stayed.", "Only this."]
    assert read_articles(tmp_path / "src")["text"].tolist() == stored["text"].tolist()


def test_a_text_that_stands_with_tags_in_some_records_is_taken_from_there(tmp_path):
    items = [{"id": "1", "content_html": "<p>Ice &amp; snow.</p>"}, {"id": "2", "content_text": "The thaw."}]
    write(tmp_path, "a.json", json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))
    assert read_articles(tmp_path)["text"].tolist() == ["Ice & snow.", "The thaw."]


def test_an_answer_with_the_first_paragraph_only_is_read(tmp_path):
    doc = {
        "headline": {"main": "Ice"},
        "abstract": "Ice.",
        "lead_paragraph": HARBOUR,
        "pub_date": "2019-05-01T00:00:00+0000",
    }
    write(tmp_path, "a.json", json.dumps({"response": {"docs": [doc]}}))
    assert read_articles(tmp_path)["text"].tolist() == [f"Ice\n\n{HARBOUR}"]


def test_types_behind_the_names_of_fields_are_no_part_of_them(tmp_path):
    doc = {"headline_s": "Ice", "source_s": "Post", "date_dt": "2019-05-01T00:00:00Z", "body_txt": HARBOUR}
    write(tmp_path, "a.json", json.dumps({"response": {"docs": [doc]}}))

    article = read_articles(tmp_path).iloc[0]

    assert (article["outlet"], article["title"], str(article["published"].date())) == (
        "Post",
        "Ice",
        "2019-05-01",
    )


@pytest.mark.parametrize("gone", ["[removed]", "[Removed]", "[deleted]", "[deleted by user]"])
def test_articles_that_are_gone_are_none(tmp_path, gone):
    write(tmp_path, "a.csv", f"id,title,text\n1,{gone},{gone}\n2,Removed,Ice was removed.\n")
    assert read_articles(tmp_path)["title"].tolist() == ["Removed"]


def test_commas_of_prose_in_a_row_without_marks_are_the_texts(tmp_path):
    write(tmp_path, "a.csv", "id,text\n1,Ice came, and stayed, too\n2,It went,and came\n3,Thaw\n")
    assert read_articles(tmp_path)["text"].tolist() == ["Ice came, and stayed, too", "Thaw"]
    assert read_skipped(tmp_path)["action"].tolist() == ["kept", "left out"]


GENIOS = """Dokument {n} von 2

Quelle:\t{outlet} vom {day}.05.2019, S. 3
Ressort:\tLokales
Autor:\tAnn Weber

{title}

Das Eis ist weg, sagt das Hafenamt, und die Boote fahren wieder.

Alle Rechte vorbehalten: {outlet}
Dokumentnummer: {n}

"""


def test_documents_of_genios_have_the_headline_below_their_fields(tmp_path):
    text = GENIOS.format(n=1, outlet="Lunder Post", day=4, title="Das Eis geht")
    text += GENIOS.format(n=2, outlet="Neues Blatt", day=14, title="Boote fahren")
    write(tmp_path, "a.txt", text, "cp1252")

    articles = read_articles(tmp_path)

    assert articles["outlet"].tolist() == ["Lunder Post", "Neues Blatt"]
    assert articles["published"].astype(str).tolist() == ["2019-05-04", "2019-05-14"]
    assert articles["title"].tolist() == ["Das Eis geht", "Boote fahren"]
    assert articles["text"].str.endswith("die Boote fahren wieder.").all()


def test_short_lines_of_stars_part_articles(tmp_path):
    write(tmp_path, "a.txt", f"*****\nIce\n\n{HARBOUR}\n*****\nTolls\n\n{TOLLS}\n*****\n")
    assert read_articles(tmp_path)["title"].tolist() == ["Ice", "Tolls"]


def test_how_hard_an_article_is_to_read_is_no_text(tmp_path):
    head = "Ice\nHill Post - May 4, 2019\nAuthor/Byline: Ann Weber\nSection: News\nReadability: >12 grade level (Lexile: 1400)\n\n"
    write(tmp_path, "a.txt", f"{head}{HARBOUR}\n\nRecord: 1\n")
    assert read_articles(tmp_path)["text"].tolist() == [f"Ice\n\n{HARBOUR}"]


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("IceÂ came.Â It stayed.", "Ice came. It stayed."),
        ("O Âmbar de Â. Silva, château Âgé.", "O Âmbar de Â. Silva, château Âgé."),
        ("<P>Ice came.<BR CLEAR=ALL>It stayed.</P>", "Ice came.\n\nIt stayed."),
        ("A 55-\nyear-old left.", "A 55-year-old left."),
    ],
)
def test_letters_and_lines_that_programs_damage(tmp_path, damaged, mended):
    write(tmp_path, "a.json", json.dumps([{"text": damaged}]))
    assert read_articles(tmp_path)["text"].tolist() == [mended]


def test_a_weekly_appears_on_the_first_of_its_days(tmp_path):
    write(tmp_path, "a.csv", "date;text\n14-20 May 2019;Ice\nMay 4–10, 2019;Thaw\n")
    assert read_articles(tmp_path)["published"].astype(str).tolist() == ["2019-05-14", "2019-05-04"]


def test_a_table_in_a_page_is_a_table(tmp_path):
    rows = f"<tr><th></th><th>outlet</th><th>title</th><th>text</th></tr><tr><th>0</th><td>Post</td><td>Ice</td><td>{HARBOUR}</td></tr>"
    write(tmp_path, "a.html", f'<table border="1" class="dataframe">{rows}</table>')
    write(tmp_path, "b.csv", f"<html><body><table>{rows}</table></body></html>")
    assert read_articles(tmp_path)["text"].tolist() == [f"Ice\n\n{HARBOUR}"] * 2


def test_tabs_and_line_ends_within_texts_of_json_are_meant(tmp_path):
    write(tmp_path, "a.json", '[{"text": "Ice\tcame.\n\nIt stayed."}]')
    write(tmp_path, "b.jsonl", '{"text": "Ice\x0bcame."}\n{"text": "Ice\x1fwent."}\n')
    assert read_articles(tmp_path)["text"].tolist() == ["Ice\tcame.\n\nIt stayed.", "Ice came.", "Ice went."]


def test_a_lead_that_stands_in_the_text_once_more_is_read_once(tmp_path):
    lead, whole = (
        "<block class='lead_paragraph'><p>Ice came.</p></block>",
        "<block class='full_text'><p>Ice came.</p><p>It stayed.</p></block>",
    )
    head = "<head><title>Ice</title></head>"
    write(
        tmp_path,
        "a.xml",
        f"<?xml version='1.0'?><nitf>{head}<body><body.content>{lead}{whole}</body.content></body></nitf>",
    )
    write(
        tmp_path,
        "b.xml",
        f"<?xml version='1.0'?><nitf>{head}<body><body.content>{lead}</body.content></body></nitf>",
    )
    assert read_articles(tmp_path)["text"].tolist() == ["Ice\n\nIce came.\n\nIt stayed.", "Ice\n\nIce came."]


def test_all_texts_of_an_article_in_own_xml_are_read(tmp_path):
    write(
        tmp_path,
        "a.xml",
        "<DOCS><DOC><DOCNO>1</DOCNO><HEAD>Ice</HEAD><TEXT>It came.</TEXT><NOTE>x</NOTE><TEXT>It stayed.</TEXT></DOC></DOCS>",
    )
    assert read_articles(tmp_path)["text"].tolist() == ["Ice\n\nIt came.\n\nIt stayed."]


def test_lead_and_text_of_factiva_in_a_table_are_the_text(tmp_path):
    write(tmp_path, "a.csv", "HD,SN,PD,LP,TD\nIce,Post,4 May 2019,It came.,It stayed.\n")
    assert read_articles(tmp_path)["text"].tolist() == ["Ice\n\nIt came.\n\nIt stayed."]


def test_a_form_behind_the_name_of_a_date_is_no_part_of_it(tmp_path):
    write(tmp_path, "a.csv", "Title:,Date (YYYY-MM-DD):,Text:\nIce,2019-05-04,It came.\n")
    assert str(read_articles(tmp_path)["published"].item().date()) == "2019-05-04"


def test_years_of_another_calendar_are_told(tmp_path):
    write(tmp_path, "a.csv", "date,text\n04/05/2562,It came.\n")
    assert read_articles(tmp_path)["published"].isna().all()
    assert read_skipped(tmp_path)["reason"].tolist() == ["a date that cannot be read"]


def test_what_a_browser_saves_beside_a_page_is_no_article_in_an_archive_either(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(
            "in/Ice.htm", f"<html><body><h1>Ice</h1><p>{HARBOUR}</p><p>{TOLLS}</p></body></html>"
        )
        archive.writestr("in/Ice_files/a.html", f"<html><body><p>{TOLLS}</p></body></html>")
        archive.writestr("in/Ice_files/b/c.txt", TOLLS)
        archive.writestr("Ice_files/d.txt", TOLLS)

    assert read_articles(tmp_path)["file"].tolist() == ["a.zip/Ice_files/d.txt", "a.zip/in/Ice.htm"]
    assert read_skipped(tmp_path)["file"].tolist() == ["a.zip/in/Ice_files"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.txt", "a.json"])
def test_dictionaries_as_python_prints_them_are_records(tmp_path, name):
    rows = [
        {"title": "Ice's end", "text": 'It "came".', "n": None, "ok": True},
        {"title": "Thaw", "text": "It's gone.", "n": 1},
    ]
    write(tmp_path, name, "\n".join(map(repr, rows)) + "\n{'title': \n")
    assert read_articles(tmp_path)["text"].tolist() == ['Ice\'s end\n\nIt "came".', "Thaw\n\nIt's gone."]


def test_citations_in_ris_with_single_blanks_are_parted(tmp_path):
    entry = "TY - NEWS\nTI - Ice\nJO - Post\nY1 - 2019/05/04\nAB - It came.\nER -\n"
    write(tmp_path, "a.ris", entry + entry.replace("Ice", "Thaw"))
    assert read_articles(tmp_path)["title"].tolist() == ["Ice", "Thaw"]


@pytest.mark.parametrize(
    ("parts", "day"), [([[2019, 5, 4]], "2019-05-04"), ([["2019", "5"]], "2019-05-01"), ([], "NaT")]
)
def test_citations_in_csl_have_outlets_and_dates(tmp_path, parts, day):
    entry = {
        "id": "a",
        "container-title": "Post",
        "title": "Ice",
        "abstract": HARBOUR,
        "issued": {"date-parts": parts},
    }
    write(tmp_path, "a.json", json.dumps([entry]))
    article = read_articles(tmp_path).iloc[0]
    assert (article["outlet"], str(article["published"])[:10]) == ("Post", day)


def test_posts_of_a_forum_have_texts_and_dates(tmp_path):
    posts = [
        {"id": "a", "title": "Ice", "selftext": "It came.", "created_utc": 1556928000},
        {"id": "b", "title": "x", "selftext": "[removed]"},
    ]
    write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, posts)))
    assert read_articles(tmp_path)["published"].astype(str).tolist() == ["2019-05-04"]


def test_pictures_among_paragraphs_are_no_text(tmp_path):
    blocks = [{"type": "p", "text": "Ice came."}, {"type": "img", "src": "a.png"}, "It stayed."]
    write(tmp_path, "a.json", json.dumps([{"title": "Ice", "content": blocks, "sizes": [{"w": 1}]}]))
    article = read_articles(tmp_path).iloc[0]
    assert (article["text"], article["sizes"]) == ("Ice\n\nIce came.\n\nIt stayed.", '{"w": "1"}')


def test_an_article_within_an_object_is_no_table_of_columns(tmp_path):
    article = {
        "headline": "Ice",
        "published": "2019-05-04",
        "publisher": {"name": "Post"},
        "paragraphs": ["It came.", "It stayed."],
    }
    write(tmp_path, "a.json", json.dumps({"article": article}))
    found = read_articles(tmp_path).iloc[0]
    assert (found["title"], found["outlet"], found["text"]) == (
        "Ice",
        "Post",
        "Ice\n\nIt came.\n\nIt stayed.",
    )


def test_the_ends_of_tags_that_are_labels_are_no_text(tmp_path):
    entry = f"<article>\n<title>Ice</title>\n<source>Post</source>\n<date>2019-05-04</date>\n<text>{HARBOUR}</text>\n</article>\n"
    write(tmp_path, "a.txt", entry * 2)
    assert read_articles(tmp_path)["text"].tolist() == [f"Ice\n\n{HARBOUR}"] * 2


@pytest.mark.parametrize("charset", ["", "; charset=us-ascii"])
def test_a_page_saved_with_its_parts_is_in_the_encoding_of_its_bytes(tmp_path, charset):
    page = f"<html><head><title>Tromsø</title></head><body><h1>Tromsø</h1><p>{HARBOUR} “Éire”</p><p>{TOLLS}</p></body></html>"
    head = f"Snapshot-Content-Location: https://post.no/a\r\nMIME-Version: 1.0\r\nContent-Type: text/html{charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    write(
        tmp_path,
        "a.mht",
        f"From: <Saved by Blink>\r\nSubject: Ice\r\nDate: Thu, 1 Aug 2024 10:00:00 -0000\r\n{head}{page}\r\n",
    )
    article = read_articles(tmp_path).iloc[0]
    assert article["title"] == "Tromsø"
    assert "“Éire”" in article["text"]


def test_folders_of_days_may_have_single_digits(tmp_path):
    write(tmp_path, "Post/2019/5/9/a.txt", HARBOUR)
    write(tmp_path, "Post/2019/5/b.txt", TOLLS)
    articles = read_articles(tmp_path)
    assert articles["outlet"].tolist() == ["Post", "Post"]
    assert [str(day)[:10] for day in articles["published"]] == ["2019-05-09", "NaT"]
