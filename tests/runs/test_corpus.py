from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from mediaframing.codebook import Codebook
from mediaframing.coding import Coding, code_articles
from mediaframing.files import lock_folder
from mediaframing.reading import ReadingWarning, read_articles
from mediaframing.runs import CorpusError, code_corpus
from mediaframing.tables import TABLES


def assert_same(coding: Coding, other: Coding) -> None:
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(coding, name), getattr(other, name))


@pytest.mark.parametrize("suffix", ["parquet", "csv", "csv.gz", "tsv", "jsonl", "jsonl.gz"])
def test_a_corpus_in_partitions_is_coded_as_its_articles_are(tmp_path, articles, book, suffix):
    source = tmp_path / f"press.{suffix}"
    if suffix == "parquet":
        articles.to_parquet(source, index=False, row_group_size=45)
    elif suffix.startswith("jsonl"):
        articles.to_json(source, orient="records", lines=True)
    else:
        articles.to_csv(source, index=False, sep="\t" if suffix == "tsv" else ",")
    run = code_corpus(
        source, book, tmp_path / "out", workers=1, partition_size=11, keep=["section"], progress=False
    )
    whole = code_articles(read_articles(source), book)
    assert run.complete
    assert run.partitions >= 6
    loaded = Coding.load(tmp_path / "out")
    assert_same(loaded, whole)
    assert run.rows["frames"] == len(whole.frames) > 50
    assert loaded.codebook == book


def test_one_worker_and_two_write_the_same_bytes(tmp_path, parquet, book, hashes, first_run):
    code_corpus(parquet, book, tmp_path / "two", workers=2, partition_size=9, progress=False)
    assert hashes(first_run) == hashes(tmp_path / "two")


def test_skipped_steps_are_left_out_and_told(tmp_path, parquet, book):
    run = code_corpus(
        parquet, book, tmp_path / "out", workers=1, skip=["stance", "attributions"], progress=False
    )
    coding = Coding.load(run.folder)
    assert coding.frames[["stance", "voice"]].isna().all(axis=None)
    assert coding.sentences["tone"].notna().all()
    assert coding.provenance["options"] == {"skip": ["attributions", "stance"]}


def test_key_value_folders_become_columns(tmp_path, articles, book):
    for outlet, part in articles.drop(columns="outlet").groupby(articles["outlet"]):
        folder = tmp_path / "press" / f"outlet={outlet}" / "wave=2%2F3"
        folder.mkdir(parents=True)
        part.to_parquet(folder / "part.parquet", index=False)
    (tmp_path / "press" / "_SUCCESS").touch()
    run = code_corpus(tmp_path / "press", book, tmp_path / "out", workers=1, progress=False)
    coded = Coding.load(tmp_path / "out").articles.set_index("article_id")
    assert run.complete
    assert coded["outlet"].to_dict() == articles.set_index("article_id")["outlet"].to_dict()
    assert set(coded["wave"]) == {"2/3"}


def test_rows_without_text_are_left_out_and_listed(tmp_path, articles, book):
    articles.loc[[3, 30], "body"] = None
    articles.to_parquet(tmp_path / "press.parquet", index=False)
    run = code_corpus(
        tmp_path / "press.parquet", book, tmp_path / "out", workers=1, partition_size=20, progress=False
    )
    skipped = pd.read_parquet(tmp_path / "out" / "skipped")
    assert run.complete
    assert run.rows["articles"] == 58
    assert skipped[["partition", "row", "article_id", "reason"]].values.tolist() == [
        [0, 4, "a003", "no text"],
        [1, 31, "a030", "no text"],
    ]


def test_a_broken_file_is_reported_and_the_rest_goes_on(tmp_path, parquet, book):
    (parquet.parent / "zebra.parquet").write_bytes(b"no parquet")
    run = code_corpus(parquet.parent, book, tmp_path / "out", workers=1, progress=False)
    assert not run.complete
    assert run.rows["articles"] == 60
    assert run.failures["file"].tolist() == ["zebra.parquet"]
    assert "not Parquet" in run.failures["error"][0]
    assert (tmp_path / "out" / "failures.parquet").exists()


def test_a_file_that_is_broken_in_the_middle_fails_there_alone(tmp_path, parquet, book):
    where = pq.ParquetFile(parquet).metadata.row_group(4).column(4).dictionary_page_offset
    data = bytearray(parquet.read_bytes())
    data[where : where + 60] = b"\xff" * 60
    parquet.write_bytes(data)
    run = code_corpus(parquet, book, tmp_path / "out", workers=1, partition_size=7, progress=False)
    assert run.failures[["partition", "first_row", "rows"]].values.tolist() == [[4, 29, 7]]
    assert run.rows["articles"] == 53
    assert len(Coding.load(tmp_path / "out").articles) == 53


