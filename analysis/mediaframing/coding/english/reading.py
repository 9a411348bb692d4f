"""A batch of articles as the rules of clauses read it: what its words are, and where some kind of them stands."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.quotations import Quotes
from mediaframing.coding.text.places import Places, find_places, list_between, list_places
from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Bools, Ints, Tokens, Vocabulary
from mediaframing.coding.text.words import Words

_BEYOND = 8
"""So many tokens past the last one, and before the first, can be asked about."""
_EDGES = (
    wc.COMMA | wc.COLON | wc.SEMICOLON | wc.DASH | wc.STOP | wc.OPEN_BRACKET | wc.CLOSE_BRACKET | wc.QUOTE
    | wc.POSSESSIVE | wc.COORDINATOR | wc.SUBORDINATOR | wc.RELATIVE | wc.ACCORDING
)  # fmt: skip
_Made = TypeVar("_Made")

Spans = tuple[Ints, Ints]
"""First and last tokens, both inside; -1, -1 where there is none."""


@dataclass(frozen=True)
class Text:
    """What the rules read, by token.

    Attributes
    ----------
    codes, cues : array
        The codes of :mod:`word_classes` and :mod:`verb_frames` by token, and eight more: a full stop and no cue for any
        token up to eight past the last one, or down to -8. What rules read beyond a sentence needs no guard then.
    type : array
        The type of every token, and -1 for the eight more.
    vocabulary : Vocabulary
    sentences : Sentences
    quotes : Quotes
    """

    codes: Ints
    cues: Ints
    type: Ints
    vocabulary: Vocabulary
    sentences: Sentences
    quotes: Quotes
    # What was found of classes of words, by their bits, and what functions made of the text, by the function.
    _made: dict[object, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.codes) - _BEYOND

    def hold(self, bits: int) -> Bools:
        """Tell for every token, none beyond, whether its code has one of these bits."""
        codes = self.codes if bits >> 32 else self._low_codes
        there: Bools = (codes[: len(self)] & codes.dtype.type(bits)) != 0
        return there

    @cached_property
    def _low_codes(self) -> NDArray[np.uint32]:
        """The first 32 bits of the codes: what is asked most, at half the cost."""
        return self.codes.astype(np.uint32)

    def find(self, bits: int) -> Places:
        """Find where the words stand whose codes have one of these bits."""
        places: Places | None = self._made.get(bits)
        if places is None:
            places = self._made[bits] = (
                find_places(self.hold(bits)) if bits == _EDGES or bits & ~_EDGES else self._find_edges(bits)
            )
        return places

    def _find_edges(self, bits: int) -> Places:
        """Find some of the words and marks that bound clauses, among all of them: the most asked, and few."""
        found = np.flatnonzero(self._edge_codes & np.uint32(bits) != 0)
        return list_places(self.find(_EDGES).tokens[found], len(self))

    @cached_property
    def _edge_codes(self) -> NDArray[np.uint32]:
        return self._low_codes[self.find(_EDGES).tokens]

    @cached_property
    def cued(self) -> Ints:
        """The tokens that are cues, in order."""
        return np.flatnonzero(self.cues != 0)

    def recall(self, make: Callable[[Text], _Made]) -> _Made:
        """Give what a function makes of the whole text; it is called once."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _Made = self._made[make]
        return made

    def end_with(self, tokens: Ints, *endings: str) -> Bools:
        """Tell whether the folded words of tokens end so, or so."""
        return self._spread(self.judge_endings(*endings), tokens)

    def are(self, tokens: Ints, words: Collection[str], name: str) -> Bools:
        """Tell whether the folded words of tokens are among some; the same name must come with the same words."""
        return self._spread(self.judge_words(words, name), tokens)

    def _spread(self, of_type: Ints, tokens: Ints) -> Bools:
        spread: Bools = np.append(of_type, 0)[self.type[tokens]] != 0
        return spread

    def judge_endings(self, *endings: str) -> Ints:
        """Give 1 for each distinct token whose folded word ends so, or so."""

        def judge(words: Words) -> Ints:
            ends = np.zeros(len(words), np.int64)
            for ending in endings:
                ends |= words.end_with(ending)
            return ends

        return self.vocabulary.classify_all(f"ends with {endings}", judge)

    def judge_words(self, words: Collection[str], name: str) -> Ints:
        """Give 1 for each distinct token whose folded word is among some."""
        return self.vocabulary.classify_all(
            f"is one of {name}", lambda asked: asked.look_up(dict.fromkeys(words, 1))
        )

    def find_floors(self, tokens: Ints) -> Ints:
        """Give the first token of each token's sentence."""
        return self.sentences.first_token[self.sentences.of_token[tokens]]

    def find_ceilings(self, tokens: Ints) -> Ints:
        """Give the last token of each token's sentence."""
        return self.sentences.first_token[self.sentences.of_token[tokens] + 1] - 1

    def find_paragraphs(self, tokens: Ints) -> Ints:
        """Give the number of each token's paragraph: one more for the next paragraph of the same article."""
        sentence = self.sentences.of_token[tokens]
        return self.sentences.article[sentence] * self._gap + self.sentences.paragraph[sentence]

    @cached_property
    def _gap(self) -> int:
        """How far the numbers of the paragraphs of two articles lie apart at least."""
        return int(self.sentences.paragraph.max()) + 3 if len(self.sentences) else 1

    @cached_property
    def paragraph_openings(self) -> Ints:
        """The first sentence of each paragraph, and the number of all sentences."""
        article, paragraph = self.sentences.article, self.sentences.paragraph
        fresh = (np.diff(article, prepend=-1) != 0) | (np.diff(paragraph, prepend=-1) != 0)
        return np.append(np.flatnonzero(fresh), len(article))

    def find_openings(self, tokens: Ints) -> Ints:
        """Give the quotation that opens at each token, or -1."""
        return self._openings[tokens]

    def find_closings(self, tokens: Ints) -> Ints:
        """Give the quotation that closes at each token, or -1."""
        return self._closings[tokens]

    @cached_property
    def _openings(self) -> Ints:
        return self._number(self.quotes.first)

    @cached_property
    def _closings(self) -> Ints:
        return self._number(self.quotes.last)

    def _number(self, places: Ints) -> Ints:
        """Give for every token, and for those beyond, the number of the place that it is, or -1."""
        numbers = np.full(len(self.codes), -1)
        numbers[places] = np.arange(len(places))
        return numbers

    def find_quotes(self, tokens: Ints) -> Ints:
        """Give the quotation that stands around each token, its marks included, or -1."""
        return self._quotes[tokens]

    @cached_property
    def _quotes(self) -> Ints:
        numbers = np.full(len(self.codes), -1)
        quote, inner = list_between(self.quotes.first, self.quotes.last + 1)
        numbers[inner] = quote
        return numbers

    def open_at(self, places: Ints, tokens: Ints) -> Bools:
        """Tell whether a quotation opens at each place after a token, in its paragraph or the next of its article."""
        open_ = self.find_openings(places) >= 0
        rows = np.flatnonzero(open_)
        apart = self.find_paragraphs(places[rows]) - self.find_paragraphs(tokens[rows])
        open_[rows[apart > 1]] = False
        return open_


