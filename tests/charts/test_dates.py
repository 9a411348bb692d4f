from __future__ import annotations

import pytest
from matplotlib import pyplot as plt
from matplotlib.dates import datestr2num

from mediaframing.charts.dates import tick_dates


def ticks_of(first: str, last: str, period: str, most: int) -> list[str]:
    axes = plt.figure().add_subplot()
    axes.set_xlim(datestr2num(first), datestr2num(last))
    tick_dates(axes, period, most, float(datestr2num(first)))
    return [label.get_text() for label in axes.get_xticklabels()]


@pytest.mark.parametrize(
    ("first", "last", "period", "most", "told"),
    [
        ("2010-01-01", "2010-12-31", "year", 5, ["2010"]),
        ("2012-07-01", "2020-07-21", "quarter", 5, ["2014", "2016", "2018", "2020"]),
        ("2016-11-15", "2017-04-02", "month", 6, ["Dec\n2016", "Jan\n2017", "Feb", "Mar", "Apr"]),
        ("2017-03-01", "2017-03-03", "day", 4, ["1 Mar\n2017", "2 Mar", "3 Mar"]),
        ("2017-03-06", "2017-04-03", "week", 5, ["6 Mar\n2017", "13 Mar", "20 Mar", "27 Mar", "3 Apr"]),
    ],
)
def test_ticks_are_few_never_finer_than_the_period_and_tell_the_year(first, last, period, most, told):
    assert ticks_of(first, last, period, most) == told


def test_an_axis_without_a_round_date_tells_its_first_period():
    assert ticks_of("2017-03-05", "2017-09-01", "year", 3) == ["2017"]
