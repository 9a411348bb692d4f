"""What articles contribute to a rate: by the rules everywhere, by the rules and by hand where people coded."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
import pandas as pd

from mediaframing.measures.cells import Kinds, tally
from mediaframing.measures.counted import count_mentions
from mediaframing.measures.groups import ArticleGroups
from mediaframing.tables import CodedTables
from mediaframing.validation.codes import (
    ValidationError,
    ValidationWarning,
    check_codes,
    settle_codes,
    weigh_codes,
)
from mediaframing.validation.estimation import Floats, count_effective
from mediaframing.validation.mention_columns import name_rows
from mediaframing.validation.unread import find_unread, warn_of_unread

_BY_HAND = {"stance": "stance", "voice": "voice", "speaker_actor": "actor"}


@dataclass(frozen=True)
class Contributions:
    """Sums for each article that has a mention, articles of one group next to each other.

    Attributes
    ----------
    groups : ArticleGroups
    kinds : Kinds
    by : list of str
    first : array of int
        Where each group begins in the arrays below, and one past the last.
    coded : array, (articles, kinds)
        Mentions of each kind as the rules coded them.
    again : array, (articles, kinds)
        Of those that were drawn, as the rules coded them, each divided by its chance.
    by_hand : array, (articles, kinds)
        Of those that were drawn, as people coded them, each divided by its chance.
    matched : array, (articles, kinds)
        Of those, the ones that rules and people coded as the same kind.
    hand_coded : array of int, (groups,)
        Mentions of each group that were coded by hand.
    sampled : array of int, (groups,)
        Articles of each group with a mention that was coded by hand.
    effective : array of float, (groups,)
        How many equally weighted mentions those coded by hand are worth.
    article : array of int, (articles,)
        Where each stands in ``groups``.
    """

    groups: ArticleGroups
    kinds: Kinds
    by: list[str]
    first: np.ndarray
    coded: Floats
    again: Floats
    by_hand: Floats
    matched: Floats
    hand_coded: np.ndarray
    sampled: np.ndarray
    effective: Floats
    article: np.ndarray

    def count_sampled(self, columns: Sequence[np.ndarray]) -> np.ndarray:
        """Count for each group the articles with codes by hand that hold any of the kinds, (groups, len(columns))."""
        held = (self.again > 0) | (self.by_hand > 0)
        counted = np.zeros((len(self.groups.keys), len(columns)), dtype=np.int64)
        for place, kinds in enumerate(columns):
            any_of: np.ndarray = np.atleast_1d(held[:, kinds].any(axis=1))
            for group in range(len(counted)):
                counted[group, place] = any_of[self.first[group] : self.first[group + 1]].sum()
        return counted

    def combine(self, weight: Floats) -> Floats:
        """Give the corrected contributions, with a weight on the rules for each kind (0 for hand coding alone)."""
        return weight * (self.coded - self.again) + self.by_hand


def collect_codes(
    coding: CodedTables,
    codes: pd.DataFrame,
    sample: pd.DataFrame | None,
    coder: str | None,
    needed: Sequence[str],
) -> pd.DataFrame:
    """Give the frames table's rows that were coded by hand, with the codes in ``by_hand_*`` columns and ``chance``.

    Parameters
    ----------
    needed : sequence of str
        Variables without which a coded mention that is right is of no use; ``frame`` is taken as right where it is
        missing and another variable is not.

    Raises
    ------
    ValidationError
        If no code belongs to a mention of the coding.
    """
    frames = name_rows(coding.frames)
    settled = weigh_codes(settle_codes(check_codes(codes), coder), sample)
    settled = settled[settled["missed"].isna()]
    joined = frames.merge(settled.rename(columns=_by_hand), on="mention_id", how="inner")
    lost = len(settled) - len(joined)
    joined["by_hand_frame"] = joined["by_hand_frame"].fillna("right")
    unfit = pd.Series(False, index=joined.index)
    for variable in needed:
        unfit |= joined[_by_hand(variable)].isna() & (joined["by_hand_frame"] == "right")
    for number, why in (
        (
            lost,
            "are of mentions that the coding does not have (other articles, another codebook, or the rules have changed)",
        ),
        (int(unfit.sum()), f"lack {' or '.join(needed)}"),
    ):
        if number:
            warnings.warn(
                f"{number} of {len(settled)} codes by hand {why}; they are left out.",
                ValidationWarning,
                stacklevel=4,
            )
    for variable in needed:
        # In shares of stance and voice mentions do not count where neither is read, whoever coded them.
        warn_of_unread(coding, joined[~unfit], [variable], stacklevel=3)
        unfit |= find_unread(joined, variable)
    joined = joined[~unfit].reset_index(drop=True)
    if joined.empty:
        raise ValidationError(
            "None of the codes belongs to a mention of this coding. The codes' mention_id must be those of coding.frames: "
            "draw the sample from this coding with draw_sample."
        )
    return joined


def code_nothing(coding: CodedTables) -> pd.DataFrame:
    """Give what :func:`collect_codes` gives where nobody has coded anything."""
    rows = name_rows(coding.frames).head(0)
    empty = {
        _by_hand(column): pd.Series(dtype="str")
        for column in ("frame", "stance", "voice", "speaker", "actor", "tone")
    }
    return rows.assign(**empty, chance=pd.Series(dtype="float64"))


def _by_hand(column: str) -> str:
    return (
        f"by_hand_{column}" if column in ("frame", "stance", "voice", "speaker", "actor", "tone") else column
    )


def collect_contributions(
    coding: CodedTables,
    rows: pd.DataFrame,
    *,
    by: str | Sequence[str],
    categories: Mapping[str, Sequence[str]],
    keep: Mapping[str, str | Sequence[str] | None],
) -> Contributions:
    """Add up what each article contributes; ``rows`` are those of :func:`collect_codes`."""
    frames = coding.frames
    columns = list(frames.columns)
    again = rows[[c for c in columns if c in rows.columns]]
    right = rows["by_hand_frame"] == "right"
    replaced = {
        column: rows[_by_hand(variable)]
        for column, variable in _BY_HAND.items()
        if column in columns and rows[_by_hand(variable)].notna().any()
    }
    if "speaker_actor" in replaced:
        replaced["speaker_actor"] = replaced["speaker_actor"].replace("none", None)
    by_hand = again.assign(**replaced)[right]
    # One table of all three, so that they have the same groups and kinds.
    stacked = pd.concat([frames[again.columns], again, by_hand], ignore_index=True)
    part = np.repeat([0, 1, 2], [len(frames), len(again), len(by_hand)])
    chance = rows["chance"].to_numpy()
    weight = 1 / np.concatenate([np.ones(len(frames)), chance, chance[right.to_numpy()]])
    joined = SimpleNamespace(
        articles=coding.articles,
        sentences=coding.sentences,
        frames=stacked,
        codebook=getattr(coding, "codebook", None),
    )
    counted = count_mentions(joined, "frames", by=by, categories=categories, keep=keep)
    groups, kinds = counted.groups, counted.kinds
    held, place = np.unique(groups.locate(stacked["article_id"], "frames"), return_inverse=True)
    sums = np.zeros((4, len(held), kinds.count))
    where = np.searchsorted(held, counted.article)
    kind = kinds.kind.astype(np.int64)
    for number in range(3):
        mine = part[counted.row] == number
        added = tally(where[mine].astype(np.int64), kind[mine], kinds.count, weight[counted.row][mine])
        sums[number, added.article, added.column] = added.value
    # The kind by hand of each row coded again; -1 where it is none, or filtered away.
    found = np.full((2, len(rows)), -1)
    numbers = np.concatenate(
        [np.full(len(frames), -1), np.arange(len(rows)), np.flatnonzero(right.to_numpy())]
    )
    for side in (1, 2):
        mine = part[counted.row] == side
        found[side - 1, numbers[counted.row[mine]]] = kind[mine]
    same = np.flatnonzero((found[0] == found[1]) & (found[0] >= 0))
    added = tally(place[part == 1][same].astype(np.int64), found[0][same], kinds.count, 1 / chance[same])
    sums[3, added.article, added.column] = added.value
    group = groups.group[held]
    drawn = place[part == 1]
    drawn_group = group[drawn]
    number = len(groups.keys)
    sampled = np.bincount(group[np.unique(drawn)], minlength=number)
    effective = np.array([count_effective(weight[part == 1][drawn_group == g]) for g in range(number)])
    return Contributions(
        groups,
        kinds,
        counted.by,
        np.searchsorted(group, np.arange(number + 1)),
        coded=sums[0],
        again=sums[1],
        by_hand=sums[2],
        matched=sums[3],
        hand_coded=np.bincount(drawn_group, minlength=number),
        sampled=sampled,
        effective=effective,
        article=held,
    )
