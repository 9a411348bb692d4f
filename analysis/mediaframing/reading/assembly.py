"""Rows of files put together into the articles table."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from urllib.parse import urlsplit

import numpy as np
import pandas as pd
import pyarrow as pa

from mediaframing.reading.account import UNREAD_DATE, Account
from mediaframing.reading.asked_headings import AskedHeadings
from mediaframing.reading.column_roles import Choice, join_dates
from mediaframing.reading.metadata import Metadata
from mediaframing.reading.parted_texts import join_parts
from mediaframing.reading.places import Pattern, name_folder, read_place
from mediaframing.reading.settled_ids import settle_ids
from mediaframing.reading.skipped import KEPT, LEFT_OUT, Notice, ReadingError, note_rows
from mediaframing.reading.sources import FileRows, Source
from mediaframing.reading.text_columns import STRING, Column, convert_text, spread_text, store_text
from mediaframing.tables import check_table, empty_table
from mediaframing.values.date_columns import read_dates
from mediaframing.values.paragraphs import join_paragraphs
from mediaframing.values.printed import read_printed
from mediaframing.values.tidy import says_nothing, tidy_name, tidy_text

_MAIN = ("article_id", "outlet", "published", "title", "text", "standfirst")
_RESERVED = {*_MAIN, "file", "place", "precision"}
# How interfaces and feeds end a text of which they give the beginning: [+1234 chars], [...].
_CUT_SHORT = re.compile(r"(?:\[\+\d+ chars\]|\[(?:…|\.{3})\])\s*\Z")
_TAIL = 40


class Assembly:
    """The articles read so far, some thousand at a time: what was read is let go of once it is here.

    Parameters
    ----------
    columns, day_first
        As in :func:`mediaframing.reading.read_articles`.
    pattern : Pattern, optional
        What the names of files and folders tell.
    year_first : bool, optional
        As in :func:`mediaframing.values.date_columns.read_dates`.

    Attributes
    ----------
    notices : list of Notice
    asked : AskedHeadings
    """

    def __init__(
        self,
        columns: Choice | None = None,
        day_first: bool | None = None,
        pattern: Pattern | None = None,
        year_first: bool | None = None,
    ) -> None:
        self.notices: list[Notice] = []
        self._columns = columns
        self.asked = AskedHeadings(columns)
        self._day_first = day_first
        self._year_first = year_first
        self._pattern = pattern
        self._parts: dict[str, list[pa.Array]] = {name: [] for name in _MAIN}
        self._further: dict[str, Column] = {}
        self._files: list[tuple[Source, Account, int]] = []
        self._numbers: list[int | None] = []
        self._placed = False
        self._count = 0
        self._urls: list[str | None] = []
        self._metadata = Metadata()
        self._described: set[str] = set()

    def add(self, source: Source, rows: FileRows, account: Account) -> None:
        """Add rows of a file; the headings are guessed from the first that hold any."""
        self.notices.extend(rows.notices)
        size = len(rows.numbers) or len(next(iter(rows.columns.values()), ()))
        if not size:
            return
        if rows.arranged:
            found = {name: name for name in rows.columns if name in _MAIN or name == "url"}
        else:
            if account.file in self._described:
                self._describe(source, rows, account)
                return
            rows = join_parts(rows, account)
            if not account.headings:
                try:
                    account.headings = self.asked.guess(rows, account)
                except ReadingError:
                    if not (self.asked.lenient and self._describe(source, rows, account)):
                        raise
                    return
            found = account.headings
        columns = rows.columns
        place = read_place(source.name, self._pattern)
        for name, cell in place.columns.items():
            if name not in columns and not (name in found and found[name] in columns):
                columns = {**columns, name: [cell] * size}
        found = {**{name: name for name in place.columns if name in (*_MAIN, "url")}, **found}
        self._arrange(source, account, columns, found, rows.numbers, rows.arranged, size)

    def _describe(self, source: Source, rows: FileRows, account: Account) -> bool:
        """Take rows without a text as descriptions of articles in other files."""
        taken = self._metadata.add(source, rows, account, self._columns)
        if taken:
            self._described.add(account.file)
        return taken

    def _arrange(
        self,
        source: Source,
        account: Account,
        columns: dict[str, list[str | None]],
        found: dict[str, str],
        numbers: Sequence[int],
        arranged: bool,
        size: int,
    ) -> None:
        nothing: list[str | None] = [None] * size
        cells = {name: columns.get(heading, nothing) for name, heading in found.items()}
        titles = [tidy_name(cell) for cell in cells.get("title", nothing)]
        standfirsts = [None if says_nothing(cell) else cell for cell in cells.get("standfirst", nothing)]
        whole = arranged and not numbers
        texts: list[str | None] = []
        for place, body in enumerate(cells.get("text", nothing)):
            if says_nothing(body) or body is None:
                texts.append(None)
                continue
            tidy, mended = tidy_text(body if whole else read_printed(body, "\n\n"))
            account.repaired += mended
            if _CUT_SHORT.search(tidy[-_TAIL:]):
                reason = "a text that ends where its source cut it: only its beginning is there"
                number = numbers[place] if numbers else None
                self.notices.append(Notice(source.name, number, None, KEPT, reason))
            if standfirst := standfirsts[place]:
                standfirsts[place] = tidy_text(standfirst)[0] or None
            texts.append(tidy if whole else join_paragraphs(titles[place], standfirsts[place], tidy) or None)
        given = [tidy_name(cell) for cell in cells.get("article_id", nothing)]
        names = [(_name_host(cell) if cell and cell[:4] == "http" else cell) or _name_host(url) for cell, url in zip(
            map(tidy_name, cells.get("outlet", nothing)), cells.get("url", nothing), strict=True
        )]  # fmt: skip
        if whole and "outlet" not in cells and "/" in source.name:
            folder = name_folder(source.name)
            # What the user calls a party is no outlet.
            called = read_place(source.name, self._pattern).columns if self._pattern else {}
            names = [None if folder in called.values() else tidy_name(folder)] * size
        ids: list[str | None] = [
            name or (source.stem if not numbers else f"{source.stem}-{numbers[place]}")
            for place, name in enumerate(given)
        ]
        written = join_dates(columns, found.get("published")) or cells.get("published", nothing)
        dates = [None if says_nothing(cell) else cell for cell in written]
        kept = [place for place, text in enumerate(texts) if text is not None]
        self.notices.extend(
            Notice(source.name, numbers[place] if numbers else None, ids[place], LEFT_OUT, "no text")
            for place, text in enumerate(texts)
            if text is None
        )
        made: dict[str, list[str | None]] = dict(
            zip(_MAIN, (ids, names, dates, titles, texts, standfirsts), strict=True)
        )
        for name, values in made.items():
            self._parts[name].append(store_text([values[place] for place in kept]))
        taken = {heading for name, heading in found.items() if name != "url"}
        for heading, values in columns.items():
            if heading not in taken:
                self._keep_further(_name_further(heading, columns), [values[place] for place in kept])
        account.found += len(kept)
        account.outlets += sum(names[place] is not None for place in kept)
        self._files.append((source, account, len(kept)))
        self._numbers.extend(numbers[place] if numbers else None for place in kept)
        urls = cells.get("url", nothing)
        self._urls.extend(urls[place] for place in kept)
        self._placed |= arranged and bool(numbers)
        self._count += len(kept)

    def _keep_further(self, name: str, values: list[str | None]) -> None:
        if values:
            # Blanks at the ends of an outlet's page number make it another one.
            stripped = [value.strip() if value and value[-1:].isspace() else value for value in values]
            self._further.setdefault(name, []).append((self._count, store_text(stripped)))

    def finish(self) -> pd.DataFrame:
        """Give the articles: dates read together, ids settled."""
        if not self._count:
            return empty_table("articles")
        main = {name: convert_text(pa.chunked_array(self._parts.pop(name), STRING)) for name in _MAIN}
        further = {
            name: convert_text(spread_text(self._further.pop(name), self._count))
            for name in list(self._further)
        }
        files = np.repeat([source.name for source, _, _ in self._files], [n for _, _, n in self._files])
        reading = read_dates(pd.Series(main["published"]), self._day_first, self._year_first)
        table = pd.DataFrame(
            {**main, "published": reading.published, "file": pd.array(files, dtype="str")}, copy=False
        )
        numbers = pd.array(self._numbers, dtype="Int64")
        if self._placed:
            table["place"] = numbers
        if (reading.precision.notna() & (reading.precision != "day")).any():
            table["precision"] = reading.precision
        if further:
            table = pd.concat([table, pd.DataFrame(further, copy=False)], axis=1)
        rows = pd.Series(numbers)
        self._tell_dates(table, pd.Series(main["published"]), reading.unread, rows)
        if self._metadata:
            table = self._metadata.join(table, self._urls, self._day_first)
            self.notices.extend(self._metadata.tell())
        if reading.doubt:
            for account in {id(a): a for _, a, _ in self._files}.values():
                account.note(reading.doubt)
            first = self._files[0][0].name
            self.notices.append(
                Notice(first, None, None, KEPT, "dates that can be read in two ways", reading.doubt)
            )
        table, told = settle_ids(table, rows, {source.name: account for source, account, _ in self._files})
        self.notices.extend(told)
        return check_table("articles", table)

    def _tell_dates(
        self, table: pd.DataFrame, written: pd.Series, unread: pd.Series, rows: pd.Series
    ) -> None:
        dated = table["published"].notna().to_numpy()
        start = 0
        for _, account, size in self._files:
            account.dated += int(dated[start : start + size].sum())
            start += size
        self.notices.extend(note_rows(table, unread, rows, KEPT, UNREAD_DATE, written))


def assemble_articles(
    read: Iterable[tuple[Source, FileRows]],
    columns: Choice | None = None,
    day_first: bool | None = None,
    year_first: bool | None = None,
) -> tuple[pd.DataFrame, list[Notice]]:
    """Put what was read together, in the order given.

    Returns
    -------
    articles : DataFrame
        With a column ``file`` that names the source of each row.
    notices : list of Notice
        Those of the rows, then rows without text, dates that cannot be read, copies and changed ids.
    """
    assembly = Assembly(columns, day_first, year_first=year_first)
    accounts: dict[str, Account] = {}
    for source, rows in read:
        assembly.add(source, rows, accounts.setdefault(source.name, Account(source.name)))
    return assembly.finish(), assembly.notices


def _name_further(heading: str, headings: Collection[str]) -> str:
    """Name a further column: as the file does, where that is no column of the table, nor another one of the file."""
    name = heading
    while name in _RESERVED or (name != heading and name in headings):
        name += "_in_file"
    return name


def _name_host(url: str | None) -> str | None:
    """Give the host of a link, without www: ``bbc.co.uk``."""
    try:
        host = urlsplit(url.strip()).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
