from __future__ import annotations

import gc
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mediaframing.codebook import Codebook
from mediaframing.coding.batch import cut_batches
from mediaframing.coding.coder import Coder
from mediaframing.coding.pipeline import code_articles
from mediaframing.coding.result import Coding
from mediaframing.coding.stance.stances import Stances
from mediaframing.tables import STANCES, STEPS, TABLES, TableError, check_table

BOOK = Codebook.from_terms({"terror": ["terror*"]}, {"india": ["India", "Modi"]})
ARTICLES = pd.DataFrame(
    {
        "article_id": ["a", "b"],
        "text": ["“It is not terror,” Modi said.", "India won. Good news, no terrorists."],
    }
)
FILLED = {
    "attributions": {
        "frames": ["voice", "attribution_id", "speaker", "speaker_name", "speaker_actor"],
        "actors": ["role"],
    },
    "stance": {"frames": ["stance", "stance_cue", "stance_rule"]},
    "tone": {"sentences": ["tone", "tone_masked"]},
    "actor_tone": {"actors": ["tone"]},
}


@pytest.mark.parametrize("step", STEPS)
def test_columns_of_a_skipped_step_are_missing_and_the_others_as_ever(step: str) -> None:
    whole, part = code_articles(ARTICLES, BOOK), code_articles(ARTICLES, BOOK, skip=[step])
    for name in TABLES:
        table, missing = getattr(part, name), FILLED[step].get(name, [])
        if step == "attributions" and name == "attributions":
            assert table.empty
            continue
        assert table[missing].isna().all(axis=None)
        expected = getattr(whole, name).drop(columns=missing)
        pd.testing.assert_frame_equal(table.drop(columns=missing), expected)


def test_the_provenance_says_what_was_skipped() -> None:
    coding = code_articles(ARTICLES, BOOK, skip={"stance", "attributions"})
    assert coding.provenance["options"] == {"skip": ["attributions", "stance"]}


def test_tables_of_skipped_steps_are_valid_and_saved_and_loaded_equal(tmp_path: Path) -> None:
    coding = code_articles(ARTICLES, BOOK, skip=STEPS)
    loaded = Coding.load(coding.save(tmp_path))
    for name in TABLES:
        pd.testing.assert_frame_equal(check_table(name, getattr(coding, name)), getattr(coding, name))
        pd.testing.assert_frame_equal(getattr(loaded, name), getattr(coding, name))


def test_who_needs_a_skipped_column_is_told() -> None:
    frames = code_articles(ARTICLES, BOOK, skip=["stance"]).frames
    with pytest.raises(TableError, match="holds no stance: the step 'stance' was skipped"):
        check_table("frames", frames[["article_id", "stance"]], need=["article_id"])


def test_a_stance_that_is_missing_in_some_rows_is_an_error() -> None:
    frames = code_articles(ARTICLES, BOOK).frames
    frames.loc[0, "stance"] = None
    with pytest.raises(TableError, match="'stance' is missing in 1 of 2 rows"):
        check_table("frames", frames)


def test_an_unknown_step_is_named() -> None:
    with pytest.raises(ValueError, match="skip names 'tones', which is no step"):
        code_articles(ARTICLES, BOOK, skip=["tones"])


def test_batches_are_bounded_by_count_and_by_characters() -> None:
    assert list(cut_batches([300, 250, 50, 1099, 1], characters=750)) == [(0, 3), (3, 4), (4, 5)]
    assert list(cut_batches([])) == []


def test_batches_are_as_large_as_each_other_and_as_many_as_the_threads_or_a_multiple() -> None:
    lengths = [20_000] * 230
    assert list(cut_batches(lengths, side_by_side=2)) == [(0, 115), (115, 230)]
    assert list(cut_batches(lengths, characters=2_000_000, side_by_side=2)) == [
        (0, 58), (58, 115), (115, 173), (173, 230),
    ]  # fmt: skip
    assert list(cut_batches([100] * 3, side_by_side=2)) == [(0, 3)]


def test_batches_side_by_side_are_larger_but_no_more_of_all_characters_is_read_at_once() -> None:
    lengths = [20_000] * 800
    assert [high - low for low, high in cut_batches(lengths)] == [200] * 4
    assert [high - low for low, high in cut_batches(lengths, side_by_side=2)] == [400] * 2
    assert [high - low for low, high in cut_batches(lengths, side_by_side=4)] == [200] * 4


def test_garbage_collection_goes_on_after_an_error() -> None:
    coder = Coder(BOOK)
    with pytest.raises(KeyError):
        coder.code(pd.DataFrame({"article_id": ["a"]}))
    assert gc.isenabled()


def test_another_judge_of_stance_is_asked_once_with_the_tokens_of_the_mentions():
    asked = []

    def reject(text, first, last, remedies, polarity):
        asked.append([text.tokens.surface(place) for place in first.tolist()])
        return Stances(np.full(len(first), STANCES.index("rejected")), first, last, np.full(len(first), -1))

    articles = pd.DataFrame({"article_id": ["a"], "text": ["A war began. The war did not end."]})
    coder = Coder(Codebook.from_terms({"war": ["war*"]}), judge_stance=reject)
    frames = coder.code(check_table("articles", articles))["frames"]
    assert asked == [["war", "war"]]
    assert frames["stance"].tolist() == ["rejected", "rejected"]
    assert frames["stance_cue"].tolist() == ["war", "war"]
