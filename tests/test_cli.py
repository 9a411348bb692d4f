from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from mediaframing import tables
from mediaframing.cli import lab, main, options
from mediaframing.coding.own_files import check_place
from mediaframing.coding.result import Coding
from mediaframing.runs import extras

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


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(["--version"])
    assert done.value.code == 0
    assert capsys.readouterr().out.split()[0] == "mediaframing"


def test_skipped_steps_are_left_out(tmp_path: Path) -> None:
    out = tmp_path / "coded"
    seed = [str(SEEDS / "pulwama.txt"), "--codebook", str(SEEDS / "codebook.toml"), "--out", str(out)]
    assert main(["code", *seed, "--skip", "stance", "attributions", "--quiet"]) == 0
    assert Coding.load(out).frames[["stance", "voice"]].isna().all(axis=None)


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


def test_headings_dates_and_further_columns_are_named_alike_with_and_without_a_stream(tmp_path: Path) -> None:
    source = tmp_path / "articles.csv"
    source.write_text(
        "key,paper,day,story,desk\n"
        'a,Post,03/04/2019,"Terror, again.",world\n'
        "b,Wire,05/04/2019,Talks failed.,home\n",
        encoding="utf-8",
    )
    common = ["code", str(source), "--codebook", str(SEEDS / "codebook.toml"), "--quiet", "--day-first"]
    common += ["--columns", "article_id=key", "text=story", "published=day", "outlet=paper"]
    assert main([*common, "--out", str(tmp_path / "whole")]) == 0
    streamed = ["--engine", "local", "--workers", "1", "--partition-size", "1", "--keep", "desk"]
    assert main([*common, *streamed, "--out", str(tmp_path / "streamed")]) == 0
    whole, parts = Coding.load(tmp_path / "whole"), Coding.load(tmp_path / "streamed")
    shared = ["article_id", "outlet", "published", "text", "desk"]
    pd.testing.assert_frame_equal(parts.articles[shared], whole.articles[shared])
    assert parts.articles["published"].dt.month.tolist() == [4, 4]
    assert len(list((tmp_path / "streamed" / "frames").iterdir())) == 2


def test_a_heading_without_a_column_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = str(SEEDS / "codebook.toml")
    arguments = [
        "code",
        str(tmp_path),
        "--codebook",
        book,
        "--out",
        str(tmp_path / "out"),
        "--columns",
        "Body",
    ]
    assert main(arguments) == 2
    assert "text=Body" in capsys.readouterr().err


def test_a_file_of_a_corpus_that_cannot_be_read_is_named_and_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "a.csv").write_text("article_id,text\na,Talks failed.\n", encoding="utf-8")
    (tmp_path / "press" / "b.parquet").write_bytes(b"no parquet")
    book, out = str(SEEDS / "codebook.toml"), str(tmp_path / "out")
    arguments = [
        "code",
        str(tmp_path / "press"),
        "--codebook",
        book,
        "--out",
        out,
        "--workers",
        "1",
        "--quiet",
    ]
    assert main(arguments) == 1
    assert capsys.readouterr().err.startswith("mediaframing: b.parquet: the file is not Parquet")


@pytest.mark.parametrize("options", [["--workers", "1"], []])
def test_a_place_that_cannot_be_written_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    source = tmp_path / "articles.csv"
    source.write_text("article_id,text\na,Talks failed.\n", encoding="utf-8")
    (tmp_path / "file").touch()
    out = str(tmp_path / "file" / "out")
    book = str(SEEDS / "codebook.toml")
    assert main(["code", str(source), "--codebook", book, "--out", out, "--quiet", *options]) == 2
    told = capsys.readouterr().err
    assert out in told
    assert "Not a directory" in told
    assert told.count("\n") == 1


def test_the_help_tells_the_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["code", "--help"])
    assert "exit status:\n  0    all went well" in capsys.readouterr().out


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
    # Whatever the shell adds to the path is not installed.
    elsewhere = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, cwd=tmp_path, env=elsewhere, check=True
    )
    assert done.stdout.strip() == "['mediaframing']"


def test_columns_and_patterns_are_taken_by_every_command_that_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    press = tmp_path / "press" / "Post"
    press.mkdir(parents=True)
    (press / "2019-03-01.csv").write_text("kopf,leib\nA,Terror and talks.\n", encoding="utf-8")
    (press / "2019-03-02.csv").write_text("kopf,rumpf\nB,No talks.\n", encoding="utf-8")
    book = str(SEEDS / "codebook.toml")
    reading = ["--columns", "text=leib", "text=rumpf", "--path", "{outlet}/{published}"]
    assert main(["check", book, "--articles", str(tmp_path / "press"), *reading]) == 0
    out = tmp_path / "coded"
    assert (
        main(["code", str(tmp_path / "press"), "--codebook", book, "--out", str(out), "--quiet", *reading])
        == 0
    )
    articles = Coding.load(out).articles
    assert articles["outlet"].tolist() == ["Post", "Post"]
    assert articles["published"].dt.day.tolist() == [1, 2]
    notebook = ["notebook", str(tmp_path / "press"), "--write-only", "--columns", "text=leib", "text=rumpf"]
    assert main(notebook) == 0
    written = (tmp_path / "press_framing" / "your_corpus.ipynb").read_text(encoding="utf-8")
    assert "columns = {'text': ['leib', 'rumpf']}" in written
    capsys.readouterr()
    assert main(["check", book, "--articles", str(tmp_path / "press"), "--columns", "text"]) == 2
    assert "is not of the form COLUMN=HEADING" in capsys.readouterr().err


def test_help_comes_without_pandas() -> None:
    told = "import sys, mediaframing.cli as c\ntry: c.main(['--help'])\nexcept SystemExit: print(sorted(sys.modules))"
    printed = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
    assert "Measure how the media frame events" in printed
    assert not {"'pandas'", "'numpy'", "'pyarrow'"} & set(printed.strip("[]\n").split(", "))


