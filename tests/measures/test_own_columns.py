"""What a result has in any case is no column to group by: it would be written over without a word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from mediaframing import Codebook, code_articles, draw_sample, open_coding
from mediaframing.coding import Coding
from mediaframing.measures import (
    MeasureError,
    compare_frames,
    compare_groups,
    compare_periods,
    rate_actors,
    rate_cooccurrence,
    rate_frames,
    rate_stance,
    rate_trends,
    rate_voice,
    tabulate_positions,
    tabulate_speakers,
)

MEASURES: dict[str, Callable[..., pd.DataFrame]] = {
    "rate_frames": rate_frames,
    "rate_stance": rate_stance,
    "rate_voice": rate_voice,
    "rate_actors": rate_actors,
    "rate_trends": lambda c, by: rate_trends(c, by, period="year"),
    "rate_cooccurrence": rate_cooccurrence,
    "compare_frames": lambda c, by: compare_frames(c, ["storm", "rain"], by),
    "compare_groups": compare_groups,
    "compare_periods": lambda c, by: compare_periods(c, "2020-03-01", by),
    "compare_periods in windows": lambda c, by: compare_periods(c, "2020-03-01", by, days=[30, 90]),
    "tabulate_speakers": tabulate_speakers,
    "tabulate_positions": lambda c, by: tabulate_positions(c, by, min_mentions=1),
}


@pytest.fixture(scope="module")
def coding() -> Coding:
    texts = [
        "A storm came. “The storm is here,” Ann Lee said.",
        "Rain fell. Ann Lee said that the rain would stop.",
    ]
    articles = pd.DataFrame(
        {
            "article_id": [f"a{number}" for number in range(8)],
            "outlet": ["North", "South"] * 4,
            "published": pd.date_range("2020-01-15", periods=8, freq="14D"),
            "text": texts * 4,
            "shore": list("wwee" * 2),
        }
    )
    codebook = Codebook.from_terms(
        frames={"storm": ["storm*"], "rain": ["rain*"]}, actors={"lee": ["Ann Lee"]}
    )
    return code_articles(articles, codebook)


@pytest.mark.filterwarnings("ignore::mediaframing.SmallGroupWarning")
@pytest.mark.parametrize("name", MEASURES)
def test_a_group_called_as_a_column_of_the_result_is_refused_or_stays_what_it_is(name: str, coding: Coding):
    plain = MEASURES[name](coding, "shore")
    assert len(plain)
    inner = ["stance", "voice", "sentence_id", "mention_id", "place", "total", "rank"]
    for column in [*plain.columns, *inner]:
        if column in coding.articles.columns or column == "year":
            continue
        called = replace(coding, articles=coding.articles.assign(**{column: coding.articles["shore"]}))
        try:
            table = MEASURES[name](called, column)
        except MeasureError:
            continue
        assert ["shore" if each == column else each for each in table.columns] == list(plain.columns)
        pd.testing.assert_frame_equal(table.set_axis(plain.columns, axis=1), plain)


def test_a_column_called_first_is_not_written_over(coding: Coding):
    called = replace(coding, articles=coding.articles.rename(columns={"shore": "first"}))
    with pytest.raises(MeasureError, match=r"column 'first' in any case.*another name"):
        compare_frames(called, ["storm", "rain"], "first")


def test_positions_by_a_stance_of_the_articles_say_what_to_do(coding: Coding):
    called = replace(coding, articles=coding.articles.rename(columns={"shore": "stance"}))
    with pytest.raises(MeasureError, match=r"rename.*own_stance"):
        tabulate_positions(called, "stance")


@pytest.mark.parametrize(
    ("held", "ordered"),
    [
        ([True, None, False], [False, True, None]),
        ([3.5, None, 1.0], [1.0, 3.5, None]),
        (["b", 2, None, 1.5], [1.5, 2, "b", None]),
        ([date(2021, 5, 1), None, date(2020, 5, 1)], [date(2020, 5, 1), date(2021, 5, 1), None]),
    ],
)
def test_groups_stand_in_their_order_with_the_missing_last_whatever_row_comes_first(held, ordered, coding):
    for turned in (held, held[::-1]):
        values = [turned[place % len(turned)] for place in range(len(coding.articles))]
        articles = coding.articles.assign(own=pd.Series(values, dtype=object, index=coding.articles.index))
        found = rate_frames(replace(coding, articles=articles), "own")["own"].unique().tolist()
        assert [None if pd.isna(value) else value for value in found] == ordered


def test_a_column_of_yes_no_and_unknown_gives_the_same_tables_and_the_same_sample_from_the_disk(
    coding, tmp_path
):
    values = pd.array([True, None, False, True] * 2, dtype="boolean")
    whole = replace(coding, articles=coding.articles.assign(paid=values))
    whole.save(tmp_path / "coding")
    stored = open_coding(tmp_path / "coding")
    for take in (
        lambda c: rate_frames(c, "paid", "mention"),
        lambda c: draw_sample(c, 6, by="paid", recall=0),
    ):
        one, two = take(whole), take(stored)
        columns = [column for column in one.columns if column != "paid"]
        pd.testing.assert_frame_equal(one[columns], two[columns], check_dtype=False)
