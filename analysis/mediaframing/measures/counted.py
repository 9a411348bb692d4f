"""Mentions selected and in their groups and kinds, ready to be added up."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from mediaframing.measures.batches import iterate_batches, join_values, list_values, shrink
from mediaframing.measures.cells import Kinds, cross_kinds
from mediaframing.measures.groups import (
    LEVELS,
    ArticleGroups,
    MeasureError,
    check_choice,
    group_articles,
    list_by,
    split_by,
)
from mediaframing.measures.intervals import Integers
from mediaframing.measures.parents import ONCE
from mediaframing.measures.result_columns import RESULT_COLUMNS
from mediaframing.tables import CodedTables, check_table
from mediaframing.values.keywords import list_given

_NOT_TO_GROUP_BY = (ONCE, "mention_id", "article_id", "sentence_id", "attribution_id", "start", "end", "text")


@dataclass(frozen=True)
class Counted:
    """Mentions in their groups and kinds, ready to be added up.

    Attributes
    ----------
    row : array of int
        The place in their table of the mentions that the filters kept.
    groups : ArticleGroups
    kinds : Kinds
    article : array of int
        The position in ``groups`` of each mention's article.
    by : list of str
    once : array of bool
        Which of them count in shares of the mentions of all frames: those that stand for a parent count there already.
    """

    row: Integers
    groups: ArticleGroups
    kinds: Kinds
    article: Integers
    by: list[str]
    once: NDArray[np.bool_]


def list_names(coding: CodedTables, table: str, column: str) -> list[str]:
    """List the frames or actors to count: the codebook's in its order, then others that occur."""
    codebook = getattr(coding, "codebook", None)
    named = list(getattr(codebook, table, None) or ())
    found = list_values(getattr(coding, table), column, table)
    return [*named, *(name for name in found if name not in named)]


def choose_names(
    coding: CodedTables, table: str, column: str, chosen: Sequence[str] | None
) -> tuple[list[str], list[str]]:
    """Give the frames or actors to show, and all that are counted."""
    every = list_names(coding, table, column)
    if chosen is None:
        return every, every
    shown = list_given(table, chosen, MeasureError)
    for name in shown:
        check_choice(table, name, every)
    return shown, every


def _list_some(keyword: str, given: str | Sequence[str]) -> list[str]:
    """List what is asked for; of nothing all counts would be 0, as if it had been looked for."""
    values = list_given(keyword, given, MeasureError)
    if not values:
        raise MeasureError(
            f"{keyword}= is empty, so that nothing would be counted. Name some, or leave it out for all."
        )
    return values


def count_mentions(
    coding: CodedTables,
    table: str,
    *,
    by: str | Sequence[str] | None,
    categories: Mapping[str, Sequence[str]],
    keep: Mapping[str, str | Sequence[str] | None],
    explicit: bool = False,
) -> Counted:
    """Select mentions, group their articles and cross their kinds.

    Parameters
    ----------
    coding : CodedTables
    table : ``"frames"`` or ``"actors"``
    by : str, sequence of str or None
    categories : mapping of str to sequence of str
        Columns of the mentions that the result always has, with their levels; the last varies fastest.
    keep : mapping of str to str, sequence of str or None
        The values of a column that mentions must have to be counted at all.
    explicit : bool
        Whether mentions that are only brought up (see :func:`is_brought_up`) are left out as well.
    """
    names = list_by(by)
    mentions: pd.DataFrame = getattr(coding, table)
    free = [str(c) for c in mentions.columns if c not in _NOT_TO_GROUP_BY and c not in categories]
    of_articles, of_mentions = split_by(names, coding.articles, free, [*categories, *RESULT_COLUMNS])
    chosen = {column: _list_some(column, v) for column, v in keep.items() if v is not None}
    for column, values in chosen.items():
        if column not in LEVELS:
            _check_found(column, values, list_values(mentions, column, table))
            continue
        for value in values:
            check_choice(column, value, LEVELS[column])
    # Columns of the user's own are grouped by as they are; the table's own are checked.
    extra = [name for name in of_mentions if name not in categories]
    own = [*categories, *extra, *chosen, *(["stance", "stance_cue"] if explicit else [])]
    groups = group_articles(coding.articles, of_articles)
    crossed = [*of_mentions, *categories]
    rows, positions, pieces, once = [], [], [], []
    marked = [ONCE] if ONCE in mentions.columns else []
    before = 0
    for batch in iterate_batches(mentions, ["article_id", *own, *marked], table):
        # Rows are told by their place: the index of a table may hold anything, and twice.
        checked = check_table(table, batch, need=["article_id"]).reset_index(drop=True)
        for column, values in chosen.items():
            checked = checked[checked[column].isin(values)]
        if explicit:
            # Where no stance is read nobody knows what is said in so many words.
            checked = checked[checked["stance"].notna() & ~is_brought_up(checked)]
        for column in categories:
            # In articles that are not in English the stance, say, is not known: no share of any.
            if checked[column].hasnans:
                checked = checked[checked[column].notna()]
        rows.append(shrink(checked.index.to_numpy() + before))
        positions.append(shrink(groups.locate(checked["article_id"], table)))
        pieces.append(checked[crossed])
        once.append(checked[ONCE].to_numpy(dtype=bool) if marked else np.ones(len(checked), dtype=bool))
        before += len(batch)
    kept = pd.DataFrame({name: join_values([piece[name] for piece in pieces]) for name in crossed})
    kinds = cross_kinds(kept, crossed, categories)
    return Counted(
        np.concatenate(rows), groups, kinds, np.concatenate(positions), names, np.concatenate(once)
    )


def count_frames_by_articles(
    coding: CodedTables,
    by: str | Sequence[str] | None,
    frames: Sequence[str],
    keep: Mapping[str, str | Sequence[str] | None],
    instead: str = "",
) -> Counted:
    """Count mentions of frames where groups are of articles only; the error says what to take instead.

    Raises
    ------
    MeasureError
        If ``by`` names a column that tells mentions apart.
    """
    counted = count_mentions(coding, "frames", by=by, categories={"frame": frames}, keep=keep)
    of_mentions = [name for name in counted.by if name in counted.kinds.levels]
    if of_mentions:
        raise MeasureError(
            f"by= names {of_mentions[0]!r}, which tells mentions apart, not articles. "
            f"Choose its values with a keyword ({of_mentions[0]}=...){instead}."
        )
    return counted


def is_brought_up(mentions: pd.DataFrame) -> pd.Series[bool]:
    """Tell which mentions are affirmed without any words of the text that say so."""
    return (mentions["stance"] == "affirmed") & mentions["stance_cue"].isna()


def _check_found(column: str, values: Sequence[str], found: Sequence[str]) -> None:
    """Raise a sentence if no mention has any of the values; warn of some. Of the many there may be a few are named."""
    known = set(found)
    absent = [value for value in values if value not in known]
    if absent:
        # In a part of a coding some of those asked for may not speak.
        close = get_close_matches(str(absent[0]), found, 1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        some = ", ".join(map(repr, found[:5])) + (", ..." if len(found) > 5 else "")
        problem = f"{column}={absent[0]!r} is that of no mention; there are {some or 'none'}.{hint}"
        if len(absent) == len(values):
            raise MeasureError(problem)
        warnings.warn(problem, stacklevel=5)
