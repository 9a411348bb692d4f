from __future__ import annotations

import pandas as pd
import pytest
from hand_coded import code_by_hand, draw_coding

from mediaframing.measures import MeasureError, rate_actors, tabulate_speakers

CODING = code_by_hand(
    [("a1", "A", None, [10, 20]), ("a2", "A", None, [30]), ("b1", "B", None, [40]), ("b2", "B", None, [40])],
    [
        ("a1", 0, "terror", "affirmed", "source", "india"),
        ("a1", 1, "talks", "rejected", "source", "india"),
        ("a2", 0, "talks", "affirmed", "source", "india"),
        ("a2", 0, "talks", "affirmed", "source", None),
        ("b1", 0, "terror", "affirmed", "outlet", None),
        ("b2", 0, "terror", "uncertain", "source", "us"),
    ],
    [("a1", 0, "india", 0.5), ("a2", 0, "india", -0.1), ("a2", 0, "us", None), ("b1", 0, "india", -0.6)],
)


def test_actors_have_rates_like_frames_and_a_mean_tone():
    rates = rate_actors(CODING, "outlet", "mention").set_index(["outlet", "actor"])
    assert rates.loc[("A", "india"), ["count", "denominator"]].tolist() == [2, 3]
    assert rates.loc[("A", "india"), "tone"] == pytest.approx(0.2)
    # Two articles of one mention each leave one degree of freedom: t is 12.7, and tone ends at -1 and 1.
    assert rates.loc[("A", "india"), ["tone_low", "tone_high"]].tolist() == [-1, 1]
    assert rates.loc[("A", "us"), "tone_mentions"] == 0
    assert pd.isna(rates.loc[("A", "us"), "tone"])
    assert rates.loc[("B", "us"), "count"] == 0


def test_actors_may_be_chosen_and_filtered():
    rates = rate_actors(draw_coding(20), actors=["us"], role="mentioned", kinds="name")
    assert rates["actor"].tolist() == ["us"]
    with pytest.raises(MeasureError, match="role"):
        rate_actors(CODING, role="speakers")


def test_speakers_are_counted_with_their_stances_and_unknown_ones_last():
    table = tabulate_speakers(CODING)
    assert table["speaker_actor"].fillna("?").tolist() == ["india", "india", "us", "us", "?", "?"]
    assert table["frame"].tolist() == ["talks", "terror"] * 3
    assert table["affirmed"].tolist() == [1, 1, 0, 0, 1, 0]
    assert table["rejected"].tolist() == [1, 0, 0, 0, 0, 0]
    assert table["uncertain"].tolist() == [0, 0, 0, 1, 0, 0]
    assert table["mentions"].tolist() == [2, 1, 0, 1, 1, 0]
    assert table["articles"].tolist() == [2, 1, 0, 1, 1, 0]
    assert table["rejected_share"].iloc[0] == 0.5
    assert pd.isna(table["rejected_share"].iloc[2])


def test_anonymous_sources_are_counted_where_attributions_tell_them():
    assert tabulate_speakers(CODING)["anonymous"].tolist() == [0, 0, 0, 0, 1, 0]
    assert tabulate_speakers(draw_coding(10))["anonymous"].isna().all()


def test_speakers_are_tabulated_apart_by_columns_of_the_articles():
    table = tabulate_speakers(CODING, "outlet", frames=["terror"])
    assert table["outlet"].tolist() == ["A"] * 3 + ["B"] * 3
    assert table["speaker_actor"].fillna("?").tolist() == ["india", "us", "?", "us", "india", "?"]
    assert table["mentions"].tolist() == [1, 0, 0, 1, 0, 0]


def test_copies_of_a_statement_are_one_cluster():
    coding = code_by_hand(
        [(f"a{n}", "A", None, [9]) for n in range(4)],
        [(f"a{n}", 0, "terror", "affirmed", "source", "india") for n in range(4)],
    )
    coding.articles["story"] = [1, 1, 1, 2]
    row = tabulate_speakers(coding, cluster="story").iloc[0]
    assert (row["articles"], row["clusters"]) == (4, 2)
    assert tabulate_speakers(coding).iloc[0]["clusters"] == 4
