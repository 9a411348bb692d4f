"""Mail: what databases send (ProQuest), or a message that is an article itself."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import arrange
from mediaframing.reading.databases.texts import TEXTS
from mediaframing.reading.databases.web import PAGES
from mediaframing.reading.skipped import ReadingError
from mediaframing.reading.sources import FileRows, Source
from mediaframing.values.markup import resolve_markup

_HEADER = re.compile(
    r"(?:Received|From|To|Subject|Message-ID|Return-Path|MIME-Version|Delivered-To|Date|X-[\w-]+): ",
    re.IGNORECASE,
)


def is_mail(text: str) -> bool:
    """Tell whether a text begins with the headers of a mail."""
    head = text.lstrip("\ufeff\r\n").replace("\r", "").split("\n\n", 1)[0].split("\n")
    headers = [line for line in head if not line.startswith((" ", "\t"))]
    known = sum(_HEADER.match(line) is not None for line in headers)
    return known >= 3 and all(":" in line for line in headers[:3])


def stream_mail(source: Source, account: Account) -> Iterator[FileRows]:
    """Read the articles of a mail; one that no database sent is an article with its subject as headline.

    Raises
    ------
    ReadingError
        If it has no text.
    """
    try:
        message = email.message_from_bytes(source.load(), policy=email.policy.default)
        body = message.get_body(("html", "plain")) if isinstance(message, EmailMessage) else None
        content = body.get_content() if body is not None else None
        text = content if isinstance(content, str) else None
        subject, sent, sender = (str(message.get(name) or "") or None for name in ("Subject", "Date", "From"))
    except Exception as error:  # the standard library raises whatever odd headers bring about
        raise ReadingError(f"the mail cannot be read: {error}") from error
    if text is None:
        raise ReadingError("a mail without a text")
    account.encoding = body.get_content_charset() if body is not None else None
    for name, key, tells, read in PAGES:
        if account.forced == key or (account.forced is None and tells(text)):
            account.kind = f"{name.split()[0]} mail"
            yield from read(text, account)
            return
    plain = resolve_markup(text)[0]
    for name, key, tells, read in TEXTS:
        if account.forced == key or (account.forced is None and tells(plain)):
            account.kind = f"{name} mail"
            yield from read(plain, account)
            return
    account.expected = 1
    yield arrange([{"title": subject, "published": sent, "outlet": sender, "text": plain}])
