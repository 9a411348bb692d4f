"""What a file is, told by what it holds; its name decides only where its content does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from mediaframing.reading.account import Account
from mediaframing.reading.archives import list_members
from mediaframing.reading.databases.documents import stream_docx, stream_odt, stream_pdf, stream_rtf
from mediaframing.reading.databases.mail import is_mail, stream_mail
from mediaframing.reading.databases.markdown import ENDINGS
from mediaframing.reading.databases.texts import TEXTS, stream_any_text
from mediaframing.reading.databases.warc import stream_warc
from mediaframing.reading.databases.web import PAGES, is_page, stream_page
from mediaframing.reading.databases.xml import is_xml, stream_xml
from mediaframing.reading.delimited import stream_delimited
from mediaframing.reading.encoding import find_encoding, strip_mark
from mediaframing.reading.excel import stream_excel
from mediaframing.reading.jsonlines import stream_json, stream_json_lines
from mediaframing.reading.parquet import stream_parquet
from mediaframing.reading.records import unwrap_script
from mediaframing.reading.skipped import ReadingError
from mediaframing.reading.sources import Reader, Source
from mediaframing.reading.sqlite import stream_sqlite
from mediaframing.reading.stored_tables import stream_arrow, stream_stata
from mediaframing.reading.table_heads import looks_delimited
from mediaframing.reading.table_pages import is_table_page, stream_table_page

_HEAD = 1 << 16
# Python writes the marks of its own.
_JSON = re.compile(r"""[\ufeff\s]*(?:\[\s*)?\{\s*(?:"[^"\n]*"|'[^'\n]*')\s*:""")
# A stream of Arrow begins with a mark and the length of its headings, a number of four bytes of which the last one is zero.
_STREAM = re.compile(rb"\xff\xff\xff\xff...\0", re.DOTALL)
# An object whose first list, behind texts and numbers at most, holds objects; no sign can be matched in two ways.
_OF_OBJECTS = re.compile(
    r'\{(?:\s*"[^"\n]*"\s*:\s*(?:"[^"\n]*"\s*|[^"\s\[\]{},][^"\[\]{}\n,]*),)*\s*"[^"\n]*"\s*:\s*\[\s*\{'
)


class Head(NamedTuple):
    """The beginning of a file.

    Attributes
    ----------
    source : Source
    data : bytes
    text : str
        The same, decoded; empty if it is no text.
    """

    source: Source
    data: bytes
    text: str


class Kind(NamedTuple):
    """A kind of file.

    Attributes
    ----------
    key : str
        What ``source=`` calls it.
    name : str
        What the report calls it.
    read : Reader or None
        None for an archive, whose files are read each by itself.
    suffixes : tuple of str
        Endings of files that are of this kind if their content tells of no other.
    tells : callable, optional
        Whether the beginning of a file shows that it is of this kind.
    """

    key: str
    name: str
    read: Reader | None
    suffixes: tuple[str, ...] = ()
    tells: Callable[[Head], bool] | None = None


def _begins(*marks: bytes) -> Callable[[Head], bool]:
    return lambda head: head.data.startswith(marks)


def _holds(start: str) -> Callable[[Head], bool]:
    def tells(head: Head) -> bool:
        if not head.data.startswith(b"PK\x03\x04"):
            return False
        return any(name.startswith(start) for name in list_members(head.source))

    return tells


def _is_open_document(what: bytes) -> Callable[[Head], bool]:
    # The first file of these archives says what they are; it is not packed.
    mark = b"mimetypeapplication/vnd.oasis.opendocument." + what
    return lambda head: head.data[30:].startswith(mark)


def _is_old_workbook(head: Head) -> bool:
    old = head.data.startswith(b"\xd0\xcf\x11\xe0")
    return old and any(name.encode("utf-16-le") in head.source.load() for name in ("Workbook", "Book"))


# In this order: what is surest first. The last ones are told by their endings alone.
KINDS: tuple[Kind, ...] = (
    Kind("parquet", "Parquet", stream_parquet, (".parquet", ".pq"), _begins(b"PAR1")),
    Kind(
        "arrow",
        "Arrow",
        stream_arrow,
        (".feather", ".arrow", ".arrows", ".ipc"),
        lambda head: head.data.startswith(b"ARROW1") or _STREAM.match(head.data) is not None,
    ),
    Kind("stata", "Stata", stream_stata, (".dta",), _begins(b"<stata_dta>")),
    Kind("docx", "DOCX", stream_docx, (".docx",), _holds("word/")),
    Kind("excel", "Excel workbook", stream_excel, (".xlsx", ".xlsm", ".xls"), _holds("xl/")),
    Kind("excel_old", "Excel workbook, old format", stream_excel, (), _is_old_workbook),
    Kind("ods", "OpenDocument sheet", stream_excel, (".ods",), _is_open_document(b"spreadsheet")),
    Kind("odt", "OpenDocument text", stream_odt, (".odt",), _is_open_document(b"text")),
    Kind("zip", "ZIP archive", None, (".zip",), _begins(b"PK\x03\x04", b"PK\x05\x06")),
    Kind("tar", "tar archive", None, (".tar",), lambda head: head.data[257:262] == b"ustar"),
    Kind(
        "sqlite",
        "SQLite database",
        stream_sqlite,
        (".sqlite", ".sqlite3", ".db", ".db3"),
        _begins(b"SQLite format 3\0"),
    ),
    Kind("pdf", "PDF", stream_pdf, (".pdf",), _begins(b"%PDF")),
    Kind("rtf", "RTF", stream_rtf, (".rtf",), _begins(b"{\\rtf")),
    Kind("warc", "web archive", stream_warc, (".warc",), _begins(b"WARC/")),
    Kind(
        "table_page",
        "table of a page",
        stream_table_page,
        (),
        lambda head: is_table_page(head.source.suffix, head.text),
    ),
    Kind("mail", "mail", stream_mail, (".eml", ".mbox"), lambda head: is_mail(head.text)),
    Kind("xml", "XML", stream_xml, (".xml", ".rss", ".atom", ".nitf"), lambda head: is_xml(head.text)),
    Kind(
        "web", "web page", stream_page, (".html", ".htm", ".xhtml", ".mht"), lambda head: is_page(head.text)
    ),
    Kind("csv", "CSV", stream_delimited, (".csv", ".tsv", ".tab")),
    Kind("json_lines", "JSON Lines", stream_json_lines, (".jsonl", ".ndjson")),
    Kind("json", "JSON", stream_json, (".json",)),
    Kind(
        "text",
        "plain text",
        stream_any_text,
        (".txt", ".ris", ".bib", ".enw", ".nbib", ".ciw", ".asc", ".text", *ENDINGS),
    ),
)
_BY_KEY: Mapping[str, Kind] = {kind.key: kind for kind in KINDS}
_BY_SUFFIX: Mapping[str, Kind] = {suffix: kind for kind in KINDS for suffix in kind.suffixes}
DATABASES: tuple[str, ...] = tuple(dict.fromkeys(key for _, key, _, _ in (*TEXTS, *PAGES)))
"""Databases that ``source=`` can name; the form of the file (DOCX, RTF, a page) is found all the same."""


def find_kind(source: Source, forced: str | None = None) -> Kind:
    """Find the kind of a file.

    Raises
    ------
    ReadingError
        If it is of no kind that can be read.
    """
    named = _BY_SUFFIX.get(source.suffix)
    if forced in _BY_KEY and not (named is not None and named.read is None):
        return _BY_KEY[str(forced)]
    data = source.read_head(_HEAD)
    text = find_encoding([data]).decode(strip_mark(data)) if b"\0" not in data[:256] or named else ""
    head = Head(source, data, text)
    for kind in KINDS:
        if kind.tells is not None and kind.tells(head):
            return kind
    if forced is not None:
        return _BY_KEY["text"]
    if named is None:
        if any(tells(text) for _, _, tells, _ in TEXTS):
            return _BY_KEY["text"]
        if (table := _name_table(text)) is not None:
            return _BY_KEY[table]
        raise ReadingError(f"a kind of file that cannot be read; {', '.join(_BY_SUFFIX)} can")
    if named.key == "text" and (table := _name_table(text)) is not None:
        return _BY_KEY[table]
    if named.key == "json_lines" and _name_table(text) == "json":
        return _BY_KEY["json"]
    # Many programs call a table of plain text a workbook, for Excel to open it.
    if (
        named.key == "excel"
        and text.count("\0") == 0
        and "\n" in text
        and any(sign in text for sign in "\t;,")
    ):
        return _BY_KEY["csv"]
    return named


def _name_table(text: str) -> str | None:
    """Name the kind of a table that is called something else; None where the text is none."""
    document = unwrap_script(text)
    if document is not text and _JSON.match(document):
        return "json"
    if _JSON.match(text):
        first, ends, _ = text.lstrip("\ufeff \t\r\n").partition("\n")
        # An object that ends with its line is one of many; a list, and an object of many lines, are a document. Of a line that
        # goes on behind the head its beginning tells: a document may be larger than memory, if it is none.
        single = first.rstrip().endswith(("}", "},")) if ends else _OF_OBJECTS.match(first) is None
        return "json_lines" if first.startswith("{") and single else "json"
    return "csv" if looks_delimited(text) else None


def check_kind(forced: str) -> str:
    """Return the name of a kind or a database, or raise a sentence that lists those there are."""
    names = (*DATABASES, *_BY_KEY)
    if forced not in names:
        close = get_close_matches(str(forced), names, 1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        raise ReadingError(f"source= names {forced!r}, which is none of {', '.join(names)}.{hint}")
    return forced


def make_account(source: Source, forced: str | None) -> Account:
    """Begin the account of a file; a database or ``text`` that the caller names goes with it."""
    return Account(source.name, forced=forced if forced in (*DATABASES, "text", "web") else None)
