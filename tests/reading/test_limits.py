"""Whoever brings a bomb, a pipe or a maze of links gets a sentence, and the other files are read."""

import bz2
import gzip
import io
import json
import lzma
import os
import sys
import tarfile
import tracemalloc
import warnings
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from tests.reading.databases import material

from mediaframing.reading import (
    ReadingError,
    ReadingWarning,
    limits,
    read_articles,
    read_report,
    read_skipped,
)

SOUND = "A sound text of a few words."


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sound.txt").write_text(SOUND)
    return tmp_path


def reasons(folder):
    """Read the folder: the sound file is among the articles whatever else lies there. Return what was left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReadingWarning)
        assert SOUND in read_articles(folder)["text"].tolist()
    skipped = read_skipped(folder)
    return dict(zip(skipped["file"], skipped["reason"], strict=True))


def test_a_gzip_bomb_is_refused_before_it_fills_the_memory(folder, monkeypatch):
    monkeypatch.setattr("mediaframing.reading.packed.FREE_OF_RATIO", 1 << 20)
    data = gzip.compress(b"a" * (1 << 27))
    for name in ("a.txt.gz", "b.csv.gz", "c.jsonl.gz", "d.json.gz"):
        (folder / name).write_bytes(data)
    tracemalloc.start()
    told = reasons(folder)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert set(told) == {"a.txt.gz", "b.csv.gz", "c.jsonl.gz", "d.json.gz"}
    assert all("unpacks to more than 200 times its size" in reason for reason in told.values())
    assert peak < 1 << 27


@pytest.mark.parametrize("name", ["x.zip", "x.docx", "x.xlsx"])
def test_archives_that_unpack_to_too_much_are_refused(folder, monkeypatch, name):
    monkeypatch.setattr("mediaframing.reading.archives.FREE_OF_RATIO", 1 << 20)
    member = {"x.zip": "a.txt", "x.docx": "word/document.xml", "x.xlsx": "xl/workbook.xml"}[name]
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, b"a" * (1 << 26))
    assert any("unpacks to more than" in reason for reason in reasons(folder).values())


def test_what_an_archive_says_of_its_sizes_is_not_believed(folder, monkeypatch):
    monkeypatch.setattr("mediaframing.reading.archives.LARGEST_UNPACKED", 1 << 20)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"word " * (1 << 20))
    size = (5 << 20).to_bytes(4, "little")
    data = buffer.getvalue().replace(size, (100).to_bytes(4, "little"))
    (folder / "x.zip").write_bytes(data)
    assert len(reasons(folder)) == 1


def test_archives_within_archives_end(folder):
    data = b"x"
    for depth in range(6):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(f"{depth}.zip" if depth else "a.txt", data)
        data = buffer.getvalue()
    (folder / "deep.zip").write_bytes(data)
    assert any("archives within archives are read 2 deep" in reason for reason in reasons(folder).values())


def test_names_in_an_archive_lead_nowhere(folder):
    with zipfile.ZipFile(folder / "x.zip", "w") as archive:
        archive.writestr("../../evil.txt", "Not written anywhere.")
        archive.writestr("/etc/other.csv", "id,text\n1,A row.\n")
    articles = read_articles(folder)
    assert articles["file"].tolist() == ["sound.txt", "x.zip/etc/other.csv", "x.zip/evil.txt"] or set(
        articles["file"]
    ) == {
        "sound.txt",
        "x.zip/etc/other.csv",
        "x.zip/evil.txt",
    }
    assert sorted(path.name for path in folder.iterdir()) == ["sound.txt", "x.zip"]
    assert not (folder.parent / "evil.txt").exists()


def test_a_folder_and_its_zip_give_the_same_articles(tmp_path):
    inner = tmp_path / "press"
    inner.mkdir()
    (inner / "a.TXT").write_text(material.LEXIS)
    (inner / "b.html").write_text(material.EUROPRESSE)
    material.write_docx(inner / "c.docx", material.NEXIS)
    (inner / "d.csv").write_text("id,text\n1,A row.\n")
    with zipfile.ZipFile(tmp_path / "press.zip", "w") as archive:
        for path in inner.iterdir():
            archive.write(path, path.name)
    plain, packed = read_articles(inner), read_articles(tmp_path / "press.zip")
    assert packed["text"].tolist() == plain["text"].tolist()
    assert packed["file"].tolist() == [f"press.zip/{name}" for name in plain["file"]]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_no_file_and_hangs_nothing(folder):
    os.mkfifo(folder / "pipe.txt")
    assert "a pipe" in reasons(folder)["pipe.txt"]
    with pytest.raises(ReadingError, match="a pipe or a device"):
        read_articles(folder / "pipe.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_followed_once_and_loops_end(folder):
    (folder / "inner").mkdir()
    (folder / "inner" / "one.txt").write_text("One text.")
    outside = folder.parent / f"{folder.name}_outside"
    outside.mkdir()
    (outside / "two.txt").write_text("Another text.")
    (folder / "inner" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "linked").symlink_to(outside, target_is_directory=True)
    (folder / "again").symlink_to(outside, target_is_directory=True)
    (folder / "broken.txt").symlink_to(folder / "absent")
    with pytest.warns(ReadingWarning):
        articles = read_articles(folder)
    assert sorted(articles["text"]) == sorted([SOUND, "One text.", "Another text."])
    told = read_skipped(folder)["reason"].tolist()
    assert sum("read already" in reason for reason in told) == 2
    assert sum("broken link" in reason for reason in told) == 1


def test_entities_of_xml_are_not_resolved(folder):
    (folder / "secret").write_text("secret words")
    lines = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{lines}<!ENTITY file SYSTEM "{folder / "secret"}">]>'
    item = "<rss><channel><title>T</title><item><title>A</title><description>Words &a11; &file; end.</description></item></channel></rss>"
    (folder / "x.xml").write_text(bomb + item)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReadingWarning)
        texts = " ".join(read_articles(folder)["text"])
    assert "secret" not in texts
    assert len(texts) < 1000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.jsonl", b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"),
        ("x.json", b"[" * 200_000),
        ("x.json", b'{"a":' * 50_000 + b"1" + b"}" * 50_000),
        ("x.html", b"<div>" * 100_000 + b"x"),
        ("x.xml", b"<?xml version='1.0'?><rss><channel><item>" + b"<a>" * 100_000),
        ("x.rtf", b"{\\rtf1 " + b"{" * 100_000),
        (
            "x.eml",
            b"From: a\nTo: b\nSubject: c\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
            + b"--x\n" * 50_000,
        ),
    ],
)
def test_endless_nesting_stops_no_other_file(folder, name, data):
    (folder / name).write_bytes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReadingWarning)
        assert SOUND in read_articles(folder)["text"].tolist()


def test_a_line_longer_than_any_article_is_left_out_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("mediaframing.reading.sources.LARGEST_LINE", 1 << 16)
    monkeypatch.setattr("mediaframing.reading.jsonlines.LARGEST_LINE", 1 << 16)
    (tmp_path / "x.jsonl").write_text('{"text": "' + "a" * (1 << 18) + '"}\n{"text": "A short one."}\n')
    with pytest.warns(ReadingWarning, match="a line of more than"):
        assert read_articles(tmp_path)["text"].tolist() == ["A short one."]


def test_a_text_of_one_endless_line_is_refused(folder, monkeypatch):
    monkeypatch.setattr("mediaframing.reading.databases.texts.LARGEST_LINE", 1 << 16)
    (folder / "a.txt").write_text("word " * (1 << 16))
    assert "a line of more than" in reasons(folder)["a.txt"]


def test_bad_cells_cost_themselves_and_no_more(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    far = pa.array([2**62, 1_550_102_400_000_000], pa.int64()).cast(pa.timestamp("us"), safe=False)
    odd = (
        pa.array([b"caf\xe9 society", b"sound"]).view(pa.string())
        if False
        else pa.StringArray.from_buffers(
            2,
            pa.array([b"caf\xe9 society", b"sound"]).buffers()[1],
            pa.array([b"caf\xe9 society", b"sound"]).buffers()[2],
        )
    )
    pq.write_table(pa.table({"text": odd, "date": far}), tmp_path / "a.parquet")
    (tmp_path / "b.csv").write_text("id,text,date\n1,One.,9999999999999\n2,Two.,2019-02-14\n")
    pd.DataFrame({"text": [b"Three caf\xc3\xa9s."]}).to_parquet(tmp_path / "c.parquet")
    with pytest.warns(ReadingWarning):
        articles = read_articles(tmp_path)
    assert articles["text"].tolist() == ["café society", "sound", "One.", "Two.", "Three cafés."]
    assert articles["published"].notna().tolist() == [False, True, False, True, False]
    assert set(read_skipped(tmp_path)["reason"]) == {
        "a cell that cannot be read as its type",
        "a date that cannot be read",
    }


def test_a_sheet_that_says_it_is_smaller_is_read_whole_and_a_full_cell_is_told(tmp_path):
    path = tmp_path / "x.xlsx"
    pd.DataFrame({"id": range(5), "text": [f"Row {i}." for i in range(4)] + ["w" * 32_767]}).to_excel(
        path, index=False
    )
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"].replace(b'ref="A1:B6"', b'ref="A1:B2"')
    assert sheet != members["xl/worksheets/sheet1.xml"]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**members, "xl/worksheets/sheet1.xml": sheet}.items():
            archive.writestr(name, data)
    with pytest.warns(ReadingWarning, match="probably cut"):
        assert len(read_articles(path)) == 5


def test_binary_files_under_the_name_of_texts_are_refused(folder):
    (folder / "a.txt").write_bytes(bytes(range(256)) * 40)
    assert reasons(folder)["a.txt"] == "the file holds binary data, and no text"


def test_limits_are_stated_in_one_place():
    assert Path(limits.__file__).read_text().count('"""') >= 16


