"""The pages in docs/ and the heads of word lists name only what is there, and their Python runs as printed."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md"), *ROOT.glob("seeds/*.md")])
LISTS = sorted(ROOT.glob("analysis/mediaframing/**/lists/*.txt"))
FILES = {
    path.relative_to(ROOT).as_posix()
    for folder in ("analysis", "docs", "seeds", "tests", "notebooks", ".ci")
    for path in (ROOT / folder).rglob("*")
    if "__pycache__" not in path.parts
} | {path.name for path in ROOT.iterdir()}
# What stands in a user's own folder, or is written by a command.
THEIRS = re.compile(r"\d{4}-\d\d-\d\d_|your_|my_|coded/|report/|press|book\.|codebook\.toml|name\.py|NAME")


def list_named(text: str) -> list[str]:
    """List the files that a text names: in a list's head, or in backticks."""
    return [
        name
        for name in re.findall(r"[\w./-]*\w\.(?:py|tsv|css|ipynb|md|txt)\b", text)
        if not THEIRS.search(name)
    ]


def is_there(name: str) -> bool:
    """Tell whether a file of this name, or under this path, is in the repository."""
    name = name.removeprefix("./")
    return any(file == name or file.endswith("/" + name) for file in FILES)


@pytest.mark.parametrize("page", LISTS, ids=lambda path: path.name)
def test_files_named_in_the_head_of_a_list_are_there(page: Path) -> None:
    head = "\n".join(line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    assert [name for name in list_named(head) if not is_there(name)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_files_named_in_a_page_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    ticked = " ".join(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)))
    assert [name for name in list_named(ticked) if not is_there(name)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_of_a_page_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_the_walk_of_one_sentence_is_as_printed() -> None:
    page = ROOT / "docs/how_it_reads.md"
    found = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert found.attempted > 10
    assert not found.failed


def test_no_module_sends_the_reader_to_a_design_that_is_not_there() -> None:
    sent = re.compile(r"section \d+ of the " + "design")
    modules = [*ROOT.glob("analysis/**/*.py"), *ROOT.glob("tests/**/*.py")]
    assert [path.name for path in modules if sent.search(path.read_text("utf-8"))] == []
