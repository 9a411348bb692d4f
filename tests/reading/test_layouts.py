"""Layouts in which interfaces, data bases and old programs give articles."""

import json

import pandas as pd
import pytest

from mediaframing.reading import ReadingError, ReadingWarning, read_articles, read_skipped


def read(tmp_path, files, **options):
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_articles(tmp_path, **options)


ROWS = pd.DataFrame({"title": ["Rents", "Ferries"], "text": ["Rents rose.", "Ferries stopped."]})


@pytest.mark.parametrize("orient", ["records", "columns", "index", "split", "table"])
def test_every_way_in_which_pandas_writes_json_gives_the_same_articles(tmp_path, orient):
    articles = read(tmp_path, {"a.json": ROWS.to_json(orient=orient)})
    assert articles["text"].tolist() == ["Rents\n\nRents rose.", "Ferries\n\nFerries stopped."]


@pytest.mark.parametrize(
    ("name", "around"),
    [
        ("a.json", "shown({});"),
        ("a.js", "/**/ typeof shown === 'function' && shown({});"),
        ("a.jsonp", "jQuery34.seen_7({})"),
        ("a.txt", 'window.feed.part["0"] = {}\n'),
        ("a.json", ")]}}',\n{}"),
        ("a.js", "export default {};"),
        ("a.jsonl", "const found = {};"),
    ],
)
@pytest.mark.parametrize("orient", ["records", "split"])
def test_a_document_that_is_loaded_as_a_script_is_read(tmp_path, name, around, orient):
    rows = ROWS.assign(title=["Rents (1);", "Ferries)"])
    articles = read(tmp_path, {name: around.format(rows.to_json(orient=orient))})
    assert articles["title"].tolist() == ["Rents (1);", "Ferries)"]
    assert articles["text"].tolist() == ["Rents (1);\n\nRents rose.", "Ferries)\n\nFerries stopped."]


@pytest.mark.parametrize(
    "document",
    [
        {"status": "ok", "response": {"total": 1, "docs": [{"title": "Rents", "body": "Rents rose."}]}},
        {"hits": {"total": {"value": 1}, "hits": [{"_id": "7", "_source": {"title": "Rents", "body": "Rents rose."}}]}},
        {"data": {"tags": [{"tag": "a"}], "items": [{"headline": {"main": "Rents"}, "fields": {"bodyText": "Rents rose."}}]}},
        [{"id": 7, "title": {"rendered": "Rents"}, "content": {"rendered": "<p>Rents rose.</p>"}, "author": {"id": 3}}],
    ],
)  # fmt: skip
def test_answers_of_interfaces_are_read_wherever_the_articles_lie_in_them(tmp_path, document):
    articles = read(tmp_path, {"a.json": json.dumps(document)})
    assert articles["title"].tolist() == ["Rents"]
    assert articles["text"].tolist() == ["Rents\n\nRents rose."]


def test_an_id_within_an_object_is_not_the_article_s(tmp_path):
    record = {"text": "Rents rose.", "user": {"id": 3}, "document": {"date": "2021-02-03"}}
    articles = read(tmp_path, {"a.json": json.dumps([record])})
    assert articles["article_id"].tolist() == ["a-1"]
    assert str(articles["published"][0])[:10] == "2021-02-03"


def test_documents_one_behind_the_other_are_read(tmp_path):
    written = "\n".join(json.dumps({"title": t, "text": f"{t} rose."}, indent=2) for t in ("Rents", "Tolls"))
    assert read(tmp_path, {"a.json": written})["title"].tolist() == ["Rents", "Tolls"]


def test_folders_of_key_and_value_name_outlets_by_any_heading(tmp_path):
    files = {"newspaper=Daily%20Post/month=2021-03/a.csv": "id,text\n1,Rents rose.\n"}
    articles = read(tmp_path, files)
    assert articles["outlet"].tolist() == ["Daily Post"]
    assert (str(articles["published"][0])[:10], articles["precision"][0]) == ("2021-03-01", "month")


