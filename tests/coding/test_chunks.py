"""Chunks cut into tokens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.chunks import cut_chunks, fold, fold_all, split_words
from mediaframing.coding.pieces import Pieces

PARTS = st.sampled_from(
    [*"aBΣİ1²_.,:-'’\"“%ʼ\u0301é한🙂\ud800", "'s", "’re", "U.S.", "...", "--", "2,000", "isn't"]
)
CHUNK = st.lists(PARTS, min_size=1, max_size=8).map("".join)


@given(st.lists(CHUNK))
def test_chunks_are_cut_together_as_each_by_itself(chunks: list[str]) -> None:
    cut = cut_chunks(Pieces.read("".join(f"{chunk} " for chunk in chunks)))
    expected = list(map(split_words, chunks))
    assert cut.tokens.list_strings() == [token for tokens in expected for token in tokens]
    assert cut.counts.tolist() == list(map(len, expected))
    assert cut.sizes.tolist() == [len(token) for tokens in expected for token in tokens]


@given(st.lists(CHUNK))
def test_words_are_folded_together_as_each_by_itself(words: list[str]) -> None:
    assert fold_all(words) == list(map(fold, words))
