"""Databases of SQLite, as scrapers and archives of posts write them; every cell becomes text, and nothing is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from mediaframing.reading.account import Account
from mediaframing.reading.column_roles import guess_columns, name_headings
from mediaframing.reading.encoding import decode_text
from mediaframing.reading.limits import LARGEST_LINE
from mediaframing.reading.skipped import LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import FileRows, Source
from mediaframing.reading.typed import write_cell

_CHUNK = 500


def stream_sqlite(source: Source, account: Account) -> Iterator[FileRows]:
    """Read the table whose columns name a text, of several that with most rows. Other tables are reported.

    Raises
    ------
    ReadingError
        If the file is no database of SQLite, or has no table with rows.
    """
    try:
        with closing(_open(source)) as database:
            database.text_factory = decode_text
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_LINE)
            # What a database defines of its own is not run.
            database.execute("PRAGMA trusted_schema = OFF")
            yield from _stream_table(database, source, account)
    except sqlite3.Error as error:
        raise ReadingError(f"the file is no database of SQLite, or is damaged: {error}") from error


def _open(source: Source) -> sqlite3.Connection:
    if source.content is not None or source.packing is not None:
        database = sqlite3.connect(":memory:")
        database.deserialize(source.load())
        return database
    # Rows may wait in a second file beside it. Without one nothing is made, neither a lock nor a file.
    waiting = source.path.with_name(f"{source.path.name}-wal")
    how = "mode=ro" if waiting.is_file() and waiting.stat().st_size else "mode=ro&immutable=1"
    return sqlite3.connect(f"{source.path.resolve().as_uri()}?{how}", uri=True)


def _stream_table(database: sqlite3.Connection, source: Source, account: Account) -> Iterator[FileRows]:
    listed = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid").fetchall()
    tables = [str(name) for (name,) in listed if not str(name).startswith("sqlite_")]
    rows = {name: _count(database, name) for name in tables}
    filled = [name for name in tables if rows[name]]
    if not filled:
        raise ReadingError("the database has no table with rows")
    telling = [name for name in filled if "text" in guess_columns(_list_headings(database, name))]
    chosen = max(telling or filled, key=lambda name: rows[name])
    if len(filled) > 1:
        account.note(f"table {chosen!r}")
    notices = [
        Notice(source.name, None, None, LEFT_OUT, "a further table of the database", name)
        for name in filled
        if name != chosen
    ]
    headings = _list_headings(database, chosen)
    cursor = database.execute(f"SELECT * FROM {_quote(chosen)}")
    number = 0
    while part := cursor.fetchmany(_CHUNK):
        cells = [[write_cell(cell) for cell in column] for column in zip(*part, strict=True)]
        numbers = list(range(number + 1, number + 1 + len(part)))
        yield FileRows(dict(zip(headings, cells, strict=True)), numbers, notices)
        number, notices = number + len(part), []


def _count(database: sqlite3.Connection, name: str) -> int:
    try:
        return int(database.execute(f"SELECT count(*) FROM {_quote(name)}").fetchone()[0])
    except sqlite3.OperationalError:  # a table of a kind that this SQLite does not have
        return 0


def _list_headings(database: sqlite3.Connection, name: str) -> list[str]:
    described = database.execute(f"SELECT * FROM {_quote(name)} LIMIT 0").description
    return name_headings([str(column[0]) for column in described])


def _quote(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
