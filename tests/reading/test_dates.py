import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.reading.dates import parse_dates


def parse(*values, **options):
    dates = parse_dates(pd.Series(values, dtype="str"), **options)
    return [None if pd.isna(date) else date.isoformat() for date in dates]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2017/2/7", "2017-02-07T00:00:00"),
        ("          2016/12/30 7:11", "2016-12-30T07:11:00"),
        ("March 1, 2017 Wednesday", "2017-03-01T00:00:00"),
        ("Wed, 01 Mar 2017 10:00:00 GMT", "2017-03-01T10:00:00"),
        ("2017-03-01T10:00:00+06:00", "2017-03-01T04:00:00"),
        ("20170301", "2017-03-01T00:00:00"),
        ("1488362400", "2017-03-01T10:00:00"),
        ("1488362400000", "2017-03-01T10:00:00"),
        ("1 March 1899", "1899-03-01T00:00:00"),
    ],
)
def test_dates_of_exports_are_read(written, read):
    assert parse(written) == [read]


@pytest.mark.parametrize(
    "written", ["soon", "today", "now", "10:30", "5", "", "Monday", "2017-13-45", "99999999999"]
)
def test_what_is_no_date_is_missing_and_never_today(written):
    assert parse(written) == [None]


def test_one_date_that_can_only_be_day_first_decides_for_all():
    assert parse("3/4/2017", "13/4/2017") == ["2017-04-03T00:00:00", "2017-04-13T00:00:00"]
    assert parse("3/4/2017", "4/13/2017") == ["2017-03-04T00:00:00", "2017-04-13T00:00:00"]


def test_the_caller_decides_where_dates_do_not_tell():
    assert parse("3/4/2017") == ["2017-03-04T00:00:00"]
    assert parse("3/4/2017", day_first=True) == ["2017-04-03T00:00:00"]


@given(st.lists(st.text(max_size=20), max_size=5))
def test_odd_dates_never_raise(values):
    assert parse_dates(pd.Series(values, dtype="str")).dtype == "datetime64[us]"