def test_folders_that_are_dates_are_dates_and_no_outlets(tmp_path):
    files = {
        "Post/2021/03/09/a.txt": "Rents rose.",
        "Post/2021-04/b.txt": "Tolls fell.",
        "12June2021.txt": "Ferries.",
    }
    articles = read(tmp_path, files).set_index("text")
    assert articles["outlet"].fillna("").to_dict() == {
        "Rents rose.": "Post",
        "Tolls fell.": "Post",
        "Ferries.": "",
    }
    assert articles["published"].astype(str).str[:10].to_dict() == {
        "Rents rose.": "2021-03-09", "Tolls fell.": "2021-04-01", "Ferries.": "2021-06-12",
    }  # fmt: skip


def test_year_month_and_day_in_columns_of_their_own_are_one_date(tmp_path):
    table = "id,year,month,day,text\n1,2021,3,9,Rents rose.\n2,2021,Mar,10,Tolls fell.\n3,2021,4,,Ferries.\n"
    articles = read(tmp_path, {"a.csv": table})
    assert articles["published"].astype(str).str[:10].tolist() == ["2021-03-09", "2021-03-10", "2021-04-01"]
    assert articles["precision"].tolist() == ["day", "day", "month"]


PAGE = "<html><table><tr><th>title</th><th>text</th></tr><tr><td>Rents</td><td>Rents rose.</td></tr></table></html>"
SHEET = (
    '<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>'
    "<Row><Cell><Data>title</Data></Cell><Cell><Data>note</Data></Cell><Cell><Data>text</Data></Cell></Row>"
    '<Row><Cell><Data>Rents</Data></Cell><Cell ss:Index="3"><Data>Rents rose.</Data></Cell></Row></Table></Worksheet></Workbook>'
)


@pytest.mark.parametrize(
    "content",
    [PAGE, SHEET, "title\ttext\nRents\tRents rose.\n".encode("utf-16"), "title,text\nRents,Rents rose.\n"],
)
def test_tables_that_only_are_called_workbooks_are_tables(tmp_path, content):
    articles = read(tmp_path, {"a.xls": content})
    assert articles["text"].tolist() == ["Rents\n\nRents rose."]


def test_lines_that_end_with_carriage_returns_alone_are_rows(tmp_path):
    assert read(tmp_path, {"a.csv": "id,text\r1,Rents rose.\r2,Tolls fell.\r"})["article_id"].tolist() == [
        "1",
        "2",
    ]


@pytest.mark.parametrize("sign", ["^", "~", "\x01"])
def test_odd_delimiters_are_found(tmp_path, sign):
    table = f"id{sign}title{sign}text\n1{sign}Rents{sign}Rents rose, again; much.\n"
    assert read(tmp_path, {"a.csv": table})["text"].tolist() == ["Rents\n\nRents rose, again; much."]


def test_marks_behind_backslashes_are_those_of_the_cell(tmp_path):
    table = 'id,text\n1,"She said \\"no\\", and\nleft \\"soon\\"."\n2,"Kept in C:\\\\tolls, he wrote."\n'
    assert read(tmp_path, {"a.csv": table})["text"].tolist() == [
        'She said "no", and\n\nleft "soon".', "Kept in C:\\tolls, he wrote.",
    ]  # fmt: skip


def test_headings_that_come_again_are_no_article(tmp_path):
    table = "id,title,text\n1,Rents,Rents rose.\nid,title,text\n2,Tolls,Tolls fell.\n"
    with pytest.warns(ReadingWarning, match="the headings once more"):
        assert read(tmp_path, {"a.csv": table})["article_id"].tolist() == ["1", "2"]
    assert read_skipped(tmp_path)["reason"].tolist() == ["the headings once more"]


@pytest.mark.parametrize(
    "text",
    [
        "Rents\nRents rose.\n==========\nTolls\nTolls fell.\n==========\nEnd\nIt is over.\n==========\n",
    ],
)
def test_a_text_of_several_articles_is_refused_with_the_reason(tmp_path, text):
    with pytest.raises(ReadingError, match="seems to hold"):
        read(tmp_path, {"a.txt": text})
    assert len(read_articles(tmp_path, source="text")) == 1


def test_one_interview_with_a_date_and_a_title_is_one_article(tmp_path):
    text = "Title: Rents\n\nAlder: When did it begin?\n\nRuiz: Date: nobody knows.\n\nAlder: Why?\n"
    assert len(read(tmp_path, {"a.txt": text})) == 1


