"""The words that can decide a stance: which cues stand in a sentence, and what part each word plays in their scope.

Kinds of cue (``lists/stance_cues.txt``): ``clause``, ``noun`` and ``phrase`` negate a clause, a noun and what stands
right behind ("without"); ``deny``, ``reject`` and ``refuse`` are verbs and nouns of denial, ``clear`` of acquittal; ``false`` calls a claim
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
    cue signal hard comma stop relative that subject verb copula will wh and or
    definite indefinite of to as preposition about
    opinion naming claim carrier evidence factive opposing order backshift existence realised owned diminisher
    comparative past standing untruth number person capital
"""
_ROLE = {role: 1 << place for place, role in enumerate(_ROLES.split())}


def any_of(roles: str) -> int:
    """Give the sum of these roles: ``word & any_of("and or")`` asks whether a word has one of them."""
    return sum(_ROLE[role] for role in roles.split())


_CAPITAL = any_of("capital")
PLAIN = ~any_of("capital person")
"""A mask: the roles that matter to grammar, but for what a name or a person's office shows."""
CUE = any_of("cue")
SIGNAL = any_of("signal")

_LONGEST = 4
_INVERTED = frozenset({"should", "were", "had"})


class Cue(NamedTuple):
    """One cue: its first and last token, counted from the sentence's first, and its kind."""

    first: int
    last: int
    kind: str


class Sentence(NamedTuple):
    """One sentence: for each token its folded form, its roles, and whether white space stands before it."""

    keys: Sequence[str]
    roles: Sequence[int]
    spaced: Sequence[bool]


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
    if word == "May":  # the month and the minister, unless it opens a question
        return 0
    key = fold(word)
    roles = _known_roles().get(key, 0)
    if word[0].isupper():
        roles |= _CAPITAL
    if key.endswith("n't"):
        roles |= any_of("cue signal verb")
    elif len(word) > 1 and not word.strip(".-"):
        roles |= any_of("hard")
    return roles


@cache
def _known_roles() -> dict[str, int]:
    """Give the roles of every word of the lists, and of the marks."""
    known = {word: any_of(roles) for word, roles in read_tags("stance_grammar").items()}
    for noun, kind in read_tags("speaker_roles").items():
        if kind != "text":
            for form in (noun, noun + "s"):
                known[form] = known.get(form, 0) | any_of("person")
    for mark in "—–;:()[]!?…•|":
        known[mark] = any_of("hard")
    known[","] = any_of("comma")
    for word, phrases in _phrases().items():
        decides = any(kind != "none" for kind in phrases.values())
        known[word] = known.get(word, 0) | any_of("cue signal" if decides else "cue")
        if phrases.get((word,)) == "false":
            known[word] |= any_of("untruth")
    for word in _INVERTED:
        known[word] |= any_of("cue signal")
    for word in ("non", "?"):
        known[word] = known.get(word, 0) | any_of("signal")
    return known


def find_cues(keys: Sequence[str], roles: Sequence[int]) -> list[Cue]:
    """Find the cues of a sentence from left to right; where several begin, the longest."""
    cues: list[Cue] = []
    free = 0
    for place in [place for place, role in enumerate(roles) if role & CUE]:
        if place < free:
            continue
        cue = _match(keys, place) or _match_inversion(keys, place)
        if cue is not None:
            cues.append(cue)
            free = cue.last + 1
    return cues


def _match_inversion(keys: Sequence[str], place: int) -> Cue | None:
    """Match the "should" of "Should a war break out, ..."."""
    opens = not place and keys[0] in _INVERTED and "?" not in keys[-3:]
    return Cue(0, 0, "if") if opens else None


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
