"""Speakers that are pronouns: the nearest person or body met before that fits in gender and number.

What each entity fits is told for all at once; only the pronouns are read one by one, for whom a pronoun stands for
is met again there.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.speakers import speaker_words as sw
from mediaframing.coding.speakers.entities import PRONOUN, Entities
from mediaframing.coding.speakers.namesakes import Namesakes
from mediaframing.coding.speakers.phrases import FEMALE, MALE, MANY, THING
from mediaframing.coding.text.tokens import Bools, Ints

_MEMORY = 12
"""How many of the last persons and bodies met a pronoun can stand for, when another is met anew."""
_CROWD = 4 * _MEMORY
"""From so many on, of those met before the last few only the last of each sort is kept."""
_HE, _HE_PERSON, _SHE, _SHE_PERSON, _THEY, _IT = (1 << n for n in range(6))
_WANTED = (
    (sw.HE, _HE_PERSON, _HE),
    (sw.SHE, _SHE_PERSON, _SHE),
    (sw.THEY, _THEY, 0),
    (sw.IT, _IT, 0),
)
"""What each pronoun stands for, and what else where there is none."""


def find_pronoun_referents(text: Text, entities: Entities, namesakes: Namesakes) -> Ints:
    """Find the entity that each entity stands for that is a pronoun, and -1 for the others."""
    asking, wanted, other, phrase = _list_pronouns(text, entities)
    fits = _judge_fits(*_inherit_traits(entities, namesakes.known)).tolist()
    met, begin, end, kept = _list_met(entities, namesakes.referent, asking)
    fresh = np.diff(entities.article[asking], prepend=-1) != 0
    columns = (fresh, begin, end, kept, wanted, other, phrase)
    first, last = entities.phrases.first.data, entities.phrases.last.data
    recent: list[int] = []
    answers = []
    for opens, low, high, keep, want, else_, before in zip(*(c.tolist() for c in columns), strict=True):
        if opens:
            recent = []
        recent += met[low:high]
        if keep:
            del recent[:-keep]
        if len(recent) > _CROWD:
            recent = _thin_out(recent, fits)
        if before >= 0:
            inside = (e for e in reversed(recent) if first[e] >= first[before] and last[e] <= last[before])
            found = next(inside, before)
        else:
            found = _find_fitting(recent, fits, want, else_)
        if found >= 0:
            recent.append(found)
        answers.append(found)
    referent = np.full(len(entities), -1)
    referent[asking] = answers
    return referent


def _find_fitting(recent: list[int], fits: list[int], wanted: int, other: int) -> int:
    for entity in reversed(recent):
        if fits[entity] & wanted:
            return entity
    return next((entity for entity in reversed(recent) if fits[entity] & other), -1) if other else -1


def _thin_out(recent: list[int], fits: list[int]) -> list[int]:
    """Keep of those before the last few the last one of each sort: no pronoun can stand for another."""
    sorts: dict[int, int] = {}
    for entity in reversed(recent[:-_MEMORY]):
        sorts.setdefault(fits[entity], entity)
    return [*reversed(sorts.values()), *recent[-_MEMORY:]]


def _list_pronouns(text: Text, entities: Entities) -> tuple[Ints, Ints, Ints, Ints]:
    """List the pronouns that can stand for somebody: what each wants, what else, and the phrase before "who" or -1."""
    pronoun = np.flatnonzero(entities.kind == PRONOUN)
    first = entities.phrases.first[pronoun]
    told = sw.read_words(text, first)
    told[has(text.codes[first], wc.REL)] = 0
    wanted, other = np.zeros((2, len(pronoun)), np.int64)
    for bit, want, else_ in _WANTED:
        wanted[told & bit > 0], other[told & bit > 0] = want, else_
    phrase = np.full(len(entities), -1)
    phrase[entities.relative] = np.arange(len(entities) - len(entities.relative), len(entities))
    asks = (wanted > 0) | (phrase[pronoun] >= 0)
    return pronoun[asks], wanted[asks], other[asks], phrase[pronoun[asks]]


def _list_met(entities: Entities, referent: Ints, asking: Ints) -> tuple[list[int], Ints, Ints, Ints]:
    """List the persons and bodies met, and for each pronoun which come in between, and how many are then kept.

    Those in between begin after the pronoun before in the same article. Only where somebody is met anew others are
    forgotten; 0 where all are kept.
    """
    anew = entities.subject | ((entities.kind >= 0) & (entities.kind != PRONOUN) & (referent < 0))
    met = np.where(anew, np.arange(len(entities)), referent)
    place = np.flatnonzero(met >= 0)
    end = np.searchsorted(place, asking)
    article = entities.article[asking]
    opening = np.searchsorted(place, np.searchsorted(entities.article[: entities.count_met()], article))
    begin = np.maximum(opening, np.append(0, end)[:-1])
    last_anew = np.append(-1, np.maximum.accumulate(np.where(anew[place], np.arange(len(place)), -1)))[end]
    kept = np.where(last_anew >= begin, _MEMORY + end - 1 - last_anew, 0)
    return met[place].tolist(), np.where(kept > 0, np.maximum(begin, end - kept), begin), end, kept


def _inherit_traits(entities: Entities, known: Ints) -> tuple[Ints, Bools]:
    """Give traits, and whether it is one person, with what is known of the person who had the surname before.

    Who is known by surname may itself be known by an earlier one: each round goes twice as far back as the last.
    """
    traits, person = entities.phrases.traits.copy(), entities.phrases.person.copy()
    phrases = slice(entities.count_met(), None)
    person[phrases] = False
    elder = np.where((known >= 0) & ~person, known, np.arange(len(known)))
    told = traits.copy()
    heirs = unread = np.flatnonzero(elder != np.arange(len(known)))
    while len(unread):
        before = elder[unread]
        told[unread] |= told[before]
        elder[unread] = elder[before]
        unread = unread[elder[unread] != elder[elder[unread]]]
    eldest = elder[heirs]
    traits[heirs] = np.where(person[eldest], told[heirs] | traits[eldest], traits[heirs])
    person[heirs] = person[eldest]
    traits[phrases] = 0
    return traits, person


def _judge_fits(traits: Ints, person: Bools) -> Ints:
    """Tell which pronouns can stand for an entity."""
    he = ~has(traits, FEMALE | MANY | THING)
    she = ~has(traits, MALE | MANY | THING)
    many = has(traits, MANY)
    sorts = (he, he & person, she, she & person, many | ~person, ~many & ~person)
    fits: Ints = np.stack(sorts, axis=1) @ (1 << np.arange(len(sorts)))
    return fits
