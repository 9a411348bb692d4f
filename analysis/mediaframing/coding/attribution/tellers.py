"""Where what somebody says ends before who tells of it: "Weber said it was late, a clerk recalled"."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mediaframing.coding.attribution.rows import Rows
from mediaframing.coding.attribution.shapes import POSTPOSED
from mediaframing.coding.english.reading import Text

_FURTHEST_END = 4
"""A content ends so many words behind the verb of who tells it at most: "a clerk recalled late on Thursday"."""


def end_before_tellers(text: Text, rows: Rows) -> Rows:
    """End contents before the clause behind them that tells all of the sentence, its speakers and theirs.

    Parameters
    ----------
    text : Text
    rows : Rows
        In the order of their contents.
    """
    behind = (rows.shape == POSTPOSED) & (rows.last < rows.speaker_first) & (rows.cue_first >= 0)
    # "Weber said the road, a clerk recalled, was late"
    behind &= ~np.isin(rows.cue_first, rows.cue_first[rows.first > rows.cue_last])
    told = np.flatnonzero(behind)
    told = told[np.argsort(rows.cue_first[told], kind="stable")]
    inner = np.flatnonzero((rows.cue_first >= 0) & (text.find_quotes(rows.first) < 0))
    if not len(told) or not len(inner):
        return rows
    slot = np.searchsorted(rows.cue_first[told], rows.first[inner])
    inner, slot = inner[slot < len(told)], slot[slot < len(told)]
    outer = told[slot]
    over = (rows.first[outer] <= rows.cue_first[inner]) & (rows.cue_last[inner] < rows.last[outer])
    over &= (rows.last[inner] >= rows.speaker_first[outer]) & (rows.first[inner] <= rows.last[outer])
    over &= rows.last[inner] - rows.cue_last[outer] <= _FURTHEST_END
    last = rows.last.copy()
    last[inner[over]] = rows.last[outer[over]]
    return replace(rows, last=last)
