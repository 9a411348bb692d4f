from __future__ import annotations

import warnings
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hand_coded import code_by_hand, draw_coding

from mediaframing.codebook import Codebook
from mediaframing.measures import (
    MeasureError,
    SmallGroupWarning,
    rate_frames,
    rate_stance,
    rate_voice,
)
from mediaframing.measures.intervals import t_quantile, wilson_interval
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
        ({"cluster": "story"}, "add_stories"),
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


def test_what_is_only_brought_up_can_stand_apart_from_what_is_affirmed():
    frames = CODING.frames.assign(stance_cue=pd.Series(pd.NA, CODING.frames.index, "str"))
    affirmed = frames.index[frames["stance"] == "affirmed"]
    frames.loc[affirmed[0], "stance_cue"] = "never denied"
    coding = SimpleNamespace(**{**vars(CODING), "frames": frames})
    parted, whole = rate_stance(coding, explicit=True), rate_stance(coding)
    assert set(parted["stance"]) == {"affirmed", "rejected", "uncertain", "brought up"}
    counts = parted.groupby("stance")["count"].sum()
    assert counts["affirmed"] == 1
    assert (
        counts["affirmed"] + counts["brought up"] == whole.loc[whole["stance"] == "affirmed", "count"].sum()
    )
    assert parted.groupby("frame")["rate"].sum(min_count=4).dropna().tolist() == [1, 1]


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


def code_alike(holding: int, articles: int, *, stance: str = "affirmed", times: int = 3):
    rows = [(f"a{n:03}", "A", "2017-01-01", [10, 20]) for n in range(articles)]
    return code_by_hand(
        rows, [(rows[n][0], 1, "terror", stance, "outlet", None) for n in range(holding) for _ in range(times)],
        codebook=SimpleNamespace(frames={"terror": None}),
    )  # fmt: skip


@pytest.mark.parametrize("unit", ["article", "sentence", "1000_words"])
def test_of_a_frame_that_was_not_found_the_rule_of_three_tells_how_rare_it_is(unit):
    few, many = (rate_frames(code_alike(0, n), unit=unit).iloc[0] for n in (20, 200))
    assert (few["low"], many["low"]) == (0, 0)
    # About 3 of n articles; two sentences and 30 words each, three mentions where there are any.
    most = {"article": 3 / 20, "sentence": 3 / 20, "1000_words": 3 * 3 / 20 / 30 * 1000}[unit]
    assert few["high"] == pytest.approx(most, rel=0.1)
    assert many["high"] == pytest.approx(most / 10, rel=0.1)


def test_a_share_of_0_or_all_mentions_has_a_bound():
    rates = rate_stance(code_alike(100, 100)).set_index("stance")
    none, every = rates.loc["rejected"], rates.loc["affirmed"]
    assert (none["rate"], none["low"], every["rate"], every["high"]) == (0, 0, 1, 1)
    assert none["high"] == pytest.approx(0.03, abs=0.002)
    assert every["low"] == pytest.approx(0.97, abs=0.002)
    assert none["interval"] == every["interval"] == "bound over articles"


def test_a_frame_in_one_article_of_many_has_rates_and_no_interval_of_its_stance():
    coding = code_alike(1, 30)
    row = rate_stance(coding).iloc[0]
    assert pd.isna(row["low"])
    assert row["reason"] == "one article"
    rate = rate_frames(coding, unit="1000_words").iloc[0]
    assert 0 < rate["low"] < rate["rate"] < rate["high"] < 20 * rate["rate"]
    assert pd.isna(rate["reason"])


def test_no_interval_has_the_width_0_where_all_articles_are_alike():
    for unit in ("sentence", "mention", "1000_words"):
        row = rate_frames(code_alike(30, 30, times=1), unit=unit).iloc[0]
        assert row["low"] < row["rate"] or row["rate"] == 0
        assert row["low"] < row["high"]


def test_rows_that_rest_on_few_articles_are_told_of_whatever_the_size_of_their_group():
    with pytest.warns(SmallGroupWarning, match="1 of 1 rows rest on fewer than 5 articles with the frame"):
        rate_frames(code_alike(3, 500), unit="1000_words")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        rate_frames(code_alike(30, 60), unit="1000_words")


def test_copies_widen_the_interval_where_stories_are_the_clusters():
    coding = draw_coding(200)
    coding.articles["story"] = np.arange(200) // 4
    for unit in ("article", "1000_words"):
        alone, together = (rate_frames(coding, unit=unit, cluster=c) for c in ("article", "story"))
        assert together["rate"].tolist() == alone["rate"].tolist()
        assert together["clusters"].tolist() == [50] * 4
        assert set(together["interval"]) == {"linearised over stories"}
        assert together.attrs["cluster"] == "story"


