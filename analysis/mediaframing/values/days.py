"""Days that somebody asks for: a whole date, or a month or a year for as long as it lasts."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
import pandas as pd

# The year first, or a month in letters with day and year: of 1/2/2020 nobody knows which is the month.
WHOLE_DATE = re.compile(
    r"\s*(?:\d{4}([-/.]?)\d{1,2}\1\d{1,2}(?!\d)|(?=.*\b\d{4}\b)(?=.*[A-Za-z]{3})(?=.*\b\d{1,2}(?:st|nd|rd|th)?\b))"
)
_PERIOD = re.compile(r"\d{4}(?:[-/.]\d{1,2})?|[A-Za-z]{3,9}\.? \d{4}")


def read_span(value: str | int | date | pd.Timestamp | pd.Period) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """Read the first and the last day of what is asked for.

    Parameters
    ----------
    value : str, int, date, Timestamp or Period
        A day, ``"2019-02"`` or ``"2019"``; a number is a year. The clock is left out.

    Returns
    -------
    tuple of Timestamp or None
        Of a day twice the same; None if it is none of these, or could be several.

    Examples
    --------
    >>> [f"{day:%Y-%m-%d}" for day in read_span("2020-02")]
    ['2020-02-01', '2020-02-29']
    >>> read_span("01/02/2020") is None
    True
    """
    if isinstance(value, int | float | np.number):
        # A number is nanoseconds to pandas.
        value = str(value)
        if not re.fullmatch(r"\d{4}", value):
            return None
    try:
        if isinstance(value, str):
            text = value.strip()
            if _PERIOD.fullmatch(text):
                freq = "Y" if text.isdecimal() else "M"
                value = pd.Period(re.sub(r"[/.]", "-" if text[0].isdecimal() else "", text), freq)
            elif not WHOLE_DATE.match(text):
                return None
        if isinstance(value, pd.Period):
            return value.start_time.normalize(), value.end_time.normalize()
        day = pd.Timestamp(value)
    except (ValueError, TypeError):
        return None
    if pd.isna(day):
        return None
    day = (day.tz_localize(None) if day.tz is not None else day).normalize()
    return day, day