def test_factiva_s_fields_with_codes_are_read_from_text(tmp_path):
    one = "HD  Rents rise\nWC  20 words\nPD  3 May 2021\nSN  The Post\nLA  English\nLP \nRents rose.\nTD \nTolls fell.\nAN  Document POST0001\n"
    two = "HD  Ferries stop\nPD  4 May 2021\nSN  The Post\nLP \nFerries stopped.\n"
    articles = read(tmp_path, {"a.txt": f"{one}\n{two}"})
    assert articles["text"].tolist() == [
        "Rents rise\n\nRents rose.\n\nTolls fell.",
        "Ferries stop\n\nFerries stopped.",
    ]
    assert articles["outlet"].tolist() == ["The Post", "The Post"]
    assert articles["article_id"][0] == "POST0001"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("mac_roman", "The owner isn’t “in”, said Zoë."),
        ("cp850", "Die Züge führen über die größte Brücke."),
        ("cp1250", "Ceny wzrosły, powiedział Łukasz, choć nie wszędzie."),
        ("iso8859_2", "Ceny wzrosły dziś w Łodzi, choć nie wszędzie."),
        ("cp1254", "Fiyatlar düştü, dedi bakan; ışıklar söndü ve çarşı açıldı."),
        ("cp1252", "L’été à Noël : « où ça ? », 20 °C, Œuvre déjà vue."),
        ("cp1252", "Viðræður hófust í gær, sagði Þórður."),
        ("gb18030", "房租又涨了。"),
        ("shift_jis", "家賃がまた上がった。"),
        ("euc_kr", "집세가 또 올랐다. 정부는 말이 없다."),
    ],
)
def test_a_short_text_tells_its_encoding_by_what_makes_words(tmp_path, encoding, text):
    assert read(tmp_path, {"a.txt": text.encode(encoding)})["text"].tolist() == [text]


@pytest.mark.parametrize(
    "table",
    [
        "id,title,text\n1,Rents,'Rents rose, she said.'\n2,'Tolls','Ann''s \"toll\", too'\n",
        "id;title;text\n'1';'Rents';'Rents rose, she said.'\n'2';'Tolls';'Ann\\'s \"toll\", too'\n",
        'id, title, text\n1, "Rents", "Rents rose, she said."\n2, "Tolls", "Ann\'s ""toll"", too"\n',
        '"id" "title" "text"\n"1" "Rents" "Rents rose, she said."\n"2" "Tolls" "Ann\'s ""toll"", too"\n',
        '"title","text"\n"1","Rents","Rents rose, she said."\n"2","Tolls","Ann\'s ""toll"", too"\n',
        '"id","title","text"\n"1","Rents","Rents rose, she said."\n"2","Tolls","Ann\'s "toll", too"\n',
        'title\ttext\n1\tRents\tRents rose, she said.\n2\tTolls\tAnn\'s "toll", too\n',
        'Rents, tolls, and ferries\nid,title,text\n1,Rents,"Rents rose, she said."\n2,Tolls,"Ann\'s ""toll"", too"\n',
    ],
)
@pytest.mark.filterwarnings("ignore::mediaframing.reading.ReadingWarning")
def test_marks_and_headings_as_other_programs_write_them(tmp_path, table):
    articles = read(tmp_path, {"a.csv": table})
    assert articles["text"].tolist() == ["Rents\n\nRents rose, she said.", 'Tolls\n\nAnn\'s "toll", too']


def test_an_apostrophe_that_begins_a_cell_is_no_mark(tmp_path):
    table = "id,text\n1,'Tis late\n2,'Twas the nurses' turn, they said\n"
    with pytest.warns(ReadingWarning, match="delimiters within a cell"):
        assert read(tmp_path, {"a.csv": table})["text"].tolist() == [
            "'Tis late",
            "'Twas the nurses' turn, they said",
        ]


def test_single_marks_are_read_alike_in_a_stream(tmp_path):
    import mediaframing as mf

    rows = "".join(f"'{n}','Rents rose,\nsaid Ann''s friend {n}.'\n" for n in range(9))
    (tmp_path / "a.csv").write_text(f"id,text\n{rows}")
    book = mf.Codebook.from_terms({"rents": ["rents"]})
    mf.code_corpus(tmp_path / "a.csv", book, tmp_path / "out", partition_size=4)
    coded = mf.Coding.load(tmp_path / "out").articles["text"].tolist()
    assert coded == [f"Rents rose,\n\nsaid Ann's friend {n}." for n in range(9)]


