"""How many units an article holds: itself, its sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mediaframing.measures.batches import iterate_batches
from mediaframing.measures.groups import ArticleGroups, check_choice
from mediaframing.measures.intervals import Floats
from mediaframing.tables import CodedTables, TableError, check_table


def count_sizes(
    coding: CodedTables, groups: ArticleGroups, unit: str, zone: str | Sequence[str] | None = None
) -> Floats:
    """Count the units of each article, whether or not they hold a mention.

    Parameters
    ----------
    coding : CodedTables
    groups : ArticleGroups
    unit : {"article", "sentence"}
    zone : str or sequence of str, optional
        Count only sentences of these zones.

    Returns
    -------
    array of float
        In the order of ``groups.article_ids``.
    """
    check_choice("unit", unit, ("article", "sentence"))
    sizes: Floats = np.zeros(len(groups.article_ids))
    if unit == "article":
        return sizes + 1
    if coding.sentences.empty and len(sizes):
        raise TableError(
            f"unit={unit!r} divides by what the sentences table holds, and it is empty. "
            "Fill it, or take unit='article'."
        )
    need = ["article_id", *(["zone"] if zone is not None else [])]
    for batch in iterate_batches(coding.sentences, need, "sentences"):
        sentences = check_table("sentences", batch, need=need)
        if zone is not None:
            sentences = sentences[sentences["zone"].isin([zone] if isinstance(zone, str) else list(zone))]
        sizes += np.bincount(groups.locate(sentences["article_id"], "sentences"), minlength=len(sizes))
    return sizes
