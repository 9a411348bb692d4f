from __future__ import annotations

import warnings
from types import SimpleNamespace

import pandas as pd
import pytest
from hand_coded import code_by_hand, draw_coding

from mediaframing.measures import (
    MeasureError,
    SmallGroupWarning,
    rate_frames,
    rate_stance,
    rate_voice,
)
from mediaframing.measures.intervals import wilson_interval
from mediaframing.tables import TableError

# Outlet A: two articles of 30 and 70 words; outlet B: two of 50, without a mention in the second.
CODING = code_by_hand(
    [
        ("a1", "A", "2017-01-05", [10, 20]),
        ("a2", "A", "2017-03-05", [10, 20, 40]),
        ("b1", "B", "2017-01-06", [10, 40]),
        ("b2", "B", "2017-03-06", [50]),
    ],
    [
        ("a1", 0, "terror", "affirmed", "outlet", None),
        ("a1", 0, "terror", "affirmed", "outlet", None),
        ("a1", 1, "talks", "rejected", "source", "india"),
        ("a2", 2, "terror", "affirmed", "source", "india"),
        ("b1", 1, "talks", "affirmed", "source", None),
    ],
    codebook=SimpleNamespace(frames={"terror": None, "talks": None, "war": None}),
)


def pick(rates: pd.DataFrame, **where: object) -> pd.Series:
    for column, value in where.items():
        rates = rates[rates[column].isna()] if value is None else rates[rates[column] == value]
    assert len(rates) == 1
    return rates.iloc[0]


@pytest.mark.parametrize(
    ("unit", "count", "denominator", "rate"),
    [("article", 2, 2, 1.0), ("sentence", 2, 5, 0.4), ("mention", 3, 4, 0.75), ("1000_words", 3, 100, 30.0)],
)
def test_each_unit_counts_and_divides_by_its_own(unit, count, denominator, rate):
    row = pick(rate_frames(CODING, "outlet", unit), outlet="A", frame="terror")
    assert (row["count"], row["denominator"], row["rate"]) == (count, denominator, pytest.approx(rate))
    assert row["articles"] == 2
    assert row["unit"] == unit


def test_frames_of_the_codebook_without_a_hit_are_rows_with_0():
    rates = rate_frames(CODING, "outlet")
    assert rates["frame"].tolist() == ["terror", "talks", "war"] * 2
    assert pick(rates, outlet="B", frame="war")["count"] == 0
    assert pick(rates, outlet="B", frame="terror")["rate"] == 0


def test_by_voice_a_share_of_mentions_is_within_the_voice():
    rates = rate_frames(CODING, "voice", "mention")
    row = pick(rates, voice="source", frame="talks")
    assert (row["count"], row["denominator"]) == (2, 3)


def test_by_zone_words_are_those_of_the_zone():
    rates = rate_frames(CODING, ["outlet", "zone"], "1000_words")
    row = pick(rates, outlet="A", zone="headline", frame="terror")
    assert (row["count"], row["denominator"], row["rate"]) == (2, 20, 100)
    filtered = rate_frames(CODING, "outlet", "1000_words", zone="headline")
    assert pick(filtered, outlet="A", frame="terror")["denominator"] == 20


def test_by_stance_the_share_of_articles_is_of_all_the_groups_articles():
    rates = rate_frames(CODING, ["outlet", "stance"])
    row = pick(rates, outlet="A", stance="rejected", frame="talks")
    assert (row["count"], row["denominator"]) == (1, 2)


def test_speakers_that_are_no_actor_keep_their_row():
    rates = rate_frames(CODING, "speaker_actor", "mention", voice="source")
    row = pick(rates, speaker_actor=None, frame="talks")
    assert (row["count"], row["denominator"]) == (1, 1)


def test_months_without_articles_have_a_missing_rate():
    with pytest.warns(SmallGroupWarning):
        rates = rate_frames(CODING, ["month", "outlet"])
    february = rates[rates["month"] == "2017-02-01"]
    assert len(february) == 6
    assert february["rate"].isna().all()
    assert (february["count"] == 0).all()
    assert (february["articles"] == 0).all()


def test_choosing_frames_changes_rows_and_not_shares():
    rates = rate_frames(CODING, "outlet", "mention", frames=["talks", "terror"])
    assert rates["frame"].tolist() == ["talks", "terror"] * 2
    assert pick(rates, outlet="A", frame="talks")["rate"] == 0.25


def test_a_filter_leaves_other_mentions_out_of_the_denominator_too():
    rates = rate_frames(CODING, "outlet", "mention", stance="affirmed")
    assert pick(rates, outlet="A", frame="terror")["rate"] == 1


def test_a_single_article_gives_counts_a_warning_and_no_interval():
    alone = code_by_hand([("a", "A", "2017-01-01", [5])], [("a", 0, "terror", "affirmed", "outlet", None)])
    for unit in ("article", "sentence", "mention", "1000_words"):
        with pytest.warns(SmallGroupWarning, match="single article"):
            rates = rate_frames(alone, unit=unit)
        assert rates["count"].tolist() == [1]
        assert rates[["low", "high", "interval"]].isna().all(axis=None)


def test_groups_of_one_are_named_in_one_warning():
    with pytest.warns(SmallGroupWarning, match="4 of 4 groups") as caught:
        rate_frames(CODING, "article_id", "mention")
    assert len(caught) == 1
    assert caught[0].filename == __file__


