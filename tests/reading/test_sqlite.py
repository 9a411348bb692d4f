"""Databases of SQLite: the table of articles is found, the others are told, and nothing is written beside them."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pandas as pd
import pytest

import mediaframing as mf


def write_database(path, *statements):
    with closing(sqlite3.connect(path)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


POSTS = (
    "CREATE TABLE posts (id INTEGER, source TEXT, date TEXT, body TEXT)",
    "INSERT INTO posts VALUES (7, 'Post', '2019-02-14', 'Rents rose.'), (8, 'Globe', NULL, 'The ferry sank.')",
)


def test_the_table_with_a_text_is_read_and_the_others_are_told(tmp_path):
    write_database(
        tmp_path / "press.db",
        'CREATE TABLE "log of ""runs""" (moment REAL)',
        'INSERT INTO "log of ""runs""" VALUES (1.5), (2.5), (3.5)',
        *POSTS,
    )
    with pytest.warns(mf.ReadingWarning):
        articles = mf.read_articles(tmp_path / "press.db")
    assert articles["article_id"].tolist() == ["7", "8"]
    assert articles["outlet"].tolist() == ["Post", "Globe"]
    assert articles["text"].tolist() == ["Rents rose.", "The ferry sank."]
    report = mf.read_report(articles).iloc[0]
    assert (report["kind"], report["found"], report["notes"]) == ("SQLite database", 2, "table 'posts'")
    assert mf.read_skipped(tmp_path / "press.db")["reason"].tolist() == ["a further table of the database"]


def test_how_another_table_of_articles_is_read_is_told(tmp_path):
    write_database(
        tmp_path / "press.db",
        *POSTS,
        'CREATE TABLE "old posts" (head TEXT, body TEXT)',
        "INSERT INTO \"old posts\" VALUES ('Dams', 'The dam broke.')",
    )
    with pytest.warns(mf.ReadingWarning):
        notes = mf.read_report(mf.read_articles(tmp_path / "press.db"))["notes"].item()
    query = notes[notes.index("SELECT") : notes.index("', sqlite3")]
    with closing(sqlite3.connect(tmp_path / "press.db")) as database:
        others = mf.read_articles(pd.read_sql(query, database))
    assert others["text"].tolist() == ["The dam broke."]


def test_a_database_is_known_by_what_it_holds_and_left_as_it_is(tmp_path):
    write_database(tmp_path / "press.sqlite", *POSTS)
    (tmp_path / "press.sqlite").rename(tmp_path / "press.bin")
    assert len(mf.read_articles(tmp_path / "press.bin")) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["press.bin"]


def test_a_packed_database_is_read(tmp_path):
    write_database(tmp_path / "press.db", *POSTS)
    (tmp_path / "press.db.gz").write_bytes(gzip.compress((tmp_path / "press.db").read_bytes()))
    assert mf.read_articles(tmp_path / "press.db.gz")["text"].tolist() == ["Rents rose.", "The ferry sank."]


def test_rows_that_wait_beside_the_database_count(tmp_path):
    with closing(sqlite3.connect(tmp_path / "press.db")) as database:
        database.execute("PRAGMA journal_mode = WAL")
        for statement in POSTS:
            database.execute(statement)
        database.commit()
        assert len(mf.read_articles(tmp_path / "press.db")) == 2


@pytest.mark.parametrize("statements", [[], POSTS[:1]])
def test_a_database_without_rows_is_told_in_a_sentence(tmp_path, statements):
    write_database(tmp_path / "press.db", "CREATE TABLE empty (text TEXT)", *statements)
    with pytest.raises(mf.ReadingError, match="no table with rows"):
        mf.read_articles(tmp_path / "press.db")


def test_rows_that_wait_are_read_without_a_file_more_and_belong_to_the_database(tmp_path, recwarn):
    copied = tmp_path / "copied"
    copied.mkdir()
    with closing(sqlite3.connect(tmp_path / "press.db")) as database:
        database.execute("PRAGMA journal_mode = WAL")
        for statement in POSTS:
            database.execute(statement)
        database.commit()
        for name in ("press.db", "press.db-wal"):
            shutil.copy(tmp_path / name, copied / name)
    assert len(mf.read_articles(copied)) == 2
    assert sorted(path.name for path in copied.iterdir()) == ["press.db", "press.db-wal"]
    assert not recwarn.list


def test_a_packed_database_that_kept_its_rows_beside_it_is_read(tmp_path):
    write_database(tmp_path / "press.db", "PRAGMA journal_mode = WAL", *POSTS)
    (tmp_path / "press.db.gz").write_bytes(gzip.compress((tmp_path / "press.db").read_bytes()))
    assert len(mf.read_articles(tmp_path / "press.db.gz")) == 2


STOPPED = """
import os, sqlite3, sys
database = sqlite3.connect(sys.argv[1])
database.execute("CREATE TABLE posts (id INTEGER PRIMARY KEY, body TEXT)")
database.executemany("INSERT INTO posts (body) VALUES (?)", [(f"The ferry sank. {n}" * 20,) for n in range(2000)])
database.commit()
database.execute("PRAGMA cache_size = 2")
database.execute("UPDATE posts SET body = 'half of a change ' || body")
os._exit(1)
"""


def test_half_of_a_change_is_not_taken_for_the_rows(tmp_path):
    subprocess.run([sys.executable, "-c", STOPPED, str(tmp_path / "press.db")], check=False)
    before = (tmp_path / "press.db").read_bytes()
    assert b"half of a change" in before
    with pytest.raises(mf.ReadingError, match="was stopped while it wrote"):
        mf.read_articles(tmp_path / "press.db")
    assert (tmp_path / "press.db").read_bytes() == before


