"""Tables of other packages that hand their columns over by Arrow's protocol are articles as those of pandas are."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

import mediaframing as mf

ROWS = pd.DataFrame(
    {
        "article_id": ["a", "b"],
        "text": ["Terror rose.", "Talks began."],
        "outlet": pd.Categorical(["Post", "Globe"]),
        "published": pd.to_datetime(["2019-02-14", "2019-02-15"]),
        "clicks": [3, 4],
    }
)
BOOK = mf.Codebook.from_terms({"terror": ["terror"], "talks": ["talks"]})


class Lent:
    """A table that has no more than the protocol, and a way to pandas."""

    columns = property(lambda self: list(ROWS.columns))

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return pa.Table.from_pandas(ROWS).__arrow_c_stream__(requested_schema)

    def to_pandas(self) -> pd.DataFrame:
        raise AssertionError("not asked for")


@pytest.mark.parametrize("table", [pa.Table.from_pandas(ROWS), pa.RecordBatch.from_pandas(ROWS), Lent()])
def test_a_table_of_another_package_is_coded_as_one_of_pandas(table: Any) -> None:
    coding = mf.code_articles(table, BOOK)
    pd.testing.assert_frame_equal(coding.articles, mf.code_articles(ROWS, BOOK).articles)
    pd.testing.assert_frame_equal(mf.read_articles(table), mf.read_articles(ROWS))


def test_a_lazy_table_is_refused_with_the_way_to_one() -> None:
    class Lazy:
        columns = property(lambda self: pytest.fail("it would compute"))

        def collect_schema(self) -> None:
            """Exists."""

    with pytest.raises(mf.TableError, match=r"articles\.collect\(\)\.to_pandas\(\)"):
        mf.code_articles(Lazy(), BOOK)  # type: ignore[arg-type]
