from __future__ import annotations

import itertools
import re

import pytest
from gallery import LABELS
from hand_coded import draw_coding
from matplotlib.collections import PathCollection
from matplotlib.text import Text

from mediaframing.charts import (
    plot_actors,
    plot_change,
    plot_cooccurrence,
    plot_heatmap,
    plot_panels,
    plot_positions,
    plot_rates,
    plot_speakers,
    plot_stance,
    style,
)
from mediaframing.charts.figure import TALLEST_MM
from mediaframing.charts.style import MM
from mediaframing.measures import (
    compare_groups,
    compare_periods,
    rate_actors,
    rate_cooccurrence,
    rate_frames,
    rate_stance,
    tabulate_speakers,
)
from reading import find_collisions, legend_labels, row_labels

MATRICES = [
    (plot_speakers, tabulate_speakers),
    (plot_positions, tabulate_speakers),
    (plot_cooccurrence, rate_cooccurrence),
]
# As many articles as keep every outlet from having a single one.
MANY = draw_coding(2000, outlets=150)


def titles_of(axes) -> list[str]:
    return [panel.get_title("left") for panel in axes.child_axes]


@pytest.mark.parametrize(("chart", "measure"), MATRICES)
def test_groups_are_panels_in_the_order_of_the_table(chart, measure):
    table = measure(draw_coding(90, outlets=3), "outlet")
    axes = chart(table)
    assert [title.split(" (")[0] for title in titles_of(axes)] == ["Outlet 00", "Outlet 01", "Outlet 02"]


@pytest.mark.parametrize(("chart", "measure"), [*MATRICES, (plot_panels, rate_frames)])
def test_groups_with_numbers_stand_as_people_count(chart, measure):
    coding = draw_coding(66)
    waves = [f"Wave {1 + place % 11}" for place in range(66)]
    coding.articles = coding.articles.assign(outlet=waves)
    axes = chart(measure(coding, by="outlet"))
    axes.figure.draw_without_rendering()
    written = " ".join(text.get_text() for text in axes.findobj(Text))
    places = [int(found) for found in re.findall(r"Wave (\d+)", written)]
    assert list(dict.fromkeys(places)) == list(range(1, 12))


@pytest.mark.parametrize(("chart", "measure"), MATRICES)
def test_rows_are_named_at_the_left_and_columns_at_the_foot_only(chart, measure):
    first, *others = chart(measure(draw_coding(90, outlets=2), "outlet")).child_axes
    assert all(label.get_text() for label in first.get_yticklabels())
    assert not any(label.get_text() for panel in others for label in panel.get_yticklabels())


OUTLET = "Frankfurter Allgemeine Zeitung für Deutschland"


@pytest.mark.parametrize(
    ("chart", "table"),
    [
        (plot_speakers, lambda: tabulate_speakers(draw_coding(90, outlets=3, frames=3), "outlet")),
        (plot_positions, lambda: tabulate_speakers(draw_coding(90, outlets=3, frames=3), "outlet")),
        (plot_panels, lambda: rate_frames(draw_coding(90, outlets=3), "outlet")),
        (
            plot_panels,
            lambda: rate_frames(draw_coding(90, outlets=3), ["month", "outlet"], frames=["frame_0"]),
        ),
    ],
    indirect=["table"],
)
def test_three_panels_stand_beside_each_other_on_two_columns_of_a_page(chart, table):
    with style("paper", "double"):
        whole = chart(table, labels={"Outlet 01": OUTLET})
        whole.figure.draw_without_rendering()
        panels = whole.child_axes
        assert len({round(panel.get_window_extent().y0) for panel in panels}) == 1
        assert len(panels) == 3
        assert not any("…" in panel.get_title("left") for panel in panels)
        assert find_collisions(whole.figure) == []


def test_panels_of_many_groups_name_them_in_rows_and_tell_how_many_are_not_drawn():
    with style("paper", "single"):
        whole = plot_panels(rate_frames(draw_coding(600, outlets=40), "outlet"), by="frame", labels=LABELS)
        assert "groups with fewer articles not drawn" in " ".join(whole.get_title("left").split())
        assert legend_labels(whole) == []
        named = [label for label in row_labels(whole.child_axes[0]) if label]
        assert 20 < len(named) < 40
        assert find_collisions(whole.figure) == []
        # Rows of like number.
        assert len({round(panel.get_position().x0, 3) for panel in whole.child_axes}) == 2


