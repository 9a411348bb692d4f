from __future__ import annotations

import warnings
from datetime import date

import pandas as pd
import pytest
from hand_coded import code_by_hand

from mediaframing.measures import MeasureError, SmallGroupWarning, rate_frames, rate_trends


def code_days(*days: str, **columns):
    coding = code_by_hand(
        [(f"a{n:03}", "A", day, [5, 7]) for n, day in enumerate(days)],
        [(f"a{n:03}", 1, "toll", "affirmed", "outlet", None) for n in range(0, len(days), 2)],
    )
    coding.articles = coding.articles.assign(**columns)
    return coding


def test_few_articles_of_other_years_do_not_make_the_period_a_year():
    march = [f"2017-03-{day:02}" for day in range(1, 29) for _ in range(12)]
    with pytest.warns(SmallGroupWarning):
        rates = rate_trends(code_days("2011-01-01", "2014-05-05", *march), ())
    assert "day" in rates.columns


def test_what_is_warned_of_is_told_where_it_was_asked_for():
    with pytest.warns(SmallGroupWarning) as caught:
        rate_trends(code_days("2017-01-01", "2017-02-01", "2017-03-01"), (), period="month")
    assert {warning.filename for warning in caught} == {__file__}


def test_a_column_that_is_not_there_is_answered_with_a_sentence():
    with pytest.raises(MeasureError, match="Did you mean 'outlet'"):
        rate_trends(code_days("2017-01-01", "2017-02-01"), "outlets")


def test_days_words_and_numbers_in_one_column_are_groups_in_one_order():
    mixed = [pd.Timestamp("2020-01-01"), "north", 3, date(2020, 1, 1)]
    coding = code_days(*["2017-01-01"] * 8, own=pd.Series(mixed * 2, dtype=object))
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        warnings.simplefilter("ignore", SmallGroupWarning)
        found = rate_frames(coding, "own")["own"].tolist()
        assert rate_trends(coding, "own", period="year")["own"].tolist() == found
    assert sorted(map(str, found)) == sorted(map(str, mixed))


def test_a_column_of_the_articles_that_is_named_as_a_period_is_a_group_and_no_period():
    coding = code_days(*[f"2017-03-{day:02}" for day in range(1, 21) for _ in range(20)], day="weekday")
    assert rate_trends(coding, "day").columns[:2].tolist() == ["day", "week"]
    with pytest.raises(MeasureError, match="rename"):
        rate_trends(coding, (), period="day")
