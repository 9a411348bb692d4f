from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from gallery import draw_all, draw_words
from hand_coded import draw_coding
from matplotlib import pyplot as plt

from mediaframing.charts import (
    plot_change,
    plot_cooccurrence,
    plot_event,
    plot_heatmap,
    plot_panels,
    plot_positions,
    plot_rates,
    plot_timeline,
    plot_words,
    style,
)
from mediaframing.measures import (
    compare_groups,
    compare_periods,
    rate_cooccurrence,
    rate_frames,
    tabulate_speakers,
)
from mediaframing.tables import TableError
from reading import find_collisions, list_texts, panels


@pytest.mark.parametrize(
    ("groups", "frames", "width"),
    [(1, 4, "single"), (2, 4, "double"), (9, 9, "single"), (40, 4, "single")],
)
def test_no_text_covers_another_or_is_the_name_of_a_column_or_too_small_and_figures_fit_the_page(
    groups, frames, width
):
    columns = {"frame", "outlet", "rate", "log_ratio", "articles", "speaker_actor", "frame_0", "Outlet 00"}
    with style("paper", width):
        for axes in draw_all(groups, frames):
            assert find_collisions(axes.figure) == []
            assert not columns & {text.get_text() for text in list_texts(axes.figure)}
            assert min(text.get_fontsize() for text in list_texts(axes.figure)) >= 6
            assert axes.figure.get_figheight() * 25.4 <= 235.01
            plt.close("all")


CODING = draw_coding(200, outlets=2)


def rate_months() -> pd.DataFrame:
    return rate_frames(CODING, ["month", "outlet"], frames=["frame_0"])


def plot_attack(table, ax=None):
    return plot_event(table, ax, event="2017-01-10")


def plot_outlets(table, ax=None):
    return plot_panels(table, ax, by="outlet")


CHARTS = [
    (plot_heatmap, lambda: compare_groups(CODING)),
    (plot_cooccurrence, lambda: rate_cooccurrence(CODING)),
    (plot_words, draw_words),
    (plot_change, lambda: compare_periods(CODING, "2017-05-01", "outlet")),
    (plot_positions, lambda: tabulate_speakers(CODING)),
    (plot_attack, rate_months),
    (plot_outlets, rate_months),
]
DRAWN = [*CHARTS, (plot_rates, lambda: rate_frames(CODING, "outlet")), (plot_timeline, rate_months)]


@pytest.mark.parametrize(("chart", "table"), CHARTS, indirect=["table"])
def test_an_empty_table_says_so(chart, table):
    assert "No data" in chart(table.head(0)).texts[0].get_text()


@pytest.mark.parametrize(("chart", "table"), CHARTS, indirect=["table"])
def test_a_chart_goes_where_the_caller_wants_it_and_leaves_the_table_alone(chart, table):
    before = table.copy()
    _, (left, right) = plt.subplots(1, 2)
    assert chart(table, left) is left
    assert not right.has_data()
    assert all(panel.figure is left.figure for panel in panels(left))
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize(("chart", "table"), CHARTS, indirect=["table"])
def test_a_table_that_lacks_a_column_is_answered_with_a_sentence(chart, table):
    for column in ("frame", "first"):
        if column in table:
            with pytest.raises(TableError, match="has no column"):
                chart(table.drop(columns=column))


@pytest.mark.parametrize(("chart", "table"), DRAWN, indirect=["table"])
@pytest.mark.parametrize("kind", ["one row", "all zeros", "nothing known"])
def test_odd_tables_are_drawn_without_a_warning(chart, table, kind):
    numbers = table.select_dtypes("number").columns
    odd = {
        "one row": table.head(1),
        "all zeros": table.assign(**{name: 0 * table[name] for name in numbers}),
        "nothing known": table.assign(**dict.fromkeys(table.select_dtypes("float").columns, np.nan)),
    }[kind]
    axes = chart(odd)
    assert find_collisions(axes.figure) == []


@pytest.mark.parametrize(("chart", "table"), DRAWN, indirect=["table"])
def test_drawing_again_does_not_move_a_chart(chart, table):
    figure = chart(table).figure
    places = []
    for _ in range(4):
        figure.draw_without_rendering()
        places.append(figure.axes[0].get_position().extents)
    assert places[-1] == pytest.approx(places[0], abs=0.005)


@pytest.mark.parametrize(
    "name", ["$x$", "$\\frac{$", "a_b^c", "\\alpha", "_hidden", "two\nlines", "<b>&amp;", "a$ b$"]
)
def test_no_name_is_read_as_a_formula_or_markup(name):
    table = rate_frames(CODING, "outlet")
    axes = plot_rates(table, labels={"Outlet 00": name, "frame_0": name})
    axes.figure.canvas.draw()
    written = axes.get_yticklabels()[0]
    shown = written._preprocess_math(written.get_text())
    assert shown[0].startswith(" ".join(name.split()))
    assert shown[1] is False


def test_a_name_in_arabic_keeps_its_order_on_every_line():
    with style("paper"):
        table = rate_frames(CODING, "outlet")
        axes = plot_rates(table, labels={"Outlet 00": "صحيفة الجزيرة الدولية للأخبار والرأي"})
    first, second = axes.get_yticklabels()[0].get_text().split("\n")
    assert first[0] == first[-1] == second[0] == "\u200e"
    assert second.endswith("\u200e (n = 34)") or "\u200e (n = " in second
