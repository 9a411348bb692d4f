from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from mediaframing.charts import plot_event
from mediaframing.measures import MeasureError

WEEKS = pd.DataFrame(
    {
        "week": pd.date_range("2020-01-06", periods=3, freq="7D"),
        "frame": "storm",
        "rate": 0.5,
        "low": 0.4,
        "high": 0.6,
        "articles": 9,
        "unit": "article",
    }
)


def test_a_moment_of_numpy_is_one_event():
    assert len(plot_event(WEEKS, event=np.datetime64("2020-01-10")).figure.axes)


@pytest.mark.parametrize("event", [2020, pd.Period("2020-01"), 20200110.0])
def test_what_is_no_date_is_told_to_be_none(event: Any):
    with pytest.raises(MeasureError, match=r"no date.*Write it as"):
        plot_event(WEEKS, event=event)
