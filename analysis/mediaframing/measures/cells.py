"""Cells: every combination of a group of articles and a kind of mention, counted and given an interval."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
import pandas as pd

from mediaframing.measures.batches import shrink
from mediaframing.measures.groups import ArticleGroups, check_rows, find_levels, locate_values
from mediaframing.measures.intervals import (
    Floats,
    Integers,
    SmallGroupWarning,
    percentile_interval,
    resample_sums,
)

# Of more articles than twice this, random blocks are drawn in their stead.
_BLOCKS = 2_000
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


def resample_groups(groups: ArticleGroups, tallies: Sequence[Tally], resamples: int, seed: int) -> Any:
    """Draw the articles of each group with replacement, and give the sums of each tally in each resample.

    Of a group of more than 4,000 articles 2,000 random blocks of equal size are drawn instead. What varies between
    articles varies between blocks (the random groups of Wolter 2007, chapter 2): a ratio's interval is the same but for
    some 2% of its width, which is what 2,000 resamples leave open in any case.

    Yields
    ------
    group : int
        Only groups of two articles or more: one article says nothing about how articles vary.
    sums : list of arrays, (resamples, columns)
        One array a tally.
    """
    bounds = [np.searchsorted(each.article, groups.first) for each in tallies]
    offsets = np.cumsum([0, *(each.columns for each in tallies)])
    for group in np.flatnonzero(groups.sizes > 1):
        size = int(groups.sizes[group])
        inside = [
            Tally(t.article[low:high] - groups.first[group], t.column[low:high], t.value[low:high], t.columns)
            for t, low, high in (
                (t, bound[group], bound[group + 1]) for t, bound in zip(tallies, bounds, strict=True)
            )
        ]
        if size > 2 * _BLOCKS:
            inside, size = _form_blocks(inside, size, seed), _BLOCKS
        article = np.concatenate([t.article for t in inside])
        column = np.concatenate([t.column + offset for t, offset in zip(inside, offsets, strict=False)])
        value = np.concatenate([t.value for t in inside])
        # Columns that this group has nothing in are 0 in every resample.
        used, place = np.unique(column, return_inverse=True)
        drawn = resample_sums(article, place, value, (size, len(used)), resamples=resamples, seed=seed)
        sums = np.zeros((resamples, int(offsets[-1])))
        sums[:, used] = drawn
        yield int(group), np.split(sums, offsets[1:-1], axis=1)


def _form_blocks(inside: Sequence[Tally], size: int, seed: int) -> list[Tally]:
    # At random, because ids often follow time; by another seed than that of the draws.
    block = np.random.default_rng([seed, 1]).permutation(size) % _BLOCKS
    return [tally(block[t.article], t.column, t.columns, t.value) for t in inside]


def ratio_intervals(
    groups: ArticleGroups,
    numerator: Tally,
    denominator: Tally,
    whole: Integers,
    *,
    confidence: float,
    resamples: int,
    seed: int,
) -> tuple[Floats, Floats]:
    """Give bootstrap intervals for ratios of sums.

    Parameters
    ----------
    groups : ArticleGroups
    numerator, denominator : Tally
    whole : array of int
        For each column of the numerator the column of the denominator it is divided by.
    confidence, resamples, seed
        As in :func:`~mediaframing.measures.rates.rate_frames`.

    Returns
    -------
    low, high : arrays of float, (groups, columns of the numerator)
    """
    low = np.full((len(groups.keys), numerator.columns), np.nan)
    high = low.copy()
    for group, (above, below) in resample_groups(groups, [numerator, denominator], resamples, seed):
        with np.errstate(invalid="ignore", divide="ignore"):
            draws = above / below[:, whole]
        low[group], high[group] = percentile_interval(draws, confidence)
    return low, high


def lay_out(groups: ArticleGroups, kinds: Kinds, by: Sequence[str]) -> pd.DataFrame:
    """Give the key columns of a result: a row for each group and kind, ``by`` first and in its order."""
    check_rows(len(groups.keys) * kinds.count, "every group with every kind of mention")
    keys = groups.keys.iloc[np.repeat(np.arange(len(groups.keys)), kinds.count)].reset_index(drop=True)
    for name, level in kinds.levels.items():
        keys[name] = level[np.tile(kinds.level_of(name), len(groups.keys))]
    return keys[[*by, *(name for name in kinds.levels if name not in by)]]


def warn_of_small_groups(groups: ArticleGroups, stacklevel: int) -> None:
    """Warn once of all groups that hold a single article, at the line of the measure's caller."""
    single = groups.keys[groups.sizes == 1]
    if not len(single):
        return
    if not len(groups.keys.columns):
        where = "There is a single article"
    else:
        some = "; ".join(", ".join(map(_write, row)) for row in single.head(3).itertuples(index=False))
        where = f"{len(single)} of {len(groups.keys)} groups hold a single article ({some})"
    warnings.warn(
        f"{where}: counts are given, intervals are missing, since one article does not show how articles vary.",
        SmallGroupWarning,
        stacklevel=stacklevel,
    )


def _write(value: object) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)
