from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hand_coded import code_by_hand, draw_coding

from mediaframing.charts import plot_trends, style
from mediaframing.charts.captions import describe_table
from mediaframing.charts.labels import find_period
from mediaframing.measures import MeasureError, rate_frames, rate_trends
from reading import find_collisions, legend_labels


def draw_titles(axes):
    return [panel.get_title("left") for panel in axes.child_axes]


@pytest.mark.parametrize(("outlets", "panels"), [(1, 3), (3, 3), (9, 27), (40, 39)])
@pytest.mark.parametrize("width", ["single", "double"])
def test_names_do_not_run_into_each_other_whatever_the_number_of_groups(outlets, panels, width):
    rates = rate_trends(draw_coding(30 * outlets, outlets), "outlet", period="month")
    frames = rates["frame"].drop_duplicates().tolist()[:3]
    with style("paper", width):
        axes = plot_trends(rates, frames=frames)
        assert len(axes.child_axes) == panels
        assert find_collisions(axes.figure) == []


def test_up_to_four_groups_are_lines_with_a_legend_of_their_articles():
    coding = draw_coding(90)
    axes = plot_trends(rate_trends(coding, "outlet", period="month"))
    counts = coding.articles.loc[coding.articles["published"].notna(), "outlet"].value_counts()
    assert [
        f"(n = {n:,})" in label for n, label in zip(counts.sort_index(), legend_labels(axes), strict=True)
    ] == [True] * 3


def test_more_frames_than_stand_beside_each_other_are_rows_where_groups_are_few():
    rates = rate_trends(draw_coding(200, 3, frames=9), "outlet", period="week")
    with style("paper", "single"):
        axes = plot_trends(rates, labels={"frame_0": "International diplomatic pressure on the neighbour"})
        assert len(axes.child_axes) == 27
        assert len({round(panel.get_position().x0, 3) for panel in axes.child_axes}) == 3
        assert draw_titles(axes)[0].replace("\n", " ").startswith("Outlet 00 (n = ")
        named = axes.child_axes[0].texts[0].get_text()
        assert named == "International diplomatic pressure on the neighbour"
        assert not any("frames the first" in text.get_text() for text in axes.texts)
        assert find_collisions(axes.figure) == []


def test_groups_that_are_not_drawn_are_counted():
    axes = plot_trends(rate_trends(draw_coding(800, 40), "outlet", period="month"))
    assert "27 groups with fewer articles not drawn" in " ".join(axes.texts[0].get_text().split())


def test_undated_articles_are_counted_on_the_chart_and_in_the_caption():
    days = ["2017-01-01", "2017-02-03", None, None]
    coding = code_by_hand(
        [(f"a{n}", "A", day, [10]) for n, day in enumerate(days)],
        [(f"a{n}", 0, "terror", "affirmed", "outlet", None) for n in range(4)],
    )
    rates = rate_trends(coding, (), period="month")
    assert "2 undated articles not drawn" in plot_trends(rates).texts[0].get_text()
    assert "2 articles without a date are not drawn." in describe_table(rates)


@pytest.mark.parametrize(
    ("days", "articles", "period"),
    [(3, 60, "day"), (20, 60, "week"), (400, 300, "month"), (4000, 1000, "quarter"), (4000, 30, "year")],
)
def test_the_period_is_the_shortest_with_articles_enough(days: int, articles: int, period: str) -> None:
    when = pd.Timestamp("2012-01-01") + pd.to_timedelta(np.arange(articles) * days // articles, unit="D")
    coding = code_by_hand([(f"a{n}", "A", str(day.date()), [10]) for n, day in enumerate(when)], [])
    assert rate_trends(coding, (), frames=[]).columns[0] == period


def test_without_a_date_nothing_is_told_over_time() -> None:
    coding = code_by_hand([("a", "A", None, [10]), ("b", "A", None, [10])], [])
    with pytest.raises(MeasureError, match="No article has a date"):
        rate_trends(coding)
    with pytest.raises(ValueError, match="The table of rates has no period"):
        plot_trends(rate_frames(draw_coding(9), ()))


def test_a_group_that_is_named_as_a_period_is_a_line_and_not_the_time():
    coding = draw_coding(300, 2)
    coding.articles = coding.articles.assign(day=np.where(np.arange(300) % 2, "weekday", "weekend"))
    rates = rate_trends(coding, "day", period="month", frames=["frame_0"])
    axes = plot_trends(rates)
    assert [name.split(" (")[0] for name in legend_labels(axes)] == ["Weekday", "Weekend"]
    assert find_period(rates.assign(month=rates["month"].astype(str)), ["day", "month"]) == "month"
