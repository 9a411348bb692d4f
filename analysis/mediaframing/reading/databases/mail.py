"""Mail: what databases send (ProQuest), a message that is an article itself, or a folder of them (mbox)."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from email.message import EmailMessage, Message
from email.utils import parseaddr
from typing import Any

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import arrange
from mediaframing.reading.databases.texts import TEXTS
from mediaframing.reading.databases.web import PAGES, extract_article
from mediaframing.reading.encoding import decode_text, require_text
from mediaframing.reading.skipped import LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import FileRows, Source, gather_rows
from mediaframing.values.markup import resolve_markup

_HEADER = re.compile(
    r"(?:Received|From|To|Subject|Message-ID|Return-Path|MIME-Version|Delivered-To|Date|X-[\w-]+): ",
    re.IGNORECASE,
)


# The line before each message of a folder; within a message one has a sign before it.
_ENVELOPE = re.compile(rb"(?:\A|\n\r?\n)From \S+[^\n]*\d{4}[^\n]*\r?\n(?=[\w-]+: )")
_FIRST = re.compile(r"From \S+[^\n:]*\d\d:\d\d[^\n]*\n")
_SHOWN = 3
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def is_mail(text: str) -> bool:
    """Tell whether a text begins with the headers of a mail."""
    text = _FIRST.sub("", text.lstrip("\ufeff\r\n"), count=1) if text.startswith("From ") else text
    head = text.lstrip("\ufeff\r\n").replace("\r", "").split("\n\n", 1)[0].split("\n")
    headers = [line for line in head if not line.startswith((" ", "\t"))]
    known = sum(_HEADER.match(line) is not None for line in headers)
    return known >= 3 and all(":" in line for line in headers[:3])


def stream_mail(source: Source, account: Account) -> Iterator[FileRows]:
    """Read the articles of a mail, or of all that a folder holds; one that no database sent is an article with its subject as headline.

    Raises
    ------
    ReadingError
        If it has no text.
    """
    data = source.load()
    require_text(data)
    if not _ENVELOPE.match(data):
        yield _read_message(data, source.name, None, account)
        return
    messages = [_ESCAPED.sub(rb"\1", message) for message in _ENVELOPE.split(data) if message.strip()]
    number = 0
    for message in messages:
        try:
            rows = _read_message(message, source.name, number + 1, account)
        except ReadingError as error:
            notice = Notice(source.name, number + 1, None, LEFT_OUT, str(error))
            rows = FileRows({"text": [None]}, [1], [notice], arranged=True)
        yield replace(rows, numbers=[number + place for place in rows.numbers])
        number += len(rows.numbers)
    account.kind, account.expected = "mail folder", number


def _read_message(data: bytes, name: str, number: int | None, account: Account) -> FileRows:
    """Read the articles of a message; what is attached to it is told, as it is not read."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        body = message.get_body(("html", "plain")) if isinstance(message, EmailMessage) else None
        content = _read_content(body) if body is not None else None
        text = content if isinstance(content, str) else None
        parts = list(_list_parts(message, body))
        more = [str(_read_content(part)) for part in parts if _goes_on(part)]
        attached = [part.get_filename() or part.get_content_type() for part in parts if not _goes_on(part)]
    except Exception as error:  # the standard library raises whatever odd headers bring about
        raise ReadingError(f"the mail cannot be read: {error}") from error
    if text is None:
        told = ", ".join(map(repr, attached[:_SHOWN])) + ", ..." * (len(attached) > _SHOWN)
        raise ReadingError(
            f"a mail without a text{f', but with what is attached to it: {told}' if attached else ''}"
        )
    account.encoding = body.get_content_charset() if body is not None else None
    rows = _read_text(message, "\n\n".join([text, *more]), account)
    reason = "a file attached to a mail; save it beside the mail to have it read"
    return replace(
        rows,
        notices=[*rows.notices, *(Notice(name, number, None, LEFT_OUT, reason, one) for one in attached)],
    )


def _list_parts(message: Message, body: Message | None) -> Iterator[Message]:
    """List what a message holds besides its text: not the same text in another form, nor what a page within it is made of."""
    if not isinstance(message, EmailMessage) or not message.is_multipart():
        return
    within = message.get_content_type() in {"multipart/alternative", "multipart/related"}
    for part in message.iter_parts():
        attached = part.get_content_disposition() == "attachment"
        if part.get_content_maintype() == "multipart" and not attached:
            yield from _list_parts(part, body)
        elif part is not body and (attached or not (within or part.get_content_maintype() == "image")):
            yield part


def _goes_on(part: Message) -> bool:
    """Tell whether a part is more of the text, as programs write it behind a picture."""
    return part.get_content_type() == "text/plain" and not (
        part.get_filename() or part.get_content_disposition() == "attachment"
    )


def _read_text(message: Message, text: str, account: Account) -> FileRows:
    for name, key, tells, read in PAGES:
        if account.forced == key or (account.forced is None and tells(text)):
            account.kind = f"{name.split()[0]} mail"
            return _gather_articles(read(text, account))
    plain = resolve_markup(text)[0]
    for name, key, tells, read in TEXTS:
        if account.forced == key or (account.forced is None and tells(plain)):
            account.kind = f"{name} mail"
            return _gather_articles(read(plain, account))
    account.expected = 1
    if (address := message.get("Snapshot-Content-Location")) is not None:
        account.kind = "web page with its parts"
        return arrange([extract_article(text, str(address))])
    subject, sent, sender = (str(message.get(name) or "") or None for name in ("Subject", "Date", "From"))
    # As Outlook prints it.
    sent = sent or str(message.get("Sent") or "") or None
    named = parseaddr(sender or "")
    return arrange(
        [{"title": subject, "published": sent, "outlet": named[0] or named[1] or None, "text": plain}]
    )


def _read_content(body: Any) -> Any:
    # Chrome names no encoding for the pages that it saves, and some mailers ASCII for whatever they send.
    if body.get_content_maintype() == "text" and body.get_content_charset() in {None, "us-ascii", "ascii"}:
        return decode_text(body.get_payload(decode=True))
    try:
        return body.get_content()
    except LookupError:  # an encoding that nobody knows
        return decode_text(body.get_payload(decode=True))


def _gather_articles(parts: Iterable[FileRows]) -> FileRows:
    """Put parts together that are arranged already."""
    return replace(gather_rows(parts), arranged=True)
