from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mediaframing.cli import main
from mediaframing.coding.result import Coding

SEEDS = Path(__file__).parent.parent / "seeds"


def test_code_writes_a_coding_that_loads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "coded"
    arguments = [
        "code",
        str(SEEDS / "pulwama.txt"),
        "--codebook",
        str(SEEDS / "codebook.toml"),
        "--out",
        str(out),
    ]
    assert main(arguments) == 0
    coding = Coding.load(out)
    assert len(coding.frames) > 50
    printed = capsys.readouterr()
    assert f"{len(coding.frames)} frames" in printed.out
    assert "articles" in printed.err  # the progress bar


def test_quiet_shows_no_progress_bar(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = str(SEEDS / "codebook.toml")
    assert (
        main(["code", str(SEEDS / "pulwama.txt"), "--codebook", book, "--out", str(tmp_path), "--quiet"]) == 0
    )
    assert capsys.readouterr().err == ""


def test_workers_stream_a_corpus_into_a_coding_that_loads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "articles.csv"
    source.write_text('article_id,text\na,"Terror, again."\nb,Talks failed.\n', encoding="utf-8")
    out = tmp_path / "coded"
    book = str(SEEDS / "codebook.toml")
    assert (
        main(["code", str(source), "--codebook", book, "--out", str(out), "--workers", "1", "--quiet"]) == 0
    )
    assert "1 partitions" in capsys.readouterr().out
    assert Coding.load(out).frames["frame"].tolist() == ["terror", "bilateral"]


def test_findings_are_printed_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "book.toml"
    path.write_text('[frames.a]\nterms = ["terror*", "terrorism", "war*"]\n', encoding="utf-8")
    assert main(["check", str(path)]) == 0
    printed = capsys.readouterr().out
    assert "dead     frames.a: 'terrorism'" in printed
    assert "greedy   frames.a: 'war*'" in printed
    assert "2 findings" in printed


def test_a_codebook_is_tried_on_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "book.toml"
    path.write_text('[frames.a]\nterms = ["terror*", "zebra"]\n', encoding="utf-8")
    assert main(["check", str(path), "--articles", str(SEEDS / "pulwama.txt")]) == 0
    assert "'zebra'" in capsys.readouterr().out


def test_what_cannot_be_done_is_told_in_a_sentence_and_exits_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path / "none.toml")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_an_unknown_example_is_told_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch", "news-1917"]) == 2
    assert "news-2017" in capsys.readouterr().err


def test_a_notebook_is_written_beside_the_articles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    press = tmp_path / "press"
    press.mkdir()
    (press / "a.txt").write_text("Terror, again.", encoding="utf-8")
    assert main(["notebook", str(press), "--write-only"]) == 0
    assert "your_corpus.ipynb' is written" in capsys.readouterr().out
    assert {path.name for path in (tmp_path / "press_framing").iterdir()} == {
        "codebook.toml",
        "your_corpus.ipynb",
    }
    assert main(["notebook", str(press), "--write-only"]) == 2
    assert "is left as it is" in capsys.readouterr().err


def test_without_jupyterlab_the_notebook_is_written_and_one_sentence_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jupyterlab.labapp", None)
    article, out = tmp_path / "a.txt", tmp_path / "study"
    article.write_text("Terror, again.", encoding="utf-8")
    book = str(SEEDS / "codebook.toml")
    for said in ("is written", "is there already, and is opened as it stands"):
        assert main(["notebook", str(article), "--codebook", book, "--out", str(out)]) == 2
        printed = capsys.readouterr()
        assert said in printed.out
        assert "pip install 'mediaframing[lab]'" in printed.err


def test_the_command_is_installed(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("mediaframing")
    book = str(SEEDS / "codebook.toml")
    done = subprocess.run([command, "check", book], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    assert "7 frames" in done.stdout


def test_only_the_package_is_importable_after_the_editable_install(tmp_path: Path) -> None:
    probe = "import importlib.util as u; print([n for n in ('mediaframing', 'tests', 'analysis', 'seeds') if u.find_spec(n)])"
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert done.stdout.strip() == "['mediaframing']"