# Runs in each worker before anything else: the one that finds the file takes it, and is killed at the place it names.
_KILLED = """
import os, signal, sys
place = {place!r}

def kill_once():
    try:
        os.remove({once!r})
    except FileNotFoundError:
        return
    os.kill(os.getpid(), signal.SIGKILL)

if "mediaframing.runs.worker" in sys.orig_argv:
    if place == "start":
        kill_once()
    else:
        from mediaframing.runs import work
        read = work.read_partition
        work.read_partition = lambda *a: kill_once() or read(*a)
"""


@pytest.fixture
def kill_one(tmp_path, monkeypatch):
    def place(where: str) -> Path:
        once, home = tmp_path / "once", tmp_path / "home"
        home.mkdir()
        once.touch()
        (home / "sitecustomize.py").write_text(_KILLED.format(place=where, once=str(once)))
        monkeypatch.setenv("PYTHONPATH", str(home))
        return once

    return place


@pytest.mark.usefixtures("started")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_worker_that_is_killed_takes_only_its_partition_with_it(tmp_path, parquet, book, kill_one):
    once = kill_one("partition")
    run = code_corpus(parquet, book, tmp_path / "out", workers=1, partition_size=15, progress=False)
    assert not once.exists()
    assert run.failures["error"].str.contains("SIGKILL").tolist() == [True]
    assert len(run.failures["article_ids"][0]) == 14
    assert run.rows["articles"] == 60 - 14
    again = code_corpus(parquet, book, tmp_path / "out", workers=1, partition_size=15, progress=False)
    assert again.complete
    assert again.resumed == again.partitions - 1
    assert not (tmp_path / "out" / "failures.parquet").exists()


@pytest.mark.usefixtures("started")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_is_killed_as_it_starts_is_replaced(tmp_path, parquet, book, kill_one, workers):
    once = kill_one("start")
    run = code_corpus(parquet, book, tmp_path / "out", workers=workers, partition_size=15, progress=False)
    assert not once.exists()
    assert run.complete
    assert run.rows["articles"] == 60


@pytest.mark.usefixtures("started")
def test_workers_that_cannot_start_are_reported(tmp_path, parquet, book, monkeypatch):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "sitecustomize.py").write_text(
        "import os, sys\nif 'mediaframing.runs.worker' in sys.orig_argv: os._exit(3)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "home"))
    run = code_corpus(parquet, book, tmp_path / "out", workers=1, partition_size=30, progress=False)
    assert set(run.failures["error"]) == {"the worker ended with exit code 3"}


def test_a_run_killed_at_any_moment_goes_on_to_the_same_bytes(
    tmp_path, parquet, book, script, hashes, first_run
):
    options = {"partition_size": 9, "progress": False}
    command = script(parquet, tmp_path / "out", workers=2, **options)
    process = subprocess.Popen(command)
    deadline = time.monotonic() + 60
    while not list((tmp_path / "out" / "records").glob("part-*.json")) and time.monotonic() < deadline:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    run = code_corpus(parquet, book, tmp_path / "out", workers=2, **options)
    assert run.resumed >= 1
    assert hashes(tmp_path / "out") == hashes(first_run)


def test_the_same_id_in_two_partitions_is_settled_as_in_one_reading(tmp_path, articles, book):
    articles.loc[40, ["article_id", "title", "body"]] = articles.loc[2, ["article_id", "title", "body"]]
    articles.loc[20, "article_id"] = "a005"
    articles.loc[55, "article_id"] = "a005"
    articles.to_parquet(tmp_path / "press.parquet", index=False)
    run = code_corpus(
        tmp_path / "press.parquet", book, tmp_path / "out", workers=1, partition_size=12, progress=False
    )
    with pytest.warns(UserWarning, match="a copy"):
        whole = code_articles(read_articles(tmp_path / "press.parquet"), book)
    assert run.rows["skipped"] == 3
    coded = Coding.load(tmp_path / "out")
    for name in TABLES:
        mine, theirs = getattr(coded, name), getattr(whole, name)
        pd.testing.assert_frame_equal(mine, theirs[list(mine.columns)])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"codebook": Codebook.from_terms({"terror": ["terror*"]})}, "the codebook is another"),
        ({"partition_size": 20}, "partition_size= was 9 and is 20"),
        ({"columns": {"text": "title"}}, "columns= was"),
        ({"skip": ["stance"]}, r"skip= was \[\] and is \['stance'\]"),
    ],
)
def test_a_run_of_something_else_is_refused(coded, parquet, book, change, told):
    arguments = {"codebook": book, "partition_size": 9, "progress": False}
    with pytest.raises(CorpusError, match=f"{told}.*another out="):
        code_corpus(parquet, out=coded, **(arguments | change))


