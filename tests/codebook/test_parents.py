from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.codebook import Codebook, Frame, Term, add_parent_mentions

BOOK = Codebook(
    {
        "whole": Frame("whole", (Term("whole"),)),
        "part": Frame("part", (Term("a"),), parent="whole"),
        "piece": Frame("piece", (Term("b"),), parent="part"),
        "other": Frame("other", (Term("c"),)),
    }
)


def mention(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["article_id", "frame", "start", "end"])


def list_mentions(table: pd.DataFrame, frame: str) -> list[tuple[str, int, int]]:
    chosen = table.loc[table["frame"] == frame, ["article_id", "start", "end"]]
    return list(chosen.itertuples(index=False, name=None))


def test_a_parent_is_mentioned_where_any_of_its_parts_is() -> None:
    found = add_parent_mentions(
        mention(("1", "piece", 0, 3), ("1", "part", 5, 8), ("2", "whole", 0, 5), ("2", "other", 6, 9)), BOOK
    )
    assert list_mentions(found, "whole") == [("1", 0, 3), ("1", 5, 8), ("2", 0, 5)]
    assert list_mentions(found, "part") == [("1", 0, 3), ("1", 5, 8)]
    assert list_mentions(found, "piece") == [("1", 0, 3)]
    assert list_mentions(found, "other") == [("2", 6, 9)]


def test_mentions_of_a_parent_have_names_of_their_own() -> None:
    table = mention(("1", "piece", 0, 3)).assign(mention_id=["1:0-3:piece"])
    found = add_parent_mentions(table, BOOK)
    assert found["mention_id"].tolist() == ["1:0-3:piece", "1:0-3:whole", "1:0-3:part"]


def test_each_place_counts_once() -> None:
    found = add_parent_mentions(
        mention(("1", "piece", 0, 3), ("1", "part", 0, 8), ("1", "whole", 6, 12), ("1", "piece", 9, 12)), BOOK
    )
    assert list_mentions(found, "whole") == [("1", 0, 8), ("1", 9, 12)]


def test_without_parents_the_table_is_as_it_was() -> None:
    table = mention(("1", "a", 0, 1))
    assert add_parent_mentions(table, Codebook.from_terms({"a": ["a"]})) is table


@given(st.lists(st.tuples(st.sampled_from("12"), st.integers(0, 20), st.integers(1, 6)), max_size=20))
def test_a_parents_mentions_are_apart_and_leave_no_gap(spans: list[tuple[str, int, int]]) -> None:
    table = mention(*((article, "piece", start, start + size) for article, start, size in spans))
    kept = list_mentions(add_parent_mentions(table, BOOK), "whole")
    for place, (article, start, end) in enumerate(kept):
        assert not any(a == article and s < end and start < e for a, s, e in kept[:place])
    for article, start, size in spans:
        assert any(a == article and s < start + size and start < e for a, s, e in kept)


def test_mentions_as_categories_get_a_parent_that_has_no_entry_of_its_own() -> None:
    table = mention(("1", "piece", 0, 3), ("2", "other", 6, 9))
    found = add_parent_mentions(table.astype({"frame": "category"}), BOOK)
    assert list_mentions(found, "whole") == [("1", 0, 3)]
    assert found["frame"].dtype == "category"
    assert found["frame"].notna().all()
