"""Codings on the disk, as far as views know them: what they can give without being read as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Protocol, TypeGuard

import pandas as pd

from mediaframing.measures.batches import iterate_batches
from mediaframing.tables import CodedTables

# Of more articles the corpus is read from its beginning, which is then the faster.
_MOST_LOOKED_UP = 500


class StoredTables(CodedTables, Protocol):
    """Coded tables on the disk, whose columns are read when they are asked for."""

    def take_articles(self, article_ids: Collection[str]) -> CodedTables:
        """Read some articles with all that was coded in them."""

    def take_texts(self, article_ids: Collection[str]) -> pd.DataFrame:
        """Read some articles, without what was coded in them."""

    def keep_articles(self, keep: Any, provenance: Mapping[str, Any]) -> CodedTables:
        """Give a part of the articles, of which nothing is read yet."""


def is_stored(coding: CodedTables) -> TypeGuard[StoredTables]:
    """Tell whether a coding is on the disk."""
    # By its class: looking at its tables would open them.
    return hasattr(type(coding), "take_articles")


def take_article(coding: CodedTables, article_id: str) -> CodedTables:
    """Give a coding that has the article at least; of one on the disk nothing else is read."""
    return coding.take_articles([article_id]) if is_stored(coding) else coding


def load_mentions(coding: CodedTables) -> pd.DataFrame:
    """Give the frames table, of one on the disk without the names of mentions, each of which is another text."""
    mentions = coding.frames
    if not is_stored(coding):
        return mentions
    return mentions[[column for column in mentions.columns if column != "mention_id"]]


def iterate_texts(coding: CodedTables, article_ids: Collection[str]) -> Iterator[pd.DataFrame]:
    """Give the articles with these ids, of a coding on the disk in pieces."""
    articles = coding.articles
    if not is_stored(coding):
        yield articles[articles["article_id"].isin(article_ids)]
    elif len(article_ids) <= _MOST_LOOKED_UP:
        yield coding.take_texts(article_ids)
    else:
        for batch in iterate_batches(articles, ["article_id", "outlet", "published", "text"], "articles"):
            yield batch[batch["article_id"].isin(article_ids)]
