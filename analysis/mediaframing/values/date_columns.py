"""A column of dates, read with one decision about those that could be read in two ways."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from mediaframing.values.dates import LONGEST, TWO_DIGIT_YEARS, parse_date

# Where days and months are parted by signs: 3/4/2017.
_PAIR = re.compile(r"(?<![\d.:])(\d{1,2})\s?([-/])\s?(\d{1,2})\s?\2\s?(?:\d{4}|\d{2})(?![\d:])")
# Fewer different dates with years of two digits may have fewer years than days by chance.
_FEWEST_SHORT = 3


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
    pairs = _list_numbers(_PAIR, values, 1, 3)
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
    heads = (value[:LONGEST] for value in values)
    return {
        m[0] for head in heads for m in (_PAIR.search(head), TWO_DIGIT_YEARS.search(head)) if m is not None
    }


def find_order(values: Collection[str]) -> DateOrder:
    """Say how dates of numbers are read, of which some may stand elsewhere: whether these tell already.

    Examples
    --------
    >>> find_order(["3/4/2017", "5/6/2017"]).told, find_order(["3/4/2017", "13/4/2017"])
    (False, DateOrder(day_first=True, year_first=False, told=True))
    """
    day_first, day_told = find_day_order(values)
    short = _list_numbers(TWO_DIGIT_YEARS, values, 1, 4)
    year_told = not short or any(max(pair) > 31 for pair in short)
    day_told |= not _list_numbers(_PAIR, values, 1)
    return DateOrder(day_first, find_year_first(values), day_told and year_told)


def find_year_first(values: Iterable[str]) -> bool:
    """Say whether dates with years of two digits have the year first: of years there are fewer than of days.

    Examples
    --------
    >>> find_year_first(["19-02-14", "19-02-15", "19-03-01"]), find_year_first(["14-02-19", "15-02-19", "01-03-19"])
    (True, False)
    """
    parts = _list_numbers(TWO_DIGIT_YEARS, values, 1, 3, 4)
    if any(middle > 12 or last > 31 for _, middle, last in parts):
        return False
    if any(first > 31 for first, _, _ in parts):
        return True
    firsts, lasts = {first for first, _, _ in parts}, {last for _, _, last in parts}
    return len(set(parts)) >= _FEWEST_SHORT and len(firsts) < len(lasts) and max(firsts) > 12


def _list_numbers(pattern: re.Pattern[str], values: Iterable[str], *groups: int) -> list[tuple[int, ...]]:
    """List the numbers in some groups of a pattern, for each value in which it is found."""
    found = (pattern.search(value[:LONGEST]) for value in values)
    return [tuple(int(m[group]) for group in groups) for m in found if m is not None]
