from __future__ import annotations

import pandas as pd
import pytest

from mediaframing.tables import TABLES, TableError, check_table, empty_table, list_columns


def test_empty_table_has_the_columns_and_types_of_its_name() -> None:
    frames = empty_table("frames")
    assert list(frames.columns) == list_columns("frames")
    assert str(frames["attribution_id"].dtype) == "Int64"


@pytest.mark.parametrize("name", sorted(TABLES))
def test_empty_tables_pass_their_own_check(name: str) -> None:
    pd.testing.assert_frame_equal(check_table(name, empty_table(name)), empty_table(name))


def test_columns_come_in_order_with_further_ones_after_them() -> None:
    articles = pd.DataFrame({"section": ["World"], "text": ["A."], "article_id": [7]})
    assert list(check_table("articles", articles).columns) == [
        "article_id",
        "outlet",
        "published",
        "title",
        "text",
        "section",
    ]


def test_ids_become_text_and_empty_text_becomes_missing() -> None:
    checked = check_table("articles", pd.DataFrame({"article_id": [7], "text": ["A."], "outlet": [""]}))
    assert checked["article_id"].tolist() == ["7"]
    assert checked["outlet"].isna().all()


def test_the_argument_is_left_as_it_was() -> None:
    articles = pd.DataFrame({"article_id": [7], "text": ["A."]})
    before = articles.copy()
    check_table("articles", articles)
    pd.testing.assert_frame_equal(articles, before)


def test_absent_column_is_named_with_the_one_that_looks_like_it() -> None:
    with pytest.raises(TableError, match=r"no column 'text'.*Did you mean 'texts'"):
        check_table("articles", pd.DataFrame({"article_id": ["a"], "texts": ["A."]}))


def test_other_headings_than_those_of_articles_are_what_read_articles_is_for() -> None:
    with pytest.raises(TableError, match=r"it has body, outlet\. read_articles\(articles\) makes"):
        check_table("articles", pd.DataFrame({"body": ["A."], "outlet": ["Post"]}))


def test_repeated_ids_are_named() -> None:
    with pytest.raises(TableError, match="'a'"):
        check_table("articles", pd.DataFrame({"article_id": ["a", "a"], "text": ["A.", "B."]}))


def test_missing_text_is_named_by_row() -> None:
    with pytest.raises(TableError, match=r"'text' is missing in 1 of 2 rows \(row 1"):
        check_table("articles", pd.DataFrame({"article_id": ["a", "b"], "text": ["A.", None]}))


def test_a_value_that_is_not_allowed_is_named_with_those_that_are() -> None:
    frames = empty_table("frames")
    row = dict.fromkeys(frames.columns, "x") | {
        "sentence_id": 0,
        "start": 0,
        "end": 1,
        "attribution_id": None,
    }
    wrong = pd.DataFrame([row | {"zone": "body", "stance": "denied", "voice": "outlet"}])
    with pytest.raises(TableError, match="is none of affirmed, rejected, uncertain"):
        check_table("frames", wrong)


def test_dates_of_several_shapes_are_read() -> None:
    articles = pd.DataFrame(
        {
            "article_id": ["a", "b"],
            "text": ["A.", "B."],
            "published": ["2019-02-28", "2019-02-28T10:00:00+02:00"],
        }
    )
    published = check_table("articles", articles)["published"]
    assert published.tolist() == [pd.Timestamp("2019-02-28"), pd.Timestamp("2019-02-28 08:00")]


def test_numbers_of_arrow_are_read_as_all_numbers_are():
    table = pd.DataFrame({"article_id": ["a", "a"], "sentence_id": [0.0, 1.0], "words": [3, 4]})
    table = table.convert_dtypes(dtype_backend="pyarrow").astype({"sentence_id": "double[pyarrow]"})
    checked = check_table("sentences", table, need=["article_id", "sentence_id", "words"])
    assert checked.dtypes[["sentence_id", "words"]].tolist() == ["int64", "int64"]
    with pytest.raises(TableError, match="is no whole number"):
        check_table(
            "sentences",
            table.assign(sentence_id=[0.5, 1.0]).astype({"sentence_id": "double[pyarrow]"}),
            need=["sentence_id"],
        )


def test_moments_with_a_zone_are_the_time_of_the_place():
    local = pd.Series(pd.to_datetime(["2024-01-15 01:00", "2024-07-15 23:30"])).dt.tz_localize(
        "America/New_York"
    )
    checked = check_table("articles", pd.DataFrame({"published": local}), need=["published"])["published"]
    assert checked.tolist() == [pd.Timestamp("2024-01-15 01:00"), pd.Timestamp("2024-07-15 23:30")]
