"""Lines about an article that differ from page to page, but open or close alike: captions, links, buttons, times."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from mediaframing.measures.intervals import Integers
from mediaframing.measures.letters import Numbers, Texts, number_spans

Batches = Iterable[tuple[Integers, Texts]]

# A line of text may be as long; and so few words are no phrase with something beside it.
_LONGEST, _FEWEST_WORDS = 250, 3
_MIX = np.uint64(0xC2B2AE3D27D4EB4F)
_BITS = np.uint64(0xFFFF)
_END = np.uint64(0xD6E8FEB86659FD93)
# By the byte at an end of a line: letters and figures of ASCII, and all that is beyond it.
_MAY_CLOSE = np.array([byte > 127 or chr(byte).isalnum() for byte in range(256)])
_SMALL = np.array([chr(byte) in "abcdefghijklmnopqrstuvwxyz" for byte in range(256)])
# Of the places where the outlet has the phrase.
_AT_EDGES = 0.5


class EdgePhrases:
    """The first two and last two words of lines that end without a mark of punctuation, beneath a text's first line.

    Parameters
    ----------
    own : array of int
        A number for the outlet of each article.
    """

    def __init__(self, own: Numbers) -> None:
        self._own = own
        self._lines: list[Numbers] = []
        self._phrases: list[Numbers] = []
        self._articles: list[Integers] = []

    def add(
        self, texts: Texts, places: Integers, lines: tuple[Integers, Integers, Integers], number: Numbers
    ) -> None:
        """Take the phrases of a batch of texts.

        Parameters
        ----------
        texts : Texts
        places : array of int
            The article of each text.
        lines : arrays of int
            Where filled lines begin and end, and the text of each.
        number : array of int
            Of each line.
        """
        starts, ends, text = lines
        data = np.frombuffer(texts.raw, dtype=np.uint8)
        ends = _strip(data, starts, ends)
        beneath = np.append(False, text[1:] == text[:-1])[: len(text)]
        first, last = data[starts], data[ends - 1]
        asked = beneath & (ends - starts <= _LONGEST) & _MAY_CLOSE[last] & ~_SMALL[first]
        asked = np.flatnonzero(asked)
        cut, at = _cut(texts.raw, starts[asked], ends[asked]), np.arange(len(asked))
        firsts, lasts = cut.find_words(cut.classify())
        begin, end = np.searchsorted(firsts, cut.first[at]), np.searchsorted(firsts, cut.first[at + 1])
        enough = end - begin >= _FEWEST_WORDS
        # A line that ends with a letter or a figure ends with a word.
        enough[enough] = lasts[end[enough] - 1] == cut.first[at[enough] + 1] - 1
        asked, begin, end = asked[enough], begin[enough], end[enough]
        article = places[text[asked]]
        words = number_spans(cut.raw, firsts, lasts)
        pairs = np.array([_pair(words[place], words[place + 1]) for place in (begin, end - 2)])
        self._lines.append(number[asked])
        self._phrases.append(pairs ^ self._own[article])
        self._articles.append(article)

    def find_lines(self, read: Callable[[], Batches], least: int) -> Numbers:
        """Give the numbers of lines that open or close as those of many articles of the outlet do.

        Parameters
        ----------
        read : callable
            Gives the batches of texts once more.
        least : int
            In how many articles a phrase stands at the edge of such a line.
        """
        if not self._lines:
            return np.zeros(0, dtype=np.uint64)
        lines, phrases = np.concatenate(self._lines), np.concatenate(self._phrases, axis=1)
        article = np.concatenate(self._articles)
        edges = [_count_phrases(side, article, least) for side in phrases]
        candidates = np.unique(np.concatenate([phrase for phrase, _ in edges]))
        if not len(candidates):
            return np.zeros(0, dtype=np.uint64)
        everywhere = self._count(read(), candidates)
        gone = np.zeros(len(lines), dtype=np.bool_)
        for side, (phrase, times) in zip(phrases, edges, strict=True):
            # What stands elsewhere as often is a phrase of the text.
            kept = phrase[times >= _AT_EDGES * everywhere[np.searchsorted(candidates, phrase)]]
            gone |= np.isin(side, kept)
        found: Numbers = np.unique(lines[gone])
        return found

    def _count(self, batches: Batches, candidates: Numbers) -> Integers:
        """Count how often the outlets have the phrases anywhere."""
        counts = np.zeros(len(candidates), dtype=np.int64)
        # Most are told not to be among them by a few of their bits.
        maybe = np.zeros(_BITS + 1, dtype=np.bool_)
        maybe[candidates & _BITS] = True
        for places, texts in batches:
            firsts, lasts = texts.find_words(texts.classify())
            if len(firsts) < 2:
                continue
            words = number_spans(texts.raw, firsts, lasts)
            pairs = _pair(words[:-1], words[1:]) ^ self._own[places[texts.place(firsts)[:-1]]]
            pairs = pairs[maybe[pairs & _BITS]]
            at = np.minimum(np.searchsorted(candidates, pairs), len(candidates) - 1)
            counts += np.bincount(at[candidates[at] == pairs], minlength=len(candidates))
        return counts


def _strip(data: NDArray[np.uint8], starts: Integers, ends: Integers) -> Integers:
    """Give where lines end without the space behind them."""
    ends = ends.copy()
    while len(blank := np.flatnonzero((ends > starts + 1) & np.isin(data[ends - 1], list(b" \t\r")))):
        ends[blank] -= 1
    return ends


def _cut(raw: bytes, starts: Integers, ends: Integers) -> Texts:
    """Make a text of each line."""
    spans = zip(starts.tolist(), ends.tolist(), strict=True)
    joined = b"".join([b"\n", *(raw[start:end] + b"\n" for start, end in spans), bytes(8)])
    return Texts(joined, 1 + np.append(0, np.cumsum(ends - starts + 1)))


def _pair(one: Numbers, two: Numbers) -> Numbers:
    """Give a number for each word with the one behind it."""
    pairs: Numbers = (one ^ (one >> np.uint64(31))) * _MIX ^ two * _END
    return pairs


def _count_phrases(phrases: Numbers, article: Integers, least: int) -> tuple[Numbers, Integers]:
    """List the phrases of so many articles, and on how many lines each stands."""
    order = np.lexsort((article, phrases))
    phrases, article = phrases[order], article[order]
    again = np.append(False, (phrases[1:] == phrases[:-1]) & (article[1:] == article[:-1]))[: len(phrases)]
    times = np.unique(phrases, return_counts=True)[1]
    known, articles = np.unique(phrases[~again], return_counts=True)
    kept = articles >= least
    return known[kept], times[kept]
