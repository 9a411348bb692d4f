"""Frames that have parts: a mention of a part is one of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

import numpy as np

from mediaframing.codebook import add_parent_mentions, list_above
from mediaframing.tables import CodedTables

ONCE = "counts once"
"""A column that tells the mentions as they are from those that stand for a parent, which shares of all mentions leave out."""


def include_parents(coding: CodedTables) -> CodedTables:
    """Give the coding with the mentions of parent frames: those of their parts together, each place once.

    A coding whose codebook has no parents is given back as it is.
    """
    codebook = getattr(coding, "codebook", None)
    entries = (getattr(codebook, "frames", None) or {}).values()
    if codebook is None or not any(getattr(entry, "parent", None) for entry in entries):
        return coding
    # Of a table on the disk all but the running text is read.
    columns = [str(column) for column in coding.frames.columns if column != "text"]
    own = coding.frames[columns].reset_index(drop=True)
    whole = add_parent_mentions(own.assign(**{ONCE: np.arange(len(own))}), codebook)
    whole[ONCE] = ~whole[ONCE].duplicated()
    return SimpleNamespace(
        articles=coding.articles,
        sentences=coding.sentences,
        frames=whole,
        actors=coding.actors,
        attributions=coding.attributions,
        codebook=codebook,
    )


def find_wholes(coding: CodedTables, frames: Sequence[str]) -> dict[str, list[str]]:
    """Give for each of these frames that is a part the frames it is a part of; nothing for the others."""
    entries = getattr(getattr(coding, "codebook", None), "frames", None) or {}
    parents = {name: entry.parent for name, entry in entries.items() if getattr(entry, "parent", None)}
    return {name: above for name in frames if (above := list_above(name, parents))}
