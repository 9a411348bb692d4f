"""A batch of articles, split: what every step of the coding reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from mediaframing.coding.text.asides import find_asides
from mediaframing.coding.text.cutting import CutTexts, read_bytes
from mediaframing.coding.text.sentences import Sentences, split_sentences
from mediaframing.coding.text.tokens import Bools, Ints, Tokens, Vocabulary, split_texts
from mediaframing.coding.text.zones import find_zones

MOST_CHARACTERS = 4_000_000
"""Characters of a batch: enough to spread the cost of a call, few enough for memory."""

_MOST_SIDE_BY_SIDE = 16_000_000
"""Characters of all batches that are coded side by side: some 50 bytes of memory for each. Threads wait for each other in every
call, so that larger batches than one alone needs are worth it: two of 8 million took 1.58 seconds where four of 4 took 1.86."""

_LEAST = 200
_WORTH_SHARING = 1_500_000
"""So many characters at least for each of the threads: a batch costs some hundredths of a second however small it is."""


def cut_batches(
    lengths: Sequence[int], characters: int | None = None, side_by_side: int = 1
) -> Iterator[tuple[int, int]]:
    """Cut articles of such lengths into batches: the first of each and one past the last.

    A batch has at most so many characters, or is one article longer than that; and all are about as large, as many as the
    threads that code them side by side or a multiple, so that none waits for the last. Each article counts as 200 characters
    at least, because it costs something however short it is.
    """
    most = MOST_CHARACTERS if side_by_side == 1 else max(_MOST_SIDE_BY_SIDE // side_by_side, _WORTH_SHARING)
    characters = min(most, characters or most)
    counted = [max(length, _LEAST) for length in lengths]
    share = _share_evenly(sum(counted), characters, side_by_side)
    low = held = passed = batches = 0
    for place, count in enumerate(counted):
        if place > low and (held + count > characters or passed + count / 2 > share * (batches + 1)):
            yield low, place
            low, held, batches = place, 0, batches + 1
        held += count
        passed += count
    if counted:
        yield low, len(counted)


def _share_evenly(total: int, characters: int, side_by_side: int) -> float:
    """Give the size of equal batches, the fewest of at most so many characters that are a multiple of the threads."""
    threads = max(1, min(side_by_side, total // _WORTH_SHARING))
    rounds = max(1, -(-total // (characters * threads)))
    return total / (rounds * threads)


@dataclass(frozen=True)
class Batch:
    """Articles split into tokens and sentences.

    Attributes
    ----------
    ids : Arrow array of str
        The articles' ids.
    tokens : Tokens
    sentences : Sentences
    zones : array
        The zone of every sentence.
    texts : CutTexts
        The articles' texts, to cut spans out of.
    asides : array
        For every sentence, whether it leads to another article or credits a picture: nothing in it is a mention.
    """

    ids: pa.Array
    tokens: Tokens
    sentences: Sentences
    zones: Ints
    texts: CutTexts
    asides: Bools

    def find_sentence(self, article: Ints, character: Ints) -> Ints:
        """Find the sentence in which each character of an article stands."""
        starts = self.place(self.sentences.article, self.sentences.start)
        found: Ints = np.searchsorted(starts, self.place(article, character), "right") - 1
        return found

    def cut(self, article: Ints, start: Ints, end: Ints) -> pa.Array:
        """Cut spans out of the articles' texts; a start below 0 gives a missing one."""
        return self.texts.cut(article, start, end)

    def place(self, article: Ints, character: Ints) -> Ints:
        """Count characters through all articles, so that a place is one number."""
        return self.texts.first[article] + character


def read_batch(articles: pd.DataFrame, vocabulary: Vocabulary) -> Batch:
    """Split a batch of checked articles."""
    texts = articles["text"].tolist()
    tokens = split_texts(texts, vocabulary)
    sentences = split_sentences(tokens)
    zones = find_zones(texts, list_known(articles, "title"), list_known(articles, "standfirst"), sentences)
    ids = pa.array(articles["article_id"], pa.large_string())
    whole = read_bytes(pa.array(articles["text"], pa.large_string()))
    return Batch(ids, tokens, sentences, zones, whole, find_asides(tokens, sentences, zones))


def list_known(articles: pd.DataFrame, column: str) -> Sequence[str | None]:
    """List what a column of the articles says, None where it is missing or there is no such column."""
    if column not in articles.columns:
        return [None] * len(articles)
    return [value if isinstance(value, str) else None for value in articles[column].tolist()]
