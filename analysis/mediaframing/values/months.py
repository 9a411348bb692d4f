"""The months by their names in many languages, and the orders in which day, month and year are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

# A year of four digits that is no part of a time or of a longer number.
_YEAR = r"(?<![\d+:.])(?P<year>(?:1[5-9]|2[01])\d\d)(?![\d:])"


def is_month(word: str) -> bool:
    """Tell whether a word names a month in one of the languages that dates are read in."""
    return fold(word) in number_months()


def fold(text: str) -> str:
    """Write without accents and capitals, as month names are compared; vowel signs of the scripts of Asia are letters."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    return "".join(c for c in plain if c >= "\u0900" or unicodedata.category(c) != "Mn").casefold()


@cache
def number_months() -> Mapping[str, int]:
    """Give the number of each month by its folded names, in which a blank is written as ``_``."""
    lines = files("mediaframing.values").joinpath("lists/months.txt").read_text("utf-8").splitlines()
    months: dict[str, int] = {}
    for line in lines:
        if line and not line.startswith("#"):
            number, *names = line.split()
            for name in names:
                months.setdefault(fold(name), int(number))
    return months


@cache
def make_patterns() -> Sequence[re.Pattern[str]]:
    """Give the orders in which day, month and year stand, surest first."""
    names = "|".join(
        re.escape(name).replace("_", " ") for name in sorted(number_months(), key=len, reverse=True)
    )
    # Letters and their marks end a name, wherever words are written with vowel signs.
    name = rf"(?:(?<=^)|(?<=[\s\d.,'’(/|–-]))(?P<name>{names})(?=$|[\s\d.,'’)/|–-])"
    day = r"(?<![\d:.])(?P<day>\d{1,2})(?:\.?(?:st|nd|rd|th|er|e|o|a|\.)?)(?![\d:])"
    joint = r"[\s.,'’/–-]{0,3}(?:(?:de|of|del|den|di|y)\s+)?"
    # The last ones are Lithuanian and Latvian: 2019 m. vasario 13 d., 2019. gada 13. februāris.
    behind = r"[\s.,'’/–-]{0,4}(?:(?:de|of|del|do|year|m\.|gada)\s+)?"
    short = r"(?<![\d+:.])(?P<year>(?:1[5-9]|2[01])\d\d|\d\d)(?![\d:])(?!\s?[ap]\.?m)"
    orders = (
        rf"{day}{joint}{name}{behind}{_YEAR}",
        rf"{name}{joint}{day}{behind}{_YEAR}",
        rf"{_YEAR}{behind}{name}{joint}{day}",
        rf"{_YEAR}\.?\s+gada\s+{day}{joint}{name}",
        rf"{day}{joint}{name}[\s.'’/–-]{{1,2}}{short}(?!\w)",
        rf"{name}{joint}{day}[\s,]{{1,3}}['’](?P<year>\d\d)(?!\w)",
        rf"{name}\s*{day}\b(?P<gap>.*?){_YEAR}",
        rf"{day}{joint}{name}\b(?P<gap>.*?){_YEAR}",
        rf"{name}{behind}{_YEAR}",
        rf"{_YEAR}{behind}{name}",
    )
    return [re.compile(order, re.DOTALL) for order in orders]
