from __future__ import annotations

import pytest
from hand_coded import draw_coding

from mediaframing.charts import plot_contrast, plot_heatmap, plot_panels, plot_rates, plot_stance, style
from mediaframing.charts.figure import draw_legend, legend_marks
from mediaframing.charts.style import choose_looks
from mediaframing.measures import compare_frames, compare_groups, rate_frames, rate_stance
from reading import find_collisions, row_labels

MANY = draw_coding(600, 81)


@pytest.mark.parametrize(
    ("chart", "table"),
    [
        (plot_rates, rate_frames(MANY, "outlet", frames=["frame_0"])),
        (plot_contrast, compare_frames(MANY, ["frame_0", "frame_1"], "outlet")),
        (plot_heatmap, compare_groups(MANY)),
    ],
)
def test_of_many_groups_those_of_most_articles_are_drawn_and_the_others_counted(chart, table):
    axes = chart(table)
    assert len(row_labels(axes)) == 40
    assert "41 groups with fewer articles not drawn" in " ".join(axes.get_xlabel().split())
    assert find_collisions(axes.figure) == []
    assert len(row_labels(chart(table, top=5))) == 5


def test_bars_by_group_fit_a_page():
    axes = plot_stance(rate_stance(MANY, "outlet"))
    assert "71 groups with fewer articles not drawn" in " ".join(axes.get_xlabel().split())


def test_the_groups_that_an_order_names_are_drawn_before_all():
    smallest = MANY.articles["outlet"].value_counts().index[-1]
    rows = row_labels(plot_rates(rate_frames(MANY, "outlet"), order=[smallest], top=1))
    assert rows[0].startswith(smallest)


def test_small_groups_are_left_out_where_a_minimum_is_given():
    table = rate_frames(MANY, "outlet")
    enough = table.loc[table["articles"] >= 10, "outlet"].nunique()
    assert len(row_labels(plot_rates(table, minimum=10, top=None))) == enough
    with pytest.raises(ValueError, match="must be 1 or more"):
        plot_rates(table, top=0)


def test_without_an_order_the_highest_rate_is_on_top():
    table = rate_frames(draw_coding(90), "outlet", frames=["frame_0"])
    ranked = table.sort_values("rate", ascending=False)["outlet"].tolist()
    assert [row.split(" (")[0] for row in row_labels(plot_rates(table))] == ranked


def test_a_legend_reads_row_by_row():
    axes = plot_rates(rate_frames(draw_coding(90), "outlet", frames=["frame_0"]))
    names = [f"Quite a long name of a frame, the {n}th" for n in range(5)]
    draw_legend(axes, legend_marks(list(choose_looks(names).values())), names)
    axes.figure.canvas.draw()
    texts = axes.figure.legends[-1].get_texts()
    boxes = [
        (-round(text.get_window_extent().y0), text.get_window_extent().x0, text.get_text()) for text in texts
    ]
    assert [name for _, _, name in sorted(boxes)] == names


def test_what_is_left_out_is_told_without_a_cut_on_a_narrow_page():
    coding = draw_coding(1500, outlets=150)
    with style("paper", 90):
        ratios = plot_contrast(compare_frames(coding, ["frame_0", "frame_1"], "outlet"))
        panels = plot_panels(rate_frames(coding, ["outlet", "quarter"], frames=["frame_0"]))
    told = [ratios.get_xlabel(), panels.get_title("left")]
    assert "groups with fewer articles not drawn" in " ".join(told[0].split())
    assert not any("…" in text for text in told)
    assert told[1].count("\n") > 1


def test_long_numbers_behind_long_names_leave_room_for_what_stands_above_and_beneath():
    ratios = compare_frames(MANY, ["frame_0", "frame_1"], "outlet")
    ratios[["first_count", "second_count"]] += 10_000
    labels = {name: f"{name} of the Northern Harbour and the Isles" for name in ratios["outlet"]}
    with style("paper", 90):
        axes = plot_contrast(ratios, labels=labels)
    assert not find_collisions(axes.figure)


def test_nine_groups_of_five_frames_are_all_drawn():
    coding = draw_coding(400, 9, frames=5)
    with style("paper", "single"):
        axes = plot_stance(rate_stance(coding, "outlet"))
    assert "not drawn" not in axes.get_xlabel()
    assert find_collisions(axes.figure) == []


def test_a_name_is_not_broken_where_its_number_leaves_it_room():
    coding = draw_coding(60, 2)
    labels = {"Outlet 00": "Christian Science Monitor", "Outlet 01": "New York Times - News"}
    with style("paper", "single"):
        names = row_labels(plot_rates(rate_frames(coding, "outlet"), labels=labels))
    assert all("…" not in name for name in names)
    assert "Christian" not in [line for name in names for line in name.split("\n")]
