from __future__ import annotations

from markup_reader import read_html

from mediaframing.coding.result import Coding
from mediaframing.tables import empty_table
from mediaframing.views.selection import select_articles


def test_a_coding_tells_how_much_from_whom_and_when(coding: Coding) -> None:
    told = repr(coding)
    assert "3 articles in 6 sentences and 31 words." in told
    assert "2 outlets: The Post (1), Herald (1)." in told
    assert "Published 2019-02-14 to 2019-03-01." in told
    assert "6 frame mentions in 3 articles, 33% in sources’ voice" in told


def test_frames_are_counted_by_stance(coding: Coding) -> None:
    rows = [line.split() for line in repr(coding).splitlines()]
    assert ["Terror", "1", "1", "1", "3", "33%", "3"] in rows
    assert ["Peace", "0", "0", "2", "2", "0%", "2"] in rows


def test_what_to_beware_of_is_said(coding: Coding) -> None:
    told = repr(coding)
    assert "3 articles are few" in told
    assert "1 article of 3 without outlet." in told
    assert "never mentioned: Bilateral." in repr(select_articles(coding, "Herald")).replace(", Peace", "")


def test_a_part_says_of_what(coding: Coding) -> None:
    assert "A part of the articles that were coded: since 2019-03-01." in repr(
        select_articles(coding, since="2019-03-01")
    )


def test_an_empty_coding_has_a_summary() -> None:
    names = ("articles", "sentences", "frames", "actors", "attributions")
    empty = Coding(**{name: empty_table(name) for name in names})
    assert "there are no articles." in repr(empty)
    assert read_html(empty._repr_html_()).problems == []


def test_the_summary_of_a_hostile_coding_is_text(hostile: Coding) -> None:
    html = hostile._repr_html_()
    assert read_html(html).problems == []
    assert "\u202e" not in html
