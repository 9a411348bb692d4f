"""What VADER asks of a word, answered once for each distinct chunk.

The lexicon, the boosters, the negators and the idioms are vaderSentiment's own (Hutto & Gilbert 2014).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from string import punctuation
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES

from mediaframing.coding.text.letters import Letters, split_columns
from mediaframing.coding.text.signs import APOSTROPHES
from mediaframing.coding.text.tokens import Bools, Ints, Vocabulary
from mediaframing.coding.text.words import Words, as_bools

Floats = NDArray[np.float64]

_STRAIGHT = dict.fromkeys(APOSTROPHES[1:], "'") | {"“": '"', "”": '"'}
# The library reads an emoji's description with its curly quotes on; any mark that is neither keeps them so.
_KEPT_CURLY = "‟"

# Words that a rule names. A word's place here, from 1, is its code; 0 is any other word.
_NAMED = sorted(
    {"no", "or", "nor", "never", "so", "this", "without", "doubt", "least", "at", "very", "kind", "of", "but"}
    | {word for phrase in (*SPECIAL_CASES, *BOOSTER_DICT) if " " in phrase for word in phrase.split()}
)
CODES = {word: code for code, word in enumerate(_NAMED, 1)}
# Named words that change the valence of what follows, or their own, though no boosters or negators.
_TURNERS = frozenset({"no", "so", "this", "least"})
BOOSTS = np.array([0.0, *sorted(set(BOOSTER_DICT.values()))])

# What is known of a chunk, packed into one integer: where each part begins, and how many bits it has. Of most words
# nothing is known, which is 0.
LEXICON, BOOST, NEGATES, CODE = (0, 14), (14, 2), (16, 1), (18, 6)
CAPITAL, EMOJI, EXCLAIMS, ASKS, TURNS = (17, 1), (24, 1), (25, 3), (28, 3), (31, 1)


class Lexicon(NamedTuple):
    """The words that VADER knows, what is known of each and (last) of any other, and their valences by place, from 1."""

    words: pa.Array
    facts: Ints
    valences: Floats


@cache
def read_lexicon() -> Lexicon:
    """Read vaderSentiment's lexicon, once; of a word that stands in it twice the last valence counts."""
    felt_words, valence, _ = split_columns(_read_library("vader_lexicon.txt"), 3)
    special = sorted({*BOOSTER_DICT, *NEGATE, *CODES})
    words = pa.concat_arrays([felt_words, pa.array(special, felt_words.type)])
    encoded = words.dictionary_encode()
    place = encoded.indices.to_numpy().astype(np.int64)
    felt, named = place[: len(felt_words)], place[len(felt_words) :]
    valences = np.zeros(felt.max() + 2)
    valences[felt + 1] = pc.cast(valence, pa.float64()).to_numpy()
    facts = np.zeros(len(encoded.dictionary) + 1, np.int64)
    facts[named] = [_describe_special(word) for word in special]
    facts[felt] |= felt + 1 << LEXICON[0]
    return Lexicon(encoded.dictionary, facts, valences)


@cache
def read_emojis() -> dict[str, str]:
    """Read vaderSentiment's descriptions of emojis of one sign, once."""
    text = _read_library("emoji_utf8_lexicon.txt")
    for curly in _STRAIGHT:
        text = text.replace(curly, _KEPT_CURLY)
    return dict(re.findall(r"^(.)\t([^\r\n]*)", text, flags=re.MULTILINE))


def _read_library(name: str) -> str:
    return files("vaderSentiment").joinpath(name).read_bytes().decode("utf-8")


def _describe_special(word: str) -> int:
    boost: int = BOOSTS.tolist().index(BOOSTER_DICT.get(word, 0.0))
    known = boost << BOOST[0] | CODES.get(word, 0) << CODE[0]
    return known | (word in NEGATE) << NEGATES[0] | (word in _TURNERS) << TURNS[0]


def describe_chunks(chunks: Words) -> Ints:
    """Answer everything that VADER asks of each word, packed into one integer."""
    surface = chunks.array
    facts = _describe_words(surface, _tell_case)
    odd = Letters(surface).find_odd("`")
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


def mask_parts(*parts: tuple[int, int]) -> int:
    """Give the bits of some parts of packed facts."""
    return sum(((1 << bits) - 1) << begin for begin, bits in parts)
