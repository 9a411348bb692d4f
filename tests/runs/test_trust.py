"""What is stored is loaded whole, as it was written, or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mediaframing import (
    Codebook,
    CodingError,
    TableError,
    code_articles,
    code_corpus,
    open_coding,
    rate_frames,
    write_codebook,
)
from mediaframing.coding import Coding
from mediaframing.runs import CorpusError
from mediaframing.tables import TABLES

READERS = [pytest.param(Coding.load, id="load"), pytest.param(open_coding, id="open")]


def cut_rows(path: Path) -> None:
    pd.read_parquet(path).head(1).to_parquet(path, index=False)


def write_manifest(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_text(text, encoding="utf-8")


def change_manifest(folder: Path, **changes: object) -> None:
    content = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    write_manifest(folder, json.dumps({**content, **changes}))


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("name", list(TABLES))
def test_a_table_that_is_gone_is_named(saved, read, name):
    (saved / f"{name}.parquet").unlink()
    with pytest.raises(CodingError, match=f"table '{name}' is missing"):
        read(saved)


@pytest.mark.parametrize("read", READERS)
def test_a_table_with_fewer_rows_is_refused(saved, read):
    cut_rows(saved / "frames.parquet")
    with pytest.raises(CodingError, match=r"frames.parquet has \d+ bytes, and was written with"):
        read(saved)


@pytest.mark.parametrize("read", READERS)
def test_a_table_that_breaks_off_is_refused(saved, read):
    data = (saved / "sentences.parquet").read_bytes()
    (saved / "sentences.parquet").write_bytes(data[: len(data) // 2])
    with pytest.raises(CodingError, match=r"sentences\.parquet has"):
        read(saved)


@pytest.mark.parametrize("read", READERS)
def test_a_table_of_the_same_size_that_is_no_parquet_is_refused(saved, read):
    path = saved / "frames.parquet"
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(CodingError, match=r"frames\.parquet cannot be read"):
        read(saved)


def rewrite_frames(folder: Path, change: Callable[[pa.Table], pa.Table]) -> None:
    """Change the frames, and adapt what the manifest tells of them."""
    path = folder / "frames.parquet"
    table = change(pq.read_table(path))
    pq.write_table(table, path)
    content = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    content["files"][path.name] |= {"bytes": path.stat().st_size, "rows": len(table)}
    write_manifest(folder, json.dumps(content))


def replace_column(table: pa.Table, name: str, values: list[object]) -> pa.Table:
    return table.set_column(table.column_names.index(name), name, pa.array(values))


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda table: table.drop_columns(["stance"]), "has no column 'stance'"),
        (lambda table: table.drop_columns(["article_id"]), "has no column 'article_id'"),
        (lambda table: table.append_column("frame", table["frame"]), "has 2 columns 'frame'"),
        (lambda table: replace_column(table, "start", ["0"] * len(table)), "holds 'start' as string"),
        (lambda table: replace_column(table, "frame", [1] * len(table)), "holds 'frame' as int64"),
    ],
)
def test_a_table_whose_columns_are_others_is_refused_though_the_manifest_agrees(saved, read, change, told):
    rewrite_frames(saved, change)
    with pytest.raises(CodingError, match=told):
        read(saved)


def test_numbers_that_are_none_of_places_are_refused(saved):
    rewrite_frames(saved, lambda table: replace_column(table, "start", [1.5] * len(table)))
    with pytest.raises(TableError, match="'start' is no whole number in"):
        Coding.load(saved)


@pytest.mark.parametrize("read", READERS)
def test_columns_in_another_order_are_read_by_their_names(saved, read, coding):
    rewrite_frames(saved, lambda table: table.select(table.column_names[::-1]))
    assert list(read(saved).frames["frame"]) == list(coding.frames["frame"])


@pytest.mark.parametrize("read", READERS)
def test_a_byte_changed_anywhere_is_told_in_a_sentence_or_found_by_the_hash(saved, read):
    path = saved / "frames.parquet"
    whole = path.read_bytes()
    for place in range(5, len(whole), 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 85]) + whole[place + 1 :])
        with pytest.raises(CodingError):
            read(saved, verify=True)
        with contextlib.suppress(CodingError, TableError):
            coding = read(saved)
            list(coding.frames["article_id"]), list(coding.frames["text"])


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "put",
    [Path.mkdir, os.mkfifo, lambda path: path.symlink_to(path), lambda path: path.symlink_to("nowhere")],
    ids=["folder", "fifo", "loop", "dangling"],
)
@pytest.mark.parametrize("name", ["frames.parquet", "manifest.json", "codebook.toml"])
def test_what_is_no_file_is_no_part_of_a_coding(saved, read, put, name):
    (saved / name).unlink()
    put(saved / name)
    with pytest.raises(CodingError):
        read(saved)


@pytest.mark.parametrize("groups", [5, [], {"column": "outlet"}, {"values": 3}])
def test_groups_that_cannot_be_read_are_to_be_said_again(saved, groups):
    content = json.loads((saved / "manifest.json").read_text(encoding="utf-8"))
    change_manifest(saved, provenance={**content["provenance"], "groups": groups})
    with pytest.raises(TableError, match="Say them again"):
        rate_frames(open_coding(saved))


def test_a_coding_that_was_opened_is_not_mixed_with_one_that_is_written_over_it(saved, coding, book):
    opened = open_coding(saved)
    assert len(opened.frames["frame"]) == len(coding.frames)
    code_articles(pd.DataFrame({"text": ["No talks.", "Terror."] * 4}), book).save(saved)
    for use in (
        lambda: opened.frames["stance"],
        lambda: rate_frames(opened),
        lambda: opened.take_articles(["a"]),
    ):
        with pytest.raises(CodingError, match="no longer the one that was opened"):
            use()
    assert len(open_coding(saved).frames["stance"]) == 4


def test_a_run_that_finds_nothing_to_do_leaves_what_was_opened(coded, parquet, book):
    opened = open_coding(coded)
    code_corpus(parquet, book, coded, workers=1, partition_size=9, progress=False)
    assert len(opened.articles["article_id"]) == 60


def drop_last(content: dict[str, list[object]]) -> None:
    content["partitions"].pop()


def repeat_first(content: dict[str, list[object]]) -> None:
    content["partitions"].append(content["partitions"][0])


def forget_options(content: dict[str, object]) -> None:
    del content["options"]


@pytest.mark.parametrize("change", [drop_last, repeat_first, forget_options])
def test_a_run_does_not_go_on_from_a_manifest_with_other_partitions(coded, parquet, book, change):
    content = json.loads((coded / "manifest.json").read_text(encoding="utf-8"))
    change(content)
    write_manifest(coded, json.dumps(content))
    with pytest.raises(CorpusError, match=r"manifest.json in out=.* is damaged"):
        code_corpus(parquet, book, coded, workers=1, partition_size=9, progress=False)


@pytest.mark.parametrize("text", ["", "[1]", '{"x": []}', '{"1": 3}'])
def test_a_run_does_not_go_on_from_new_ids_that_cannot_be_read(coded, parquet, book, text):
    (coded / "renames.json").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"renames.json.* is damaged"):
        code_corpus(parquet, book, coded, workers=1, partition_size=9, progress=False)


@pytest.mark.parametrize(
    "tables", [["records"], ["frames"], ["articles", "frames", "sentences", "actors", "attributions"]]
)
def test_parts_that_are_exchanged_are_refused_and_coded_again(
    coded, parquet, book, hashes, first_run, tables
):
    ending = "json" if tables == ["records"] else "parquet"
    for table in tables:
        one, other = (coded / table / f"part-0000{number}.{ending}" for number in (1, 2))
        first = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(first)
    for read in (Coding.load, open_coding):
        with pytest.raises(CodingError, match="damaged"):
            read(coded)
    code_corpus(parquet, book, coded, workers=1, partition_size=9, progress=False)
    assert hashes(coded) == hashes(first_run)


@pytest.mark.parametrize("read", READERS)
def test_other_contents_of_the_same_size_are_found_by_their_hash(saved, read):
    path = saved / "articles.parquet"
    path.write_bytes(path.read_bytes().replace(b"Talks", b"Walks"))
    read(saved)
    with pytest.raises(CodingError, match="SHA-256 differs"):
        read(saved, verify=True)


@pytest.mark.parametrize("read", READERS)
def test_another_codebook_is_refused(saved, read):
    write_codebook(Codebook.from_terms({"terror": ["bomb*"]}), saved / "codebook.toml")
    with pytest.raises(CodingError, match="not the one that these articles were coded with"):
        read(saved)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("text", ["frames = 3", "[frames", "\x00"])
def test_a_damaged_codebook_is_refused(saved, read, text):
    (saved / "codebook.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CodingError, match="codebook"):
        read(saved)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", "3", '{"format": "1"}', '{"format": true, "provenance": {}}', '{"format": 2', "[" * 9_000,
     '{"format": 2, "provenance": {}}', '{"format": 2, "kind": "coding", "provenance": {}, "files": [],'
     ' "codebook": "codebook.toml", "codebook_hash": ""}', '{"format": 2, "kind": "corpus", "complete": true,'
     ' "provenance": {}, "codebook": "../x.toml", "codebook_hash": "", "partitions": [], "stored": {}}'],
)  # fmt: skip
def test_a_manifest_that_is_none_is_refused_in_one_sentence(saved, read, text):
    write_manifest(saved, text)
    with pytest.raises(CodingError, match=r"manifest.json in .* is damaged, or of another program"):
        read(saved)


@pytest.mark.parametrize("read", READERS)
def test_bytes_that_are_no_text_are_no_manifest(saved, read):
    (saved / "manifest.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CodingError, match="damaged"):
        read(saved)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(("number", "told"), [(1, "earlier version"), (99, "Upgrade it")])
def test_other_formats_are_refused(saved, read, number, told):
    change_manifest(saved, format=number)
    with pytest.raises(CodingError, match=told):
        read(saved)


@pytest.mark.parametrize("read", READERS)
def test_a_folder_without_a_manifest_is_no_coding(tmp_path, read):
    with pytest.raises(CodingError, match="holds no coding"):
        read(tmp_path)
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "nowhere")


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("what", ["record", "part", "cut part", "cut record", "rows", "exchanged"])
def test_a_corpus_that_lacks_something_is_refused(coded, read, what):
    record, part = coded / "records" / "part-00003.json", coded / "frames" / "part-00003.parquet"
    if what == "record":
        record.unlink()
    elif what == "part":
        part.unlink()
    elif what == "cut part":
        cut_rows(part)
    elif what == "cut record":
        record.write_text(record.read_text()[:40])
    elif what == "rows":
        content = json.loads((coded / "manifest.json").read_text())
        change_manifest(coded, rows={**content["rows"], "frames": content["rows"]["frames"] + 1})
    else:
        shutil.copy(coded / "frames" / "part-00002.parquet", part)
    with pytest.raises(CodingError, match=r"is damaged"):
        read(coded)


def test_a_run_goes_on_where_a_part_is_damaged(coded, parquet, book, hashes, first_run):
    cut_rows(coded / "frames" / "part-00001.parquet")
    (coded / "sentences" / "part-00002.parquet").unlink()
    (coded / "records" / "part-00003.json").write_text("{}")
    (coded / "codebook.toml").unlink()
    run = code_corpus(parquet, book, coded, workers=1, partition_size=9, progress=False)
    assert run.resumed == run.partitions - 3
    assert hashes(coded) == hashes(first_run)


def test_articles_that_change_while_they_are_read_are_refused(tmp_path, parquet, articles, book, monkeypatch):
    from mediaframing.runs import corpus

    code_left = corpus._code_left

    def change_and_code(*arguments: object) -> object:
        coded = code_left(*arguments)
        articles.head(50).to_parquet(parquet, index=False)
        return coded

    monkeypatch.setattr(corpus, "_code_left", change_and_code)
    with pytest.raises(CorpusError, match="1 of the files changed while they were read"):
        code_corpus(parquet, book, tmp_path / "out", workers=1, partition_size=9, progress=False)
    with pytest.raises(CodingError, match="not complete"):
        Coding.load(tmp_path / "out")
    monkeypatch.undo()
    articles.to_parquet(parquet, index=False, row_group_size=7)
    run = code_corpus(parquet, book, tmp_path / "out", workers=1, partition_size=9, progress=False)
    assert (run.resumed, run.rows["articles"]) == (0, 60)
