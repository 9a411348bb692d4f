"""The signs of a date, settled before it is read: digits, eras, afternoons, hyphens, and words that tell of changes."""

from __future__ import annotations

import re
import unicodedata

# The year before the first of each era of Japan.
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERA = re.compile(rf"({'|'.join(_ERAS)})\s?(\d{{1,2}}|元)(?=\s?年)")
# Years of the Buddhist era, which is 543 years older, where Thai letters stand beside them.
_BUDDHIST = re.compile(r"(?<!\d)2[45]\d\d(?!\d)")
# Between day and time in logs of servers: 14/Feb/2019:07:05:00.
_LOGGED = re.compile(r"(?<=\d{4}):(?=\d\d:\d\d)")
# A count of seconds as spreadsheets and R write large numbers; with fewer places it would tell no day.
_SCIENTIFIC = re.compile(r"\d\.\d{5,}[eE]\+?\d{1,2}")
# What PDF writes before a date, and a month's full stop with the day right behind it: D:20190214, Feb.14.
_BEFORE_DIGITS = re.compile(r"^D:(?=\d{8})|(?<=[^\W\d_])\.(?=\d)")
# Weeklies name all their days: 14-20 February 2019. The first is when they appear.
_SPAN = re.compile(r"(?<![\w./-])(\d{1,2}) ?- ?(?:[12]\d|3[01]|0?[1-9])(?=\.? ?[^\W\d_]{3})")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
# Signs that nobody sees.
_UNSEEN = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# Of two dates the one counts on which the article appeared: "Updated 15 February 2019, published 14 February 2019".
_LATER = re.compile(
    r"\b(?:updated?|modified|revised|changed|accessed|retrieved|aktualisiert|geändert|mis à jour|modifié|actualizad[oa]|"
    r"aggiornat[oa]|atualizad[oa]|bijgewerkt|uppdaterad|opdateret)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:published|posted|created|issued|first|veröffentlicht|erschienen|publié|publicad[oa]|pubblicat[oa]|gepubliceerd|"
    r"publicerad|udgivet)\b",
    re.IGNORECASE,
)
# Afternoon stands before the hour in Chinese, Japanese and Korean.
_AFTERNOON = re.compile(r"(?:下午|晚上|午後|오후)\s*(\d{1,2})(?=:)")


def settle_digits(text: str) -> str:
    """Write the digits of all scripts as 0 to 9, and letters and signs of another width in the usual one."""
    text = unicodedata.normalize("NFKC", text).strip()
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(sign, 0)) if sign.isdigit() else sign for sign in text)


def settle_signs(text: str) -> str:
    """Write a date with the years, hours and hyphens that all dates are read with; its digits are settled.

    Examples
    --------
    >>> settle_signs("平成29年3月1日"), settle_signs("Updated 15 May 2019, published 14 May 2019")
    ('2017年3月1日', 'published 14 May 2019')
    """
    text = _settle_calendar(text)
    if not text.isascii():
        text = _UNSEEN.sub("", _DASHES.sub("-", text))
        text = _AFTERNOON.sub(lambda m: f" {int(m[1]) % 12 + 12}", text)
    return _leave_out_changes(_SPAN.sub(r"\1", text))


def _settle_calendar(text: str) -> str:
    """Write the year of another era as that of ours, and what programs put between day and time as a blank."""
    text = _BEFORE_DIGITS.sub(" ", _LOGGED.sub(" ", text)).lstrip()
    if _SCIENTIFIC.fullmatch(text):
        text = f"{float(text):.0f}"
    if text.isascii():
        return text
    text = _ERA.sub(lambda m: str(_ERAS[m[1]] + (1 if m[2] == "元" else int(m[2]))), text)
    if any("\u0e00" <= sign <= "\u0e7f" for sign in text):
        text = _BUDDHIST.sub(lambda m: str(int(m[0]) - 543), text)
    return text


def _leave_out_changes(text: str) -> str:
    """Leave out a date of changes where that of publication stands behind it."""
    if (later := _LATER.search(text)) and (first := _FIRST.search(text, later.end())):
        published = text[first.start() :]
        return published if any(map(str.isdigit, published)) else text
    return text
