import pandas as pd
import pytest

from mediaframing.values.date_columns import read_dates


def test_one_date_that_tells_decides_for_the_column():
    day = read_dates(pd.Series(["3/4/2017", "13/4/2017", None]))
    assert day.published.dt.strftime("%d %b").fillna("?").tolist() == ["03 Apr", "13 Apr", "?"]
    month = read_dates(pd.Series(["3/4/2017", "4/13/2017"]))
    assert month.published.dt.strftime("%d %b").tolist() == ["04 Mar", "13 Apr"]
    assert day.doubt is None
    assert month.doubt is None


def test_without_one_the_doubt_is_told_with_the_way_out():
    reading = read_dates(pd.Series(["3/4/2017", "5/6/2017", "5.6.2017"]))
    assert reading.published.dt.strftime("%d %b").tolist() == ["04 Mar", "06 May", "05 Jun"]
    assert reading.doubt.startswith("2 dates such as 3/4/2017")
    assert "day_first=True" in reading.doubt
    assert read_dates(pd.Series(["3/4/2017"]), day_first=True).doubt is None


def test_what_is_unread_is_told_apart_from_what_is_missing():
    assert read_dates(pd.Series(["soon", None, "2017"])).unread.tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("column", "read"),
    [
        (["21-05-13", "21-05-14", "21-06-01"], ["2021-05-13", "2021-05-14", "2021-06-01"]),
        (["20/12/30", "21/01/02", "21/01/02", "21/01/05"], ["2020-12-30", "2021-01-02", "2021-01-02", "2021-01-05"]),
        (["99-12-31", "98-01-02"], ["1999-12-31", "1998-01-02"]),
        (["13-05-21", "14-05-21", "01-06-21"], ["2021-05-13", "2021-05-14", "2021-06-01"]),
        (["5/13/21", "5/14/21", "6/1/21"], ["2021-05-13", "2021-05-14", "2021-06-01"]),
    ],
)  # fmt: skip
def test_years_of_two_digits_stand_first_where_there_are_fewer_of_them_than_of_days(column, read):
    assert read_dates(pd.Series(column)).published.astype(str).tolist() == read
