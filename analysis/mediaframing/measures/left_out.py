"""What is no text of an article: lines that recur over an outlet's articles, and the outlet's own name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from mediaframing.measures.intervals import Integers
from mediaframing.measures.letters import Bytes, Numbers, Texts, number_spans
from mediaframing.measures.notices import Batches, EdgePhrases

# A line in so many articles of one outlet is its furniture: "Read more", "All rights reserved".
_RECURS = 5
# A shorter name is as likely a word.
_SHORTEST_NAME = 3
# "CNN (Web News)", "New York Times - Opinion".
_PART = re.compile(r"(?<=\w)\s+(?:\([^()]*\)|[-–|]\s.*)$")
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class LeaveOut:
    """Lines that recur in five articles or more of an outlet, or open or close alike; and the outlet's name or that of its site.

    Parameters
    ----------
    outlet : array of int
        The outlet of each article, -1 where it is not known.
    names : Index
        Of the outlets.
    drop_names : bool
    """

    def __init__(self, outlet: Integers, names: pd.Index, drop_names: bool) -> None:
        self._outlet = outlet
        self._names = [_read_name(str(name)) if drop_names else (b"", b"") for name in names]
        self._recurring: Numbers = np.zeros(0, dtype=np.uint64)

    def learn(self, read: Callable[[], Batches]) -> None:
        """Read texts, which are given anew each time, for the lines that recur."""
        seen = [np.zeros(0, dtype=np.uint64)]
        edges = EdgePhrases((self._outlet + 1).astype(np.uint64) * _SPREAD)
        for places, texts in read():
            starts, ends, text = _find_filled_lines(texts)
            number = self._number(texts, starts, ends, places[text])
            edges.add(texts, places, (starts, ends, text), number)
            # Once in a text is once, however often it stands there.
            order = np.lexsort((text, number))
            number, text = number[order], text[order]
            again = np.append(False, (number[1:] == number[:-1]) & (text[1:] == text[:-1]))[: len(number)]
            seen.append(number[~again])
        line, times = np.unique(np.concatenate(seen), return_counts=True)
        self._recurring = np.union1d(line[times >= _RECURS], edges.find_lines(read, _RECURS))

    def strike(self, texts: Texts, places: Integers, classes: Bytes) -> None:
        """Set what is left out to 0. A text of nothing but recurring lines stays: it is a copy, and no furniture."""
        if len(self._recurring):
            starts, ends, text = _find_filled_lines(texts)
            recurs = np.isin(self._number(texts, starts, ends, places[text]), self._recurring)
            recurs &= np.isin(text, _find_own(texts, starts, ends, text, recurs))
            for start, end in zip(starts[recurs].tolist(), ends[recurs].tolist(), strict=True):
                classes[start:end] = 0
        outlets = self._outlet[places].tolist()
        edges = texts.first.tolist()
        for outlet, start, end in zip(outlets, edges[:-1], edges[1:], strict=True):
            if outlet < 0:
                continue
            for name, data in zip(self._names[outlet], (texts.raw, texts.lower), strict=True):
                for at in _find_name(data, name, start, end):
                    classes[at : at + len(name)] = 0

    def _number(self, texts: Texts, starts: Integers, ends: Integers, places: Integers) -> Numbers:
        own = (self._outlet[places] + 1).astype(np.uint64) * _SPREAD
        numbers: Numbers = number_spans(texts.raw, starts, ends) ^ own
        return numbers


def _find_filled_lines(texts: Texts) -> tuple[Integers, Integers, Integers]:
    starts, ends = texts.find_lines()
    filled = ends > starts
    starts, ends = starts[filled], ends[filled]
    return starts, ends, texts.place(starts)


def _find_own(
    texts: Texts, starts: Integers, ends: Integers, text: Integers, recurs: NDArray[np.bool_]
) -> Integers:
    """Find the texts that hold anything beside lines that recur, among those that hold such lines."""
    beside = np.flatnonzero(np.isin(text, text[recurs]) & ~recurs)
    spans = zip(starts[beside].tolist(), ends[beside].tolist(), strict=True)
    told = np.array([bool(texts.raw[start:end].strip()) for start, end in spans], dtype=bool)
    own: Integers = text[beside[told]]
    return own


def _read_name(name: str) -> tuple[bytes, bytes]:
    """Give an outlet's name without what tells its parts apart, and that of its site in lower case: "nytimes.com" as NYTimes."""
    whole = _PART.sub("", name.strip())
    if len(whole) < _SHORTEST_NAME:
        return b"", b""
    site = re.fullmatch(r"(?:www\.)?([\w-]+)\.[\w.]+", whole)
    return whole.encode("utf-8", "replace"), site[1].lower().encode("utf-8", "replace") if site else b""


def _find_name(data: bytes, name: bytes, start: int, end: int) -> Iterator[int]:
    """Find where a name stands apart from other words."""
    at = data.find(name, start, end) if name else -1
    while at >= 0:
        if not (_is_inside(data, at) or _is_inside(data, at + len(name))):
            yield at
        at = data.find(name, at + len(name), end)


def _is_inside(data: bytes, at: int) -> bool:
    """Tell whether a word goes on at this place: letters stand on both sides."""
    around = data[max(at - 4, 0) : at].decode("utf-8", "ignore"), data[at : at + 4].decode("utf-8", "ignore")
    return all(text and (text.isalnum() or "_" in text) for text in (around[0][-1:], around[1][:1]))
