"""What happened when: a timeline of rates and volume with events as labelled lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.figure import Figure

from mediaframing.charts.figure import AT_TOP, TALLEST_MM, is_own
from mediaframing.charts.labels import NAMED, clean_text, fit_characters, measure_text, wrap_label
from mediaframing.charts.style import INK, MM, POINT_MM, current_style, list_settings
from mediaframing.charts.time_lines import STRIP
from mediaframing.charts.timeline import PANEL_SHARE, draw_timeline
from mediaframing.measures.sides import read_moment
from mediaframing.values.keywords import list_given

Moment = str | date | pd.Timestamp
_LONGEST = 0.48
# What the numbers of the vertical scale take at the left, and what stands between the name of an event and the next thing.
_SCALE_MM = 9.0
_AIR_MM = 2.5


def plot_event(
    rates: pd.DataFrame,
    ax: Axes | None = None,
    *,
    event: Moment | Sequence[Moment] | Mapping[Moment, str],
    labels: Mapping[Any, str] | None = None,
    frames: Sequence[str] | None = None,
    time: str | None = None,
) -> Axes:
    """Draw rates over time with the volume of coverage beneath and events as labelled lines through both.

    Parameters
    ----------
    rates : DataFrame
        From :func:`~mediaframing.measures.rates.rate_frames` with ``by=["day"]`` or ``by=["week"]``.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    event : date, sequence of dates, or mapping of date to str
        When it happened, and what is written there: ``{"2016-09-18": "Uri attack"}``; the date itself by default.
    labels, frames, time
        As in :func:`~mediaframing.charts.timeline.plot_timeline`.

    Returns
    -------
    Axes
        As :func:`~mediaframing.charts.timeline.plot_timeline`. A week or month stands at its first day, so that the one in which an event
        falls is left of it, or on it, and holds days of both sides; the title says so. Where lines have a panel each, events are named above all panels.
        Events before the first period or after the last are
        left out.

    Raises
    ------
    ValueError
        If an event is no date, or none lies within the time drawn.
    """
    events = _read_events(event)
    moments = [float(date2num(moment)) for moment, _ in events]  # type: ignore[no-untyped-call]
    whole = draw_timeline(rates, ax, labels=labels, frames=frames, time=time, keep=moments)
    if not whole.child_axes:
        return whole
    panels = [panel for panel in whole.child_axes if isinstance(panel, Axes)]
    lines = [panel for panel in panels if panel.get_label() != STRIP]
    strips = [panel for panel in panels if panel.get_label() == STRIP]
    first, last = lines[0].get_xlim()
    places = [(float(date2num(moment)), text) for moment, text in events]  # type: ignore[no-untyped-call]
    inside = [(x, text) for x, text in places if first <= x <= last]
    if not inside:
        some = ", ".join(f"{moment:%Y-%m-%d}" for moment, _ in events[:3])
        raise ValueError(
            f"No event ({some}) lies within the time of the table. Rate frames over the event, too."
        )
    with mpl.rc_context(list_settings(current_style())):
        if len(lines) == 1:
            _draw_events(whole, lines[0], strips[0], inside)
        else:
            _number_events(whole, lines, strips, inside)
    return whole


def _read_events(event: Moment | Sequence[Moment] | Mapping[Moment, str]) -> list[tuple[pd.Timestamp, str]]:
    if isinstance(event, Mapping):
        given = [(moment, str(text)) for moment, text in event.items()]
    elif isinstance(event, str) or not isinstance(event, Iterable):
        given = [(event, "")]
    else:
        given = [(moment, "") for moment in list_given("event", event)]
    moments = [(read_moment(moment), text) for moment, text in given]
    read = [(when, clean_text(text) or f"{when:%Y-%m-%d}") for when, text in moments]
    if not read:
        raise ValueError("event= names no event. Write a date, as '2016-09-18'.")
    return sorted(read, key=lambda pair: pair[0])


def _number_events(
    whole: Axes, lines: Sequence[Axes], strips: Sequence[Axes], events: Sequence[tuple[float, str]]
) -> None:
    """Draw events through many panels, their numbers at the top of each and their names in the title."""
    numbers = _join_numbers([x for x, _ in events], lines[0]) if len(events) > 1 else []
    ticks, (low, high) = lines[0].get_yticks(), lines[0].get_ylim()
    for panel in (*lines, *strips):
        for x, _ in events:
            panel.axvline(x, color=INK, linewidth=0.8, linestyle=(0, (4, 2)), zorder=2)
        if numbers and panel in lines:
            panel.set_ylim(low, low + (high - low) * 1.2)
            panel.set_yticks([tick for tick in ticks if low <= tick <= high])
            for x, text in numbers:
                panel.annotate(
                    text, (x, 1), (2, 0), xycoords=panel.get_xaxis_transform(), textcoords="offset points",
                    va="top", fontsize=0.86 * current_style().font_size, annotation_clip=False, label=NAMED,
                )  # fmt: skip
    named = [
        f"{place} {text}" if len(events) > 1 else text for place, (_, text) in enumerate(events, start=1)
    ]
    told = f"{whole.get_title('left')}; dashed: {', '.join(named)}".replace("\n", " ")
    whole.set_title(wrap_label(told, fit_characters(0.9), 5), loc="left", pad=2, y=AT_TOP)


def _join_numbers(places: Sequence[float], panel: Axes) -> list[tuple[float, str]]:
    """Give events their numbers; those that are too close for two share one text."""
    first, last = panel.get_xlim()
    figure = panel.get_figure(root=True)
    wide_mm = panel.get_window_extent().width / (figure.dpi if figure else 100) * 25.4
    apart = 2.5 * current_style().letter_mm / wide_mm * (last - first)
    joined: list[tuple[float, list[int]]] = []
    for number, x in enumerate(places, start=1):
        if joined and x - places[number - 2] < apart:
            joined[-1] = (x, [*joined[-1][1], number])
        else:
            joined.append((x, [number]))
    return [(x, f"{n[0]}–{n[-1]}" if len(n) > 2 else ", ".join(map(str, n))) for x, n in joined]


def _measure_panel(whole: Axes, lines: Axes) -> float:
    """Give the width of a panel in mm: what its scale and the names at the ends of its lines leave."""
    figure = whole.get_figure(root=True)
    wide_mm = current_style().width_mm
    if not is_own(whole):
        return whole.bbox.width / (figure.dpi if figure else 100) * 25.4
    names = [
        line for text in lines.texts if text.get_label() == NAMED for line in text.get_text().split("\n")
    ]
    beside = max(map(measure_text, names), default=0.0)
    return (wide_mm - _SCALE_MM - beside) / (1.05 if names else 1.0)


def _draw_events(whole: Axes, lines: Axes, strip: Axes, events: Sequence[tuple[float, str]]) -> None:
    """Draw events over both panels, their labels in lanes above the lines so that none covers another."""
    line_mm = 1.35 * current_style().font_size * POINT_MM
    first, last = lines.get_xlim()
    panel_mm = _measure_panel(whole, lines)
    lanes: list[float] = []
    placed = []
    for x, text in events:
        short = wrap_label(text, fit_characters(_LONGEST), 1)
        wide = (measure_text(short) + _AIR_MM) / panel_mm * (last - first)
        # Beside its line, to the left where the right has no room; where neither has, over the line, which ends there.
        begin = x if x + wide <= last else x - wide if x - wide >= first else max(first, last - wide)
        lane = next((number for number, end in enumerate(lanes) if end <= begin), len(lanes))
        lanes[lane : lane + 1] = [begin + wide]
        placed.append((x, short, begin, x - wide == begin, lane))
    figure = whole.get_figure(root=True)
    height_mm = whole.bbox.height / (figure.dpi if figure else 100) * 25.4
    if is_own(whole) and isinstance(figure, Figure):
        added = min(len(lanes) * line_mm / PANEL_SHARE, TALLEST_MM - figure.get_figheight() / MM)
        figure.set_figheight(figure.get_figheight() + added * MM)
        height_mm = figure.get_figheight() / MM - 18
    # The lanes take the top of the panel, in whatever share of it they need.
    share = min(0.6, (len(lanes) + 0.3) * line_mm / (PANEL_SHARE * height_mm))
    low, high = lines.get_ylim()
    top = low + (high - low) / (1 - share)
    ticks = [tick for tick in lines.get_yticks() if low <= tick <= high]
    lines.set_ylim(low, top)
    lines.set_yticks(ticks)
    for x, text, begin, left, lane in placed:
        at = 1 - share * (lane + 0.5) / (len(lanes) + 0.3)
        for panel in (lines, strip):
            panel.axvline(
                x,
                ymax=at if panel is lines else 1.0,
                color=INK,
                linewidth=0.8,
                linestyle=(0, (4, 2)),
                zorder=2,
            )
        lines.annotate(
            text, (x if left else begin, at), (-3 if left else 3, 0), xycoords=lines.get_xaxis_transform(), textcoords="offset points",
            ha="right" if left else "left", va="center", annotation_clip=False, label=NAMED, zorder=5,
            # A ground of its own, since lines of other events may pass behind it.
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
        )  # fmt: skip
