from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from gallery import LABELS, draw_all
from hand_coded import code_by_hand, draw_coding
from matplotlib import pyplot as plt
from matplotlib.colors import to_hex

from mediaframing.charts import (
    plot_actors,
    plot_contrast,
    plot_dispersion,
    plot_positions,
    plot_rates,
    plot_speakers,
    plot_stance,
    plot_timeline,
    plot_voice,
    style,
)
from mediaframing.codebook import Codebook, Frame, Term
from mediaframing.coding import code_articles
from mediaframing.measures import (
    SmallGroupWarning,
    compare_frames,
    rate_actors,
    rate_frames,
    rate_stance,
    rate_voice,
    tabulate_speakers,
)
from mediaframing.tables import TableError
from reading import find_collisions, legend_labels, panels, row_labels


def one_article():
    return code_by_hand(
        [("a", "A", "2017-01-01", [12, 20, 60])],
        [
            ("a", 0, "terror", "affirmed", "outlet", None),
            ("a", 1, "bilateral", "rejected", "source", "india"),
            ("a", 2, "terror", "uncertain", "source", None),
        ],
    )


def place_sentences(coding):
    coding.sentences["start"], coding.sentences["end"] = [0, 100, 250], [90, 240, 700]
    coding.frames["start"] = [10, 120, 600]
    return coding


EMPTY = [
    (plot_rates, lambda: rate_frames(draw_coding(9))),
    (plot_contrast, lambda: compare_frames(draw_coding(9), ["frame_0", "frame_1"])),
    (plot_stance, lambda: rate_stance(draw_coding(9))),
    (plot_voice, lambda: rate_voice(draw_coding(9))),
    (plot_actors, lambda: rate_actors(draw_coding(9))),
    (plot_speakers, lambda: tabulate_speakers(draw_coding(9))),
]


@pytest.mark.parametrize(("chart", "table"), EMPTY, indirect=["table"])
def test_an_empty_table_says_so(chart, table):
    axes = chart(table.head(0))
    assert "No data" in axes.texts[0].get_text()
    assert not axes.axison


@pytest.mark.parametrize(("chart", "table"), EMPTY, indirect=["table"])
def test_a_chart_goes_where_the_caller_wants_it_and_leaves_the_table_alone(chart, table):
    before = table.copy()
    _, (left, right) = plt.subplots(1, 2)
    assert chart(table, left) is left
    assert not right.has_data()
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize(("chart", "table"), EMPTY, indirect=["table"])
def test_a_table_that_lacks_a_column_is_answered_with_a_sentence(chart, table):
    with pytest.raises(TableError, match="has no column"):
        chart(table.drop(columns="frame" if "frame" in table else table.columns[0]))


def test_text_that_looks_like_a_formula_is_drawn_as_it_is():
    coding = draw_coding(12, outlets=2)
    odd = {"Outlet 00": "$\\frac{$ a_b $", "Outlet 01": "<b>\x07line\nbreak"}
    axes = plot_rates(rate_frames(coding, "outlet"), labels=odd)
    axes.figure.canvas.draw()
    assert row_labels(axes)[1].startswith("<b> line break")


def test_rates_are_dots_with_intervals_and_n():
    rates = rate_frames(draw_coding(60), "outlet", frames=["frame_0", "frame_1"])
    axes = plot_rates(rates, labels=LABELS)
    assert row_labels(axes)[0] == f"BBC (n = {rates['articles'].iloc[0]})"
    assert len(axes.get_lines()) - 2 == 2
    dots = axes.get_lines()[0].get_xdata()
    assert dots == pytest.approx(100 * rates.loc[rates["frame"] == "frame_0", "rate"])
    segment = axes.collections[0].get_segments()[0]
    assert segment[:, 0] == pytest.approx(100 * rates[["low", "high"]].iloc[0].to_numpy())
    assert legend_labels(axes)[0] == "Terrorism"
    assert axes.get_xlabel() == "Articles with the frame (%)"
    assert axes.get_xlim()[0] == 0


