"""Cells: every combination of a group of articles and a kind of mention, counted and given an interval."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
import pandas as pd

from mediaframing.measures.batches import shrink
from mediaframing.measures.groups import ArticleGroups, check_rows, find_levels, locate_values
from mediaframing.measures.intervals import FEW, Floats, Integers, SmallGroupWarning

# Places to count in: so many, and so many more for each value counted.
_MOST_PLACES = 1_000_000
_PLACES_A_VALUE = 4


@dataclass(frozen=True)
class Kinds:
    """The kinds of mention told apart: the product of some columns' levels.

    Attributes
    ----------
    levels : mapping of str to Index
        The columns, each with its levels. The last column varies fastest.
    kind : array of int
        The kind of each mention.
    """

    levels: Mapping[str, pd.Index]
    kind: Integers

    @property
    def count(self) -> int:
        """The number of kinds."""
        return prod(len(level) for level in self.levels.values())

    def level_of(self, name: str) -> Integers:
        """Give for each kind the level that it has in one column."""
        sizes = [len(level) for level in self.levels.values()]
        where = list(self.levels).index(name)
        level: Integers = np.indices(sizes, dtype=np.int64)[where].ravel()
        return level


@dataclass(frozen=True)
class Tally:
    """What articles hold, sparse: one value for each article and column that has any, ordered by article."""

    article: Integers
    column: Integers
    value: Floats
    columns: int


def cross_kinds(mentions: pd.DataFrame, names: Sequence[str], given: Mapping[str, Sequence[str]]) -> Kinds:
    """Cross the levels of some columns of the mentions.

    Parameters
    ----------
    mentions : DataFrame
    names : sequence of str
        Columns; the last varies fastest.
    given : mapping of str to sequence of str
        Levels known beforehand, such as the codebook's frames. They hold every value that occurs.
    """
    levels: dict[str, pd.Index] = {}
    kind: Integers = np.zeros(len(mentions), dtype=np.int64)
    for name in names:
        if name in given:
            levels[name] = pd.Index(list(given[name]), dtype="str")
            code = locate_values(levels[name], mentions[name])
        else:
            levels[name], code = find_levels(name, mentions[name])
        kind *= len(levels[name])
        kind += code
    return Kinds(levels, shrink(kind))


def tally(article: Integers, column: Integers, columns: int, value: Floats | None = None) -> Tally:
    """Add up the values (1 each by default) of every article and column."""
    key = article.astype(np.int64)
    key *= max(columns, 1)
    key += column
    if len(key) and key.max() < _MOST_PLACES + _PLACES_A_VALUE * len(key):
        # A place for every article and column, where that is little: counting takes a tenth of sorting.
        times = np.bincount(key)
        held = np.flatnonzero(times)
        total = (times if value is None else np.bincount(key, weights=value))[held]
    elif value is None:
        held, total = np.unique(key, return_counts=True)
    else:
        held, inverse = np.unique(key, return_inverse=True)
        total = np.bincount(inverse, weights=value, minlength=len(held))
    article, column = shrink(held // max(columns, 1)), shrink(held % max(columns, 1))
    return Tally(article, column, total.astype(np.float64), columns)


def tally_once(article: Integers, sentence: Integers, kinds: Kinds) -> Tally:
    """Count a sentence once, however many mentions of a kind it holds."""
    low, high = (int(sentence.min()), int(sentence.max())) if len(sentence) else (0, 0)
    within = (high - low + 1) * max(kinds.count, 1)
    key = article.astype(np.int64)
    key *= high - low + 1
    key += sentence
    key -= low
    key *= max(kinds.count, 1)
    key += kinds.kind
    key.sort()
    once = key[np.append(True, key[1:] != key[:-1])[: len(key)]]
    return tally(once // within, once % max(kinds.count, 1), kinds.count)


def add_tallies(parts: Sequence[Tally]) -> Tally:
    """Add up tallies of the same columns."""
    article, column, value = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("article", "column", "value")
    )
    return tally(article, column, parts[0].columns, value)


def sum_groups(groups: ArticleGroups, counted: Tally) -> Floats:
    """Add up a tally over the articles of each group: an array of (groups, columns)."""
    flat = groups.group[counted.article]
    flat *= counted.columns
    flat += counted.column
    size = len(groups.keys) * counted.columns
    # Of no values bincount makes integers, whatever the weights.
    sums = np.bincount(flat, weights=counted.value, minlength=size).astype(np.float64)
    return sums.reshape(len(groups.keys), counted.columns)


def lay_out(groups: ArticleGroups, kinds: Kinds, by: Sequence[str]) -> pd.DataFrame:
    """Give the key columns of a result: a row for each group and kind, ``by`` first and in its order."""
    check_rows(len(groups.keys) * kinds.count, "every group with every kind of mention")
    keys = groups.keys.iloc[np.repeat(np.arange(len(groups.keys)), kinds.count)].reset_index(drop=True)
    for name, level in kinds.levels.items():
        keys[name] = level[np.tile(kinds.level_of(name), len(groups.keys))]
    return keys[[*by, *(name for name in kinds.levels if name not in by)]]


def warn_of_few(
    groups: ArticleGroups, units: Integers, holding: Floats | None, name: str, stacklevel: int
) -> None:
    """Warn once of groups of a single cluster and of numbers that rest on few articles, at the caller's line.

    Parameters
    ----------
    groups : ArticleGroups
    units : array of int
        The number of clusters in each group.
    holding : array of float, (groups, columns), or None
        Articles with the frame.
    name : str
        What a cluster is.
    stacklevel : int
    """
    told = []
    single = groups.keys[units == 1]
    if len(single):
        if not len(groups.keys.columns):
            where = f"There is a single {name}"
        else:
            some = "; ".join(", ".join(map(_write, row)) for row in single.head(3).itertuples(index=False))
            where = f"{len(single)} of {len(groups.keys)} groups hold a single {name} ({some})"
        told.append(
            f"{where}: counts are given, intervals are missing, since one {name} does not show how they vary."
        )
    if holding is not None:
        inside = holding[units > 1]
        few = int(((inside > 0) & (inside < FEW)).sum())
        if few:
            told.append(
                f"{few} of {inside.size} rows rest on fewer than {FEW} articles with the frame or actor (articles_with): "
                "their intervals are wide, and lean on what articles with others hold."
            )
    if told:
        warnings.warn(" ".join(told), SmallGroupWarning, stacklevel=stacklevel)


def _write(value: object) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)