def test_names_of_rows_beside_panels_are_whole_where_marks_have_room():
    labels = {"Outlet 00": "The New York Times", "Outlet 01": OUTLET}
    with style("paper", "single"):
        whole = plot_panels(rate_frames(draw_coding(90, outlets=3), "outlet"), by="frame", labels=labels)
        written = [" ".join(label.split()) for label in row_labels(whole.child_axes[0])]
        assert written[:2] == list(labels.values())
        assert find_collisions(whole.figure) == []


def test_marks_of_all_panels_have_one_scale():
    table = tabulate_speakers(draw_coding(90, outlets=2), "outlet")
    axes = plot_speakers(table)
    drawn = table[table["speaker_actor"].notna()]
    sizes = []
    for panel in axes.child_axes:
        marks = [c for c in panel.collections if isinstance(c, PathCollection)]
        sizes.append(max(float(mark.get_sizes().max()) for mark in marks))
    most = drawn.groupby("outlet")[["affirmed", "rejected", "uncertain"]].max().max(axis=1)
    assert sizes[0] / sizes[1] == pytest.approx(most.iloc[0] / most.iloc[1])


@pytest.mark.parametrize(("chart", "measure"), MATRICES)
@pytest.mark.parametrize("width", ["single", "double"])
def test_more_groups_than_a_page_holds_are_counted(chart, measure, width):
    with style("paper", width):
        axes = chart(measure(MANY, "outlet"))
    panels = len(axes.child_axes)
    assert 1 < panels < 150
    (note,) = [" ".join(text.get_text().split()) for text in axes.texts]
    assert f"{150 - panels} smaller groups not drawn" in note
    assert axes.figure.get_figheight() <= TALLEST_MM * MM + 0.01


LONG = {
    "Outlet 03": "Norland Science Monitor",
    "Outlet 05": "The Weekly Harbour Standard",
    "frame_1": "Aid and reconstruction",
    "us": "Union of fishers and sailors",
}


@pytest.mark.parametrize(("chart", "measure"), MATRICES)
@pytest.mark.parametrize("width", [90, 190])
def test_names_of_nine_panels_and_of_their_rows_are_whole_on_several_lines(chart, measure, width):
    with style("paper", width):
        axes = chart(measure(draw_coding(270, outlets=9), "outlet"), labels=LONG)
    titles = [" ".join(title.split()) for title in titles_of(axes)]
    rows = [label.get_text() for panel in axes.child_axes for label in panel.get_yticklabels()]
    assert not any("…" in text for text in [*titles, *rows])
    assert any(title.startswith("Norland Science Monitor (") for title in titles)


def test_panels_with_names_on_several_lines_stand_below_those_of_the_panel_above():
    with style("paper", 90):
        axes = plot_cooccurrence(rate_cooccurrence(draw_coding(270, outlets=9), "outlet"), labels=LONG)
        axes.figure.draw_without_rendering()
    boxes = [panel.get_window_extent() for panel in axes.child_axes]
    titles = [panel._left_title.get_window_extent() for panel in axes.child_axes]
    assert any("\n" in title for title in titles_of(axes))
    assert not any(title.overlaps(box) for title in titles for box in boxes)


def test_groups_beneath_actors_have_whole_names_on_a_narrow_page():
    with style("paper", 90):
        actors = rate_actors(draw_coding(270, outlets=9), "outlet")
        axes = plot_actors(actors, labels=LONG)
    first, beside = axes.child_axes
    names = [" ".join(label.get_text().split()) for label in first.get_yticklabels()]
    assert any(name.startswith("Norland Science Monitor (n = ") for name in names)
    axes.figure.draw_without_rendering()
    assert beside.get_window_extent().width > 0.2 * axes.figure.bbox.width


