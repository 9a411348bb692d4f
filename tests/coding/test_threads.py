from __future__ import annotations

import pandas as pd
import pytest

from mediaframing import Codebook, code_articles
from mediaframing.coding import batch
from mediaframing.tables import TABLES

BOOK = Codebook.from_terms({"terror": ["terror*"], "talks": ["talks"]}, {"india": ["India", "Modi"]})
SENTENCES = (
    "India said there would be no talks.", "Mr. Modi denied that it was terror.", "“It is terror,” he said.",
    "Whether the talks fail, nobody knows.", "Rain fell.",
)  # fmt: skip


def make_articles() -> pd.DataFrame:
    texts = [" ".join(SENTENCES[n % 5 :] + SENTENCES[: n % 3]) + f" Round {n}." for n in range(60)]
    return pd.DataFrame({"article_id": [f"a{n}" for n in range(60)], "text": texts})


@pytest.mark.parametrize("threads", [2, 3, 7])
def test_tables_are_the_same_with_any_number_of_threads(threads, monkeypatch):
    one = code_articles(make_articles(), BOOK, threads=1)
    monkeypatch.setattr(batch.cut_batches, "__defaults__", (900, 1))
    many = code_articles(make_articles(), BOOK, threads=threads)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(many, name), getattr(one, name))
    assert many.provenance == one.provenance


def test_a_number_of_threads_below_one_is_refused():
    with pytest.raises(ValueError, match=r"threads=0 must be a whole number, 1 or more"):
        code_articles(make_articles(), BOOK, threads=0)