def test_rates_may_be_ordered_by_size_or_by_name():
    rates = rate_frames(draw_coding(60), "outlet", frames=["frame_0"])
    falling = rates.sort_values("rate", ascending=False)["outlet"]
    assert [label.split(" (")[0] for label in row_labels(plot_rates(rates, order="rate"))] == falling.tolist()
    named = plot_rates(rates, order=["Outlet 02"], labels={"Outlet 02": "Last"})
    assert row_labels(named)[0].startswith("Last")
    with pytest.raises(ValueError, match="Take 'rate'"):
        plot_rates(rates, order="size")


def test_without_groups_frames_are_the_rows():
    axes = plot_rates(rate_frames(draw_coding(9), frames=["frame_2", "frame_0"]), labels=LABELS)
    assert row_labels(axes) == ["Military strength", "Terrorism"]
    assert "n = 9" in axes.get_xlabel()


def test_a_group_of_one_is_a_dot_without_a_line():
    with pytest.warns(SmallGroupWarning):
        rates = rate_frames(draw_coding(1, mentions=4, frames=1), frames=["frame_0"])
    axes = plot_rates(rates)
    assert axes.get_lines()[0].get_xdata() == [100]
    assert not np.isfinite(axes.collections[0].get_segments()).any()


def test_the_contrast_names_both_directions_and_counts():
    contrast = compare_frames(draw_coding(60), ["frame_0", "frame_2"], "outlet")
    axes = plot_contrast(contrast, labels=LABELS, order="ratio")
    assert axes.get_title("left") == "← Military strength"
    assert axes.get_title("right") == "Terrorism →"
    first = contrast.sort_values("log_ratio", ascending=False).iloc[0]
    assert row_labels(axes)[0].endswith(f"({first['second_count']} : {first['first_count']})")
    axes.figure.canvas.draw()
    assert "equal" in [label.get_text() for label in axes.get_xticklabels()]
    low, high = axes.get_xlim()
    assert low == -high


def test_the_interval_of_one_small_group_leaves_the_others_their_room_in_the_contrast():
    table = compare_frames(draw_coding(600), ["frame_0", "frame_1"], "outlet")
    told = plot_contrast(table).get_xlabel()
    assert "are cut" not in told
    table.loc[0, ["low", "high"]] = [-9.0, 9.0]
    axes = plot_contrast(table)
    assert axes.get_xlim()[1] < 1.7 * max(1.0, table.loc[1:, ["low", "high"]].abs().max().max())
    assert "intervals that leave the chart are cut" in axes.get_xlabel().replace("\n", " ")


def test_the_two_sides_of_the_contrast_differ_in_shape():
    contrast = compare_frames(draw_coding(60), ["frame_0", "frame_2"], "outlet")
    contrast["log_ratio"] = [1.0, -1.0, np.nan]
    axes = plot_contrast(contrast)
    assert {line.get_marker() for line in axes.get_lines() if line.get_marker() != "None"} == {"o", "s"}
    assert [text.get_text().strip() for text in axes.texts] == ["neither"]


def test_what_is_only_brought_up_fills_the_bar_of_stances_where_it_is_kept_apart():
    stances = rate_stance(draw_coding(60), explicit=True)
    axes = plot_stance(stances, labels=LABELS)
    assert legend_labels(axes) == ["brought up", "rejected", "uncertain"]
    ends = {round(bar.get_y()): bar.get_x() + bar.get_width() for bar in axes.patches}
    assert list(ends.values()) == pytest.approx([100] * len(ends))


def test_stances_fill_the_whole_bar_and_are_hatched_apart():
    stances = rate_stance(draw_coding(60))
    axes = plot_stance(stances, labels=LABELS)
    ends = {round(bar.get_x() + bar.get_width(), 6) for bar in axes.containers[-1]}
    assert ends == {100}
    assert len({bars[0].get_hatch() for bars in axes.containers}) == 3
    assert legend_labels(axes) == ["affirmed", "rejected", "uncertain"]
    assert row_labels(axes)[0] == f"Terrorism (n = {stances['denominator'].iloc[0]})"
    assert f"{100 * stances['rate'].iloc[0]:.0f}" in [text.get_text() for text in axes.texts]


