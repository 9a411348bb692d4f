from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediaframing.codebook import Codebook
from mediaframing.coding import find_actors, find_frames


def find(entries: list[object], *texts: str) -> list[tuple[str, str]]:
    articles = pd.DataFrame({"article_id": [str(n) for n in range(len(texts))], "text": texts})
    found = find_frames(articles, Codebook.from_terms({"frame": entries}))  # type: ignore[dict-item]
    return list(found[["term", "text"]].itertuples(index=False, name=None))


TOGETHER = {"all": ["dam*", "river"]}


def test_words_of_one_sentence_count_together_at_the_first_of_them() -> None:
    assert find([TOGETHER], "The river rose. The dams held.", "Dams along the long old river held.") == [
        ("dam* + river", "Dams")
    ]


@pytest.mark.parametrize(("within", "found"), [(2, 0), (3, 1), (4, 1)])
def test_a_number_of_words_is_counted_without_marks_and_across_sentences(within: int, found: int) -> None:
    text = "The river, it rose. Dams broke."
    assert len(find([TOGETHER | {"within": within}], text)) == found


def test_the_reach_ends_with_the_article() -> None:
    assert find([TOGETHER | {"within": 9}], "The river.", "Dams broke.") == []


def test_two_words_alike_must_both_be_there() -> None:
    twice = {"all": ["dam*", "dam*"]}
    assert find([twice], "Dams broke.") == []
    assert len(find([twice], "Dams broke the next dam.")) == 2


def test_a_phrase_may_be_one_of_the_words() -> None:
    assert (
        len(find([{"all": ["flood", "high water", "town*"]}], "The high-water mark: a flood in two towns."))
        == 1
    )


def test_a_word_near_which_the_entry_does_not_count() -> None:
    fire = {"term": "fire", "not_near": ["camp", "fire brigade"]}
    assert find([fire], "A fire at the camp.", "The fire brigade came.", "Camp. The fire grew.") == [
        ("fire", "fire")
    ]
    assert len(find([fire | {"within": 2}], "A fire in the camp.", "The camp fire.")) == 1


def test_an_entry_that_does_not_count_leaves_its_words_to_others() -> None:
    assert find([{"term": "river bank", "not_near": ["loan"]}, "river"], "A loan for the river bank.") == [
        ("river", "river")
    ]


def test_an_exception_may_have_a_condition_and_an_alias_too() -> None:
    from mediaframing.codebook import Frame, Term

    frame = Frame("f", (Term("dam*"),), (Term("dam", all=("dam", "beaver*")),))
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": ["A beaver and a dam.", "A dam."]})
    assert find_frames(articles, Codebook({"f": frame}))["article_id"].tolist() == ["b"]
    book = Codebook.from_terms({}, {"house": [{"term": "House", "not_near": ["dog*"], "within": 3}]})
    articles["text"] = ["The House voted.", "The dogs in the house."]
    assert find_actors(articles, book)["article_id"].tolist() == ["a"]


WORDS = st.lists(st.sampled_from(["dam", "river", "boat", "so", ",", "."]), max_size=30)


@settings(max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=8), st.integers(1, 6), st.booleans())
def test_conditions_are_those_of_every_pair_of_words(
    texts: list[list[str]], within: int, wanted: bool
) -> None:
    entry = {"all": ["dam", "river"]} if wanted else {"term": "dam", "not_near": ["river"]}
    written = [" ".join(["!", *words]) for words in texts]  # a point alone is a cell without a text
    articles = pd.DataFrame({"article_id": [str(n) for n in range(len(texts))], "text": written})
    book = Codebook.from_terms({"frame": [entry | {"within": within}]})
    found = find_frames(articles, book)["article_id"].value_counts()
    for number, words in enumerate(texts):
        plain = np.array([word for word in words if word.isalpha()])
        dams, rivers = (np.flatnonzero(plain == word) for word in ("dam", "river"))
        near = (np.abs(dams[:, None] - rivers[None]) <= within).any(axis=1)
        assert found.get(str(number), 0) == np.count_nonzero(near == wanted)