def write_tar(path, members, mode="w"):
    with tarfile.open(path, mode) as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


@pytest.mark.parametrize("name", ["x.tar", "x.tar.gz", "x.tgz", "x.tar.xz", "x.tar.bz2"])
def test_what_a_tar_archive_holds_is_read_whatever_packs_it(folder, name):
    mode = {"x.tar": "w", "x.tar.xz": "w:xz", "x.tar.bz2": "w:bz2"}.get(name, "w:gz")
    write_tar(
        folder / name,
        {"press/a.txt": b"The ferry sank.", "press/._a.txt": b"\0\5", "b.csv": b"id,text\n7,Rents rose.\n"},
        mode,
    )
    articles = read_articles(folder)
    assert set(articles["text"]) == {SOUND, "The ferry sank.", "Rents rose."}
    assert set(articles["file"]) == {"sound.txt", f"{name}/press/a.txt", f"{name}/b.csv"}


def test_links_and_devices_within_a_tar_archive_lead_nowhere(folder):
    with tarfile.open(folder / "x.tar", "w") as archive:
        for name, kind in (
            ("a.txt", tarfile.SYMTYPE),
            ("b.txt", tarfile.LNKTYPE),
            ("c.txt", tarfile.FIFOTYPE),
        ):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
        outside = tarfile.TarInfo("../../out.txt")
        outside.size = 5
        archive.addfile(outside, io.BytesIO(b"Gone."))
    assert reasons(folder) == dict.fromkeys(
        ["x.tar/a.txt", "x.tar/b.txt", "x.tar/c.txt"], "a link or a device, and no file"
    )
    assert not (folder.parent.parent / "out.txt").exists()


