"""What VADER asks of a word, answered once for each distinct chunk, and how a word's neighbours weigh on it.

The lexicon, the boosters, the negators and the idioms are vaderSentiment's own (Hutto & Gilbert 2014).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from string import punctuation
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from vaderSentiment.vaderSentiment import (
    BOOSTER_DICT,
    C_INCR,
    N_SCALAR,
    NEGATE,
    SPECIAL_CASES,
)

from mediaframing.coding.letters import Letters, split_columns
from mediaframing.coding.tokens import Bools, Ints, Vocabulary
from mediaframing.coding.words import Words, as_bools

Floats = NDArray[np.float64]

_STRAIGHT = {"’": "'", "‘": "'", "“": '"', "”": '"'}
# The library reads an emoji's description with its curly quotes on; any mark that is neither keeps them so.
_KEPT_CURLY = "‟"

# Words that a rule names. A word's place here, from 1, is its code; 0 is any other word.
_NAMED = sorted(
    {"no", "or", "nor", "never", "so", "this", "without", "doubt", "least", "at", "very", "kind", "of", "but"}
    | {word for phrase in (*SPECIAL_CASES, *BOOSTER_DICT) if " " in phrase for word in phrase.split()}
)
CODES = {word: code for code, word in enumerate(_NAMED, 1)}
BOOSTS = np.array(sorted({0.0, *BOOSTER_DICT.values()}))
_BOOST_PLACES = {boost: place for place, boost in enumerate(BOOSTS.tolist())}
NO_BOOST = _BOOST_PLACES[0.0]

# What is known of a chunk, packed into one integer: where each part begins, and how many bits it has.
LEXICON, BOOST, NEGATES, CODE = (0, 14), (14, 2), (16, 1), (18, 6)
CAPITAL, EMOJI, EXCLAIMS, ASKS = (17, 1), (24, 1), (25, 3), (28, 3)
NOTHING = NO_BOOST << BOOST[0]


class Lexicon(NamedTuple):
    """The words that VADER knows, what is known of each and (last) of any other, and their valences by place, from 1."""

    words: pa.Array
    facts: Ints
    valences: Floats


@cache
def read_lexicon() -> Lexicon:
    """Read vaderSentiment's lexicon, once; of a word that stands in it twice the last valence counts."""
    felt_words, valence, _ = split_columns(_read_library("vader_lexicon.txt").rstrip("\n"), 3)
    special = sorted({*BOOSTER_DICT, *NEGATE, *CODES})
    words = pa.concat_arrays([felt_words, pa.array(special, felt_words.type)])
    encoded = words.dictionary_encode()
    place = encoded.indices.to_numpy().astype(np.int64)
    felt, named = place[: len(felt_words)], place[len(felt_words) :]
    valences = np.zeros(felt.max() + 2)
    valences[felt + 1] = pc.cast(valence, pa.float64()).to_numpy()
    facts = np.full(len(encoded.dictionary) + 1, NOTHING)
    facts[named] = [_describe_special(word) for word in special]
    facts[felt] |= felt + 1 << LEXICON[0]
    return Lexicon(encoded.dictionary, facts, valences)


@cache
def read_emojis() -> dict[str, str]:
    """Read vaderSentiment's descriptions of emojis of one sign, once."""
    text = _read_library("emoji_utf8_lexicon.txt")
    for curly in _STRAIGHT:
        text = text.replace(curly, _KEPT_CURLY)
    return {line[0]: line.split("\t")[1] for line in text.splitlines() if line[1:2] == "\t"}


def _read_library(name: str) -> str:
    return files("vaderSentiment").joinpath(name).read_bytes().decode("utf-8")


def _describe_special(word: str) -> int:
    boost = _BOOST_PLACES[BOOSTER_DICT.get(word, 0.0)]
    return boost << BOOST[0] | CODES.get(word, 0) << CODE[0] | (word in NEGATE) << NEGATES[0]