def test_groups_of_actors_are_limited_and_counted():
    axes = plot_actors(rate_actors(draw_coding(600, outlets=60), "outlet"))
    rows = len(axes.child_axes[0].get_yticks())
    assert rows <= 60
    label = " ".join(axes.child_axes[0].get_xlabel().split())
    assert "groups with fewer articles not drawn" in label


def test_actors_are_limited_and_counted():
    rates = rate_actors(draw_coding(60))
    axes = plot_actors(rates, top=1)
    assert len(axes.child_axes[0].get_yticks()) == 1
    assert f"{rates['actor'].nunique() - 1} actor" in " ".join(axes.child_axes[0].get_xlabel().split())
    with pytest.raises(ValueError, match="top=0 must be a number, 1 or more"):
        plot_actors(rates, top=0)


@pytest.mark.parametrize("width", ["single", "double"])
@pytest.mark.parametrize(
    ("chart", "measure"),
    [
        (plot_change, lambda coding: compare_periods(coding, "2017-05-01", "outlet")),
        (plot_stance, lambda coding: rate_stance(coding, "outlet")),
    ],
)
def test_rows_of_many_frames_and_groups_do_not_stand_closer_than_their_type(chart, measure, width):
    with style("screen" if width == "double" else "paper", width) as chosen:
        axes = chart(measure(draw_coding(400, outlets=9, frames=20)))
    axes.figure.draw_without_rendering()
    rows = len(axes.get_yticks())
    row_points = axes.get_window_extent().height / axes.figure.dpi * 72 / rows
    assert row_points >= chosen.font_size
    label = " ".join(axes.get_xlabel().split())
    assert "further frames not drawn" in label
    assert "groups with fewer articles not drawn" in label


def test_many_frames_leave_room_for_fewer_groups_so_that_marks_are_told_apart():
    coding = draw_coding(1200, outlets=40, frames=8)
    axes = plot_rates(rate_frames(coding, "outlet"))
    assert 3 <= len(axes.get_yticks()) < 20
    assert "groups with fewer articles not drawn" in " ".join(axes.get_xlabel().split())
    assert len(plot_rates(rate_frames(coding, "outlet"), top=30).get_yticks()) == 30


def test_more_panels_than_a_page_holds_are_counted():
    axes = plot_panels(rate_frames(MANY, "outlet"))
    assert len(axes.child_axes) == 60
    assert "90 panels with fewer articles not drawn" in " ".join(axes.get_title("left").split())


def test_panels_stand_further_apart_where_their_names_are_whole_then():
    rates = rate_frames(draw_coding(140, outlets=7), "outlet")
    rates["outlet"] = rates["outlet"].replace("Outlet 03", "Norland Herald")
    titles = titles_of(plot_panels(rates))
    assert any(title.startswith("Norland Herald (") for title in titles)
    assert not any("…" in title for title in titles)


def test_names_of_nine_panels_of_rates_are_whole_on_a_narrow_page():
    with style("paper", 90):
        axes = plot_panels(rate_frames(draw_coding(270, outlets=9), "outlet"), labels=LONG)
    titles = titles_of(axes)
    assert any("\n" in title for title in titles)
    assert not any("…" in title for title in titles)


def test_names_that_no_page_has_room_for_are_cut():
    rates = rate_frames(draw_coding(140, outlets=7), "outlet")
    rates["outlet"] = rates["outlet"].replace("Outlet 03", "The Norland " + "and Southern " * 8 + "Herald")
    assert any("…" in title for title in titles_of(plot_panels(rates)))


OUTLETS = [
    f"{town} {kind}"
    for kind in ("Times", "Evening Standard", "Daily Mail and Advertiser", "News-Press")
    for town in (
        "Ashland",
        "Burlington",
        "Clinton",
        "Dover",
        "Franklin",
        "Hudson",
        "Jackson",
        "Lexington",
        "Milton",
        "Oxford",
    )
]


@pytest.fixture(scope="module")
def forty():
    coding = draw_coding(800, outlets=40)
    coding.articles["outlet"] = coding.articles["outlet"].map(lambda name: OUTLETS[int(name[-2:])])
    return coding


