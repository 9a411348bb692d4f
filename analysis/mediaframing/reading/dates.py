"""Dates as exports write them, to timestamps."""

from __future__ import annotations

import re
import warnings

import pandas as pd

# A year, or day.month.year: without one, parsers fill in today, and the same file would read differently tomorrow.
_DATED = re.compile(
    r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|(?<!\d)(?:1[5-9]|20)\d{6}(?!\d)|\b\d{1,2}[-./ ]\w{1,9}[-./ ]\d{2}\b"
)
_SECONDS = re.compile(r"\d{10}(?:\.\d+)?|\d{13}")
_NUMERIC = re.compile(r"\s*(\d{1,2})[-./](\d{1,2})[-./]\d{2,4}\b")


def parse_dates(values: pd.Series, day_first: bool | None = None) -> pd.Series:
    """Read dates in mixed formats; what is none becomes missing.

    Parameters
    ----------
    values : Series of str
    day_first : bool, optional
        Whether 3/4/2017 is 3 April. By default it is decided from the values together: day first if some
        can only be so (13/4/2017) and none can only be the other way; otherwise month first.

    Returns
    -------
    Series of datetime64[us]
        In UTC where the value names an offset, else as written.

    Examples
    --------
    >>> parse_dates(pd.Series(["  2016/12/30 7:11", "31/01/2017", "soon"])).dt.strftime("%d %b %Y").tolist()
    ['30 Dec 2016', '31 Jan 2017', nan]
    """
    distinct = {value: value for value in values.dropna().unique() if _DATED.search(value)}
    numbers = {value: value for value in values.dropna().unique() if _SECONDS.fullmatch(value.strip())}
    if day_first is None:
        day_first = _comes_day_first(list(distinct))
    parsed: dict[str, pd.Timestamp] = {}
    if distinct:
        texts = pd.Series(list(distinct), dtype="str").str.replace(r"\s+", " ", regex=True).str.strip()
        with warnings.catch_warnings():
            # dateutil warns of time zones it does not know; such a date stays as written.
            warnings.simplefilter("ignore")
            stamps = pd.to_datetime(texts, errors="coerce", format="mixed", dayfirst=day_first, utc=True)
        parsed.update(zip(distinct, stamps.dt.tz_localize(None), strict=True))
    for value in numbers:
        seconds = float(value) / (1000 if len(value.strip()) == 13 else 1)
        parsed[value] = pd.Timestamp(seconds, unit="s")
    return values.map(parsed, na_action="ignore").astype("datetime64[us]")


def _comes_day_first(values: list[str]) -> bool:
    pairs = [(int(m[1]), int(m[2])) for value in values if (m := _NUMERIC.match(value))]
    return any(first > 12 for first, _ in pairs) and not any(second > 12 for _, second in pairs)
