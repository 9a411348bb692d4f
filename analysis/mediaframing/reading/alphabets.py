"""Which encoding makes words of bytes that are no UTF-8, where there are too few of them for statistics."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

# Macintosh, DOS, Central Europe: what people's files are in besides Windows-1252, oldest programs first.
_WESTERN = ("mac_roman", "cp850", "cp1250", "iso8859_2")
_TURKISH = "cp1254"
_LEAST_ODD = 2
# What may stand between two letters, or beside one, in any of these languages.
_JOINING = frozenset("’‘'-‐–—…·´ª º«»“”")
_USUAL = frozenset("°§£€©®™«»“”‘’‚„…–—¿¡·´ªº¹²³½¼¾\u00a0†•")
_MAC_APOSTROPHE = re.compile("[a-z]Õ(?:s|t|re|ve|ll|d|m)\\b")
# Letters of Icelandic, which Windows-1252 has where the Turkish encoding has its own.
_ICELANDIC = frozenset("þðýÞÐÝ")
_TURKISH_TOO = frozenset("üçÜÇ")
_NOT_TURKISH = frozenset("áéíóúæÁÉÍÓÚÆ")
_LEAST_ICELANDIC = 3
_LEAST_EASTERN, _SHARE_EASTERN = 8, 0.3
_SURE = 0.9


def name_alphabet(data: bytes) -> str | None:
    """Name the encoding that makes words of the bytes where Windows-1252 makes none; None where it does.

    Examples
    --------
    >>> name_alphabet("The café isn’t “open”.".encode("mac_roman")), name_alphabet("It’s a café.".encode("cp1252"))
    ('mac_roman', None)
    >>> name_alphabet("谈判失败了。".encode("gbk"))
    'gb18030'
    """
    high = sum(byte > 0x7F for byte in data)
    if high >= _LEAST_EASTERN and high > _SHARE_EASTERN * len(data):
        eastern = _name_eastern(data)
        if eastern is not None:
            return eastern
    western = data.decode("cp1252", errors="replace")
    sure, odd = _count_odd(western)
    if sure or odd >= _LEAST_ODD or _MAC_APOSTROPHE.search(western):
        for name in _WESTERN:
            text = data.decode(name, errors="replace")
            if not any(_count_odd(text)) and not _has_signs(text):
                return name
    icelandic = sum(sign in _ICELANDIC for sign in western)
    signs = set(western)
    if icelandic >= _LEAST_ICELANDIC and signs & _TURKISH_TOO and not signs & _NOT_TURKISH:
        return _TURKISH
    return None


def _count_odd(text: str) -> tuple[int, int]:
    """Count what no word has: signs between two letters and characters that are none, and what is only unlikely."""
    sure = unlikely = 0
    for place, sign in enumerate(text):
        if sign < "\x80" or sign in _JOINING:
            continue
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        kind = _category(sign)
        if kind in {"Cc", "Cn", "Co"} or sign == "\ufffd":
            unlikely += 1
        elif kind == "Lu":
            unlikely += before.islower() or sign == "Ÿ"
        elif not kind.startswith("L") and before.isalpha():
            sure += after.isalpha()
            unlikely += sign in "¶³¹"
    return sure, unlikely


def _has_signs(text: str) -> bool:
    return any(
        sign > "\x7f" and sign not in _USUAL and not _category(sign).startswith("L") for sign in set(text)
    )


@cache
def _category(sign: str) -> str:
    return unicodedata.category(sign)


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
