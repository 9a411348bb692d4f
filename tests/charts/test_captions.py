from __future__ import annotations

from hand_coded import draw_coding

from mediaframing.charts.captions import describe_table, join_sentences
from mediaframing.measures import compare_frames, rate_actors, rate_frames, rate_stance, tabulate_speakers

CODING = draw_coding(60)


def test_each_measure_says_what_it_rests_on():
    assert "per 1,000 words" in describe_table(rate_frames(CODING, unit="1000_words"))
    assert "linearised over articles" in describe_table(rate_frames(CODING, unit="1000_words"))
    assert "positive where frame_0" in describe_table(compare_frames(CODING, ["frame_0", "frame_1"]))
    assert "by stance (denominator: the frame’s mentions" in describe_table(rate_stance(CODING))
    assert "Mean tone over" in describe_table(rate_actors(CODING))
    assert "No intervals" in describe_table(tabulate_speakers(CODING))
    assert describe_table(rate_frames(CODING).head(0)) == ""


def test_n_is_a_range_where_groups_differ():
    assert "n = 60 articles." in describe_table(rate_frames(CODING))
    assert "n = 19 to 21 articles a group." in describe_table(rate_frames(CODING, "outlet"))


def test_sentences_are_closed_and_joined():
    assert join_sentences(["One", " two. ", ""]) == "One. two."
