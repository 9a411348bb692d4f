"""Texts to words: a batch of articles is split once, and every distinct word is looked at once.

A *chunk* is what stands between white space; a *token* is a word, number or punctuation mark within a chunk;
a *type* is a distinct token. Tokens are integer arrays; every question about a word is put to its type
(:meth:`Vocabulary.classify`) and spread over the tokens by indexing. Nothing outside ``coding/`` sees this.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress, count, islice
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from mediaframing.coding.words import Words

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Answer = Callable[[Words], Ints | Sequence[int]]
"""Answers a question about words: a number for each."""

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
_STRAIGHT = {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
_STRAIGHTEN = str.maketrans(_STRAIGHT)
_ENDERS = ".,;:?!"


def split_words(text: str) -> list[str]:
    """Split a short text (a codebook's entry) into tokens as articles are split."""
    return [token for chunk in text.split() for token in _TOKEN.findall(chunk)]


def fold(word: str) -> str:
    """Give the form under which words are compared: lower case, with straight quotation marks."""
    lowered = word.lower()
    return lowered if lowered.isascii() else lowered.translate(_STRAIGHTEN)


def fold_all(words: Sequence[str]) -> list[str]:
    """Fold many words at once; no word holds a line break."""
    folded = "\n".join(words).lower()
    for curly, straight in _STRAIGHT.items():
        folded = folded.replace(curly, straight)
    return folded.split("\n") if words else []


class Vocabulary:
    """The distinct chunks and types met so far, and what is known of each. Outlives the batch.

    Attributes
    ----------
    chunks, types : list of str
        Distinct chunks and tokens as they stand in the text; the place in the list is the id.
    keys : list of str
        For each type, its folded form (see :func:`fold`).
    lengths, type_lengths : array
        How many characters each chunk and type has.
    inner_type, inner_start : array
        The tokens of all chunks, one chunk after the other: type, and offset in the chunk.
    inner_first : array
        Where each chunk's tokens begin; one longer than the chunks.
    word, mark : array
        For each chunk that is a word of plain letters (A to Z), alone or before one punctuation mark: the word's
        type, and the mark's code point or 0. For any other the word is -1.
    """

    def __init__(self) -> None:
        self.chunks: list[str] = []
        self.types: list[str] = []
        self.keys: list[str] = []
        self.lengths = self.type_lengths = self.inner_type = self.inner_start = np.zeros(0, np.int64)
        self.inner_first = np.zeros(1, np.int64)
        self.word = self.mark = np.zeros(0, np.int64)
        # A chunk or type gets its id when it is first looked up.
        self._chunk_ids: defaultdict[str, int] = defaultdict(count().__next__)
        self._type_ids: defaultdict[str, int] = defaultdict(count().__next__)
        self._answers: dict[tuple[str, str], NDArray[np.int64]] = {}
        self._asked: dict[tuple[str, int, int], Words] = {}

    def index_chunks(self, chunks: Sequence[str]) -> Ints:
        """Give the id of every chunk, learning the new ones."""
        ids = np.fromiter(map(self._chunk_ids.__getitem__, chunks), np.int64, len(chunks))
        new = _list_new(self._chunk_ids, len(self.chunks))
        if new:
            self._learn_chunks(new)
        return ids

    def _learn_chunks(self, chunks: list[str]) -> None:
        shapes = _find_shapes(chunks)
        odd = ~(shapes.alone | shapes.ended)
        words, odd_counts = _split_chunks(list(compress(chunks, odd.tolist())))
        counts = np.where(shapes.ended, 2, 1)
        counts[odd] = odd_counts
        last = np.cumsum(counts)
        first = last - counts
        types = np.zeros(last[-1], np.int64)
        word = np.full(len(chunks), -1)
        word[shapes.alone] = self._index_types(compress(chunks, shapes.alone.tolist()))
        word[shapes.ended] = self._index_types(c[:-1] for c in compress(chunks, shapes.ended.tolist()))
        types[first[word >= 0]] = word[word >= 0]
        marks = np.zeros(128, np.int64)
        met = np.unique(shapes.mark[shapes.ended])
        marks[met] = self._index_types(map(chr, met.tolist()))
        types[last[shapes.ended] - 1] = marks[shapes.mark[shapes.ended]]
        types[np.repeat(odd, counts)] = self._index_types(words)
        self._learn_types(_list_new(self._type_ids, len(self.types)))
        sizes = self.type_lengths[types]
        # The tokens of a chunk leave nothing out, so that offsets are sums of lengths.
        starts = np.cumsum(sizes) - sizes - np.repeat(np.cumsum(shapes.length) - shapes.length, counts)
        self.chunks += chunks
        self.lengths = np.concatenate([self.lengths, shapes.length])
        self.word = np.concatenate([self.word, word])
        self.mark = np.concatenate([self.mark, shapes.mark])
        self.inner_type = np.concatenate([self.inner_type, types])
        self.inner_start = np.concatenate([self.inner_start, starts])
        self.inner_first = np.concatenate([self.inner_first, self.inner_first[-1] + last])

    def _index_types(self, words: Iterable[str]) -> Ints:
        return np.fromiter(map(self._type_ids.__getitem__, words), np.int64)

    def _learn_types(self, types: list[str]) -> None:
        self.types += types
        self.keys += fold_all(types)
        lengths = np.fromiter(map(len, types), np.int64, len(types))
        self.type_lengths = np.concatenate([self.type_lengths, lengths])

    def classify(self, name: str, answer: Callable[[str], int], of: str = "keys") -> Ints:
        """Ask a question once of every distinct ``"keys"``, ``"types"`` or ``"chunks"``; array by id.

        ``name`` identifies the question: the same name must always come with the same function.
        """
        return self.classify_all(name, lambda things: list(map(answer, things.strings)), of)

    def classify_all(self, name: str, answer: Answer, of: str = "keys") -> Ints:
        """Ask a question as :meth:`classify` does, of all that is new at once."""
        things: list[str] = getattr(self, of)
        known = self._answers.get((name, of), np.zeros(0, np.int64))
        if len(known) < len(things):
            new = self.list_words(of, len(known), len(things))
            known = np.concatenate([known, np.asarray(answer(new), np.int64)])
            self._answers[name, of] = known
        return known

    def list_words(self, of: str, begin: int, end: int) -> Words:
        """List what is new; the next questions are mostly put to the same words."""
        words = self._asked.get((of, begin, end))
        if words is None:
            self._asked = {key: asked for key, asked in self._asked.items() if key[0] != of}
            words = self._asked[of, begin, end] = Words(getattr(self, of)[begin:end])
        return words

    def classify_chunks(self, name: str, answer: Answer, marks: str, least: int = 1) -> Ints:
        """Ask a question of all chunks, the same of ``word`` and ``word,``: most of them share a few words.

        Parameters
        ----------
        name, answer
            As for :meth:`classify_all`.
        marks : str
            The marks that change no answer where they stand after a word of plain letters.
        least : int
            How long such a word is at least.
        """
        known = self._answers.get((name, "chunks"), np.zeros(0, np.int64))
        begin = len(known)
        if begin < len(self.chunks):
            by_word = self.classify_all(name, answer, "types")
            word, mark = self.word[begin:], self.mark[begin:]
            idle = np.zeros(128, np.bool_)
            idle[list(map(ord, marks))] = True
            shared = (word >= 0) & ((mark == 0) | (idle[mark] & (self.lengths[begin:] > least)))
            new = np.zeros(len(word), np.int64)
            new[shared] = by_word[word[shared]]
            rest = np.flatnonzero(~shared)
            others = Words([self.chunks[place] for place in (rest + begin).tolist()])
            new[rest] = np.asarray(answer(others), np.int64)
            known = self._answers[name, "chunks"] = np.concatenate([known, new])
        return known


def _list_new(ids: dict[str, int], known: int) -> list[str]:
    """List what has got an id since so many were known; a dict keeps the order."""
    return list(islice(reversed(ids), len(ids) - known))[::-1]


class _Shapes(NamedTuple):
    """Of chunks: the number of characters, whether plain letters alone or before one mark, and that mark or 0."""

    length: Ints
    alone: Bools
    ended: Bools
    mark: Ints


def _find_shapes(chunks: list[str]) -> _Shapes:
    """Tell chunks of plain letters, which need no pattern, from others; none holds a line break."""
    codes = np.frombuffer(("\n".join(chunks) + "\n").encode("utf-8", "surrogatepass"), np.uint8)
    last = np.flatnonzero(codes == 10)
    first = np.append(0, last[:-1] + 1)
    lowered = codes | 32
    letters = np.append(0, np.cumsum((lowered >= ord("a")) & (lowered <= ord("z"))))
    following = np.append(0, np.cumsum(codes & 0xC0 == 0x80))  # bytes of a character after its first
    size = last - first
    others = size - (letters[last] - letters[first])
    final = codes[np.maximum(last - 1, 0)].astype(np.int64)
    ended = (others == 1) & (size > 1) & np.isin(final, list(map(ord, _ENDERS)))
    return _Shapes(
        length=size - (following[last] - following[first]),
        alone=(others == 0) & (size > 0),
        ended=ended,
        mark=np.where(ended, final, 0),
    )


def _split_chunks(chunks: list[str]) -> tuple[list[str], Ints]:
    """Split chunks into tokens, one chunk after the other, and count those of each chunk."""
    words: list[str] = []
    ends: list[int] = []
    split = _TOKEN.findall
    for chunk in chunks:
        if chunk.isalpha():
            words.append(chunk)
        else:
            words += split(chunk)
        ends.append(len(words))
    last = np.array(ends, np.int64)
    return words, last - np.append(0, last)[:-1]


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
    sizes = vocabulary.lengths[ids]
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

    inner_first = vocabulary.inner_first
    counts = inner_first[ids + 1] - inner_first[ids]
    chunk_first = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    chunk = np.repeat(np.arange(len(ids)), counts)
    inner = np.arange(chunk_first[-1]) - chunk_first[chunk] + inner_first[ids][chunk]
    types = vocabulary.inner_type[inner]
    offset = vocabulary.inner_start[inner]
    begin = starts[chunk] + offset
    return Tokens(
        vocabulary=vocabulary,
        texts=texts,
        type=types,
        start=begin,
        end=begin + vocabulary.type_lengths[types],
        article=chunk_article[chunk],
        chunk=chunk,
        spaced=offset == 0,
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
    distinct = vocabulary.index_chunks(pieces.dictionary.to_numpy(zero_copy_only=False).tolist())
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
