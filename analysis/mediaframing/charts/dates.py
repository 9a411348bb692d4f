"""Ticks of an axis of time: few, at the beginning of a year, month or day, and the year is always told."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.dates import date2num, num2date
from matplotlib.ticker import FixedFormatter, FixedLocator
from pandas import Timestamp, date_range

_DAYS = tuple((f"{n}D", "day") for n in (1, 2, 7, 14))
_MONTHS = tuple((f"{n}MS", "month") for n in (1, 2, 3, 6))
_YEARS = tuple((f"{n}YS", "year") for n in (1, 2, 5, 10, 20, 50))
# No tick is finer than the periods that are drawn.
_STEPS = {
    "day": (*_DAYS, *_MONTHS, *_YEARS),
    "week": (*_DAYS[2:], *_MONTHS, *_YEARS),
    "month": (*_MONTHS, *_YEARS),
    "quarter": (*_MONTHS[2:], *_YEARS),
    "year": _YEARS,
}


class DateTicks(FixedLocator):
    """Ticks at dates, which are no rows or columns with names."""


def tick_dates(axes: Axes, period: str, most: int, first_period: float) -> None:
    """Put ticks on a horizontal axis of dates, the shortest step that gives no more than ``most``.

    Parameters
    ----------
    axes : Axes
        With its limits set.
    period : str
        The period that is drawn.
    most : int
    first_period : float
        Where it begins, as matplotlib counts days: the tick if no round date is on the axis, and where weeks begin.
    """
    low, high = axes.get_xlim()
    first, last, begin = (_read_day(x) for x in (low, high, first_period))
    ticks: list[Timestamp] = []
    kind = "day"
    for step, kind in _STEPS.get(period, _STEPS["day"]):  # noqa: B007
        ticks = [
            tick for tick in date_range(_begin(first, begin, step), last, freq=step) if first <= tick <= last
        ]
        if len(ticks) <= max(most, 1):
            break
    told: list[str] = []
    year = 0
    for tick in ticks or [begin]:
        text = {"year": f"{tick.year}", "month": f"{tick:%b}", "day": f"{tick.day} {tick:%b}"}[kind]
        told.append(text if kind == "year" or tick.year == year else f"{text}\n{tick.year}")
        year = tick.year
    places = [float(date2num(tick)) for tick in ticks or [begin]]  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(DateTicks(places))
    axes.xaxis.set_major_formatter(FixedFormatter(told))


def _read_day(x: float) -> Timestamp:
    return Timestamp(num2date(x)).tz_localize(None)  # type: ignore[no-untyped-call]


def _begin(first: Timestamp, begin: Timestamp, step: str) -> Timestamp:
    """Begin before the axis, so that steps fall on round dates: every fifth year from 2000, every third month from January."""
    if step.endswith("YS"):
        return Timestamp(first.year - first.year % int(step[:-2]), 1, 1)
    return Timestamp(first.year, 1, 1) if step.endswith("MS") else begin.normalize()
