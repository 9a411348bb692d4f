from __future__ import annotations

import numpy as np

from mediaframing.coding.search.trie import count_up, grow_trie


def read(words: list[int]) -> list[int]:
    """Follow words through the trie of three entries, of which the last has two sequences."""
    trie = grow_trie(np.array([0, 0, 1, 0, 1, 2, 2]), np.array([1, 2, 3, 1]), np.array([5, 1, 2, 2]))
    state = 0
    for word in words:
        edges = range(trie.edge_first[word], trie.edge_first[word + 1])
        following = [trie.edge_to[edge] for edge in edges if trie.edge_from[edge] == state]
        if not following:
            return []
        assert trie.leads[state]
        state = following[0]
    accepted: list[int] = trie.accept_entry[trie.accept_first[state] : trie.accept_first[state + 1]].tolist()
    return accepted


def test_a_sequence_completes_its_entry() -> None:
    assert [read(words) for words in ([0], [0, 1], [0, 1, 2], [2])] == [[5], [1], [2], [2]]


def test_nothing_else_does() -> None:
    assert [read(words) for words in ([], [1], [0, 0], [0, 1, 2, 2])] == [[], [], [], []]


def test_no_sequences_make_a_trie_of_the_start_alone() -> None:
    none = np.zeros(0, np.int64)
    assert grow_trie(none, none, none).leads.tolist() == [False]


def test_numbers_that_are_missing_have_no_items() -> None:
    assert count_up(np.array([1, 1, 3]), 4).tolist() == [0, 0, 2, 2, 3]