def test_rows_that_end_with_a_carriage_return_among_others_are_rows(tmp_path):
    assert read(tmp_path, {"a.csv": "id,text\r\n1,One\n2,Two\r3,Three\r\n"})["text"].tolist() == [
        "One",
        "Two",
        "Three",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '[{"id": 1, "text": "Rents rose."}, {"id": 2, "text": "Tolls fell."}]\n'),
        ("a.jsonl", '[\n{"id": 1, "text": "Rents rose."},\n{"id": 2, "text": "Tolls fell."}\n]\n'),
        ("a.jsonl", '\x1e{"id": 1, "text": "Rents rose."}\n\x1e{"id": 2, "text": "Tolls fell."}\n'),
        ("a.json", '{"n1": "Rents rose in May.", "n2": "Tolls fell in June."}'),
        ("a.json", '[{"body": [{"type": "p", "text": "Rents rose."}]}, {"body": [{"html": "<p>Tolls fell.</p>"}]}]'),
    ],
)  # fmt: skip
def test_further_ways_of_json_hold_their_articles(tmp_path, name, content):
    texts = read(tmp_path, {name: content})["text"]
    assert [text.split()[0] for text in texts] == ["Rents", "Tolls"]


def test_seconds_of_firestore_are_a_date(tmp_path):
    record = {"text": "Rents rose.", "published": {"_seconds": 1615248000, "_nanoseconds": 0}}
    assert str(read(tmp_path, {"a.jsonl": json.dumps(record)})["published"][0])[:10] == "2021-03-09"


def test_what_dynamodb_writes_around_values_is_taken_off(tmp_path):
    item = {
        "text": {"S": "Rents rose."},
        "outlet": {"S": "Post"},
        "date": {"S": "2021-03-09"},
        "tags": {"L": [{"S": "a"}, {"S": "b"}]},
    }
    articles = read(tmp_path, {"a.jsonl": json.dumps({"Item": item})})
    assert articles[["text", "outlet"]].values.tolist() == [["Rents rose.", "Post"]]
    assert str(articles["published"][0])[:10] == "2021-03-09"
    assert articles["Item.tags"].tolist() == ["a; b"]


@pytest.mark.parametrize(
    "folders",
    ["Mars Post/2021/May/09", "Mars Post/2021/05-May/09", "Mars Post/2021/mayo/9", "Mars Post/May 2021/9"],
)
def test_folders_may_name_the_month(tmp_path, folders):
    article = read(tmp_path, {f"{folders}/a.txt": "Rents rose.", "b.txt": "Tolls fell."}).iloc[0]
    assert (article["outlet"], str(article["published"])[:10]) == ("Mars Post", "2021-05-09")


def test_a_folder_called_like_a_month_is_an_outlet_where_none_is_a_year(tmp_path):
    assert read(tmp_path, {"May/a.txt": "Rents rose.", "Mars/b.txt": "Tolls fell."})["outlet"].tolist() == [
        "Mars",
        "May",
    ]


def test_fields_of_objects_in_parquet_are_columns(tmp_path):
    frame = pd.DataFrame({"source": [{"name": "Post", "id": 3}], "text": ["Rents rose."]})
    frame.to_parquet(tmp_path / "a.parquet")
    assert read_articles(tmp_path)["outlet"].tolist() == ["Post"]


@pytest.mark.parametrize(
    "cells", [[1.5, 2.5], [True, False], pd.to_datetime(["2021-03-09"] * 2), [object()] * 2]
)
def test_texts_that_are_no_texts_are_refused_by_name(cells):
    import mediaframing as mf

    frame = pd.DataFrame({"id": [1.0, 2.0], "text": cells})
    with pytest.raises(ValueError, match=r"column 'text' holds .* values, and no text, in 2 of 2 rows"):
        mf.code_articles(frame, mf.Codebook.from_terms({"rents": ["rents"]}))


