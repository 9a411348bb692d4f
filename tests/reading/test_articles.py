import gzip
import json
import os
import sys
import warnings

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediaframing.reading import ReadingError, ReadingWarning, read_articles, read_skipped
from mediaframing.tables import check_table, list_columns

RECORDS = [
    {
        "id": "007",
        "Headline": "Talks fail",
        "Body": "They met.\n\nThey “parted”.",
        "Date": "2017-03-01",
        "Source": "The Paper",
        "section": "World",
    },
    {
        "id": "008",
        "Headline": "Café opens",
        "Body": "It’s open.",
        "Date": "2017-03-02",
        "Source": "The Paper",
        "section": None,
    },
]


def write_records(path):
    frame = pd.DataFrame(RECORDS)
    match "".join(path.suffixes):
        case ".csv":
            frame.to_csv(path, index=False)
        case ".csv.gz":
            path.write_bytes(gzip.compress(frame.to_csv(index=False).encode("cp1252")))
        case ".tsv":
            frame.to_csv(path, index=False, sep="\t", encoding="utf-16")
        case ".jsonl" | ".ndjson":
            path.write_text("\n".join(map(json.dumps, RECORDS)), encoding="utf-8")
        case ".json":
            path.write_text(json.dumps({"status": "ok", "articles": RECORDS}), encoding="utf-8")
        case ".parquet":
            frame.assign(Date=pd.to_datetime(frame["Date"])).to_parquet(path)
        case ".xlsx":
            frame.assign(Date=pd.to_datetime(frame["Date"])).to_excel(path, index=False)
    return path


@pytest.mark.parametrize(
    "suffix", [".csv", ".csv.gz", ".tsv", ".jsonl", ".ndjson", ".json", ".parquet", ".xlsx"]
)
def test_every_format_gives_the_same_articles(tmp_path, suffix):
    articles = read_articles(write_records(tmp_path / f"export{suffix}"))
    assert list(articles.columns[:5]) == list_columns("articles")
    assert articles["article_id"].tolist() == ["007", "008"]
    assert articles["text"].tolist() == [
        "Talks fail\n\nThey met.\n\nThey “parted”.",
        "Café opens\n\nIt’s open.",
    ]
    assert articles["outlet"].tolist() == ["The Paper"] * 2
    assert articles["published"].dt.strftime("%Y-%m-%d").tolist() == ["2017-03-01", "2017-03-02"]
    assert articles["section"].tolist()[0] == "World"
    assert articles["section"].isna().tolist() == [False, True]
    pd.testing.assert_frame_equal(check_table("articles", articles), articles)


def test_a_folder_is_read_in_order_with_outlets_from_its_folders(tmp_path):
    for name, text in [
        ("b/two.txt", "Talks fail\n\nThey parted."),
        ("a/one.txt", "Talks go on\n\nThey met."),
        ("c.txt", "One."),
    ]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("No.")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("No.")
    articles = read_articles(tmp_path)
    assert articles["article_id"].tolist() == ["a/one", "b/two", "c"]
    assert articles["file"].tolist() == ["a/one.txt", "b/two.txt", "c.txt"]
    assert articles["outlet"].fillna("?").tolist() == ["a", "b", "?"]
    assert articles["title"].fillna("?").tolist() == ["Talks go on", "Talks fail", "?"]


def test_the_byline_is_kept_but_not_coded(tmp_path):
    (tmp_path / "x.txt").write_text("Talks fail\n\nby Jane Doe\n\nThey parted.")
    articles = read_articles(tmp_path / "x.txt")
    assert articles.loc[0, "byline"] == "by Jane Doe"
    assert articles.loc[0, "text"] == "Talks fail\n\nThey parted."
    assert articles["outlet"].isna().all()


def test_texts_and_tables_of_one_folder_go_into_one_table(tmp_path):
    write_records(tmp_path / "b.csv")
    (tmp_path / "a.txt").write_text("Talks fail\n\nThey parted.")
    (tmp_path / "c.jsonl").write_text('{"text": "They met."}\n{"text": "They left."}')
    articles = read_articles(tmp_path)
    assert articles["article_id"].tolist() == ["a", "007", "008", "c-1", "c-2"]
    assert articles["section"].notna().tolist() == [False, True, False, False, False]