def test_changed_articles_are_refused(coded, parquet, articles, book):
    articles.head(5).to_parquet(parquet.parent / "more.parquet", index=False)
    articles.head(50).to_parquet(parquet, index=False)
    with pytest.raises(CorpusError, match=r"1 of the files is new.*1 of the files is changed"):
        code_corpus(parquet.parent, book, coded, partition_size=9, progress=False)


def test_a_folder_with_other_things_is_refused(tmp_path, parquet, book):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").touch()
    with pytest.raises(CorpusError, match="holds other things"):
        code_corpus(parquet, book, tmp_path / "out", progress=False)


def test_writing_into_the_source_is_refused(parquet, book):
    with pytest.raises(CorpusError, match="within each other"):
        code_corpus(parquet.parent, book, parquet.parent / "out", progress=False)


def test_a_second_run_into_the_same_folder_is_refused(coded, parquet, book):
    with lock_folder(coded), pytest.raises(CorpusError, match="Another run"):
        code_corpus(parquet, book, coded, partition_size=9, progress=False)


def test_an_unfinished_coding_is_not_loaded(coded):
    manifest = coded / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"complete": true', '"complete": false'))
    with pytest.raises(ValueError, match="goes on where it stopped"):
        Coding.load(coded)


def test_a_column_to_keep_that_no_file_has_is_refused(tmp_path, parquet, book):
    with pytest.raises(CorpusError, match="Did you mean 'section'"):
        code_corpus(parquet, book, tmp_path / "out", keep=["sektion"], progress=False)


def test_a_source_without_articles_is_refused(tmp_path, book):
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "notes.docx").touch()
    with pytest.raises(CorpusError, match="not read in a stream"):
        code_corpus(tmp_path / "press", book, tmp_path / "out", progress=False)


def test_an_unknown_engine_is_refused(tmp_path, parquet, book):
    with pytest.raises(CorpusError, match="none of 'local', 'dask', 'spark'"):
        code_corpus(parquet, book, tmp_path / "out", engine="ray", progress=False)


def write_dated(folder: Path, dates: list[str]) -> Path:
    folder.mkdir()
    rows = [f"{number},{date},Talks on terror number {number}." for number, date in enumerate(dates)]
    (folder / "press.csv").write_text("\n".join(["id,date,text", *rows]) + "\n")
    return folder


@pytest.mark.parametrize(
    "dates",
    [
        [*(f"{day}/2/2021" for day in range(1, 12)), "3/4/2021", "13/2/2021"],
        [*(f"2/{day}/2021" for day in range(1, 12)), "3/4/2021", "2/13/2021"],
        [*(f"20-11-{day:02}" for day in range(1, 31)), "21-01-02"],
    ],
)
def test_dates_of_all_partitions_are_read_as_the_last_of_them_tell(tmp_path, book, dates):
    source = write_dated(tmp_path / "press", dates)
    code_corpus(source, book, tmp_path / "out", workers=1, partition_size=4, progress=False)
    whole = read_articles(source)
    coded = Coding.load(tmp_path / "out").articles
    assert coded["published"].tolist() == whole["published"].tolist()
    assert coded["published"].dt.year.isin([2020, 2021]).all()


def test_a_run_whose_dates_can_be_read_in_two_ways_says_which_was_taken(tmp_path, book):
    source = write_dated(tmp_path / "press", ["3/4/2021", "5/6/2021", "7/8/2021"])
    options = {"workers": 1, "partition_size": 2, "progress": False}
    for _ in range(2):  # and says so again where it finds itself done
        with pytest.warns(ReadingWarning, match=r"read month first; day_first=True reads them day first"):
            run = code_corpus(source, book, tmp_path / "out", **options)
        assert run.complete
        assert not len(run.failures)
    code_corpus(source, book, tmp_path / "said", day_first=True, **options)
    assert Coding.load(tmp_path / "said").articles["published"].dt.month.tolist() == [4, 6, 8]
