from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mediaframing.values.days import read_span


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("2016-03-09", "2016-03-09", "2016-03-09"),
        ("2016-03-09T23:50-05:00", "2016-03-09", "2016-03-09"),
        ("9 March 2016", "2016-03-09", "2016-03-09"),
        (date(2016, 3, 9), "2016-03-09", "2016-03-09"),
        (np.datetime64("2016-03-09T08"), "2016-03-09", "2016-03-09"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016/12", "2016-12-01", "2016-12-31"),
        ("Feb. 2016", "2016-02-01", "2016-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
        (2016, "2016-01-01", "2016-12-31"),
        (np.int64(2016), "2016-01-01", "2016-12-31"),
        (pd.Period("2016Q2"), "2016-04-01", "2016-06-30"),
    ],
)
def test_a_month_or_a_year_lasts_to_its_end(asked: Any, first: str, last: str):
    assert read_span(asked) == (pd.Timestamp(first), pd.Timestamp(last))


@pytest.mark.parametrize(
    "asked",
    ["3/9/2016", "09.03.2016", "March", "9 March", "now", "16", "2016-13", "Snow 2016", "", 20160309, 16, True, 2016.0, pd.NaT, None, []],
)  # fmt: skip
def test_what_could_be_another_day_is_none(asked: Any):
    assert read_span(asked) is None
