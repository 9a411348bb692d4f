"""A save leaves the coding that was there, or the new one, whole; and nothing of another origin is touched."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from mediaframing import CodingError, code_articles, code_corpus, write_codebook
from mediaframing.coding import Coding
from mediaframing.files import FolderInUseError, lock_folder


def test_a_reader_among_writers_reads_one_coding_or_another(saved, coding, book):
    other = code_articles(pd.DataFrame({"text": ["No talks.", "Terror."] * 4}), book)
    known = {(len(c.articles), len(c.sentences)) for c in (coding, other)}
    ended = threading.Event()

    def write() -> None:
        for number in range(20):
            (other, coding)[number % 2].save(saved)
        ended.set()

    writer = threading.Thread(target=write)
    writer.start()
    while not ended.is_set():
        loaded = Coding.load(saved)
        assert (len(loaded.articles), len(loaded.sentences)) in known
    writer.join()


def test_a_file_that_is_moved_as_it_is_looked_at_is_missing(saved, monkeypatch):
    (saved / "frames.parquet").unlink()
    looked = Path.is_file
    monkeypatch.setattr(Path, "is_file", lambda path: path.name == "frames.parquet" or looked(path))
    with pytest.raises(CodingError, match="the table 'frames' is missing"):
        Coding.load(saved)


@pytest.mark.parametrize("make", [Path.touch, lambda path: path.symlink_to("nowhere")])
def test_a_place_where_no_folder_can_be_is_told(tmp_path, coding, make):
    make(tmp_path / "place")
    with pytest.raises(CodingError, match=r"cannot be written into .* \(File exists\)"):
        coding.save(tmp_path / "place")


@pytest.mark.parametrize("name", ["", "  "])
def test_a_coding_is_not_strewn_into_the_folder_one_happens_to_be_in(tmp_path, coding, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CodingError, match="No file or folder is named"):
        coding.save(name)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("values", [[7, "seven"], [1j, 2j], [("Post", 1), ("Post", 2)]])
def test_a_column_that_cannot_be_stored_is_named_with_what_to_do(tmp_path, book, values):
    coding = code_articles(pd.DataFrame({"text": ["Terror rose.", "Talks failed."], "mark": values}), book)
    with pytest.raises(
        CodingError, match=r"its column 'mark' holds .*coding.articles\['mark'\].astype\(str\)"
    ):
        coding.save(tmp_path / "coded")
    coding.articles["mark"] = coding.articles["mark"].astype(str)
    assert Coding.load(coding.save(tmp_path / "coded")).articles["mark"].tolist() == [*map(str, values)]


def test_categories_of_arrow_are_read_as_they_were_saved(tmp_path, book):
    of_arrow = pd.ArrowDtype(pa.dictionary(pa.int32(), pa.string()))
    texts = pd.DataFrame(
        {"text": ["Terror rose.", "Talks failed.", "Rain."], "desk": pd.array(["a", "b", None], of_arrow)}
    )
    loaded = Coding.load(code_articles(texts, book).save(tmp_path / "coded"))
    assert loaded.articles["desk"].astype(object).where(loaded.articles["desk"].notna(), None).tolist() == [
        "a",
        "b",
        None,
    ]


def test_a_full_disk_is_told_and_the_earlier_coding_is_whole(saved, coding, monkeypatch):
    def fill(*arguments: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_parquet", fill)
    with pytest.raises(
        CodingError, match=r"No space left on device\). An earlier coding in it is still whole"
    ):
        coding.save(saved)
    assert len(Coding.load(saved, verify=True).frames) == len(coding.frames)


def test_a_codebook_of_ones_own_is_never_written_over(tmp_path, parquet, coding, book):
    for folder in ("saved", "run"):
        own = tmp_path / folder / "codebook.toml"
        write_codebook(book, own)
        own.write_text("# why these words\n" + own.read_text(encoding="utf-8"), encoding="utf-8")
    before = own.read_bytes()
    coding.save(tmp_path / "saved")
    code_corpus(parquet, own, tmp_path / "run", workers=1, progress=False)
    code_corpus(parquet, own, tmp_path / "run", workers=1, progress=False)
    coding.save(tmp_path / "saved")
    for folder in ("saved", "run"):
        assert (tmp_path / folder / "codebook.toml").read_bytes() == before
        assert Coding.load(tmp_path / folder).codebook == book


def test_files_of_other_origin_are_never_written_over(tmp_path, coding):
    (tmp_path / "frames.parquet").write_bytes(b"mine")
    with pytest.raises(CodingError, match=r"a file 'frames.parquet' that is not of a coding"):
        coding.save(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["frames.parquet"]
    assert (tmp_path / "frames.parquet").read_bytes() == b"mine"


def test_a_manifest_of_another_program_is_never_written_over(tmp_path, coding):
    (tmp_path / "manifest.json").write_text('{"name": "my web app"}', encoding="utf-8")
    with pytest.raises(CodingError, match=r"a file 'manifest.json' that is not of a coding"):
        coding.save(tmp_path)


def test_what_another_process_has_waiting_is_left_alone(saved, coding):
    waiting = saved / f".waiting-{'0' * 32}"
    waiting.mkdir()
    with lock_folder(saved), pytest.raises(FolderInUseError, match="Another run is writing"):
        coding.save(saved)
    assert waiting.is_dir()
    coding.save(saved)
    assert not waiting.exists()


def test_a_run_is_not_saved_over(coded, coding):
    with pytest.raises(CodingError, match="holds what code_corpus wrote"):
        coding.save(coded)


# At the n-th call that changes the disk the process is killed, or the call fails, for every n.
_CUT_SHORT = """
import errno, os, sys
import pandas as pd, pyarrow as pa
pa.set_cpu_count(1)
from mediaframing import Codebook, CodingError, code_articles
from mediaframing.coding import Coding

