"""The valence of a word in its sentence: how VADER lets its neighbours weigh on it (Hutto & Gilbert 2014)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from vaderSentiment.vaderSentiment import BOOSTER_DICT, C_INCR, N_SCALAR, SPECIAL_CASES

from mediaframing.coding.text.tokens import Bools, Ints
from mediaframing.coding.tone.vader import (
    BOOST,
    BOOSTS,
    CAPITAL,
    CODE,
    CODES,
    LEXICON,
    NEGATES,
    TURNS,
    Floats,
    mask_parts,
    read_lexicon,
    take_part,
)

_FARTHEST, _LAST = -3, 2
"""The words that are looked at: from three before to two after."""

_TURNING = mask_parts(BOOST, NEGATES, TURNS)


class PhraseValences(NamedTuple):
    """By the words' codes: the valence of idioms, the strength of boosters of two words, and what begins either."""

    idioms: Floats
    boosters: Floats
    begin: Bools


@cache
def tabulate_phrases() -> PhraseValences:
    """Give the idioms and the boosters of two words."""
    size = len(CODES) + 1
    idioms = np.full((size, size, size), np.nan)
    boosters = np.zeros((size, size))
    for phrase, valence in SPECIAL_CASES.items():
        if " " in phrase:
            codes = [CODES[word] for word in phrase.split()]
            idioms[tuple([*codes, 0][:3])] = valence
    for phrase, strength in BOOSTER_DICT.items():
        if " " in phrase:
            boosters[tuple(CODES[word] for word in phrase.split())] = strength
    return PhraseValences(idioms, boosters, (boosters != 0) | ~np.isnan(idioms).all(axis=2))


def weigh_words(facts: Ints, bounds: Ints, place: Ints, sentence: Ints, mixed: Bools) -> Floats:
    """Give the valence of lexicon words in their context.

    Parameters
    ----------
    facts : array
        What is known of every word; sentence ``k`` holds those from ``bounds[k]`` to ``bounds[k + 1]``.
    place, sentence : array
        Where each lexicon word stands, and its sentence.
    mixed : array of bool
        For each of them, whether only some words of its sentence are in capitals.
    """
    begin, end = bounds[sentence], bounds[sentence + 1]
    near = {0: facts[place]}
    for step in (*range(_FARTHEST, 0), *range(1, _LAST + 1)):
        there = place + step
        inside = there >= begin if step < 0 else there < end
        near[step] = np.where(inside, facts.take(there, mode="clip"), 0)
    valence: Floats = read_lexicon().valences[take_part(near[0], LEXICON)]
    rows = np.flatnonzero(_may_change(near))
    deep = place[rows] + _FARTHEST >= begin[rows]
    context = Context({step: known[rows] for step, known in near.items()}, deep, mixed[rows])
    valence[rows] = np.where(context.is_modifier(), 0.0, context.weigh())
    return valence


def _may_change(near: dict[int, Ints]) -> Bools:
    """Tell whether anything about a word can weigh on it: about most of them nothing does."""
    turning = (near[-3] | near[-2] | near[-1]) & _TURNING > 0
    turning |= near[0] & (_TURNING | mask_parts(CAPITAL)) > 0
    begin = tabulate_phrases().begin
    code = [take_part(near[step], CODE) for step in (-3, -2, -1, 0, 1)]
    for one, two in pairwise(code):
        turning |= begin.take(one * len(begin) + two)
    return turning


