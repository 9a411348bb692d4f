"""A batch of articles as all rules read it: what its words are, and where some kind of them stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.datelines import find_datelines
from mediaframing.coding.english.endings import judge_endings, sum_endings
from mediaframing.coding.english.hyphened_names import Hyphens, find_given_names, find_hyphens
from mediaframing.coding.english.joined_verbs import find_joined_verbs
from mediaframing.coding.english.listed_words import mark_listed, number_listed
from mediaframing.coding.english.modal_names import find_modal_names, find_months
from mediaframing.coding.english.punctuation import pass_marks
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.quotations import Quotes, find_quotes
from mediaframing.coding.english.roles import IDLE, TELLING
from mediaframing.coding.english.verb_frames import judge_cues
from mediaframing.coding.english.word_classes import classify_words
from mediaframing.coding.english.word_forms import classify_roles
from mediaframing.coding.text.places import Places, find_places, list_between, list_places
from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import BEYOND, Bools, Ints, Tokens, Vocabulary
from mediaframing.coding.text.vocabulary import NOTHING, Small
from mediaframing.coding.text.words import Words, as_bools

_LOW = (1 << 32) - 1
_EDGES = (
    wc.COMMA | wc.COLON | wc.SEMICOLON | wc.DASH | wc.STOP | wc.OPEN_BRACKET | wc.CLOSE_BRACKET | wc.QUOTE
    | wc.POSSESSIVE | wc.CCONJ | wc.SCONJ | wc.REL | wc.ACCORDING
)  # fmt: skip
_RARE = _EDGES | (
    wc.AUX | wc.ADV | wc.FIN | wc.THAT | wc.INT | wc.TIME | wc.PRON | wc.ACC | wc.POSS | wc.MASC | wc.FEM | wc.NEUT | wc.FIRST
    | wc.PERSON | wc.BODY | wc.TEXT | wc.OF | wc.TO | wc.BY | wc.AS | wc.COP | wc.MODAL | wc.CONTRAST | wc.QUANTIFIER
)  # fmt: skip
"""All but words of which there are many: plain words and names, numbers, determiners, other prepositions."""
_FREQUENT = 64
"""A listed word stands everywhere if one of so many tokens is it."""
_Made = TypeVar("_Made")

Spans = tuple[Ints, Ints]
"""First and last tokens, both inside; -1, -1 where there is none."""


def _nothing() -> Ints:
    return np.zeros(0, np.int64)


@dataclass(frozen=True)
class Text:
    """A batch as read, by token. About each article are empty places, so that rules may look a little beyond its ends.

    Everything is made when it is first asked for.

    Parameters
    ----------
    tokens : Tokens
    sentences : Sentences
    signs, phrase_word : array
        Roles that a reader of cues adds to each token, and the number of its word among the words of cues, or 0; see
        :mod:`mediaframing.coding.stance.reading`.
    """

    tokens: Tokens
    sentences: Sentences
    signs: Ints = field(default_factory=_nothing)
    phrase_word: Ints = field(default_factory=_nothing)
    # What was found of classes of words, by their bits, and what functions made of the text, by the function.
    _made: dict[object, Any] = field(default_factory=dict)

    @property
    def vocabulary(self) -> Vocabulary:
        """The distinct words."""
        return self.tokens.vocabulary

    @cached_property
    def type(self) -> Ints:
        """The type of every token."""
        return self.tokens.type

    @cached_property
    def spaced(self) -> Bools:
        """Whether white space stands before each token."""
        return self.tokens.spaced

    @cached_property
    def quotes(self) -> Quotes:
        """The quotations."""
        return find_quotes(self.tokens, self.sentences)

    @cached_property
    def codes(self) -> Ints:
        """The codes of :mod:`word_classes`: that of a full stop for the empty places."""
        codes = pass_marks(self.tokens, self.sentences, self._own_codes, self.quotes)
        codes[self._hyphens.spaced] = wc.DASH
        codes[self.datelines] = wc.SEMICOLON
        given = self.given_names
        codes[given - 1] &= wc.WORD | wc.CAPITAL
        codes[given + 1] = wc.WORD
        codes[self.modal_names] = wc.WORD | wc.CAPITAL
        codes[find_months(self.tokens, self._own_codes, self.modal_names)] = wc.WORD | wc.CAPITAL | wc.TIME
        codes[find_joined_verbs(self.tokens, self.cues, self.hyphens)] = wc.ADV
        return codes

    @cached_property
    def datelines(self) -> Ints:
        """The tokens of datelines, which are no part of the sentences that they open."""
        return find_datelines(self.tokens, self.sentences)

    @cached_property
    def given_names(self) -> Ints:
        """The hyphens of given names: "Moon Jae-in", whose last syllable is no preposition."""
        return find_given_names(self.tokens, self._own_codes, self.hyphens)

    @property
    def hyphens(self) -> Ints:
        """The hyphens that stand between two words without white space."""
        return self._hyphens.joining

    @cached_property
    def _hyphens(self) -> Hyphens:
        return find_hyphens(self.tokens)

    @cached_property
    def modal_names(self) -> Ints:
        """The surnames that are spelt like auxiliaries: "Mrs May"."""
        return find_modal_names(self.tokens, self.sentences, self._own_codes)

    @cached_property
    def _own_codes(self) -> Ints:
        """What each word's code is by itself."""
        return classify_words(self.tokens)

    @cached_property
    def cues(self) -> Ints:
        """The codes of :mod:`verb_frames`."""
        return self.vocabulary.classify_all("attribution cue", judge_cues)[self.type]

    @cached_property
    def role(self) -> Ints:
        """Sums of the bits of each token's roles and forms (:mod:`roles`); none for the empty places."""
        return self._roles[0] | self.signs if len(self.signs) else self._roles[0]

    @property
    def word(self) -> Ints:
        """The number of each token's word among those that rules name, or 0."""
        return self._roles[1]

    @cached_property
    def _roles(self) -> tuple[Ints, Ints]:
        return self.recall(_classify_roles)

    @cached_property
    def telling(self) -> Ints:
        """The places of words that tell something about a scope, in order; most nouns do not."""
        return np.flatnonzero(has(self.role, TELLING) | ~has(self.role, IDLE))

    @cached_property
    def empty(self) -> Ints:
        """The empty places."""
        return np.flatnonzero(self.type == NOTHING)

    def __len__(self) -> int:
        return len(self.type) - BEYOND

    def hold(self, bits: int) -> Bools:
        """Tell for every token whether its code has one of these bits; no empty place has."""
        low, high = bits & _LOW, bits >> 32
        count = len(self)
        if not high:
            there: Bools = (self._low_codes[:count] & np.uint32(low)) != 0
            return there
        there = (self._high_codes[:count] & np.uint16(high)) != 0
        if low:
            there |= (self._low_codes[:count] & np.uint32(low)) != 0
        return there

    @cached_property
    def _low_codes(self) -> NDArray[np.uint32]:
        """The first 32 bits of the codes: what is asked most, at half the cost."""
        codes = self.codes.astype(np.uint32)
        codes[self.empty] = 0
        return codes

    @cached_property
    def _high_codes(self) -> NDArray[np.uint16]:
        """The bits of the codes from the 33rd on."""
        return (self.codes >> 32).astype(np.uint16)

    def find(self, bits: int) -> Places:
        """Find where the words stand whose codes have one of these bits."""
        places: Places | None = self._made.get(bits)
        if places is None:
            places = self._made[bits] = self._find(bits)
        return places

    def _find(self, bits: int) -> Places:
        """Find them among the least words that hold them all: those that bound clauses, what is rare, or all."""
        for group in (_EDGES, _RARE):
            if not bits & ~group:
                among, codes = self._groups[group]
                return list_places(among.take(np.flatnonzero(has(codes, bits))), len(self))
        return find_places(self.hold(bits))

    @cached_property
    def _groups(self) -> dict[int, tuple[Ints, Ints]]:
        """The tokens of each group, and their codes: most of what is asked is few, and found among these."""
        rare = np.flatnonzero(self.hold(_RARE))
        codes = self.codes.take(rare)
        edges = np.flatnonzero(has(codes, _EDGES))
        return {_RARE: (rare, codes), _EDGES: (rare.take(edges), codes.take(edges))}

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
        if not len(tokens):
            return np.zeros(tokens.shape, np.bool_)
        bits = sum_endings(*endings)
        if bits:
            ends: Bools = (self._endings[tokens] & np.int8(bits)) != 0
            return ends
        return self._spread(self.judge_endings(*endings), tokens)

    @cached_property
    def _endings(self) -> Small:
        """The bits of each token's ending (:mod:`endings`)."""
        return self.vocabulary.judge_all("endings", judge_endings)[self.type]

    def start_with(self, tokens: Ints, sign: str) -> Bools:
        """Tell whether the folded words of tokens begin with a sign."""
        begins = self.vocabulary.judge_all(
            f"starts with {sign}",
            lambda words: as_bools(pc.starts_with(words.array, sign)).astype(np.int64),
        )
        return self._spread(begins, tokens)

    def are(self, tokens: Ints, name: str) -> Bools:
        """Tell whether the folded words of tokens are among those that ``rule_words.txt`` has under a name."""
        return mark_listed(name)[self._listed[tokens]]

    def find_named(self, *names: str) -> Ints:
        """Find the tokens whose folded words are among those that ``rule_words.txt`` has under one of these names."""
        found: Ints | None = self._made.get(names)
        if found is None:
            places, first, rare = self._by_number
            found = np.concatenate(
                [
                    places[first[number] : first[number + 1]]
                    if rare[number]
                    else np.flatnonzero(self._listed == number)
                    for number in np.flatnonzero(mark_listed(*names)).tolist()
                ]
            )
            found.sort()
            self._made[names] = found
        return found

    @cached_property
    def _listed(self) -> NDArray[np.int16]:
        """The number of each token's word among all that ``rule_words.txt`` lists; 0 for any other."""
        return number_listed(self.vocabulary)[self.type]

    @cached_property
    def _by_number(self) -> tuple[Ints, Ints, Bools]:
        """The tokens of listed words in the order of their words' numbers, where each number begins, and which are among them.

        Words that stand everywhere are not: few rules ask for them, and each is found as fast by looking at all tokens.
        """
        counts = np.bincount(self._listed, minlength=len(mark_listed()))
        rare = counts <= len(self) // _FREQUENT
        rare[0] = False
        places = np.flatnonzero(rare[self._listed])
        order = np.argsort(self._listed[places], kind="stable")
        return places[order], np.append(0, np.cumsum(np.where(rare, counts, 0))), rare

    def _spread(self, of_type: Small, tokens: Ints) -> Bools:
        spread: Bools = of_type.view(np.bool_)[self.type[tokens]]
        return spread

    def judge_endings(self, *endings: str) -> Small:
        """Give 1 for each distinct token whose folded word ends so, or so."""

        def judge(words: Words) -> Ints:
            ends = np.zeros(len(words), np.int64)
            for ending in endings:
                ends |= words.end_with(ending)
            return ends

        return self.vocabulary.judge_all(f"ends with {endings}", judge)

    def find_floors(self, tokens: Ints) -> Ints:
        """Give the first token of each token's sentence."""
        return self.sentences.first_token[self.sentences.of_token[tokens]]

    def find_ceilings(self, tokens: Ints) -> Ints:
        """Give the last token of each token's sentence."""
        return self.sentences.end_token[self.sentences.of_token[tokens]] - 1

    def find_paragraphs(self, tokens: Ints) -> Ints:
        """Give the number of each token's paragraph: one more for the next paragraph of the same article."""
        sentence = self.sentences.of_token[tokens]
        return self.sentences.article[sentence] * self._gap + self.sentences.paragraph[sentence]

    def find_paragraph_floors(self, tokens: Ints) -> Ints:
        """Give the first token of each token's paragraph."""
        return self.sentences.first_token[self.paragraph_openings[self._number_paragraphs(tokens)]]

    def find_paragraph_ceilings(self, tokens: Ints) -> Ints:
        """Give the last token of each token's paragraph."""
        return self.sentences.end_token[self.paragraph_openings[self._number_paragraphs(tokens) + 1] - 1] - 1

    def _number_paragraphs(self, tokens: Ints) -> Ints:
        """Give each token's paragraph as a place among the paragraphs' openings."""
        found: Ints = np.searchsorted(self.paragraph_openings, self.sentences.of_token[tokens], "right") - 1
        return found

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
        """Give for every token the number of the place that it is, or -1."""
        numbers = np.full(len(self.type), -1)
        numbers[places] = np.arange(len(places))
        return numbers

    def find_quotes(self, tokens: Ints) -> Ints:
        """Give the quotation that stands around each token, its marks included, or -1."""
        return self._quotes[tokens]

    @cached_property
    def _quotes(self) -> Ints:
        numbers = np.full(len(self.type), -1)
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


def _classify_roles(text: Text) -> tuple[Ints, Ints]:
    return classify_roles(text.tokens)
