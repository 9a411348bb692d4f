"""The cues of stance in a batch, and which of them stand near which term."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english.queries import any_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.phrases import LONGEST_CUE, kinds, read_phrases
from mediaframing.coding.stance.restraints import (
    KEEPS,
    SPLITS,
    find_particles,
    join_failures,
    join_restraints,
)
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Bools, Ints

_CUE, _FUSED, _ASKS = map(any_of, ("cue", "fused", "asks"))
_WERE, _TO_ROLE = name_words("were"), any_of("to")
_SHOULD, _TO = name_words("should"), name_words("to")
_CLAUSE, _IF, _AVERT, _REFUSE, _REJECT = map(kinds, ("clause", "if", "avert", "refuse", "reject"))


@dataclass(frozen=True)
class Pairs(Columns):
    """Cues, each with a term it may decide on; or cues alone, with -1 for the term.

    Attributes
    ----------
    first, last : array
        The first and the last token of the cue.
    kind : array
        The bit of its kind (see :func:`mediaframing.coding.stance.phrases.kinds`).
    begin, end : array
        The first token of its sentence, and the one behind the last.
    term : array
        The first token of the term.
    """

    first: Ints
    last: Ints
    kind: Ints
    begin: Ints
    end: Ints
    term: Ints

    def are(self, kind: int) -> Bools:
        """Tell which cues are of these kinds."""
        found: Bools = has(self.kind, kind)
        return found

    def with_term(self, term: Ints) -> Pairs:
        """Put other terms to the cues."""
        return Pairs(self.first, self.last, self.kind, self.begin, self.end, term)


def settle(
    answers: Bools,
    asked: Bools | Ints,
    judge: Callable[..., Bools],
    text: Text,
    pairs: Pairs,
    *others: Ints,
) -> None:
    """Put a question about some pairs only, and its answers in their places.

    ``judge`` is asked with the text and what is taken from ``pairs`` and ``others``, arrays of the same length.
    """
    rows = np.flatnonzero(asked) if asked.dtype == np.bool_ else asked
    if len(rows):
        answers[rows] = judge(text, pairs.keep(rows), *(other[rows] for other in others))


def find_cues(text: Text, sentences: Sentences, wanted: Bools) -> Pairs:
    """Find the cues of the sentences that are wanted from left to right; where several begin, the longest."""
    first = np.flatnonzero(text.role & _CUE)
    home = sentences.of_token[first]
    first, home = first[wanted[home]], home[wanted[home]]
    begin, end = sentences.first_token[home], sentences.end_token[home]
    length, kind = match_phrases(text, first, np.minimum(end - first, LONGEST_CUE))
    opens = (kind == 0) & (first == begin) & _SHOULD[text.word[first]]
    # "Were a war to come"
    unreal = np.flatnonzero((kind == 0) & (first == begin) & _WERE[text.word[first]])
    opens[unreal] = any_between(
        text.role, _TO_ROLE, first[unreal] + 2, np.minimum(first[unreal] + 7, end[unreal])
    )
    opens[opens] = ~end_asking(text, begin[opens], end[opens])
    length[opens], kind[opens] = 1, _IF
    kind[join_failures(text, first, end, length)] = _REFUSE
    split = np.flatnonzero(SPLITS[text.word[first]] & (kind == 0))
    split = split[find_particles(text, first[split], end[split]) >= 0]
    length[split], kind[split] = 1, _REJECT
    joined = join_restraints(text, first, end, length)
    kind[joined] = _AVERT
    cues = Pairs(first, first + length - 1, kind, begin, end, np.full(len(first), -1)).keep(kind > 0)
    # A verb of keeping stands beside its "to", and what is between it and its "from" has cues of its own.
    joined |= KEEPS[text.word[first + 1]] & _TO[text.word[first]]
    return cues.keep(drop_overlaps(cues.first, np.where(joined[kind > 0], cues.first, cues.last)))


def match_phrases(text: Text, first: Ints, room: Ints) -> tuple[Ints, Ints]:
    """Match the longest phrase that begins at each token and has room: its length and kind, 0 where there is none."""
    tree = read_phrases()
    length, kind = np.zeros((2, len(first)), np.int64)
    rows, node = np.arange(len(first)), tree.first[text.phrase_word[first]]
    for size in range(1, LONGEST_CUE + 1):
        rows, node = rows[node >= 0], node[node >= 0]
        ends = tree.kind[node] > 0
        length[rows[ends]], kind[rows[ends]] = size, tree.kind[node[ends]]
        more = room[rows] > size
        rows, node = rows[more], node[more]
        node = tree.follow(node, text.phrase_word[first[rows] + size])
    fused = (kind == 0) & has(text.role[first], _FUSED)
    length[fused], kind[fused] = 1, _CLAUSE
    return length, kind


def end_asking(text: Text, begin: Ints, end: Ints) -> Bools:
    """Tell which sentences end with a question mark, or have one right before their end."""
    asks = np.zeros(len(begin), np.bool_)
    for back in range(1, 4):
        asks |= (end - back >= begin) & has(text.role[end - back], _ASKS)
    return asks


def drop_overlaps(first: Ints, last: Ints) -> Bools:
    """Tell which spans remain, in the order of their beginnings, if each begins behind the one that was kept before."""
    kept = np.ones(len(first), np.bool_)
    if not len(first):
        return kept
    clash = np.flatnonzero(first[1:] <= np.maximum.accumulate(last)[:-1]) + 1
    kept[clash] = False
    heads = np.flatnonzero(np.diff(clash, prepend=-1) > 1)
    place, end = clash[heads] - 1, np.append(clash[heads[1:] - 1], clash[-1:]) + 1
    while len(place):
        place = np.searchsorted(first, last[place] + 1)
        inside = place < end
        place, end = place[inside], end[inside]
        kept[place] = True
    return kept
