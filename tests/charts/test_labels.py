from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.charts.labels import put_in_order, wrap_counted, wrap_label, write_name


@pytest.mark.parametrize(
    ("value", "column", "written"),
    [
        ("self_defence", "frame", "Self defence"),
        ("US", "actor", "US"),
        ("bdnews24", "outlet", "bdnews24"),
        (pd.NA, "speaker_actor", "Other sources"),
        (pd.NA, "section", "Not known"),
        (pd.Timestamp("2017-03-01"), "month", "2017-03"),
        ("two\nlines\u202e", "outlet", "two lines"),
        ("$a$", "outlet", r"\$a\$"),
        ("The\uf0b7Post\u3164", "outlet", "The Post"),
    ],
)
def test_names_are_written_for_readers(value, column, written):
    assert write_name(value, None, column) == written


def test_given_labels_win():
    assert write_name("terror", {"terror": "Terrorism"}, "frame") == "Terrorism"
    assert write_name(None, {"speaker_actor": "Anonymous"}, "speaker_actor") == "Anonymous"


def test_a_name_in_arabic_does_not_turn_the_numbers_behind_it():
    assert write_name("الجزيرة", None, "outlet") == "\u200eالجزيرة\u200e"


@given(st.text(max_size=120), st.integers(6, 40), st.integers(1, 3))
def test_wrapped_labels_keep_to_their_lines(text, characters, lines):
    name = write_name(text, None, "outlet")
    # Marks of direction take no room.
    wrapped = wrap_label(name, characters, lines).replace("\u200e", "").split("\n")
    assert len(wrapped) <= lines
    assert max(map(len, wrapped)) <= characters


def test_lines_of_a_label_are_of_like_length():
    told = wrap_label("Articles with the actor (%); 492 groups with fewer articles not drawn", 60)
    assert [len(line) for line in told.split("\n")] == pytest.approx([34, 34], abs=6)


def test_a_unit_stays_with_its_word_and_a_dot_with_the_name_before_it():
    assert wrap_label("Share of mentions of Gun rights (%)", 32).split("\n")[-1] != "(%)"
    assert not any(
        line.startswith("·") for line in wrap_label("other (72 outlets) · Gun rights", 18).split("\n")
    )
    assert "\u00a0" not in wrap_label("Share of mentions of Gun rights (%)", 32)


def test_a_number_behind_a_name_is_not_broken():
    told = wrap_counted("news_site_with_underscores", "34 : 128", 31, 2)
    assert told == "news_site_with_underscores\n(34 : 128)"
    assert wrap_counted("A name", "n = 9", 40) == "A name (n = 9)"


def test_a_long_name_keeps_its_end():
    cut = wrap_label("International diplomatic pressure on the neighbour", 20, 2)
    assert cut.startswith("International")
    assert cut.endswith("neighbour")
    assert "…" in cut


def test_names_that_the_order_leaves_out_follow():
    assert put_in_order(["a", "b", "c"], ["c", "z"]) == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("name", "characters", "lines", "written"),
    [
        ("Norland Herald", 20, 1, "Norland Herald (31)"),
        ("Norland Herald", 12, 2, "Norland\nHerald (31)"),
        ("NorlandHerald", 14, 2, "NorlandHerald\n(31)"),
        ("Norland News-Press", 16, 2, "Norland News-\nPress (31)"),
        ("Norland Evening Herald", 15, 1, "Norlan…ald (31)"),
    ],
)
def test_the_number_behind_a_name_is_never_cut(name, characters, lines, written):
    assert wrap_counted(name, "31", characters, lines) == written


def test_the_number_behind_a_name_in_arabic_stands_outside_its_marks_of_direction():
    assert wrap_counted(write_name("الجزيرة"), "31", 30) == "\u200eالجزيرة\u200e (31)"


def test_no_line_begins_with_the_dash_between_two_names():
    assert wrap_label("Norland Times - News", 14) == "Norland\nTimes - News"
