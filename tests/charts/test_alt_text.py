from __future__ import annotations

import pandas as pd
import pytest
from gallery import LABELS, draw_all, draw_words
from hand_coded import draw_coding
from matplotlib import pyplot as plt

from mediaframing.charts import plot_cooccurrence, plot_heatmap, plot_rates, plot_timeline
from mediaframing.charts.alt_text import describe_figure
from mediaframing.charts.captions import describe_table
from mediaframing.charts.highlights import describe_values
from mediaframing.measures import (
    compare_frames,
    compare_groups,
    compare_periods,
    rate_actors,
    rate_cooccurrence,
    rate_frames,
    rate_stance,
    rate_voice,
    tabulate_speakers,
)

CODING = draw_coding(120)


@pytest.fixture(scope="module")
def rates() -> pd.DataFrame:
    return rate_frames(CODING, "outlet", frames=["frame_0"])


def test_a_description_tells_kind_axes_rows_and_values(rates):
    told = describe_figure(plot_rates(rates, labels=LABELS).figure, rates, LABELS)
    high, low = rates.loc[rates["rate"].idxmax()], rates.loc[rates["rate"].idxmin()]
    assert told.startswith(
        "Dot chart with intervals. Horizontal axis: Articles with the frame (%). 3 rows: BBC (n = "
    )
    assert (
        f"Terrorism: highest {100 * high['rate']:.0f}% in {LABELS[high['outlet']]}, "
        f"lowest {100 * low['rate']:.0f}% in {LABELS[low['outlet']]}." in told
    )


def test_lines_that_are_named_in_the_chart_are_told():
    table = rate_frames(CODING, "month", frames=["frame_0"])
    told = describe_figure(plot_timeline(table, labels=LABELS).figure, table, LABELS)
    assert "Named in the chart: Terrorism." in told
    assert "2017-0" in told


def test_columns_of_a_matrix_are_told():
    table = compare_groups(CODING, frames=["frame_0", "frame_2"])
    told = describe_figure(plot_heatmap(table, labels=LABELS).figure, table, LABELS)
    assert "2 columns: Terrorism, Military strength." in told
    assert "Furthest above what was expected: " in told


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (lambda: rate_frames(CODING, unit="1000_words"), "per 1,000 words"),
        (lambda: rate_stance(CODING), "Terrorism: affirmed "),
        (lambda: rate_voice(CODING, "outlet"), "Terrorism, outlet: highest "),
        (lambda: rate_actors(CODING), "Mean tone: highest "),
        (lambda: tabulate_speakers(CODING), "Most often rejected: "),
        (lambda: compare_frames(CODING, ["frame_0", "frame_2"], "outlet"), "times as often as"),
        (draw_words, "Most typical of BBC: "),
        (lambda: rate_cooccurrence(CODING), "Most often together: "),
        (lambda: compare_periods(CODING, "2017-05-01"), "Largest "),
        (lambda: CODING.frames, f"{len(CODING.frames)} mentions. "),
        (lambda: pd.DataFrame({"x": [1]}), "The table has 1 rows with x."),
    ],
    indirect=["table"],
)
def test_each_table_has_its_highest_and_lowest_told(table, says):
    assert says in describe_values(table, LABELS)
    assert describe_values(table.head(0)) == ""
    assert describe_values(table.head(1))


def test_what_is_not_known_is_said(rates):
    unknown = rates.assign(rate=float("nan"))
    assert describe_values(unknown, LABELS) == "Terrorism: not known."
    unknown = compare_periods(CODING, "2017-05-01").assign(difference=float("nan"))
    assert describe_values(unknown) == "No difference is known."


def test_every_chart_has_a_kind_and_no_control_character():
    for axes in draw_all(9):
        told = describe_figure(axes.figure)
        assert not told.startswith("Chart.")
        assert "\n" not in told
        assert "\u200e" not in told
        plt.close("all")


def test_a_chart_without_data_says_so():
    table = rate_cooccurrence(CODING).head(0)
    told = describe_figure(plot_cooccurrence(table).figure, table)
    assert told == "No data: the table of pairs has no rows."


def test_captions_tell_n_denominator_and_interval_of_each_new_table():
    residuals = describe_table(compare_groups(CODING, unit="mention"))
    assert "linearised over articles" in residuals
    assert "denominator: all mentions of the group" in residuals
    assert "fewer than 5 are expected" in describe_table(compare_groups(draw_coding(18)))
    pairs = describe_table(rate_cooccurrence(CODING))
    assert "denominator: all articles of the group" in pairs
    assert "n = 120 articles." in pairs
    assert "Woolf" in pairs
    changes = describe_table(compare_periods(CODING, "2017-05-01"))
    assert "less rates before. n = " in changes
    assert "articles before and" in changes
    assert "from those of both rates (MOVER), over articles" in changes
    words = describe_table(draw_words(), LABELS)
    assert "positive: more in BBC, negative: more in CNN." in words
    assert "95% intervals linearised over articles" in words
