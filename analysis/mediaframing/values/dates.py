"""Dates as exports write them, to timestamps: the day that is written, with how much of it is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import pandas as pd

PRECISIONS = ("day", "week", "month", "year")

# What stands in a cell of a date is short; in a longer one no date is looked for further on than this.
_LONGEST = 120
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
# Days since 30 December 1899, as spreadsheets count them: 1954 to 2064.
_SERIALS = (20_000, 60_000)
_YEAR = r"(?<![\d+:.])(?P<year>(?:1[5-9]|2[01])\d\d)(?![\d:])"
_TIME = re.compile(
    r"(?<![\d/.+-])(?P<hour>2[0-4]|[01]?\d)(?:(?::|(?<=\d)h|\.)(?P<minute>[0-5]\d)(?![\d./-]\d))?"
    r"(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?<!\d)(?P<year>(?:1[5-9]|2[01])\d\d)(?P<sep>[-/._]) ?(?P<month>\d{1,2})(?:(?P=sep) ?(?P<day>\d{1,2}))?(?!\d)"
)
_BASIC = re.compile(
    r"(?<!\d)(?P<year>(?:1[5-9]|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?:\d\d)?Z?(?!\d))?(?=\D|\d\d(?!\d)|$)"
)
_IDEOGRAPHIC = re.compile(
    r"(?P<year>\d{4})\s*[年년]\s*(?:(?P<month>\d{1,2})\s*[月월])?\s*(?:(?P<day>\d{1,2})\s*[日일号號])?"
)
_VIETNAMESE = re.compile(
    r"(?P<day>\d{1,2})\s*(?:thang|/)\s*(?P<month>\d{1,2})\s*,?\s*(?:nam)\s*(?P<year>\d{4})"
)
_NUMERIC = re.compile(
    r"(?<![\d.:])(?P<first>\d{1,2})\s?(?P<sep>[-/.])\s?(?P<second>\d{1,2})\s?(?P=sep)\s?(?P<year>\d{4}|\d{2})(?![\d:])"
)
_MONTH_YEAR = re.compile(r"(?<!\d)(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>(?:1[5-9]|2[01])\d\d)(?!\d)")
# What programs write around a date: /Date(1550102400000)/, datetime.datetime(2019, 2, 14), {"$date": 1550102400000}.
_COUNTED = re.compile(r"\D{1,30}(\d{13})(?:[+-]\d{4})?\D{0,4}")
_CALLED = re.compile(
    r"[a-zA-Z_.]*\((?P<year>\d{4}), ?(?P<month>\d{1,2}), ?(?P<day>\d{1,2})(?:, ?(\d{1,2}), ?(\d{1,2}))?[, \d]*\)"
)
_LOGGED = re.compile(r"(?<=\d{4}):(?=\d\d:\d\d)")
# Days of the year and of a week, after ISO 8601; parts that are not known are zero in MySQL.
_ORDINAL = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<day>\d{3})(?:T.*)?")
_WEEKDAY = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)[- ]?W(?P<week>\d\d)(?:-?(?P<day>[1-7]))?(?:T.*)?")
_UNKNOWN = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>\d\d)-00(?:[T ]00:00.*)?")
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERA = re.compile(rf"({'|'.join(_ERAS)})\s?(\d{{1,2}}|元)(?=\s?年)")
# Years of the Buddhist era, where Thai letters stand beside them.
_BUDDHIST = re.compile(r"(?<!\d)2[45]\d\d(?!\d)")
_DIGITS = re.compile(r"(?P<whole>\d{4,19})(?:\.(?P<part>\d+))?")
# A count of seconds as spreadsheets and R write large numbers; with fewer places it would tell no day.
_SCIENTIFIC = re.compile(r"\d\.\d{5,}[eE]\+?\d{1,2}")
# What PDF writes before a date, and a month's full stop with the day right behind it: D:20190214, Feb.14.
_BEFORE_DIGITS = re.compile(r"^D:(?=\d{8})|(?<=[^\W\d_])\.(?=\d)")
# Hyphens and dashes of all kinds, and signs that nobody sees.
_DASHES = re.compile("[\u2010-\u2015\u2212]")
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
# Years of two digits stand first or last: 19-02-14.
_SHORT = re.compile(r"(?<![\d./-])(\d\d)([-/.])(\d\d)\2(\d\d)(?![\d./-])")
_FEWEST_SHORT = 3
# Where days and months are parted by signs: 3/4/2017.
_PAIR = re.compile(r"(?<![\d.:])(\d{1,2})\s?([-/])\s?(\d{1,2})\s?\2\s?(?:\d{4}|\d{2})(?![\d:])")


class Moment(NamedTuple):
    """A date as it is written, and what of it is known."""

    when: datetime
    precision: str = "day"
    either: bool = False


@dataclass(frozen=True)
class DateReading:
    """A column of dates, read.

    Attributes
    ----------
    published : Series of datetime64[us]
        As written: the day is that of the place where it was published, whatever zone is named.
    precision : Series of str
        ``day``, ``week``, ``month`` or ``year``: what is known. Missing where the date is.
    unread : Series of bool
        Whether something is written there that is no date.
    day_first : bool
        How 3/4/2017 was read: as 3 April, or as 4 March.
    told : bool
        Whether the column, or the caller, told so.
    either : int
        How many dates could be read both ways.
    """

    published: pd.Series
    precision: pd.Series
    unread: pd.Series
    day_first: bool
    told: bool
    either: int

    @property
    def doubt(self) -> str | None:
        """One sentence about dates that could be read in two ways, if nothing told which is right."""
        if self.told or not self.either:
            return None
        taken, other = ("day", "month") if self.day_first else ("month", "day")
        return (
            f"{self.either} dates such as 3/4/2017 can be read in two ways, and were read {taken} first; "
            f"day_first={not self.day_first} reads them {other} first"
        )


class DateOrder(NamedTuple):
    """How dates of numbers are read.

    Attributes
    ----------
    day_first : bool
        Whether 3/4/2017 is 3 April.
    year_first : bool
        Whether 19-02-14 is 14 February 2019.
    told : bool
        Whether the dates told so, or there are none that could be read in two ways.
    """

    day_first: bool
    year_first: bool
    told: bool


def read_dates(
    values: pd.Series, day_first: bool | None = None, year_first: bool | None = None
) -> DateReading:
    """Read a column of dates, all with one decision about 3/4/2017, and one about 19-02-14.

    Parameters
    ----------
    values : Series of str
    day_first : bool, optional
        Whether 3/4/2017 is 3 April. By default the other dates decide: day first if some can only be so (13/4/2017),
        month first if some can only be that, and month first if nothing tells. 3.4.2017 is 3 April in any case.
    year_first : bool, optional
        Whether 19-02-14 is 14 February 2019. By default as :func:`find_year_first` says.
    """
    counts = values.value_counts()
    distinct = [str(value) for value in counts.index]
    first, told = (day_first, True) if day_first is not None else find_day_order(distinct)
    year_first = find_year_first(distinct) if year_first is None else year_first
    found = {value: parse_date(value, first, year_first) for value in distinct}
    known = {value: moment for value, moment in found.items() if moment is not None}
    stamps = {value: np.datetime64(moment.when, "us") for value, moment in known.items()}
    published = values.map(stamps, na_action="ignore").astype("datetime64[us]")
    precision = values.map({value: moment.precision for value, moment in known.items()}, na_action="ignore")
    either = sum(int(counts[value]) for value, moment in known.items() if moment.either)
    unread = published.isna() & values.notna()
    return DateReading(published, precision.astype("str"), unread, first, told, either)


def find_day_order(values: Iterable[str]) -> tuple[bool, bool]:
    """Say whether dates such as 3/4/2017 have the day first, and whether the values told so."""
    pairs = [(int(m[1]), int(m[3])) for value in values if (m := _PAIR.search(value[:_LONGEST]))]
    day_first = any(first > 12 for first, _ in pairs)
    month_first = any(second > 12 for _, second in pairs)
    return day_first and not month_first, day_first != month_first


def list_doubtful(values: Iterable[str]) -> set[str]:
    """List the dates of numbers alone that stand in cells, without what is beside them: they decide on the order.

    Examples
    --------
    >>> sorted(list_doubtful(["3/4/2017 10:30", "3/4/2017 11:45", "2017-04-03", "19-02-14"]))
    ['19-02-14', '3/4/2017']
    """
    heads = (value[:_LONGEST] for value in values)
    return {m[0] for head in heads for m in (_PAIR.search(head), _SHORT.search(head)) if m is not None}


def find_order(values: Collection[str]) -> DateOrder:
    """Say how dates of numbers are read, of which some may stand elsewhere: whether these tell already.

    Examples
    --------
    >>> find_order(["3/4/2017", "5/6/2017"]).told, find_order(["3/4/2017", "13/4/2017"])
    (False, DateOrder(day_first=True, year_first=False, told=True))
    """
    day_first, day_told = find_day_order(values)
    short = [(int(m[1]), int(m[4])) for value in values if (m := _SHORT.search(value[:_LONGEST]))]
    year_told = not short or any(max(pair) > 31 for pair in short)
    paired = any(_PAIR.search(value[:_LONGEST]) for value in values)
    return DateOrder(day_first, find_year_first(values), (day_told or not paired) and year_told)


def find_year_first(values: Iterable[str]) -> bool:
    """Say whether dates with years of two digits have the year first: of years there are fewer than of days.

    Examples
    --------
    >>> find_year_first(["19-02-14", "19-02-15", "19-03-01"]), find_year_first(["14-02-19", "15-02-19", "01-03-19"])
    (True, False)
    """
    parts = [(int(m[1]), int(m[3]), int(m[4])) for value in values if (m := _SHORT.search(value[:_LONGEST]))]
    if any(middle > 12 or last > 31 for _, middle, last in parts):
        return False
    if any(first > 31 for first, _, _ in parts):
        return True
    firsts, lasts = {first for first, _, _ in parts}, {last for _, _, last in parts}
    return len(set(parts)) >= _FEWEST_SHORT and len(firsts) < len(lasts) and max(firsts) > 12


def parse_date(value: str, day_first: bool = False, year_first: bool = False) -> Moment | None:
    """Read one date, in whatever language it is written; None if it is none.

    Examples
    --------
    >>> parse_date("12 de marzo de 2013").when.isoformat(), parse_date("2019-03").precision
    ('2013-03-12T00:00:00', 'month')
    >>> parse_date("10:30") is None
    True
    """
    text = unicodedata.normalize("NFKC", value[:_LONGEST]).strip()
    if not text.isascii():
        text = "".join(_plain_digit(c) if c.isdigit() else c for c in text)
    if not any(c.isdigit() for c in text):
        return None
    text = _settle_signs(_settle_calendar(text))
    try:
        if number := _DIGITS.fullmatch(text):
            return _read_number(number["whole"], number["part"])
        return _read_written(text, day_first, year_first)
    except (ValueError, OverflowError):
        return None


def is_month(word: str) -> bool:
    """Tell whether a word names a month in one of the languages that dates are read in."""
    return fold(word) in _months()


def _plain_digit(sign: str) -> str:
    return str(unicodedata.digit(sign, 0))


def _read_number(whole: str, part: str | None) -> Moment | None:
    """Read digits alone: a year, a month, a day, a time of the day, or a count since some epoch."""
    size = len(whole)
    fraction = float(f"0.{part}") if part else 0.0
    year = int(whole[:4])
    if size == 4 and _FIRST_YEAR <= year <= _LAST_YEAR:
        return Moment(datetime(year, 1, 1), "year")
    if size == 5 and _SERIALS[0] <= int(whole) <= _SERIALS[1]:
        return Moment(datetime(1899, 12, 30) + timedelta(days=int(whole), seconds=round(fraction * 86_400)))
    if size in {6, 8, 10, 12, 14} and 1800 <= year < 2100 and not fraction:
        formats = {6: "%Y%m", 8: "%Y%m%d", 10: "%Y%m%d%H", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
        try:
            when = datetime.strptime(whole, formats[size])
        except ValueError:
            when = None
        if when is not None:
            return Moment(when, "month" if size == 6 else "day")
    powers = {9: 0, 10: 0, 13: 3, 16: 6, 19: 9}
    if size in powers:
        when = datetime(1970, 1, 1) + timedelta(seconds=int(whole) // 10 ** powers[size])
        return Moment(when) if 1971 <= when.year <= _LAST_YEAR else None
    return None


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


def _settle_signs(text: str) -> str:
    """Write dashes as hyphens and hours of afternoons as those of a day; leave out a date of changes where there is an earlier one."""
    if not text.isascii():
        text = _UNSEEN.sub("", _DASHES.sub("-", text))
        text = _AFTERNOON.sub(lambda m: f" {int(m[1]) % 12 + 12}", text)
    if (later := _LATER.search(text)) and (first := _FIRST.search(text, later.end())):
        return text[first.start() :] if any(map(str.isdigit, text[first.start() :])) else text
    return text


def _read_program(text: str) -> Moment | None:
    """Read what only programs write."""
    if m := _COUNTED.fullmatch(text):
        return _read_number(m[1], None)
    if m := _CALLED.fullmatch(text):
        return Moment(
            datetime(int(m["year"]), int(m["month"]), int(m["day"]), int(m[4] or 0), int(m[5] or 0))
        )
    if m := _ORDINAL.fullmatch(text):
        when = datetime(int(m["year"]), 1, 1) + timedelta(days=int(m["day"]) - 1)
        return Moment(when) if when.year == int(m["year"]) else None
    if m := _WEEKDAY.fullmatch(text):
        monday = datetime.fromisocalendar(int(m["year"]), int(m["week"]), int(m["day"] or 1))
        return Moment(monday, "day" if m["day"] else "week")
    if m := _UNKNOWN.fullmatch(text):
        month = int(m["month"])
        return Moment(datetime(int(m["year"]), month or 1, 1), "month" if month else "year")
    return None


def _read_written(text: str, day_first: bool, year_first: bool) -> Moment | None:
    if (moment := _read_program(text)) is not None:
        return moment
    if m := _ISO.search(text):
        if m["day"]:
            return _at(text, m, int(m["year"]), int(m["month"]), int(m["day"]))
        if m["sep"] != ".":
            return Moment(datetime(int(m["year"]), int(m["month"]), 1), "month")
    if year_first and (m := _SHORT.search(text)):
        return _at(text, m, _whole_year(m[1]), int(m[3]), int(m[4]))
    if m := _NUMERIC.search(text):
        return _read_pair(text, m, day_first)
    if m := _IDEOGRAPHIC.search(text):
        return _at(text, m, int(m["year"]), int(m["month"] or 1), int(m["day"] or 1), _known(m))
    folded = fold(text)
    if m := _VIETNAMESE.search(folded):
        return _at(folded, m, int(m["year"]), int(m["month"]), int(m["day"]))
    for pattern in _written_patterns():
        for m in pattern.finditer(folded):
            month = _months()[m["name"].replace(" ", "_")]
            groups = m.groupdict()
            year = _whole_year(groups["year"])
            if groups.get("day") is None:
                return Moment(datetime(year, month, 1), "month")
            if 1 <= int(groups["day"]) <= 31:
                return _at(folded, m, year, month, int(groups["day"]))
    if m := _BASIC.search(text):
        clock = int(m["hour"] or 0), int(m["minute"] or 0)
        return Moment(datetime(int(m["year"]), int(m["month"]), int(m["day"]), *clock))
    if m := _MONTH_YEAR.search(text):
        return Moment(datetime(int(m["year"]), int(m["month"]), 1), "month")
    return None


def _read_pair(text: str, m: re.Match[str], day_first: bool) -> Moment | None:
    first, second, year = int(m["first"]), int(m["second"]), _whole_year(m["year"])
    dotted = m["sep"] == "."
    if (day_first or dotted or first > 12) and second <= 12:
        day, month = first, second
    else:
        day, month = second, first
    either = not dotted and first <= 12 and second <= 12 and first != second
    moment = _at(text, m, year, month, day)
    return moment and moment._replace(either=either)


def _known(m: re.Match[str]) -> str:
    return "day" if m["day"] else "month" if m["month"] else "year"


def _at(
    text: str, m: re.Match[str], year: int, month: int, day: int, precision: str = "day"
) -> Moment | None:
    """Add the time of the day that stands beside the date; as written, whatever zone is named."""
    when = datetime(year, month, day)
    between = m.groupdict().get("gap") or ""
    rest = f"{text[: m.start()]}\n{between}\n{text[m.end() :]}"
    rest = rest.replace("\nT", "\n ").replace("\nt", "\n ")
    for found in _TIME.finditer(rest):
        minute, half = found["minute"], found["half"]
        if minute is None and half is None:
            continue
        hour = int(found["hour"])
        if half and hour <= 12:
            hour = hour % 12 + (12 if half[0] in "pP" else 0)
        if hour < 24:
            when = when.replace(hour=hour, minute=int(minute or 0), second=int(found["second"] or 0))
        break
    return Moment(when, precision)


def _whole_year(year: str) -> int:
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < 50 else 1900)


def fold(text: str) -> str:
    """Write without accents and capitals, as month names are compared."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    return "".join(c for c in plain if unicodedata.category(c) != "Mn").casefold()