def test_intervals_name_their_kind_and_hold_the_rate():
    coding = draw_coding(60)
    for unit, kind in (("article", "mid-p"), ("mention", "linearised over articles")):
        rates = rate_frames(coding, "outlet", unit)
        assert set(rates["interval"]) == {kind}
        assert (rates["low"] <= rates["rate"]).all()
        assert (rates["rate"] <= rates["high"]).all()


def test_intervals_are_wider_than_if_mentions_were_independent():
    mentions = [
        ("a" if i < 5 else "b", 0, "terror" if i < 5 else "talks", "affirmed", "outlet", None)
        for i in range(10)
    ]
    clustered = code_by_hand([("a", "A", None, [9]), ("b", "A", None, [9]), ("c", "A", None, [9])], mentions)
    row = pick(rate_frames(clustered, unit="mention"), frame="terror")
    naive = wilson_interval(5, 10)
    assert row["low"] < naive[0] - 0.1
    assert row["high"] > naive[1] + 0.1


def test_the_order_of_rows_changes_nothing():
    coding = draw_coding(50)
    turned = SimpleNamespace(**{name: table.iloc[::-1] for name, table in vars(coding).items()})
    for keywords in ({}, {"cluster": "day"}, {"cluster": ("day", "outlet")}):
        rates = rate_frames(coding, unit="1000_words", **keywords)
        pd.testing.assert_frame_equal(rates, rate_frames(turned, unit="1000_words", **keywords))


def test_a_groups_interval_does_not_hang_on_the_other_groups():
    coding = draw_coding(50)
    first = coding.articles[coding.articles["outlet"] == "Outlet 01"]
    mine = coding.frames["article_id"].isin(first["article_id"])
    part = SimpleNamespace(**vars(coding))
    part.articles, part.frames = first, coding.frames[mine]
    together = rate_frames(coding, "outlet", "mention")
    apart = rate_frames(part, "outlet", "mention")
    pd.testing.assert_frame_equal(together[together["outlet"] == "Outlet 01"].reset_index(drop=True), apart)


def test_arguments_are_left_unchanged():
    before = {name: table.copy() for name, table in vars(draw_coding(20)).items()}
    coding = draw_coding(20)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SmallGroupWarning)
        rate_frames(coding, ["month", "voice"], "1000_words", stance="affirmed")
    for name, table in vars(coding).items():
        pd.testing.assert_frame_equal(table, before[name])


def test_no_mentions_and_no_articles_give_empty_tables_or_zeros():
    nothing = code_by_hand([("a", "A", None, [5]), ("b", "A", None, [5])])
    assert rate_frames(nothing).empty
    nothing.codebook = CODING.codebook
    assert rate_frames(nothing, "outlet")["rate"].tolist() == [0, 0, 0]
    assert rate_frames(nothing, "outlet", "mention")["rate"].isna().all()
    nothing.articles = nothing.articles.head(0)
    assert rate_frames(nothing, "outlet").empty


@pytest.mark.parametrize(
    ("keywords", "says"),
    [
        ({"unit": "articles"}, "Did you mean 'article'"),
        ({"frames": ["terrorr"]}, "Did you mean 'terror'"),
        ({"stance": "reject"}, "Did you mean 'rejected'"),
        ({"by": "voices"}, "Did you mean 'voice'"),
        ({"by": ["outlet", "outlet"]}, "twice"),
        ({"confidence": 95}, "between 0 and 1"),
        ({"cluster": "outlett"}, "There are article, outlet, published"),
        ({"cluster": "story"}, "find_duplicates"),
        ({"cluster": ["outlet", "day", "month"]}, "a pair of two"),
        ({"population": "all"}, "census"),
    ],
)
def test_wrong_keywords_are_answered_with_a_sentence(keywords, says):
    with pytest.raises(MeasureError, match=says):
        rate_frames(CODING, **keywords)


def test_mentions_of_unknown_articles_are_an_error():
    stray = code_by_hand([("a", "A", None, [5])], [("z", 0, "terror", "affirmed", "outlet", None)])
    with pytest.raises(TableError, match="'z'"):
        rate_frames(stray)


def test_rates_by_words_need_sentences():
    bare = SimpleNamespace(**{**vars(CODING), "sentences": CODING.sentences.head(0)})
    with pytest.raises(TableError, match="take unit='article'"):
        rate_frames(bare, unit="1000_words")


def test_the_three_stances_of_a_frame_add_up_to_1():
    rates = rate_stance(CODING, "outlet")
    assert pick(rates, outlet="A", frame="terror", stance="affirmed")["rate"] == 1
    assert rates.groupby(["outlet", "frame"])["rate"].sum(min_count=3).dropna().tolist() == [1, 1, 1]


def test_the_voice_share_is_of_the_frames_mentions():
    row = pick(rate_voice(CODING), frame="terror", voice="source")
    assert (row["count"], row["denominator"]) == (1, 3)


def test_an_index_that_names_rows_twice_changes_nothing():
    twice = SimpleNamespace(**vars(CODING))
    twice.frames = CODING.frames.set_axis([0] * len(CODING.frames))
    for unit in ("mention", "sentence"):
        pd.testing.assert_frame_equal(
            rate_frames(twice, "outlet", unit, stance="affirmed"),
            rate_frames(CODING, "outlet", unit, stance="affirmed"),
        )
