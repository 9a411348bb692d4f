"""Databases of SQLite: the table of articles is found, the others are told, and nothing is written beside them."""

from __future__ import annotations

import gzip
import sqlite3
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
