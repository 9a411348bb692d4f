"""The two sets of articles whose words are compared: those of one value of a column, of several, or all others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pandas as pd

from mediaframing.measures.groups import ArticleGroups, MeasureError
from mediaframing.values.keywords import show_given

Side: TypeAlias = Hashable | Sequence[Hashable]
"""One value of a column, or a list of them that are one set."""
_SHOWN = 3


class WordSet(NamedTuple):
    """One side of a comparison.

    Attributes
    ----------
    name : hashable
        What tables and charts call it.
    told : str
        What a message calls it.
    chosen : ndarray of bool
        Whether an article is of it.
    values : sequence of hashable
        Of which values it is; of all others none is named.
    """

    name: Hashable
    told: str
    chosen: np.ndarray
    values: Sequence[Hashable] = ()

    def label(self, labels: Mapping[Any, str]) -> dict[Any, str]:
        """Give a label to a set of several values of which some have one."""
        if len(self.values) < 2 or not any(value in labels for value in self.values):
            return {}
        return {self.name: _name_several([labels.get(value, value) for value in self.values])}


def choose_sets(groups: ArticleGroups, by: str, first: Side, second: Side | None) -> tuple[WordSet, WordSet]:
    """Choose the articles of both sides; without ``second`` all others are the other one.

    Raises
    ------
    MeasureError
        If a side is none that can be, has no articles, or shares some with the other.
    """
    values = groups.keys[by].iloc[groups.group].reset_index(drop=True)
    known = groups.keys[by].dropna()
    one = _choose("first", by, first, values, known)
    if second is not None:
        two = _choose("second", by, second, values, known)
    else:
        two = WordSet("all others", "all others", ~one.chosen)
        if not two.chosen.any():
            raise MeasureError(f"All articles have {by}={one.told}: there are no others to compare with.")
    if (one.chosen & two.chosen).any():
        both = list(dict.fromkeys(values[one.chosen & two.chosen]))
        told = show_given(both[0]) if len(both) == 1 else ", ".join(map(show_given, both[:_SHOWN]))
        raise MeasureError(
            f"Both sets are {by}={told}. Name two, or leave second= out for all others."
            if one.told == two.told
            else f"Both sets hold {by}={told}. Take it out of one of them."
        )
    return one, two


def _choose(keyword: str, by: str, side: Side, values: pd.Series, known: pd.Series) -> WordSet:
    several = _list_values(keyword, by, side)
    wanted = [side] if several is None else several
    chosen = np.zeros(len(values), dtype=bool)
    for value in wanted:
        of_value = _match(values, value)
        if not of_value.any():
            some = ", ".join(map(repr, known.head(10))) + (", ..." if len(known) > 10 else "")
            raise MeasureError(
                f"No article has {by}={value!r}. There are {some}."
                if some
                else f"No article has a value of {by!r}."
            )
        chosen |= of_value
    if several is None or len(several) == 1:
        return WordSet(wanted[0], repr(wanted[0]), chosen, wanted)
    return WordSet(_name_several(several), show_given(several), chosen, several)


def _list_values(keyword: str, by: str, side: Any) -> list[Hashable] | None:
    """List the values of a side that is a list; None where it is one value."""
    if pd.api.types.is_scalar(side):
        return None
    listed = isinstance(side, Iterable) and not isinstance(side, (dict, pd.DataFrame))
    values = list(dict.fromkeys(side)) if listed and all(map(pd.api.types.is_scalar, side)) else []
    if not values:
        raise MeasureError(
            f"{keyword}={show_given(side)} must be one value of {by!r}, or a list of them that are one set."
        )
    return values


def _name_several(values: Sequence[Hashable]) -> str:
    names = [f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value) for value in values]
    more = len(names) - _SHOWN
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:_SHOWN])} and {more} more"


def _match(values: pd.Series, wanted: Hashable) -> np.ndarray:
    if wanted is None or wanted is pd.NA:
        return values.isna().to_numpy()
    return (values == wanted).fillna(False).to_numpy(dtype=bool)  # type: ignore[arg-type,unused-ignore]
