"""Frames that are parts of others: what their parents are mentioned by."""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediaframing.codebook.codebook import Codebook
from mediaframing.tables import name_mentions


def add_parent_mentions(frames: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Add to the mentions of frames those of their parents: what mentions a part mentions the whole.

    Each place counts once for a parent, though several of its parts, or the parent itself, be mentioned there: of
    mentions that overlap the first stays, and of those that begin together the longest.

    Parameters
    ----------
    frames : DataFrame
        The ``frames`` table, of which ``article_id``, ``frame``, ``start`` and ``end`` are read.
    codebook : Codebook

    Returns
    -------
    DataFrame
        The rows of frames that have no parts, and for each parent its rows, which stand in place of its own. Without
        parents in the codebook, the table itself. Where the mentions have names (``mention_id``), a parent's have their
        own.

    Examples
    --------
    >>> from dataclasses import replace
    >>> book = Codebook.from_terms({"law": ["law"], "ban": ["gun ban"], "check": ["check*"]})
    >>> frames = {name: replace(f, parent=None if name == "law" else "law") for name, f in book.frames.items()}
    >>> mentions = pd.DataFrame({"article_id": ["a", "a"], "frame": ["ban", "check"], "start": [0, 9], "end": [7, 15]})
    >>> add_parent_mentions(mentions, Codebook(frames))["frame"].tolist()
    ['ban', 'check', 'law', 'law']
    """
    parts: dict[str, list[str]] = {}
    for name in codebook.frames:
        for parent in codebook.list_parents(name):
            parts.setdefault(parent, [parent]).append(name)
    if not parts:
        return frames
    kind = frames["frame"].dtype
    if isinstance(kind, pd.CategoricalDtype):  # of mentions on the disk, which need not name the parent
        kind = pd.CategoricalDtype(kind.categories.union(pd.Index(list(parts), dtype="str"), sort=False))
        frames = frames.assign(frame=frames["frame"].astype(kind))
    held = [frames[~frames["frame"].isin(parts)]]
    for parent in (name for name in codebook.frames if name in parts):
        within = _keep_apart(frames[frames["frame"].isin(parts[parent])])
        named = pd.Series(parent, index=within.index, dtype="str")
        within = within.assign(frame=named.astype(kind))
        if "mention_id" in within.columns:
            places = (within[name] for name in ("article_id", "start", "end", "frame"))
            names = name_mentions(*places).to_pandas().to_numpy()
            within["mention_id"] = pd.Series(names, index=within.index, dtype="str")
        held.append(within)
    return pd.concat(held, ignore_index=True)


def _keep_apart(mentions: pd.DataFrame) -> pd.DataFrame:
    """Leave out mentions that overlap an earlier one of the same article."""
    article = pd.factorize(mentions["article_id"])[0]
    start, end = mentions["start"].to_numpy(), mentions["end"].to_numpy()
    order = np.lexsort((-end, start, article))
    # All articles in one row, so that a place is one number.
    width = int(end.max(initial=0)) + 1
    begins, ends = article[order] * width + start[order], article[order] * width + end[order]
    beyond = np.maximum.accumulate(ends)
    touches = np.append(False, begins[1:] < beyond[:-1])[: len(begins)]
    kept = np.ones(len(order), np.bool_)
    reached = 0
    for place in np.flatnonzero(touches | np.append(touches[1:], False)[: len(touches)]).tolist():
        kept[place] = begins[place] >= reached
        if kept[place]:
            reached = int(ends[place])
    return mentions.iloc[np.sort(order[kept])]