def test_a_database_into_which_another_program_writes_is_told(tmp_path):
    write_database(tmp_path / "press.db", *POSTS)
    with closing(sqlite3.connect(tmp_path / "press.db")) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("DELETE FROM posts")
        with pytest.raises(mf.ReadingError, match="another program is writing"):
            mf.read_articles(tmp_path / "press.db")


def test_rows_before_the_damage_are_read_and_the_rest_is_told(tmp_path):
    rows = ", ".join(f"({n}, 'Post', NULL, '{'The ferry sank. ' * 20}{n}')" for n in range(3000))
    write_database(tmp_path / "press.db", POSTS[0], f"INSERT INTO posts VALUES {rows}")
    data = bytearray((tmp_path / "press.db").read_bytes())
    data[len(data) // 2 : len(data) // 2 + 9000] = b"\xee" * 9000
    (tmp_path / "press.db").write_bytes(data)
    with pytest.warns(mf.ReadingWarning, match="the rest of the file"):
        articles = mf.read_articles(tmp_path / "press.db")
    assert 1000 < len(articles) < 2000


def test_a_picture_in_a_cell_is_no_text_and_bytes_of_a_text_are(tmp_path):
    write_database(
        tmp_path / "press.db",
        POSTS[0],
        "INSERT INTO posts VALUES (1, 'Post', NULL, CAST('The ferry sank.' AS BLOB)), (2, 'Post', NULL, zeroblob(200))",
    )
    with closing(sqlite3.connect(tmp_path / "press.db")) as database:
        database.execute("INSERT INTO posts VALUES (3, 'Post', NULL, ?)", (gzip.compress(bytes(range(256))),))
        database.commit()
    with pytest.warns(mf.ReadingWarning, match="2 left out: no text"):
        articles = mf.read_articles(tmp_path / "press.db")
    assert articles["text"].tolist() == ["The ferry sank."]


SPLIT = (
    "CREATE TABLE story (id INTEGER, paper_id INTEGER, body TEXT)",
    "INSERT INTO story VALUES (1, 1, 'Rents rose.'), (2, 2, 'The ferry sank.')",
    "CREATE TABLE paper (id INTEGER, name TEXT)",
    "INSERT INTO paper VALUES (1, 'Post'), (2, 'Globe')",
)
JOINED = "CREATE VIEW joined AS SELECT s.id, p.name AS outlet, s.body FROM story s JOIN paper p ON p.id = s.paper_id"


def test_a_view_is_read_where_it_has_the_rows_of_the_table_and_tells_more_of_them(tmp_path):
    write_database(tmp_path / "press.db", *SPLIT, JOINED)

    articles = mf.read_articles(tmp_path / "press.db")

    assert articles["outlet"].tolist() == ["Post", "Globe"]
    assert mf.read_report(articles)["notes"].item() == "view 'joined'"


def test_a_view_is_read_where_no_table_names_a_text(tmp_path):
    write_database(
        tmp_path / "press.db",
        "CREATE TABLE t (a, b)",
        "INSERT INTO t VALUES ('Post', 'Rents rose.')",
        "CREATE VIEW articles AS SELECT a AS outlet, b AS text FROM t",
    )

    assert mf.read_articles(tmp_path / "press.db")["text"].tolist() == ["Rents rose."]


@pytest.mark.parametrize(
    "view",
    [
        "CREATE VIEW tagged AS SELECT s.id, p.name AS outlet, s.body FROM story s, paper p",  # more rows
        f"{JOINED} WHERE p.id = 1",  # fewer
        "CREATE VIEW bodies AS SELECT body FROM story",  # tells less
        "CREATE VIEW lost AS SELECT outlet, body FROM nowhere",
    ],
)
def test_a_view_of_other_rows_takes_no_place_of_a_table(tmp_path, view):
    write_database(tmp_path / "press.db", *SPLIT, view)

    with pytest.warns(mf.ReadingWarning, match="a further table of the database"):
        articles = mf.read_articles(tmp_path / "press.db")

    assert articles["article_id"].tolist() == ["1", "2"]


def test_a_view_that_takes_too_long_is_left(tmp_path, monkeypatch):
    monkeypatch.setattr("mediaframing.reading.sqlite._LONGEST_VIEW", 0)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, 'Post' AS outlet, 'x' AS body FROM n"
    write_database(tmp_path / "press.db", *SPLIT, f"CREATE VIEW endless AS {endless}")

    with pytest.warns(mf.ReadingWarning, match="a view of the database"):
        assert len(mf.read_articles(tmp_path / "press.db")) == 2


def test_tables_of_the_same_headings_are_read_one_behind_the_other(tmp_path):
    write_database(
        tmp_path / "press.db",
        "CREATE TABLE y2018 (title TEXT, body TEXT)",
        "INSERT INTO y2018 VALUES ('Rents', 'Rents rose.')",
        "CREATE TABLE y2019 (title TEXT, body TEXT)",
        "INSERT INTO y2019 VALUES ('Ferry', 'The ferry sank.'), ('Pier', 'The pier is shut.')",
    )

    articles = mf.read_articles(tmp_path / "press.db")

    assert articles["article_id"].tolist() == ["press-1", "press-2", "press-3"]
    assert mf.read_report(articles)["notes"].item() == "tables 'y2018', 'y2019', whose rows are counted on"


def test_texts_of_another_encoding_than_the_database_says_are_read(tmp_path):
    write_database(
        tmp_path / "press.db",
        "CREATE TABLE posts (id INTEGER, body TEXT)",
        f"INSERT INTO posts VALUES (1, CAST(x'{'It isn’t over.'.encode('cp1252').hex()}' AS TEXT))",
    )

    assert mf.read_articles(tmp_path / "press.db")["text"].tolist() == ["It isn’t over."]
