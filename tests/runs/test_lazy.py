from __future__ import annotations

import pandas as pd
import pytest

from mediaframing import draw_sample, measures, plan_sample, tabulate_terms
from mediaframing.coding import Coding
from mediaframing.runs import lazy, open_coding
from mediaframing.tables import TABLES, TableError

ASKED = {
    "rate_frames": [
        {},
        {"by": ["outlet", "week"]},
        {"by": ["speaker_actor"], "unit": "sentence"},
        {"by": ["zone"], "unit": "1000_words"},
        {"by": "outlet", "unit": "mention", "stance": "affirmed"},
    ],
    "rate_stance": [{"by": "outlet"}, {"by": "stance_cue", "voice": "source"}],
    "rate_voice": [{"by": "speaker_actor"}],
    "compare_frames": [{}, {"by": "outlet"}, {"by": ["zone", "term"], "unit": "sentence"}],
    "rate_actors": [{"by": "outlet"}],
    "tabulate_speakers": [{}],
}


@pytest.fixture(scope="module")
def loaded(first_run):
    return Coding.load(first_run)


@pytest.mark.parametrize("rows_at_once", [1 << 19, 7])
@pytest.mark.parametrize(("measure", "options"), [(m, o) for m, each in ASKED.items() for o in each])
def test_measures_of_a_coding_on_the_disk_are_those_in_memory(
    first_run, loaded, measure, options, rows_at_once, monkeypatch
):
    monkeypatch.setattr(lazy, "_ROWS_AT_ONCE", rows_at_once)
    compute = getattr(measures, measure)
    pd.testing.assert_frame_equal(compute(open_coding(first_run), **options), compute(loaded, **options))


def test_columns_are_read_as_they_are_asked_for(first_run):
    stored, loaded = open_coding(first_run), Coding.load(first_run)
    for name in TABLES:
        table, other = getattr(stored, name), getattr(loaded, name)
        assert len(table) == len(other)
        assert list(table.columns) == list(other.columns)
        for column in other.columns:
            values = table[column]
            if isinstance(values.dtype, pd.CategoricalDtype):
                values = values.astype("str")
            pd.testing.assert_series_equal(values, other[column])


@pytest.mark.parametrize("of", ["frames", "actors"])
@pytest.mark.parametrize("sentences_at_once", [1 << 16, 7])
def test_entries_of_a_coding_on_the_disk_are_tabulated_as_in_memory(
    first_run, of, sentences_at_once, monkeypatch
):
    monkeypatch.setattr(lazy, "_SENTENCES_AT_ONCE", sentences_at_once)
    stored, loaded = (tabulate_terms(read(first_run), of) for read in (open_coding, Coding.load))
    pd.testing.assert_frame_equal(stored, loaded)


def test_a_saved_coding_opens_as_well(first_run, tmp_path):
    loaded = Coding.load(first_run)
    loaded.save(tmp_path / "saved")
    pd.testing.assert_frame_equal(
        measures.rate_frames(open_coding(tmp_path / "saved")), measures.rate_frames(loaded)
    )


def test_a_column_that_is_not_there_is_named(first_run):
    with pytest.raises(TableError, match="Did you mean 'stance'"):
        open_coding(first_run).frames["stanse"]


def test_a_table_on_the_disk_does_what_a_table_in_memory_does(first_run, loaded):
    stored = open_coding(first_run)
    rejected = stored.frames[stored.frames["stance"] == "rejected"]
    assert (
        rejected["mention_id"].tolist() == loaded.frames.query("stance == 'rejected'")["mention_id"].tolist()
    )
    assert stored.articles.head(2)["article_id"].tolist() == loaded.articles.head(2)["article_id"].tolist()
    assert stored.frames.stance.tolist() == loaded.frames.stance.tolist()


def test_what_a_table_on_the_disk_cannot_do_is_told(first_run):
    stored = open_coding(first_run)
    with pytest.raises(AttributeError, match=r"has no 'stanse'; it has the columns .*stance"):
        _ = stored.frames.stanse
    with pytest.raises(TypeError, match=r"takes no column 'owner'\. Coding\.load"):
        stored.articles["owner"] = "x"


def test_a_coding_on_the_disk_is_sampled_and_planned_as_one_in_memory(first_run, loaded):
    stored = open_coding(first_run)
    for ask in (lambda coding: draw_sample(coding, 12), lambda coding: plan_sample(coding, 0.2)):
        pd.testing.assert_frame_equal(ask(stored), ask(loaded))


def test_a_folder_without_a_coding_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="holds no coding"):
        open_coding(tmp_path)
