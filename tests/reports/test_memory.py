from __future__ import annotations

import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.reports.conftest import BOOK, count_releases

from mediaframing.coding import Coding
from mediaframing.reports import frames, report, write_report
from mediaframing.runs import code_corpus, open_coding


@pytest.fixture(scope="module")
def folder(coding: Coding, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("memory")
    coding.articles.to_csv(place / "articles.csv", index=False)
    code_corpus(place / "articles.csv", BOOK, place / "coding")
    return place / "coding"


@dataclass(frozen=True)
class Written:
    """A report of a coding on the disk: its folder, whether the coding was alive at each PDF, how often memory was given back."""

    folder: Path
    alive: list[bool]
    releases: int


@pytest.fixture(scope="module")
def stored(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Written:
    read: list[weakref.ref[Coding]] = []
    alive: list[bool] = []
    set_scope, write_pdf = report.set_scope, report.write_pdf

    def note_coding(*given: Any) -> Any:
        scope = set_scope(*given)
        read.append(weakref.ref(scope.coding))
        return scope

    def note_alive(*given: Any) -> None:
        alive.append(read[0]() is not None)
        write_pdf(*given)

    place = tmp_path_factory.mktemp("stored")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(report, "set_scope", note_coding)
        patch.setattr(report, "write_pdf", note_alive)
        releases = count_releases(patch)
        write_report(open_coding(folder), place)
    return Written(place, alive, len(releases))


def test_a_coding_on_the_disk_is_let_go_of_before_the_pdf_is_set(stored: Written) -> None:
    assert stored.alive == [False]


def test_memory_is_given_back_after_each_exhibit_of_a_coding_on_the_disk_only(
    stored: Written, written: tuple[Path, int]
) -> None:
    assert written[1] == 0
    assert stored.releases > len(list((stored.folder / "figures").glob("*.svg"))) > 5


def test_sentences_that_hold_mentions_are_those_of_their_keys(coding: Coding) -> None:
    key = ["article_id", "sentence_id"]
    named = set(coding.frames[key].itertuples(index=False, name=None))
    wanted = [place in named for place in coding.sentences[key].itertuples(index=False, name=None)]
    assert 0 < sum(wanted) < len(wanted)
    held = frames._hold_mentions(coding)
    assert held.tolist() == wanted
    none = Coding(**{**vars(coding), "frames": coding.frames.iloc[:0]})
    assert not np.any(frames._hold_mentions(none))
