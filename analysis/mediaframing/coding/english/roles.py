"""What the rules of stance ask of a word: its roles in grammar, its form, and whether it is one that a rule names.

The roles of words stand in ``english/lists/stance_grammar.txt``; a form is what the letters show. Both are bits of one number:
``role & any_of("and or")`` asks for either. Words that a single rule names have numbers: ``_INTO[word]`` asks whether it
is one of ``_INTO = name_words("in into")``. A place is a token of the batch.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_ROLES = """
    cue ahead beside behind iffy bridge hard comma stop relative that subject verb copula will wh and or
    definite indefinite of to as preposition about
    opinion naming claim carrier evidence factive opposing order backshift existence realised owned diminisher
    comparative past standing untruth number company aside allowing link saying asks person venture capital
"""
# How a word ends; whether it is of letters only, begins with a mark (but for a comma), ends with "n't", or with "ed" after
# three letters or more; whether it begins a cue of several words.
_FORMS = "ing ed ly s less est letters mark fused participle opens"
_BITS = {role: 1 << place for place, role in enumerate(f"{_ROLES} {_FORMS}".split())}


def any_of(roles: str) -> int:
    """Give the sum of these roles: ``word & any_of("and or")`` asks whether a word has one of them."""
    return sum(_BITS[role] for role in roles.split())


PLAIN = any_of(_ROLES) & ~any_of("capital person company aside allowing link saying venture")
"""The roles that matter to grammar, but for what a name or a person's office shows."""
PARTS, ENDS = any_of("hard stop relative wh"), any_of("hard stop comma")
"""What ends a scope to the right of a cue, and a subject to the left of one."""
AHEAD, BESIDE, BEHIND, IFFY, ASKS = map(any_of, ("ahead", "beside", "behind", "iffy", "asks"))
"""Words that may decide the stance of a mention to their right, and of one to their left."""
_IDLE, _TELLING = any_of("letters"), PLAIN | any_of("ing")
MARGIN = 8  # so that the rules may look a few tokens ahead of the last

_ROOM = 512
_numbers: dict[str, int] = {}


def name_words(words: str) -> Bools:
    """Give a table that tells by its number whether a word is one of these; modules name theirs when they load.

    >>> _INTO = name_words("in into")
    >>> bool(_INTO[number_words()["into"]])
    True
    """
    table = np.zeros(_ROOM, np.bool_)
    table[[_numbers.setdefault(word, len(_numbers) + 1) for word in words.split()]] = True
    return table


def number_words() -> dict[str, int]:
    """Give the numbers of all words that rules name."""
    return _numbers


QUOTES = name_words("\" '")


@dataclass(frozen=True)
class Text:
    """The tokens of a batch as the rules of stance read them; after the last there are some empty ones.

    Attributes
    ----------
    role : array
        Sums of the bits of each token's roles and forms.
    word : array
        The number of each token's word among those that rules name, or 0.
    phrase_word : array
        Its number among the words of the phrases that are cues, or 0.
    spaced : array of bool
        Whether white space stands before it.
    """

    role: Ints
    word: Ints
    phrase_word: Ints
    spaced: Bools

    @cached_property
    def telling(self) -> Ints:
        """The places of words that tell something about a scope, in order; most nouns do not."""
        return np.flatnonzero((self.role & _TELLING > 0) | (self.role & _IDLE == 0))


def find_within(role: Ints, bits: int, start: Ints, end: Ints) -> Bools:
    """Tell whether words with such roles stand from each start up to each end; spans are short."""
    found = np.zeros(len(start), np.bool_)
    if not len(start):
        return found
    span, place = list_between(start, end)
    found[span[role[place] & bits > 0]] = True
    return found


def find_first(role: Ints, bits: int, start: Ints, end: Ints) -> Ints:
    """Find the first word with such roles from each start up to each end; -1 where there is none."""
    span, place = list_between(start, end)
    held = np.flatnonzero(role[place] & bits)[::-1]  # what is written last stays
    found = np.full(len(start), -1, np.int64)
    found[span[held]] = place[held]
    return found


def find_last(role: Ints, bits: int, start: Ints, end: Ints) -> Ints:
    """Find the last word with such roles from each start up to each end; -1 where there is none."""
    span, place = list_between(start, end)
    held = np.flatnonzero(role[place] & bits)
    found = np.full(len(start), -1, np.int64)
    found[span[held]] = place[held]
    return found
