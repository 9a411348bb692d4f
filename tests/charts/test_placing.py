from __future__ import annotations

import numpy as np
import pytest
from gallery import draw_all
from hand_coded import draw_coding
from matplotlib import pyplot as plt
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.text import Text

from mediaframing.charts import plot_rates, save_figure, style
from mediaframing.charts.layout import SingleLayout, settle
from mediaframing.charts.measured_texts import measured_once
from mediaframing.measures import rate_frames

RATES = rate_frames(draw_coding(60), "outlet")


def place(figure, engine):
    figure.axes[0].set_position((0.125, 0.11, 0.775, 0.77))
    figure.axes[0].set_in_layout(True)
    figure.set_layout_engine(engine)
    with measured_once():  # as when a figure is saved
        settle(figure, engine)
    return figure.axes[0].get_position().extents


@pytest.mark.parametrize("width", ["single", "double"])
def test_charts_stand_where_the_constrained_layout_puts_them(width):
    with style("paper", width):
        for axes in draw_all(3):
            figure = axes.get_figure(root=True)
            pads = {"w_pad": 1 / 25.4, "h_pad": 1 / 25.4}
            own = place(figure, SingleLayout(**pads))
            assert own == pytest.approx(place(figure, ConstrainedLayoutEngine(**pads)), abs=1e-6)
            plt.close(figure)


def test_a_figure_to_which_axes_are_added_has_the_constrained_layout():
    axes = plot_rates(RATES)
    figure = axes.figure
    figure.colorbar(plt.cm.ScalarMappable(), ax=axes)
    figure.canvas.draw()
    right = axes.get_tightbbox().x1
    assert figure.axes[1].get_tightbbox().x0 >= right


def test_a_legend_of_the_callers_takes_no_room():
    axes = plot_rates(RATES)
    axes.figure.canvas.draw()
    before = axes.get_position().extents
    axes.figure.legend([axes.figure.legends[0].legend_handles[0]], ["Mine"], loc="lower right")
    axes.figure.canvas.draw()
    assert axes.get_position().extents == pytest.approx(before, abs=1e-6)


def test_a_figure_without_room_says_so():
    axes = plot_rates(RATES)
    axes.figure.set_size_inches(0.3, 0.3)
    with pytest.warns(UserWarning, match="constrained_layout not applied"):
        axes.figure.canvas.draw()


def test_texts_are_laid_out_as_matplotlib_does_and_only_once():
    asked = []
    usual = Text._get_layout

    def count(text, renderer):
        asked.append(text.get_text())
        return usual(text, renderer)

    figure = plt.figure()
    text = figure.text(0.1, 0.1, "Two\nlines", rotation=30)
    renderer = figure.canvas.get_renderer()
    wanted = text.get_window_extent(renderer).extents
    Text._get_layout = count
    try:
        with measured_once():
            for _ in range(3):
                np.testing.assert_array_equal(text.get_window_extent(renderer).extents, wanted)
            text.set_fontsize(30)
            assert text.get_window_extent(renderer).width > 1.5 * (wanted[2] - wanted[0])
    finally:
        Text._get_layout = usual
    assert asked == ["Two\nlines"] * 2


def test_what_matplotlib_does_stands_again_after_a_failure(tmp_path):
    usual = Text._get_layout
    axes = plot_rates(RATES)
    (tmp_path / "rates.pdf").mkdir()
    with pytest.raises(IsADirectoryError, match=r"rates\.pdf"):
        save_figure(axes, tmp_path / "rates")
    assert [path.name for path in tmp_path.iterdir()] == ["rates.pdf"]
    assert Text._get_layout is usual
