"""What a sentence says about one of its actors, as features: which words stand where about the mention.

The target's own words are no feature, save for pronouns, and neither are other names: a model that knows that
*Trump* is often spoken ill of would measure who is meant and not what is said. Names count as *a name*, numbers as
*a number*.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediaframing.coding.text.letters import Letters, ask_first_letters, cut_ends
from mediaframing.coding.text.tokens import Ints, Tokens
from mediaframing.coding.text.words import Words
from mediaframing.coding.tone.actor_marks import Bounds, read_marks
from mediaframing.coding.tone.actor_words import CAPITAL, OPENER, judge_keys, judge_surfaces
from mediaframing.coding.tone.vader import Floats

REACH = 60
"""Words farther than this from the mention are not looked at, so that cost grows with the text alone."""

STEPS = (-4, -3, -2, -1, 1, 2, 3, 4)
"""The words on either side that are looked at by themselves and in pairs: how far from the mention."""

OTHER, NAME, NUMBER, EDGE = range(4)
"""Words that stand for a class: all that the model has not met, names, numbers, the edge of the sentence."""

CLASSES = ("<other>", "<name>", "<number>", "<edge>")

PLACES = ("sentence", "left", "right", "left1", "left2", "right1", "right2")
"""Where a single word stands: anywhere in the sentence, within four words, or just one or two words away."""

PAIRS = ("leftpair", "rightpair", "around")
"""Where two words stand: next to each other and the first within four words, or the ones just before and after."""

_SUFFIXES = ("y", "s", "e", "ly", "es", "ed", "ing", "ies", "ied", "edly", "ings", "ingly")


@dataclass(frozen=True)
class Features:
    """Features of actor mentions; a word is an id.

    Attributes
    ----------
    words : array
        The word of every token of the batch.
    low, first, last, high : array
        Each mention's tokens ``first`` to ``last`` and the words about it: ``low`` to ``first``, and from behind
        ``last`` to ``high``, which is not included.
    near : array
        For each of :data:`STEPS` and each mention the word there, -1 beyond the sentence.
    pairs : list of (int, array, array)
        Places in :data:`PAIRS`, and for each mention two words that stand there, -1 beyond the sentence.
    marks : array
        For each mention the numbers of :data:`mediaframing.coding.tone.actor_marks.MARKS`.
    """

    words: Ints
    low: Ints
    first: Ints
    last: Ints
    high: Ints
    near: Ints
    pairs: list[tuple[int, Ints, Ints]]
    marks: Floats


def stem_words(keys: pa.Array) -> pa.Array:
    """Cut inflections off, lightly: *accuse*, *accused* and *accusing* are one word. Three letters are left at least.

    Examples
    --------
    >>> stem_words(pa.array(["accused", "accusing", "used"], pa.large_string())).to_pylist()
    ['accus', 'accus', 'used']
    """
    letters = Letters(keys)
    lengths = letters.measure()
    tails = [letters.read_back(step) for step in range(1, 1 + max(map(len, _SUFFIXES)))]
    cut = np.zeros(len(keys), np.int64)
    for suffix in sorted(_SUFFIXES, key=len):  # the longest that fits counts
        fits = lengths >= len(suffix) + 3
        for letter, tail in zip(reversed(suffix), tails, strict=False):
            fits &= tail == ord(letter)
        cut[fits] = len(suffix)
    return cut_ends(keys, cut)


def read_features(tokens: Tokens, sentences: Bounds, first: Ints, last: Ints, words: pa.Array) -> Features:
    """Read the features of mentions.

    Parameters
    ----------
    tokens : Tokens
    sentences : Bounds
    first, last : array
        Each mention's first and last token.
    words : Arrow array
        The known words (see :func:`stem_words`), after the :data:`CLASSES`; a word's place is its id. A vocabulary
        serves one such array.
    """
    vocabulary = tokens.vocabulary
    facts = vocabulary.classify_all("actor word", judge_keys) | vocabulary.classify_all(
        "actor letters", judge_surfaces, "types"
    )
    facts = facts[tokens.type]
    word = _read_words(tokens, facts, sentences.first, words)
    home = sentences.of_token[first]
    begin, end = sentences.first[home], sentences.end[home]
    low, high = np.maximum(begin, first - REACH), np.maximum(np.minimum(end, last + 1 + REACH), last + 1)
    known = np.append(word, -1)
    near = {}
    for step in (*STEPS, STEPS[-1] + 1):
        place = first + step if step < 0 else last + step
        near[step] = known[np.where((place >= begin) & (place < end), place, -1)]
    pairs = [(PAIRS.index("leftpair"), near[step], near[step + 1]) for step in STEPS if step < -1]
    pairs += [(PAIRS.index("rightpair"), near[step], near[step + 1]) for step in STEPS if step > 0]
    before, after = (np.where(near[step] < 0, EDGE, near[step]) for step in (-1, 1))
    return Features(
        words=word,
        low=low,
        first=first,
        last=last,
        high=high,
        near=np.array([near[step] for step in STEPS]),
        pairs=[*pairs, (PAIRS.index("around"), before, after)],
        marks=read_marks(facts, sentences, first, last, low, high),
    )


def _read_words(tokens: Tokens, facts: Ints, opening: Ints, words: pa.Array) -> Ints:
    def know(keys: Words) -> Ints:
        known = pc.index_in(stem_words(keys.array), value_set=words).fill_null(OTHER).to_numpy()
        return np.where(ask_first_letters(keys.array, str.isdigit), NUMBER, known)

    word: Ints = tokens.vocabulary.classify_all("actor tone word", know)[tokens.type]
    named = facts & CAPITAL > 0
    named[1:] &= facts[:-1] & OPENER == 0
    named[opening] = False
    np.putmask(word, named, NAME)
    return word
