from __future__ import annotations

import pytest
from hand_coded import draw_coding

from mediaframing.charts import (
    plot_actors,
    plot_change,
    plot_contrast,
    plot_heatmap,
    plot_panels,
    plot_rates,
    plot_stance,
    plot_voice,
    style,
)
from mediaframing.charts.figure import draw_legend, legend_marks
from mediaframing.charts.style import choose_looks
from mediaframing.measures import (
    compare_frames,
    compare_groups,
    compare_periods,
    rate_actors,
    rate_frames,
    rate_stance,
    rate_voice,
)
from reading import find_collisions, row_labels

MANY = draw_coding(600, 81)


@pytest.mark.parametrize(
    ("chart", "table"),
    [
        (plot_rates, lambda: rate_frames(MANY, "outlet", frames=["frame_0"])),
        (plot_contrast, lambda: compare_frames(MANY, ["frame_0", "frame_1"], "outlet")),
        (plot_heatmap, lambda: compare_groups(MANY)),
    ],
    indirect=["table"],
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
    with pytest.raises(ValueError, match="must be a number, 1 or more"):
        plot_rates(table, top=0)


def test_without_an_order_the_highest_rate_is_on_top():
    table = rate_frames(draw_coding(90), "outlet", frames=["frame_0"])
    ranked = table.sort_values("rate", ascending=False)["outlet"].tolist()
    assert [row.split(" (")[0] for row in row_labels(plot_rates(table))] == ranked


BELOW = [
    (plot_stance, lambda coding: rate_stance(coding, "outlet"), "rate", "stance", "affirmed"),
    (plot_voice, lambda coding: rate_voice(coding, "outlet"), "rate", "voice", "outlet"),
    (plot_actors, lambda coding: rate_actors(coding, "outlet"), "rate", None, None),
    (plot_change, lambda coding: compare_periods(coding, "2017-05-01", "outlet"), "difference", None, None),
]


@pytest.mark.parametrize(("chart", "measure", "value", "column", "level"), BELOW)
@pytest.mark.parametrize("several", [True, False])
def test_groups_beneath_all_headings_stand_as_those_of_the_first_from_the_highest_value_on(
    chart, measure, value, column, level, several
):
    table = measure(draw_coding(160, outlets=5))
    key = "actor" if "actor" in table.columns else "frame"
    if not several:
        table = table[table[key] == table[key].iloc[0]]
    axes = chart(table)
    written = row_labels(axes.child_axes[0] if axes.child_axes else axes)
    names = [row.split(" (")[0] for row in written]
    blocks = [names[start : start + 5] for start, name in enumerate(names) if name.startswith("Outlet ")][::5]
    shown = table if column is None else table[table[column] == level]
    highest = shown.groupby(key, sort=False)["rate"].max().idxmax() if key == "actor" else table[key].iloc[0]
    first = shown[shown[key] == highest].sort_values(value, ascending=False, kind="stable")
    assert len(blocks) == (table[key].nunique() if several else 1)
    assert blocks == [first["outlet"].tolist()] * len(blocks)


@pytest.mark.parametrize(("chart", "measure", "value", "column", "level"), BELOW)
def test_groups_beneath_headings_keep_the_order_they_were_given(chart, measure, value, column, level):
    table = measure(draw_coding(160, outlets=3))
    table.attrs["order"] = {"outlet": ["Outlet 00", "Outlet 01", "Outlet 02"]}
    axes = chart(table)
    names = [row.split(" (")[0] for row in row_labels(axes.child_axes[0] if axes.child_axes else axes)]
    assert [name for name in names if name.startswith("Outlet ")][:3] == [
        "Outlet 00",
        "Outlet 01",
        "Outlet 02",
    ]


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
