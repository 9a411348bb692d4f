"""One date as exports write it, to a timestamp: the day that is written, with how much of it is known."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from mediaframing.values.date_signs import settle_digits, settle_signs
from mediaframing.values.months import fold, make_patterns, number_months

PRECISIONS = ("day", "week", "month", "year")
# What stands in a cell of a date is short; in a longer one no date is looked for further on than this.
LONGEST = 120
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
# Of years of two digits those below are of this century, the others of the last.
_CENTURY_TURNS = 50
# Days since 30 December 1899, as spreadsheets count them: 1954 to 2064.
_SERIALS = (20_000, 60_000)
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
# 13.II.2019, 13 XII 2019, as Slavic papers write months.
_ROMAN = re.compile(
    r"(?<![\w.])(?P<day>\d{1,2})[. /-]{1,2}(?P<month>I{1,3}|IV|VI{0,3}|IX|XI{0,2})[. /-]{1,2}(?P<year>(?:1[5-9]|2[01])\d\d)(?!\d)"
)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_MONTH_YEAR = re.compile(r"(?<!\d)(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>(?:1[5-9]|2[01])\d\d)(?!\d)")
# Years of two digits stand first or last: 19-02-14.
TWO_DIGIT_YEARS = re.compile(r"(?<![\d./-])(\d\d)([-/.])(\d\d)\2(\d\d)(?![\d./-])")
# What programs write around a date: /Date(1550102400000)/, datetime.datetime(2019, 2, 14), {"$date": 1550102400000}.
_COUNTED = re.compile(r"\D{1,30}(\d{13})(?:[+-]\d{4})?\D{0,4}")
_CALLED = re.compile(
    r"[a-zA-Z_.]*\((?P<year>\d{4}), ?(?P<month>\d{1,2}), ?(?P<day>\d{1,2})(?:, ?(\d{1,2}), ?(\d{1,2}))?[, \d]*\)"
)
# Days of the year and of a week, after ISO 8601; parts that are not known are zero in MySQL.
_ORDINAL = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<day>\d{3})(?:T.*)?")
_WEEKDAY = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)[- ]?W(?P<week>\d\d)(?:-?(?P<day>[1-7]))?(?:T.*)?")
_UNKNOWN = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>\d\d)-00(?:[T ]00:00.*)?")
_DIGITS = re.compile(r"(?P<whole>\d{4,19})(?:(?:\.|(?<=\b\d{5}),)(?P<part>\d+))?")


class Moment(NamedTuple):
    """A date as it is written, and what of it is known."""

    when: datetime
    precision: str = "day"
    either: bool = False


def parse_date(value: str, day_first: bool = False, year_first: bool = False) -> Moment | None:
    """Read one date, in whatever language it is written; None if it is none.

    Examples
    --------
    >>> parse_date("12 de marzo de 2013").when.isoformat(), parse_date("2019-03").precision
    ('2013-03-12T00:00:00', 'month')
    >>> parse_date("10:30") is None
    True
    """
    text = settle_digits(value[:LONGEST])
    if not any(c.isdigit() for c in text):
        return None
    text = settle_signs(text)
    try:
        if number := _DIGITS.fullmatch(text):
            return _read_number(number["whole"], number["part"])
        moment = _read_written(text, day_first, year_first)
    except (ValueError, OverflowError):
        return None
    # A year of another calendar (2562 of the Buddhist era, in digits alone) is none of ours.
    return moment if moment is None or moment.when.year <= _LAST_YEAR else None


def _read_written(text: str, day_first: bool, year_first: bool) -> Moment | None:
    """Read what a date's parts are told by: signs between them, words, or their order; surest first."""
    if (moment := _read_program(text)) is not None:
        return moment
    if m := _ISO.search(text):
        if m["day"]:
            return _join_time(text, m, int(m["year"]), int(m["month"]), int(m["day"]))
        if m["sep"] != ".":
            return Moment(datetime(int(m["year"]), int(m["month"]), 1), "month")
    if year_first and (m := TWO_DIGIT_YEARS.search(text)):
        return _join_time(text, m, _whole_year(m[1]), int(m[3]), int(m[4]))
    if m := _NUMERIC.search(text):
        return _read_pair(text, m, day_first)
    if m := _IDEOGRAPHIC.search(text):
        return _join_time(
            text, m, int(m["year"]), int(m["month"] or 1), int(m["day"] or 1), _tell_precision(m)
        )
    if m := _ROMAN.search(text):
        return _join_time(text, m, int(m["year"]), _ROMANS.index(m["month"]) + 1, int(m["day"]))
    folded = fold(text)
    if m := _VIETNAMESE.search(folded):
        return _join_time(folded, m, int(m["year"]), int(m["month"]), int(m["day"]))
    for pattern in make_patterns():
        for m in pattern.finditer(folded):
            month = number_months()[m["name"].replace(" ", "_")]
            groups = m.groupdict()
            year = _whole_year(groups["year"])
            if groups.get("day") is None:
                return Moment(datetime(year, month, 1), "month")
            if 1 <= int(groups["day"]) <= 31:
                return _join_time(folded, m, year, month, int(groups["day"]))
    if m := _BASIC.search(text):
        clock = int(m["hour"] or 0), int(m["minute"] or 0)
        return Moment(datetime(int(m["year"]), int(m["month"]), int(m["day"]), *clock))
    if m := _MONTH_YEAR.search(text):
        return Moment(datetime(int(m["year"]), int(m["month"]), 1), "month")
    return None


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


def _read_pair(text: str, m: re.Match[str], day_first: bool) -> Moment | None:
    """Read day and month that are both numbers, in the order asked for where both orders give a date."""
    first, second, year = int(m["first"]), int(m["second"]), _whole_year(m["year"])
    dotted = m["sep"] == "."
    if (day_first or dotted or first > 12) and second <= 12:
        day, month = first, second
    else:
        day, month = second, first
    either = not dotted and first <= 12 and second <= 12 and first != second
    moment = _join_time(text, m, year, month, day)
    return moment and moment._replace(either=either)


def _tell_precision(m: re.Match[str]) -> str:
    return "day" if m["day"] else "month" if m["month"] else "year"


def _join_time(
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
    """Give a year of two digits its century."""
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < _CENTURY_TURNS else 1900)