@dataclass(frozen=True)
class Context:
    """What is known of words and of those about them.

    Attributes
    ----------
    facts : dict
        By step from the word, the facts there; 0 beyond its sentence.
    deep : array of bool
        Whether three words stand before it in its sentence.
    mixed : array of bool
        Whether only some words of the sentence are in capitals.
    """

    facts: dict[int, Ints]
    deep: Bools
    mixed: Bools

    def _get(self, step: int, part: tuple[int, int]) -> Ints:
        return take_part(self.facts[step], part)

    def _is(self, step: int, *words: str) -> Bools:
        code = self._get(step, CODE)
        found: Bools = code == CODES[words[0]]
        for word in words[1:]:
            found |= code == CODES[word]
        return found

    def is_modifier(self) -> Bools:
        """Tell which words only modify others: boosters, and *kind* in *kind of*."""
        modifies: Bools = (self._get(0, BOOST) > 0) | (self._is(0, "kind") & self._is(1, "of"))
        return modifies

    def weigh(self) -> Floats:
        """Give each word's valence in its context."""
        own = read_lexicon().valences[self._get(0, LEXICON)]
        negates_next = self._is(0, "no") & (self._get(1, LEXICON) > 0)
        after_no = self._is(-1, "no") | self._is(-2, "no") | (self._is(-3, "no") & self._is(-1, "or", "nor"))
        valence = np.where(after_no, own * N_SCALAR, np.where(negates_next, 0.0, own))
        shout = (self._get(0, CAPITAL) > 0) & self.mixed
        valence = np.where(shout, np.where(valence > 0, valence + C_INCR, valence - C_INCR), valence)
        for step, damping in ((-1, 1.0), (-2, 0.95), (-3, 0.9)):
            applies = self._get(step, LEXICON) == 0
            changed = self._negate(step, valence + self._boost(step, valence) * damping)
            if step == -3:
                applies &= self.deep
                changed = self._weigh_idioms(changed)
            valence = np.where(applies, changed, valence)
        least = self._is(-1, "least") & ~self._is(-2, "at", "very")
        return np.where(least, valence * N_SCALAR, valence)

    def _boost(self, step: int, valence: Floats) -> Floats:
        kind = self._get(step, BOOST)
        boost = np.where(valence < 0, BOOSTS[kind] * -1, BOOSTS[kind])
        shout = (kind > 0) & (self._get(step, CAPITAL) > 0) & self.mixed
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
        idioms, boosters, _ = tabulate_phrases()
        code = {step: self._get(step, CODE) for step in self.facts}
        # A later rule overrules an earlier one; within the words before, the first that fits counts.
        sequences = [(-3, -2), (-3, -2, -1), (-2, -1), (-2, -1, 0), (-1, 0), (0, 1), (0, 1, 2)]
        for steps in sequences:
            found = idioms[code[steps[0]], code[steps[1]], code[steps[2]] if len(steps) == 3 else 0]
            valence = np.where(np.isnan(found), valence, found)
        return valence + boosters[code[-3], code[-2]] + boosters[code[-2], code[-1]]


def weigh_contrasts(valence: Floats, place: Ints, sentence: Ints, buts: Ints) -> None:
    """Halve what stands before a sentence's first *but* and raise by half what stands after it, in place.

    Parameters
    ----------
    valence, place, sentence : array
        Of each lexicon word, in order.
    buts : array
        For each sentence where its first *but* stands; -1 for none.
    """
    turned = np.flatnonzero((buts[sentence] >= 0) & (valence != 0))
    home, values = sentence[turned], valence[turned]
    factors = np.where(place[turned] < buts[home], 0.5, 1.5)
    weighed = values * factors
    valence[turned] = weighed
    # The same number of the same sentence before and after; rounding may add one, and loses none.
    clash = np.zeros(len(buts), np.bool_)
    clash[home[np.isin(64.0 * home + weighed, 64.0 * home + values)]] = True
    rows = np.flatnonzero(clash[home])
    bounds = np.append(np.flatnonzero(np.diff(home[rows], prepend=-1)), len(rows)).tolist()
    for low, high in pairwise(bounds):
        hits = rows[low:high]
        valence[turned[hits]] = _weigh_in_turn(values[hits].tolist(), factors[hits].tolist())


def _weigh_in_turn(values: list[float], factors: list[float]) -> list[float]:
    """Weigh values as the library does: for each in turn it changes the first one that is equal, which may be another.

    That matters where one that is weighed already equals one that is not.
    """
    holders: dict[float, list[int]] = defaultdict(list)
    for index, value in enumerate(values):
        holders[value].append(index)
    for index in range(len(values)):
        value = values[index]
        first = heappop(holders[value])
        values[first] = value * factors[first]
        heappush(holders[values[first]], first)
    return values
