"""What goes wrong around a run: packages, encodings, disks."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pandas as pd
import pytest

from mediaframing.codebook import write_codebook
from mediaframing.runs import CorpusError, code_corpus

_BLOCKED = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("dask", "distributed", "pyspark"):
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Blocker())
from mediaframing.runs import CorpusError, code_corpus
for engine in ("dask", "spark"):
    try:
        code_corpus({source!r}, {book!r}, {out!r}, engine=engine, progress=False)
    except CorpusError as error:
        print(error)
"""


def test_an_engine_that_is_not_installed_says_how_to_install_it(tmp_path, parquet, book):
    write_codebook(book, tmp_path / "codebook.toml")
    code = _BLOCKED.format(
        source=str(parquet), book=str(tmp_path / "codebook.toml"), out=str(tmp_path / "out")
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    told = done.stdout.splitlines()
    assert len(told) == 2
    for engine, package, line in zip(("dask", "spark"), ("dask", "pyspark"), told, strict=True):
        assert line.startswith(f"engine={engine!r} needs the package {package!r}, which is not installed.")
        assert f"pip install 'mediaframing[{engine}]'" in line
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32-be"])
def test_wide_encodings_are_refused_in_a_sentence(tmp_path, articles, book, encoding):
    source = tmp_path / "press.csv"
    source.write_bytes(articles.to_csv(index=False).encode(encoding))
    with pytest.raises(CorpusError, match=r"'press.csv': the file is UTF-16 or UTF-32.*save it as UTF-8"):
        code_corpus(source, book, tmp_path / "out", workers=1, progress=False)
    assert not (tmp_path / "out").exists()


def test_a_wide_file_among_others_is_reported_and_the_rest_goes_on(tmp_path, parquet, articles, book):
    wide = articles.assign(article_id="w" + articles["article_id"])
    (parquet.parent / "wide.csv").write_bytes(wide.to_csv(index=False).encode("utf-16"))
    run = code_corpus(parquet.parent, book, tmp_path / "out", workers=1, progress=False)
    assert run.failures["file"].tolist() == ["wide.csv"]
    assert run.rows["articles"] == len(articles)


def test_a_folder_that_cannot_be_written_into_is_told_before_anything_is_coded(tmp_path, parquet, book):
    (tmp_path / "file").touch()
    with pytest.raises(CorpusError, match=r"cannot be written into: Not a directory. Mend that"):
        code_corpus(parquet, book, tmp_path / "file" / "out", workers=1, progress=False)


@pytest.fixture
def small_disk(tmp_path: Path):
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    with suppress(FileNotFoundError):
        if os.name == "posix" and subprocess.run(mount, capture_output=True, check=False).returncode == 0:
            yield folder
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
            return
    pytest.skip("a small disk can be mounted by root on Linux only")


def test_a_full_disk_ends_the_run_in_a_sentence_and_it_goes_on_when_there_is_space(
    tmp_path, small_disk, articles, book, hashes
):
    # Letters at random, which do not get smaller when they are packed.
    noise = pd.Series([os.urandom(30_000).hex() for _ in articles.index])
    source = tmp_path / "press.parquet"
    articles.assign(body=articles["body"] + noise).to_parquet(source, index=False, row_group_size=7)
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(1 << 19))
    options = {"workers": 1, "partition_size": 7, "progress": False}
    with pytest.raises(CorpusError, match=r"cannot be written into: No space left on device.*goes on"):
        code_corpus(source, book, small_disk / "out", **options)
    code_corpus(source, book, tmp_path / "whole", **options)
    subprocess.run(["mount", "-o", "remount,size=32m", str(small_disk)], check=True)
    run = code_corpus(source, book, small_disk / "out", **options)
    assert run.complete
    assert hashes(small_disk / "out") == hashes(tmp_path / "whole")


@pytest.mark.parametrize(
    ("source", "out", "says"),
    [
        (pd.DataFrame({"text": ["Terror."]}), "coded", "code_articles"),
        ("press.csv", " ", "No file or folder is named"),
        ("", "coded", "No file or folder is named"),
    ],
)
def test_what_is_no_corpus_or_no_place_for_one_is_told(tmp_path, book, monkeypatch, source, out, says):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CorpusError, match=says):
        code_corpus(source, book, out, progress=False)
    assert not list(tmp_path.iterdir())


def test_one_column_to_keep_is_named_as_it_is(tmp_path, book):
    (tmp_path / "press.csv").write_text("article_id,text\n1,Terror rose.\n")
    with pytest.raises(CorpusError, match="keep= names 'desk'"):
        code_corpus(tmp_path / "press.csv", book, tmp_path / "coded", keep="desk", progress=False)
