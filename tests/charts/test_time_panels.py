from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hand_coded import draw_coding
from matplotlib.collections import LineCollection, PolyCollection

from mediaframing.charts import plot_event, plot_panels, plot_timeline, plot_trends, style
from mediaframing.charts.time_cuts import FEW
from mediaframing.charts.time_lines import STRIP
from mediaframing.measures import SmallGroupWarning, rate_frames, rate_trends
from reading import find_collisions, legend_labels

LABELS = {
    "frame_0": "Gun rights",
    "frame_1": "Public safety",
    "frame_2": "Crime",
    "frame_3": "Mental illness",
}


def code(groups: int, articles: int, days: int, frames: int = 2):
    """Code articles spread evenly over so many days."""
    coding = draw_coding(articles, outlets=groups, frames=frames)
    when = pd.Timestamp("2012-03-01") + pd.to_timedelta(np.arange(articles) * days // articles, unit="D")
    coding.articles = coding.articles.assign(published=when.astype("datetime64[us]"))
    return coding


def rate(groups: int, articles: int, days: int, period: str, frames: int = 1):
    chosen = [f"frame_{n}" for n in range(frames)]
    return rate_frames(
        code(groups, articles, days, max(2, frames)),
        [period, *(["outlet"] if groups > 1 else [])],
        frames=chosen,
    )


def list_panels(whole):
    return [axes for axes in whole.child_axes if axes.get_label() != STRIP]


def list_strips(whole):
    return [axes for axes in whole.child_axes if axes.get_label() == STRIP]


def count(panel, kind):
    return sum(isinstance(drawn, kind) for drawn in panel.collections)


def test_few_lines_over_few_periods_share_a_panel_with_bars():
    whole = plot_timeline(rate(3, 600, 300, "month"), labels=LABELS)
    (panel,) = list_panels(whole)
    assert count(panel, LineCollection) == 3
    assert count(panel, PolyCollection) == 0


@pytest.mark.parametrize(
    ("groups", "days", "period", "frames", "panels"),
    [(3, 400, "week", 1, 3), (1, 400, "week", 2, 2), (5, 300, "month", 1, 5), (3, 300, "month", 2, 6)],
)
def test_more_lines_or_periods_have_a_panel_each_with_intervals(groups, days, period, frames, panels):
    whole = plot_timeline(rate(groups, 900, days, period, frames), labels=LABELS)
    drawn = list_panels(whole)
    assert len(drawn) == panels
    kind = LineCollection if period == "month" else PolyCollection
    assert all(count(panel, kind) for panel in drawn)
    assert (
        len({panel.get_ylim() for panel in drawn})
        == len({panel.get_xlim() for panel in whole.child_axes})
        == 1
    )


def test_the_strip_beneath_each_column_has_the_articles_of_every_period():
    coding = code(6, 900, 300)
    whole = plot_timeline(rate_frames(coding, ["month", "outlet"], frames=["frame_0"]))
    strips = list_strips(whole)
    months = coding.articles["published"].dt.to_period("M").value_counts().sort_index()
    assert len(strips) > 1
    for strip in strips:
        assert [bar.get_height() for bar in strip.patches] == months.tolist()


def test_up_to_nine_lines_stand_in_grey_behind_each_and_of_more_the_median():
    for groups, behind, said in ((6, 5, "grey: the others"), (12, 1, "grey: the median of all")):
        rates = rate(groups, 1800, 300, "month")
        whole = plot_timeline(rates)
        first = list_panels(whole)[0]
        grey = [line for line in first.get_lines() if line.get_zorder() == 1]
        assert len(grey) == behind
        assert said in whole.get_title("left")
    middle = (100 * rates["rate"]).where(rates["articles"] >= FEW).groupby(rates["month"]).median()
    assert grey[0].get_ydata() == pytest.approx(middle.to_numpy())


def test_lines_of_a_frame_have_those_of_the_same_frame_behind_them():
    whole = plot_timeline(rate(4, 1200, 300, "month", frames=2), labels=LABELS)
    assert "grey: the others of the frame" in " ".join(whole.get_title("left").split())
    for panel in list_panels(whole):
        assert sum(line.get_zorder() == 1 for line in panel.get_lines()) == 3


def test_periods_of_few_articles_are_pale_dots_without_line_or_interval():
    rates = rate(1, 900, 300, "month")
    thin = rates.index[[2, 5]]
    rates.loc[thin, "articles"] = FEW - 1
    rates.loc[thin, "high"] = 5.0
    whole = plot_timeline(rates)
    (panel,) = list_panels(whole)
    line, pale = panel.get_lines()[:2]
    assert np.flatnonzero(np.isnan(line.get_ydata())).tolist() == [2, 5]
    assert pale.get_ydata() == pytest.approx(100 * rates.loc[thin, "rate"])
    assert pale.get_alpha() < 0.5
    (bars,) = (drawn for drawn in panel.collections if isinstance(drawn, LineCollection))
    assert len([segment for segment in bars.get_segments() if len(segment)]) == len(rates) - 2
    assert panel.get_ylim()[1] <= 110
    assert f"pale dots: fewer than {FEW} articles" in " ".join(panel.get_title("left").split())


def test_where_all_of_a_few_periods_have_few_articles_all_are_drawn_alike():
    whole = plot_timeline(rate(1, 20, 300, "month"))
    line = list_panels(whole)[0].get_lines()[0]
    assert np.isfinite(line.get_ydata()).all()
    assert line.get_linestyle() == "None"
    assert count(list_panels(whole)[0], LineCollection) == 1
    assert "pale" not in list_panels(whole)[0].get_title("left")


def test_where_some_of_a_few_periods_have_articles_enough_the_others_are_pale():
    rates = rate(1, 20, 300, "month")
    rates.loc[[1, 2], "articles"] = FEW
    line, pale = list_panels(plot_timeline(rates))[0].get_lines()[:2]
    assert np.flatnonzero(np.isfinite(line.get_ydata())).tolist() == [1, 2]
    assert line.get_linestyle() == "-"
    assert len(pale.get_ydata()) == len(rates) - 2


@pytest.mark.parametrize("draw", [plot_panels, plot_trends])
def test_months_of_groups_that_the_caller_asks_for_are_not_joined_where_articles_are_few(draw):
    rates = rate(3, 60, 300, "month")
    rates["articles"] = np.where(rates["outlet"] == "Outlet 00", FEW, FEW - 2)
    sure = [
        np.isfinite(line.get_ydata()).any()
        for panel in list_panels(draw(rates))
        for line in panel.get_lines()
        if line.get_linestyle() == "-" and line.get_zorder() == 3
    ]
    assert sum(sure) == 1


def test_no_grey_lines_stand_behind_dots_that_no_line_joins():
    rates = rate(3, 60, 300, "month").assign(articles=FEW - 1)
    whole = plot_panels(rates)
    assert all(line.get_linestyle() == "None" for panel in list_panels(whole) for line in panel.get_lines())
    assert "grey" not in whole.get_title("left")


def test_what_stands_alone_or_two_together_between_gaps_are_dots_with_bars_and_no_slivers_of_a_band():
    rates = rate(1, 900, 900, "week")
    rates.loc[[3, 5], ["rate", "low", "high"]] = np.nan
    line = list_panels(plot_timeline(rates))[0].get_lines()[0]
    # Of the first week there are too few articles.
    assert list(line.get_markevery()) == [1, 2, 4]
    panel = list_panels(plot_timeline(rates))[0]
    (band,) = [c for c in panel.collections if isinstance(c, PolyCollection)]
    begins = min(path.vertices[:, 0].min() for path in band.get_paths())
    assert begins == pytest.approx(line.get_xdata()[6])


def test_two_frames_in_a_panel_over_time_have_intervals():
    few = plot_panels(rate(3, 900, 300, "month", frames=2), labels=LABELS)
    assert all(count(panel, LineCollection) == 2 for panel in few.child_axes)
    many = plot_panels(rate(3, 900, 400, "week", frames=2), labels=LABELS)
    assert all(count(panel, PolyCollection) == 2 for panel in many.child_axes)
    assert legend_labels(few) == legend_labels(many) == ["Gun rights", "Public safety"]


def test_four_frames_without_room_for_bars_have_a_panel_each():
    rates = rate_frames(code(3, 900, 400, frames=4), ["week", "outlet"])
    whole = plot_panels(rates, labels=LABELS)
    assert len(whole.child_axes) == 12
    titles = [panel.get_title("left") for panel in whole.child_axes[:4]]
    n = rates.loc[
        (rates["outlet"] == rates["outlet"].iloc[0]) & (rates["frame"] == "frame_0"), "articles"
    ].sum()
    assert titles[0] == f"{rates['outlet'].iloc[0]} · Gun rights ({n})"
    assert all(count(panel, PolyCollection) == 1 for panel in whole.child_axes)


@pytest.mark.parametrize("width", ["single", "double"])
@pytest.mark.parametrize(
    ("groups", "days", "period"), [(3, 3, "day"), (9, 4380, "month"), (40, 900, "month")]
)
def test_names_stay_apart_and_what_does_not_fit_a_page_is_counted(groups, days, period, width):
    names = {f"Outlet {n:02d}": f"The Hill Country Gazette {n}" for n in range(40)}
    rates = rate(groups, 1200, days, period, frames=2)
    with style("paper", width):
        for chart in (plot_timeline, plot_panels):
            whole = chart(rates, labels={**names, **LABELS})
            assert find_collisions(whole.figure) == []
            assert whole.figure.get_figheight() * 25.4 <= 235.01
            told = " ".join(whole.get_title("left").split())
            more = groups == 40 and (chart is plot_timeline or width == "single")
            assert ("with fewer articles not drawn" in told) == more


def test_events_go_through_all_panels_with_numbers_that_the_title_names():
    rates = rate(1, 900, 400, "week", frames=2)
    days = {"2012-06-01": "Attack", "2012-06-03": "Strikes", "2013-01-20": "Assembly"}
    whole = plot_event(rates, event=days, labels=LABELS)
    for panel in whole.child_axes:
        assert (
            sum(len(set(line.get_xdata())) == 1 and len(line.get_xdata()) == 2 for line in panel.get_lines())
            == 3
        )
    told = " ".join(whole.get_title("left").split())
    assert told.endswith("dashed: 1 Attack, 2 Strikes, 3 Assembly")
    assert [text.get_text() for text in list_panels(whole)[0].texts] == ["1, 2", "3"]
    assert find_collisions(whole.figure) == []


def test_trends_of_several_groups_over_many_periods_are_rows_of_panels():
    coding = code(3, 900, 1200)
    few = plot_trends(rate_trends(coding, "outlet", period="year"))
    many = plot_trends(rate_trends(coding, "outlet", period="month"))
    assert (len(few.child_axes), len(many.child_axes)) == (2, 6)


def test_names_that_a_line_would_cut_have_two():
    coding = draw_coding(400, outlets=6)
    labels = {"frame_0": "Crime and justice", "Outlet 00": "The Washington Examiner"}
    with style("paper", "single"):
        axes = plot_panels(rate_frames(coding, ["outlet", "month"]), labels=labels)
    title = axes.child_axes[0].get_title("left")
    assert title.count("\n") == 1
    assert title.replace("\n", " ").startswith("The Washington Examiner · Crime and justice (")


@pytest.mark.parametrize(("width", "panels"), [("single", 12), ("double", 4)])
def test_trends_share_a_panel_only_where_bars_have_room_beside_each_other(width, panels):
    coding = code(3, 900, 16 * 7, frames=4)
    with style("paper", width):
        axes = plot_trends(rate_frames(coding, ["outlet", "week"]))
    assert len(axes.child_axes) == panels
    assert not find_collisions(axes.figure)


def test_a_narrow_panel_over_years_has_two_years_named():
    with style("paper"):
        whole = plot_trends(rate_trends(code(3, 900, 4380, frames=4), "outlet", period="quarter"))
    for panel in whole.child_axes[-4:]:
        assert len([label for label in panel.get_xticklabels() if label.get_text().isdigit()]) >= 2
    assert find_collisions(whole.figure) == []


def test_a_line_whose_name_has_no_letters_is_drawn():
    whole = plot_timeline(rate(1, 200, 300, "month"), labels={"frame_0": "\u202e"})
    assert len(list_panels(whole)) == 1


def test_a_few_articles_of_another_time_are_told_and_not_drawn_unless_an_event_is_there():
    coding = code(1, 300, 60)
    coding.articles.loc[0, "published"] = pd.Timestamp("2010-03-05")
    with pytest.warns(SmallGroupWarning):
        rates = rate_frames(coding, "month", frames=["frame_0"])
    whole = plot_timeline(rates, labels=LABELS)
    assert "1 article before 2012-03-01 not drawn" in " ".join(
        whole.get_title(loc="left").split()
    ) + " ".join(" ".join(panel.get_title(loc="left").split()) for panel in whole.child_axes)
    first, last = list_panels(whole)[0].get_xlim()
    assert last - first < 120
    first, last = list_panels(plot_event(rates, event="2010-06-01"))[0].get_xlim()
    assert last - first > 600


def test_the_rate_of_a_single_article_does_not_flatten_all_others():
    table = rate(3, 900, 300, "month")
    odd = table.index[table["articles"] > 20][0]
    table.loc[table.index, ["rate", "low", "high"]] = [0.1, 0.05, 0.15]
    table.loc[odd, ["articles", "rate", "low", "high"]] = [1, 1.0, np.nan, np.nan]
    whole = plot_trends(table)
    assert "1 off the scale" in " ".join(text.get_text() for text in whole.texts)
    assert list_panels(whole)[0].get_ylim()[1] < 20


def test_groups_that_are_drawn_have_a_panel_for_each_of_their_frames():
    whole = plot_panels(rate(30, 3000, 900, "month", frames=4), labels=LABELS)
    groups = Counter(panel.get_title("left").replace("\n", " ").split(" · ")[0] for panel in whole.child_axes)
    assert 1 < len(groups) < 30
    assert set(groups.values()) == {4}


@pytest.mark.parametrize(("groups", "frames"), [(9, 4), (12, 3)])
def test_panels_of_many_groups_and_frames_are_no_ribbons(groups, frames):
    with style("paper", "double"):
        whole = plot_panels(rate(groups, 3000, 1800, "month", frames=frames), labels=LABELS)
        whole.figure.draw_without_rendering()
    assert len(whole.child_axes) == groups * frames
    boxes = [panel.get_window_extent() for panel in whole.child_axes]
    assert min(box.height / box.width for box in boxes) > 0.2
    # No group is parted by the end of a line.
    starts = range(0, len(boxes), frames)
    assert all(len({round(box.y0) for box in boxes[place : place + frames]}) == 1 for place in starts)
    assert find_collisions(whole.figure) == []


def test_names_with_wide_letters_are_whole_above_their_panels():
    names = {f"Outlet {n:02d}": f"Group number {n}" for n in range(40)}
    with style("paper", "double"):
        whole = plot_timeline(rate(40, 3000, 900, "month"), labels=names)
    titles = [" ".join(panel.get_title("left").split()) for panel in list_panels(whole)]
    assert titles == [f"Group number {n}" for n in range(40)]


def test_a_number_stands_behind_a_name_from_right_to_left():
    names = {"Outlet 00": "جريدة المدينة"}
    whole = plot_panels(rate(3, 900, 300, "month"), labels=names)
    assert whole.child_axes[0].get_title("left").startswith("\u200eجريدة المدينة\u200e (")


def test_years_beneath_narrow_panels_stand_at_their_ticks():
    with style("paper", "double"):
        whole = plot_trends(rate_trends(code(9, 3000, 3280, frames=4), "outlet", period="year"))
    named = [
        label for panel in whole.child_axes[-4:] for label in panel.get_xticklabels() if label.get_visible()
    ]
    assert len(named) >= 12
    assert {label.get_ha() for label in named} == {"center"}
    assert find_collisions(whole.figure) == []


@pytest.mark.parametrize("chart", [plot_panels, plot_timeline])
def test_where_no_period_has_articles_enough_the_dots_are_on_the_scale(chart):
    rates = rate(12, 300, 1800, "month")
    assert rates["articles"].max() < FEW
    whole = chart(rates)
    assert "off the scale" not in whole.get_title("left")
    assert list_panels(whole)[0].get_ylim()[1] >= 100 * rates["rate"].max()


def test_headings_in_bold_stay_apart():
    labels = {
        f"frame_{n}": f"Measures against what is {word} and wrong"
        for n, word in enumerate(["old", "new", "bad", "sad", "mad", "odd"])
    }
    with style("paper", "double"):
        whole = plot_trends(
            rate_trends(code(6, 1200, 1800, frames=6), "outlet", period="year"), labels=labels
        )
        assert find_collisions(whole.figure) == []


def test_grey_lines_are_told_only_where_there_are_any():
    rates = rate(3, 900, 1200, "month")
    assert "grey" in plot_timeline(rates).get_title("left")
    # Every other month is all that has articles enough.
    months = {month: place for place, month in enumerate(sorted(rates["month"].unique()))}
    few = rates["articles"].where(rates["month"].map(months) % 2 == 0, 2)
    assert "grey" not in plot_timeline(rates.assign(articles=few)).get_title("left")
