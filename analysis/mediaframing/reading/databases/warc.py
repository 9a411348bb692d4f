"""WARC: the pages of a web archive, read with warcio and trafilatura, which are extras."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import Found, arrange
from mediaframing.reading.databases.web import extract_article
from mediaframing.reading.encoding import find_encoding, strip_mark
from mediaframing.reading.limits import LARGEST_LINE
from mediaframing.reading.skipped import LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import FileRows, Source

_CHUNK = 200


def stream_warc(source: Source, account: Account) -> Iterator[FileRows]:
    """Read the pages of a WARC, packed or not; what is no page, or holds no article, is counted in the account.

    Raises
    ------
    ReadingError
        If warcio is not installed, or the file is no WARC.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise ReadingError(
            "Web archives need warcio: install it with `pip install 'mediaframing[warc]'`"
        ) from error
    found: list[Found] = []
    notices: list[Notice] = []
    others = number = 0
    try:
        with source.open() as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type != "response" or "html" not in _type_of(record):
                    others += record.rec_type in {"response", "resource"}
                    continue
                number += 1
                url = record.rec_headers.get_header("WARC-Target-URI")
                data = record.content_stream().read(LARGEST_LINE)
                try:
                    article = extract_article(find_encoding([data]).decode(strip_mark(data)), url)
                except ReadingError as error:
                    if "install" in str(error):
                        raise
                    notices.append(Notice(source.name, number, url, LEFT_OUT, str(error)))
                    continue
                if article.get("text"):
                    found.append(article)
                else:
                    notices.append(
                        Notice(source.name, number, url, LEFT_OUT, "a web page in which no article is found")
                    )
                if len(found) == _CHUNK:
                    yield _hand_over(found, notices, number)
                    found, notices = [], []
    except ReadingError:
        raise
    except Exception as error:  # warcio raises whatever it stumbles over
        raise ReadingError(f"the web archive is broken: {error}") from error
    if others:
        account.note(f"{others} records are no web pages")
    account.expected = number
    yield _hand_over(found, notices, number)


def _hand_over(found: list[Found], notices: list[Notice], number: int) -> FileRows:
    rows = arrange(found)
    return FileRows(
        rows.columns, [number - len(found) + i + 1 for i in range(len(found))], notices, arranged=True
    )


def _type_of(record: Any) -> str:
    headers = record.http_headers
    return (headers.get_header("Content-Type") or "").lower() if headers is not None else ""
