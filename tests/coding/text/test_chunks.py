"""Chunks cut into tokens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.text.chunks import cut_chunks, find_plain, fold, fold_all, split_words
from mediaframing.coding.text.pieces import Pieces

PARTS = st.sampled_from(
    [*"aBΣİ1²_.,:-'’\"“%ʼ\u0301é한🙂\ud800", "'s", "’re", "U.S.", "...", "--", "2,000", "isn't", "@", "/", "`", "´", "\u200b",
     "\u00ad", "中", "ก", "ร้", "সন্", "http://", "www.", ".com", "no.uk/x"]
)  # fmt: skip
CHUNK = st.lists(PARTS, min_size=1, max_size=8).map("".join)


@given(st.lists(CHUNK))
def test_chunks_are_cut_together_as_each_by_itself(chunks: list[str]) -> None:
    cut = cut_chunks(Pieces.read("".join(f"{chunk} " for chunk in chunks)))
    expected = list(map(split_words, chunks))
    assert cut.tokens.list_strings() == [token for tokens in expected for token in tokens]
    assert cut.counts.tolist() == list(map(len, expected))


@given(st.lists(CHUNK))
def test_words_are_folded_together_as_each_by_itself(words: list[str]) -> None:
    assert fold_all(words) == list(map(fold, words))


def test_words_of_plain_letters_are_told_from_other_chunks() -> None:
    chunks = ["war", "War.", "A", "a?", "war!!", "(war", "9", ".", "Élan", "it's", "war”"]
    plain = find_plain(Pieces.read("".join(f"{chunk} " for chunk in chunks)))
    assert plain.chosen.tolist() == [True] * 4 + [False] * 7
    assert plain.words.list_strings() == ["war", "War", "A", "a"]
    assert plain.mark.tolist() == [0, ord("."), 0, ord("?")]
