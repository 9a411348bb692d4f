"""What the words of a phrase tell of whom it names: its head, gender and number, for all phrases at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding import word_classes as wc
from mediaframing.coding.sentences import Sentences
from mediaframing.coding.tokens import Bools, Ints, Tokens
from mediaframing.coding.words import Words

MALE, FEMALE = wc.HE, wc.SHE
MANY, THING = wc.PLURAL, wc.BODY
_GENDER = MALE | FEMALE
_OPENS = wc.CAPITAL | wc.DETERMINER | wc.ADVERB | wc.COORDINATOR | wc.ROLE
_ENDS_HEAD = wc.PREPOSITION | wc.COMMA | wc.OPEN_BRACKET
_NAMELESS, _NAMED, _NOT = 1, 2, 3
# What tells that a speaker is not named: each of these words, or "not" and "named" together.
_UNSAID = dict.fromkeys(("anonymity", "anonymously", "unnamed", "unidentified"), _NAMELESS) | {
    "named": _NAMED,
    "not": _NOT,
}
_LONGEST_TITLE = 6
"""So many words before a name are taken for its titles at most."""


@dataclass(frozen=True)
class Phrases:
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
    titles : array
        The first token in which an office of the phrase can stand, or -1 where there is none up to the head.
    """

    first: Ints
    last: Ints
    head: Ints
    floor: Ints
    traits: Ints
    person: Bools
    proper: Bools
    titles: Ints


def describe_phrases(word: Ints, sentences: Sentences, first: Ints, last: Ints) -> Phrases:
    """Describe phrases that are given by their first and last tokens."""
    floor = sentences.first_token[sentences.of_token[first]]
    head = _find_heads(word, first, last)
    begin = _find_titles(word, first, floor)
    told, capitals, alone, joined = _read_words(word, begin, first, head)
    many = joined | (word[head] & wc.PLURAL > 0)
    thing = word[head] & (wc.BODY | wc.TEXT) > 0
    gender = told & _GENDER
    roles = np.concatenate([[0], np.cumsum(word & wc.ROLE > 0)])
    titled = (first > floor) & (word[first - 1] & (wc.ROLE | wc.CAPITAL) > 0)
    titles = np.where(titled, np.maximum(floor, first - 4), first)
    return Phrases(
        first=first,
        last=last,
        head=head,
        floor=floor,
        traits=gender | np.where(many, MANY, 0) | np.where(thing, THING, 0),
        person=(alone | (capitals >= 2) | (gender > 0)) & ~many & ~thing,
        proper=(word[head] & wc.CAPITAL > 0) & (word[head] & wc.ROLE == 0),
        titles=np.where(roles[head + 1] > roles[titles], titles, -1),
    )


def find_subjects(word: Ints, sentences: Sentences, phrases: Phrases) -> Bools:
    """Tell which names open their sentences, but for titles, and own nothing."""
    barred = np.concatenate([[0], np.cumsum((word != 0) & (word & _OPENS == 0))])
    opens: Bools = (phrases.first - phrases.floor <= 6) & (barred[phrases.first] == barred[phrases.floor])
    ends = phrases.last + 1 >= sentences.first_token[sentences.of_token[phrases.last] + 1]
    opens &= ends | (np.append(word, 0)[phrases.last + 1] & wc.POSSESSIVE == 0)
    return opens


def find_nameless(tokens: Tokens, sentences: Sentences, first: Ints, last: Ints) -> Bools:
    """Tell which speakers are said not to be named: "a source who asked not to be named"."""
    of_key = tokens.vocabulary.classify_all("nameless", _judge_nameless)
    places = np.flatnonzero((of_key > 0)[tokens.type])
    code = of_key[tokens.type[places]]
    end = np.minimum(last + 15, sentences.first_token[sentences.of_token[last] + 1])
    nameless, named, denied = (
        np.searchsorted(there, first) < np.searchsorted(there, end)
        for there in (places[code == told] for told in (_NAMELESS, _NAMED, _NOT))
    )
    hidden: Bools = nameless | (named & denied)
    return hidden


def _judge_nameless(words: Words) -> Ints:
    return words.look_up(_UNSAID)


def _find_heads(word: Ints, first: Ints, last: Ints) -> Ints:
    """Give the last word before each phrase's first preposition or comma."""
    head = last.copy()
    # "Secretary of State Ann Smith": the office is a title, the name is the head.
    passes = (word[first] & wc.DETERMINER == 0) & (word[last] & wc.CAPITAL > 0)
    unread = np.flatnonzero(last > first)
    place = first[unread] + 1
    while len(unread):
        before = word[place - 1]
        title = (word[place] & wc.OF > 0) & (before & wc.CAPITAL > 0) & (before & wc.ROLE > 0)
        title &= passes[unread] & (last[unread] - place > 1)
        ends = (word[place] & _ENDS_HEAD > 0) & ~title
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
        name = (before & wc.CAPITAL > 0) & (before & ~(wc.WORD | wc.CAPITAL) == 0)
        unread = unread[(before == 0) | (before & wc.ROLE > 0) | name]
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
        capitals[unread] += code & (wc.CAPITAL | wc.DETERMINER) == wc.CAPITAL
        alone[unread] |= code & (wc.PERSON | wc.PLURAL) == wc.PERSON
        more = place < head[unread]
        joined[unread] |= more & (place >= first[unread]) & (code & wc.COORDINATOR > 0)
        unread, place = unread[more], place[more] + 1
    return told, capitals, alone, joined
