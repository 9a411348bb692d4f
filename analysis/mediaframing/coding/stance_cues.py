"""The words that can decide a stance: which cues stand in a sentence, and what part each word plays in their scope.

Kinds of cue (``lists/stance_cues.txt``): ``clause``, ``noun``, ``phrase`` and ``lack`` negate a clause, a noun, what stands
right behind ("without"), and an object; ``deny``, ``reject`` and ``refuse`` are verbs and nouns of denial, ``avert`` of
negative implication (Karttunen 1971), ``clear`` of acquittal; ``untrue`` ("wrongly"), ``misname`` ("stop calling it") and
``more`` ("more of an accident than a crime") take a name back; ``regret`` tells what was not done; ``false`` calls a claim
untrue, ``failed`` tells that what was tried came to nothing; ``modal``, ``perhaps``,
``hedge``, ``any``, ``prospect``, ``if``, ``know`` and ``doubt`` leave open (the hedges of CoNLL-2010: Farkas et al.);
``none`` looks like a negation and is not (pseudo-negation: NegEx, Chapman et al. 2001).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from mediaframing.coding.tokens import Ints, Tokens, fold
from mediaframing.coding.wordlists import read_tags
from mediaframing.coding.words import Words

_ROLES = """
    cue ahead beside behind iffy bridge hard comma stop relative that subject verb copula will wh and or
    definite indefinite of to as preposition about
    opinion naming claim carrier evidence factive opposing order backshift existence realised owned diminisher
    comparative past standing untruth number company aside allowing link saying asks person venture capital
"""
_ROLE = {role: 1 << place for place, role in enumerate(_ROLES.split())}


def any_of(roles: str) -> int:
    """Give the sum of these roles: ``word & any_of("and or")`` asks whether a word has one of them."""
    return sum(_ROLE[role] for role in roles.split())


_CAPITAL, _FUSED = any_of("capital"), any_of("cue ahead behind verb")
_NUMBER = 52
"""Above the bits of the roles, a word's number among those that begin or go on a cue of several words."""
PLAIN = ~any_of("capital person company aside allowing link saying venture")
"""A mask: the roles that matter to grammar, but for what a name or a person's office shows."""
CUE, HARD, BRIDGE = map(any_of, ("cue", "hard", "bridge"))
PARTS, ENDS = any_of("hard stop relative wh"), any_of("hard stop comma")
"""What ends a scope to the right of a cue, and a subject to the left of one."""
AHEAD, BESIDE, BEHIND, IFFY, ASKS = map(any_of, ("ahead", "beside", "behind", "iffy", "asks"))
"""Words that may decide the stance of a mention to their right, and of one to their left."""
LONGEST_CUE = 4

_BEHIND_KINDS = frozenset({"false", "failed", "deny", "reject", "avert", "clause", "noun", "modal", "lack"})
_BESIDE_KINDS = frozenset({"modal", "perhaps", "hedge", "any"})  # these do not reach far
# Words that decide behind a term though the kind of their cue does not: "has yet to be signed", "is unlikely".
_BEHIND_WORDS = frozenset({"yet", "likely", "unlikely", "possible", "probable"})
_INVERTED = "Should"


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


@cache
def _longest() -> dict[str, int]:
    """Give, by the first word, how many words the longest of its cues has."""
    return {word: max(map(len, phrases)) for word, phrases in _phrases().items()}


def _weigh(words: tuple[str, ...], kind: str) -> int:
    """Give the roles of a word that begins a cue of this kind."""
    if kind == "none":
        return CUE
    if kind == "if":
        return CUE | AHEAD | IFFY
    if kind == "failed":
        return CUE | BEHIND
    behind = BEHIND if kind in _BEHIND_KINDS or words[0] in _BEHIND_WORDS else 0
    return CUE | behind | (BESIDE if kind in _BESIDE_KINDS else AHEAD)


@cache
def _pair_numbers() -> dict[str, int]:
    """Give numbers from 1 to the words that are first or second in a cue of several words."""
    pairs = [
        word for phrases in _phrases().values() for words in phrases if len(words) > 1 for word in words[:2]
    ]
    return {word: number for number, word in enumerate(dict.fromkeys(pairs), 1)}


