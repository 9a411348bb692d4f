from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
from gallery import LABELS
from hand_coded import draw_coding
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from mediaframing.charts import plot_cooccurrence, plot_heatmap, plot_positions, plot_speakers, style
from mediaframing.charts.matrix import GRADES, grade
from mediaframing.charts.speakers import LEAST_MARK
from mediaframing.measures import compare_groups, rate_cooccurrence, tabulate_speakers
from reading import find_collisions, legend_labels, row_labels

CODING = draw_coding(120)


def cells(axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def grounds(axes) -> list[str]:
    return [to_hex(patch.get_facecolor()) for patch in axes.patches if isinstance(patch, Rectangle)]


@pytest.mark.parametrize(
    ("value", "sign"), [(0.0, ""), (1.99, ""), (2.0, "+"), (-2.5, "−"), (3.0, "++"), (-9.0, "−−")]
)
def test_a_residual_beyond_two_has_one_sign_and_beyond_three_two(value, sign):
    assert grade(value, (2.0, 3.0)) == sign


def test_a_heat_map_has_the_rate_in_the_cell_and_the_sign_of_the_residual():
    table = compare_groups(CODING, frames=["frame_0", "frame_1"])
    table["cluster_residual"] = [0.0, 2.5, -2.5, 3.5, -3.5, np.nan]
    table["stands_out"] = True
    axes = plot_heatmap(table, labels=LABELS)
    rates = [f"{100 * rate:.0f}" for rate in table["rate"]]
    signs = ["", " +", " −", " ++", " −−", ""]
    assert cells(axes) == [rate + sign for rate, sign in zip(rates, signs, strict=True)]
    assert grounds(axes) == [GRADES[s][0] for s in ("", "+", "−", "++", "−−")] + ["#ffffff"]
    assert row_labels(axes)[0] == f"BBC (n = {table['articles'].iloc[0]})"
    assert len(legend_labels(axes)) == 6
    assert "nothing to compare with" in legend_labels(axes)


def test_a_heat_map_marks_only_what_survives_the_number_of_cells():
    table = compare_groups(CODING, frames=["frame_0", "frame_1"])
    table["cluster_residual"] = [2.5, 3.5, -2.5, -3.5, 3.5, -3.5]
    table["stands_out"] = [False, True, False, False, False, False]
    assert [text.split()[1:] for text in cells(plot_heatmap(table))] == [[], ["++"], [], [], [], []]


def test_every_cell_of_a_heat_map_has_its_rate_and_frames_without_room_are_counted():
    with style("paper", "single"):
        axes = plot_heatmap(compare_groups(draw_coding(400, outlets=40, frames=20)))
        assert all(cells(axes))
        assert re.search(r"of 20 frames the first \d+ drawn", " ".join(axes.get_xlabel().split()))
        assert find_collisions(axes.figure) == []
        axes.figure.draw_without_rendering()
        boxes = [label.get_window_extent() for label in axes.get_xticklabels()]
        assert all(one.x1 <= two.x0 + 1 for one, two in itertools.pairwise(boxes))


@pytest.mark.parametrize("chart", [plot_speakers, plot_positions])
@pytest.mark.parametrize("by", [(), "outlet"])
def test_marks_of_many_frames_stay_apart_and_what_has_none_keeps_its_number(chart, by):
    coding = draw_coding(4000, outlets=3, frames=20)
    names = {f"frame_{n}": f"International diplomatic pressure {n}" for n in range(20)}
    with style("paper", "single"):
        axes = chart(tabulate_speakers(coding, by), labels=names)
        axes.figure.draw_without_rendering()
        texts = [
            text.get_text().replace("\n", " ")
            for panel in (axes, *axes.child_axes)
            for text in list_own(panel)
        ]
        assert any(re.search(r"of 20 frames the first \d+ drawn", text) for text in texts)
        panel = (axes.child_axes or [axes])[-1]
        shown = len(panel.get_xticks())
        assert panel.get_window_extent().width / axes.figure.dpi * 25.4 / shown >= 4.8
        assert all(text.get_text() for text in panel.texts)
        # Upended headings end above the note beneath them.
        if note := [text for text in axes.texts if "drawn" in text.get_text()]:
            low = min(label.get_window_extent().y0 for label in panel.get_xticklabels())
            assert note[0].get_window_extent().y1 <= low + 1


def list_own(panel):
    return [*panel.texts, panel.xaxis.label]


def test_pairs_without_room_for_numbers_do_not_claim_to_show_them():
    with style("paper", "single"):
        axes = plot_cooccurrence(rate_cooccurrence(draw_coding(4000, frames=20)))
        assert axes.get_xlabel() == "Numbers are in the table"
        few = plot_cooccurrence(rate_cooccurrence(draw_coding(400, frames=4)))
        assert few.get_xlabel().startswith("In the cell: articles")


def test_a_heat_map_may_be_ordered_by_the_rate_of_its_first_frame():
    table = compare_groups(CODING)
    falling = table[table["frame"] == "frame_0"].sort_values("rate", ascending=False)["outlet"]
    axes = plot_heatmap(table, order="rate")
    assert [label.split(" (")[0] for label in row_labels(axes)] == falling.tolist()


def test_a_triangle_has_every_pair_once_with_count_and_ratio():
    pairs = rate_cooccurrence(CODING)
    axes = plot_cooccurrence(pairs, labels=LABELS)
    assert len(cells(axes)) == len(pairs) == 6
    first = pairs.iloc[0]
    assert cells(axes)[0].splitlines()[0].split()[0] == str(first["both"])
    assert cells(axes)[0].splitlines()[1] == f"{first['both'] / first['expected']:.1f}×"
    places = [tuple(np.round(patch.get_xy(), 1) + 0.5) for patch in axes.patches]
    assert all(x <= y for x, y in places)
    assert len(set(places)) == 6


@pytest.mark.parametrize("width", ["single", "double"])
@pytest.mark.parametrize("outlets", [1, 3, 9])
def test_cells_of_a_triangle_are_all_written_in_one_way(outlets, width):
    pairs = rate_cooccurrence(draw_coding(400 * outlets, outlets=outlets), "outlet")
    pairs.loc[0, ["log_odds_ratio", "low", "high"]] = [2.0, 1.5, 2.5]
    with style("paper", width):
        axes = plot_cooccurrence(pairs)
    texts = [text.get_text() for panel in axes.child_axes for text in panel.texts]
    numbers = pairs["both"].map("{:,}".format).tolist()
    assert all(number in text for number, text in zip(numbers, texts, strict=True))
    assert "++" in texts[0]
    with_times = {"×" in text for text in texts}
    assert len(with_times) == 1
    note = " ".join(text.get_text() for text in axes.texts).replace("\n", " ")
    assert ("multiple of chance" in note) == with_times.pop()


def test_the_smallest_marks_are_seen_and_told():
    table = tabulate_speakers(CODING)
    most = table["affirmed"].idxmax()
    table.loc[most, ["affirmed", "mentions"]] = 90_000
    for chart in (plot_positions, plot_speakers):
        axes = chart(table)
        sizes = np.concatenate([c.get_sizes() for c in axes.collections if isinstance(c, PathCollection)])
        drawn = sizes[sizes > 0]
        assert drawn.min() == pytest.approx(LEAST_MARK**2)
        assert drawn.max() > 20 * drawn.min()
        assert re.search(r"90,000; below [\d,]+ all alike", axes.get_xlabel().replace("\n", " "))


@pytest.mark.parametrize("width", ["single", "double"])
def test_positions_have_their_numbers_in_all_panels_or_in_none(width):
    coding = draw_coding(300, outlets=5, mentions=6000)
    few = coding.articles["article_id"][coding.articles["outlet"] == "Outlet 04"].iloc[2:]
    coding.frames = coding.frames[~coding.frames["article_id"].isin(few)]
    with style("paper", width):
        axes = plot_positions(tabulate_speakers(coding, "outlet"))
    pairs = [sum(" : " in text.get_text() for text in panel.texts) for panel in axes.child_axes]
    # The row of sources that are no actor has numbers wherever they fit.
    assert all(pair > 4 for pair in pairs) or all(pair <= 4 for pair in pairs)


def test_a_pair_is_graded_only_where_its_interval_leaves_out_independence():
    pairs = rate_cooccurrence(CODING, frames=["frame_0", "frame_1", "frame_2"])
    pairs[["log_odds_ratio", "low", "high"]] = [[2.0, -0.1, 4.0], [0.5, 0.1, 0.9], [-1.5, -2.0, -1.0]]
    drawn = grounds(plot_cooccurrence(pairs))
    assert drawn == [GRADES[sign][0] for sign in ("", "+", "−−")]


def test_positions_are_half_discs_whose_area_is_the_number_of_mentions():
    speakers = tabulate_speakers(CODING)
    axes = plot_positions(speakers, labels=LABELS)
    affirmed, rejected = axes.collections[1:]
    named = speakers["speaker_actor"].notna().to_numpy()
    areas = rejected.get_sizes()[named] / affirmed.get_sizes()[named]
    assert areas == pytest.approx((speakers["rejected"] / speakers["affirmed"]).to_numpy()[named])
    # The many sources that are no actor would dwarf the others, and are told in numbers.
    assert not affirmed.get_sizes()[~named].any()
    other = speakers[~named].iloc[0]
    assert f"{other['affirmed']} : {other['rejected']}" in cells(axes)
    assert (affirmed.get_paths()[0].vertices[:, 0] <= 1e-9).all()
    assert (rejected.get_paths()[0].vertices[:, 0] >= -1e-9).all()
    assert f"{speakers['affirmed'].iloc[0]} : {speakers['rejected'].iloc[0]}" in cells(axes)
    assert legend_labels(axes) == ["left: affirmed", "right: rejected"]


def test_speakers_that_are_left_out_are_counted():
    axes = plot_positions(tabulate_speakers(CODING), top=2)
    assert len(row_labels(axes)) == 2
    assert "2 speakers with fewer mentions left out" in axes.get_xlabel().replace("\n", " ")


def test_headings_are_broken_between_words_and_not_cut():
    table = compare_groups(CODING, frames=["frame_0", "frame_1", "frame_2"])
    with style("paper", "single"):
        axes = plot_heatmap(table, labels={"frame_0": "Crime and enforcement", "frame_1": "Gun rights"})
    assert "Crime and\nenforcement" in [label.get_text() for label in axes.get_xticklabels()]


def test_sources_without_a_mark_have_one_kind_of_number_in_all_panels():
    table = tabulate_speakers(draw_coding(400, outlets=3), "outlet")
    others = table["speaker_actor"].isna()
    table.loc[others, "affirmed"] = [9, 4321] * (others.sum() // 2) + [9] * (others.sum() % 2)
    table["mentions"] = table[["affirmed", "rejected", "uncertain"]].sum(axis=1)
    for chart in (plot_speakers, plot_positions):
        with style("paper", "single"):
            panels = chart(table).child_axes
        numbers = [
            text.get_text() for panel in panels for text in panel.texts if text.get_text()[:1].isdigit()
        ]
        assert numbers
        assert len({":" in number for number in numbers}) == 1


@pytest.mark.parametrize("chart", [plot_positions, plot_speakers])
@pytest.mark.parametrize("outlets", [3, 9])
def test_marks_of_many_panels_are_a_millimetre_across_and_what_their_size_means_is_told(chart, outlets):
    table = tabulate_speakers(draw_coding(40 * outlets, outlets=outlets), "outlet")
    most = table["affirmed"].where(table["speaker_actor"].notna()).idxmax()
    table.loc[most, ["affirmed", "mentions"]] = 900
    axes = chart(table)
    marks = [c for ax in (axes, *axes.child_axes) for c in ax.collections if isinstance(c, PathCollection)]
    drawn = np.concatenate([collection.get_sizes() for collection in marks])
    assert np.sqrt(drawn[drawn > 0].min()) / 72 * 25.4 == pytest.approx(1, abs=0.02)
    note = " ".join(text.get_text() for text in axes.findobj(Text)).replace("\n", " ")
    assert re.search(r"Area: .*mentions \(largest (mark|half): 900; below \d+ all alike\)", note)