def test_names_of_forty_panels_are_whole_on_a_narrow_page_and_what_that_leaves_out_is_told(forty):
    with style("paper", 90):
        axes = plot_panels(rate_frames(forty, "outlet"))
    titles = titles_of(axes)
    assert not any("…" in title for title in titles)
    assert any(title.count("\n") == 2 for title in titles)
    left = 40 - len(titles)
    assert 0 < left <= 16
    assert f"{left} panels with fewer articles not drawn" in " ".join(axes.get_title("left").split())


@pytest.mark.parametrize("chart", ["heatmap", "stance"])
def test_names_beside_as_many_rows_as_a_page_holds_are_whole(forty, chart):
    with style("paper", 90):
        axes = (
            plot_heatmap(compare_groups(forty))
            if chart == "heatmap"
            else plot_stance(rate_stance(forty, "outlet"))
        )
        axes.figure.draw_without_rendering()
    labels = [label for label in axes.get_yticklabels() if label.get_text()]
    assert not any("…" in label.get_text() for label in labels)
    boxes = [label.get_window_extent() for label in labels]
    assert not any(one.overlaps(two) for one, two in itertools.pairwise(boxes))


@pytest.mark.parametrize(("chart", "measure"), MATRICES)
def test_nine_groups_have_no_names_on_three_lines_where_the_page_has_room(chart, measure):
    coding = draw_coding(270, outlets=9, frames=2)
    names = {f"Outlet {n:02d}": f"Group number {n}" for n in range(9)}
    with style("paper", "double"):
        axes = chart(measure(coding, "outlet"), labels=names)
    titles = titles_of(axes)
    assert len(titles) == 9
    assert max(title.count("\n") for title in titles) < 2


def test_only_the_line_of_panels_with_a_long_name_has_room_for_it():
    names = {"Outlet 11": "The Long Established Gazette of the Northern Harbour"}
    with style("paper", "double"):
        axes = plot_positions(tabulate_speakers(draw_coding(600, outlets=12), "outlet"), labels=names)
        axes.figure.draw_without_rendering()
    boxes = [panel.get_window_extent() for panel in axes.child_axes]
    tops = sorted({round(box.y1) for box in boxes}, reverse=True)
    feet = sorted({round(box.y0) for box in boxes}, reverse=True)
    gaps = [foot - top for foot, top in zip(feet[:-1], tops[1:], strict=True)]
    assert titles_of(axes)[-1].count("\n") > 0
    assert gaps[-1] > gaps[0] + 5


def test_most_names_above_panels_are_whole_where_the_page_has_room_for_fewer_beside_each_other():
    names = {
        f"Outlet {n:02d}": f"The Gazette and Advertiser of the {word} Counties"
        for n, word in enumerate(["Northern", "Southern"])
    }
    table = rate_frames(draw_coding(600, outlets=14), "outlet")
    with style("paper", "double"):
        axes = plot_panels(table, labels=names)
    titles = titles_of(axes)
    assert len(titles) == 14
    assert not any("…" in title for title in titles)


def test_panels_of_frames_without_groups_have_rows_without_a_name():
    axes = plot_panels(rate_frames(draw_coding(60)))
    assert not any(label.get_text() for panel in axes.child_axes for label in panel.get_yticklabels())


def test_a_multiple_that_is_told_from_chance_is_not_written_as_chance():
    table = rate_cooccurrence(draw_coding(90))
    table.loc[0, ["both", "expected", "log_odds_ratio", "low", "high"]] = [100, 97.0, 0.4, 0.1, 0.7]
    with style("paper", "double"):
        axes = plot_cooccurrence(table)
    assert "100 +\n1.03×" in {text.get_text() for text in axes.texts}


def test_a_name_that_no_title_holds_is_cut_as_little_as_three_lines_allow():
    name = "Norlandischeflussdampfschifffahrtszeitungsredaktionsgesellschaftsverwaltung " * 2
    with style("paper", "double"):
        axes = plot_cooccurrence(
            rate_cooccurrence(draw_coding(300, outlets=12), "outlet"), labels={"Outlet 05": name.strip()}
        )
    (title,) = (title for title in titles_of(axes) if title.startswith("Norland"))
    assert title.count("\n") == 2
