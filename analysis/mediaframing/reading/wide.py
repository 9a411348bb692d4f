"""Encodings that look like no text or like another one: of two or four bytes a letter without a mark, of seven bits."""

from __future__ import annotations

import re

_EASTERN = re.compile("[\t\n\r -~\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_EASTERN_STOPS = re.compile("[\n \u3000-\u3002]")
_SHIFTING = (("iso2022_jp", b"\x1b$"), ("iso2022_kr", b"\x1b$)C"), ("hz", b"~{"))


def guess_shifting(data: bytes) -> str | None:
    """Name an encoding of seven bits that shifts between alphabets; it looks like ASCII."""
    for encoding, sign in _SHIFTING:
        if sign in data:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError as error:
                # The end of a block may lie within a letter.
                text = data[: error.start].decode(encoding, "ignore") if error.start > len(data) - 8 else ""
            if not text.isascii():
                return encoding
    return None


def guess_utf32(data: bytes) -> str | None:
    """Name the byte order of UTF-32 without a mark: of four bytes two are NUL, or three."""
    head = data[: min(len(data), 4000) // 4 * 4]
    for encoding in ("utf-32-le", "utf-32-be"):
        if head and head.count(0) >= len(head) // 2:
            try:
                head.decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
    return None


def _guess_east(head: bytes) -> str | None:
    """Name the byte order of UTF-16 of East Asia: nearly all signs are of it, and more stops and line ends than in the other order."""
    # Two letters of ASCII look like one of East Asia.
    if sum(not 0x20 <= byte < 0x7F for byte in head) < 0.1 * len(head):
        return None
    orders = {name: head.decode(name, errors="replace") for name in ("utf-16-le", "utf-16-be")}
    best = max(orders, key=lambda name: len(_EASTERN_STOPS.findall(orders[name])))
    return best if len(_EASTERN.findall(orders[best])) > 0.97 * len(orders[best]) else None


def guess_utf16(data: bytes) -> str | None:
    """Name the byte order of UTF-16 without a mark: NULs stand in every other place, and what comes out is text."""
    head = data[:4000]
    head = head[: len(head) // 2 * 2]
    if len(head) < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd and (east := _guess_east(head)):
        return east
    if min(even, odd) or max(even, odd) < max(1, len(head) // 100):
        return None
    encoding = "utf-16-le" if odd else "utf-16-be"
    text = head.decode(encoding, errors="replace")
    sound = sum(sign.isalnum() or sign.isspace() or sign.isprintable() for sign in text)
    scripts = {ord(sign) >> 8 for sign in text if sign.isalpha()}
    return encoding if sound > 0.95 * len(text) and len(scripts) <= 2 + len(text) // 50 else None
