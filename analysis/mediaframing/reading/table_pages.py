"""Tables that only are called workbooks: a page with a table, or XML of Excel 2003, under the ending ``.xls``."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from mediaframing.reading.account import Account
from mediaframing.reading.encoding import clean_text, find_encoding, strip_mark
from mediaframing.reading.skipped import KEPT, Notice, ReadingError
from mediaframing.reading.sources import FileRows, Source
from mediaframing.reading.table_heads import place_headings
from mediaframing.values.headings import FURTHER, LEADING, match_headings, name_headings

_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_BREAKS = frozenset({"br", "p", "div", "li"})
_TABLES = frozenset({"table", "worksheet"})
_PREAMBLE = 12
_PAGES = (".html", ".htm", ".csv", ".tsv", ".txt")
_LONGEST_HEADING = 60
_WORKBOOK = "urn:schemas-microsoft-com:office:spreadsheet"


def is_table_page(suffix: str, text: str) -> bool:
    """Tell whether a file that is called a workbook begins as a page or XML with a table, or one called XML as a workbook of Excel 2003."""
    start = text[:20_000].lower()
    if suffix == ".xml":
        return _WORKBOOK in start and "<workbook" in start
    if suffix in _PAGES:
        return "<table" in start and _names_articles(text[:20_000])
    return (
        suffix in {".xls", ".xlsx"}
        and start.lstrip("\ufeff \r\n\t").startswith("<")
        and ("<table" in start or "<workbook" in start or ":table" in start)
    )


def _names_articles(page: str) -> bool:
    """Tell whether the first table of a page has headings that name a text and two things more, and at least a row."""
    reader = _TableReader()
    reader.feed(page)
    rows = next((rows for rows in reader.tables if rows), [])
    if len(rows) < 2 or any(len(cell) > _LONGEST_HEADING for cell in rows[0]):
        return False
    known = match_headings(name_headings(rows[0]), known=(*LEADING, *FURTHER))
    return "text" in known and len(known) > 2


def stream_table_page(source: Source, account: Account) -> Iterator[FileRows]:
    """Read the table with most rows; the first row that names columns holds the headings.

    Raises
    ------
    ReadingError
        If there is no table with a row.
    """
    data = source.load()
    decoder = find_encoding([data])
    reader = _TableReader()
    reader.feed(decoder.decode(strip_mark(data)))
    reader.close()
    account.encoding = decoder.told
    rows = max(reader.tables, key=len, default=[])
    if not rows:
        raise ReadingError("the file is called a workbook, and is a page without a table")
    if sum(map(bool, reader.tables)) > 1:
        account.note(f"the longest of {sum(map(bool, reader.tables))} tables")
    place = place_headings(rows[:_PREAMBLE])
    notices = [
        Notice(source.name, None, None, KEPT, "a line above the headings, passed over", "; ".join(row)[:200])
        for row in rows[:place]
    ]
    body = rows[place + 1 :]
    width = max([len(rows[place]), *map(len, body)])
    headings = name_headings([*rows[place], *[""] * (width - len(rows[place]))])
    columns: dict[str, list[str | None]] = {
        heading: [(row[i] or None) if i < len(row) else None for row in body]
        for i, heading in enumerate(headings)
    }
    yield FileRows(columns, list(range(1, len(body) + 1)), notices)


class _TableReader(HTMLParser):
    """Rows of the tables of a page, or of the sheets of a workbook in XML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = [[]]
        self._row: list[str] | None = None
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = tag.rpartition(":")[2]
        if name in _TABLES:
            self.tables.append([])
        elif name in _ROWS:
            self._end_row()
            self._row = []
        elif name in _CELLS:
            self._end_cell()
            self._row = self._row if self._row is not None else []
            # Excel leaves empty cells out, and gives the next one its number.
            number = dict(attrs).get("ss:index") or ""
            if number.isdigit() and len(self._row) < int(number) <= 16_384:
                self._row.extend([""] * (int(number) - 1 - len(self._row)))
            self._cell = []
        elif name in _BREAKS and self._cell:
            self._cell.append("\n\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag.rpartition(":")[2] in _CELLS | _ROWS:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in _CELLS:
            self._end_cell()
        elif name in _ROWS | _TABLES:
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is not None and self._row is not None:
            self._row.append(clean_text("".join(self._cell)).strip())
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None and any(self._row):
            self.tables[-1].append(self._row)
        self._row = None
