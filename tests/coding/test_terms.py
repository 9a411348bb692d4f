from __future__ import annotations

import pandas as pd
import pytest

from mediaframing import Codebook, code_articles, tabulate_terms
from mediaframing.coding import Coding


def code(*texts: str) -> Coding:
    book = Codebook.from_terms(
        {"water": ["flood*", "dam", "drought"], "fire": ["fire"]}, {"union": ["Union"], "bank": ["Bank"]}
    )
    return code_articles(
        pd.DataFrame({"article_id": [str(n) for n in range(len(texts))], "text": texts}), book
    )


def test_every_entry_is_a_row_with_its_mentions_articles_and_share_of_its_frame() -> None:
    table = tabulate_terms(code("The dam broke. Floods came, flooding all.", "No dam."))
    assert table[["frame", "term", "mentions", "articles", "words"]].to_numpy().tolist() == [
        ["water", "flood*", 2, 1, 2],
        ["water", "dam", 2, 2, 1],
        ["water", "drought", 0, 0, 0],
        ["fire", "fire", 0, 0, 0],
    ]
    assert table["share"].tolist()[:3] == [0.5, 0.5, 0.0]
    assert pd.isna(table["share"][3])


def test_stances_add_up_to_the_mentions_and_the_example_is_a_sentence_of_the_text() -> None:
    table = tabulate_terms(code("There was no flood. The dam held."))
    assert (table[["affirmed", "rejected", "uncertain"]].sum(axis=1) == table["mentions"]).all()
    assert table["rejected"].tolist() == [1, 0, 0, 0]
    assert table["example"][:2].tolist() == ["There was no flood.", "The dam held."]
    assert table["example"][2:].isna().all()


def test_aliases_of_actors_have_no_stance() -> None:
    table = tabulate_terms(code("The Union and the Unions met."), of="actors")
    assert list(table.columns) == ["actor", "alias", "mentions", "articles", "share", "words", "example"]
    assert table["mentions"].tolist() == [2, 0]


def test_no_articles_and_no_codebook_give_an_empty_or_zero_table() -> None:
    assert tabulate_terms(code())["mentions"].tolist() == [0] * 4
    articles = pd.DataFrame({"article_id": ["a"], "text": ["Fire."]})
    assert tabulate_terms(code_articles(articles, Codebook())).empty
    with pytest.raises(ValueError, match="'frames' or 'actors'"):
        tabulate_terms(code("Fire."), of="terms")
