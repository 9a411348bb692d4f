from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hand_coded import code_by_hand, draw_coding

from mediaframing.measures import MeasureError, SmallGroupWarning, compare_periods
from mediaframing.measures.periods import combine_intervals

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
        ("1 Jan", "Write it as '2016-09-18'"),
        ("1/2/2017", "year, month and day"),
        (20170102, "year, month and day"),
        (None, "is missing"),
        ("2020-01-01", "dated after"),
        ("2010-01-01", "dated before"),
    ],
)
def test_an_event_that_parts_nothing_is_answered_with_a_sentence(event, says):
    with pytest.raises(MeasureError, match=says):
        compare_periods(code_shares((1, 4), (2, 5)), event)


@pytest.mark.parametrize(
    "event", ["2017-01-15", "20170115", "15 January 2017", "Jan. 15th, 2017", "2017-01-15T00:00"]
)
def test_a_date_with_year_month_and_day_is_read(event):
    with pytest.warns(SmallGroupWarning):
        found = compare_periods(code_shares((1, 1), (2, 5)), event)
    assert found["event"].iloc[0] == pd.Timestamp("2017-01-15")


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


def code_pairs(both: int, first: int, second: int, neither: int):
    """Code stories of one article before and one after: with the frame in both, in one, or in none."""
    articles, mentions = [], []
    for kind, times in enumerate((both, first, second, neither)):
        for _ in range(times):
            for day, holds in (("2017-01-01", kind < 2), ("2017-02-01", kind in (0, 2))):
                articles.append((f"a{len(articles):03}", "A", day, [9]))
                if holds:
                    mentions.append((articles[-1][0], 0, "terror", *REST))
    coding = code_by_hand(articles, mentions)
    coding.articles["story"] = np.arange(len(articles)) // 2
    return coding


@pytest.mark.parametrize("cells", [(36, 12, 2, 10), (1, 9, 8, 30), (20, 20, 20, 20)])
def test_rates_of_pairs_are_correlated_as_fourfold_tables_are(cells):
    # Newcombe (1998b), Statistics in Medicine 17(22), section 2: phi of the table of pairs joins both intervals.
    a, b, c, d = cells
    phi = (a * d - b * c) / np.sqrt((a + b) * (c + d) * (a + c) * (b + d))
    row = compare_periods(code_pairs(*cells), "2017-01-15", cluster="story").iloc[0]
    sides = [
        row[[f"{side}_{what}" for what in ("rate", "low", "high")]].tolist() for side in ("after", "before")
    ]
    assert (row["low"], row["high"]) == pytest.approx(combine_intervals(*sides[0], *sides[1], phi))
    assert row["interval"] == "mover over stories"


def test_outlets_on_both_sides_narrow_a_difference_as_much_as_a_dense_computation_says():
    coding = draw_coding(300)
    row = compare_periods(coding, "2017-05-01", unit="1000_words", cluster="outlet", frames=["frame_0"]).iloc[
        0
    ]
    words = coding.sentences.groupby("article_id")["words"].sum()
    articles = coding.articles.assign(
        x=coding.articles["article_id"].map(words).fillna(0),
        y=coding.articles["article_id"].map(coding.frames[coding.frames["frame"] == "frame_0"]["article_id"].value_counts()).fillna(0),
        after=coding.articles["published"] >= "2017-05-01",
    )  # fmt: skip
    sums = articles.groupby(["after", "outlet"])[["y", "x"]].sum()
    off = {side: sums.loc[side]["y"] - sums.loc[side]["x"] * sums.loc[side]["y"].sum() / sums.loc[side]["x"].sum() for side in (False, True)}  # fmt: skip
    spread = [max((off[side] ** 2).sum(), sums.loc[side]["y"].sum()) for side in (False, True)]
    correlation = (off[False] * off[True]).sum() / np.sqrt(spread[0] * spread[1])
    sides = [
        row[[f"{side}_{what}" for what in ("rate", "low", "high")]].tolist() for side in ("after", "before")
    ]
    assert abs(correlation) > 0.01
    assert (row["low"], row["high"]) == pytest.approx(combine_intervals(*sides[0], *sides[1], correlation))


def test_two_ways_of_clustering_share_what_either_shares():
    coding = code_pairs(10, 4, 3, 10)
    alone = compare_periods(coding, "2017-01-15", cluster="story").iloc[0]
    coding.articles["desk"] = np.arange(len(coding.articles))
    both = compare_periods(coding, "2017-01-15", cluster=["story", "desk"]).iloc[0]
    assert both["high"] - both["low"] == pytest.approx(alone["high"] - alone["low"])
    assert both["interval"] == "mover over stories and desk"


def test_an_event_with_a_zone_is_the_time_of_the_place_as_articles_have_it():
    articles = [(f"a{hour}", "A", f"2024-01-15 {hour:02}:00", [9]) for hour in (1, 4, 7, 22)]
    coding = code_by_hand(articles, [("a7", 0, "terror", *REST)])
    for event in (pd.Timestamp("2024-01-15 05:00", tz="America/New_York"), "2024-01-15T05:00:00+09:00"):
        row = compare_periods(coding, event).iloc[0]
        assert (row["before_articles"], row["after_articles"]) == (2, 2)
