"""A list of values to choose from in the explorer, with a box to search them where they are many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

_MANY = 12  # from here on there is a box
_MOST_LISTED = 200  # a browser is slow with lists of thousands


class SearchedList:
    """A list of values, each told by its place; what is chosen stays chosen while others are searched for.

    Parameters
    ----------
    widgets : module
        ipywidgets.
    description : str
    what : str
        What the values are called, for the box: ``outlets``.
    labels : sequence of str
        Those to be listed first come first.
    layout, column : ipywidgets.Layout
        Of the list alone, and of list and box together.
    """

    def __init__(
        self, widgets: Any, description: str, what: str, labels: Sequence[str], layout: Any, column: Any
    ) -> None:
        many = len(labels) > _MANY
        self._all = [(label, place) for place, label in enumerate(labels)]
        self._list = widgets.SelectMultiple(
            options=self._all[:_MOST_LISTED],
            description=description,
            rows=6,
            # Below a box what grows by width would grow by height.
            layout=widgets.Layout(width="auto") if many else layout,
        )
        cut = len(labels) > _MOST_LISTED
        self._search = widgets.Text(
            placeholder=f"Search {len(labels):,} {what}, {_MOST_LISTED} are listed"
            if cut
            else f"Search {what}",
            layout=widgets.Layout(width="auto", min_width="14em"),
            continuous_update=True,
        )
        self._search.observe(lambda change: self._list_found(self._list.value), names="value")
        self.widget = widgets.VBox([self._search, self._list], layout=column) if many else self._list

    @property
    def chosen(self) -> tuple[int, ...]:
        """The places of the values that are chosen."""
        return tuple(self._list.value)

    def choose(self, places: Sequence[int]) -> None:
        """Choose these values and no others, and search for none."""
        self._search.value = ""
        if not set(places) <= {place for _, place in self._list.options}:
            self._list_found(places)
        self._list.value = tuple(places)

    def observe(self, call: Callable[[], None]) -> None:
        """Call whenever another value is chosen."""
        self._list.observe(lambda _: call(), names="value")

    def _list_found(self, chosen: Sequence[int]) -> None:
        """List the values that hold what is searched for, and those that are chosen."""
        sought = self._search.value.casefold().strip()
        found = [place for label, place in self._all if sought in label.casefold()]
        listed = sorted({*found[:_MOST_LISTED], *chosen})
        self._list.options = [self._all[place] for place in listed]
        self._list.value = tuple(chosen)