def test_articles_that_are_each_a_story_are_clusters_of_their_own():
    coding = draw_coding(80)
    coding.articles["story"] = [None] * 40 + list(range(40))
    one, other = (rate_frames(coding, "outlet", "1000_words", cluster=c) for c in ("article", "story"))
    assert one[["low", "high"]].to_numpy() == pytest.approx(other[["low", "high"]].to_numpy())


def test_clusters_of_a_pair_are_no_narrower_than_either():
    coding = draw_coding(400, outlets=20)
    both, day, outlet = (
        rate_frames(coding, unit="1000_words", cluster=c) for c in (("day", "outlet"), "day", "outlet")
    )
    width = [table["high"] - table["low"] for table in (both, day, outlet)]
    assert (width[0] >= np.maximum(width[1], width[2]) - 1e-9).all()
    assert set(both["interval"]) == {"linearised over days and outlets"}


def test_the_linearised_variance_is_cochrans():
    # Cochran (1977), chapter 6: var(y/x) = n/(n-1) * sum((y - r x)^2) / (sum x)^2; here all 400 hold the frame.
    generator = np.random.default_rng(3)
    size = generator.integers(1, 20, 400)
    held = 1 + generator.binomial(size, generator.beta(1, 3, 400))
    coding = code_by_hand(
        [(f"a{n:03}", "A", None, [10 * int(size[n])]) for n in range(400)],
        [(f"a{n:03}", 0, "terror", "affirmed", "outlet", None) for n in range(400) for _ in range(held[n])],
    )
    row = rate_frames(coding, unit="1000_words").iloc[0]
    words = 10.0 * size
    rate = held.sum() / words.sum()
    error = np.sqrt(400 / 399 * ((held - rate * words) ** 2).sum()) / words.sum()
    assert np.log(row["high"] / row["rate"]) == pytest.approx(t_quantile(399) * error / rate)


def test_a_census_has_rates_and_no_interval():
    rates = rate_frames(draw_coding(60), "outlet", "1000_words", population="census")
    assert rates["rate"].notna().all()
    assert rates[["low", "high", "interval"]].isna().all(axis=None)
    assert set(rates["reason"]) == {"census"}


def test_a_parents_mentions_are_those_of_its_parts_each_place_once():
    book = Codebook.from_terms({"law": ["law"], "ban": ["ban"], "check": ["check"], "other": ["x"]})
    frames = {
        name: replace(frame, parent="law" if name in ("ban", "check") else None)
        for name, frame in book.frames.items()
    }
    coding = code_by_hand(
        [(name, "A", "2017-01-01", [10, 20]) for name in "abcd"],
        [
            (article, 0, frame, "affirmed", "outlet", None)
            for article, frame in [("a", "ban"), ("a", "check"), ("b", "law"), ("c", "other")]
        ],
        codebook=Codebook(frames),
    )
    # The two mentions in article a stand in one place, and are one mention of the parent.
    articles = rate_frames(coding).set_index("frame")["count"]
    assert articles.to_dict() == {"law": 2, "ban": 1, "check": 1, "other": 1}
    mentions = rate_frames(coding, unit="mention").set_index("frame")
    assert mentions["count"].to_dict() == {"law": 2, "ban": 1, "check": 1, "other": 1}
    assert set(mentions["denominator"]) == {4}


def name_speakers() -> SimpleNamespace:
    names = ["Ana Ruiz", None, "Ana Ruiz", "Bo Li", None]
    cues = [None, "never denied", "no", None, None]
    frames = CODING.frames.assign(
        speaker_name=pd.Series(names, CODING.frames.index, "str"),
        stance_cue=pd.Series(cues, CODING.frames.index, "str"),
        term=pd.Series(["attack*", "bomb*", "talks", "bomb*", "talks"], CODING.frames.index, "str"),
    )
    return SimpleNamespace(**{**vars(CODING), "frames": frames})


@pytest.mark.parametrize(
    ("filters", "counts"),
    [
        ({"term": "bomb*"}, [2, 0, 0]),
        ({"term": ["attack*", "talks"]}, [1, 2, 0]),
        ({"speaker_name": "Ana Ruiz"}, [1, 1, 0]),
        ({"explicit": True}, [1, 1, 0]),
        ({"explicit": True, "stance": "affirmed"}, [1, 0, 0]),
    ],
)
def test_only_mentions_of_the_terms_speakers_and_cues_asked_for_are_counted(filters, counts):
    coding = name_speakers()
    assert rate_frames(coding, unit="1000_words", **filters)["count"].tolist() == counts
    # As with stance and voice, all other mentions are as if they were not there.
    assert set(rate_frames(coding, unit="mention", **filters)["denominator"]) == {sum(counts)}


def test_a_term_or_speaker_of_no_mention_is_told_with_the_nearest():
    with pytest.raises(MeasureError, match=r"speaker_name='Ana Ruis' is that of no mention.*'Ana Ruiz'\?"):
        rate_frames(name_speakers(), speaker_name="Ana Ruis")