def make_text(tokens: Tokens, sentences: Sentences, quotes: Quotes, word: Ints, cue: Ints) -> Text:
    """Lay a batch of articles out, given the codes of its tokens."""
    return Text(
        codes=np.append(word, np.full(_BEYOND, wc.STOP)),
        cues=np.append(cue, np.zeros(_BEYOND, np.int64)),
        type=np.append(tokens.type, np.full(_BEYOND, -1)),
        vocabulary=tokens.vocabulary,
        sentences=sentences,
        quotes=quotes,
    )


# Words of a class near others, looked for in windows: for the few rows that ask, cheaper than in the whole text.


def find_near(text: Text, bits: int, begin: Ints, reach: int, step: int = 1) -> Ints:
    """Find the first word of a class among so many from each token on.

    Parameters
    ----------
    text : Text
    bits : int
        The class.
    begin : array
    reach : int
        How many tokens are looked at.
    step : int
        1 to look forward, -1 to look back.

    Returns
    -------
    array of int
        The token; one step before ``begin`` where there is none.
    """
    places = np.minimum(begin[:, None] + step * np.arange(reach), len(text))
    there = text.codes[places] & bits > 0
    first = there.argmax(axis=1)
    return np.where(there[np.arange(len(begin)), first], begin + step * first, begin - step)


def have_words(text: Text, bits: int, phrases: Spans) -> Bools:
    """Tell which phrases have a word of a class."""
    first, last = phrases
    near = find_near(text, bits, first, int((last - first).max(initial=0)) + 1)
    there: Bools = (near >= first) & (near <= last)
    return there
