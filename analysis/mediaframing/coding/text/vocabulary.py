"""The distinct chunks and words met so far, so that every question is put to each of them once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import compress, repeat
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from mediaframing.coding.text.chunks import ENDERS, cut_chunks, find_plain, fold_all
from mediaframing.coding.text.growing import Growing
from mediaframing.coding.text.pieces import Bools, Ints, Pieces
from mediaframing.coding.text.words import Words

Small = NDArray[np.int8]

NOTHING = 0
"""The type of the empty places between articles: a line break, which stands in no token."""

Answer = Callable[[Words], Ints | Sequence[int]]
"""Answers a question about words: a number for each."""

_BEHIND = {0: "", **{ord(mark): mark for mark in ENDERS}}
_MARK_PLACE = np.zeros(128, np.int64)
_MARK_PLACE[list(_BEHIND)] = range(len(_BEHIND))


class Distinct(NamedTuple):
    """Distinct pieces made ready to be looked up.

    ``places`` is for each piece its place among the distinct ones. ``chosen`` marks those of plain letters, alone or before
    one mark: ``words`` are their distinct words, ``word`` and ``mark`` what each of them is. ``odd`` marks the other
    ones that are not empty, which are ``others``.
    """

    places: NDArray[np.int32]
    chosen: Bools
    words: Pieces
    word: NDArray[np.int32]
    mark: Ints
    odd: Bools
    others: Pieces


def find_distinct(pieces: Pieces) -> Distinct:
    """Find the distinct ones of pieces, and which are plain words."""
    distinct, places = pieces.find_distinct()
    plain = find_plain(distinct)
    words, word = plain.words.find_distinct()
    odd = ~plain.chosen & (np.diff(distinct.first) > 1)
    return Distinct(places, plain.chosen, words, word, plain.mark, odd, distinct.select(odd))


class Vocabulary:
    """The distinct chunks and types met so far, and what is known of each. Outlives the batch.

    Attributes
    ----------
    types : list of str
        Distinct tokens as they stand in the text; the place in the list is the id. The first one is :data:`NOTHING`.
    keys : list of str
        For each type, its folded form (see :func:`mediaframing.coding.text.chunks.fold`).
    lengths, type_lengths : array
        How many characters each chunk and type has.
    inner_type, inner_start : array
        The tokens of all chunks, one chunk after the other: type, and offset in the chunk.
    inner_first : array
        Where each chunk's tokens begin; one longer than the chunks.
    word, mark : array
        For each chunk that is a word of plain letters (A to Z), alone or before one punctuation mark: the word's
        type, and the mark's code point or 0. For any other the word is below 0.
    """

    def __init__(self) -> None:
        self.types: list[str] = ["\n"]
        self.keys: list[str] = ["\n"]
        nothing = np.zeros(0, np.int64)
        self._lengths, self._type_lengths = Growing(nothing), Growing(np.zeros(1, np.int64))
        self._inner_type, self._inner_start = Growing(nothing), Growing(nothing)
        self._inner_first = Growing(np.zeros(1, np.int64))
        self._word, self._mark = Growing(nothing), Growing(nothing)
        self.type_lengths = self._type_lengths.held
        self.lengths = self.inner_type = self.inner_start = self.word = self.mark = nothing
        self.inner_first = self._inner_first.held
        self._type_ids: dict[str, int] = {}
        # Most chunks are a word and perhaps a mark: known by the two numbers, they need not be made strings of.
        self._plain_ids = Growing(np.full((1, len(_BEHIND)), -1, np.int32))
        self._odd_ids: dict[str, int] = {}
        self._odd: list[str] = []
        self._answers: dict[tuple[str, str], Growing[np.int64]] = {}
        self._judged: dict[tuple[str, str], Growing[np.int8]] = {}
        self._asked: dict[tuple[str, int, int], Words] = {}

    @property
    def chunks(self) -> Chunks:
        """The distinct chunks as they stand in the text; the place is the id."""
        return Chunks(self, self._odd)

    def index_chunks(self, chunks: Sequence[str]) -> Ints:
        """Give the id of every chunk, learning the new ones; none holds white space."""
        pieces = Pieces.read("".join(f"{chunk} " for chunk in chunks))
        return self.index_pieces(pieces, np.arange(len(pieces)))

    @property
    def origin(self) -> Vocabulary:
        """The vocabulary whose numbers of words and chunks these are: itself."""
        return self

    def index_pieces(self, pieces: Pieces, rows: Ints) -> Ints:
        """Give the ids of some pieces as chunks, learning all that are new; -1 for those that are empty."""
        found = find_distinct(pieces)
        return self.index_distinct(found)[found.places[rows]]

    def index_distinct(self, found: Distinct) -> Ints:
        """Give the ids of distinct pieces as chunks, learning all that are new; -1 for one that is empty."""
        ids = np.full(len(found.chosen), -1)
        ids[found.chosen] = self._index_plain(self._index_types(found.words)[found.word], found.mark)
        ids[found.odd] = self._index_odd(found.others)
        return ids

    def _index_plain(self, word: Ints, mark: Ints) -> Ints:
        known = self._plain_ids.held
        ids = known[word, _MARK_PLACE[mark]].astype(np.int64)
        new = ids < 0
        word, mark = word[new], mark[new]
        ids[new] = len(self.lengths) + np.arange(len(word))
        known[word, _MARK_PLACE[mark]] = ids[new]
        ended = mark > 0
        counts = 1 + ended
        types = np.repeat(word, counts)
        types[np.cumsum(counts)[ended] - 1] = self._index_marks(mark[ended])
        self._learn_chunks(word, mark, types, counts)
        return ids

    def _index_marks(self, marks: Ints) -> Ints:
        of_mark = np.zeros(128, np.int64)
        met = np.unique(marks)
        of_mark[met] = self._index_types(Pieces.read("".join(f"{chr(mark)} " for mark in met.tolist())))
        return of_mark[marks]

    def _index_odd(self, chunks: Pieces) -> Ints:
        strings = chunks.list_strings()
        ids = _look_up(self._odd_ids, strings)
        new = ids < 0
        fresh = list(compress(strings, new.tolist()))
        if fresh:
            ids[new] = len(self.lengths) + np.arange(len(fresh))
            self._odd_ids.update(zip(fresh, ids[new].tolist(), strict=True))
            cut = cut_chunks(chunks.select(new))
            tokens, places = cut.tokens.find_distinct()
            types = self._index_types(tokens)[places]
            word = -1 - len(self._odd) - np.arange(len(fresh))
            self._odd += fresh
            self._learn_chunks(word, np.zeros(len(fresh), np.int64), types, cut.counts)
        return ids

    def _learn_chunks(self, word: Ints, mark: Ints, types: Ints, counts: Ints) -> None:
        sizes = self.type_lengths[types]
        # The tokens of a chunk leave nothing out, so that offsets are sums of lengths.
        before = np.append(0, np.cumsum(sizes))
        last = np.cumsum(counts)
        lengths = before[last] - before[last - counts]
        self.word = self._word.extend(word)
        self.mark = self._mark.extend(mark)
        self.lengths = self._lengths.extend(lengths)
        self.inner_type = self._inner_type.extend(types)
        self.inner_start = self._inner_start.extend(before[:-1] - np.repeat(before[last - counts], counts))
        self.inner_first = self._inner_first.extend(self.inner_first[-1] + last)

    def _index_types(self, words: Pieces) -> Ints:
        """Give the types of distinct words, learning the new ones."""
        strings = words.list_strings()
        ids = _look_up(self._type_ids, strings)
        new = ids < 0
        fresh = list(compress(strings, new.tolist()))
        if fresh:
            numbers = range(len(self.types), len(self.types) + len(fresh))
            ids[new] = numbers
            self._type_ids.update(zip(fresh, numbers, strict=True))
            self.types += fresh
            self.keys += fold_all(fresh)
            lengths = np.fromiter(map(len, fresh), np.int64, len(fresh))
            self.type_lengths = self._type_lengths.extend(lengths)
            self._plain_ids.extend(np.full((len(fresh), len(_BEHIND)), -1, np.int32))
        return ids

    def classify(self, name: str, answer: Callable[[str], int], of: str = "keys") -> Ints:
        """Ask a question once of every distinct ``"keys"`` or ``"types"``; array by id.

        ``name`` identifies the question: the same name must always come with the same function.
        """
        return self.classify_all(name, lambda things: list(map(answer, things.strings)), of)

    def classify_all(self, name: str, answer: Answer, of: str = "keys") -> Ints:
        """Ask a question as :meth:`classify` does, of all that is new at once."""
        known = self._recall(name, of)
        self._ask(known, answer, of)
        return known.held

    def judge_all(self, name: str, answer: Answer, of: str = "keys") -> Small:
        """Ask as :meth:`classify_all` does what is answered with 0 or 1, or few bits, which takes an eighth of the memory."""
        known = self._judged.setdefault((name, of), Growing(np.zeros(0, np.int8)))
        self._ask(known, answer, of)
        return known.held

    def _ask(self, known: Growing[Any], answer: Answer, of: str) -> None:
        things: list[str] = getattr(self, of)
        if len(known.held) < len(things):
            known.extend(np.asarray(answer(self.list_words(of, len(known.held), len(things)))))

    def list_words(self, of: str, begin: int, end: int) -> Words:
        """List what is new; the next questions are mostly put to the same words."""
        words = self._asked.get((of, begin, end))
        if words is None:
            self._asked = {key: asked for key, asked in self._asked.items() if key[0] != of}
            numbers = self.origin._type_ids if of == "types" else None
            words = self._asked[of, begin, end] = Words(getattr(self, of)[begin:end], numbers, begin)
        return words

    def classify_new(self, name: str, answer: Callable[[Ints], Ints]) -> Ints:
        """Ask a question once of every chunk, all that are new at once, by their ids; array by id."""
        known = self._recall(name, "chunks")
        if len(known.held) < len(self.lengths):
            known.extend(answer(np.arange(len(known.held), len(self.lengths))))
        return known.held

    def _recall(self, name: str, of: str) -> Growing[np.int64]:
        return self._answers.setdefault((name, of), Growing(np.zeros(0, np.int64)))

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

        def judge(ids: Ints) -> Ints:
            by_word = self.classify_all(name, answer, "types")
            word, mark = self.word[ids], self.mark[ids]
            idle = np.zeros(128, np.bool_)
            idle[list(map(ord, marks))] = True
            shared = (word >= 0) & ((mark == 0) | (idle[mark] & (self.lengths[ids] > least)))
            found = np.zeros(len(ids), np.int64)
            found[shared] = by_word[word[shared]]
            found[~shared] = np.asarray(answer(Words(self.chunks.list(ids[~shared]))), np.int64)
            return found

        return self.classify_new(name, judge)


class Chunks(Sequence[str]):
    """The distinct chunks of a vocabulary; those of plain letters are made strings of when they are asked for."""

    def __init__(self, vocabulary: Vocabulary, odd: list[str]) -> None:
        self._vocabulary = vocabulary
        self._odd = odd

    def __len__(self) -> int:
        return len(self._vocabulary.lengths)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return self.list(np.arange(len(self))[place])
        return self.list(np.array([place]))[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self[:])

    def list(self, ids: Ints) -> list[str]:
        """List the chunks of such ids."""
        types, odd = self._vocabulary.types, self._odd
        known = zip(self._vocabulary.word[ids].tolist(), self._vocabulary.mark[ids].tolist(), strict=True)
        return [types[word] + _BEHIND[mark] if word >= 0 else odd[-1 - word] for word, mark in known]


def _look_up(ids: dict[str, int], words: Sequence[str]) -> Ints:
    """Give the ids of words, and -1 for those that have none."""
    if not ids:
        return np.full(len(words), -1)
    return np.fromiter(map(ids.get, words, repeat(-1)), np.int64, len(words))
