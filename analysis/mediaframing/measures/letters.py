"""Texts as bytes: where words and lines stand in them, and a number for each, without an object for any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from mediaframing.measures.intervals import Integers

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.uint64]

_AT_ONCE = 1 << 21
# An end of the line is put between a text and nothing.
_BEHIND = tuple(pa.scalar(text, pa.large_string()) for text in ("", "\n"))
_APART, _LETTER, _JOINER = 0, 1, 2
_CURLED = 0x2019
_LINE_END = 10
# Spans are read eight bytes at a time; of longer ones than this, which are lines, hashing each is faster.
_STEP, _LONGEST = 8, 64
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))
_KEEP = np.array([(1 << (8 * n)) - 1 for n in range(_STEP)] + [(1 << 64) - 1], dtype=np.uint64)


def _classify_byte(byte: int) -> int:
    if byte < 128 and chr(byte).isalnum():
        return _LETTER
    return _JOINER if chr(byte) in "'-" else _APART


_FULL_STOP = ord(".")
_ALPHABET = np.array([byte < 128 and chr(byte).isalpha() for byte in range(256)])
_CLASSES = bytes(map(_classify_byte, range(256)))
_LOWER = bytes(ord(chr(byte).lower()) if byte < 128 else byte for byte in range(256))


@dataclass(frozen=True)
class Texts:
    """Some texts one after the other, each behind the end of a line.

    Attributes
    ----------
    raw : bytes
        As they are; bytes of 0 follow the last.
    first : array of int
        Where each text begins, and one past the end of the last, which is the end of a line.
    """

    raw: bytes
    first: Integers

    @cached_property
    def lower(self) -> bytes:
        """The same with the letters of ASCII in lower case."""
        return self.raw.translate(_LOWER)

    def classify(self) -> Bytes:
        """Say of each byte whether it is of a letter or digit, joins letters (an apostrophe, a hyphen), or neither."""
        classes = np.frombuffer(bytearray(self.raw.translate(_CLASSES)), dtype=np.uint8)
        data = np.frombuffer(self.raw, dtype=np.uint8)
        lead = np.flatnonzero(data >= 0xC0)
        if not len(lead):
            return classes
        head = data[lead].astype(np.int64)
        length = 2 + (head >= 0xE0) + (head >= 0xF0)
        point = head & np.array([0x1F, 0x0F, 0x07])[length - 2]
        for place in (1, 2, 3):
            more = length > place
            point[more] = (point[more] << 6) | (data[lead[more] + place] & 0x3F)
        distinct, which = np.unique(point, return_inverse=True)
        of_point = [
            _LETTER if chr(p).isalnum() else _JOINER if p == _CURLED else _APART for p in distinct.tolist()
        ]
        found = np.array(of_point, dtype=np.uint8)[which]
        for place in range(4):
            inside = length > place
            classes[lead[inside] + place] = found[inside]
        return classes

    def find_words(self, classes: Bytes) -> tuple[Integers, Integers]:
        """Find where words begin and end: runs of letters and digits, with single apostrophes and hyphens inside.

        Initials are one word with the full stops between them: of "U.S." the word is "U.S".

        Parameters
        ----------
        classes : array
            From :meth:`classify`; what is to be no word has been set to 0.
        """
        data = np.frombuffer(self.raw, dtype=np.uint8)
        stop = np.flatnonzero(data == _FULL_STOP)
        before, behind = _ALPHABET[data[stop - 1]], _ALPHABET[data[stop + 1]]
        alone = (classes[stop - 2] != _LETTER) & (classes[stop + 2] != _LETTER)
        known = (classes[stop - 1] == _LETTER) & (classes[stop + 1] == _LETTER)
        classes[stop[before & behind & alone & known]] = _LETTER
        at = np.flatnonzero(classes == _JOINER)
        # A curled apostrophe has three bytes, and is told by the first.
        at = at[(data[at] < 0x80) | (data[at] >= 0xC0)]
        width = np.where(data[at] < 0x80, 1, 3)
        inside = (classes[at - 1] == _LETTER) & (classes[at + width] == _LETTER)
        at, width = at[inside], width[inside]
        for place in range(3):
            classes[at[width > place] + place] = _LETTER
        letter = classes == _LETTER
        edges = np.flatnonzero(letter[1:] != letter[:-1]) + 1
        return edges[0::2], edges[1::2]

    def find_lines(self) -> tuple[Integers, Integers]:
        """Find where lines begin and end, the empty ones too."""
        ends = np.flatnonzero(np.frombuffer(self.raw, dtype=np.uint8)[: self.first[-1]] == _LINE_END)
        return ends[:-1] + 1, ends[1:]

    def place(self, starts: Integers) -> Integers:
        """Say to which text each span belongs, of spans in their order."""
        return np.repeat(np.arange(len(self.first) - 1), np.diff(np.searchsorted(starts, self.first)))


def iterate_texts(texts: pd.Series) -> Iterator[tuple[slice, Texts]]:
    """Give texts as bytes, some megabytes at a time; one that is missing is empty."""
    array = _to_arrow(texts)
    sizes = pc.binary_length(array).to_numpy(zero_copy_only=False)
    total = np.cumsum(sizes)
    cuts = np.searchsorted(total, np.arange(_AT_ONCE, int(total[-1]) if len(total) else 0, _AT_ONCE))
    edges = np.unique([0, *cuts.tolist(), len(array)])
    for start, end in pairwise(edges.tolist()):
        first = 1 + np.append(0, np.cumsum(sizes[start:end].astype(np.int64) + 1))
        joined = pc.binary_join_element_wise(array[start:end], *_BEHIND).buffers()[2]
        raw = b"".join([b"\n", memoryview(joined)[: int(first[-1]) - 1], bytes(_STEP)])
        yield slice(start, end), Texts(raw, first)


def _to_arrow(texts: pd.Series) -> Any:
    try:
        array = pa.array(texts, pa.large_string(), from_pandas=True)
    except (pa.ArrowException, UnicodeError):
        # Halves of characters, which no file of text holds, and what is no text at all.
        whole = [
            "" if pd.isna(text) else str(text).encode("utf-8", "replace").decode("utf-8") for text in texts
        ]
        array = pa.array(whole, pa.large_string())
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    return pc.fill_null(array.cast(pa.large_string()), "")


def number_spans(data: bytes, starts: Integers, ends: Integers) -> Numbers:
    """Give each span a number that only the same bytes have: of eight bytes or fewer these themselves.

    Longer ones are mixed; that any two of a million have the same number has a chance of 1 in 30 million.

    Parameters
    ----------
    data : bytes
        Eight more follow the last span.
    starts, ends : array of int
    """
    eights = np.ndarray((len(data) - _STEP + 1,), dtype="<u8", buffer=data, strides=(1,))
    length = ends - starts
    number: Numbers = eights[starts] & _KEEP[np.minimum(length, _STEP)]
    left = np.flatnonzero((length > _STEP) & (length <= _LONGEST))
    passed = _STEP
    while len(left):
        eight = eights[starts[left] + passed] & _KEEP[np.minimum(length[left] - passed, _STEP)]
        held = number[left]
        number[left] = (held ^ (held >> np.uint64(32))) * _MIX[0] + (eight ^ (eight >> np.uint64(29))) * _MIX[
            1
        ]
        passed += _STEP
        left = left[length[left] > passed]
    long = np.flatnonzero(length > _LONGEST)
    spans = zip(starts[long].tolist(), ends[long].tolist(), strict=True)
    number[long] = np.array([hash(data[start:end]) for start, end in spans], dtype=np.int64).view(np.uint64)
    return number
