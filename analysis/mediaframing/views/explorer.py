"""The explorer of a corpus: controls, and a chart, a table and a concordance that follow them."""

from __future__ import annotations

import base64
import io
import warnings
from dataclasses import replace
from typing import Any

import pandas as pd
from matplotlib import pyplot as plt

from mediaframing.charts.names import read_labels
from mediaframing.grouping import find_groups
from mediaframing.tables import CodedTables, require_coding
from mediaframing.views.article import view_article
from mediaframing.views.choice import (
    Choice,
    count_lines,
    explain_none,
    plot_choice,
    rate_choice,
    take_part,
)
from mediaframing.views.controls import UNIT_LABELS, Controls
from mediaframing.views.delay import delay_calls
from mediaframing.views.keeping import CONTEXT, Keeping
from mediaframing.views.lines import write_group, write_line, write_rates
from mediaframing.views.markup import (
    escape_attribute,
    list_rows,
    one_line,
    read_style,
    say_explored,
    wrap_explored,
)
from mediaframing.views.names import list_names
from mediaframing.views.view import ViewError

_PAUSE = 0.3  # seconds without a change before anything is computed
_MOST_ROWS = 200


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
    require_coding(coding, "explore")
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
        self._names = list_names(coding, coding.frames["frame"].dropna().unique())
        self._said = find_groups(coding)
        self._choice = Choice()
        self._part: tuple[object, Any] | None = None
        self._done: dict[int, Choice] = {}
        self._lines = pd.DataFrame()
        self._later = delay_calls(self._show, _PAUSE)
        self._controls = Controls(widgets, coding, self._names, self._said, self._later)
        self._keeping = Keeping(widgets, coding, name, self._controls.read, self._take_part)
        self._make_outputs(widgets)
        kept = self._keeping
        self.box = widgets.VBox(
            [self._controls.widget, self._note, self._tabs, kept.row, kept.saved, kept.code]
        )
        self.box.add_class("mf-explorer")
        self._show()

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

    def _show(self) -> None:
        """Bring the open tab up to what is chosen, or say in a sentence why that cannot be."""
        self._choice = choice = self._controls.read()
        self._keeping.show(choice)
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
                self._note.value = say_explored(f"Nothing can be shown: {error}")
                return
        self._done[tab] = key
        sentences = dict.fromkeys(str(w.message) for w in told if issubclass(w.category, UserWarning))
        self._note.value = say_explored(" ".join(sentences))

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
            f"Chart: {UNIT_LABELS[choice.unit]}{by} for {frames}. The table tab has the numbers."
        )
        self._chart.value = wrap_explored(f'<img alt="{alt}" src="data:image/png;base64,{image}">')
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
        self._controls.choose_dot(frame, group, self._choice.by)
        self._tabs.selected_index = 2

    def _show_table(self, choice: Choice) -> None:
        rates = rate_choice(self._take_part(choice), choice)
        self._table.value = wrap_explored(write_rates(rates, self._names, _MOST_ROWS))

    def _show_lines(self, choice: Choice) -> None:
        part = self._take_part(choice)
        count, self._lines = count_lines(part, choice, CONTEXT, _MOST_ROWS)
        self._rows.options = [
            (write_line(row, CONTEXT), place) for place, row in enumerate(list_rows(self._lines))
        ]
        self._rows.value = None
        self._article.value = ""
        shown = len(self._lines)
        more = "" if shown == count else f"; the first {shown:,} are listed, the Python call gives all"
        told = "Choose a line to read its article." if count else explain_none(part, choice)
        self._count.value = say_explored(f"{count:,} mentions{more}. {told}")

    def _open_article(self, change: Any) -> None:
        if change["new"] is not None:
            article_id = self._lines["article_id"].iloc[change["new"]]
            self._article.value = read_style() + view_article(self._coding, article_id).content
