"""The explorer of a corpus: controls, and a chart, a table and a concordance that follow them."""

from __future__ import annotations

import base64
import io
import warnings
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib import pyplot as plt

from mediaframing.charts.names import read_labels
from mediaframing.grouping import find_groups
from mediaframing.measures.groups import PERIODS
from mediaframing.measures.ratios import UNITS
from mediaframing.tables import STANCES, VOICES, CodedTables
from mediaframing.views.article import view_article
from mediaframing.views.choice import (
    Choice,
    count_lines,
    explain_none,
    plot_choice,
    rate_choice,
    take_part,
    write_call,
)
from mediaframing.views.delay import delay_calls
from mediaframing.views.lines import write_group, write_line, write_rates
from mediaframing.views.markup import (
    escape_attribute,
    escape_text,
    list_rows,
    one_line,
    read_data,
    read_style,
)
from mediaframing.views.names import list_names
from mediaframing.views.saving import save_chart, save_mentions, save_part
from mediaframing.views.searching import SearchedList
from mediaframing.views.view import ViewError

_PAUSE = 0.3  # seconds without a change before anything is computed
_MOST_ROWS = 200
_CONTEXT = 40
_UNIT_LABELS = {
    "article": "share of articles",
    "sentence": "share of sentences",
    "mention": "share of mentions",
    "1000_words": "mentions per 1,000 words",
}


def explore(coding: CodedTables, *, name: str = "coding") -> Any:
    """Explore a corpus in Jupyter: choose frames, outlets, days, terms, speakers, stance and voice; see what follows.

    *Terms* are entries of the codebook, *Speakers* the fullest names of who speaks; the most frequent are listed first, and a
    box searches them where they are many. *Explicit cue only* leaves out mentions that are only brought up.

    The chart and the table hold rates of frames, as :func:`~mediaframing.measures.rates.rate_frames` gives them. In the
    concordance, choosing a line opens its article. *Copy Python call* puts the lines of Python that make the same chart,
    table and concordance into the clipboard, so that what was found ends in a cell that can be run again; *Show Python
    call* shows them. *Save figure* writes what :func:`~mediaframing.charts.bundle.save_figure` writes under the name beside it,
    *Save mentions* all mentions that are chosen as ``NAME_mentions.csv``, *Save part as coding* the articles that are chosen (outlets,
    groups, days), with all that was coded in them, as the folder ``NAME_coding`` for :meth:`Coding.load`; each with the Python
    call as ``.call.py``. Files and folders that are there are never overwritten.

    Parameters
    ----------
    coding : CodedTables
        A ``Coding``, or anything with its five tables.
    name : str, default ``"coding"``
        What the coding is called in your notebook, for the Python call.

    Returns
    -------
    ipywidgets.VBox

    Raises
    ------
    ImportError
        If ipywidgets is not installed.
    ViewError
        If there are no articles, or ``name`` cannot be the name of anything in Python.
    """
    try:
        import ipywidgets
    except ImportError as error:
        raise ImportError(
            "explore() needs ipywidgets, which is not installed. Install the extra: "
            "pip install 'mediaframing[lab]', and restart the kernel."
        ) from error
    if coding.articles.empty:
        raise ViewError("There is nothing to explore: the coding has no articles.")
    if not all(part.isidentifier() for part in name.split(".")):
        raise ViewError(
            f"name={name!r} is no name in Python. Give the name of the variable, such as 'coding'."
        )
    return _Explorer(ipywidgets, coding, name).box


