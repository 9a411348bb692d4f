"""Whatever tables measures are given, they give rows that add up, or a sentence that says what to do."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from functools import cache
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hand_coded import code_by_hand

import mediaframing as mf
from mediaframing.measures import MeasureError
from mediaframing.tables import TableError

CLUSTERS: tuple[Any, ...] = ("article", ("outlet", "day"))


def code_six() -> SimpleNamespace:
    ids = [f"a{n}" for n in range(6)]
    coding = code_by_hand(
        [(name, "AB"[n % 2], f"2017-01-{n + 1:02}", [9, 9, 9]) for n, name in enumerate(ids)],
        [(name, 0, ["terror", "talks"][n % 2], "affirmed", "source", "india") for n, name in enumerate(ids)],
        [(name, 0, "india", 0.2) for name in ids],
    )
    coding.codebook = SimpleNamespace(frames={"terror": None, "talks": None}, actors={"india": None})
    return coding


def keep_one_article(coding: Any) -> None:
    for name in ("articles", "sentences", "frames", "actors", "attributions"):
        table = getattr(coding, name)
        setattr(coding, name, table[table["article_id"] == "a0"])


def keep_nothing(coding: Any) -> None:
    for name in ("articles", "sentences", "frames", "actors", "attributions"):
        setattr(coding, name, getattr(coding, name).head(0))


def keep_no_mention(coding: Any) -> None:
    for name in ("frames", "actors", "attributions"):
        setattr(coding, name, getattr(coding, name).head(0))


def fill(table: str, column: str, value: Any) -> Callable[[Any], None]:
    def change(coding: Any) -> None:
        held = getattr(coding, table)
        setattr(coding, table, held.assign(**{column: pd.Series([value] * len(held), index=held.index)}))

    return change


def group_each_alone(coding: Any) -> None:
    coding.articles["outlet"] = coding.articles["article_id"]


def lose_half_of_the_outlets(coding: Any) -> None:
    coding.articles.loc[::2, "outlet"] = None


def zone_dates(coding: Any) -> None:
    coding.articles["published"] = coding.articles["published"].dt.tz_localize("Europe/Berlin")


def drop_columns(coding: Any) -> None:
    coding.articles = coding.articles.drop(columns=["outlet", "published"])


def mix_up_indexes(coding: Any) -> None:
    coding.articles.index, coding.frames.index = [5] * 6, [0] * 6


CHANGES: dict[str, Callable[[Any], None]] = {
    "one article": keep_one_article,
    "no article": keep_nothing,
    "no mention": keep_no_mention,
    "no sentence": lambda coding: setattr(coding, "sentences", coding.sentences.head(0)),
    "one outlet": fill("articles", "outlet", "A"),
    "no outlet": fill("articles", "outlet", None),
    "half of the outlets": lose_half_of_the_outlets,
    "outlets of one article": group_each_alone,
    "outlets that are lists": fill("articles", "outlet", ["A", "B"]),
    "neither outlets nor dates": drop_columns,
    "no date": fill("articles", "published", pd.NaT),
    "dates with a zone": zone_dates,
    "dates of text with a zone": fill("articles", "published", "2017-01-01 10:00+02:00"),
    "no words in sentences": fill("sentences", "words", 0),
    "fewer than no words": fill("sentences", "words", -5),
    "no stance": fill("frames", "stance", None),
    "an unknown stance": fill("frames", "stance", "maybe"),
    "no tone": fill("actors", "tone", np.nan),
    "texts that are missing": fill("articles", "text", None),
    "mentions of unknown articles": fill("frames", "article_id", "zz"),
    "one id for all": fill("articles", "article_id", "a0"),
    "indexes of one value": mix_up_indexes,
}


def ask_everything(coding: Any) -> Iterator[Callable[[], Any]]:
    """Give every measure in every unit, by outlet, month or neither, over one way of clustering or two."""
    c = coding
    for unit in ("article", "sentence", "mention", "1000_words"):
        # One way of clustering or two, in turns: each measure meets both.
        one, two = CLUSTERS if unit in ("article", "mention") else CLUSTERS[::-1]
        yield lambda u=unit, k=one: mf.rate_frames(c, "month", u, cluster=k)
        yield lambda u=unit, k=two: mf.rate_actors(c, "outlet", u, cluster=k)
        yield lambda u=unit, k=two: mf.compare_periods(c, "2017-01-03", unit=u, cluster=k)
        if unit != "1000_words":
            yield lambda u=unit, k=one: mf.compare_groups(c, "outlet", u, cluster=k)
            yield lambda u=unit, k=two: mf.compare_frames(c, ["terror", "talks"], "outlet", u, cluster=k)
        if unit in ("article", "sentence"):
            yield lambda u=unit, k=two: mf.rate_cooccurrence(c, "outlet", u, cluster=k)
    yield lambda: mf.rate_stance(c, explicit=True, cluster=CLUSTERS[1])
    yield lambda: mf.rate_voice(c, "outlet")
    yield lambda: mf.rate_trends(c, "outlet")
    yield lambda: mf.tabulate_speakers(c, "outlet", cluster=CLUSTERS[1])
    yield lambda: mf.tabulate_sources(c)
    yield lambda: mf.tabulate_positions(c, min_mentions=1, days=2, step=1, cluster=CLUSTERS[1])
    yield lambda: mf.compare_periods(c, "2017-01-03", "outlet", days=[1, 2])
    yield lambda: mf.compare_words(c, "outlet", "A", min_count=1, min_articles=1)
    yield lambda: mf.compare_words(c, "day", pd.Timestamp("2017-01-01"), cluster="outlet")
    positions = cache(lambda: mf.tabulate_positions(c, min_mentions=1))  # one table for four networks
    for link in (mf.link_positions, mf.link_actors, mf.link_frames, mf.tabulate_polarisation):
        yield lambda tie=link: tie(positions())


# A mistake is answered with one of the two errors, whose messages are sentences; anything else fails the test.
@pytest.mark.parametrize("name", CHANGES)
def test_every_measure_gives_rows_that_add_up_or_a_sentence(name):
    coding = code_six()
    CHANGES[name](coding)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", mf.SmallGroupWarning)
        for ask in ask_everything(coding):
            try:
                table = ask()
            except (MeasureError, TableError):
                continue
            if isinstance(table, pd.DataFrame) and {"low", "rate", "high"} <= set(table.columns):
                given = table.dropna(subset=["low", "high"])
                assert (given["low"] <= given["rate"] + 1e-12).all()
                assert (given["rate"] <= given["high"] + 1e-12).all()
                assert (given["clusters"] > 1).all()
                assert (table["low"].isna() == table["reason"].notna()).all()


def test_one_article_has_counts_and_says_why_it_has_no_interval():
    coding = code_six()
    keep_one_article(coding)
    with pytest.warns(mf.SmallGroupWarning, match="a single article"):
        row = mf.rate_frames(coding).iloc[0]
    assert (row["count"], row["denominator"], row["rate"], row["reason"]) == (1, 1, 1.0, "one article")


def test_words_of_fewer_than_none_are_refused():
    coding = code_six()
    coding.sentences["words"] = -5
    with pytest.raises(TableError, match="negative in 18 rows"):
        mf.rate_frames(coding, unit="1000_words")


def test_articles_cannot_be_put_into_groups_by_lists():
    coding = code_six()
    coding.articles["tags"] = [["a"], ["b"]] * 3
    for ask in (lambda: mf.rate_frames(coding, "tags"), lambda: mf.rate_frames(coding, cluster="tags")):
        with pytest.raises(MeasureError, match=r"'tags' of the articles holds lists .*str\.join"):
            ask()


def test_both_sets_of_words_must_be_different():
    with pytest.raises(MeasureError, match="Both sets are outlet='A'"):
        mf.compare_words(code_six(), "outlet", "A", "A")


@pytest.mark.parametrize(
    "ask",
    [
        lambda c: mf.rate_frames(c, cluster=None),
        lambda c: mf.compare_words(c, "outlet", "A", cluster=3),
        lambda c: mf.tabulate_sources(c, cluster=["a", "b", "c"]),
        lambda c: mf.rate_cooccurrence(c, confidence="95"),
        lambda c: mf.compare_frames(c, ["terror", "talks"], smoothing=None),
        lambda c: mf.compare_periods(c, "2017-01-03", days="7"),
        lambda c: mf.compare_periods(c, "2017-01-03", days=True),
        lambda c: mf.tabulate_positions(c, days=[7, 14]),
        lambda c: mf.compare_words(c, "outlet", "A", min_count="many"),
        lambda c: mf.compare_words(c, "outlet", {"A": "B"}),
        lambda c: mf.compare_words(c, None, "A"),
        lambda c: mf.tabulate_sources(c.frames),
        lambda c: mf.write_statements(c.frames, "statements.csv"),
        lambda c: mf.write_statements(c, "no/such/folder/statements.csv"),
        lambda c: mf.write_network(c.frames, "network.graphml"),
    ],
)
def test_a_wrong_keyword_is_answered_with_a_sentence(ask):
    with pytest.raises(MeasureError, match=r"\.$"):
        ask(code_six())


@pytest.mark.parametrize("value", ["one", 7, None])
@pytest.mark.parametrize(
    "measure",
    [
        lambda coding: mf.rate_frames(coding, "outlet"),
        lambda coding: mf.rate_frames(coding, "outlet", unit="1000_words"),
        lambda coding: mf.rate_stance(coding, "outlet"),
        lambda coding: mf.rate_actors(coding, "outlet"),
        lambda coding: mf.compare_groups(coding, "outlet"),
        mf.rate_cooccurrence,
    ],
)
def test_a_column_called_article_is_not_what_articles_depend_on(measure, value):
    coding, other = code_six(), code_six()
    other.articles = other.articles.assign(article=value)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pd.testing.assert_frame_equal(measure(coding), measure(other))


def test_speakers_are_those_of_the_mentions_though_articles_have_a_column_of_that_name():
    coding = code_six()
    coding.articles = coding.articles.assign(speaker_actor="nobody")
    with pytest.raises(MeasureError, match=r"'speaker_actor' of their own.*rename"):
        mf.tabulate_speakers(coding)
