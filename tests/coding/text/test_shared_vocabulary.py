from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.text.shared_vocabulary import SharedVocabulary
from mediaframing.coding.text.tokens import Vocabulary, split_texts
from mediaframing.coding.text.words import Words

TEXTS = st.lists(st.text(alphabet="ab ,.’\n", max_size=20), max_size=6)


def test_a_word_that_one_view_has_asked_about_is_not_asked_about_by_another() -> None:
    shared, asked = SharedVocabulary(), []

    def measure(words: Words) -> list[int]:
        asked.extend(words.strings)
        return list(map(len, words.strings))

    for text in ("talks end", "talks resume", "end"):
        view = shared.open_view()
        split_texts([text], view)
        lengths = view.classify_all("length", measure)
        assert lengths.tolist() == list(map(len, view.keys))
    assert sorted(asked) == ["\n", "end", "resume", "talks"]


def test_answers_of_a_view_are_as_long_as_its_words_although_others_have_learned_more() -> None:
    shared = SharedVocabulary()
    before, after = shared.open_view(), shared.open_view()
    split_texts(["talks end"], before)
    split_texts(["talks resume, at last"], after)
    for view in (after, before):
        answers = view.classify("length", len), view.judge_all("odd", lambda w: np.zeros(len(w), np.int64))
        chunks = view.classify_new("chunk", lambda ids: ids)
        assert {len(answer) for answer in answers} == {len(view.types)}
        assert chunks.tolist() == list(range(len(view.chunks)))
    assert before.types[1:] == ["talks", "end"]


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_threads_that_share_words_split_texts_as_each_by_itself(batches: list[list[str]]) -> None:
    shared = SharedVocabulary()

    def split(texts: list[str], vocabulary: Vocabulary) -> list[tuple[str, int, int, int]]:
        tokens = split_texts(texts, vocabulary)
        lengths = tokens.classify("length", len, "types").tolist()
        words = [tokens.vocabulary.types[number] for number in tokens.type.tolist()]
        return list(zip(words, lengths, tokens.start.tolist(), tokens.end.tolist(), strict=True))

    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(lambda texts: split(texts, shared.open_view()), batches))
    assert together == [split(texts, Vocabulary()) for texts in batches]
