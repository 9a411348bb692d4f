"""WARC: the pages of a web archive, read with warcio and trafilatura, which are extras."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import Found, arrange
from mediaframing.reading.databases.web import extract_article
from mediaframing.reading.encoding import find_encoding, strip_mark
from mediaframing.reading.limits import LARGEST_LINE
from mediaframing.reading.skipped import KEPT, LEFT_OUT, Notice, ReadingError
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
    others = failed = number = 0
    broken: Exception | None = None
    try:
        with source.open() as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type != "response" or "html" not in _type_of(record):
                    others += record.rec_type in {"response", "resource"}
                    continue
                if not str(record.http_headers.get_statuscode()).startswith("2"):
                    failed += 1
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
                if getattr(record.raw_stream, "limit", 0):
                    notices.append(Notice(source.name, number, url, KEPT, "a page that breaks off"))
                if len(found) == _CHUNK:
                    yield _hand_over(found, notices, number)
                    found, notices = [], []
            # Where a packed archive breaks off between two pages warcio ends without a word.
            while stream.read(1 << 20):
                pass
    except ReadingError:
        raise
    except Exception as error:  # warcio raises whatever it stumbles over
        broken = error
    if failed:
        account.note(f"{failed} answers tell of an error or of another address, and hold no page")
    if others:
        account.note(f"{others} records are no web pages")
    account.expected = number
    yield _hand_over(found, notices, number)
    if broken is not None:
        raise ReadingError(f"the web archive is broken: {broken}") from broken


def _hand_over(found: list[Found], notices: list[Notice], number: int) -> FileRows:
    rows = arrange(found)
    return FileRows(
        rows.columns, [number - len(found) + i + 1 for i in range(len(found))], notices, arranged=True
    )


def _type_of(record: Any) -> str:
    headers = record.http_headers
    return (headers.get_header("Content-Type") or "").lower() if headers is not None else ""
