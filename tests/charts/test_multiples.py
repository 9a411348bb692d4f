from __future__ import annotations

import pytest
from hand_coded import draw_coding
from matplotlib.collections import PathCollection

from mediaframing.charts import plot_actors, plot_cooccurrence, plot_positions, plot_speakers, style
from mediaframing.charts.figure import TALLEST_MM
from mediaframing.charts.style import MM
from mediaframing.measures import rate_actors, rate_cooccurrence, tabulate_speakers

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


@pytest.mark.parametrize(("chart", "measure"), MATRICES)
def test_rows_are_named_at_the_left_and_columns_at_the_foot_only(chart, measure):
    first, *others = chart(measure(draw_coding(90, outlets=2), "outlet")).child_axes
    assert all(label.get_text() for label in first.get_yticklabels())
    assert not any(label.get_text() for panel in others for label in panel.get_yticklabels())


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
    with pytest.raises(ValueError, match="top=0 must be 1 or more"):
        plot_actors(rates, top=0)
