"""Whether a remedy is favoured or opposed by a cue left of it, given what stands around the cue and between the two."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.remedies.ahead import judge_named
from mediaframing.coding.stance.remedies.books import AGAINST, FOR
from mediaframing.coding.stance.remedies.cues import kinds
from mediaframing.coding.stance.remedies.reading import Held, Reading, have_words
from mediaframing.coding.stance.remedies.turning import Turned, ask_clause
from mediaframing.coding.text.tokens import Bools, Ints

_AGAINST, _HOLDER, _NAME, _LAMENT = map(kinds, ("against", "holder", "name", "lament"))
_HOLDERS_AND_STATES = kinds("holder state")
_ING, _OPENS_OBJECT = any_of("ing"), any_of("ADP of to")
_WITHOUT, _THAN, _RATHER, _NEAR_RATHER = *map(name_words, ("without", "than", "rather")), 10


def turn_signs(reading: Reading, held: Held, cue: Ints, sign: Ints, turned: Turned) -> Ints:
    """Turn what cues say of their terms.

    Parameters
    ----------
    reading : Reading
    held : Held
        The cues, each with its term.
    cue : array
        The number of each among all cues.
    sign : array
        What the rule that found it says.
    turned : Turned
        What the words left of it turn.
    """
    start = held.last + 1
    # "slammed her for not asking for tolls"
    inner = held.are(_AGAINST) & reading.lack_between(start, held.term)
    denied = ask_clause("view that is denied", reading, held.begin, held.first, held.last)
    sign = sign * turned.sign * np.where(inner, -1, 1) * np.where(denied, -1, 1)
    # "nobody can drive without paying a toll"
    needed = _WITHOUT[reading.word[turned.first]] & (turned.turns > 0)
    needed &= ask_clause("cannot be done without", reading, held.begin, turned.first, held.term_last)
    sign = np.where(needed | ((sign < 0) & _are_named(reading, held, cue)), FOR, sign)
    sign = np.where((sign > 0) & _are_outdone(reading, held), AGAINST, sign)
    sign = sign * np.where(_are_scolded(reading, held, cue), -1, 1)
    # "promised no tolls"
    void = reading.void_between(start, held.term)
    # "it is shameful that the town has no tolls"
    outer = np.maximum(turned.outer, 0)
    lamented = (turned.outer >= 0) & (reading.cues.kind[outer] & _LAMENT > 0) & ~held.are(_AGAINST)
    sign = sign * np.where(((sign > 0) | lamented) & void, -1, 1)
    # "we do not have enough tolls"
    sign[(sign < 0) & ~held.are(_AGAINST) & reading.fall_short_between(start, held.term)] = FOR
    return sign


def _list_before(reading: Reading, held: Held, cue: Ints) -> Held:
    """List the cues before some cues; of the first of a sentence, one that begins before it."""
    cues, before = reading.cues, np.maximum(cue - 1, 0)
    kind = np.where((cue > 0) & (cues.first[before] >= held.begin), cues.kind[before], 0)
    return replace(held, first=cues.first[before], last=cues.last[before], kind=kind)


def _are_named(reading: Reading, held: Held, cue: Ints) -> Bools:
    """Tell which nouns that oppose or undo a remedy are called bad: "called the repeal of tolls a mistake"."""
    before = _list_before(reading, held, cue)
    nouns = (reading.role[held.last] & _OPENS_OBJECT > 0) & (reading.role[held.first] & _ING == 0)
    named: Bools = nouns & before.are(_NAME) & judge_named(reading, before)
    return named


def _are_outdone(reading: Reading, held: Held) -> Bools:
    """Tell which acts somebody would rather not do: "would rather raise fees than build tolls"."""
    than = held.first - 1
    rather = have_words(_RATHER, reading, np.maximum(held.begin, than - _NEAR_RATHER), than)
    return rather & _THAN[reading.word[than]]


def _are_scolded(reading: Reading, held: Held, cue: Ints) -> Bools:
    """Tell which of those who hold a view are scolded: "slammed opponents of tolls"."""
    before = _list_before(reading, held, cue)
    scolded: Bools = held.are(_HOLDER) & before.are(_AGAINST) & ~before.are(_HOLDERS_AND_STATES)
    scolded &= (held.first - before.last <= 2) & (before.last < held.first)
    scolded &= reading.role[before.first] & _ING == 0
    return scolded