def test_a_frame_without_mentions_says_so():
    stances = rate_stance(draw_coding(60))
    stances.loc[stances["frame"] == "frame_1", ["count", "denominator"]] = 0
    stances.loc[stances["frame"] == "frame_1", "rate"] = np.nan
    assert "no mentions" in [text.get_text() for text in plot_stance(stances).texts]


def test_groups_stand_under_the_heading_of_their_frame():
    stances = rate_stance(draw_coding(60), "outlet", frames=["frame_0", "frame_2"])
    axes = plot_stance(stances, labels=LABELS)
    labels = row_labels(axes)
    assert (labels[0], labels[4]) == ("Terrorism", "Military strength")
    assert labels[1].startswith("BBC (n = ")
    assert [label.get_fontweight() for label in axes.get_yticklabels()][:2] == ["bold", "normal"]


def test_voices_are_named_for_readers():
    axes = plot_voice(rate_voice(draw_coding(60)))
    assert legend_labels(axes) == ["outlet’s own voice", "sources’ words"]


def test_actors_have_a_panel_of_rates_and_one_of_tone():
    actors = rate_actors(draw_coding(60))
    whole = plot_actors(actors, labels=LABELS)
    rates, tone = whole.child_axes
    falling = actors.sort_values("rate", ascending=False).reset_index(drop=True)
    assert rates.get_lines()[0].get_xdata() == pytest.approx(100 * falling["rate"])
    shown = np.concatenate([line.get_xdata() for line in tone.get_lines() if line.get_marker() != "None"])
    assert sorted(shown) == pytest.approx(sorted(falling["tone"]))
    assert any("United States" in label for label in row_labels(rates))
    assert " ".join(tone.get_xlabel().split()) == "Mean tone of n mentions (−1 to 1)"


def test_speakers_affirm_and_reject_side_by_side():
    speakers = tabulate_speakers(draw_coding(60))
    axes = plot_speakers(speakers, labels=LABELS)
    affirmed, rejected, _ = axes.collections
    assert (affirmed.get_offsets()[:, 0] < rejected.get_offsets()[:, 0]).all()
    named = speakers["speaker_actor"].notna().to_numpy()
    areas = affirmed.get_sizes()
    counts = speakers["affirmed"].where(named, 0)
    assert areas / areas.max() == pytest.approx(counts / counts.max())
    other = speakers[~named].iloc[0]
    numbers = " : ".join(str(other[stance]) for stance in ("affirmed", "rejected", "uncertain"))
    assert numbers in [text.get_text() for text in axes.texts]
    assert to_hex(affirmed.get_facecolor()[0]) != to_hex(rejected.get_facecolor()[0])
    assert row_labels(axes)[-1].startswith("Other sources (")


def test_the_timeline_breaks_where_nothing_is_known_and_shows_n():
    rates = rate_frames(draw_coding(300), "month", "mention", frames=["frame_0"])
    rates.loc[3, ["rate", "low", "high"]] = np.nan
    rates.loc[3, "articles"] = 0
    whole = plot_timeline(rates, labels=LABELS)
    lines, strip = whole.child_axes
    assert np.isnan(lines.get_lines()[0].get_ydata()).sum() == 1
    assert [bar.get_height() for bar in strip.patches] == rates["articles"].tolist()
    assert [text.get_text() for text in lines.texts if text.get_text()] == ["Terrorism"]
    assert legend_labels(whole) == []


def test_names_too_long_for_the_end_of_a_line_go_into_a_legend():
    rates = rate_frames(draw_coding(300), "month", frames=["frame_0", "frame_1"])
    with style("paper"):
        assert len(legend_labels(plot_timeline(rates, labels=LABELS))) == 2
        assert legend_labels(plot_timeline(rates)) == []


def test_lines_that_end_together_have_names_apart():
    rates = rate_frames(draw_coding(300), "month")
    rates[["rate", "low", "high"]] = [0.5, 0.4, 0.6]
    assert find_collisions(plot_timeline(rates).figure) == []


