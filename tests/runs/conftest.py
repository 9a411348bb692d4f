from __future__ import annotations

import hashlib
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from tests.forks import CAN_FORK, PIPE, Nursery

from mediaframing.codebook import Codebook, write_codebook
from mediaframing.coding import Coding, code_articles
from mediaframing.runs import code_corpus

_SUBJECTS = ("India", "Pakistan", "the ministry", "A spokesman", "New Delhi")
_VERBS = ("said that", "denied that", "repeated that", "doubted whether")
_MATTERS = (
    "this is a bilateral issue",
    "terrorism is the issue",
    "talks on trade will go on",
    "it is not terror",
)


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery | None]:
    """Give what forks workers that have imported what they need."""
    if not CAN_FORK:
        yield None
        return
    nursery = Nursery("mediaframing.runs.work")
    yield nursery
    nursery.close()


@pytest.fixture(autouse=True)
def forked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have workers forked, but in tests that are about their start."""
    if "started" in request.fixturenames:
        return
    nursery = request.getfixturevalue("nursery")
    if nursery is not None:
        subprocess = SimpleNamespace(Popen=nursery.start, PIPE=PIPE)
        monkeypatch.setattr("mediaframing.runs.local.subprocess", subprocess)


@pytest.fixture
def started() -> None:
    """Have workers start as those of users do."""


@pytest.fixture(scope="session")
def book() -> Codebook:
    return Codebook.from_terms(
        {"terror": ["terror*"], "bilateral": ["bilateral*"]},
        {"india": ["India", "Indian*", "New Delhi"], "pakistan": ["Pakistan"]},
    )


@pytest.fixture
def articles() -> pd.DataFrame:
    return draw_articles()


def draw_articles() -> pd.DataFrame:
    chance = random.Random(7)
    rows = []
    for number in range(60):
        sentences = [
            f"{chance.choice(_SUBJECTS)} {chance.choice(_VERBS)} {chance.choice(_MATTERS)}."
            for _ in range(chance.randint(1, 12))
        ]
        rows.append(
            {
                "article_id": f"a{number:03d}",
                "outlet": chance.choice(["Herald", "Post", "Wire"]),
                "published": f"2019-02-{number % 28 + 1:02d}",
                "title": f"Talks, round {number}",
                "body": "\n".join(sentences),
                "section": chance.choice(["world", "home"]),
            }
        )
    return pd.DataFrame(rows)


def write_parquet(folder: Path) -> Path:
    path = folder / "press" / "articles.parquet"
    path.parent.mkdir()
    draw_articles().to_parquet(path, index=False, row_group_size=7)
    return path


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    return write_parquet(tmp_path)


@pytest.fixture(scope="session")
def first_run(tmp_path_factory: pytest.TempPathFactory, book: Codebook) -> Path:
    """Code the articles once; nobody may write there."""
    folder = tmp_path_factory.mktemp("first")
    source = write_parquet(folder)
    return code_corpus(source, book, folder / "out", workers=1, partition_size=9, progress=False).folder


@pytest.fixture
def coded(tmp_path: Path, first_run: Path) -> Path:
    """Give a copy of the first run, of the articles of `parquet` with a partition_size of 9."""
    return Path(shutil.copytree(first_run, tmp_path / "out"))


@pytest.fixture(scope="module")
def coding(book: Codebook) -> Coding:
    texts = ["India called it terror, not a bilateral issue.", "Pakistan denied terror.", "Talks on trade."]
    return code_articles(pd.DataFrame({"article_id": ["a", "b", "c"], "text": texts}), book)


@pytest.fixture
def saved(coding: Coding, tmp_path: Path) -> Path:
    return coding.save(tmp_path / "saved")


def hash_folder(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def hashes():
    return hash_folder


@pytest.fixture
def script(tmp_path: Path, book: Codebook):
    """Give the command that codes a corpus in a process of its own."""
    write_codebook(book, tmp_path / "codebook.toml")

    def make(source: Path, out: Path, **options: object) -> list[str]:
        call = (
            f"code_corpus({str(source)!r}, {str(tmp_path / 'codebook.toml')!r}, {str(out)!r}, **{options!r})"
        )
        return [sys.executable, "-c", f"from mediaframing.runs import code_corpus; {call}"]

    return make
