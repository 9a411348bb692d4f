from __future__ import annotations

import pandas as pd
import pytest
from gallery import draw_words
from hand_coded import draw_coding
from matplotlib.collections import LineCollection

from mediaframing.charts import plot_contrast, plot_trends, plot_words, style
from mediaframing.measures import compare_frames, rate_trends
from reading import find_collisions


def compare() -> pd.DataFrame:
    return compare_frames(draw_coding(90, outlets=3), ["frame_0", "frame_1"], "outlet")


def list_ends(axes) -> list[float]:
    lines = [c for c in axes.collections if isinstance(c, LineCollection)]
    return [float(x) for line in lines for path in line.get_paths() for x in path.vertices[:, :1].ravel()]


@pytest.mark.parametrize(("bound", "mark", "side"), [("low", "<", 0), ("high", ">", 1)])
@pytest.mark.parametrize(
    ("chart", "table"), [(plot_contrast, compare), (plot_words, draw_words)], indirect=["table"]
)
def test_an_interval_with_one_bound_is_an_arrow_to_the_edge_of_the_chart(chart, table, bound, mark, side):
    first = table.index == table.sort_values("g2" if "g2" in table else "first_count").index[-1]
    table = table.assign(**{bound: table[bound].mask(first)})
    with style("paper", 90):
        axes = chart(table)
        assert find_collisions(axes.figure) == []
    (tip,) = [line for line in axes.lines if line.get_marker() == mark]
    edge = axes.get_xlim()[side]
    assert abs(tip.get_xdata()[0]) == pytest.approx(abs(edge), rel=0.03)
    assert any(end == pytest.approx(tip.get_xdata()[0]) for end in list_ends(axes))
    assert "no bound on that side" in " ".join(axes.get_xlabel().split())


def test_intervals_that_have_two_bounds_have_no_arrows():
    for axes in (plot_contrast(compare()), plot_words(draw_words().dropna(subset=["low", "high"]))):
        assert not [line for line in axes.lines if line.get_marker() in ("<", ">")]
        assert "no bound" not in axes.get_xlabel()


def test_intervals_are_whole_where_most_are_as_wide():
    table = compare().assign(log_ratio=[0.2, -0.1, 0.4], low=[-1.8, -2.1, -1.6], high=[2.2, 1.9, 2.4])
    axes = plot_contrast(table)
    assert axes.get_xlim()[1] > 2.4
    assert "cut" not in axes.get_xlabel()
    axes = plot_contrast(table.assign(high=[2.2, 1.9, 40.0]))
    assert axes.get_xlim()[1] < 10
    assert "are cut" in " ".join(axes.get_xlabel().split())


def test_quarters_of_few_articles_have_the_mark_of_their_group_large_enough_to_be_seen():
    coding = draw_coding(40, outlets=2)
    with style("paper", 90):
        axes = plot_trends(rate_trends(coding, "outlet", period="quarter"))
    pale = [line for panel in axes.child_axes for line in panel.lines if (line.get_alpha() or 1) < 1]
    assert pale
    assert all(line.get_markersize() >= 0.3 * 7 for line in pale)
    assert pd.Series([line.get_marker() for line in pale]).nunique() == 2
