"""Distinct words, asked about all at once: Arrow answers for a whole column what Python would word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    """

    strings: Sequence[str]

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
        known = self._index
        there = [(known.first[word], code) for word, code in codes.items() if word in known.first]
        found = np.full(len(self), missing, np.int64)
        if there:
            places, held = zip(*there, strict=True)
            found[list(places)] = held
        return found if known.same is None else found[known.same]

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
        return as_bools(pc.ends_with(self.array, ending))


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
