"""Ids that articles have in common: copies are left out, and other articles get ids of their own."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from mediaframing.reading.account import Account
from mediaframing.reading.skipped import KEPT, LEFT_OUT, Notice, note_rows


def settle_ids(
    table: pd.DataFrame, rows: pd.Series, accounts: Mapping[str, Account]
) -> tuple[pd.DataFrame, list[Notice]]:
    """Leave out copies of an article, and give different articles of one id ids of their own.

    Parameters
    ----------
    table : DataFrame
    rows : Series
        The row of its file in which each article stands; missing where it has none.
    accounts : mapping of str to Account
        By file: copies are taken off what was found there.
    """
    again = table["article_id"].duplicated(keep="first")
    if not again.any():
        return table, []
    copies = again & table.duplicated(["article_id", "text"], keep="first")
    notices = note_rows(table, copies, rows, LEFT_OUT, "a copy, same id and text")
    for name, count in table.loc[copies, "file"].value_counts().items():
        accounts[str(name)].found -= int(count)
    renamed = again & ~copies
    ids = _rename(table["article_id"], renamed)
    reason = "another text of the same id, so the id was changed"
    notices += note_rows(table, renamed, rows, KEPT, reason, ids)
    return table.assign(article_id=ids)[~copies].reset_index(drop=True), notices


def _rename(ids: pd.Series, renamed: pd.Series) -> pd.Series:
    """Give some ids a number that no other has: ``a1-2``, ``a1-3``."""
    taken = set(ids)
    counts: dict[str, int] = {}
    new: list[str] = []
    for base in ids[renamed]:
        number = counts.get(base, 1) + 1
        while f"{base}-{number}" in taken:
            number += 1
        counts[base] = number
        taken.add(f"{base}-{number}")
        new.append(f"{base}-{number}")
    changed = ids.copy()
    changed[renamed] = new
    return changed