@pytest.mark.parametrize("name", ["x.tar", "x.tar.gz", "x.txt.xz", "x.csv.bz2", "x.db"])
def test_a_file_that_breaks_off_is_told_and_stops_no_other(folder, name):
    write_tar(folder / "whole.tar", {"a.txt": b"Rents rose. " * 4000})
    data = (folder / "whole.tar").read_bytes()
    (folder / "whole.tar").unlink()
    packed = {"gz": gzip.compress, "xz": lzma.compress, "bz2": bz2.compress}.get(
        name.rsplit(".", 1)[1], bytes
    )
    whole = b"SQLite format 3\0" + data if name == "x.db" else packed(data)
    (folder / name).write_bytes(whole[: len(whole) // 2])
    assert len(reasons(folder)) == 1


@pytest.mark.parametrize(("name", "pack"), [("a.txt.xz", lzma.compress), ("b.csv.bz2", bz2.compress)])
def test_a_bomb_is_refused_however_it_is_packed(folder, monkeypatch, name, pack):
    monkeypatch.setattr("mediaframing.reading.packed.FREE_OF_RATIO", 1 << 20)
    (folder / name).write_bytes(pack(b"a" * (1 << 24)))
    assert "unpacks to more than 200 times its size" in reasons(folder)[name]


def test_an_archive_of_archives_is_read_as_deep_as_a_zip(folder):
    with zipfile.ZipFile(folder / "inner.zip", "w") as archive:
        archive.writestr("a.txt", "The ferry sank.")
    inner = (folder / "inner.zip").read_bytes()
    (folder / "inner.zip").unlink()
    write_tar(folder / "x.tar", {"inner.zip": inner})
    assert "The ferry sank." in read_articles(folder)["text"].tolist()


def test_a_first_line_longer_than_what_is_looked_at_is_told_by_its_beginning(tmp_path):
    long = "The ferry sank. " * 9_000
    (tmp_path / "lines.jsonl").write_text(
        f'{{"id": 1, "text": "{long}"}}\n{{"id": 2, "text": "A short one."}}\n'
    )
    articles = [{"text": long, "authors": []}, {"text": "A short one.", "authors": []}]
    (tmp_path / "one.jsonl").write_text(json.dumps({"status": "ok", "found": 2, "articles": articles}))
    read = read_articles(tmp_path)
    assert read_report(read).set_index("file")["kind"].to_dict() == {
        "lines.jsonl": "JSON Lines",
        "one.jsonl": "JSON",
    }
    assert read["text"].str.len().tolist() == [len(long.strip()), 12] * 2
