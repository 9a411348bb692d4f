"""Spans that overlap as they like, written as elements that nest as HTML demands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """A stretch of the text and what is written around it.

    A span that crosses another is written in pieces: ``opening`` before the first and ``reopening`` before each further
    one, ``closing`` after the last and ``pausing`` after each before it.

    Attributes
    ----------
    start, end : int
    level : int
        Which is the outer one of two spans over the same text: the lower.
    opening, closing, reopening, pausing : str
        HTML.
    """

    start: int
    end: int
    level: int
    opening: str
    closing: str
    reopening: str
    pausing: str


def nest_spans(text: str, start: int, end: int, spans: Iterable[Span], write: Callable[[str], str]) -> str:
    """Write a stretch of a text with the spans that lie in it or reach into it.

    Parameters
    ----------
    text : str
    start, end : int
        The stretch.
    spans : iterable of Span
    write : callable
        Turns a piece of the text into HTML.
    """
    begins: dict[int, list[Span]] = {}
    bounds = {start, end}
    for span in spans:
        low, high = max(span.start, start), min(span.end, end)
        if low < high:
            begins.setdefault(low, []).append(span)
            bounds |= {low, high}
    places = sorted(bounds)
    pieces: list[str] = []
    is_open: list[Span] = []
    for place, following in zip(places, [*places[1:], end], strict=True):
        resumed = _close(is_open, place, end, pieces)
        for span in sorted([*resumed, *begins.get(place, ())], key=lambda s: (-s.end, s.level)):
            pieces.append(span.opening if span.start == place else span.reopening)
            is_open.append(span)
        pieces.append(write(text[place:following]))
    return "".join(pieces)


def _close(is_open: list[Span], place: int, end: int, pieces: list[str]) -> list[Span]:
    """Close what ends here, and what stands within it; give what has to be opened again."""
    ending = [span.end <= place or place == end for span in is_open]
    if not any(ending):
        return []
    keep = ending.index(True)
    resumed = []
    while len(is_open) > keep:
        span = is_open.pop()
        pieces.append(span.closing if span.end <= place else span.pausing)
        if span.end > place and place < end:
            resumed.append(span)
    return resumed
