"""Mentions that people coded and rules did not read: in articles in other languages, or where a step was skipped."""

from __future__ import annotations

import warnings
from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from mediaframing.tables import CodedTables
from mediaframing.validation.codes import ValidationWarning

# Whoever speaks is read where it is read that somebody does.
_READ_WITH = {"stance": "stance", "voice": "voice", "speaker": "voice", "actor": "voice"}


def find_unread(rows: pd.DataFrame, variable: str) -> NDArray[np.bool_]:
    """Tell of which mentions a variable is not read. Frames are found in every language."""
    column = _READ_WITH.get(variable)
    if column is None or column not in rows.columns:
        return np.zeros(len(rows), dtype=bool)
    return np.asarray(rows[column].isna(), dtype=bool)


def warn_of_unread(
    coding: CodedTables, rows: pd.DataFrame, variables: Iterable[str], stacklevel: int = 3
) -> None:
    """Say of how many mentions people coded what is not read, and in which languages.

    Parameters
    ----------
    coding : CodedTables
    rows : DataFrame
        From :func:`~mediaframing.validation.contributions.collect_codes`.
    variables : iterable of str
    stacklevel : int
        Of the warning.
    """
    told, unread = [], np.zeros(len(rows), dtype=bool)
    for variable in variables:
        coded = find_unread(rows, variable) & rows[f"by_hand_{variable}"].notna().to_numpy()
        if coded.any():
            told.append(f"{variable} {int(coded.sum())}")
            unread |= coded
    if not told:
        return
    where = _list_languages(coding, rows[unread])
    warnings.warn(
        f"People coded what is not read here ({', '.join(told)}): {where}. These codes count neither as right nor as wrong.",
        ValidationWarning,
        stacklevel=stacklevel + 1,
    )


def _list_languages(coding: CodedTables, rows: pd.DataFrame) -> str:
    articles = coding.articles
    if "language" in articles.columns:
        language = articles.drop_duplicates("article_id").set_index("article_id")["language"]
        found = language.reindex(rows["article_id"].unique()).dropna().astype("str").unique()
        if len(found) and "en" not in found:
            return f"the articles are in {', '.join(sorted(found))}"
    return "the articles are in another language, or a step was skipped when they were coded"
