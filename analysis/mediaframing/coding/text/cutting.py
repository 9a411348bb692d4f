"""Spans cut out of articles' texts, many at once: by offsets in the bytes that Arrow holds, not text by text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from mediaframing.coding.text.tokens import Ints


@dataclass(frozen=True)
class CutTexts:
    """Texts whose spans can be cut out; made by :func:`read_bytes`.

    Attributes
    ----------
    data : buffer
        The texts in UTF-8, one after the other.
    first : array
        For each text, the number of characters in all before it.
    inner : array
        For each byte that begins no character, how many characters begin before it.
    """

    data: pa.Buffer
    first: Ints
    inner: Ints

    def cut(self, text: Ints, start: Ints, end: Ints) -> pa.Array:
        """Cut spans, in characters of the texts with those numbers; a start below 0 gives a missing one."""
        there = start >= 0
        first = self.first[text[there]]
        spans = _cut_bytes(
            self.data, self._find_bytes(first + start[there]), self._find_bytes(first + end[there])
        )
        return spans if there.all() else spans.take(pa.array(np.cumsum(there) - 1, mask=~there))

    def _find_bytes(self, character: Ints) -> Ints:
        """Find the bytes at which characters begin; characters of all texts are counted through."""
        return character + np.searchsorted(self.inner, character, "right")


def read_bytes(texts: pa.Array | pa.ChunkedArray) -> CutTexts:
    """Find where the characters of texts begin; the texts are large strings, none of them missing."""
    data, bounds = join_bytes(texts)
    # A byte 10xxxxxx goes on with a character, and is below -64 as a signed number.
    going_on = np.flatnonzero(np.frombuffer(data, np.int8) < -64)
    return CutTexts(
        data=data,
        first=bounds[:-1] - np.searchsorted(going_on, bounds[:-1]),
        inner=going_on - np.arange(len(going_on)),
    )


def join_bytes(texts: pa.Array | pa.ChunkedArray) -> tuple[pa.Buffer, Ints]:
    """Give the bytes of large strings, one after the other, and where each begins; one longer than the texts."""
    whole = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    _, offsets, data = whole.buffers()
    bounds = np.frombuffer(offsets, np.int64)[whole.offset : whole.offset + len(whole) + 1]
    return data.slice(bounds[0], bounds[-1] - bounds[0]), bounds - bounds[0]


def _cut_bytes(data: pa.Buffer, begin: Ints, finish: Ints) -> pa.Array:
    """Cut spans of bytes; those that begin where all before them have ended are slices, the others copied."""
    apart = begin >= np.append(0, np.maximum.accumulate(finish))[: len(begin)]
    sliced = _slice_bytes(data, begin[apart], finish[apart])
    if apart.all():
        return sliced
    copied = _copy_bytes(data, begin[~apart], finish[~apart])
    places = np.where(apart, np.cumsum(apart), len(sliced) + np.cumsum(~apart)) - 1
    return pa.concat_arrays([sliced, copied]).take(pa.array(places))


def _slice_bytes(data: pa.Buffer, begin: Ints, finish: Ints) -> pa.Array:
    """Cut spans that stand one after the other: every second of the pieces between their bounds."""
    bounds = np.append(0, np.column_stack([begin, finish]))
    pieces = pa.LargeStringArray.from_buffers(len(bounds) - 1, pa.py_buffer(bounds), data)
    return pieces.take(pa.array(np.arange(1, len(bounds), 2)))


def _copy_bytes(data: pa.Buffer, begin: Ints, finish: Ints) -> pa.Array:
    """Cut any spans, byte by byte."""
    bounds = np.append(0, np.cumsum(finish - begin))
    wanted = np.arange(bounds[-1]) + np.repeat(begin - bounds[:-1], finish - begin)
    copied = np.frombuffer(data, np.uint8)[wanted]
    return pa.LargeStringArray.from_buffers(len(begin), pa.py_buffer(bounds), pa.py_buffer(copied))
