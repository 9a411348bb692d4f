"""Views of a coding on the disk are those of the same coding in memory."""

from __future__ import annotations

import pandas as pd
import pytest

from mediaframing.coding import Coding
from mediaframing.measures import rate_frames
from mediaframing.runs import lookup, open_coding
from mediaframing.tables import TABLES
from mediaframing.views import ViewError, concordance, select_articles, view_article
from mediaframing.views.contexts import put_in_context


def _spell_out(table: pd.DataFrame) -> pd.DataFrame:
    coded = {c: "str" for c in table.columns if isinstance(table[c].dtype, pd.CategoricalDtype)}
    return table.astype(coded)


def test_articles_are_taken_with_all_their_rows_and_no_others(first_run):
    stored, loaded = open_coding(first_run), Coding.load(first_run)
    ids = loaded.articles["article_id"].iloc[[0, 7, len(loaded.articles) - 1]].tolist()
    taken = stored.take_articles([*ids, "no such article"])
    for name in TABLES:
        table = getattr(loaded, name)
        expected = table[table["article_id"].isin(ids)].reset_index(drop=True)
        pd.testing.assert_frame_equal(getattr(taken, name), expected)
    pd.testing.assert_frame_equal(stored.take_texts([*ids, "no such article"]), taken.articles)


def test_lines_of_a_concordance_open_no_table_of_what_was_coded(first_run, monkeypatch):
    stored, loaded = open_coding(first_run), Coding.load(first_run)
    shown = loaded.frames.head(5).reset_index(drop=True)
    opened = []
    read = lookup._read_rows
    monkeypatch.setattr(lookup, "_read_rows", lambda path, ids: opened.append(path) or read(path, ids))
    lines = put_in_context(stored, shown, 40)
    pd.testing.assert_frame_equal(_spell_out(lines), _spell_out(put_in_context(loaded, shown, 40)))
    assert opened
    assert set(opened) <= set(stored._stored.paths["articles"])


def test_an_article_reads_the_same_from_the_disk(first_run):
    stored, loaded = open_coding(first_run), Coding.load(first_run)
    article_id = loaded.articles["article_id"].iloc[11]
    assert view_article(stored, article_id).content == view_article(loaded, article_id).content


def test_an_article_that_is_not_there_is_told_of_with_the_ids_that_are(first_run):
    with pytest.raises(ViewError, match=r"has no article 'nowhere'\. It has "):
        view_article(open_coding(first_run), "nowhere")


@pytest.mark.parametrize(
    "options", [{}, {"rows": 3}, {"rows": 3, "sort": "left"}, {"stance": "rejected", "rows": None}]
)
def test_a_concordance_is_the_same_from_the_disk(first_run, options):
    stored = concordance(open_coding(first_run), **options)
    loaded = concordance(Coding.load(first_run), **options)
    assert (stored.content, stored.text) == (loaded.content, loaded.text)
    pd.testing.assert_frame_equal(_spell_out(stored.table), _spell_out(loaded.table))


def test_a_part_of_a_coding_stays_on_the_disk(first_run):
    stored, loaded = open_coding(first_run), Coding.load(first_run)
    outlet = loaded.articles["outlet"].dropna().iloc[0]
    days = loaded.articles["published"].dropna().sort_values()
    middle = days.iloc[len(days) // 2]
    part, whole = (select_articles(select_articles(c, outlet), until=middle) for c in (stored, loaded))
    assert not isinstance(part, Coding)
    assert 0 < len(whole.articles) < len(loaded.articles)
    for name in TABLES:
        read = _spell_out(getattr(part, name).read())
        pd.testing.assert_frame_equal(read, _spell_out(getattr(whole, name)), check_dtype=False)
    pd.testing.assert_frame_equal(rate_frames(part, by="month"), rate_frames(whole, by="month"))
    outside = loaded.articles["article_id"][~loaded.articles["article_id"].isin(whole.articles["article_id"])]
    assert part.take_articles(outside.tolist()).articles.empty


def test_terms_speakers_and_cues_are_chosen_alike_from_the_disk(first_run):
    stored, loaded = open_coding(first_run), Coding.load(first_run)
    for column in ("term", "speaker_name"):
        value = loaded.frames[column].dropna().mode()[0]
        rates = [rate_frames(coding, **{column: value}) for coding in (stored, loaded)]
        pd.testing.assert_frame_equal(*rates)
        lines = [concordance(coding, **{column: value}).table for coding in (stored, loaded)]
        assert len(lines[0]) == len(lines[1]) == (loaded.frames[column] == value).sum() > 0
    pd.testing.assert_frame_equal(*(rate_frames(coding, explicit=True) for coding in (stored, loaded)))
    kept = len(concordance(stored, explicit=True).table)
    assert kept == len(concordance(loaded, explicit=True).table) < len(loaded.frames)


def test_the_explorer_opens_a_coding_on_the_disk(first_run):
    pytest.importorskip("ipywidgets")
    from mediaframing.views.explorer import explore

    box = explore(open_coding(first_run))
    tabs = box.children[2]
    tabs.selected_index = 2
    rows = tabs.children[2].children[1]
    rows.value = 0
    assert "mf-article" in tabs.children[2].children[2].value
