"""Articles of which nothing is known that is asked for: in their language stance, voice and speakers are not read."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import pandas as pd

from mediaframing.measures.batches import iterate_batches
from mediaframing.tables import TABLES, CodedTables

# What a keyword asks for, the table that holds it, and the column that is missing where nothing was read.
_ASKED = {
    "stance": ("frames", "stance"),
    "explicit": ("frames", "stance"),
    "voice": ("frames", "voice"),
    "speaker_name": ("frames", "voice"),
    "role": ("actors", "role"),
}


def leave_unread(coding: CodedTables, asked: Mapping[str, Any], stacklevel: int = 2) -> CodedTables:
    """Leave out articles in languages in which what is asked for is not read, and say so.

    As a share of all articles, sentences or words a stance would be rare wherever many are in such a language.

    Parameters
    ----------
    coding : CodedTables
    asked : mapping of str to object
        Keywords of a measure, with what they were given.
    stacklevel : int
        Of the warning.

    Returns
    -------
    CodedTables
        The coding itself where nothing is left out.
    """
    columns = {place: key for key, place in _ASKED.items() if asked.get(key) not in (None, False)}
    articles = coding.articles
    if not columns or "language" not in articles.columns or not articles["language"].notna().any():
        return coding
    language = pd.Series(
        articles["language"].array, index=articles["article_id"].astype("str"), dtype="object"
    )
    for table, column in columns:
        unread = _find_unread(getattr(coding, table), table, column, language)
        keep = ~articles["language"].isin(unread)
        if keep.all() or not keep.any():
            continue
        number = int((~keep).sum())
        told = (
            f"{number:,} articles in {', '.join(sorted(unread))} are"
            if number > 1
            else "One article in another language is"
        )
        warnings.warn(
            f"{told} left out: in that language no {column} is read, so that nobody knows how often it is there.",
            stacklevel=stacklevel + 1,
        )
        return leave_unread(_keep(coding, keep), asked, stacklevel + 1)
    return coding


def _find_unread(table: pd.DataFrame, name: str, column: str, language: pd.Series) -> set[str]:
    """Find languages of which no mention has a value in a column, and some have none."""
    if not {"article_id", column} <= set(map(str, table.columns)):
        return set()
    if not any(batch[column].hasnans for batch in iterate_batches(table, [column], name)):
        return set()
    missing: set[Any] = set()
    filled: set[Any] = set()
    for batch in iterate_batches(table, ["article_id", column], name):
        lacks = batch[column].isna().to_numpy()
        if lacks.any():
            missing |= _list_languages(batch["article_id"][lacks], language)
        filled |= _list_languages(batch["article_id"][~lacks], language)
    return missing - filled


def _list_languages(article_ids: pd.Series, language: pd.Series) -> set[Any]:
    return set(language.reindex(article_ids.astype("str").unique()).dropna())


def _keep(coding: CodedTables, keep: Sequence[bool] | pd.Series) -> CodedTables:
    own: Any = getattr(coding, "keep_articles", None)
    if own is not None:
        part: CodedTables = own(keep, getattr(coding, "provenance", None) or {})
        return part
    articles = coding.articles[keep].reset_index(drop=True)
    tables = {
        name: table[table["article_id"].isin(articles["article_id"])].reset_index(drop=True)
        for name in TABLES
        if name != "articles" and (table := getattr(coding, name, None)) is not None
    }
    return SimpleNamespace(articles=articles, **tables, codebook=getattr(coding, "codebook", None))
