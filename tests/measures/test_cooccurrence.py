from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from hand_coded import code_by_hand, draw_coding

from mediaframing.codebook import Codebook
from mediaframing.measures import MeasureError, SmallGroupWarning, rate_cooccurrence, rate_frames

REST = ("affirmed", "outlet", None)
# Of five articles two hold both frames, one of them in one sentence.
CODING = code_by_hand(
    [
        ("a1", "A", None, [9, 9]),
        ("a2", "A", None, [9, 9]),
        ("a3", "A", None, [9, 9]),
        ("b1", "B", None, [9]),
        ("b2", "B", None, [9, 9, 9]),
    ],
    [
        ("a1", 0, "terror", *REST),
        ("a1", 0, "talks", *REST),
        ("a1", 1, "talks", *REST),
        ("a2", 0, "terror", *REST),
        ("a2", 1, "talks", *REST),
        ("a3", 0, "terror", *REST),
        ("b1", 0, "talks", *REST),
    ],
)


def test_articles_with_both_frames_are_counted_once():
    row = rate_cooccurrence(CODING, frames=["terror", "talks"]).iloc[0]
    assert (row["first"], row["second"]) == ("terror", "talks")
    assert row[["both", "first_count", "second_count", "denominator"]].tolist() == [2, 3, 3, 5]
    assert row["expected"] == pytest.approx(9 / 5)
    assert row["jaccard"] == pytest.approx(2 / 4)
    assert row["pmi"] == pytest.approx(np.log2(2 * 5 / 9))
    assert row["log_odds_ratio"] == pytest.approx(np.log(2))
    half = 1.959964 * np.sqrt(1 / 2 + 3 / 1)
    assert row["high"] - row["log_odds_ratio"] == pytest.approx(half, rel=1e-5)
    assert (row["interval"], row["articles"], row["unit"]) == ("woolf", 5, "article")


def test_sentences_with_both_frames_are_fewer():
    row = rate_cooccurrence(CODING, unit="sentence").iloc[0]
    assert row[["both", "first_count", "second_count", "denominator"]].tolist() == [1, 4, 3, 10]


def test_groups_are_rated_apart_in_order():
    found = rate_cooccurrence(CODING, "outlet")
    assert found["outlet"].tolist() == ["A", "B"]
    assert found["both"].tolist() == [2, 0]
    assert found["first"].tolist() == ["talks", "talks"]


def test_a_frame_that_is_nowhere_goes_with_nothing():
    found = rate_cooccurrence(CODING, "outlet").iloc[1]
    assert found[["pmi", "log_odds_ratio", "low", "high", "interval"]].isna().all()
    assert found["jaccard"] == 0


def test_counts_agree_with_rates():
    coding = draw_coding(80)
    for unit in ("article", "sentence"):
        pairs = rate_cooccurrence(coding, "outlet", unit)
        rates = rate_frames(coding, "outlet", unit).set_index(["outlet", "frame"])
        for row in pairs.itertuples():
            assert row.first_count == rates.loc[(row.outlet, row.first), "count"]
            assert row.denominator == rates.loc[(row.outlet, row.first), "denominator"]


def test_where_sentences_are_independent_their_interval_is_that_of_woolf():
    articles = [(f"a{n:04}", "A", None, [9]) for n in range(400)]
    generator = np.random.default_rng(0)
    mentions = [(a[0], 0, name, *REST) for a in articles for name in ("x", "y") if generator.random() < 0.5]
    coding = code_by_hand(articles, mentions)
    one, two = (rate_cooccurrence(coding, unit=unit).iloc[0] for unit in ("article", "sentence"))
    assert two["low"] == pytest.approx(one["low"], abs=0.01)
    assert two["interval"] == "linearised over articles"


def test_sentences_repeated_within_an_article_do_not_narrow_the_interval():
    def code(times: int):
        kinds = [("x", "y"), ("x",), ("y",), ()]
        articles = [(f"a{n:02}", "A", None, [9] * times) for n in range(40)]
        mentions = [
            (f"a{n:02}", s, name, *REST) for n in range(40) for s in range(times) for name in kinds[n * 7 % 4]
        ]
        return rate_cooccurrence(code_by_hand(articles, mentions), unit="sentence", smoothing=0).iloc[0]

    assert code(5)["low"] == pytest.approx(code(1)["low"])


def test_one_article_gives_counts_and_no_interval():
    with pytest.warns(SmallGroupWarning) as caught:
        found = rate_cooccurrence(CODING, "article_id")
    assert caught[0].filename == __file__
    assert found["interval"].isna().all()


def test_without_articles_there_are_none_with_both():
    coding = draw_coding(5)
    for name in ("articles", "sentences", "frames"):
        setattr(coding, name, getattr(coding, name).head(0))
    coding.codebook = SimpleNamespace(frames={"terror": None, "talks": None})
    row = rate_cooccurrence(coding).iloc[0]
    assert (row["both"], row["denominator"]) == (0, 0)
    assert row[["expected", "jaccard", "pmi", "low"]].isna().all()


