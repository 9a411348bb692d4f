"""The controls of the explorer: lists, boxes and dates, and what is chosen in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from mediaframing.grouping import Groups
from mediaframing.measures.denominators import UNITS
from mediaframing.measures.groups import PERIODS
from mediaframing.tables import STANCES, VOICES, CodedTables
from mediaframing.views.choice import Choice
from mediaframing.views.markup import one_line
from mediaframing.views.names import FrameNames
from mediaframing.views.searching import SearchedList

UNIT_LABELS = {
    "article": "share of articles",
    "sentence": "share of sentences",
    "mention": "share of mentions",
    "1000_words": "mentions per 1,000 words",
}


class Controls:
    """The controls of a coding; each change of one calls ``changed``."""

    def __init__(
        self,
        widgets: Any,
        coding: CodedTables,
        names: FrameNames,
        said: Groups | None,
        changed: Callable[[], None],
    ) -> None:
        self._coding, self._names, self._said = coding, names, said
        articles = coding.articles
        wide = widgets.Layout(width="auto", min_width="14em", flex="1 1 19em")
        outlets = (
            articles["outlet"].value_counts(dropna=False) if "outlet" in articles else pd.Series(dtype=int)
        )
        self._outlet_names = [None if pd.isna(name) else str(name) for name in outlets.index.tolist()]
        self._frames = widgets.SelectMultiple(
            options=[(self._names.label(frame), frame) for frame in self._names.frames],
            description="Frames",
            rows=6,
            layout=wide,
        )
        column = widgets.Layout(flex="1 1 19em", min_width="14em", overflow="hidden")
        self._outlets = SearchedList(
            widgets,
            "Outlets",
            "outlets",
            [
                f"{one_line(outlet or 'Outlet not known')} ({count:,})"
                for outlet, count in zip(self._outlet_names, outlets, strict=True)
            ],
            wide,
            column,
        )
        self._term_names, self._terms = self._list_values(widgets, "term", "Terms", "terms", wide, column)
        self._speaker_names, self._speakers = self._list_values(
            widgets, "speaker_name", "Speakers", "speakers", wide, column
        )
        self._make_groups(widgets, wide, column)
        narrow = widgets.Layout(width="auto")
        self._stance = widgets.Dropdown(
            options=[("all", ""), *((s, s) for s in STANCES)], description="Stance", layout=narrow
        )
        self._explicit = widgets.Checkbox(
            description="Explicit cue only",
            tooltip="Leave out what is only brought up: affirmed, without words that say so",
            disabled="stance_cue" not in self._coding.frames.columns,
            indent=True,
            layout=narrow,
        )
        self._voice = widgets.Dropdown(
            options=[("all", ""), *((v, v) for v in VOICES)], description="Voice", layout=narrow
        )
        groups = [("all articles together", "")]
        groups += [] if self._said is None else [(self._said.label, self._said.column)]
        groups += [("outlet", "outlet")] if self._outlet_names and ("outlet", "outlet") not in groups else []
        dated = "published" in articles and articles["published"].notna().any()
        groups += [(period, period) for period in PERIODS] if dated else []
        self._by = widgets.Dropdown(options=groups, description="By", layout=narrow)
        self._unit = widgets.Dropdown(
            options=[(UNIT_LABELS[unit], unit) for unit in UNITS], description="Rate", layout=narrow
        )
        self._since = widgets.DatePicker(description="From", disabled=not dated, layout=narrow)
        self._until = widgets.DatePicker(description="To", disabled=not dated, layout=narrow)
        reset = widgets.Button(description="Reset", tooltip="Choose all again", layout=narrow)
        reset.on_click(lambda _: self.clear())
        watched = [
            self._frames, self._stance, self._explicit, self._voice, self._by, self._unit, self._since, self._until,
        ]  # fmt: skip
        for widget in watched:
            widget.observe(lambda _: changed(), names="value")
        for values in (self._groups, self._outlets, self._terms, self._speakers):
            values.observe(changed)
        self.widget = widgets.HBox(
            [
                self._frames,
                *([] if self._said is None else [self._groups.widget]),
                self._outlets.widget,
                *([self._terms.widget] if self._term_names else []),
                *([self._speakers.widget] if self._speaker_names else []),
                widgets.VBox(
                    [self._stance, self._explicit, self._voice, self._since, self._until], layout=column
                ),
                widgets.VBox([self._by, self._unit, reset], layout=column),
            ],
            layout=widgets.Layout(flex_flow="row wrap", align_items="flex-start"),
        )

    def _make_groups(self, widgets: Any, layout: Any, column: Any) -> None:
        """Make the choice of groups, those of ``with_groups``, with a box to search many; empty without any."""
        labels: list[str] = []
        self._group_names: list[str | None] = []
        if self._said is not None:
            held = self._said.assign(self._coding.articles[self._said.column])
            counts = held.value_counts()
            self._group_names = [*self._said.names, *([None] if held.isna().any() else [])]
            for name in self._group_names:
                label = "Not known" if name is None else self._said.labels.get(name, name)
                count = int(held.isna().sum()) if name is None else int(counts.get(name, 0))
                labels.append(f"{one_line(label)} ({count:,})")
        called = "Groups" if self._said is None else one_line(self._said.label)
        self._groups = SearchedList(widgets, called, "groups", labels, layout, column)

    def _list_values(
        self, widgets: Any, held: str, description: str, what: str, layout: Any, column: Any
    ) -> tuple[list[str], SearchedList]:
        """List the values of a column of the mentions, the most frequent first."""
        frames = self._coding.frames
        counts = frames[held].value_counts() if held in frames.columns else pd.Series(dtype=int)
        told = [(str(name), int(count)) for name, count in counts.items() if count]
        told.sort(key=lambda pair: (-pair[1], pair[0]))
        names = [name for name, _ in told]
        labels = [f"{one_line(name)} ({count:,})" for name, count in told]
        return names, SearchedList(widgets, description, what, labels, layout, column)

    def read(self) -> Choice:
        """Read what is chosen."""
        return Choice(
            frames=tuple(self._frames.value) or None,
            outlets=tuple(self._outlet_names[place] for place in self._outlets.chosen) or None,
            since=self._since.value,
            until=self._until.value,
            stance=self._stance.value or None,
            explicit=self._explicit.value,
            voice=self._voice.value or None,
            terms=tuple(self._term_names[place] for place in self._terms.chosen) or None,
            speakers=tuple(self._speaker_names[place] for place in self._speakers.chosen) or None,
            by=self._by.value or None,
            unit=self._unit.value,
            groups=tuple(self._group_names[place] for place in self._groups.chosen) or None,
            column=None if self._said is None else self._said.column,
        )

    def clear(self) -> None:
        """Choose all again."""
        self._frames.value = ()
        for values in (self._groups, self._outlets, self._terms, self._speakers):
            values.choose(())
        self._since.value = self._until.value = None
        self._stance.value = self._voice.value = ""
        self._explicit.value = False

    def choose_dot(self, frame: str, group: Any, by: str | None) -> None:
        """Choose the frame and the group of a dot of the chart."""
        self._frames.value = (frame,)
        known = None if pd.isna(group) else str(group)
        if self._said is not None and by == self._said.column:
            self._groups.choose([self._group_names.index(known)])
        elif by == "outlet":
            self._outlets.choose([self._outlet_names.index(known)])
        elif by is not None and isinstance(group, pd.Timestamp):
            period = group.to_period(PERIODS[by])
            self._since.value, self._until.value = period.start_time.date(), period.end_time.date()
