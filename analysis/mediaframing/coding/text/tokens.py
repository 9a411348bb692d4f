"""Texts to words: a batch of articles is split once, and every distinct word is looked at once.

A *chunk* is what stands between white space; a *token* is a word, number or punctuation mark within a chunk;
a *type* is a distinct token. Tokens are integer arrays; every question about a word is put to its type
(:meth:`Vocabulary.classify`) and spread over the tokens by indexing. Nothing outside ``coding/`` sees this.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mediaframing.coding.text.chunks import fold_all, split_words
from mediaframing.coding.text.pieces import Bools, Bytes, Ints, cut_texts
from mediaframing.coding.text.signs import fold
from mediaframing.coding.text.vocabulary import NOTHING, Vocabulary
from mediaframing.coding.text.words import Words

__all__ = [
    "APART",
    "BEYOND",
    "Bools",
    "Ints",
    "Tokens",
    "Vocabulary",
    "find_words",
    "fold",
    "fold_all",
    "split_texts",
    "split_words",
]


APART = 4
"""So many empty places stand before each article that has words, and as many behind it."""
BEYOND = 8
"""So many more stand behind the last article, for what is looked for beyond all."""


@dataclass(frozen=True)
class Tokens:
    """The tokens of a batch of articles, in order, with empty places about each article: no rule reads one with the next.

    An empty place has the type 0, is no word, and belongs to the first or the last chunk of its article. Before the article it has
    the span (0, 0); behind it, it begins and ends where the text does.

    Attributes
    ----------
    vocabulary : Vocabulary
    texts : list of str
        The articles' texts, unchanged.
    type, start, end : array
        For each token its type, and its span in the text of its article.
    article, chunk : array
        For each token the article's place in ``texts`` and its chunk's place in ``chunk_id``.
    spaced : array of bool
        For each token, whether white space (or the start of the article) stands before it.
    chunk_id, chunk_start, chunk_article : array
        For each chunk its id in the vocabulary, where it begins in its article, and the article.
    chunk_lines : array
        For each chunk, how many line breaks stand before it since the chunk before, up to 2; 2 at an article's start.
    chunk_first : array
        For each chunk, its first token.
    """

    vocabulary: Vocabulary
    texts: list[str]
    type: Ints
    start: Ints
    end: Ints
    article: Ints
    chunk: Ints
    spaced: Bools
    chunk_id: Ints
    chunk_start: Ints
    chunk_article: Ints
    chunk_lines: Bytes
    chunk_first: Ints

    def __len__(self) -> int:
        return len(self.type)

    def classify(self, name: str, answer: Callable[[str], int], of: str = "keys") -> Ints:
        """Ask a question once of every distinct type (``"keys"`` or ``"types"``); array by token."""
        return self.vocabulary.classify(name, answer, of)[self.type]

    def find_chunk_ends(self, chunks: Ints) -> Ints:
        """Give the token behind the last one of each chunk."""
        first, ids = self.vocabulary.inner_first, self.chunk_id[chunks]
        return self.chunk_first[chunks] + first[ids + 1] - first[ids]

    def surface(self, token: int) -> str:
        """Give a token as it stands in the text."""
        return self.vocabulary.types[int(self.type[token])]


def split_texts(texts: Sequence[str], vocabulary: Vocabulary | None = None, repair: bool = True) -> Tokens:
    """Split articles' texts into tokens with their character offsets.

    ``"".join`` of a text's tokens is the text without its white space, and every token is found at its span. ``repair`` cuts
    where a sentence lacks the space behind it.
    """
    vocabulary = vocabulary if vocabulary is not None else Vocabulary()
    texts = list(texts)
    chunks = _find_chunks(texts, vocabulary, repair)
    if not len(chunks.id):
        return _read_nothing(vocabulary, texts)
    inner_first = vocabulary.inner_first[chunks.id]
    counts = vocabulary.inner_first[chunks.id + 1]
    counts -= inner_first
    first, chunk, empty = _set_apart(counts, chunks.article)
    inner_first -= first
    inner = inner_first[chunk]
    inner += np.arange(len(chunk))
    inner[empty] = 0
    types = vocabulary.inner_type[inner]
    types[empty] = NOTHING
    offset = vocabulary.inner_start[inner]
    spaced = offset == 0
    # Memory not touched before costs more than the sums: two arrays are made of those that are no longer needed.
    begin = np.take(chunks.start, chunk, out=inner, mode="clip")
    begin += offset
    home = chunk[empty]
    begin[empty] = np.where(empty < first[home], 0, _measure(texts)[chunks.article[home]])
    end = np.take(vocabulary.type_lengths, types, out=offset, mode="clip")
    end += begin
    return Tokens(
        vocabulary=vocabulary,
        texts=texts,
        type=types,
        start=begin,
        end=end,
        article=chunks.article[chunk],
        chunk=chunk,
        spaced=spaced,
        chunk_id=chunks.id,
        chunk_start=chunks.start,
        chunk_article=chunks.article,
        chunk_lines=chunks.lines,
        chunk_first=first,
    )


class _Chunks(NamedTuple):
    """The chunks of a batch: id, where each begins in its article, the article, and line breaks before it."""

    id: Ints
    start: Ints
    article: Ints
    lines: Bytes


def _read_nothing(vocabulary: Vocabulary, texts: list[str]) -> Tokens:
    """Read texts without a word."""
    none, empty = np.zeros(0, np.int64), np.full(BEYOND, NOTHING)
    return Tokens(
        vocabulary=vocabulary,
        texts=texts,
        type=empty,
        start=empty,
        end=empty,
        article=empty,
        chunk=empty,
        spaced=np.ones(BEYOND, np.bool_),
        chunk_id=none,
        chunk_start=none,
        chunk_article=none,
        chunk_lines=none.astype(np.uint8),
        chunk_first=none,
    )


def _set_apart(counts: Ints, article: Ints) -> tuple[Ints, Ints, Ints]:
    """Give each chunk's tokens their places, of which some between two articles stay empty.

    Parameters
    ----------
    counts, article : array
        How many tokens each chunk has, and its article.

    Returns
    -------
    tuple of array
        The first token of each chunk; the chunk of each token, or the nearest one of its article; the empty places.
    """
    opens = np.flatnonzero(np.diff(article, prepend=-1))
    places = counts.copy()
    places[opens] += 2 * APART
    first = np.cumsum(places)
    end = int(first[-1])
    first -= counts
    first -= APART
    chunk = np.zeros(end + BEYOND, np.int64)
    chunk[first[1:]] = 1
    chunk[first[opens[1:]]] = 0
    chunk[first[opens[1:]] - APART] = 1
    np.cumsum(chunk, out=chunk)
    between = (first[opens, None] + np.arange(-2 * APART, 0)).ravel()[APART:]
    return first, chunk, np.append(between, np.arange(end - APART, end + BEYOND))


def _measure(texts: Sequence[str]) -> Ints:
    """Give the length of each text."""
    return np.fromiter(map(len, texts), np.int64, len(texts))


def _find_chunks(texts: list[str], vocabulary: Vocabulary, repair: bool) -> _Chunks:
    pieces, breaks, parted = cut_texts(texts, repair)
    sizes = np.diff(pieces.first)
    full = np.flatnonzero(sizes > 1)
    ids = vocabulary.index_pieces(pieces, full)
    start = pieces.first[full]
    following = np.searchsorted(start, breaks)
    lines = np.zeros(len(start) + 1, np.uint8)
    places, counts = np.unique(following, return_counts=True)
    lines[places] = np.minimum(counts, 2)
    # From bytes to characters: a chunk begins as many earlier as the chunks before it have bytes beyond those.
    spare = sizes[full]
    spare -= vocabulary.lengths[ids]
    spare -= 1
    start += spare
    start -= np.cumsum(spare, out=spare)
    if len(parted):
        # What lacks its space was given one on the way, which is not in the text.
        start -= np.searchsorted(parted, pieces.first[full], "right")
    lengths = _measure(texts)
    article_start = np.cumsum(lengths + 1) - lengths - 1
    article_first = np.append(np.searchsorted(start, article_start), len(start))
    counts = np.diff(article_first)
    lines[article_first[:-1][counts > 0]] = 2
    start -= np.repeat(article_start, counts)
    return _Chunks(
        id=ids,
        start=start,
        article=np.repeat(np.arange(len(texts)), counts),
        lines=lines[:-1],
    )


def find_words(tokens: Words) -> Ints:
    """Tell which tokens count as words (1): those with a letter or digit that are no ``'s`` or its like."""
    first = tokens.first_bytes
    counts = _ALPHANUMERIC[first].astype(np.int64)
    odd = np.flatnonzero(counts == 0)
    counts[odd] = [_is_word(tokens.strings[place]) for place in odd.tolist()]
    return counts


def _is_word(token: str) -> bool:
    return token[0].isalnum() or (len(token) > 1 and token[0] not in "'’" and any(map(str.isalnum, token)))


_ALPHANUMERIC = np.array([byte < 128 and chr(byte).isalnum() for byte in range(256)])
"""By the first byte of a token, whether it is a letter or digit of ASCII."""
