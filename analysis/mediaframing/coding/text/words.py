"""Distinct words, asked about all at once: Arrow answers for a whole column what Python would word by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

# Python asks a dict about so many words before Arrow has put the dict's keys into a table of its own.
_FEW = 1_000
# A list is short if it has no more than this part of the words that are asked about.
_SHORT = 8


class _Index(NamedTuple):
    """Where each distinct word stands first; and for each word where its like stands first, None if no two are alike."""

    first: dict[str, int]
    same: NDArray[np.int64] | None


@dataclass(frozen=True)
class Words:
    """Words as a list, and as an Arrow array where that is asked for.

    Examples
    --------
    >>> words = Words(["talks", "said", "denied"])
    >>> words.look_up({"said": 2, "denied": 3})
    array([0, 2, 3])
    >>> words.end_with("ed")
    array([False, False,  True])

    Attributes
    ----------
    strings : sequence of str
    numbers, begin : mapping, int
        Where the words are part of a longer row and all different: the place of each in that row, where it is known, and of
        the first of these.
    """

    strings: Sequence[str]
    numbers: Mapping[str, int] | None = None
    begin: int = 0

    def __len__(self) -> int:
        return len(self.strings)

    @cached_property
    def array(self) -> pa.Array:
        """The words; a lone surrogate, which Arrow does not take, stands as U+FFFD."""
        return make_array(self.strings)

    @cached_property
    def first_bytes(self) -> NDArray[np.uint8]:
        """The first byte of each word in UTF-8; no word is empty."""
        _, offsets, characters = self.array.buffers()
        return np.frombuffer(characters, np.uint8)[np.frombuffer(offsets, np.int64)[: len(self)]]

    def look_up(self, codes: Mapping[str, int], missing: int = 0) -> NDArray[np.int64]:
        """Give each word's code, and ``missing`` where it has none."""
        if len(codes) > len(self) // _SHORT:
            if len(self) > max(len(codes), _FEW):
                return look_up(self.array, codes, missing)
            return np.fromiter(map(codes.get, self.strings, repeat(missing)), np.int64, len(self))
        # Most lists are short: their words are looked for among these, and not each of these in the list.
        places, same = self._find(codes)
        there = [(place, code) for place, code in zip(places, codes.values(), strict=True) if place >= 0]
        found = np.full(len(self), missing, np.int64)
        if there:
            rows, held = zip(*there, strict=True)
            found[list(rows)] = held
        return found if same is None else found[same]

    def _find(self, listed: Iterable[str]) -> tuple[Iterable[int], NDArray[np.int64] | None]:
        """Find where each of some listed words stands first, or -1; and where the like of each of these words does."""
        if self.numbers is None:
            known = self._index
            return [known.first.get(word, -1) for word in listed], known.same
        begin, end = self.begin, self.begin + len(self)
        places = (self.numbers.get(word, -1) for word in listed)
        return [place - begin if place < end else -1 for place in places], None

    def look_up_plain(self, codes: Mapping[str, int], missing: int = 0) -> NDArray[np.int64]:
        """Look up the words without marks of emphasis around them: "_not_" is "not".

        >>> Words(["_not_", "talks"]).look_up_plain({"not": 4})
        array([4, 0])
        """
        found = self.look_up(codes, missing)
        for place in self._emphasised:
            found[place] = codes.get(self.strings[place].strip("_"), missing)
        return found

    @cached_property
    def _emphasised(self) -> list[int]:
        places: list[int] = np.flatnonzero(as_bools(pc.starts_with(self.array, "_"))).tolist()
        return places

    @cached_property
    def _index(self) -> _Index:
        first: dict[str, int] = {}
        same = np.fromiter(map(first.setdefault, self.strings, range(len(self))), np.int64, len(self))
        return _Index(first, same if len(first) < len(self) else None)

    def end_with(self, ending: str) -> NDArray[np.bool_]:
        """Tell which words end so."""
        signs = ending.encode()
        ends = self._sizes >= len(signs)
        for step, sign in enumerate(reversed(signs)):
            ends &= self._read_back(step) == sign
        return ends

    @cached_property
    def _bounds(self) -> NDArray[np.int64]:
        """Where each word begins in the bytes of the array."""
        offsets = self.array.buffers()[1]
        return np.frombuffer(offsets, np.int64)[: len(self) + 1] if len(self) else np.zeros(1, np.int64)

    @cached_property
    def _sizes(self) -> NDArray[np.int64]:
        return np.diff(self._bounds)

    def _read_back(self, step: int) -> NDArray[np.uint8]:
        """Give the byte so many steps before each word's last; any byte where a word is shorter."""
        known = self._ends.get(step)
        if known is None:
            characters = np.frombuffer(self.array.buffers()[2] or b" ", np.uint8)
            known = self._ends[step] = characters[np.maximum(self._bounds[1:] - 1 - step, 0)]
        return known

    @cached_property
    def _ends(self) -> dict[int, NDArray[np.uint8]]:
        return {}


def make_array(strings: Sequence[str]) -> pa.Array:
    """Give strings as an Arrow array; a lone surrogate stands as U+FFFD."""
    try:
        return pa.array(strings, pa.large_string())
    except UnicodeEncodeError:
        whole = (s.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for s in strings)
        return pa.array(list(whole), pa.large_string())


def look_up(words: pa.Array, codes: Mapping[str, int], missing: int = 0) -> NDArray[np.int64]:
    """Give each word's code, and ``missing`` where it has none."""
    places = pc.index_in(words, value_set=pa.array(codes.keys(), words.type))
    known = np.fromiter((*codes.values(), missing), np.int64, len(codes) + 1)
    found: NDArray[np.int64] = known[places.fill_null(len(codes)).to_numpy()]
    return found


def as_bools(answers: pa.Array) -> NDArray[np.bool_]:
    """Give Arrow's answers, none of which is missing, as a NumPy array."""
    bools: NDArray[np.bool_] = answers.to_numpy(zero_copy_only=False)
    return bools
