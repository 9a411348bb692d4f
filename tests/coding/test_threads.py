from __future__ import annotations

import os
import sys

import pandas as pd
import pytest

from mediaframing import Codebook, code_articles
from mediaframing.coding import batch
from mediaframing.coding.hand_over import hand_over_soon
from mediaframing.coding.side_by_side import Coders
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


def test_threads_are_as_many_as_processors_up_to_four(monkeypatch):
    for processors, threads in ((1, 1), (3, 3), (64, 4), (None, 1)):
        monkeypatch.setattr(os, "cpu_count", lambda count=processors: count)
        assert Coders(BOOK).threads == threads
    assert Coders(BOOK, threads=9).threads == 9


def test_how_often_threads_take_turns_is_as_before_once_all_have_ended():
    before = sys.getswitchinterval()
    first, second = hand_over_soon(), hand_over_soon()
    first.__enter__()
    assert sys.getswitchinterval() < before
    second.__enter__()
    first.__exit__(None, None, None)
    assert sys.getswitchinterval() < before
    second.__exit__(None, None, None)
    assert sys.getswitchinterval() == before


def test_threads_that_take_turns_more_often_still_go_on_so():
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with hand_over_soon():
            assert sys.getswitchinterval() == pytest.approx(1e-5)
    finally:
        sys.setswitchinterval(before)


def test_turns_are_as_before_where_a_run_is_left_or_fails():
    before = sys.getswitchinterval()
    batches = [make_articles()[low : low + 5] for low in range(0, 30, 5)]
    run = Coders(BOOK, threads=2).code(batches)
    next(run)
    assert sys.getswitchinterval() < before
    run.close()
    assert sys.getswitchinterval() == before
    with pytest.raises(KeyError):
        list(Coders(BOOK, threads=2).code([batch.drop(columns="text") for batch in batches]))
    assert sys.getswitchinterval() == before
