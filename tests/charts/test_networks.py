from __future__ import annotations

import itertools
from collections import Counter

import pandas as pd
import pytest

from mediaframing.charts import plot_network, style
from mediaframing.measures import link_actors, link_positions
from reading import find_collisions, legend_labels

# Three actors on three frames, and twenty who agree on all of them.
POSITIONS = pd.DataFrame(
    [
        ("north", "terror", 1, 9),
        ("north", "talks", -1, 4),
        ("south", "talks", 1, 3),
        ("south", "terror", -1, 3),
        ("east", "terror", 1, 3),
    ],
    columns=["speaker", "frame", "sign", "mentions"],
).assign(mention_ids="a:0-1:x")
CROWD = pd.DataFrame(
    [(f"speaker {n:02}", frame, 1, 3 + n) for n in range(30) for frame in ("terror", "talks")],
    columns=["speaker", "frame", "sign", "mentions"],
).assign(mention_ids="a:0-1:x")


def texts(axes) -> set[str]:
    return {text.get_text() for text in axes.texts}


def test_actors_and_frames_are_columns_with_solid_and_broken_lines():
    axes = plot_network(link_positions(POSITIONS), labels={"north": "The North"})
    assert {"The North (13)", "South (6)", "Terror (15)"} <= texts(axes)
    lines = [line for line in axes.get_lines() if len(line.get_xdata()) == 2]
    assert sorted(line.get_linestyle() for line in lines) == ["-", "-", "-", "--", "--"]
    widest = max(lines, key=lambda line: line.get_linewidth())
    assert widest.get_linestyle() == "-"
    assert legend_labels(axes) == ["affirms", "rejects"]


def test_opposite_sides_are_broken_lines():
    axes = plot_network(link_actors(POSITIONS, "conflict"))
    assert {"North", "South"} <= texts(axes)
    assert legend_labels(axes) == ["opposite sides"]


def test_names_of_a_crowd_do_not_cover_each_other_in_print():
    with style("paper", "double"):
        axes = plot_network(link_actors(CROWD))
        axes.figure.canvas.draw()
        boxes = [text.get_window_extent() for text in axes.texts]
    assert len(boxes) == 20
    assert "Not drawn: 10 with fewer mentions" in axes.get_xlabel()
    covered = sum(one.overlaps(two) for number, one in enumerate(boxes) for two in boxes[:number])
    assert covered <= 2


def test_the_same_network_is_drawn_the_same():
    one, two = (plot_network(link_actors(CROWD)) for _ in range(2))
    assert [line.get_xydata().tolist() for line in one.get_lines()] == [
        line.get_xydata().tolist() for line in two.get_lines()
    ]


def test_a_network_without_ties_says_so():
    assert "No ties" in plot_network(link_actors(POSITIONS.head(1))).texts[0].get_text()


def test_a_wrong_number_is_answered_with_a_sentence():
    with pytest.raises(ValueError, match="1 or more"):
        plot_network(link_actors(POSITIONS), top=0)


def test_lines_are_thinner_the_more_end_at_one_place_and_rejections_lie_on_top():
    few, many = (plot_network(link_positions(table)) for table in (POSITIONS, CROWD))
    widths = [
        [line.get_linewidth() for line in axes.get_lines() if len(line.get_xdata()) == 2]
        for axes in (few, many)
    ]
    assert max(widths[0]) > 3
    assert sum(sorted(widths[1])[-20:]) < 30
    order = {
        line.get_linestyle(): line.get_zorder() for line in few.get_lines() if len(line.get_xdata()) == 2
    }
    assert order["--"] > order["-"]


def test_of_equal_ties_nobody_is_in_the_middle_for_the_sake_of_a_name():
    axes = plot_network(link_actors(CROWD), top=12, ties=2)
    ends = Counter(
        tuple(point) for line in axes.get_lines() if len(line.get_xdata()) == 2 for point in line.get_xydata()
    )
    marks = {
        tuple(line.get_xydata()[0]): line.get_markersize()
        for line in axes.get_lines()
        if len(line.get_xdata()) == 1
    }
    middle = [place for place, _ in ends.most_common(2)]
    assert sorted(marks[place] for place in middle) == sorted(marks.values())[-2:]
    assert "of equal ones those to who has more mentions" in " ".join(axes.get_xlabel().split())


def test_what_marks_and_lines_mean_and_what_is_left_out_is_said_once():
    table = pd.concat([CROWD, POSITIONS.head(1).assign(speaker="lone", frame="war")])
    told = " ".join(plot_network(link_actors(table)).get_xlabel().split())
    assert told.startswith("Larger marks: more mentions; wider lines: stronger ties.")
    assert told.endswith("Not drawn: 10 with fewer mentions, 1 with no tie")


def test_names_beside_columns_take_what_a_wide_page_has():
    names = {
        "north": "The Northern Association of Fishers and Sailors",
        "terror": "Terror and what comes of it",
    }
    with style("paper", "double"):
        axes = plot_network(link_positions(POSITIONS), labels=names)
    written = {" ".join(text.get_text().split()) for text in axes.texts}
    assert {
        "The Northern Association of Fishers and Sailors (13)",
        "Terror and what comes of it (15)",
    } <= written
    assert find_collisions(axes.figure) == []


def test_parts_that_nothing_ties_do_not_leave_most_of_the_page_empty():
    crews = (("fisher", ("terror", "talks"), 4), ("sailor", ("war", "peace"), 15))
    said = [
        (f"{who} {n}", frame, 1, 3 + n)
        for who, frames, number in crews
        for n in range(number)
        for frame in frames
    ]
    table = pd.DataFrame(said, columns=["speaker", "frame", "sign", "mentions"]).assign(mention_ids="a:0-1:x")
    axes = plot_network(link_actors(table))
    places = [line.get_xydata()[0] for line in axes.get_lines() if len(line.get_xdata()) == 1]
    for along in zip(*places, strict=True):
        gaps = [two - one for one, two in itertools.pairwise(sorted(along))]
        assert max(gaps) < 0.3