def test_choices_of_the_command_are_those_of_the_package() -> None:
    assert tables.STEPS == options.STEPS
    assert tuple(extras.ENGINES) == options.ENGINES


def test_names_do_not_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "codebook.toml"
    book.write_text(
        '[frames."\\u001b[31mred\\u202e"]\nterms = ["dead entry"]\n[frames.other]\nterms = ["dead entry"]\n',
        encoding="utf-8",
    )
    articles = tmp_path / "articles.csv"
    articles.write_text("article_id,text\na,Nothing at all.\n", encoding="utf-8")
    main(["check", str(book), "--articles", str(articles)])
    printed = capsys.readouterr()
    assert "\\x1b[31mred\\u202e" in printed.out
    assert not {"\x1b", "\u202e"} & set(printed.out + printed.err)


def test_jupyterlab_is_started_so_that_it_does_not_refuse_root(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark = tmp_path / ".dockerenv"
    monkeypatch.setattr(lab, "_CONTAINER_MARKS", (str(mark),))
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    assert lab.list_lab_options() == []
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    assert lab.list_lab_options() == ["--allow-root"]
    mark.touch()
    assert lab.list_lab_options() == ["--allow-root", "--ip=0.0.0.0", "--no-browser"]
    assert "docker run -p 8888:8888" in capsys.readouterr().err


@pytest.fixture
def press(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "a.txt").write_text("The terror talks began.")
    (folder / "b.txt").write_text("Terror rose.")
    return folder


@pytest.mark.parametrize("option", ["-o", "--output"])
def test_several_files_are_coded_as_a_shell_lists_them(press: Path, tmp_path: Path, option: str) -> None:
    files = [str(path) for path in sorted(press.iterdir())]
    book = str(SEEDS / "codebook.toml")
    assert main(["code", *files, "--codebook", book, option, str(tmp_path / "coded"), "--quiet"]) == 0
    assert len(Coding.load(tmp_path / "coded").articles) == 2


@pytest.mark.parametrize("inner", [".", "coded"])
@pytest.mark.parametrize("command", ["code", "report"])
def test_nothing_is_written_among_the_articles(
    press: Path, capsys: pytest.CaptureFixture[str], command: str, inner: str
) -> None:
    book = str(SEEDS / "codebook.toml")
    assert main([command, str(press), "--codebook", book, "--out", str(press / inner)]) == 2
    assert "Give a folder beside it." in capsys.readouterr().err
    assert sorted(path.name for path in press.iterdir()) == ["a.txt", "b.txt"]


def test_an_empty_name_is_not_this_folder(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(["code", "", "--codebook", str(SEEDS / "codebook.toml"), "--out", "coded"])
    assert done.value.code == 2
    assert "No file or folder is named" in capsys.readouterr().err


INTERRUPTED = """
import sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
from mediaframing.cli import main
sys.exit(main(["check", {book!r}]))
"""


@pytest.mark.parametrize("module", ["argparse", "mediaframing.codebook"])
def test_who_interrupts_the_command_while_it_starts_is_told_so(module: str) -> None:
    code = INTERRUPTED.format(module=module, book=str(SEEDS / "codebook.toml"))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "mediaframing: interrupted\n")


def test_a_pattern_in_marks_is_read_as_a_shell_lists_it(
    press: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, out = str(SEEDS / "codebook.toml"), tmp_path / "coded"
    assert main(["code", str(press / "*.txt"), "--codebook", book, "--out", str(out), "--quiet"]) == 0
    assert len(Coding.load(out).articles) == 2
    assert main(["code", str(press / "*.csv"), "--codebook", book, "--out", str(out)]) == 2
    assert "No file or folder fits" in capsys.readouterr().err
    assert main(["code", str(press / "*.txt"), "--codebook", book, "--out", str(out), "--workers", "1"]) == 2
    assert "Of a pattern give the folder" in capsys.readouterr().err


def test_what_can_be_fetched_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch", "news-2018"]) == 2
    told = capsys.readouterr().err
    assert "'news-2017'" in told
    assert "'stance-model'" in told


def test_help_is_a_word_too(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(["help", "check"])
    assert done.value.code == 0
    assert capsys.readouterr().out.startswith("usage: mediaframing check")


def test_the_name_of_the_command_alone_shows_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("usage: mediaframing")
    assert "check a codebook" in told.err
    assert "required" not in told.err


def test_a_folder_is_no_codebook(press: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(press)]) == 2
    assert capsys.readouterr().err.count(str(press)) == 1


def test_who_closes_the_pipe_has_what_was_wanted(tmp_path: Path) -> None:
    entries = ", ".join(f"'term{n}*'" for n in range(50))
    book = tmp_path / "book.toml"
    book.write_text("".join(f"[frames.{name}]\nterms = [{entries}]\n" for name in ("one", "two")))
    command = [sys.executable, "-m", "mediaframing.cli", "check", str(book)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("taken", ["a file", "a file within"])
def test_a_place_that_cannot_be_written_into_is_told_before_the_work_is_done(
    press: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], taken: str
) -> None:
    out = tmp_path / "coded"
    if taken == "a file":
        out.write_text("mine")
    else:
        out.mkdir()
        (out / "frames.parquet").write_text("mine")
    assert main(["code", str(press), "--codebook", str(SEEDS / "codebook.toml"), "--out", str(out)]) == 2
    told = capsys.readouterr().err
    assert "articles/s" not in told  # no progress bar: nothing was coded
    assert str(out) in told


def test_nothing_is_left_where_the_work_fails(press: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "coded"
    check_place(out)
    assert not out.parent.exists()