@pytest.mark.parametrize(
    ("keywords", "says"),
    [
        ({"frames": ["terror"]}, "two or more"),
        ({"by": "voice"}, "tells mentions apart"),
        ({"unit": "mention"}, "unit='mention' is none of"),
        ({"confidence": 2}, "between 0 and 1"),
    ],
)
def test_a_wrong_choice_is_answered_with_a_sentence(keywords, says):
    with pytest.raises(MeasureError, match=says):
        rate_cooccurrence(CODING, **keywords)


def code_copies(times: int):
    kinds = [("x", "y"), ("x",), ("y",), ()]
    articles = [(f"a{n:03}", "A", None, [9]) for n in range(40 * times)]
    mentions = [(f"a{n:03}", 0, name, *REST) for n in range(40 * times) for name in kinds[n // times * 7 % 4]]
    coding = code_by_hand(articles, mentions)
    coding.articles["story"] = np.arange(40 * times) // times
    coding.articles["own"] = np.arange(40 * times)
    return coding


@pytest.mark.parametrize("unit", ["article", "sentence"])
def test_copies_do_not_narrow_the_interval_where_stories_are_the_clusters(unit):
    once, copied = (
        rate_cooccurrence(code_copies(times), unit=unit, smoothing=0, cluster="story").iloc[0]
        for times in (1, 5)
    )
    assert copied["both"] == 5 * once["both"]
    assert [copied["low"], copied["high"]] == pytest.approx([once["low"], once["high"]])
    assert (copied["interval"], copied["articles"], copied["clusters"]) == (
        "linearised over stories",
        200,
        40,
    )


def test_two_ways_of_clustering_are_no_narrower_than_either():
    coding = code_copies(3)
    both = rate_cooccurrence(coding, cluster=["story", "own"]).iloc[0]
    alone = rate_cooccurrence(coding, cluster="story").iloc[0]
    assert (both["low"], both["high"]) == pytest.approx((alone["low"], alone["high"]))
    assert both["interval"] == "linearised over stories and own"


def test_a_cell_without_units_leaves_one_side_open():
    articles = [(f"a{n:02}", "A", None, [9, 9]) for n in range(30)]
    mentions = [(f"a{n:02}", 0, "x" if n < 10 else "y", *REST) for n in range(20)]
    row = rate_cooccurrence(code_by_hand(articles, mentions), unit="sentence").iloc[0]
    assert row["both"] == 0
    assert np.isnan(row["low"])
    # Up to 1 - .05 ** (1 / 30), about 3 of 30 articles, may hold both in as many sentences as they have: 2.
    assert row["high"] > np.log(2 * 30 * (1 - 0.05 ** (1 / 30)) * 40 / (10 * 10))
    assert row["interval"] == "bound over articles"


def test_a_census_of_articles_has_no_interval_and_says_so():
    row = rate_cooccurrence(CODING, population="census").iloc[0]
    assert np.isnan(row["low"])
    assert row["reason"] == "census"


def test_what_stands_nowhere_has_no_contrast_with_anything():
    assert rate_cooccurrence(CODING, "outlet").iloc[1]["reason"] == "no contrast"


def test_a_frame_is_not_paired_with_one_that_it_is_part_of():
    book = Codebook.from_terms({"law": ["law"], "ban": ["ban"], "talks": ["talks"]})
    frames = {**book.frames, "ban": replace(book.frames["ban"], parent="law")}
    coding = code_by_hand(
        [("a", "A", None, [9, 9]), ("b", "A", None, [9])],
        [("a", 0, "ban", *REST), ("a", 1, "talks", *REST), ("b", 0, "talks", *REST)],
        codebook=Codebook(frames),
    )
    pairs = rate_cooccurrence(coding)
    assert list(zip(pairs["first"], pairs["second"], strict=True)) == [("law", "talks"), ("ban", "talks")]
    assert pairs["both"].tolist() == [1, 1]
    with pytest.raises(MeasureError, match="each is part of the other"):
        rate_cooccurrence(coding, frames=["law", "ban"])


def test_only_a_table_with_an_empty_cell_is_smoothed():
    row = rate_cooccurrence(CODING, frames=["terror", "talks"]).iloc[0]
    assert row["log_odds_ratio"] == pytest.approx(np.log(2 * 1 / (1 * 1)))
    articles = [(f"a{n}", "A", None, [9]) for n in range(6)]
    mentions = [
        (f"a{n}", 0, frame, "affirmed", "outlet", None) for n in (0, 1) for frame in ("terror", "talks")
    ]
    mentions.append(("a2", 0, "talks", "affirmed", "outlet", None))
    row = rate_cooccurrence(code_by_hand(articles, mentions), frames=["terror", "talks"]).iloc[0]
    assert row["log_odds_ratio"] == pytest.approx(np.log(2.5 * 3.5 / (0.5 * 1.5)))