def describe_chunks(chunks: Words) -> Ints:
    """Answer everything that VADER asks of each word, packed into one integer."""
    surface = chunks.array
    facts = _describe_words(surface, _tell_case)
    odd = Letters(surface).find_beyond_ascii()
    if len(odd):
        straight = surface.take(pa.array(odd))
        for curly, plain in _STRAIGHT.items():
            straight = pc.replace_substring(straight, curly, plain)
        emojis = read_emojis().keys()
        signs = [not emojis.isdisjoint(word) for word in straight.to_pylist()]
        facts[odd] = _describe_words(straight, _tell_odd_case) | np.array(signs, np.int64) << EMOJI[0]
    return facts


def _describe_words(surface: pa.Array, tell_case: Callable[[pa.Array], tuple[pa.Array, Bools]]) -> Ints:
    letters = Letters(surface)
    lowered, upper = tell_case(strip_marks(surface))
    facts = look_up_words(lowered) | upper.astype(np.int64) << CAPITAL[0]
    for sign, part in (("!", EXCLAIMS), ("?", ASKS)):
        facts |= np.minimum(letters.count(sign), 4) << part[0]
    return facts


def strip_marks(words: pa.Array) -> pa.Array:
    """Take the marks off words, save where no more than two letters would be left."""
    stripped = pc.ascii_trim(words, characters=punctuation)
    return pc.if_else(pa.array(Letters(stripped).measure() > 2), stripped, words)


def _tell_case(words: pa.Array) -> tuple[pa.Array, Bools]:
    """Give words in lower case, and tell which are in capitals, by the letters of ASCII."""
    return pc.ascii_lower(words), as_bools(pc.ascii_is_upper(words))


def _tell_odd_case(words: pa.Array) -> tuple[pa.Array, Bools]:
    """Do the same by Unicode's rules as Python knows them, on which the library rests."""
    strings = words.to_pylist()
    upper = np.array([word.isupper() for word in strings], np.bool_)
    return pa.array([word.lower() for word in strings], words.type), upper


def look_up_words(words: pa.Array) -> Ints:
    """Give what the lexicon, and the rule of *n't*, know of stripped words in lower case."""
    lexicon = read_lexicon()
    places = pc.index_in(words, value_set=lexicon.words).fill_null(len(lexicon.words))
    facts: Ints = lexicon.facts[places.to_numpy()]
    quoted = np.flatnonzero(Letters(words).count("'"))
    negates = as_bools(pc.match_substring(words.take(pa.array(quoted)), "n't"))
    facts[quoted] |= negates.astype(np.int64) << NEGATES[0]
    return facts


def describe_vocabulary(vocabulary: Vocabulary) -> Ints:
    """Answer it of every chunk met so far; a word of three letters or more loses the mark behind it."""
    return vocabulary.classify_chunks("vader", describe_chunks, marks=".,;:", least=3)


def take_part(facts: Ints, part: tuple[int, int]) -> Ints:
    """Take one part out of packed facts."""
    begin, bits = part
    answer: Ints = (facts >> begin) & ((1 << bits) - 1)
    return answer


@cache
def tabulate_phrases() -> tuple[Floats, Floats]:
    """Give the valence of every idiom, and the strength of every booster of two words, by the words' codes."""
    size = len(_NAMED) + 1
    phrases = np.full((size, size, size), np.nan)
    boosters = np.zeros((size, size))
    for phrase, valence in SPECIAL_CASES.items():
        if " " in phrase:
            codes = [CODES[word] for word in phrase.split()]
            phrases[tuple([*codes, 0][:3])] = valence
    for phrase, strength in BOOSTER_DICT.items():
        if " " in phrase:
            boosters[tuple(CODES[word] for word in phrase.split())] = strength
    return phrases, boosters


