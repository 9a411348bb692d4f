from __future__ import annotations

import random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediaframing import add_stories, find_duplicates
from mediaframing.coding.sketches import sketch_texts


def write(seed: int, words: int = 300) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice("abcdefghij") + str(chance.randrange(300)) for _ in range(words))


def table(*texts: str, **more: list[object]) -> pd.DataFrame:
    return pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "text": texts, **more})


def pair(articles: pd.DataFrame) -> set[tuple[str, str, str]]:
    found = find_duplicates(articles)
    return set(found.loc[~found["keep"], ["story", "article_id", "kind"]].itertuples(index=False, name=None))


def test_copies_word_for_word_are_exact_whatever_their_case_and_marks() -> None:
    assert pair(table("The dam broke.", "Rain fell.", "The DAM -- broke!")) == {("a0", "a2", "exact")}


def test_an_edited_and_a_shortened_copy_are_near() -> None:
    text = write(1)
    words = text.split()
    edited = " ".join("x" if n % 20 == 0 else word for n, word in enumerate(words))
    assert pair(table(text, write(2), edited, " ".join(words[:120]))) == {
        ("a0", "a2", "near"),
        ("a0", "a3", "near"),
    }


def test_texts_that_share_little_are_no_copies() -> None:
    text = write(1)
    assert pair(table(text, write(2) + " " + " ".join(text.split()[:60]))) == set()


def test_the_earliest_is_kept_and_of_several_the_longest() -> None:
    text = write(1)
    articles = table(
        text, text + " " + write(2, 20), text, published=["2020-01-02", "2020-01-01", "2020-01-01"]
    )
    found = find_duplicates(articles)
    assert found.loc[found["keep"], "article_id"].tolist() == ["a1"]
    assert found["story"].eq("a1").all()
    assert found["kind"].eq("near").all()


def test_a_story_in_several_outlets_is_syndicated() -> None:
    text, other = write(1), write(2)
    found = find_duplicates(table(text, text, other, other, outlet=["Post", "Times", "Post", "Post"]))
    assert found.groupby("story")["syndicated"].first().to_dict() == {"a0": True, "a2": False}


def test_a_row_of_versions_is_no_one_story() -> None:
    parts = [write(seed, 100) for seed in range(9)]
    versions = [" ".join(parts[n : n + 3]) for n in range(0, 7)]
    found = find_duplicates(table(*versions), contained=0.6)
    for story, rows in found.groupby("story"):
        first = int(story[1:])
        assert all(abs(int(other[1:]) - first) <= 1 for other in rows["article_id"])


def test_the_wording_that_an_outlet_has_everywhere_makes_no_copies() -> None:
    foot = write(99, 60)
    articles = table(*(f"{write(seed, 45)} {foot}" for seed in range(12)), outlet=["Post"] * 12)
    assert pair(articles) == set()


def test_forty_copies_among_many_texts_are_one_story() -> None:
    text = write(1)
    texts = [text + f" end {n}" for n in range(40)] + [write(seed) for seed in range(2, 40)]
    found = find_duplicates(table(*texts))
    assert set(found["article_id"]) == {f"a{n}" for n in range(40)}
    assert found["story"].nunique() == 1


def test_similarities_are_near_the_true_ones() -> None:
    text, other = write(1, 4000).split(), write(2, 4000).split()
    sketches = sketch_texts([" ".join(text), " ".join(text[:2000] + other[:2000]), " ".join(text[:1000])])
    jaccard, contained = sketches.compare(np.array([0, 0]), np.array([1, 2]))
    assert np.allclose(jaccard, [1 / 3, 1 / 4], atol=0.12)
    assert np.allclose(contained, [1 / 2, 1], atol=0.12)


def test_articles_get_the_story_that_they_belong_to() -> None:
    articles = table("The dam broke.", "Rain fell.", "The dam broke!").set_index(pd.Index([7, 8, 9]))
    assert add_stories(articles)["story"].tolist() == ["a0", "a1", "a0"]
    assert "story" not in articles.columns


def test_no_articles_and_no_copies_give_an_empty_table_with_its_columns() -> None:
    for articles in (table(), table("", "One."), table("One.", "Two.")):
        found = find_duplicates(articles)
        assert found.empty
        assert list(found.columns)[:2] == ["story", "article_id"]
    with pytest.raises(ValueError, match="similar must be above 0"):
        find_duplicates(table(), similar=0)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(alphabet="ab \n.\u00e9", max_size=20), max_size=12))
def test_whatever_the_texts_every_story_has_one_to_keep_and_two_articles(texts: list[str]) -> None:
    found = find_duplicates(table(*texts))
    for story, rows in found.groupby("story"):
        assert rows.loc[rows["keep"], "article_id"].tolist() == [story]
        assert len(rows) > 1
    assert found["article_id"].is_unique
