from __future__ import annotations

import hashlib
import random
import sys
from pathlib import Path

import pandas as pd
import pytest

from mediaframing.codebook import Codebook

_SUBJECTS = ("India", "Pakistan", "the ministry", "A spokesman", "New Delhi")
_VERBS = ("said that", "denied that", "repeated that", "doubted whether")
_MATTERS = (
    "this is a bilateral issue",
    "terrorism is the issue",
    "talks on trade will go on",
    "it is not terror",
)


@pytest.fixture
def book() -> Codebook:
    return Codebook.from_terms(
        {"terror": ["terror*"], "bilateral": ["bilateral*"]},
        {"india": ["India", "Indian*", "New Delhi"], "pakistan": ["Pakistan"]},
    )


@pytest.fixture
def articles() -> pd.DataFrame:
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


@pytest.fixture
def parquet(tmp_path: Path, articles: pd.DataFrame) -> Path:
    path = tmp_path / "press" / "articles.parquet"
    path.parent.mkdir()
    articles.to_parquet(path, index=False, row_group_size=7)
    return path


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
    from mediaframing.codebook import write_codebook

    write_codebook(book, tmp_path / "codebook.toml")

    def make(source: Path, out: Path, **options: object) -> list[str]:
        call = (
            f"code_corpus({str(source)!r}, {str(tmp_path / 'codebook.toml')!r}, {str(out)!r}, **{options!r})"
        )
        return [sys.executable, "-c", f"from mediaframing.runs import code_corpus; {call}"]

    return make
