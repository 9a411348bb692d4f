from __future__ import annotations

import pandas as pd
import pytest
from hand_coded import code_by_hand

from mediaframing.measures.groups import MeasureError, find_levels, group_articles, split_by

CODING = code_by_hand(
    [
        ("c", "B", "2017-04-03", [10]),
        ("a", "A", "2017-01-31", [10]),
        ("b", "A", None, [10]),
        ("d", None, "2017-01-01", [10]),
    ]
)


def test_months_have_no_gaps_and_the_undated_stand_last():
    groups = group_articles(CODING.articles, ["month"])
    assert groups.keys["month"].dt.strftime("%Y-%m").fillna("undated").tolist() == [
        "2017-01", "2017-02", "2017-03", "2017-04", "undated",
    ]  # fmt: skip
    assert groups.sizes.tolist() == [2, 0, 0, 1, 1]


def test_weeks_begin_on_monday():
    groups = group_articles(CODING.articles, ["week"])
    assert set(groups.keys["week"].dropna().dt.day_name()) == {"Monday"}


def test_every_outlet_has_every_month_and_only_its_own_undated_row():
    groups = group_articles(CODING.articles, ["outlet", "month"])
    assert groups.keys.groupby("outlet", dropna=False).size().tolist() == [5, 4, 4]


def test_what_is_missing_is_a_group_of_its_own():
    groups = group_articles(CODING.articles, ["outlet"])
    assert groups.keys["outlet"].isna().tolist() == [False, False, True]
    assert groups.sizes.tolist() == [2, 1, 1]


def test_no_articles_are_one_empty_group():
    assert group_articles(CODING.articles.head(0), []).sizes.tolist() == [0]
    assert len(group_articles(CODING.articles.head(0), ["month"]).keys) == 0


def test_the_order_of_rows_changes_nothing():
    turned = CODING.articles.iloc[::-1].reset_index(drop=True)
    assert group_articles(turned, ["outlet"]).article_ids.equals(
        group_articles(CODING.articles, ["outlet"]).article_ids
    )


@pytest.mark.parametrize(
    ("by", "says"),
    [
        (["outlett"], "Did you mean 'outlet'"),
        (["frame"], "Leave it out of by="),
        (["month", "year"], "Take one period"),
    ],
)
def test_a_wrong_by_is_answered_with_a_sentence(by, says):
    with pytest.raises(MeasureError, match=says):
        split_by(by, CODING.articles, ["stance", "voice"], ["frame"])


def test_a_stray_date_does_not_fill_the_memory():
    articles = CODING.articles.assign(
        outlet=["w", "x", "y", "z"],
        published=pd.to_datetime(["1066-10-14", "2017-01-01", "2017-01-01", "9066-10-14"]).astype(
            "datetime64[us]"
        ),
    )
    with pytest.raises(MeasureError, match="drop stray values"):
        group_articles(articles, ["outlet", "day"])


WAVES = ["Week 10", "Week 9", "Week 2", "Week 1"]


@pytest.mark.parametrize("dtype", ["str", "object", "category"])
@pytest.mark.parametrize(
    ("values", "ordered"),
    [
        (WAVES, ["Week 1", "Week 2", "Week 9", "Week 10"]),
        (["11", "2", "1", "-3"], ["-3", "1", "2", "11"]),
        (["11", None, "1", "2"], ["1", "2", "11", None]),
    ],
)
def test_groups_with_numbers_stand_as_people_count(values, ordered, dtype):
    articles = CODING.articles.assign(wave=pd.Series(values, dtype=dtype))
    keys = group_articles(articles, ["wave"]).keys["wave"]
    assert keys.astype(object).where(keys.notna(), None).tolist() == ordered
    assert not isinstance(keys.dtype, pd.CategoricalDtype)


@pytest.mark.parametrize("ordered", [True, False])
def test_an_order_that_categories_have_is_kept(ordered):
    kind = pd.CategoricalDtype(["Week 9", "Week 10", "Week 1", "Week 2"], ordered=ordered)
    articles = CODING.articles.assign(wave=pd.Series(WAVES).astype(kind))
    assert group_articles(articles, ["wave"]).keys["wave"].tolist() == list(kind.categories)


@pytest.mark.parametrize("dtype", ["str", "category"])
def test_levels_with_numbers_stand_as_people_count(dtype):
    levels, codes = find_levels("term", pd.Series(["act 10", None, "act 9", "act 10"], dtype=dtype))
    assert levels.tolist()[:2] == ["act 9", "act 10"]
    assert codes.tolist() == [1, 2, 0, 1]
