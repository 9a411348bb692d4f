"""What is chosen in the explorer, what it selects, and the Python that selects the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from keyword import iskeyword
from typing import Any

import pandas as pd
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from mediaframing.charts.rates import plot_rates
from mediaframing.charts.style import load_backend
from mediaframing.charts.timeline import plot_timeline
from mediaframing.measures.groups import PERIODS
from mediaframing.measures.rates import rate_frames
from mediaframing.tables import CodedTables
from mediaframing.views.contexts import pick_mentions, put_in_context
from mediaframing.views.nothing_left import explain_nothing
from mediaframing.views.selection import select_articles


@dataclass(frozen=True)
class Choice:
    """What is chosen; None means all.

    Attributes
    ----------
    frames, outlets : tuple of str, optional
        None among the outlets stands for articles whose outlet is not known.
    since, until : date, optional
        Both days included.
    stance, voice : str, optional
    by : str, optional
        ``outlet``, the column of the groups, or a period; None for all articles together.
    groups : tuple of str, optional
        Groups of the coding (``with_groups``); None among them stands for articles without a value.
    column : str, optional
        The column of the groups.
    unit : str
        As in :func:`~mediaframing.measures.rates.rate_frames`.
    terms, speakers : tuple of str, optional
        Entries of the codebook, and names of who speaks.
    explicit : bool
        Whether mentions that are only brought up are left out.
    """

    frames: tuple[str, ...] | None = None
    outlets: tuple[str | None, ...] | None = None
    since: date | None = None
    until: date | None = None
    stance: str | None = None
    voice: str | None = None
    by: str | None = None
    unit: str = "article"
    terms: tuple[str, ...] | None = None
    speakers: tuple[str, ...] | None = None
    explicit: bool = False
    groups: tuple[str | None, ...] | None = None
    column: str | None = None

    @property
    def part(self) -> tuple[object, ...]:
        """What decides which articles are taken."""
        return self.outlets, self.since, self.until, self.groups

    @property
    def mentions(self) -> dict[str, Any]:
        """What decides which mentions of these articles are counted, by the keywords of rates and concordance."""
        return {
            "stance": self.stance,
            "explicit": self.explicit or None,
            "voice": self.voice,
            "term": None if self.terms is None else list(self.terms),
            "speaker_name": None if self.speakers is None else list(self.speakers),
        }


def take_part(coding: CodedTables, choice: Choice) -> CodedTables:
    """Take the articles that are chosen."""
    columns = {choice.column: list(choice.groups)} if choice.column and choice.groups else {}
    return select_articles(coding, choice.outlets, since=choice.since, until=choice.until, **columns)


def rate_choice(part: CodedTables, choice: Choice) -> pd.DataFrame:
    """Rate the frames that are chosen."""
    return rate_frames(
        part,
        by=choice.by or (),
        unit=choice.unit,
        frames=choice.frames,
        **_drop_missing(choice.mentions),
    )


def plot_choice(coding: CodedTables, rates: pd.DataFrame, choice: Choice) -> Axes:
    """Draw the rates, over time if they are by a period."""
    codebook = getattr(coding, "codebook", None)
    labels = None if codebook is None else codebook.labels
    load_backend()
    # pyplot would keep the figure for the cell to show once more; what is drawn is for the explorer only.
    with plt.ioff():
        return (
            plot_timeline(rates, labels=labels) if choice.by in PERIODS else plot_rates(rates, labels=labels)
        )


def find_mentions(part: CodedTables, choice: Choice) -> pd.DataFrame:
    """Find the mentions that are chosen."""
    filters = {"frame": choice.frames, **choice.mentions}
    explicit = bool(filters.pop("explicit"))
    return pick_mentions(part, filters, explicit=explicit)


def count_lines(part: CodedTables, choice: Choice, width: int, most: int) -> tuple[int, pd.DataFrame]:
    """Count the mentions that are chosen, and give the first of them in their context."""
    mentions = find_mentions(part, choice)
    return len(mentions), put_in_context(part, mentions.head(most), width)


def explain_none(part: CodedTables, choice: Choice) -> str:
    """Say which of the things chosen left no mention of the part."""
    asked = {"frames": choice.frames and list(choice.frames), **choice.mentions}
    if not len(part.articles):
        return "No article is chosen: choose more outlets, groups or days."

    def count(some: Mapping[str, Any]) -> int:
        filters = {"frame" if name == "frames" else name: value for name, value in some.items()}
        explicit = bool(filters.pop("explicit", False))
        return len(pick_mentions(part, filters, explicit=explicit))

    return explain_nothing(asked, count)


def write_call(choice: Choice, name: str, *, labelled: bool) -> str:
    """Write the Python that makes the same part, table, chart and concordance.

    Parameters
    ----------
    choice : Choice
    name : str
        What the coding is called there.
    labelled : bool
        Whether the coding has a codebook, which labels the chart.
    """
    chosen = any(value is not None for value in choice.part)
    lines = write_part_call(choice, name).splitlines() if chosen else ["import mediaframing as mf", ""]
    part = "part" if chosen else name
    frames = None if choice.frames is None else list(choice.frames)
    # Without by= a coding with groups would be rated by them.
    by: object = choice.by or (() if choice.column else None)
    rates = _write_arguments(by=by, unit=choice.unit, frames=frames, **choice.mentions)
    plot = "plot_timeline" if choice.by in PERIODS else "plot_rates"
    labels = f", labels={name}.codebook.labels" if labelled else ""
    found = _write_arguments(frames=frames, **choice.mentions)
    lines += [
        f"rates = mf.rate_frames({part}, {rates})",
        f"ax = mf.{plot}(rates{labels})",
        f"lines = mf.concordance({part}{', ' if found else ''}{found})",
    ]
    return "\n".join(lines)


def write_part_call(choice: Choice, name: str) -> str:
    """Write the Python that takes the articles that are chosen; parameters are those of :func:`write_call`."""
    chosen = _write_arguments(
        outlets=None if choice.outlets is None else list(choice.outlets),
        since=None if choice.since is None else choice.since.isoformat(),
        until=None if choice.until is None else choice.until.isoformat(),
        **({choice.column: list(choice.groups)} if choice.column and choice.groups else {}),
    )
    return f"import mediaframing as mf\n\npart = mf.select_articles({name}{', ' if chosen else ''}{chosen})"


def _write_arguments(**values: object) -> str:
    given = _drop_missing(values)
    # A column may be called as nothing in Python can be.
    odd = {name: value for name, value in given.items() if not name.isidentifier() or iskeyword(name)}
    told = [f"{name}={value!r}" for name, value in given.items() if name not in odd]
    return ", ".join([*told, *([f"**{odd!r}"] if odd else [])])


def _drop_missing(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