@cache
def _pair_roles() -> Ints:
    """Give, by the numbers of two words, the roles of the first where the second follows it."""
    numbers = _pair_numbers()
    table = np.zeros((len(numbers) + 1, len(numbers) + 1), np.int64)
    for phrases in _phrases().values():
        for words, kind in phrases.items():
            if len(words) > 1:
                table[numbers[words[0]], numbers[words[1]]] |= _weigh(words, kind)
    return table


def find_token_roles(tokens: Tokens) -> Ints:
    """Give the roles of all tokens of a batch, each by its type and, where it may begin a cue, by the next token."""
    codes = tokens.vocabulary.classify_all("stance roles", _code_words, "types")[tokens.type]
    numbers = codes >> _NUMBER
    begins = np.flatnonzero((numbers[:-1] > 0) & (tokens.article[1:] == tokens.article[:-1]))
    codes &= (1 << _NUMBER) - 1
    codes[begins] |= _pair_roles()[numbers[begins], numbers[begins + 1]]
    return codes


def find_roles(word: str) -> int:
    """Give the roles of a word, as it stands in the text, as a sum (see :func:`any_of`).

    >>> find_roles("isn’t") & CUE > 0
    True
    """
    return _code_words(Words([word]))[0]


def _code_words(words: Words) -> list[int]:
    """Give the roles of words, with their numbers among those of the pairs above them."""
    known = _known_roles()
    codes = []
    for word in words.strings:
        key = fold(word)
        code = known.get(key, 0)
        if word[0].isupper():
            # May is the month or the minister, unless it opens a question; "Should a war come" is a condition.
            code = 0 if word == "May" else code | _CAPITAL
            if word == _INVERTED:
                code |= CUE | AHEAD | IFFY
        elif key[0] in ".-" and len(key) > 1 and not key.strip(".-"):
            code |= HARD
        if key[-3:] == "n't":
            code |= _FUSED
        codes.append(code)
    return codes


@cache
def _known_roles() -> dict[str, int]:
    """Give the roles of every word of the lists, and of the marks."""
    known = {word: any_of(roles) for word, roles in read_tags("stance_grammar").items()}
    for noun, sort in read_tags("speaker_roles").items():
        if sort != "text":
            for form in (noun, noun + "s"):
                known[form] = known.get(form, 0) | any_of("person")
    for mark in "—–;:()[]!?…•|":
        known[mark] = any_of("hard")
    known[","] = any_of("comma")
    for word, phrases in _phrases().items():
        kind = phrases.get((word,), "")
        if kind:
            untruth = any_of("untruth") if kind == "false" else 0
            known[word] = known.get(word, 0) | untruth | _weigh((word,), kind)
    for word, number in _pair_numbers().items():
        known[word] = known.get(word, 0) | number << _NUMBER
    for word, side in (("non", AHEAD), ("free", BEHIND), ("?", ASKS)):
        known[word] = known.get(word, 0) | side
    return known


def find_cues(keys: Sequence[str], places: Sequence[int]) -> list[Cue]:
    """Find the cues of a sentence from left to right; where several begin, the longest.

    ``places`` are those of the words that may begin one.
    """
    cues: list[Cue] = []
    free = 0
    for place in places:
        if place < free:
            continue
        cue = _match(keys, place) or _match_inversion(keys, place)
        if cue is not None:
            cues.append(cue)
            free = cue.last + 1
    return cues


def _match_inversion(keys: Sequence[str], place: int) -> Cue | None:
    """Match the "should" of "Should a war break out, ..."."""
    opens = not place and keys[0] == fold(_INVERTED) and "?" not in keys[-3:]
    return Cue(0, 0, "if") if opens else None


def shorten_cue(keys: Sequence[str], cue: Cue, before: int) -> Cue | None:
    """Read a cue again without the words from place ``before`` on: in "no accident" the term may be *accident*."""
    return _match(keys, cue.first, before - cue.first)


def _match(keys: Sequence[str], place: int, longest: int = LONGEST_CUE) -> Cue | None:
    key = keys[place]
    phrases = _phrases().get(key)
    if phrases is not None:
        for length in range(min(longest, _longest()[key], len(keys) - place), 0, -1):
            kind = phrases.get(tuple(keys[place : place + length]))
            if kind is not None:
                return Cue(place, place + length - 1, kind)
    return Cue(place, place, "clause") if key.endswith("n't") else None
