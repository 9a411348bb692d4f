"""A batch of articles as plain lists, for rules that read word by word around a cue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mediaframing.coding import word_classes as wc
from mediaframing.coding.quotes import Quotes
from mediaframing.coding.sentences import Sentences
from mediaframing.coding.tokens import Ints, Tokens

_CLAUSE_BOUNDS = wc.QUOTE | wc.COMMA | wc.SEMICOLON | wc.ACCORDING


@dataclass(frozen=True)
class Text:
    """What the rules read, by token.

    Attributes
    ----------
    word, cue : list of int
        The codes of :mod:`word_classes` and :mod:`cues`.
    key : sequence of int
        The type's id, to look a word up by: a view, for few words are looked up.
    keys : list of str
        The folded word of each type.
    first : list of int
        The first token of each sentence, and one past the last token.
    paragraphs : list of int
        For each sentence a number of its paragraph: one more for the next paragraph of the same article.
    opens, closes : dict
        Token of an opening (closing) mark -> quotation.
    quote_first, quote_last : list of int
    clause_bounds : list of int
        The tokens at which a clause can end before its sentence does.
    clause_ends : dict
        For bounds that a long walk passed, by their number: its last token, and where the clause ended or -1.
    """

    word: list[int]
    cue: list[int]
    key: Sequence[int]
    keys: list[str]
    first: list[int]
    paragraphs: list[int]
    opens: dict[int, int]
    closes: dict[int, int]
    quote_first: list[int]
    quote_last: list[int]
    clause_bounds: list[int]
    clause_ends: dict[int, tuple[int, int]]

    def say(self, token: int) -> str:
        """Give the folded word of a token."""
        return self.keys[self.key[token]]

    def floor(self, token: int) -> int:
        """Give the first token of a token's sentence."""
        return self.first[bisect_right(self.first, token) - 1]

    def ceiling(self, token: int) -> int:
        """Give the last token of a token's sentence."""
        return self.first[bisect_right(self.first, token)] - 1

    def paragraph(self, token: int) -> int:
        """Give the number of a token's paragraph."""
        return self.paragraphs[bisect_right(self.first, token) - 1]

    def opens_at(self, place: int, token: int) -> bool:
        """Tell whether a quotation opens at a place after a token, in its paragraph or the next of its article."""
        return place in self.opens and self.paragraph(place) - self.paragraph(token) <= 1

    def quote_at(self, token: int) -> int:
        """Give the quotation around a token, or -1."""
        quote = bisect_right(self.quote_first, token) - 1
        return quote if quote >= 0 and self.quote_last[quote] >= token else -1


def _share(codes: Ints) -> list[int]:
    """Give codes as a list in which equal ones are one object: there are few of them, and they are large."""
    numbers, distinct = pd.factorize(codes)
    shared: list[int] = distinct.astype(object)[numbers].tolist()
    return shared


def make_text(tokens: Tokens, sentences: Sentences, quotes: Quotes, word: Ints, cue: Ints) -> Text:
    """Lay a batch of articles out in lists."""
    first = quotes.first.tolist()
    last = quotes.last.tolist()
    gap = int(sentences.paragraph.max()) + 3 if len(sentences) else 1
    return Text(
        word=_share(word),
        cue=cue.tolist(),
        key=tokens.type.data,
        keys=tokens.vocabulary.keys,
        first=sentences.first_token.tolist(),
        paragraphs=(sentences.article * gap + sentences.paragraph).tolist(),
        opens={token: n for n, token in enumerate(first)},
        closes={token: n for n, token in enumerate(last)},
        quote_first=first,
        quote_last=last,
        clause_bounds=np.flatnonzero(word & _CLAUSE_BOUNDS > 0).tolist(),
        clause_ends={},
    )
