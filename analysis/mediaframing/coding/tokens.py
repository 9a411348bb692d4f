"""Texts to words: a batch of articles is split once, and every distinct word is looked at once.

A *chunk* is what stands between white space; a *token* is a word, number or punctuation mark within a chunk;
a *type* is a distinct token. Tokens are integer arrays; every question about a word is put to its type
(:meth:`Vocabulary.classify`) and spread over the tokens by indexing. Nothing outside ``coding/`` sees this.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

# What str.split() takes for white space; each is one character, so that a blank in its place keeps offsets.
_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u200c\u200d"
)
_LETTER = rf"[\w{_MARKS}]"
# "'s" and its like stand by themselves, so that an alias matches in "India's"; "isn't" stays one negator.
_CLITIC = r"['’](?:[sS]|re|ve|ll|d|m|RE|VE|LL|D|M)\b"
_TOKEN = re.compile(
    rf"""(?:[^\W\d_]\.){{2,}}                               # U.S.  a.m.
    | \d+(?:[.,:]\d+)+\w*                                   # 2,000  3.5m  10:30
    | {_LETTER}+(?:(?!{_CLITIC})['’]{_LETTER}+)*            # word  isn't  O’Brien  44th
    | (?<=\w){_CLITIC}
    | \.{{2,}} | -{{2,}} | .""",
    re.VERBOSE | re.DOTALL,
)
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


def split_words(text: str) -> list[str]:
    """Split a short text (a codebook's entry) into tokens as articles are split."""
    return [token for chunk in text.split() for token in _TOKEN.findall(chunk)]


def fold(word: str) -> str:
    """Give the form under which words are compared: lower case, with straight quotation marks."""
    lowered = word.lower()
    return lowered if lowered.isascii() else lowered.translate(_STRAIGHT)


class Vocabulary:
    """The distinct chunks and types met so far, and what is known of each. Outlives the batch.

    Attributes
    ----------
    chunks, types : list of str
        Distinct chunks and tokens as they stand in the text; the place in the list is the id.
    keys : list of str
        For each type, its folded form (see :func:`fold`).
    """

    def __init__(self) -> None:
        self.chunks: list[str] = []
        self.types: list[str] = []
        self.keys: list[str] = []
        self._chunk_ids: dict[str, int] = {}
        self._type_ids = _Index(self._learn_type)
        self._inner_types = array("q")
        self._inner_starts = array("q")
        self._inner_first = array("q", [0])
        self._answers: dict[tuple[str, str], NDArray[np.int64]] = {}

    def _learn_type(self, word: str) -> int:
        self.types.append(word)
        self.keys.append(fold(word))
        return len(self.types) - 1

    def index_chunks(self, chunks: Sequence[str]) -> Ints:
        """Give the id of every chunk, learning the new ones."""
        known, ids, split = self._chunk_ids, self._type_ids, _TOKEN.findall
        add_type, add_start = self._inner_types.append, self._inner_starts.append
        for chunk in chunks:
            if chunk in known:
                continue
            # Most chunks are a word, or a word and a mark; these need no pattern.
            if chunk.isalpha():
                add_type(ids[chunk])
                add_start(0)
            elif chunk[-1:] in ".,;:?!" and chunk[:-1].isalpha():
                add_type(ids[chunk[:-1]])
                add_start(0)
                add_type(ids[chunk[-1]])
                add_start(len(chunk) - 1)
            else:
                start = 0
                for word in split(chunk):  # the tokens of a chunk leave nothing out
                    add_type(ids[word])
                    add_start(start)
                    start += len(word)
            self._inner_first.append(len(self._inner_types))
            known[chunk] = len(self.chunks)
            self.chunks.append(chunk)
        return np.fromiter(map(known.__getitem__, chunks), np.int64, len(chunks))

    def classify(self, name: str, answer: Callable[[str], int], of: str = "keys") -> Ints:
        """Ask a question once of every distinct ``"keys"``, ``"types"`` or ``"chunks"``; array by id.

        ``name`` identifies the question: the same name must always come with the same function.
        """
        things: list[str] = getattr(self, of)
        known = self._answers.get((name, of), np.zeros(0, np.int64))
        if len(known) < len(things):
            new = np.fromiter(map(answer, things[len(known) :]), np.int64, len(things) - len(known))
            known = np.concatenate([known, new])
            self._answers[name, of] = known
        return known

    def inner_arrays(self) -> tuple[Ints, Ints, Ints]:
        """Give the types and offsets of all chunks' tokens, and where each chunk's begin (one more than chunks)."""
        known = self._answers.get(("first", "inner"))
        if known is None or len(known) < len(self._inner_first):
            self._answers["first", "inner"] = np.array(self._inner_first, np.int64)
            self._answers["type", "inner"] = np.array(self._inner_types, np.int64)
            self._answers["start", "inner"] = np.array(self._inner_starts, np.int64)
        return tuple(self._answers[part, "inner"] for part in ("type", "start", "first"))  # type: ignore[return-value]


class _Index(dict[str, int]):
    """A dict that learns a missing key; map(index.__getitem__, ...) then runs without Python code for known ones."""

    def __init__(self, learn: Callable[[str], int]) -> None:
        self._learn = learn

    def __missing__(self, key: str) -> int:
        value = self[key] = self._learn(key)
        return value


@dataclass(frozen=True)
class Tokens:
    """The tokens of a batch of articles, in order.

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
        For each chunk, how many line breaks stand before it since the chunk before; 2 at an article's start.
    chunk_first : array
        For each chunk, its first token; one longer than the chunks.
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
    chunk_lines: Ints
    chunk_first: Ints

    def __len__(self) -> int:
        return len(self.type)

    def classify(self, name: str, answer: Callable[[str], int], of: str = "keys") -> Ints:
        """Ask a question once of every distinct type (``"keys"`` or ``"types"``); array by token."""
        return self.vocabulary.classify(name, answer, of)[self.type]

    def surface(self, token: int) -> str:
        """Give a token as it stands in the text."""
        return self.vocabulary.types[int(self.type[token])]


def split_texts(texts: Sequence[str], vocabulary: Vocabulary | None = None) -> Tokens:
    """Split articles' texts into tokens with their character offsets.

    ``"".join`` of a text's tokens is the text without its white space, and every token is found at its span.
    """
    vocabulary = vocabulary if vocabulary is not None else Vocabulary()
    texts = list(texts)
    joined = "\n".join(texts)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    article_start = np.cumsum(lengths + 1) - lengths - 1
    breaks = _find_line_breaks(joined)
    for space in _SPACES:
        if space in joined:
            joined = joined.replace(space, " ")
    ids = _index_pieces(joined, vocabulary)
    sizes = vocabulary.classify("length", len, "chunks")[ids]
    starts = np.cumsum(sizes + 1) - sizes - 1
    full = np.flatnonzero(sizes)
    ids, starts = ids[full], starts[full]
    article_first = np.searchsorted(starts, article_start)
    chunk_article = np.repeat(np.arange(len(texts)), np.diff(np.append(article_first, len(starts))))
    following = np.searchsorted(starts, breaks, side="right")
    chunk_lines = np.bincount(following, minlength=len(starts) + 1)[: len(starts)]
    opens = np.diff(chunk_article, prepend=-1) > 0
    chunk_lines[opens] = 2
    starts = starts - article_start[chunk_article] if texts else starts

    inner_type, inner_start, inner_first = vocabulary.inner_arrays()
    counts = inner_first[ids + 1] - inner_first[ids]
    chunk_first = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    chunk = np.repeat(np.arange(len(ids)), counts)
    inner = np.arange(chunk_first[-1]) - chunk_first[chunk] + inner_first[ids][chunk]
    types = inner_type[inner] if len(inner) else np.zeros(0, np.int64)
    begin = starts[chunk] + inner_start[inner] if len(inner) else np.zeros(0, np.int64)
    return Tokens(
        vocabulary=vocabulary,
        texts=texts,
        type=types,
        start=begin,
        end=begin + vocabulary.classify("length", len, "types")[types],
        article=chunk_article[chunk],
        chunk=chunk,
        spaced=inner_start[inner] == 0 if len(inner) else np.zeros(0, np.bool_),
        chunk_id=ids,
        chunk_start=starts,
        chunk_article=chunk_article,
        chunk_lines=chunk_lines,
        chunk_first=chunk_first,
    )


def _index_pieces(text: str, vocabulary: Vocabulary) -> Ints:
    """Give the ids of the pieces between single blanks; Arrow finds the distinct ones faster than a dict can."""
    try:
        whole = pa.array([text], pa.large_string())
    except UnicodeEncodeError:  # a lone surrogate, which Arrow does not take
        return vocabulary.index_chunks(text.split(" "))
    pieces = pc.split_pattern(whole, " ").values.dictionary_encode()
    distinct = vocabulary.index_chunks(pieces.dictionary.to_pylist())
    places: NDArray[np.int32] = pieces.indices.to_numpy()
    return distinct[places]


def _find_line_breaks(text: str) -> Ints:
    """Find where lines end; a Unicode paragraph separator counts twice."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    ends = np.flatnonzero((codes == 10) | (codes == 0x2028) | (codes == 0x2029))
    return np.repeat(ends, 1 + (codes[ends] == 0x2029))


def is_word(token: str) -> int:
    """Tell whether a token counts as a word: it has a letter or digit and is no ``'s`` or its like."""
    return int(
        token[0].isalnum() or (len(token) > 1 and token[0] not in "'’" and any(map(str.isalnum, token)))
    )
