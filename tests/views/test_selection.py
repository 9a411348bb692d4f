from __future__ import annotations

import pandas as pd
import pytest

from mediaframing.coding.result import Coding
from mediaframing.views.selection import select_articles
from mediaframing.views.view import ViewError


def list_ids(coding: Coding) -> list[str]:
    return coding.articles["article_id"].tolist()


def test_an_outlet_is_taken_with_all_that_was_coded_in_its_articles(coding: Coding) -> None:
    part = select_articles(coding, "Herald")
    assert list_ids(part) == ["two"]
    assert set(part.frames["article_id"]) == set(part.sentences["article_id"]) == {"two"}
    assert part.provenance["selection"] == {"outlets": ["Herald"]}


def test_none_among_the_outlets_stands_for_those_not_known(coding: Coding) -> None:
    assert list_ids(select_articles(coding, ["The Post", None])) == ["one", "three"]


def test_the_first_and_the_last_day_are_both_included_at_any_hour(coding: Coding) -> None:
    assert list_ids(select_articles(coding, since="2019-02-14", until="2019-03-01")) == ["one", "two"]
    assert list_ids(select_articles(coding, until=pd.Timestamp("2019-02-28"))) == ["one"]


def test_until_a_month_or_a_year_is_until_its_end(coding: Coding) -> None:
    assert list_ids(select_articles(coding, until="2019-02")) == ["one"]
    part = select_articles(coding, since=2019, until="2019")
    assert list_ids(part) == list_ids(select_articles(coding, since="2019-01-01", until="2019-12-31"))
    assert part.provenance["selection"] == {"since": "2019-01-01", "until": "2019-12-31"}
    assert list_ids(select_articles(coding, until=2018)) == []


def test_a_day_that_could_be_another_and_days_in_the_wrong_order_are_errors(coding: Coding) -> None:
    for since in ("02/03/2019", "Feb", 20190214):
        with pytest.raises(ViewError, match="as '2019-02' or '2019'"):
            select_articles(coding, since=since)
    with pytest.raises(ViewError, match="since='2019-03-01' is after until='2019-02'"):
        select_articles(coding, since="2019-03-01", until="2019-02")


def test_without_a_wish_nothing_is_left_out(coding: Coding) -> None:
    part = select_articles(coding)
    pd.testing.assert_frame_equal(part.frames, coding.frames)
    assert "selection" not in part.provenance


def test_an_unknown_outlet_and_an_unreadable_day_are_errors_in_a_sentence(coding: Coding) -> None:
    with pytest.raises(ViewError, match=r"No article is from the outlet 'Heral'.*Did you mean 'Herald'\?"):
        select_articles(coding, "Heral")
    with pytest.raises(ViewError, match="since='spring' cannot be read as a day"):
        select_articles(coding, since="spring")
