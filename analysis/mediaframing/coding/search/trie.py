"""A trie over numbered words: which states follow one another by which word, and what is complete in each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.text.tokens import Bools, Ints


@dataclass(frozen=True)
class Trie:
    """Sequences of numbered words as states, 0 for the start.

    Attributes
    ----------
    edge_first : array
        For each word, where the edges of it begin; one longer than the words.
    edge_from, edge_to : array
        The states that each edge leads from and to.
    leads : array
        For each state, whether an edge leads on from it.
    accept_first, accept_entry : array
        For each state, where the entries complete in it begin, one longer than the states; and those entries.
    """

    edge_first: Ints
    edge_from: Ints
    edge_to: Ints
    leads: Bools
    accept_first: Ints
    accept_entry: Ints


def grow_trie(words: Ints, lengths: Ints, entries: Ints) -> Trie:
    """Grow the trie of sequences of words.

    Parameters
    ----------
    words : array
        The numbers of the words, one sequence after the other.
    lengths, entries : array
        For each sequence how many words it has, at least one, and the entry that it completes.
    """
    first = np.cumsum(lengths) - lengths
    state = np.zeros(len(lengths), np.int64)
    states, size = 1, int(words.max(initial=0)) + 1
    edges = [np.zeros((0, 3), np.int64)]
    for step in range(lengths.max(initial=0)):
        longer = np.flatnonzero(lengths > step)
        met, number = np.unique(state[longer] * size + words[first[longer] + step], return_inverse=True)
        following = np.arange(states, states + len(met))
        edges.append(np.column_stack([met % size, met // size, following]))
        state[longer] = following[number]
        states += len(met)
    edge_word, edge_from, edge_to = np.concatenate(edges).T
    order = np.argsort(edge_word, kind="stable")
    most = int(entries.max(initial=0)) + 1
    accepted = np.unique(state * most + entries)
    return Trie(
        edge_first=count_up(edge_word, size),
        edge_from=edge_from[order],
        edge_to=edge_to[order],
        leads=np.bincount(edge_from, minlength=states) > 0,
        accept_first=count_up(accepted // most, states),
        accept_entry=accepted % most,
    )


def count_up(numbers: Ints, size: int) -> Ints:
    """Tell where each number's items begin among items sorted by number; one longer than the numbers."""
    return np.append(0, np.cumsum(np.bincount(numbers, minlength=size)))
