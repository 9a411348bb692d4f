from __future__ import annotations

import numpy as np
import pytest
from gallery import LABELS, draw_words
from hand_coded import draw_coding
from matplotlib.dates import date2num

from mediaframing.charts import plot_change, plot_event, plot_panels, plot_words, style
from mediaframing.charts.captions import describe_table
from mediaframing.measures import compare_groups, compare_periods, rate_frames
from reading import find_collisions, legend_labels, row_labels

CODING = draw_coding(200)
MONTHS = rate_frames(CODING, ["month", "outlet"], frames=["frame_0"])


def test_words_are_bars_to_both_sides_with_their_evidence():
    words = draw_words()
    words = words[words["stands_out"]]
    axes = plot_words(words, labels=LABELS, top=4)
    bars = [bar.get_width() for bars in axes.containers for bar in bars]
    assert sum(width > 0 for width in bars) == sum(width < 0 for width in bars) == 4
    strongest = words[words["log_ratio"] > 0].sort_values("g2", ascending=False).iloc[0]
    assert row_labels(axes)[0] == strongest["word"]
    assert axes.texts[0].get_text() == (
        f"{strongest['g2']:,.0f} ({strongest['other_count']} : {strongest['count']})"
    )
    assert (axes.get_title("left"), axes.get_title("right")) == ("← CNN", "BBC →")
    assert len({bars[0].get_hatch() for bars in axes.containers}) == 2


def test_words_read_from_top_to_bottom_on_either_side():
    words = draw_words()
    words = words[words["stands_out"]]
    rows = row_labels(plot_words(words, top=4))
    for rising, place in ((True, slice(4)), (False, slice(4, 8))):
        side = words[(words["log_ratio"] >= 0) == rising].sort_values("g2", ascending=False, kind="stable")
        assert rows[place] == side["word"].head(4).tolist()


def test_the_interval_of_one_rare_word_leaves_the_others_their_room():
    words = draw_words()
    words.loc[words["stands_out"].idxmax(), ["low", "high"]] = [-40.0, 60.0]
    axes = plot_words(words)
    assert axes.get_xlim()[1] < 2 * max(words["log_ratio"].abs().max(), 1)
    assert "intervals that leave the chart are cut" in " ".join(axes.get_xlabel().split())


def test_words_that_do_not_stand_out_are_not_drawn():
    words = draw_words().assign(stands_out=False)
    assert "None of " in plot_words(words).texts[0].get_text()


def test_words_that_look_like_a_formula_are_drawn_as_they_are():
    words = draw_words()
    words["word"] = [f"$x_{n}$" for n in range(len(words))]
    axes = plot_words(words)
    axes.figure.canvas.draw()
    assert row_labels(axes)[0].startswith(r"\$x_")


def test_a_change_is_a_hollow_mark_a_triangle_and_the_difference():
    changes = compare_periods(CODING, "2017-05-01", frames=["frame_0", "frame_1", "frame_2"])
    changes["difference"] = [0.125, -0.25, np.nan]
    changes["stands_out"] = [True, False, False]
    changes["low"], changes["high"] = [0.05, -0.6, np.nan], [0.3, 0.1, np.nan]
    axes = plot_change(changes, labels=LABELS)
    texts = [text.get_text() for text in axes.texts]
    assert texts == ["+12 (+5 to +30)", "−25 (−60 to +10)", "not known", "Difference (points)"]
    assert [text.get_fontweight() for text in axes.texts[:2]] == ["bold", "normal"]
    assert legend_labels(axes) == ["before 2017-05-01", "after, rise", "after, fall"]
    assert {line.get_marker() for line in axes.get_lines()} == {"o", "^", "v"}


def test_where_nothing_is_known_of_before_there_is_no_rise_and_no_fall():
    changes = compare_periods(CODING, "2017-05-01", frames=["frame_0"])
    changes[["difference", "low", "high", "before_rate"]] = np.nan
    axes = plot_change(changes, labels=LABELS)
    assert legend_labels(axes) == ["before 2017-05-01", "after only"]


def test_what_did_not_change_is_no_rise():
    changes = compare_periods(CODING, "2017-05-01", frames=["frame_0"])
    changes = changes.assign(after_rate=changes["before_rate"], difference=0.0)
    assert legend_labels(plot_change(changes, labels=LABELS)) == ["before 2017-05-01", "after, the same"]


def test_windows_stand_in_their_order_and_captions_tell_them():
    windows = compare_periods(CODING, "2017-05-01", days=[7, 100, 30], frames=["frame_0", "frame_1"])
    rows = [label.split(" (")[0] for label in row_labels(plot_change(windows, labels=LABELS))]
    assert rows[1:4] == rows[5:] == ["7 days", "100 days", "30 days"]
    assert "within 7, 100 and 30 days on either side." in describe_table(windows)
    assert "within 30 days on" in describe_table(compare_periods(CODING, "2017-05-01", days=30))
    assert "within" not in describe_table(compare_periods(CODING, "2017-05-01"))


