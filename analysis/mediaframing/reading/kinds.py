"""What a file is, told by what it holds; its name decides only where its content does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from mediaframing.reading.account import Account
from mediaframing.reading.archives import list_members
from mediaframing.reading.delimited import looks_delimited, stream_delimited
from mediaframing.reading.encoding import find_encoding, strip_mark
from mediaframing.reading.excel import stream_excel
from mediaframing.reading.jsonlines import stream_json, stream_json_lines
from mediaframing.reading.parquet import stream_parquet
from mediaframing.reading.skipped import ReadingError
from mediaframing.reading.sources import Reader, Source
from mediaframing.reading.text import stream_text

_HEAD = 1 << 16


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


def _has_member(start: str) -> Callable[[Head], bool]:
    def tells(head: Head) -> bool:
        if not head.data.startswith(b"PK\x03\x04"):
            return False
        return any(name.startswith(start) for name in list_members(head.source.load()))

    return tells


def _is_old_office(head: Head) -> bool:
    return head.data.startswith(b"\xd0\xcf\x11\xe0") and b"W\0o\0r\0k\0b\0o\0o\0k" in head.source.load()


# In this order: what is surest first. The last ones are told by their endings.
KINDS: tuple[Kind, ...] = (
    Kind("parquet", "Parquet", stream_parquet, (".parquet",), lambda head: head.data.startswith(b"PAR1")),
    Kind("excel", "Excel workbook", stream_excel, (".xlsx", ".xlsm"), _has_member("xl/workbook")),
    Kind("excel_old", "Excel workbook, old format", stream_excel, (".xls",), _is_old_office),
    Kind(
        "zip",
        "ZIP archive",
        None,
        (".zip",),
        lambda head: head.data.startswith((b"PK\x03\x04", b"PK\x05\x06")),
    ),
    Kind("csv", "CSV", stream_delimited, (".csv", ".tsv", ".tab")),
    Kind("json_lines", "JSON Lines", stream_json_lines, (".jsonl", ".ndjson")),
    Kind("json", "JSON", stream_json, (".json",)),
    Kind("text", "plain text", stream_text, (".txt",)),
)
_BY_KEY: Mapping[str, Kind] = {kind.key: kind for kind in KINDS}
_BY_SUFFIX: Mapping[str, Kind] = {suffix: kind for kind in KINDS for suffix in kind.suffixes}


def find_kind(source: Source, forced: str | None = None) -> Kind:
    """Find the kind of a file.

    Raises
    ------
    ReadingError
        If it is of no kind that can be read.
    """
    named = _BY_SUFFIX.get(source.suffix)
    if forced is not None:
        archive = named is not None and named.read is None
        return named if archive and named is not None else _BY_KEY[check_kind(forced)]
    data = source.read_head(_HEAD)
    text = "" if b"\0" in data[:64] and named is None else _decode(data)
    head = Head(source, data, text)
    for kind in KINDS:
        if kind.tells is not None and kind.tells(head):
            return kind
    if named is None:
        raise ReadingError(f"a kind of file that cannot be read; {', '.join(_BY_SUFFIX)} can")
    if named.key == "text" and "\t" in text and looks_delimited(text):
        return _BY_KEY["csv"]
    return named


def check_kind(forced: str) -> str:
    """Return the name of a kind, or raise a sentence that lists those there are."""
    if forced not in _BY_KEY:
        close = get_close_matches(str(forced), _BY_KEY, 1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        raise ReadingError(f"source= names {forced!r}, which is none of {', '.join(_BY_KEY)}.{hint}")
    return forced


def read_file(source: Source, kind: Kind, account: Account) -> Reader:
    """Give the reader of a kind."""
    account.kind = kind.name
    if kind.read is None:
        raise ReadingError("an archive is no file of articles")
    return kind.read


def _decode(data: bytes) -> str:
    return find_encoding([data]).decode(strip_mark(data))
