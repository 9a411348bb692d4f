from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hand_coded import code_by_hand, draw_coding

from mediaframing.measures import MeasureError, SmallGroupWarning, compare_periods

REST = ("affirmed", "outlet", None)


def code_shares(before: tuple[int, int], after: tuple[int, int]):
    articles, mentions = [], []
    for day, (count, total) in (("2017-01-01", before), ("2017-02-01", after)):
        for number in range(total):
            articles.append((f"a{len(articles):03}", "A", day, [9]))
            if number < count:
                mentions.append((articles[-1][0], 0, "terror", *REST))
    return code_by_hand(articles, mentions)


def test_the_difference_of_articles_has_nearly_the_interval_of_newcombe():
    # Newcombe (1998), table II, 56/70 - 48/80: method 10 .0524 to .3339, from Wilson's intervals where these are mid-P.
    row = compare_periods(code_shares((48, 80), (56, 70)), "2017-01-15").iloc[0]
    assert row["difference"] == pytest.approx(0.2)
    assert (row["low"], row["high"]) == pytest.approx((0.0524, 0.3339), abs=0.006)
    assert row[["before_count", "before_articles", "after_count", "after_articles"]].tolist() == [
        48,
        80,
        56,
        70,
    ]
    assert (row["interval"], row["articles"], row["event"]) == (
        "mover over articles",
        150,
        pd.Timestamp("2017-01-15"),
    )


def test_the_day_of_the_event_is_after_it():
    row = compare_periods(code_shares((1, 4), (2, 5)), pd.Timestamp("2017-02-01")).iloc[0]
    assert (row["before_articles"], row["after_articles"]) == (4, 5)


@pytest.mark.parametrize("unit", ["sentence", "mention", "1000_words"])
def test_other_units_rest_on_articles_too(unit):
    found = compare_periods(draw_coding(200), "2017-05-01", "outlet", unit)
    assert (found["low"] < found["difference"]).all()
    assert (found["difference"] < found["high"]).all()
    assert (found["difference"] == found["after_rate"] - found["before_rate"]).all()
    assert set(found["interval"]) == {"mover over articles"}


def test_only_days_near_the_event_are_compared():
    coding = draw_coding(300)
    found = compare_periods(coding, "2017-05-01", days=30)
    near = coding.articles["published"].sub(pd.Timestamp("2017-05-01")).dt.days
    assert found["before_articles"].iloc[0] == near.between(-30, -1).sum()
    assert found["after_articles"].iloc[0] == near.between(0, 29).sum()


def test_a_group_that_is_silent_after_has_a_row_with_0():
    dates = {"A": ["2017-01-01", "2017-01-02", "2017-03-01", "2017-03-02"], "B": ["2017-01-01", "2017-01-02"]}
    coding = code_by_hand(
        [(f"{outlet}{n}", outlet, day, [9]) for outlet, days in dates.items() for n, day in enumerate(days)],
        [("A1", 0, "terror", *REST)],
    )
    found = compare_periods(coding, "2017-02-01", "outlet").set_index("outlet").loc["B"]
    assert (found["after_articles"], found["after_count"], found["before_count"]) == (0, 0, 0)
    assert np.isnan(found["difference"])
    assert pd.isna(found["interval"])


def test_undated_articles_are_in_neither_period():
    coding = code_shares((1, 4), (2, 5))
    coding.articles.loc[0, "published"] = pd.NaT
    assert compare_periods(coding, "2017-01-15")["articles"].tolist() == [8]


def test_a_single_article_on_a_side_is_warned_of():
    with pytest.warns(SmallGroupWarning, match="1 cells rest on a single article") as caught:
        found = compare_periods(code_shares((1, 1), (2, 5)), "2017-01-15")
    assert caught[0].filename == __file__
    assert found["interval"].isna().all()


@pytest.mark.parametrize(
    ("event", "says"),
    [
        ("soon", "is no date"),
        (None, "is missing"),
        ("2020-01-01", "dated after"),
        ("2010-01-01", "dated before"),
    ],
)
def test_an_event_that_parts_nothing_is_answered_with_a_sentence(event, says):
    with pytest.raises(MeasureError, match=says):
        compare_periods(code_shares((1, 4), (2, 5)), event)


def test_the_tables_stay_as_they_were():
    coding = draw_coding(60)
    before = coding.articles.copy()
    compare_periods(coding, "2017-05-01")
    pd.testing.assert_frame_equal(coding.articles, before)


def test_a_row_stands_out_where_its_interval_leaves_out_0_and_there_is_one_row():
    for after in (50, 53, 56):
        row = compare_periods(code_shares((48, 80), (after, 70)), "2017-01-15").iloc[0]
        assert row["stands_out"] == (row["low"] > 0)
        assert row["p"] == row["p_adjusted"]
        assert (row["p"] < 0.05) == (row["low"] > 0)


def test_several_windows_show_how_far_a_finding_depends_on_the_window():
    coding = draw_coding(300)
    found = compare_periods(coding, "2017-05-01", days=[20, 40], frames=["frame_0"])
    assert found["days"].tolist() == [20, 40]
    for days in (20, 40):
        alone = compare_periods(coding, "2017-05-01", days=days, frames=["frame_0"]).iloc[0]
        row = found.set_index("days").loc[days]
        assert row[["difference", "low", "high"]].tolist() == alone[["difference", "low", "high"]].tolist()
    assert (found["windows_agreeing"] >= found["stands_out"]).all()


def test_a_census_has_differences_and_nothing_to_test():
    found = compare_periods(code_shares((48, 80), (56, 70)), "2017-01-15", population="census").iloc[0]
    assert found["difference"] == pytest.approx(0.2)
    assert pd.isna(found["low"])
    assert not found["stands_out"]
    assert found["before_reason"] == "census"
