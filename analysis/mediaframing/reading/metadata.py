"""Tables that describe articles and hold no texts (GDELT, Media Cloud, citations), joined to texts that the user has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import pandas as pd

from mediaframing.reading.account import Account
from mediaframing.reading.column_roles import guess_columns
from mediaframing.reading.skipped import LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import FileRows, Source
from mediaframing.values.date_columns import read_dates
from mediaframing.values.heading_words import simplify
from mediaframing.values.headings import Choice
from mediaframing.values.tidy import tidy_name

_FILES = frozenset({"file", "filename", "filepath", "path", "datei", "fichier", "archivo"})
_FILLED = ("outlet", "published", "title")

Cells = Mapping[str, list[str | None]]


class Metadata:
    """Descriptions of articles, by link, id or name of file; the first that describes an article holds."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str], tuple[int, int]] = {}
        self._tables: list[tuple[Source, Account, Cells, dict[str, str]]] = []

    def __bool__(self) -> bool:
        return bool(self._tables)

    def add(self, source: Source, rows: FileRows, account: Account, columns: Choice | None) -> bool:
        """Take a table without texts, if its rows have a link, an id or the name of a file; say whether it was taken."""
        headings = list(rows.columns)
        try:
            found = guess_columns(headings, columns)
        except ReadingError:
            found = guess_columns(headings)
        files = next((name for name in headings if simplify(name) in _FILES), None)
        keys = {"url": found.get("url"), "id": found.get("article_id"), "file": files}
        if not rows.numbers or not any(keys.values()):
            return False
        table = len(self._tables)
        for kind, heading in keys.items():
            for row, cell in enumerate(rows.columns[heading] if heading else ()):
                if cell and (key := _simplify(kind, cell)):
                    self._by_key.setdefault((kind, key), (table, row))
        account.headings = found
        account.kind = f"{account.kind}, describes articles"
        self._tables.append((source, account, rows.columns, found))
        return True

    def join(self, table: pd.DataFrame, urls: Sequence[str | None], day_first: bool | None) -> pd.DataFrame:
        """Fill what the articles lack, and add what else the descriptions have; the accounts are told how many met."""
        places = [
            self._find(article_id, file, url)
            for article_id, file, url in zip(table["article_id"], table["file"], urls, strict=True)
        ]
        added: dict[str, list[str | None]] = {}
        for position, place in enumerate(places):
            if place is None:
                continue
            _, account, cells, found = self._tables[place[0]]
            account.found += 1
            taken = {heading: column for column, heading in found.items()}
            for heading, values in cells.items():
                name = taken.get(heading, heading)
                if name != "article_id" and (cell := values[place[1]]) is not None:
                    added.setdefault(name, [None] * len(places))[position] = cell
        made: dict[str, pd.Series] = {}
        for name, values in added.items():
            told = pd.Series(values, index=table.index, dtype="str")
            if name == "published":
                told = read_dates(told, day_first).published
            elif name in _FILLED:
                told = told.map(tidy_name, na_action="ignore").astype("str")
            made[name] = table[name].fillna(told) if name in table.columns else told
        return table.assign(**made)

    def tell(self) -> list[Notice]:
        """Tell how many descriptions found no text."""
        notices: list[Notice] = []
        for source, account, cells, _ in self._tables:
            size = len(next(iter(cells.values()), []))
            account.note(f"{account.found} of {size} rows describe articles that were read")
            if account.found < size:
                reason = "a row that describes an article of which there is no text"
                notices.extend(
                    Notice(source.name, None, None, LEFT_OUT, reason) for _ in range(size - account.found)
                )
            account.found = 0
        return notices

    def _find(self, article_id: str, file: str, url: str | None) -> tuple[int, int] | None:
        stem = PurePosixPath(file).name
        tries = [
            ("url", url),
            ("id", article_id),
            ("file", file),
            ("file", stem),
            ("id", PurePosixPath(stem).stem),
        ]
        keys = ((kind, _simplify(kind, value)) for kind, value in tries if value)
        return next((place for key in keys if (place := self._by_key.get(key)) is not None), None)


def _simplify(kind: str, cell: str) -> str:
    """Write a link without what does not tell articles apart; an id or a file name as it is."""
    if kind != "url":
        return cell.strip()
    try:
        parts = urlsplit(cell.strip())
    except ValueError:
        return cell.strip()
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    return f"{host}{parts.path.rstrip('/')}{'?' + parts.query if parts.query else ''}"
