from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest
from hand_coded import draw_coding

from mediaframing.charts.captions import describe_origin, describe_table, join_sentences
from mediaframing.charts.highlights import describe_values
from mediaframing.codebook import Codebook
from mediaframing.coding import code_articles
from mediaframing.measures import (
    SmallGroupWarning,
    compare_frames,
    compare_periods,
    rate_actors,
    rate_cooccurrence,
    rate_frames,
    rate_stance,
    rate_voice,
    tabulate_positions,
    tabulate_speakers,
)
from mediaframing.validation import compare_choices

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


def test_one_article_is_told_in_the_singular_and_why_it_has_no_interval():
    with pytest.warns(SmallGroupWarning):
        told = describe_table(rate_frames(draw_coding(1)))
    assert "n = 1 article. No intervals can be given: a single article does not tell" in told
    with pytest.warns(SmallGroupWarning):
        assert "n = 1 article before and" in describe_table(compare_periods(CODING, second_day()))


def second_day() -> str:
    return f"{CODING.articles['published'].sort_values().iloc[1]:%Y-%m-%d}"


def test_the_n_behind_the_names_of_shares_is_that_of_mentions():
    stances = rate_stance(CODING)
    low, high = stances["denominator"].min(), stances["denominator"].max()
    assert f"n = {low} to {high} mentions a frame, in 60 articles." in describe_table(stances)
    assert "mentions a frame and group, in 19 to 21 articles a group." in describe_table(
        rate_voice(CODING, "outlet")
    )
    both = describe_table(compare_frames(CODING, ["frame_0", "frame_1"]))
    assert "In brackets: mentions of frame_1 and of frame_0." in both


def test_shares_of_articles_and_the_mean_tone_have_intervals_of_their_own_kind():
    told = describe_table(rate_actors(CODING))
    assert "95% mid-P intervals over articles, of mean tone intervals linearised over articles." in told
    assert "of mean tone" not in describe_table(rate_actors(CODING, unit="1000_words")).split("Intervals")[1]


def test_pairs_are_compared_with_chance():
    assert "more often than if they were independent" in describe_table(rate_cooccurrence(CODING))


def test_what_is_only_brought_up_is_told_where_it_is_kept_apart_or_left_out():
    texts = ["They never denied the fault. No fault of theirs. It is a fault."] * 5
    articles = pd.DataFrame({"article_id": map(str, range(5)), "text": texts})
    coding = code_articles(articles, Codebook.from_terms({"blame": ["fault"]}))
    shares = rate_stance(coding, explicit=True)
    assert "Affirmed: words of the sentence affirm" in describe_origin(shares)
    assert "left out" not in describe_table(shares)
    assert "Mentions that are only brought up" in describe_table(rate_frames(coding, explicit=True))
    assert "only brought up" not in describe_table(rate_frames(coding))


def test_single_mentions_are_counted_and_have_no_interval_to_miss():
    assert describe_table(CODING.frames) == f"n = {len(CODING.frames):,} mentions."


def test_positions_say_what_they_are_and_over_how_many_mentions():
    positions = tabulate_positions(CODING)
    told = describe_table(positions)
    assert "Whoever mentions a frame fewer than 3 times has none on it." in told
    assert f"n = {positions['mentions'].sum():,} mentions." in told


def test_sentences_are_closed_and_joined():
    assert join_sentences(["One", " two. ", ""]) == "One. two."


