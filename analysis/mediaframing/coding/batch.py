"""A batch of articles, split: what every step of the coding reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from mediaframing.coding.sentences import Sentences, split_sentences
from mediaframing.coding.tokens import Ints, Tokens, Vocabulary, split_texts
from mediaframing.coding.zones import find_zones


@dataclass(frozen=True)
class Batch:
    """Articles split into tokens and sentences.

    Attributes
    ----------
    ids : array of object
        The articles' ids.
    tokens : Tokens
    sentences : Sentences
    zones : array
        The zone of every sentence.
    """

    ids: np.ndarray[Any, Any]
    tokens: Tokens
    sentences: Sentences
    zones: Ints

    def cut(self, article: Ints, start: Ints, end: Ints) -> list[str | None]:
        """Cut spans out of the articles' texts; a start below 0 gives None."""
        texts = self.tokens.texts
        spans = zip(article.tolist(), start.tolist(), end.tolist(), strict=True)
        return [texts[a][s:e] if s >= 0 else None for a, s, e in spans]


def read_batch(articles: pd.DataFrame, vocabulary: Vocabulary) -> Batch:
    """Split a batch of checked articles."""
    texts = articles["text"].tolist()
    tokens = split_texts(texts, vocabulary)
    sentences = split_sentences(tokens)
    zones = find_zones(texts, _list_known(articles, "title"), _list_known(articles, "standfirst"), sentences)
    return Batch(articles["article_id"].to_numpy(object), tokens, sentences, zones)


def _list_known(articles: pd.DataFrame, column: str) -> Sequence[str | None]:
    if column not in articles.columns:
        return [None] * len(articles)
    return [value if isinstance(value, str) else None for value in articles[column].tolist()]
