"""Every measure of mentions counts by entry and by speaker, as the mentions themselves taken out by hand would be."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest
from hand_coded import draw_coding

from mediaframing.charts.captions import describe_table
from mediaframing.measures import (
    MeasureError,
    compare_frames,
    compare_groups,
    compare_periods,
    compare_words,
    rate_cooccurrence,
    rate_frames,
    rate_stance,
    rate_trends,
    rate_voice,
)

NAMES = ["John Bolton", "Ann Smith", None]


def make_coding():
    coding = draw_coding(120)
    frames = coding.frames
    frames["term"] = [f"{frame}_{n % 3}*" for n, frame in enumerate(frames["frame"])]
    frames["speaker_name"] = pd.Series([NAMES[n % 3] for n in range(len(frames))], dtype="str")
    return coding


CODING = make_coding()
MEASURES = {
    "rate_stance": lambda c, **k: rate_stance(c, "outlet", **k),
    "rate_voice": lambda c, **k: rate_voice(c, "outlet", **k),
    "rate_trends": lambda c, **k: rate_trends(c, (), period="month", **k),
    "compare_frames": lambda c, **k: compare_frames(c, ["frame_0", "frame_1"], "outlet", **k),
    "compare_groups": lambda c, **k: compare_groups(c, "outlet", **k),
    "compare_periods": lambda c, **k: compare_periods(c, "2017-05-01", **k),
    "rate_cooccurrence": lambda c, **k: rate_cooccurrence(c, "outlet", **k),
}
CHOSEN = [
    {"term": ["frame_0_0*", "frame_1_1*"]},
    {"speaker_name": "John Bolton"},
    {"term": ["frame_0_0*", "frame_0_1*", "frame_1_0*"], "speaker_name": ["John Bolton", "Ann Smith"]},
]


def take_out(coding, chosen):
    frames = coding.frames
    for column, values in chosen.items():
        frames = frames[frames[column].isin([values] if isinstance(values, str) else values)]
    return SimpleNamespace(**{**vars(coding), "frames": frames.reset_index(drop=True)})


@pytest.mark.filterwarnings("ignore::mediaframing.measures.SmallGroupWarning")
@pytest.mark.parametrize("chosen", CHOSEN, ids=["term", "speaker_name", "both"])
@pytest.mark.parametrize("measure", MEASURES)
def test_a_filter_counts_what_is_left_when_the_others_are_taken_out(measure, chosen):
    table = MEASURES[measure](CODING, **chosen)
    expected = MEASURES[measure](take_out(CODING, chosen))
    # A frame of which nothing is left is known only where the filter is given.
    known = set(take_out(CODING, chosen).frames["frame"])
    for column in {"frame", "first", "second"} & set(table.columns):
        table = table[table[column].isin(known)]
    counts = [c for c in expected.columns if "count" in c or c == "both"]
    assert expected[counts].to_numpy().sum() > 0
    assert table[counts].to_numpy().tolist() == expected[counts].to_numpy().tolist()


@pytest.mark.parametrize("measure", MEASURES)
def test_what_no_mention_has_is_answered_with_a_sentence(measure):
    with pytest.raises(MeasureError, match="Did you mean 'John Bolton'"):
        MEASURES[measure](CODING, speaker_name="John Bolten")


@pytest.mark.filterwarnings("ignore::mediaframing.measures.SmallGroupWarning")
def test_captions_say_which_mentions_are_counted():
    told = describe_table(
        rate_voice(CODING, (), term="frame_0_0*", speaker_name="John Bolton", stance="rejected")
    )
    assert "Only mentions rejected by “frame_0_0*” in the words of “John Bolton” are counted." in told
    many = describe_table(
        rate_stance(CODING, (), term=[f"frame_{a}_{b}*" for a in (0, 1) for b in (0, 1, 2)])
    )
    assert "Only mentions by 6 entries of the codebook are counted." in many


def test_the_caption_of_words_is_complete():
    texts = ["gun rights rights owners law", "gun safety safety children law"]
    articles = pd.DataFrame(
        {
            "article_id": [f"a{n}" for n in range(40)],
            "outlet": ["Post" if n % 2 else "Herald" for n in range(40)],
            "text": [f"{texts[n % 2]} word{n}" for n in range(40)],
        }
    )
    table = compare_words(articles, "outlet", "Post", "Herald")
    told = describe_table(table)
    assert (
        "Words of Post (20 articles, 120 words) compared with those of Herald (20 articles, 120 words)."
        in told
    )
    assert "positive: more in Post, negative: more in Herald." in told
    assert (
        "Left out: words of fewer than 5 occurrences or 3 articles, lines that recur in an outlet’s articles, whole or at one "
        "end, numbers, outlets’ own names." in told
    )
    assert (
        f"{int(table['stands_out'].sum())} words stand out: p below .05, adjusted for the number of words"
        in told
    )
    assert "Intervals are 95%" in told
    kept = describe_table(compare_words(articles, "outlet", "Post", furniture="keep", outlet_names="keep"))
    assert "lines that recur" not in kept
    assert "compared with those of all others (20 articles" in kept


@pytest.mark.parametrize("keyword", ["stance", "voice", "zone", "term", "speaker_name"])
def test_a_filter_that_names_nothing_is_refused_since_all_counts_would_be_0(keyword):
    for measure in (
        rate_frames,
        lambda coding, **kept: compare_frames(coding, ["frame_0", "frame_1"], **kept),
    ):
        with pytest.raises(MeasureError, match=f"{keyword}= is empty"):
            measure(CODING, **{keyword: []})
