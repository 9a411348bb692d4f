"""Which encoding makes words of bytes that are no UTF-8, where there are too few of them for statistics."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from mediaframing.reading.letters import name_by_letters

_MAC_APOSTROPHE = re.compile(rb"[a-z]\xd5(?:s|t|re|ve|ll|d|m)\b")
_LEAST_EASTERN, _SHARE_EASTERN = 8, 0.3
_SURE = 0.9


def name_alphabet(data: bytes) -> str | None:
    """Name the encoding that makes words of the bytes; None where none of those that are known does.

    Examples
    --------
    >>> name_alphabet("The café isn’t “open”.".encode("mac_roman")), name_alphabet("It’s a café.".encode("cp1252"))
    ('mac_roman', 'cp1252')
    >>> name_alphabet("谈判失败了。".encode("gbk"))
    'gb18030'
    """
    high = sum(byte > 0x7F for byte in data)
    if high >= _LEAST_EASTERN and high > _SHARE_EASTERN * len(data):
        eastern = _name_eastern(data)
        if eastern is not None:
            return eastern
    # A single apostrophe is no sign of any language, and none between these letters is anything else.
    return "mac_roman" if _MAC_APOSTROPHE.search(data) else name_by_letters(data)


def _share(text: str, common: Callable[[str], bool]) -> float:
    high = [sign for sign in text if sign > "\x7f"]
    return sum(common(sign) or _is_eastern_sign(sign) for sign in high) / max(len(high), 1)


def _is_eastern_sign(sign: str) -> bool:
    return "\u3000" <= sign <= "\u3020" or "\uff01" <= sign <= "\uff5e" or sign in "“”‘’…—·《》"


def _is_hangul(sign: str) -> bool:
    return "\uac00" <= sign <= "\ud7a3"


def _is_japanese(sign: str) -> bool:
    return "\u3041" <= sign <= "\u30ff" or "\u4e00" <= sign <= "\u9fff"


def _is_first_plane(encoding: str, leads: Iterable[int]) -> Callable[[str], bool]:
    """Tell of a character whether it is of those that the encoding has put first, because they are frequent."""
    wanted = frozenset(leads)
    return lambda sign: (code := sign.encode(encoding, errors="ignore"))[:1] != b"" and code[0] in wanted


def _name_eastern(data: bytes) -> str | None:
    def decode(name: str) -> str:
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            return ""

    if (text := decode("euc_kr")) and _share(text, _is_hangul) > _SURE:
        return "euc_kr"
    for name in ("shift_jis", "euc_jp"):
        text = decode(name)
        kana = sum("\u3041" <= sign <= "\u30ff" for sign in text)
        if kana > 0.2 * sum(sign > "\x7f" for sign in text) and _share(text, _is_japanese) > _SURE:
            return name
    for name, leads in (("gb18030", range(0xB0, 0xD8)), ("big5", range(0xA4, 0xC7))):
        text = decode(name)
        if text and _share(text, _is_first_plane(name, leads)) > _SURE:
            return name
    return None