class Window:
    """The words about each lexicon word: three before, two after, none beyond its sentence."""

    def __init__(self, facts: Ints, bounds: Ints, place: Ints, sentence: Ints, mixed: Bools) -> None:
        self._mixed = mixed
        self._inside: dict[int, Bools] = {}
        self._facts: dict[int, Ints] = {}
        for step in (-3, -2, -1, 0, 1, 2):
            there = place + step
            inside = (there >= bounds[sentence]) & (there < bounds[sentence + 1])
            self._inside[step] = inside
            self._facts[step] = np.where(inside, facts[np.where(inside, there, place)], 0)
        self._code = {step: take_part(near, CODE) for step, near in self._facts.items()}

    def _get(self, step: int, part: tuple[int, int]) -> Ints:
        return take_part(self._facts[step], part)

    def _is(self, step: int, *words: str) -> Bools:
        found: Bools = self._code[step] == CODES[words[0]]
        for word in words[1:]:
            found |= self._code[step] == CODES[word]
        return found

    def is_modifier(self) -> Bools:
        """Tell which words only modify others: boosters, and *kind* in *kind of*."""
        modifies: Bools = (self._get(0, BOOST) != NO_BOOST) | (self._is(0, "kind") & self._is(1, "of"))
        return modifies

    def weigh(self) -> Floats:
        """Give each word's valence in its context."""
        own = read_lexicon().valences[self._get(0, LEXICON)]
        negates_next = self._is(0, "no") & (self._get(1, LEXICON) > 0)
        after_no = self._is(-1, "no") | self._is(-2, "no") | (self._is(-3, "no") & self._is(-1, "or", "nor"))
        valence = np.where(after_no, own * N_SCALAR, np.where(negates_next, 0.0, own))
        shout = (self._get(0, CAPITAL) > 0) & self._mixed
        valence = np.where(shout, np.where(valence > 0, valence + C_INCR, valence - C_INCR), valence)
        for step, damping in ((-1, 1.0), (-2, 0.95), (-3, 0.9)):
            applies = self._inside[step] & (self._get(step, LEXICON) == 0)
            changed = self._negate(step, valence + self._boost(step, valence) * damping)
            if step == -3:
                changed = self._weigh_idioms(changed)
            valence = np.where(applies, changed, valence)
        least = self._is(-1, "least") & ~self._is(-2, "at", "very")
        return np.where(least, valence * N_SCALAR, valence)

    def _boost(self, step: int, valence: Floats) -> Floats:
        kind = self._get(step, BOOST)
        boost = np.where(valence < 0, BOOSTS[kind] * -1, BOOSTS[kind])
        shout = (kind != NO_BOOST) & (self._get(step, CAPITAL) > 0) & self._mixed
        return np.where(shout, np.where(valence > 0, boost + C_INCR, boost - C_INCR), boost)

    def _negate(self, step: int, valence: Floats) -> Floats:
        negates = self._get(step, NEGATES) > 0
        if step == -1:
            return np.where(negates, valence * N_SCALAR, valence)
        if step == -2:
            stressed = self._is(-2, "never") & self._is(-1, "so", "this")
            idle = self._is(-2, "without") & self._is(-1, "doubt")
        else:
            stressed = (self._is(-3, "never") & self._is(-2, "so", "this")) | self._is(-1, "so", "this")
            idle = self._is(-3, "without") & (self._is(-2, "doubt") | self._is(-1, "doubt"))
        return np.where(stressed, valence * 1.25, np.where(negates & ~idle, valence * N_SCALAR, valence))

    def _weigh_idioms(self, valence: Floats) -> Floats:
        phrases, boosters = tabulate_phrases()
        code = self._code
        # A later rule overrules an earlier one; within the words before, the first that fits counts.
        sequences = [(-3, -2), (-3, -2, -1), (-2, -1), (-2, -1, 0), (-1, 0), (0, 1), (0, 1, 2)]
        for steps in sequences:
            found = phrases[code[steps[0]], code[steps[1]], code[steps[2]] if len(steps) == 3 else 0]
            valence = np.where(np.isnan(found), valence, found)
        return valence + boosters[code[-3], code[-2]] + boosters[code[-2], code[-1]]
