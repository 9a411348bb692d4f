"""What the words of a phrase tell of whom it names: its head, gender and number, for all phrases at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.speakers import speaker_words as sw
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.tokens import Bools, Ints

MALE, FEMALE = wc.MASC, wc.FEM
MANY, THING = wc.PLURAL, wc.BODY
_GENDER = MALE | FEMALE
_OPENS = wc.CAPITAL | wc.DET | wc.ADV | wc.CCONJ | wc.ROLE
_ENDS_HEAD = wc.ADP | wc.COMMA | wc.OPEN_BRACKET
_LONGEST_TITLE = 6
"""So many words before a name are taken for its titles at most."""
_LONGEST_OFFICE = 4
"""An office begins at most so many words before the name of who holds it."""
_FURTHEST_SUBJECT = 6
"""A subject begins at most so many words after its sentence."""
_CLAIM = 15
"""So many words after a speaker may still tell that it is not named."""


@dataclass(frozen=True)
class Phrases(Columns):
    """Phrases and what they tell; all arrays are as long as there are phrases.

    Attributes
    ----------
    first, last, head : array
        Tokens; the head is the last word before the phrase's first preposition or comma.
    floor : array
        The first token of the phrase's sentence.
    traits : array
        Bits: ``MALE``, ``FEMALE``, ``MANY``, ``THING``.
    person : array of bool
        Whether it is one person.
    proper : array of bool
        Whether the head is a name rather than an office.
    office, office_end : array
        The words for an office in the titles before the phrase, and in it up to its head: from one up to another of
        all words for an office in the texts, in order.
    """

    first: Ints
    last: Ints
    head: Ints
    floor: Ints
    traits: Ints
    person: Bools
    proper: Bools
    office: Ints
    office_end: Ints

    def __len__(self) -> int:
        return len(self.first)


def describe_phrases(text: Text, first: Ints, last: Ints) -> Phrases:
    """Describe phrases that are given by their first and last tokens."""
    word = text.codes
    floor = text.find_floors(first)
    head = _find_heads(word, first, last)
    # "Anna Weber III"
    head = head - ((head > first) & has(nw.read_name_words(text, head), nw.SUFFIX))
    begin = _find_titles(word, first, floor)
    told, capitals, alone, joined = _read_words(word, begin, first, head)
    many = joined | has(word[head], wc.PLURAL)
    thing = has(word[head], wc.BODY | wc.TEXT)
    gender = told & _GENDER
    titled = (first > floor) & has(word[first - 1], wc.ROLE | wc.CAPITAL)
    titles = np.where(titled, np.maximum(floor, first - _LONGEST_OFFICE), first)
    offices = text.find(wc.ROLE).tokens
    return Phrases(
        first=first,
        last=last,
        head=head,
        floor=floor,
        traits=gender | np.where(many, MANY, 0) | np.where(thing, THING, 0),
        person=(alone | (capitals >= 2) | (gender > 0)) & ~many & ~thing,
        proper=has(word[head], wc.CAPITAL) & ~has(word[head], wc.ROLE),
        office=np.searchsorted(offices, titles),
        office_end=np.searchsorted(offices, head, "right"),
    )


def are_subjects(text: Text, phrases: Phrases) -> Bools:
    """Tell which names open their sentences, but for titles, and own nothing."""
    after = phrases.last + 1
    owns = has(text.codes[after], wc.POSSESSIVE) & (after <= text.find_ceilings(phrases.last))
    opens: Bools = (phrases.first - phrases.floor <= _FURTHEST_SUBJECT) & ~owns
    place = phrases.first - 1
    unread = np.flatnonzero(opens & (place >= phrases.floor))
    while len(unread):
        code = text.codes[place[unread]]
        barred = (code != 0) & ~has(code, _OPENS)
        opens[unread[barred]] = False
        place[unread] -= 1
        unread = unread[~barred & (place[unread] >= phrases.floor[unread])]
    return opens


def are_nameless(text: Text, phrases: Phrases) -> Bools:
    """Tell which speakers are said not to be named: "a source who asked not to be named"."""
    end = np.minimum(phrases.last + _CLAIM, text.find_ceilings(phrases.last) + 1)
    places = sw.find_words(text, sw.NAMELESS | sw.NAMED | sw.NOT)
    told = sw.read_words(text, places)
    nameless, named, denied = (
        np.searchsorted(there, phrases.first) < np.searchsorted(there, end)
        for there in (places[told & bit > 0] for bit in (sw.NAMELESS, sw.NAMED, sw.NOT))
    )
    hidden: Bools = nameless | (named & denied)
    return hidden


def _find_heads(word: Ints, first: Ints, last: Ints) -> Ints:
    """Give the last word before each phrase's first preposition or comma."""
    head = last.copy()
    # "Secretary of State Ann Smith": the office is a title, the name is the head.
    passes = ~has(word[first], wc.DET) & has(word[last], wc.CAPITAL)
    unread = np.flatnonzero(last > first)
    place = first[unread] + 1
    while len(unread):
        before = word[place - 1]
        title = has(word[place], wc.OF) & has(before, wc.CAPITAL) & has(before, wc.ROLE)
        title &= passes[unread] & (last[unread] - place > 1)
        ends = has(word[place], _ENDS_HEAD) & ~title
        head[unread[ends]] = place[ends] - 1
        more = ~ends & (place < last[unread])
        unread, place = unread[more], place[more] + 1
    return head


def _find_titles(word: Ints, first: Ints, floor: Ints) -> Ints:
    """Give the first of the titles and names that stand right before each phrase, or its own first token."""
    begin = first.copy()
    unread = np.flatnonzero(first > floor)
    for _ in range(_LONGEST_TITLE):
        before = word[begin[unread] - 1]
        name = has(before, wc.CAPITAL) & ~has(before, ~(wc.WORD | wc.CAPITAL))
        unread = unread[(before == 0) | has(before, wc.ROLE) | name]
        begin[unread] -= 1
        unread = unread[begin[unread] > floor[unread]]
    return begin


def _read_words(word: Ints, begin: Ints, first: Ints, head: Ints) -> tuple[Ints, Ints, Bools, Bools]:
    """Read each phrase from its titles to its head.

    Tells what its words say together, how many are names, whether one is a person's office in the singular, and
    whether a conjunction joins several.
    """
    told, capitals = np.zeros((2, len(first)), np.int64)
    alone, joined = np.zeros((2, len(first)), np.bool_)
    unread, place = np.arange(len(first)), begin
    while len(unread):
        code = word[place]
        told[unread] |= code
        capitals[unread] += code & (wc.CAPITAL | wc.DET) == wc.CAPITAL
        alone[unread] |= code & (wc.PERSON | wc.PLURAL) == wc.PERSON
        more = place < head[unread]
        joined[unread] |= more & (place >= first[unread]) & has(code, wc.CCONJ)
        unread, place = unread[more], place[more] + 1
    return told, capitals, alone, joined
