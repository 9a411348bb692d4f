"""What is counted in each article, and what it is divided by: articles, sentences, mentions or words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mediaframing.measures.batches import iterate_batches, shrink
from mediaframing.measures.cells import Tally, add_tallies, tally, tally_once
from mediaframing.measures.counted import Counted
from mediaframing.measures.groups import LEVELS, locate_values
from mediaframing.measures.intervals import Integers
from mediaframing.tables import CodedTables, TableError, check_table

UNITS = ("article", "sentence", "mention", "1000_words")


def count_parts(
    coding: CodedTables, table: str, counted: Counted, unit: str, zone: str | Sequence[str] | None
) -> tuple[Tally, Tally, Integers]:
    """Count numerators and denominators by article, and say for each kind which denominator is its own."""
    numerator = count_units(coding, table, counted, unit)
    if unit == "article":
        every = np.arange(len(counted.groups.article_ids))
        below = Tally(every, np.zeros_like(every), np.ones(len(every)), 1)
        return numerator, below, np.zeros(counted.kinds.count, dtype=np.int64)
    return numerator, *_denominators(coding, counted, unit, zone)


def count_units(coding: CodedTables, table: str, counted: Counted, unit: str) -> Tally:
    """Count what the unit says in each article and kind: mentions, or sentences or articles with any."""
    kinds = counted.kinds
    if unit == "sentence":
        batches = iterate_batches(getattr(coding, table), ["sentence_id"], table)
        sentence = np.concatenate(
            [shrink(batch["sentence_id"].to_numpy(dtype=np.int64)) for batch in batches]
        )
        return tally_once(counted.article, sentence[counted.row], kinds)
    held = tally(counted.article, kinds.kind, kinds.count)
    if unit == "article":
        return Tally(held.article, held.column, np.ones_like(held.value), held.columns)
    return held


def _denominators(
    coding: CodedTables, counted: Counted, unit: str, zone: str | Sequence[str] | None
) -> tuple[Tally, Integers]:
    kinds = counted.kinds
    if unit == "mention":
        # A share of the mentions that differ in nothing but the last column.
        last = len(list(kinds.levels.values())[-1])
        wholes = kinds.count // last if last else 0
        whole = np.arange(kinds.count) // max(last, 1)
        among_frames = list(kinds.levels)[-1:] == ["frame"]
        part = counted.once if among_frames else np.ones_like(counted.once)
        return tally(counted.article[part], kinds.kind[part] // max(last, 1), wholes), whole
    need = ["article_id", "words", "zone"]
    if coding.sentences.empty and len(coding.articles):
        raise TableError(
            f"unit={unit!r} divides by what the sentences table holds, and it is empty. "
            "Fill it, or take unit='article' or unit='mention'."
        )
    by_zone = "zone" in kinds.levels
    parts = []
    for batch in iterate_batches(coding.sentences, need, "sentences"):
        sentences = check_table("sentences", batch, need=need)
        if zone is not None:
            sentences = sentences[sentences["zone"].isin([zone] if isinstance(zone, str) else list(zone))]
        article = counted.groups.locate(sentences["article_id"], "sentences")
        words = sentences["words"].to_numpy(dtype=np.float64) if unit == "1000_words" else None
        if words is not None and (words < 0).any():
            raise TableError(
                f"In the sentences table, column 'words' is negative in {int((words < 0).sum())} rows. Give the number of words "
                "of each sentence, 0 or more."
            )
        code = locate_values(kinds.levels["zone"], sentences["zone"]) if by_zone else np.zeros_like(article)
        parts.append(tally(article, code, len(LEVELS["zone"]) if by_zone else 1, words))
    return add_tallies(parts), kinds.level_of("zone") if by_zone else np.zeros(kinds.count, dtype=np.int64)
