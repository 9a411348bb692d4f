from __future__ import annotations

import numpy as np
import pandas as pd

from mediaframing.reports.numbers import print_table, spread_table, write_number

RATES = pd.DataFrame(
    {
        "outlet": ["Post", "Post", "Herald", "Herald"],
        "frame": ["terror", "talks"] * 2,
        "count": [1, 3, 0, 2],
        "denominator": [4, 4, 1200, 1200],
        "rate": [0.25, 0.75, 0.0, np.nan],
        "low": [0.1, 0.5, np.nan, np.nan],
        "high": [0.5, 0.9, np.nan, np.nan],
        "interval": ["wilson", "wilson", None, None],
        "confidence": 0.95,
        "articles": [4, 4, 1200, 1200],
        "unit": "article",
    }
)


def test_an_interval_stands_in_one_cell_behind_its_rate() -> None:
    table = print_table("rates", "Rates.", RATES, {"terror": "Terrorism"})
    assert table.heads == ("Outlet", "Frame", "Count", "Of", "Rate (%)", "95% interval", "Articles")
    assert table.rows[0] == ("Post", "Terrorism", "1", "4", "25.0", "[10.0, 50.0]", "4")
    assert table.rows[3] == ("Herald", "talks", "2", "1,200", "–", "–", "1,200")
    assert table.flush == (2, 3, 4, 5, 6)
    assert table.data is RATES


def test_rates_are_spread_over_the_frames() -> None:
    table = spread_table("rates", "Rates.", RATES, "frame", "articles", {"terror": "Terrorism"})
    assert table.heads == ("Outlet", "n", "Terrorism (%)", "talks (%)")
    assert table.rows == (
        ("Post", "4", "25.0 [10.0, 50.0]", "75.0 [50.0, 90.0]"),
        ("Herald", "1,200", "0.0", "–"),
    )


def test_rates_by_words_are_no_shares() -> None:
    by_words = RATES.assign(unit="1000_words")
    assert print_table("rates", "Rates.", by_words).heads[4] == "Per 1,000 words"
    assert print_table("rates", "Rates.", by_words).rows[0][4] == "0.25"
    assert spread_table("rates", "Rates.", by_words, "frame", "articles").heads[2] == "terror"


def test_minus_is_a_minus_and_rounded_nothing_has_none() -> None:
    assert write_number(-0.004) == "0.00"
    assert write_number(-1234.5) == "−1,234.50"
    assert write_number(-0.0004, share=True) == "0.0"


def test_what_is_missing_is_named() -> None:
    table = print_table("x", "X.", pd.DataFrame({"outlet": [None, "Post"], "count": [1, 2]}))
    assert table.rows[0] == ("Outlet not known", "1")


def test_a_group_may_be_called_as_what_is_told_elsewhere_or_as_a_share_is() -> None:
    rates = RATES.rename(columns={"outlet": "event"}).assign(event=[0.5, 0.5, 2.0, 2.0])
    table = print_table("rates", "Rates.", rates, groups=["event"])
    assert table.heads[:2] == ("Event", "Frame")
    assert [row[0] for row in table.rows] == ["0.50", "0.50", "2.00", "2.00"]
    differences = rates.rename(columns={"event": "difference"})
    table = print_table("rates", "Rates.", differences, groups=["difference"])
    assert table.heads[0] == "Difference"
    assert table.rows[0][0] == "0.50"


def test_two_columns_with_one_heading_are_both_printed() -> None:
    table = print_table("rates", "Rates.", RATES.rename(columns={"outlet": "Count"}), groups=["Count"])
    assert table.heads[:3] == ("Count", "Frame", "Count (count)")
    assert table.rows[0][:3] == ("Post", "terror", "1")
