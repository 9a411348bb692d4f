"""Databases of SQLite, as scrapers and archives of posts write them; every cell becomes text, and nothing is written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from time import monotonic
from typing import Any

from mediaframing.reading.account import Account
from mediaframing.reading.column_roles import guess_columns, name_headings
from mediaframing.reading.encoding import clean_text, decode_text
from mediaframing.reading.limits import LARGEST_LINE
from mediaframing.reading.skipped import LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import FileRows, Source
from mediaframing.reading.typed import write_cell

_CHUNK = 500
_LONGEST_VIEW = 60
# The same files without locks, where nobody else has them open.
_UNLOCKED = "unix-none" if os.name == "posix" else "win32-none"
# Where a database says that it keeps new rows in a second file, which none has that lies in memory.
_ROLLS_BACK, _VERSIONS = b"\x01\x01", slice(18, 20)


def stream_sqlite(source: Source, account: Account) -> Iterator[FileRows]:
    """Read the table whose columns name a text, of several that with most rows, and all tables of the same headings.

    A view is read where no table names a text, or where it has as many rows and names more of what an article has. Other
    tables and views are reported.

    Raises
    ------
    ReadingError
        If the file is no database of SQLite, or has no table with rows.
    """
    try:
        with closing(_open(source)) as database:
            database.text_factory = _decode
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_LINE)
            # What a database defines of its own is not run.
            database.execute("PRAGMA trusted_schema = OFF")
            yield from _stream_table(database, source, account)
    except sqlite3.Error as error:
        raise ReadingError(_say(error)) from error


def _say(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "another program is writing into the database; close it, and read the database again"
    if code == sqlite3.SQLITE_READONLY:
        return (
            "a program was stopped while it wrote into the database, and only writing makes that undone; open a copy of it and "
            "of its -journal once with the program sqlite3, and read that"
        )
    return f"the file is no database of SQLite, or is damaged: {error}"


def _open(source: Source) -> sqlite3.Connection:
    if source.content is not None or source.packing is not None:
        data = bytearray(source.load())
        data[_VERSIONS] = _ROLLS_BACK if len(data) > _VERSIONS.stop else data[_VERSIONS]
        database = sqlite3.connect(":memory:")
        database.deserialize(bytes(data))
        return database
    # Rows may wait in a second file beside it, or what they were before half of a change was written. Without one nothing is
    # made, neither a lock nor a file.
    if _holds(source, "-journal") or (_holds(source, "-wal") and _holds(source, "-shm")):
        return _connect(source, "")
    if not _holds(source, "-wal"):
        return _connect(source, "&immutable=1")
    database = _connect(source, f"&vfs={_UNLOCKED}")
    # The index of the rows that wait is made in memory, and not in a third file.
    database.execute("PRAGMA locking_mode = EXCLUSIVE")
    return database


def _holds(source: Source, ending: str) -> bool:
    beside = source.path.with_name(f"{source.path.name}{ending}")
    return beside.is_file() and beside.stat().st_size > 0


def _connect(source: Source, how: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{source.path.resolve().as_uri()}?mode=ro{how}", uri=True)


def _stream_table(database: sqlite3.Connection, source: Source, account: Account) -> Iterator[FileRows]:
    rows = {name: _count(database, name) for name in _list(database, "table")}
    filled = [name for name in rows if rows[name]]
    telling = [name for name in filled if _tells(database, name)]
    first = max(telling or filled, key=lambda name: rows[name], default=None)
    views = [name for name in _list(database, "view") if _tells(database, name)]
    view = _choose_view(database, views, first if telling else None, rows)
    if first is None and view is None:
        raise ReadingError("the database has no table with rows")
    chosen = [view] if view is not None else _list_alike(database, str(first), filled)
    if len(filled) > 1 or views:
        told = f"{'view' if view else 'table'}{'s' * (len(chosen) > 1)} {', '.join(map(repr, chosen))}"
        account.note(told + ", whose rows are counted on" * (len(chosen) > 1))
    others = [name for name in telling if name not in chosen] if view is None else []
    if others:
        account.note(
            f"table {others[0]!r} names a text, too: read_articles(pandas.read_sql({_read_all(others[0])!r}, "
            f"sqlite3.connect({source.path.name!r}))) reads it"
        )
    notices = [
        Notice(source.name, None, None, LEFT_OUT, reason, name)
        for names, reason in (
            # What a view is made of is read with it.
            ([] if view else filled, "a further table of the database"),
            (views, "a view of the database, which is not read beside what it is made of"),
        )
        for name in names
        if name not in chosen
    ]
    number = 0
    for table in chosen:
        headings = _list_headings(database, table)
        for part in _read_parts(database, table):
            cells = [[write_cell(cell) for cell in column] for column in zip(*part, strict=True)]
            numbers = list(range(number + 1, number + 1 + len(part)))
            yield FileRows(dict(zip(headings, cells, strict=True)), numbers, notices)
            number, notices = number + len(part), []


def _list(database: sqlite3.Connection, kind: str) -> list[str]:
    listed = database.execute("SELECT name FROM sqlite_master WHERE type = ? ORDER BY rowid", (kind,))
    return [str(name) for (name,) in listed if not str(name).startswith("sqlite_")]


def _tells(database: sqlite3.Connection, name: str) -> bool:
    return "text" in guess_columns(_list_headings(database, name))


def _list_alike(database: sqlite3.Connection, first: str, filled: list[str]) -> list[str]:
    """List the tables with the headings of the first, such as one for each year."""
    headings = sorted(_list_headings(database, first))
    return [name for name in filled if name == first or sorted(_list_headings(database, name)) == headings]


def _choose_view(
    database: sqlite3.Connection, views: list[str], table: str | None, rows: Mapping[str, int]
) -> str | None:
    """Choose a view where no table names a text, or where it has the rows of the table and tells more of them."""
    best, most = None, len(guess_columns(_list_headings(database, table))) if table else 0
    for name in views:
        known = len(guess_columns(_list_headings(database, name)))
        if known <= most:
            continue
        count = _count_view(database, name)
        if count and (table is None or count == rows[table]):
            best, most = name, known
    return best


def _count_view(database: sqlite3.Connection, name: str) -> int:
    """Count the rows of a view; one that is broken, or takes a minute to make, has none."""
    end = monotonic() + _LONGEST_VIEW
    database.set_progress_handler(lambda: monotonic() > end, 100_000)
    try:
        return _count(database, name)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        return 0
    finally:
        database.set_progress_handler(None, 0)


def _read_parts(database: sqlite3.Connection, name: str) -> Iterator[list[Any]]:
    """Read some rows of a table at a time; where it is damaged, those before are given before the error is raised."""
    part: list[Any] = []
    try:
        for row in database.execute(_read_all(name)):
            part.append(row)
            if len(part) == _CHUNK:
                yield part
                part = []
    except sqlite3.DatabaseError:
        if part:
            yield part
        raise
    if part:
        yield part


def _count(database: sqlite3.Connection, name: str) -> int:
    try:
        return int(database.execute(f"SELECT count(*) FROM {_quote(name)}").fetchone()[0])
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        return 0  # a table of a kind that this SQLite does not have
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return _count_sound(database, name)


def _count_sound(database: sqlite3.Connection, name: str) -> int:
    """Count the rows of a table before its damage."""
    number = 0
    try:
        for number, _ in enumerate(database.execute(_read_all(name)), 1):  # noqa: B007
            pass
    except sqlite3.DatabaseError:
        return number
    return number


def _list_headings(database: sqlite3.Connection, name: str) -> list[str]:
    try:
        described = database.execute(f"{_read_all(name)} LIMIT 0").description
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        return []  # a view of what is not there
    return name_headings([str(column[0]) for column in described])


def _decode(data: bytes) -> str:
    # Whether the bytes are of another encoding is only asked where they are not of the one that databases have.
    try:
        return clean_text(data.decode())
    except UnicodeDecodeError:
        return decode_text(data)


def _read_all(name: str) -> str:
    return f"SELECT * FROM {_quote(name)}"


def _quote(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
