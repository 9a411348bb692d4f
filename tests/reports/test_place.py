"""Where a report is written: whole, over what an earlier report left, and over nothing else."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from mediaframing.files import finish_moves
from mediaframing.reports import ReportError
from mediaframing.reports.place import choose_name, fill_folder

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.unlink"}


def write(**contents: str):
    def write_into(folder: Path) -> list[Path]:
        (folder / "tables").mkdir()
        written = []
        for name, content in contents.items():
            path = folder / "tables" / f"{name}.csv" if name != "report" else folder / "report.html"
            path.write_text(content)
            written.append(path)
        return written

    return write_into


def be_killed(number: int) -> None:
    """End this process at the call of that number that changes the disk."""
    calls = iter(range(1, number))

    def count(event: str, _: object) -> None:
        if event in CHANGES and next(calls, None) is None:
            os._exit(137)

    sys.addaudithook(count)


def read(folder: Path) -> dict[str, str]:
    found = (p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


def test_what_an_earlier_report_left_is_gone(tmp_path):
    fill_folder(tmp_path, write(report="one", rates="1", change="2"))
    files = fill_folder(tmp_path, write(report="two", rates="3"))
    assert files == [tmp_path / name for name in ("report.html", "tables/rates.csv", ".report.json")]
    assert read(tmp_path) == {"report.html": "two", "tables/rates.csv": "3"}


def test_what_somebody_changed_or_added_stays(tmp_path):
    fill_folder(tmp_path, write(report="one", change="2"))
    (tmp_path / "tables" / "change.csv").write_text("my notes")
    (tmp_path / "letter.txt").write_text("mine")
    fill_folder(tmp_path, write(report="two"))
    assert read(tmp_path) == {"report.html": "two", "tables/change.csv": "my notes", "letter.txt": "mine"}


def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path):
    (tmp_path / "mine.html").write_text("mine")
    folder = tmp_path / "report"
    folder.mkdir()
    (folder / "report.html").symlink_to(tmp_path / "mine.html")
    fill_folder(folder, write(report="one"))
    assert (tmp_path / "mine.html").read_text() == "mine"
    assert (folder / "report.html").read_text() == "one"
    assert not (folder / "report.html").is_symlink()


@pytest.mark.parametrize("what", ["report.html", "tables"])
def test_files_of_other_origin_are_refused(tmp_path, what):
    if what == "tables":
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "tables").symlink_to(tmp_path / "elsewhere")
    else:
        (tmp_path / what).write_text("mine")
    before = read(tmp_path)
    with pytest.raises(ReportError, match=f"holds '{what}', which no report has written"):
        fill_folder(tmp_path, write(report="one", rates="1"))
    assert read(tmp_path) == before


def test_a_report_that_fails_leaves_the_earlier_one(tmp_path):
    fill_folder(tmp_path, write(report="one"))

    def fail(folder: Path) -> list[Path]:
        (folder / "report.html").write_text("half")
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        fill_folder(tmp_path, fail)
    assert read(tmp_path) == {"report.html": "one"}
    assert [path.name for path in tmp_path.glob(".waiting-*")] == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_disk_that_is_full_is_told_with_what_to_do(tmp_path, number):
    fill_folder(tmp_path, write(report="one"))

    def fail(folder: Path) -> list[Path]:
        raise OSError(number, os.strerror(number))

    with pytest.raises(
        ReportError, match=r"cannot be written into .* An earlier report in it is still whole\. Make room"
    ):
        fill_folder(tmp_path, fail)
    assert read(tmp_path) == {"report.html": "one"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_report_that_is_killed_anywhere_is_the_old_one_or_is_completed_by_the_next_that_writes(tmp_path):
    old = {"report.html": "one", "tables/rates.csv": "1", "tables/change.csv": "2"}
    new = {"report.html": "two", "tables/rates.csv": "3", "tables/words.csv": "4"}
    found = []
    for number in range(1, 40):
        folder = tmp_path / str(number)
        fill_folder(folder, write(report="one", rates="1", change="2"))
        child = os.fork()
        if child == 0:
            be_killed(number)
            fill_folder(folder, write(report="two", rates="3", words="4"))
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
            break
        finish_moves(folder)
        held = read(folder)
        # What only the old report had goes with the next one.
        found.append("old" if held == old else "new" if new.items() <= held.items() else "mixed")
        fill_folder(folder, write(report="two", rates="3", words="4"))
        assert read(folder) == new
        assert sorted(path.name for path in folder.glob(".*")) == [".report.json"]
    assert found == sorted(found, reverse=True)
    assert set(found) == {"old", "new"}


@pytest.mark.parametrize("text", ["[]", "{", '{"../mine.txt": "x"}', '{"a": 3}', "[" * 9_000])
def test_a_damaged_list_of_files_takes_nothing_away(tmp_path, text):
    (tmp_path / "mine.txt").write_text("mine")
    folder = tmp_path / "report"
    fill_folder(folder, write(change="2"))
    (folder / ".report.json").write_text(text)
    fill_folder(folder, write(report="one"))
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert read(folder) == {"report.html": "one", "tables/change.csv": "2"}


def test_a_name_that_a_file_of_the_users_has_is_passed_over(tmp_path):
    (tmp_path / "codebook.toml").write_text("# mine")
    assert choose_name(tmp_path, "codebook.toml", "codebook-coded.toml") == "codebook-coded.toml"
    assert choose_name(tmp_path / "new", "codebook.toml", "codebook-coded.toml") == "codebook.toml"