def test_captions_tell_what_bold_and_marked_mean_where_anything_is():
    changes = compare_periods(CODING, "2017-05-01")
    bold = "Bold: p below .05, adjusted for the number of rows (Holm 1979)."
    assert bold in describe_table(changes.assign(stands_out=True))
    assert "Bold" not in describe_table(changes.assign(stands_out=False))
    marked = compare_groups(CODING).assign(stands_out=True)
    assert "Marked: p below .05, adjusted for the number of cells (Holm 1979)." in describe_table(marked)


def test_changes_may_be_ordered_by_size():
    changes = compare_periods(CODING, "2017-05-01")
    falling = changes.sort_values("difference", ascending=False)["frame"]
    axes = plot_change(changes, order="difference", labels={name: name.upper() for name in falling})
    assert row_labels(axes) == [name.upper() for name in falling]
    with pytest.raises(ValueError, match="Take 'difference'"):
        plot_change(changes, order="size")


def test_events_are_lines_through_both_panels_with_names_apart():
    rates = rate_frames(CODING, "month", frames=["frame_0"])
    days = {"2017-05-02": "The first of two", "2017-05-04": "The second of two"}
    with style("paper"):
        whole = plot_event(rates, event=days, labels=LABELS)
    lines, strip = whole.child_axes
    drawn = [line.get_xdata()[0] for line in strip.get_lines()]
    assert drawn == [date2num(np.datetime64(day)) for day in days]
    named = [text.get_text() for text in lines.texts if text.get_text()]
    assert set(days.values()) <= set(named)
    assert find_collisions(whole.figure) == []


@pytest.mark.parametrize("width", ["single", "double"])
def test_the_name_of_an_event_stays_within_its_panel_clear_of_the_names_of_lines(width):
    rates = rate_frames(CODING, "month")
    event = "Attack on the camp near the border"
    short = {f"frame_{n}": f"Frame {n}" for n in range(4)}
    with style("paper", width):
        for day in ("2017-02-01", "2017-05-20", "2017-09-20"):
            whole = plot_event(rates, event={day: event}, labels=short)
            whole.figure.draw_without_rendering()
            lines = whole.child_axes[0]
            (named,) = [text for text in lines.texts if text.get_text() == event]
            panel, box = lines.get_window_extent(), named.get_window_extent()
            assert panel.x0 - 2 <= box.x0
            assert box.x1 <= panel.x1 + 2


def test_the_title_says_where_a_month_stands_since_an_event_may_be_within_it():
    for period, told in (("month", True), ("week", True), ("day", False)):
        rates = rate_frames(CODING, period, frames=["frame_0"])
        panels = [whole := plot_event(rates, event="2017-05-02"), *whole.child_axes]
        titles = " ".join(" ".join(panel.get_title("left").split()) for panel in panels)
        assert (f"{period}s stand at their first day" in titles) is told


def test_events_stay_above_what_is_drawn():
    rates = rate_frames(CODING, "month", frames=["frame_0"])
    whole = plot_event(rates, event="2017-05-02")
    lines = whole.child_axes[0]
    assert 100 * rates["high"].max() < lines.get_ylim()[1] * 0.95
    assert max(lines.get_yticks()) <= 110


@pytest.mark.parametrize(
    ("event", "says"),
    [("soon", "is no date"), ("1999-01-01", "lies within"), ([], "names no event"), ([None], "no date")],
)
def test_an_event_that_cannot_be_drawn_is_answered_with_a_sentence(event, says):
    with pytest.raises(ValueError, match=says):
        plot_event(rate_frames(CODING, "month", frames=["frame_0"]), event=event)


def test_panels_share_their_axes_and_name_group_and_n():
    whole = plot_panels(MONTHS, labels=LABELS)
    assert len(whole.child_axes) == 3
    assert len({panel.get_ylim() for panel in whole.child_axes}) == 1
    assert len({panel.get_xlim() for panel in whole.child_axes}) == 1
    n = MONTHS.groupby("outlet")["articles"].sum()
    assert whole.child_axes[0].get_title("left") == f"BBC ({n.iloc[0]})"


def test_dates_of_neighbouring_panels_do_not_meet():
    two = MONTHS[MONTHS["month"] < "2017-03-01"]
    with style("paper"):
        assert find_collisions(plot_panels(two).figure) == []


def test_a_panel_of_one_line_has_the_others_in_grey_behind_it():
    panel = plot_panels(MONTHS).child_axes[0]
    assert [line.get_color() for line in panel.get_lines()].count("#a8a8a8") == 2


def test_panels_without_time_are_dots():
    rates = rate_frames(CODING, "outlet")
    whole = plot_panels(rates, labels=LABELS)
    assert row_labels(whole.child_axes[0])[0] == "Terrorism"
    dots = [line.get_xdata()[0] for line in whole.child_axes[0].get_lines()]
    assert dots == pytest.approx(100 * rates["rate"].head(4))


def test_panels_may_be_frames():
    whole = plot_panels(rate_frames(CODING, "outlet"), by="frame", labels=LABELS)
    assert whole.child_axes[0].get_title("left") == "Terrorism"
    assert row_labels(whole.child_axes[0])[0] == "BBC"


def test_a_panel_cannot_hold_frames_and_a_further_column():
    rates = rate_frames(CODING, ["outlet", "voice"])
    with pytest.raises(ValueError, match="Choose one frame"):
        plot_panels(rates)
