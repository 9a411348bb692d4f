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


def test_without_a_wish_nothing_is_left_out(coding: Coding) -> None:
    part = select_articles(coding)
    pd.testing.assert_frame_equal(part.frames, coding.frames)
    assert "selection" not in part.provenance


def test_an_unknown_outlet_and_an_unreadable_day_are_errors_in_a_sentence(coding: Coding) -> None:
    with pytest.raises(ViewError, match=r"No article is from the outlet 'Heral'.*Did you mean 'Herald'\?"):
        select_articles(coding, "Heral")
    with pytest.raises(ViewError, match="since='spring' cannot be read as a day"):
        select_articles(coding, since="spring")
