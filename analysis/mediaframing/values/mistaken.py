"""UTF-8 that was read as another encoding than Windows-1252, or that mail wrote as signs of ASCII."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, partial

# What programs on Macintosh, DOS and in Central Europe take bytes for.
_ENCODINGS = ("mac_roman", "cp850", "cp437", "cp1250")
_FEW = 2
# Signs that texts have three bytes for: quotation marks, apostrophes, dashes, dots, the euro.
_COMMON = "‘’‚“”„–—…•€™"
# A sign beyond ASCII as mail writes it, and the end of a line that mail breaks.
_QUOTED = re.compile(r"(?:=[C-F][0-9A-F](?:=[89AB][0-9A-F])+)+")
_BROKEN_LINE = re.compile(r"=[ \t]*\r?\n")


@cache
def _images(encoding: str) -> dict[str, int]:
    """Give the byte of each character that bytes of UTF-8 are taken for."""
    return {bytes([code]).decode(encoding, errors="ignore") or chr(code): code for code in range(0x80, 0x100)}


@cache
def _patterns(encoding: str) -> tuple[str, re.Pattern[str], re.Pattern[str]]:
    """Give with what signs of two or three bytes begin, what they look like, and what is sure to be one: a common sign of three."""
    images = _images(encoding)
    behind = "".join(re.escape(sign) for sign, code in images.items() if code < 0xC0)
    two = "".join(sign for sign, code in images.items() if code in {0xC2, 0xC3, 0xC4, 0xC5})
    three = next(sign for sign, code in images.items() if code == 0xE2)
    # What Windows-1252 makes of a sign alike is read as that.
    seen = {_garble(sign, encoding) for sign in _COMMON} - {_garble(sign, "cp1252") for sign in _COMMON}
    sure = "|".join(map(re.escape, sorted(seen)))
    return two + three, re.compile(f"[{two}][{behind}]|{three}[{behind}]{{2}}"), re.compile(sure)


def _garble(sign: str, encoding: str) -> str:
    back = {code: image for image, code in _images(encoding).items()}
    return "".join(back[code] for code in sign.encode())


def mend_mistaken(text: str) -> tuple[str, int]:
    """Put characters back that were UTF-8 and were read otherwise, and say how many.

    Examples
    --------
    >>> mend_mistaken("It isnÔÇÖt over"), mend_mistaken("It isn=E2=80=99t over")
    (('It isn’t over', 1), ('It isn’t over', 1))
    """
    count = 0
    if "=" in text and _QUOTED.search(text):
        text, count = _substitute(_QUOTED, text, lambda signs: bytes.fromhex(signs.replace("=", "")))
        if count:
            text = _BROKEN_LINE.sub("", text)
    if text.isascii():
        return text, count
    for encoding in _ENCODINGS:
        leads, garbled, sure = _patterns(encoding)
        if not any(lead in text for lead in leads):
            continue  # found at once; the patterns look at every sign
        if sure.search(text) or len(_find_within(garbled, text)) >= _FEW:
            text, found = _substitute(garbled, text, partial(_encode, _images(encoding)))
            count += found
    return text, count


def _find_within(garbled: re.Pattern[str], text: str) -> list[str]:
    """Find what stands within words: a capital or a sign between small letters is none of the word's."""
    return [
        found[0] for found in garbled.finditer(text)
        if text[found.start() - 1 : found.start()].islower() and not found[0].islower()
    ]  # fmt: skip


def _encode(images: Mapping[str, int], signs: str) -> bytes:
    return bytes(images[sign] for sign in signs)


def _substitute(pattern: re.Pattern[str], text: str, encode: Callable[[str], bytes]) -> tuple[str, int]:
    count = 0

    def put_back(match: re.Match[str]) -> str:
        nonlocal count
        try:
            whole = encode(match[0]).decode("utf-8")
        except UnicodeDecodeError:
            return match[0]
        count += 1
        return whole

    return pattern.sub(put_back, text), count