def test_numbers_that_a_gap_made_floats_are_ids():
    import mediaframing as mf

    frame = pd.DataFrame({"id": [1.0, 2.0], "text": ["Rents rose.", "Tolls fell."]})
    assert mf.code_articles(frame, mf.Codebook.from_terms({"rents": ["rents"]})).articles[
        "article_id"
    ].tolist() == ["1", "2"]


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        ("stories_id,media_name,publish_date,title,story_text", "article_id outlet published title text"),
        ("GKGRECORDID,SourceCommonName,DATE,Title,text_clean", "article_id outlet published title text"),
        ("Nr,Zeitungsname,Veröffentlicht am,Schlagzeile,Artikel", "article_id outlet published title text"),
        (
            "record id,News Outlet,Date of publication,HL,Cleaned text",
            "article_id outlet published title text",
        ),
    ],
)
def test_headings_of_further_programs_are_recognised(tmp_path, headings, found):
    articles = read(tmp_path, {"a.csv": f"{headings}\n7,Post,2021-03-09,Rents,Rents rose.\n"})
    articles["published"] = articles["published"].dt.strftime("%Y-%m-%d")
    assert articles[found.split()].iloc[0].astype(str).tolist() == [
        "7",
        "Post",
        "2021-03-09",
        "Rents",
        "Rents\n\nRents rose.",
    ]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Coast_June_2_2020.txt", "2020-06-02"),
        ("coast-jun-2-2020.txt", "2020-06-02"),
        ("Coast Mail, March 2, 2020.txt", "2020-03-02"),
        ("2. März 2020.txt", "2020-03-02"),
        ("02.06.2020 Coast.txt", "2020-06-02"),
        ("coast_25-06-2020.txt", "2020-06-25"),
        ("coast_2020_6_2.txt", "2020-06-02"),
        ("coast-2020-06.txt", "2020-06-01"),
        ("room 101.txt", None),
        ("coast_1234567.txt", None),
        ("5 things.txt", None),
    ],
)
def test_dates_in_names_of_files_are_read_however_they_are_written(tmp_path, name, day):
    published = read(tmp_path, {name: "Rents rose."})["published"]
    assert [None if moment is pd.NaT else str(moment)[:10] for moment in published] == [day]


@pytest.mark.parametrize(
    "record",
    [
        {"headline": "Rents", "publisher": {"name": "Post"}, "articleBody": "Rents rose."},
        {"attributes": {"outlet": "Post", "headline": "Rents", "body": "Rents rose."}},
        {"webTitle": "Rents", "fields": {"bodyText": "Rents rose.", "publication": "Post"}},
        {"thread": {"site": "Post"}, "title": "Rents", "paragraphs": ["Rents rose."]},
    ],
)
def test_outlets_within_objects_are_found(tmp_path, record):
    articles = read(tmp_path, {"a.json": json.dumps([record])})
    assert (articles["outlet"][0], articles["text"][0]) == ("Post", "Rents\n\nRents rose.")


def test_bytes_that_python_spelt_are_text(tmp_path):
    assert (
        read(tmp_path, {"a.csv": "id,text\n1,b'Rents aren\\xe2\\x80\\x99t low'\n"})["text"][0]
        == "Rents aren’t low"
    )


@pytest.mark.parametrize("name", ["a.feather", "a.arrow", "a.dta"])
def test_tables_of_r_and_stata_are_read_and_labels_stand_for_their_values(tmp_path, name):
    frame = pd.DataFrame(
        {
            "outlet": pd.Categorical(["Post", "Mail", "Post"]),
            "date": pd.to_datetime(["2021-03-09", "2021-03-10", "2021-03-11"]),
            "title": ["Rents", "Tolls", "Ferries"],
            "text": ["Rents rose.", "Tolls fell – again.", "Ferries stopped."],
        }
    )
    if name.endswith("dta"):
        frame.to_stata(tmp_path / name, version=118, write_index=False, convert_dates={"date": "td"})
    else:
        frame.to_feather(tmp_path / name)
    articles = read_articles(tmp_path)
    assert articles["outlet"].tolist() == ["Post", "Mail", "Post"]
    assert articles["published"].dt.strftime("%d").tolist() == ["09", "10", "11"]
    assert articles["text"][1] == "Tolls\n\nTolls fell – again."


@pytest.mark.parametrize("name", ["a.feather", "a.dta"])
def test_broken_tables_of_r_and_stata_get_a_sentence(tmp_path, name):
    with pytest.raises(ReadingError, match="the file is no"):
        read(tmp_path, {name: b"no table at all"})