def test_the_host_of_the_link_is_the_outlet_where_none_is_named(tmp_path):
    (tmp_path / "x.csv").write_text(
        "text,link\nOne.,https://www.bbc.co.uk/news/1\nTwo.,http://[broken\nThree.,\n"
    )
    articles = read_articles(tmp_path / "x.csv")
    assert articles["outlet"].fillna("?").tolist() == ["bbc.co.uk", "?", "?"]
    assert articles.loc[0, "link"] == "https://www.bbc.co.uk/news/1"


def test_a_mapping_overrules_the_guess_and_nothing_of_the_source_is_lost(tmp_path):
    (tmp_path / "x.csv").write_text("text,Body,row\nteaser,The whole story.,first\n")
    articles = read_articles(tmp_path / "x.csv", columns={"text": "Body"})
    assert articles.loc[0, "text"] == "The whole story."
    assert articles.loc[0, "text_in_file"] == "teaser"
    assert "first" in articles.loc[0].tolist()


def test_without_a_text_column_the_error_lists_the_columns(tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ReadingError, match=r"there are 'a', 'b'\. Say which with columns="):
        read_articles(tmp_path / "x.csv")


def test_what_is_left_out_is_told_once_and_listed(tmp_path):
    (tmp_path / "a.csv").write_text(
        "id,date,text\n1,2017-01-01,One.\n2,soon,Two.\n3,,\n1,2017-01-01,One.\n1,2017-01-01,Other.\n"
    )
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    (tmp_path / "c.jsonl").write_text('{"text": "Three."}\n{"text": \n[1]\n')
    (tmp_path / "d.txt").write_text("")
    with pytest.warns(ReadingWarning, match="4 articles were read") as caught:
        articles = read_articles(tmp_path)
    assert len(caught) == 1
    assert articles["article_id"].tolist() == ["1", "2", "1-2", "c-1"]
    skipped = read_skipped(tmp_path)
    assert set(zip(skipped["file"], skipped["action"], strict=True)) == {
        ("a.csv", "kept"),
        ("a.csv", "left out"),
        ("b.pdf", "left out"),
        ("c.jsonl", "left out"),
        ("d.txt", "left out"),
    }
    told = skipped[skipped["file"] == "a.csv"].set_index("row")["reason"].to_dict()
    assert told == {
        2: "a date that cannot be read",
        3: "no text",
        4: "a copy, same id and text",
        5: "another text of the same id, so the id was changed",
    }
    assert skipped["detail"].tolist().count("soon") == 1


def test_nothing_to_report_is_an_empty_table_and_no_warning(tmp_path):
    write_records(tmp_path / "x.csv")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read_articles(tmp_path)
    assert read_skipped(tmp_path).empty


def test_a_new_id_never_meets_one_that_is_there(tmp_path):
    (tmp_path / "x.csv").write_text("id,text\na,One.\na-2,Two.\na,Three.\na,Four.\n")
    with pytest.warns(ReadingWarning, match="id was changed"):
        articles = read_articles(tmp_path / "x.csv")
    assert articles["article_id"].tolist() == ["a", "a-2", "a-3", "a-4"]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("x.csv", b"", "the file is empty"),
        ("x.csv", b"id,text\n", "no row"),
        ("x.json", b"{", "not JSON"),
        ("x.json", b"[]", "no row"),
        ("x.jsonl", b"[" * 100_000, "not JSON"),
        ("x.parquet", b"PAR1", "not Parquet"),
        ("x.xlsx", b"PK", "not an Excel workbook"),
        ("x.csv.gz", gzip.compress(b"text\nRents rose.", mtime=0)[:12], "cannot be opened"),
        ("x.exe", b"MZ\0\0", "a kind of file that cannot be read"),
        ("x.txt", b"  \n", "no text"),
    ],
)
def test_a_file_with_nothing_in_it_is_an_error_that_says_why(tmp_path, name, data, told):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadingError, match=told):
        read_articles(tmp_path / name)
    assert len(read_skipped(tmp_path / name)) == 1


