from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from hand_coded import code_by_hand, draw_coding

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
    assert row["log_odds_ratio"] == pytest.approx(np.log(2.5 * 1.5 / (1.5 * 1.5)))
    half = 1.959964 * np.sqrt(1 / 2.5 + 3 / 1.5)
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
