from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediaframing.codebook import Codebook
from mediaframing.coding.search.entries import make_frame_finder
from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import split_texts
from mediaframing.coding.tone.masking import score_masked
from mediaframing.coding.tone.tone import score_texts

WORDS = Codebook.from_terms({"a": ["war", "kind of", "good news", "bad"], "b": ["news", "no", "good"]})


def cut_by_hand(text: str, spans: list[tuple[int, int]]) -> str:
    return "".join(c for place, c in enumerate(text) if not any(low <= place < high for low, high in spans))


PIECES = st.sampled_from(
    ["war", "“war”", "kind", "of", "good", "news", "good news", "bad-news", "no", "great!", "but", "VERY", "😀", "😢war",
     "war's", "…", "hope", "-good", "news-", "x"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14), st.sampled_from([" ", "  ", "\u00a0"]))
def test_masked_tone_is_the_tone_of_the_text_without_the_mentions(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    tokens = split_texts([text])
    sentences = split_sentences(tokens)
    hits = make_frame_finder([*WORDS.frames.values()]).find(tokens, sentences).hits
    touched, scores = score_masked(tokens, sentences, hits)
    spans = list(zip(hits.start.tolist(), hits.end.tolist(), strict=True))
    for sentence, score in zip(touched.tolist(), scores.tolist(), strict=True):
        start, end = int(sentences.start[sentence]), int(sentences.end[sentence])
        rest = cut_by_hand(text[start:end], [(low - start, high - start) for low, high in spans])
        if rest.strip():
            assert score == score_texts([rest])[0]
        else:
            assert np.isnan(score)


@pytest.mark.parametrize(
    ("pattern", "text", "rest"),
    [("un(?:happy)", "so unhappy", "so "), ("hate", "I hated it", "I d it"), ("d w", "a bad war", "a baar")],
)
def test_a_regular_expression_may_cut_within_words(pattern: str, text: str, rest: str) -> None:
    terms = [{"term": pattern, "regex": True}]
    book = Codebook.from_terms({"a": terms})  # type: ignore[dict-item]
    tokens = split_texts([text])
    sentences = split_sentences(tokens)
    hits = make_frame_finder([*book.frames.values()]).find(tokens, sentences).hits
    assert score_masked(tokens, sentences, hits)[1].tolist() == score_texts([rest]).tolist()
