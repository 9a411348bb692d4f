"""What the rules of stance ask of a word: its roles in grammar, its form, and whether it is one that a rule names.

The roles of words stand in ``english/lists/grammar.txt``; a form is what the letters show. Both are bits of one number:
``has(role, any_of("and or"))`` asks for either. Words that a single rule names have numbers: ``_INTO[word]`` asks whether it
is one of ``_INTO = name_words("into")``, whose words stand in ``rule_words.txt``. A place is a token of the batch.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from mediaframing.coding.text.tokens import Bools
from mediaframing.coding.text.wordlists import list_named

_ROLES = """
    cue ahead beside behind iffy bridge PUNCT comma boundary PronType=Rel that Case=Nom AUX cop future wh and or
    Definite=Def Definite=Ind of to as ADP about
    opinion naming claim carrier evidence factive opposing order backshift existence realised owned diminisher
    Degree=Cmp Tense=Past standing untruth NumType=Card company aside allowing link saying asks person venture capital
"""
# How a word ends; whether it is of letters only, begins with a mark (but for a comma), ends with "n't", or with "ed" after
# three letters or more; whether it begins a cue of several words.
_FORMS = "ing ed ly s less est letters mark fused participle opens"
_BITS = {role: 1 << place for place, role in enumerate(f"{_ROLES} {_FORMS}".split())}


_MORE = {"linking": "AUX cop", "embedding": "PronType=Rel", "particle": "ADP"}
"""Classes of the list that make no role of their own: "seems" links as "is" does, "whether" opens a clause as "who"."""


def sum_roles(classes: str) -> int:
    """Give the sum of the roles that a word has by its classes on the list; those that no rule here asks about are none."""
    roles = 0
    for name in classes.split():
        for role in _MORE.get(name, name).split():
            roles |= _BITS.get(role, 0)
    return roles


def any_of(roles: str) -> int:
    """Give the sum of these roles: ``has(role, any_of("and or"))`` asks whether a word has one of them."""
    return sum(_BITS[role] for role in roles.split())


PLAIN = any_of(_ROLES) & ~any_of("capital person company aside allowing link saying venture standing")
"""The roles that matter to grammar, but for what a name or a person's office shows."""
PARTS, ENDS = any_of("PUNCT boundary PronType=Rel wh"), any_of("PUNCT boundary comma")
"""What ends a scope to the right of a cue, and a subject to the left of one."""
AHEAD, BESIDE, BEHIND, IFFY, ASKS = map(any_of, ("ahead", "beside", "behind", "iffy", "asks"))
"""Words that may decide the stance of a mention to their right, and of one to their left."""
IDLE, TELLING = any_of("letters"), PLAIN | any_of("ing")

_ROOM = 8192
_numbers: dict[str, int] = {}


def name_words(name: str) -> Bools:
    """Give a table that tells by its number whether a word is one that ``rule_words.txt`` has under a name.

    Signs stand for themselves. Modules name theirs when they load.

    >>> _RELATIVES = name_words("relatives")
    >>> bool(_RELATIVES[number_words()["which"]])
    True
    """
    return mark_words(list_named(name))


def mark_words(words: Iterable[str]) -> Bools:
    """Give a table that tells by its number whether a word is one of these."""
    table = np.zeros(_ROOM, np.bool_)
    table[[_numbers.setdefault(word, len(_numbers) + 1) for word in words]] = True
    return table


def number_words() -> dict[str, int]:
    """Give the numbers of all words that rules name."""
    return _numbers


QUOTES = name_words("\" '")