class _Explorer:
    """The controls, what they choose, and what was computed for it.

    Only the tab that is open is computed, after a pause without changes; the part of the coding is kept as
    long as the same articles are chosen, and a tab as long as nothing has changed.
    """

    def __init__(self, widgets: Any, coding: CodedTables, name: str) -> None:
        self._coding = coding
        self._name = name
        self._names = list_names(coding, coding.frames["frame"].dropna().unique())
        self._said = find_groups(coding)
        self._choice = Choice()
        self._part: tuple[object, Any] | None = None
        self._done: dict[int, Choice] = {}
        self._lines = pd.DataFrame()
        self._later = delay_calls(self._show, _PAUSE)
        self._make_controls(widgets)
        self._make_outputs(widgets)
        call = widgets.HBox(
            [
                self._copy,
                self._code_button,
                self._path,
                self._save_chart,
                self._save_mentions,
                self._save_part,
            ],
            layout=widgets.Layout(align_items="center", flex_flow="row wrap"),
        )
        self.box = widgets.VBox([self._controls, self._note, self._tabs, call, self._saved, self._code])
        self.box.add_class("mf-explorer")
        self._show()

    def _make_controls(self, widgets: Any) -> None:
        articles = self._coding.articles
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
            options=[(_UNIT_LABELS[unit], unit) for unit in UNITS], description="Rate", layout=narrow
        )
        self._since = widgets.DatePicker(description="From", disabled=not dated, layout=narrow)
        self._until = widgets.DatePicker(description="To", disabled=not dated, layout=narrow)
        self._reset = widgets.Button(description="Reset", tooltip="Choose all again", layout=narrow)
        self._reset.on_click(lambda _: self._clear())
        self._watched = [
            self._frames, self._stance, self._explicit, self._voice, self._by, self._unit, self._since, self._until,
        ]  # fmt: skip
        for widget in self._watched:
            widget.observe(lambda _: self._later(), names="value")
        for values in (self._groups, self._outlets, self._terms, self._speakers):
            values.observe(self._later)
        self._controls = widgets.HBox(
            [
                self._frames,
                *([] if self._said is None else [self._groups.widget]),
                self._outlets.widget,
                *([self._terms.widget] if self._term_names else []),
                *([self._speakers.widget] if self._speaker_names else []),
                widgets.VBox(
                    [self._stance, self._explicit, self._voice, self._since, self._until], layout=column
                ),
                widgets.VBox([self._by, self._unit, self._reset], layout=column),
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

    def _make_outputs(self, widgets: Any) -> None:
        self._note = widgets.HTML()
        self._chart = widgets.HTML()
        self._table = widgets.HTML()
        self._count = widgets.HTML()
        self._rows = widgets.Select(options=[], rows=12, layout=widgets.Layout(width="100%"))
        self._rows.add_class("mf-choices")
        self._rows.observe(self._open_article, names="value")
        self._article = widgets.HTML()
        self._dots = widgets.Select(
            options=[], rows=6, description="Read", tooltip="Read the sentences behind a dot of the chart",
            layout=widgets.Layout(width="100%"),
        )  # fmt: skip
        self._dots.add_class("mf-choices")
        self._dots.observe(self._read_behind, names="value")
        self._behind: list[tuple[str, Any]] = []
        self._tabs = widgets.Tab(
            [
                widgets.VBox([self._chart, self._dots]),
                self._table,
                widgets.VBox([self._count, self._rows, self._article]),
            ],
            titles=["Chart", "Table", "Concordance"],
        )
        self._tabs.observe(lambda _: self._show(), names="selected_index")
        # An output, since it is the one widget whose content may run in the page; JupyterLab trusts it.
        self._copy = widgets.Output(
            outputs=(
                {
                    "output_type": "display_data",
                    "data": {
                        "application/javascript": read_data("copy_button.js"),
                        "text/plain": "Python call:",
                    },
                    "metadata": {},
                },
            )
        )
        self._code_button = widgets.ToggleButton(
            description="Show Python call",
            tooltip="Show the Python that makes the same",
            icon="code",
            layout=widgets.Layout(width="auto"),
        )
        self._path = widgets.Text(
            value="explored", placeholder="Name of the files", layout=widgets.Layout(width="14em")
        )
        self._save_chart = widgets.Button(
            description="Save figure",
            tooltip="Save the chart for print and web, its table, its caption and its Python call under this name",
        )
        self._save_chart.on_click(lambda _: self._save(save_chart))
        self._save_mentions = widgets.Button(
            description="Save mentions",
            tooltip="Save all mentions that are chosen in their context, and the Python call, under this name",
        )
        self._save_mentions.on_click(lambda _: self._save(partial(save_mentions, width=_CONTEXT)))
        self._save_part = widgets.Button(
            description="Save part as coding",
            tooltip="Save the articles that are chosen, with all that was coded in them, as a coding of their own",
            layout=widgets.Layout(width="auto"),
        )
        self._save_part.on_click(lambda _: self._save(save_part))
        self._saved = widgets.HTML()
        self._code = widgets.HTML(layout=widgets.Layout(display="none"))
        self._code_button.observe(self._toggle_code, names="value")

    def _read_choice(self) -> Choice:
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

    def _clear(self) -> None:
        self._frames.value = ()
        for values in (self._groups, self._outlets, self._terms, self._speakers):
            values.choose(())
        self._since.value = self._until.value = None
        self._stance.value = self._voice.value = ""
        self._explicit.value = False

    def _show(self) -> None:
        """Bring the open tab up to what is chosen, or say in a sentence why that cannot be."""
        self._choice = choice = self._read_choice()
        self._show_code()
        tab = self._tabs.selected_index or 0
        # The concordance hangs on neither the grouping nor the unit.
        key = replace(choice, by=None, unit="article") if tab == 2 else choice
        if self._done.get(tab) == key:
            return
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            try:
                (self._show_chart, self._show_table, self._show_lines)[tab](choice)
            except (ValueError, KeyError) as error:
                # Nothing of an earlier choice may stand below such a sentence, nor count as done.
                self._done.pop(tab, None)
                self._empty(tab)
                self._note.value = _say(f"Nothing can be shown: {error}")
                return
        self._done[tab] = key
        sentences = dict.fromkeys(str(w.message) for w in told if issubclass(w.category, UserWarning))
        self._note.value = _say(" ".join(sentences))

    def _empty(self, tab: int) -> None:
        (self._chart, self._table, self._count)[tab].value = ""
        if tab == 0:
            self._dots.options = []
        if tab == 2:
            self._rows.options = []
            self._article.value = ""

    def _take_part(self, choice: Choice) -> Any:
        if self._part is None or self._part[0] != choice.part:
            self._part = (choice.part, take_part(self._coding, choice))
        return self._part[1]

    def _show_chart(self, choice: Choice) -> None:
        rates = rate_choice(self._take_part(choice), choice)
        axes = plot_choice(self._coding, rates, choice)
        figure = axes.get_figure(root=True)
        file = io.BytesIO()
        try:
            figure.savefig(file, format="png", dpi=144)  # type: ignore[union-attr]
        finally:
            plt.close(figure)
        image = base64.b64encode(file.getvalue()).decode()
        frames = ", ".join(self._names.label(frame) for frame in rates["frame"].unique())
        by = "" if choice.by is None else f" by {choice.by}"
        alt = escape_attribute(
            f"Chart: {_UNIT_LABELS[choice.unit]}{by} for {frames}. The table tab has the numbers."
        )
        self._chart.value = _wrap(f'<img alt="{alt}" src="data:image/png;base64,{image}">')
        self._list_dots(rates, choice.by)

    def _list_dots(self, rates: pd.DataFrame, by: str | None) -> None:
        """List the dots of the chart, each with its number, to be read by a click."""
        held = rates[rates["articles_with"] > 0].head(_MOST_ROWS)
        groups = [None] * len(held) if by is None else held[by].tolist()
        labels = read_labels(held, None)
        self._behind = list(zip(held["frame"].astype("str"), groups, strict=True))
        names = [
            self._names.label(frame)
            if by is None
            else f"{write_group(group, by, labels)} · {self._names.label(frame)}"
            for frame, group in self._behind
        ]
        counts = zip(held["articles_with"], held["articles"], strict=True)
        self._dots.options = [
            (f"{one_line(name)}: {some:,} of {every:,} articles", place)
            for place, (name, (some, every)) in enumerate(zip(names, counts, strict=True))
        ]
        self._dots.value = None

    def _read_behind(self, change: Any) -> None:
        """Choose the frame and the group of a dot, and open the lines behind it."""
        if change["new"] is None:
            return
        frame, group = self._behind[change["new"]]
        by = self._choice.by
        self._frames.value = (frame,)
        known = None if pd.isna(group) else str(group)
        if self._said is not None and by == self._said.column:
            self._groups.choose([self._group_names.index(known)])
        elif by == "outlet":
            self._outlets.choose([self._outlet_names.index(known)])
        elif by is not None and isinstance(group, pd.Timestamp):
            period = group.to_period(PERIODS[by])
            self._since.value, self._until.value = period.start_time.date(), period.end_time.date()
        self._tabs.selected_index = 2

    def _show_table(self, choice: Choice) -> None:
        rates = rate_choice(self._take_part(choice), choice)
        self._table.value = _wrap(write_rates(rates, self._names, _MOST_ROWS))

    def _show_lines(self, choice: Choice) -> None:
        part = self._take_part(choice)
        count, self._lines = count_lines(part, choice, _CONTEXT, _MOST_ROWS)
        self._rows.options = [
            (write_line(row, _CONTEXT), place) for place, row in enumerate(list_rows(self._lines))
        ]
        self._rows.value = None
        self._article.value = ""
        shown = len(self._lines)
        more = "" if shown == count else f"; the first {shown:,} are listed, the Python call gives all"
        told = "Choose a line to read its article." if count else explain_none(part, choice)
        self._count.value = _say(f"{count:,} mentions{more}. {told}")

    def _open_article(self, change: Any) -> None:
        if change["new"] is not None:
            article_id = self._lines["article_id"].iloc[change["new"]]
            self._article.value = read_style() + view_article(self._coding, article_id).content

    def _save(self, save: Callable[[CodedTables, CodedTables, Choice, str, str], list[Path]]) -> None:
        """Save what is chosen now, and say where, or why not."""
        choice = self._read_choice()
        with warnings.catch_warnings():
            # They stand above the chart already.
            warnings.simplefilter("ignore")
            try:
                written = save(self._coding, self._take_part(choice), choice, self._path.value, self._name)
            except (ValueError, KeyError, OSError) as error:
                self._saved.value = _say(f"Nothing is saved: {error}")
                return
        names = ", ".join(path.name for path in written)
        self._saved.value = _say(f"Saved in {written[0].resolve().parent}: {names}")

    def _toggle_code(self, change: Any) -> None:
        self._code.layout.display = "" if change["new"] else "none"
        self._show_code()

    def _show_code(self) -> None:
        labelled = getattr(self._coding, "codebook", None) is not None
        call = write_call(self._choice, self._name, labelled=labelled)
        self._code.value = _wrap(
            f'<p class="mf-note">A click selects all of it.</p><pre class="mf-call" tabindex="0">{escape_text(call)}</pre>'
        )


def _wrap(content: str) -> str:
    return f'{read_style()}<div class="mf-view mathjax_ignore mf-lines mf-explorer">{content}</div>'


def _say(sentence: str) -> str:
    return _wrap(f'<p class="mf-note" role="status">{escape_text(sentence)}</p>') if sentence else ""
