"""The words that can decide a stance: which cues stand in a sentence, and what part each word plays in their scope.

Kinds of cue (``lists/stance_cues.txt``): ``clause``, ``noun`` and ``phrase`` negate a clause, a noun and what stands
right behind ("without"); ``deny``, ``reject`` and ``refuse`` are verbs and nouns of denial; ``false`` calls a claim
untrue; ``modal``, ``hedge``, ``any``, ``prospect``, ``if``, ``know`` and ``doubt`` leave open; ``none`` looks like a
negation and is not (pseudo-negation: NegEx, Chapman et al. 2001).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from mediaframing.coding.tokens import fold
from mediaframing.coding.wordlists import read_tags

_ROLES = """
    cue hard comma stop relative that subject verb copula will wh and or
    definite indefinite of to as preposition about
    opinion naming claim carrier evidence factive opposing order existence diminisher
"""
_ROLE = {role: 1 << place for place, role in enumerate(_ROLES.split())}


def any_of(roles: str) -> int:
    """Give the sum of these roles: ``word & any_of("and or")`` asks whether a word has one of them."""
    return sum(_ROLE[role] for role in roles.split())


CUE = any_of("cue")

_MARKS = {
    ",": "comma",
    **dict.fromkeys(("--", "—", "–", ";", ":", "(", ")", "[", "]", "!", "?", "…", ".", "•", "|"), "hard"),
}
_LONGEST = 4


class Cue(NamedTuple):
    """One cue: its first and last token, counted from the sentence's first, and its kind."""

    first: int
    last: int
    kind: str


@cache
def _phrases() -> dict[str, dict[tuple[str, ...], str]]:
    """Give the cues by their first word."""
    phrases: dict[str, dict[tuple[str, ...], str]] = {}
    for entry, kind in read_tags("stance_cues").items():
        words = tuple(entry.split())
        phrases.setdefault(words[0], {})[words] = kind
    return phrases


def find_roles(word: str) -> int:
    """Give the roles of a word, as it stands in the text, as a sum (see :func:`any_of`).

    >>> find_roles("isn’t") & CUE > 0
    True
    """
    key = fold(word)
    if word == "May":  # the month and the minister, unless it opens a question
        return 0
    roles = any_of(read_tags("stance_grammar").get(key, ""))
    if key in _phrases() or key.endswith("n't"):
        roles |= CUE
    if key.endswith("n't"):
        roles |= any_of("verb")
    mark = _MARKS.get(word) or ("hard" if len(word) > 1 and not word.strip(".-") else None)
    return roles | any_of(mark or "")


def find_cues(keys: Sequence[str], roles: Sequence[int], first: int = 0) -> list[Cue]:
    """Find the cues of a sentence from left to right; where several begin, the longest."""
    cues: list[Cue] = []
    free = first
    for place in range(first, len(keys)):
        if place < free or not roles[place] & CUE:
            continue
        cue = _match(keys, place)
        if cue is not None:
            cues.append(cue)
            free = cue.last + 1
    return cues


def shorten_cue(keys: Sequence[str], cue: Cue, before: int) -> Cue | None:
    """Read a cue again without the words from place ``before`` on: in "no accident" the term may be *accident*."""
    return _match(keys, cue.first, before - cue.first)


def _match(keys: Sequence[str], place: int, longest: int = _LONGEST) -> Cue | None:
    key = keys[place]
    phrases = _phrases().get(key, {})
    for length in range(min(longest, len(keys) - place), 0, -1):
        kind = phrases.get(tuple(keys[place : place + length]))
        if kind is not None:
            return Cue(place, place + length - 1, kind)
    return Cue(place, place, "clause") if key.endswith("n't") else None