@cache
def _months() -> dict[str, int]:
    lines = files("mediaframing.values").joinpath("lists/months.txt").read_text("utf-8").splitlines()
    months: dict[str, int] = {}
    for line in lines:
        if line and not line.startswith("#"):
            number, *names = line.split()
            for name in names:
                months.setdefault(fold(name), int(number))
    return months


@cache
def _written_patterns() -> Sequence[re.Pattern[str]]:
    """Give the orders in which day, month and year stand, surest first."""
    names = "|".join(re.escape(name).replace("_", " ") for name in sorted(_months(), key=len, reverse=True))
    # Letters and their marks end a name, wherever words are written with vowel signs.
    name = rf"(?:(?<=^)|(?<=[\s\d.,'’(/|–-]))(?P<name>{names})(?=$|[\s\d.,'’)/|–-])"
    day = r"(?<![\d:.])(?P<day>\d{1,2})(?:\.?(?:st|nd|rd|th|er|e|o|a|\.)?)(?![\d:])"
    joint = r"[\s.,'’/–-]{0,3}(?:(?:de|of|del|den|di|y)\s+)?"
    behind = r"[\s.,'’/–-]{0,4}(?:(?:de|of|del|do|year)\s+)?"
    short = r"(?<![\d+:.])(?P<year>(?:1[5-9]|2[01])\d\d|\d\d)(?![\d:])(?!\s?[ap]\.?m)"
    orders = (
        rf"{day}{joint}{name}{behind}{_YEAR}",
        rf"{name}{joint}{day}{behind}{_YEAR}",
        rf"{_YEAR}{behind}{name}{joint}{day}",
        rf"{day}{joint}{name}[\s.'’/–-]{{1,2}}{short}(?!\w)",
        rf"{name}{joint}{day}[\s,]{{1,3}}['’](?P<year>\d\d)(?!\w)",
        rf"{name}\s*{day}\b(?P<gap>.*?){_YEAR}",
        rf"{day}{joint}{name}\b(?P<gap>.*?){_YEAR}",
        rf"{name}{behind}{_YEAR}",
        rf"{_YEAR}{behind}{name}",
    )
    return [re.compile(order, re.DOTALL) for order in orders]
