"""The words that tell of views on remedies (``lists/remedy_cues.txt``), and where they stand in a batch."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np

from mediaframing.coding.english.verb_frames import inflect
from mediaframing.coding.stance.cues import drop_overlaps
from mediaframing.coding.text.tokens import Bools, Ints, Tokens
from mediaframing.coding.text.wordlists import read_tags
from mediaframing.coding.text.words import Words

_KINDS = """
    against for stop do fear lament shield not bad good verb foe friend slur name poor carrier holder state act weak brings ill since apart maybe noun disbelief anti fails comes breach aside prefer vice gone ebbs none
"""
_KIND = {kind: 1 << place for place, kind in enumerate(_KINDS.split())}
_FORMS, _EITHER = "~", "|"
_MARKS = dict.fromkeys("\"'“”‘’", -1)
_LONGEST, _MOST_ADVERBS = 6, 2
_HYPHEN, _AND = "-", "and"
_VERBS = "against stop do for fear shield maybe name brings"


class Cues(NamedTuple):
    """Cues from left to right.

    Attributes
    ----------
    first, last : array
        The first and the last token of each.
    kind : array
        The sum of the bits of its kinds (see :func:`kinds`).
    """

    first: Ints
    last: Ints
    kind: Ints


def kinds(names: str) -> int:
    """Give the sum of these kinds: ``kind & kinds("against stop")`` asks whether a cue is of one of them."""
    return sum(_KIND[name] for name in names.split())


class _Tree(NamedTuple):
    """The cues by their words: what is read of a cue is a node, the root is 0.

    Attributes
    ----------
    numbers : dict
        The number of each word, from 1; that of a quotation mark is -1.
    steps, nodes : array
        In order, ``node * width + word`` for each word that may follow on a node, and the node it leads to.
    kind : array
        For each node the kinds of the cue that ends there, or 0.
    """

    numbers: Mapping[str, int]
    steps: Ints
    nodes: Ints
    kind: Ints

    @property
    def width(self) -> int:
        return len(self.numbers) + 1


@cache
def _read_tree() -> _Tree:
    cues = read_cues()
    numbers = {word: n for n, word in enumerate(dict.fromkeys(w for words in cues for w in words), 1)}
    ids: dict[tuple[str, ...], int] = {(): 0}
    for words in cues:
        for length in range(1, len(words) + 1):
            ids.setdefault(words[:length], len(ids))
    kind = np.zeros(len(ids), np.int64)
    for words, bits in cues.items():
        kind[ids[words]] = bits
    width = len(numbers) + len(_MARKS) + 1
    steps = {ids[words[:-1]] * width + numbers[words[-1]]: node for words, node in ids.items() if words}
    order = sorted(steps)
    nodes = np.array([steps[step] for step in order])
    return _Tree(numbers | _MARKS, np.array(order), nodes, kind)


@cache
def read_cues() -> dict[tuple[str, ...], int]:
    """Read the list: the words of each cue, and its kinds; an entry stands for all forms of its words.

    Examples
    --------
    >>> read_cues()["votes", "against"] == kinds("against")
    True
    """
    cues: dict[tuple[str, ...], int] = {}
    for entry, names in read_tags("remedy_cues").items():
        bits = kinds(names)
        for words in product(*map(_list_forms, entry.split())):
            cues[words] = cues.get(words, 0) | bits
    return cues


def _list_forms(word: str) -> list[str]:
    if word.endswith(_FORMS):
        return list(inflect(word.removesuffix(_FORMS)))
    return word.split(_EITHER)


def find_cues(tokens: Tokens, place: Ints, sentence: Ints, adverb: Bools) -> Cues:
    """Find the cues among some tokens of a batch, by their numbers among these; where several begin, the longest.

    Parameters
    ----------
    tokens : Tokens
    place, sentence : array
        The tokens of some sentences in order, and the sentence of each. Quotation marks part no cue.
    adverb : array
        Which of these tokens are adverbs, which part none either: "came out strongly against".
    """
    tree = _read_tree()
    number = tokens.vocabulary.classify_all("remedy cue", _number_words)[tokens.type[place]]
    plain = np.flatnonzero(number >= 0)
    compound = _are_compounds(tokens, place, number == tree.numbers[_HYPHEN], number == tree.numbers[_AND])[
        plain
    ]
    number, sentence, adverb = number[plain], sentence[plain], adverb[plain]
    length, kind = np.zeros((2, len(plain)), np.int64)
    row, node = np.arange(len(plain)), np.zeros(len(plain), np.int64)
    at = row
    for _ in range(_LONGEST + _MOST_ADVERBS):
        inside = at < len(plain)
        inside[inside] = sentence[at[inside]] == sentence[row[inside]]
        row, at, node = row[inside], at[inside], node[inside]
        step = node * tree.width + number[at]
        found = np.minimum(np.searchsorted(tree.steps, step), len(tree.steps) - 1)
        leads = tree.steps[found] == step
        node = np.where(leads, tree.nodes[found], node)
        ends = leads & (tree.kind[node] > 0)
        length[row[ends]], kind[row[ends]] = at[ends] - row[ends] + 1, tree.kind[node[ends]]
        going = leads | (adverb[at] & (at > row) & (node > 0))
        row, at, node = row[going], at[going] + 1, node[going]
    kind[compound & (length == 1)] &= ~kinds(_VERBS)  # "the court-ordered toll"
    row = np.flatnonzero(kind)
    first, last = plain[row], plain[row + length[row] - 1]
    kept = drop_overlaps(first, last)
    return Cues(first[kept], last[kept], kind[row[kept]])


def _are_compounds(tokens: Tokens, place: Ints, hyphen: Bools, join: Bools) -> Bools:
    """Tell which tokens a hyphen without a blank joins to the word before, but for "repeal-and-replace"."""
    joined = hyphen & ~tokens.spaced[place]
    joined[1:] &= ~join[:-1]
    compounds = np.zeros(len(place), np.bool_)
    compounds[1:] = joined[:-1] & ~tokens.spaced[place[1:]]
    return compounds


def _number_words(words: Words) -> Ints:
    return words.look_up(_read_tree().numbers)
