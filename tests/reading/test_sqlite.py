"""Databases of SQLite: the table of articles is found, the others are told, and nothing is written beside them."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

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