texts = pd.Series(["India called it terror.", "No terror, Pakistan said."])
old = code_articles(pd.DataFrame({"article_id": ["a", "b"], "text": texts}), Codebook.from_terms({"terror": ["terror*"]}))
new = code_articles(
    pd.DataFrame({"article_id": ["c", "d", "e"], "text": ["Talks.", "Talks failed.", "No talks."]}),
    Codebook.from_terms({"talks": ["talks"]}),
)
CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.unlink"}
calls = limit = 0
how = None

def count():
    global calls
    calls += 1
    if calls == limit:
        if how == "kill":
            os._exit(137)
        raise OSError(errno.ENOSPC, "No space left on device")

def audit(event, arguments):
    if not limit:
        return
    if event in CHANGES:
        count()
    elif event == "open" and (isinstance(arguments[1], str) and set(arguments[1]) & set("wa+x")):
        count()

sys.addaudithook(audit)
fsync, write = os.fsync, pd.DataFrame.to_parquet
os.fsync = lambda handle: (count() if limit else None, fsync(handle))

def write_some(table, path, **options):
    write(table, path, **options)
    if limit:
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])  # as far as it came
        count()
        path.write_bytes(whole)

pd.DataFrame.to_parquet = write_some

def tell(folder):
    loaded = Coding.load(folder, verify=True)
    return ",".join(loaded.articles["article_id"]), ",".join(loaded.codebook.frames), len(loaded.frames)

def cut_short(folder):
    global limit
    tried, left, which = 0, {"old": 0, "new": 0}, None
    while True:
        old.save(folder)
        if which != "old":  # else a save that did nothing would pass as well
            assert tell(folder) == told["old"]
        child = os.fork()
        if child == 0:
            limit = tried + 1
            try:
                new.save(folder)
            except OSError:
                os._exit(28)
            os._exit(0 if calls < limit else 1)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        found = tell(folder)
        assert found in told.values(), (how, tried, found)
        which = "old" if found == told["old"] else "new"
        if code == 0:
            assert which == "new"
            rest = sorted(os.listdir(folder))
            assert not [name for name in rest if name.startswith(".")], rest
            return tried, left["old"], left["new"]
        left[which] += 1
        tried += 1

told = {name: (",".join(c.articles["article_id"]), ",".join(c.codebook.frames), len(c.frames)) for name, c in
        (("old", old), ("new", new))}
for how in ("kill", "fail"):
    print(how, *cut_short(os.path.join(sys.argv[1], how)))
"""


@pytest.fixture(scope="module")
def cut_short(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[int]]:
    """Give, for each way of cutting short, how many calls were, and after how many the old coding was there, and the new one."""
    folder = tmp_path_factory.mktemp("cut")
    script = folder / "cut_short.py"
    script.write_text(textwrap.dedent(_CUT_SHORT), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    return {how: [int(count) for count in counts] for how, *counts in lines}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("how", ["kill", "fail"])
def test_a_save_that_is_cut_short_anywhere_leaves_the_old_coding_or_the_new_one(cut_short, how):
    tried, old, new = cut_short[how]
    assert tried == old + new >= 30
    assert old > 20
    assert new > 3
