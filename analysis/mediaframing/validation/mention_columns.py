"""Columns that tell mentions apart: their own, those of their articles, and periods."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import pandas as pd

from mediaframing.measures.groups import PERIODS, check_values
from mediaframing.tables import CodedTables, name_mentions
from mediaframing.validation.codes import ValidationError


def name_rows(frames: pd.DataFrame) -> pd.DataFrame:
    """Return the frames table with ``mention_id``, made where it is missing."""
    if "mention_id" in frames.columns and frames["mention_id"].notna().all():
        return frames
    ids = name_mentions(*(frames[column] for column in ("article_id", "start", "end", "frame")))
    return frames.assign(mention_id=pd.array(ids, dtype="str"))


def list_wholes(coding: CodedTables) -> list[str]:
    """List the frames that others are parts of: what is found of them is found of their parts."""
    frames = getattr(getattr(coding, "codebook", None), "frames", None) or {}
    return sorted({frame.parent for frame in frames.values() if getattr(frame, "parent", None)})


def join_columns(coding: CodedTables, rows: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Give the columns of ``by`` for rows that have an ``article_id``: of the rows, the articles, or a period.

    Raises
    ------
    ValidationError
        If a name is none of them.
    """
    articles = coding.articles
    of_article = articles.drop_duplicates("article_id").set_index("article_id")
    joined = {}
    for name in by:
        if name in rows.columns:
            joined[name] = rows[name].array
        elif name in of_article.columns:
            joined[name] = check_values(name, of_article[name]).reindex(rows["article_id"]).array
        elif name in PERIODS and "published" in of_article.columns:
            days = pd.to_datetime(of_article["published"].reindex(rows["article_id"]))
            joined[name] = days.dt.to_period(PERIODS[name]).dt.start_time.array
        else:
            options = [str(c) for c in (*articles.columns, *rows.columns)] + list(PERIODS)
            close = get_close_matches(name, options, 1)
            raise ValidationError(
                f"by= names {name!r}, which is no column of the articles or of the mentions."
                + (f" Did you mean {close[0]!r}?" if close else "")
            )
    return pd.DataFrame(joined, index=rows.index)
