"""Which encoding of one byte a letter makes the letters of a language of bytes that are no UTF-8."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

USUAL = "cp1252"
# The languages that each encoding is used for; where two make the same of the bytes the first is taken.
_WESTERN = "western german french spanish portuguese italian catalan dutch swedish finnish danish norwegian"
_CENTRAL = "czech slovak polish hungarian croatian slovene romanian german"
_LANGUAGES: Mapping[str, tuple[str, ...]] = {
    name: tuple(languages.split())
    for name, languages in {
        "cp1252": f"{_WESTERN} icelandic estonian albanian",
        "cp1250": f"{_CENTRAL} albanian",
        "iso8859_2": _CENTRAL,
        "cp1251": "russian ukrainian bulgarian serbian",
        "koi8_u": "russian ukrainian bulgarian",
        "iso8859_5": "russian bulgarian serbian",
        "cp866": "russian bulgarian",
        "mac_cyrillic": "russian ukrainian bulgarian serbian",
        "cp1253": "greek",
        "iso8859_7": "greek",
        "cp1254": "turkish",
        "cp1255": "hebrew",
        "cp1256": "arabic persian",
        "iso8859_6": "arabic",
        "cp1257": "lithuanian latvian estonian",
        "cp1258": "vietnamese",
        "cp874": "thai",
        "mac_roman": _WESTERN,
        "cp850": _WESTERN,
        "cp852": _CENTRAL,
        "mac_latin2": "czech slovak polish hungarian",
    }.items()
}
_SIGNS = frozenset("’‘“”„–—…«»‚•€£§°©®·´¿¡\u00a0™ºª²³½")
_JOINING = frozenset("’‘·-–´\u00a0")
# How likely signs and letters are among what is beyond ASCII: signs of the language, a capital, one behind a small letter,
# letters of other languages of the script and of others, and what is no letter.
_SIGN, _SIGN_WITHIN, _CAPITAL, _CAPITAL_WITHIN = 0.02, 5e-4, 0.15, 2e-4
_OTHER_LATIN, _OTHER_LETTER, _NO_LETTER = 3e-4, 1e-4, 2e-5
# A letter of another script right beside one of ASCII.
_TWO_SCRIPTS = 1e-5
_RARE = 1 / 8
# Natural logarithms: by how much an encoding must explain the bytes better than the usual one, and how well a byte at least.
_MARGIN, _LEAST = 4.5, -4.2
# Encodings of old programs, and of a few millions of people, are rarer than others.
_SELDOM = frozenset(
    {"mac_roman", "mac_latin2", "mac_cyrillic", "cp850", "cp852", "cp866", "cp1257", "cp1258"}
)
_SELDOMNESS = -1.5
# Names of several Western languages in one text are less likely than letters of one.
_MIXED = "western"
_MIXTURE = -3.0
# What stands around bytes beyond ASCII; so many bytes of it are enough.
_AROUND = re.compile(rb"[\x00-\x7f]?[\x80-\xff]+[\x00-\x7f]?")
_ENOUGH = 1200


def name_by_letters(data: bytes) -> str | None:
    """Name the encoding that makes the letters of some language of the bytes; None where none does.

    Examples
    --------
    >>> name_by_letters("Jednání selhala, řekl ministr.".encode("cp1250"))
    'cp1250'
    >>> name_by_letters("It’s a café.".encode("cp1252"))
    'cp1252'
    """
    pieces, size = [], 0
    for found in _AROUND.finditer(data):
        pieces.append(found[0])
        size += len(found[0])
        if size > _ENOUGH:
            break
    excerpt = b" ".join(pieces)
    high = sum(byte > 0x7F for byte in excerpt)
    scores = {name: _score(excerpt, name) for name in _LANGUAGES}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < scores[USUAL] + _MARGIN:
        best = USUAL
    return best if high and scores[best] / high > _LEAST else None


def _score(excerpt: bytes, name: str) -> float:
    """Give the logarithm of how likely the signs are in the likeliest of the encoding's languages."""
    text = excerpt.decode(name, errors="replace")
    signs = Counter(
        (sign, before.islower(), before.isalpha() and after.isalpha(), _is_ascii_letter(before + after))
        for before, sign, after in zip(" " + text, text, text[1:] + " ", strict=False)
        if sign > "\x7f"
    )
    return max(
        sum(count * _weigh(language, *sign) for sign, count in signs.items())
        + (_MIXTURE * (language == _MIXED))
        for language in _LANGUAGES[name]
    ) + (_SELDOMNESS * (name in _SELDOM))


def _is_ascii_letter(signs: str) -> bool:
    return any(sign.isascii() and sign.isalpha() for sign in signs)


@cache
def _is_latin(letter: str) -> bool:
    return "LATIN" in unicodedata.name(letter, "")


@cache
def _weigh(language: str, sign: str, behind_small: bool, within: bool, beside_ascii: bool) -> float:
    letters = _letters()[language]
    if beside_ascii and sign.isalpha() and not _is_latin(sign):
        return math.log(_TWO_SCRIPTS)
    if sign in letters:
        return math.log(letters[sign])
    if sign in _SIGNS:
        return math.log(_SIGN_WITHIN if within and sign not in _JOINING else _SIGN)
    if (small := sign.lower()) in letters:
        return math.log(letters[small] * (_CAPITAL_WITHIN if behind_small else _CAPITAL))
    if not sign.isalpha():
        return math.log(_NO_LETTER)
    return math.log(_OTHER_LATIN if _is_latin(sign) and any(map(_is_latin, letters)) else _OTHER_LETTER)


@cache
def _letters() -> Mapping[str, Mapping[str, float]]:
    lines = files("mediaframing.reading").joinpath("lists/letters.txt").read_text("utf-8").splitlines()
    named = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {language: _spread(letters) for language, letters in named}


def _spread(letters: str) -> Mapping[str, float]:
    """Give each letter its share, by its rank."""
    common, _, rare = letters.partition("/")
    weights = {letter: 1 / (rank + 2) for rank, letter in enumerate(common)}
    weights |= dict.fromkeys(rare, _RARE / (len(common) + 2))
    total = sum(weights.values())
    return {letter: weight / total for letter, weight in weights.items()}
