"""The phrases that can decide a stance (``english/lists/stance_cues.txt``), as a tree of words.

Kinds of cue: ``clause``, ``noun``, ``phrase`` and ``lack`` negate a clause, a noun, what stands right behind ("without"),
and an object; ``deny``, ``reject`` and ``refuse`` are verbs and nouns of denial, ``avert`` of negative implication
(Karttunen 1971), ``clear`` of acquittal; ``untrue`` ("wrongly"), ``misname`` ("stop calling it") and ``more`` ("more of an
accident than a crime") take a name back; ``regret`` tells what was not done; ``false`` calls a claim untrue, ``failed``
tells that what was tried came to nothing; ``modal``, ``perhaps``, ``hedge``, ``any``, ``prospect``, ``if``, ``know`` and
``doubt`` leave open (the hedges of CoNLL-2010: Farkas et al.); ``none`` looks like a negation and is not
(pseudo-negation: NegEx, Chapman et al. 2001).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np

from mediaframing.coding.english.roles import any_of
from mediaframing.coding.text.tokens import Ints
from mediaframing.coding.text.wordlists import list_named, read_tags

LONGEST_CUE = 4
"""So many words has the longest."""
_KINDS = """
    clause noun phrase lack deny reject refuse avert clear untrue misname more regret false failed
    modal perhaps hedge any prospect if know doubt none
"""
_KIND = {kind: 1 << place for place, kind in enumerate(_KINDS.split())}
_CUE, _AHEAD, _BESIDE, _BEHIND, _IFFY = map(any_of, ("cue", "ahead", "beside", "behind", "iffy"))
_UNTRUTH, _OPENS = any_of("untruth"), any_of("opens")
_BEHIND_KINDS = frozenset({"false", "failed", "deny", "reject", "avert", "clause", "noun", "modal", "lack"})
_BESIDE_KINDS = frozenset({"modal", "perhaps", "hedge", "any"})  # these do not reach far
# Words that decide behind a term though the kind of their cue does not: "has yet to be signed", "is unlikely".
_BEHIND_WORDS = frozenset(list_named("likely behind"))


def kinds(names: str) -> int:
    """Give the sum of these kinds: ``kind & kinds("deny reject")`` asks whether a cue is of one of them."""
    return sum(_KIND[name] for name in names.split())


@dataclass(frozen=True)
class PhraseTree:
    """All phrases by their words: what is read of a phrase is a node, the root is 0.

    Attributes
    ----------
    numbers : dict
        The number of each word, from 1.
    first : array
        The node of each word by its number, where a phrase begins with it, or -1.
    steps, nodes : array
        In order, ``node * (len(numbers) + 1) + word`` for each word that may follow on a node, and the node it leads to.
    kind : array
        For each node the bit of the kind, where a phrase ends there, or 0.
    roles : array
        For each node the roles of the word that begins the phrases it is in.
    """

    numbers: dict[str, int]
    first: Ints
    steps: Ints
    nodes: Ints
    kind: Ints
    roles: Ints

    def follow(self, node: Ints, word: Ints) -> Ints:
        """Give the nodes that words lead to from nodes; -1 where no phrase goes on so."""
        step = node * (len(self.numbers) + 1) + word
        place = np.minimum(np.searchsorted(self.steps, step), len(self.steps) - 1)
        return np.where(self.steps[place] == step, self.nodes[place], -1)


def read_cues() -> dict[tuple[str, ...], str]:
    """Read the list: the words of each cue, and its kind; ``|`` parts the alternatives of a word.

    Examples
    --------
    >>> read_cues()["jitters", "over", "another"]
    'prospect'
    """
    return {
        words: kind
        for entry, kind in read_tags("stance_cues").items()
        for words in product(*(word.split("|") for word in entry.split()))
    }


@cache
def read_phrases() -> PhraseTree:
    """Read the list into a tree."""
    phrases = read_cues()
    numbers = {word: number for number, word in enumerate(dict.fromkeys(w for p in phrases for w in p), 1)}
    ids: dict[tuple[str, ...], int] = {(): 0}
    for words in phrases:
        for length in range(1, len(words) + 1):
            ids.setdefault(words[:length], len(ids))
    kind, roles = np.zeros((2, len(ids)), np.int64)
    for words, name in phrases.items():
        kind[ids[words]] = _KIND[name]
        for length in range(min(2, len(words)), len(words) + 1):
            roles[ids[words[:length]]] |= _weigh(words[0], name)
    first = np.full(len(numbers) + 1, -1)
    steps: dict[int, int] = {}
    for words, node in ids.items():
        if len(words) == 1:
            first[numbers[words[0]]] = node
        elif words:
            steps[ids[words[:-1]] * (len(numbers) + 1) + numbers[words[-1]]] = node
    order = sorted(steps)
    nodes = np.array([steps[step] for step in order])
    return PhraseTree(numbers, first, np.array(order), nodes, kind, roles)


@cache
def list_openers() -> dict[str, int]:
    """List the words that begin a phrase, each with its roles by itself and the sign that others may follow on it."""
    roles: dict[str, int] = {}
    for (first, *others), kind in read_cues().items():
        untruth = _UNTRUTH if kind == "false" else 0
        roles[first] = roles.get(first, 0) | (_OPENS if others else untruth | _weigh(first, kind))
    return roles


def _weigh(first: str, kind: str) -> int:
    """Give the roles of a word that begins a phrase of this kind."""
    if kind == "none":
        return _CUE
    if kind == "if":
        return _CUE | _AHEAD | _IFFY
    if kind == "failed":
        return _CUE | _BEHIND
    behind = _BEHIND if kind in _BEHIND_KINDS or first in _BEHIND_WORDS else 0
    return _CUE | behind | (_BESIDE if kind in _BESIDE_KINDS else _AHEAD)