def test_no_such_path_and_an_empty_folder_are_errors(tmp_path):
    with pytest.raises(ReadingError, match="no file or folder"):
        read_articles(tmp_path / "absent")
    with pytest.raises(ReadingError, match="the folder holds no file"):
        read_articles(tmp_path)


def test_excel_without_openpyxl_says_what_to_install(tmp_path, monkeypatch):
    write_records(tmp_path / "x.xlsx")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ReadingError, match=r"mediaframing\[excel\]"):
        read_articles(tmp_path / "x.xlsx")


def test_further_sheets_of_a_workbook_are_reported(tmp_path):
    with pd.ExcelWriter(tmp_path / "x.xlsx") as workbook:
        pd.DataFrame({"id": [7], "text": ["One."]}).to_excel(workbook, sheet_name="A", index=False)
        pd.DataFrame({"text": ["Two."]}).to_excel(workbook, sheet_name="B", index=False)
    with pytest.warns(ReadingWarning, match="a further sheet"):
        articles = read_articles(tmp_path / "x.xlsx")
    assert articles["article_id"].tolist() == ["7"]


def test_lists_of_paragraphs_and_names_in_json(tmp_path):
    (tmp_path / "x.json").write_text(
        json.dumps([{"text": ["One.", "Two."], "authors": ["Doe", "Roe"], "n": 1.50}])
    )
    articles = read_articles(tmp_path / "x.json")
    assert articles.loc[0, ["text", "authors", "n"]].tolist() == ["One.\n\nTwo.", "Doe; Roe", "1.5"]


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
def test_hostile_file_names_are_only_names(tmp_path):
    for name in ("=HYPERLINK(1).txt", "[a-z]+(.txt", "<b>&.txt", "a b\n.txt", "-rf.txt", "ünï.txt"):
        (tmp_path / name).write_text(f"Text of {len(name)}.")
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text("Text.")
    articles = read_articles(tmp_path)
    assert len(articles) == 7
    assert "[a-z]+(" in articles["article_id"].tolist()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    data=st.binary(max_size=300),
    suffix=st.sampled_from([".txt", ".csv", ".jsonl", ".json", ".parquet", ".xlsx", ".txt.gz"]),
)
def test_any_bytes_are_an_article_or_a_report(tmp_path, data, suffix):
    (tmp_path / "sound.txt").write_text("Sound.")
    for old in tmp_path.glob("odd.*"):
        old.unlink()
    (tmp_path / f"odd{suffix}").write_bytes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReadingWarning)
        articles = read_articles(tmp_path)
    assert "sound" in articles["article_id"].tolist()
    if len(articles) == 1:
        assert len(read_skipped(tmp_path)) > 0


def test_many_files_are_read_in_linear_time(tmp_path):
    for number in range(2_000):
        (tmp_path / f"{number:04}.txt").write_text(f"Headline {number}\n\nIt happened again. And so on.")
    assert len(read_articles(tmp_path)) == 2_000


@pytest.mark.parametrize(
    "end", ["The owners … [+2310 chars]", "The owners offered [&#8230;]", "The owners [...]"]
)
def test_a_text_that_an_interface_cut_is_kept_with_a_notice(tmp_path, end):
    (tmp_path / "x.jsonl").write_text(json.dumps({"id": "1", "text": f"The dockers walked out. {end}"}))
    skipped = read_skipped(tmp_path / "x.jsonl")
    assert skipped["action"].tolist() == ["kept"]
    assert "only its beginning" in skipped.loc[0, "reason"]


def test_a_stray_control_character_does_not_make_a_short_text_binary(tmp_path):
    (tmp_path / "x.csv").write_bytes(b"id,text\n1,The dockers\x00 walked out\n2,They\x07 stay\n")
    assert read_articles(tmp_path / "x.csv")["text"].tolist() == ["The dockers walked out", "They stay"]