def test_a_timeline_needs_time():
    with pytest.raises(ValueError, match="Rate frames with by="):
        plot_timeline(rate_frames(draw_coding(60), "outlet"))


def test_dispersion_puts_each_mention_at_its_word():
    coding = place_sentences(one_article())
    axes = plot_dispersion(coding, labels={"terror": "Terrorism"})
    marks = [line for line in axes.get_lines() if line.get_marker() != "None"]
    assert [mark.get_marker() for mark in marks] == ["X", "o", "^"]
    assert [round(mark.get_xdata()[0], 1) for mark in marks] == [14.9, 1.3, 78.7]
    assert [mark.get_markerfacecolor() == "white" for mark in marks] == [True, False, True]
    assert row_labels(axes) == ["Terrorism (2)", "Bilateral (1)"]
    assert {text.get_text() for text in axes.texts} <= {"headline", "lead", "body"}
    assert find_collisions(axes.figure) == []


def test_marks_that_would_hide_each_other_are_moved_apart():
    coding = place_sentences(one_article())
    coding.frames["frame"] = "terror"
    coding.frames["start"] = [10, 10, 11]
    axes = plot_dispersion(coding)
    heights = [line.get_ydata()[0] for line in axes.get_lines() if line.get_marker() != "None"]
    assert len(set(heights)) == 3


def test_dispersion_calls_frames_as_the_codebook_does_unless_labels_are_given():
    book = Codebook(frames={"terror": Frame("terror", (Term("terror*"),), label="Terrorism & war")})
    coding = code_articles(pd.DataFrame({"article_id": ["a"], "text": ["The terror goes on."]}), book)
    assert row_labels(plot_dispersion(coding)) == ["Terrorism & war (1)"]
    assert row_labels(plot_dispersion(coding, labels={"terror": "Fear"})) == ["Fear (1)"]


def test_dispersion_wants_one_article():
    coding = draw_coding(3)
    with pytest.raises(ValueError, match="There are 3 articles"):
        plot_dispersion(coding)
    with pytest.raises(ValueError, match="no article 'zzz'"):
        plot_dispersion(coding, article_id="zzz")


def test_frames_of_an_article_without_mentions_are_empty_rows():
    coding = place_sentences(one_article())
    coding.frames = coding.frames.head(0)
    assert "No data" in plot_dispersion(coding).texts[0].get_text()


def test_every_chart_draws_in_panels_of_its_own():
    for axes in draw_all(2):
        assert all(panel.figure is axes.figure for panel in panels(axes))
        assert axes.figure.axes == [axes]
        plt.close("all")


def test_mentions_whose_stance_and_voice_were_not_read_stand_at_their_places():
    coding = place_sentences(one_article())
    coding.frames[["stance", "voice"]] = pd.NA
    axes = plot_dispersion(coding)
    assert sum(line.get_marker() == "o" for line in axes.lines) == 3
    assert axes.get_legend() is None
    assert not axes.figure.legends


@pytest.mark.parametrize("chart", [plot_speakers, plot_positions])
def test_a_cell_of_other_sources_without_mentions_is_empty(chart):
    coding = draw_coding(60)
    nameless = coding.frames["speaker_actor"].isna()
    coding.frames = coding.frames[~(nameless & (coding.frames["frame"] == "frame_1"))]
    written = [text.get_text() for text in chart(tabulate_speakers(coding)).texts]
    assert any(" : " in text for text in written)
    assert not {"0 : 0", "0 : 0 : 0", "0"} & set(written)


def test_where_nobody_else_speaks_the_outlet_does_and_is_not_called_another_source():
    coding = draw_coding(30)
    rows = row_labels(plot_rates(rate_frames(coding, "speaker_actor", "mention")))
    assert any("The outlet and other sources" in row for row in rows)
    rows = row_labels(plot_rates(rate_frames(coding, "speaker_actor", "mention", voice="source")))
    assert any("Other sources" in row for row in rows)
    assert not any("outlet" in row for row in rows)