def test_a_coding_of_the_package_says_corpus_codebook_and_that_rules_read_it():
    book = Codebook.from_terms({"blame": ["fault"]}, title="Whose $fault$?")
    days = ["2020-01-02", None, "2020-01-31"]
    articles = pd.DataFrame(
        {"article_id": ["a", "b", "c"], "outlet": "P", "published": days, "text": "It is their fault."}
    )
    coding = code_articles(articles, book)
    told = describe_origin(rate_frames(coding))
    assert told.startswith(
        "Corpus: 3 articles of 1 outlet, 2020-01-02 to 2020-01-31; 1 without a date. Coded by the rules of"
    )
    assert f"with the codebook “Whose $fault$?” (version {book.hash()[:8]}), not by readers." in told
    assert "Affirmed:" not in told
    assert "Affirmed: nothing in the sentence denies" in describe_origin(rate_stance(coding))
    assert "Affirmed:" in describe_origin(rate_frames(coding, stance="affirmed"))
    assert "Only mentions affirmed in sources’ words are counted." in describe_table(
        rate_frames(coding, stance="affirmed", voice="source")
    )


def test_a_coding_by_hand_is_not_said_to_be_read_by_rules():
    assert (
        describe_origin(rate_frames(CODING)) == "Corpus: 60 articles of 3 outlets, 2017-01-08 to 2017-10-19."
    )
    bare = rate_frames(CODING)
    bare.attrs.clear()
    assert describe_origin(bare) == ""


def test_intervals_that_a_chart_has_no_room_for_are_told_to_be_in_the_table():
    assert "Intervals in the table are 95%" in describe_table(rate_stance(CODING))
    assert "Intervals in the table are 95%" in describe_table(rate_voice(CODING))
    assert "Intervals are 95%" in describe_table(rate_frames(CODING))


def test_n_of_periods_is_that_of_a_period():
    coding = draw_coding(60)
    coding.articles.loc[0, "published"] = pd.Timestamp("2018-03-05")
    with pytest.warns(SmallGroupWarning):
        months, both = rate_frames(coding, "month"), rate_frames(coding, ["month", "outlet"])
    assert "articles a month. Months of one article have no interval." in describe_table(months)
    assert "articles a month and group." in describe_table(both)


def test_a_specification_curve_says_what_its_points_are_of_which_articles():
    book = Codebook.from_terms({"blame": ["fault", "guilt"], "praise": ["merit"]})
    texts = ["It is their fault. What a merit!", "Nothing but guilt and merit.", "No fault at all."] * 5
    articles = pd.DataFrame({"article_id": map(str, range(15)), "text": texts})
    choices = compare_choices(code_articles(articles, book), frames=["blame", "praise"])
    told = describe_table(choices)
    assert told.startswith(
        f"Log ratio (base 2) of Blame to Praise under each of {len(choices)} choices: rejected mentions in or out, "
    )
    assert "an entry of the codebook left out" in told
    assert "denominator" not in told
    assert describe_origin(choices).startswith("Corpus: 15 articles")


def test_where_a_frame_is_absent_no_ratio_is_told_and_the_caption_says_what_was_added():
    rows = {"first": "tax", "second": "jobs", "low": None, "high": None, "articles": 9, "unit": "mention"}
    table = pd.DataFrame([
        rows | {"outlet": "A", "first_count": 20, "second_count": 0, "log_ratio": 5.36},
        rows | {"outlet": "B", "first_count": 3, "second_count": 6, "log_ratio": -1.0},
    ])[["outlet", *rows, "first_count", "second_count", "log_ratio"]]  # fmt: skip
    assert (
        describe_values(table)
        == "Ratio: highest in A, only Tax (20); lowest in B, Jobs 2 times as often as Tax."
    )
    assert "Where one of them is 0, 0.5 is added to both." in describe_table(table)
    assert "is added" not in describe_table(table[table["outlet"] == "B"])


def test_captions_of_a_coding_that_is_weighed_say_that_a_model_was_asked():
    plain = SimpleNamespace(**vars(CODING), provenance={"versions": {"mediaframing": "0.1"}})
    weighed = SimpleNamespace(**vars(CODING), provenance={**plain.provenance, "stance_model": {"model": "x"}})
    assert "language model" not in describe_origin(rate_stance(plain))
    told = describe_origin(rate_stance(weighed))
    assert "stance and voice weighed with a language model, not by readers." in told
    assert "as rules and a language model together see it" in told
