"""What can be read on a chart, and whether it can."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from mediaframing.charts.measured_texts import measured_once


def panels(ax: Axes) -> list[Axes]:
    return [ax, *ax.child_axes]


def row_labels(ax: Axes) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def legend_labels(ax: Axes) -> list[str]:
    legends = [*ax.figure.legends, ax.get_legend()]
    return [text.get_text() for legend in legends if legend for text in legend.get_texts()]


def list_texts(figure: Figure) -> list[Text]:
    texts: list[Text] = [text for legend in figure.legends for text in legend.get_texts()]
    for outer in figure.axes:
        for ax in panels(outer):
            titles = [ax.title, ax._left_title, ax._right_title]
            if ax.axison:
                for axis in (ax.xaxis, ax.yaxis):
                    low, high = sorted(axis.get_view_interval())
                    ticks = [tick for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
                    texts += [label for tick in ticks for label in (tick.label1, tick.label2)]
                    texts.append(axis.label)
            texts += [*titles, *ax.texts]
            if ax.get_legend():
                texts += ax.get_legend().get_texts()
    return [text for text in texts if text.get_visible() and text.get_text().strip()]


def find_collisions(figure: Figure) -> list[tuple[str, str]]:
    """Pairs of upright texts that cover each other by more than a hair, and texts that leave the figure."""
    with measured_once():  # as when a figure is saved
        figure.draw_without_rendering()
        texts = list_texts(figure)
        boxes = [text.get_window_extent().get_points() for text in texts]
    names = [text.get_text() for text in texts]
    low, high = np.array(boxes).reshape(-1, 2, 2).swapaxes(0, 1)
    shared = np.minimum(high[:, None], high) - np.maximum(low[:, None], low)
    upright = np.array([text.get_rotation() == 0 for text in texts], dtype=bool)
    covered = np.triu((shared > 1).all(axis=-1) & upright & upright[:, None], 1)
    found = [(names[one], names[two]) for one, two in np.argwhere(covered)]
    outside = (low < -1).any(axis=-1) | (high > figure.bbox.max + 1).any(axis=-1)
    return found + [(names[one], "the edge of the figure") for one in np.flatnonzero(outside)]
