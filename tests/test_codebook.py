from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.codebook import Codebook, CodebookError, Term, read_codebook, write_codebook

SEEDS = Path(__file__).parent.parent / "seeds"

SMALL = """
title = "Small"
contrast = ["terror", "talks"]
[frames.terror]
label = "Terrorism"
terms = ["terror*", { term = "safe haven*", function = "cause" }]
except = ["terrorise*"]
[frames.talks]
terms = [{ term = "peace (talks|process)", regex = true }]
[actors.india]
kind = "state"
aliases = ["India", "US"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "codebook.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_frames_actors_and_contrast_are_read(tmp_path: Path) -> None:
    book = read_codebook(write(tmp_path, SMALL))
    assert book.contrast == ("terror", "talks")
    assert book.frames["terror"].terms == (Term("terror*"), Term("safe haven*", function="cause"))
    assert book.frames["terror"].exceptions == (Term("terrorise*"),)
    assert book.frames["talks"].terms[0].regex
    assert book.actors["india"].kind == "state"


def test_a_label_is_made_from_the_name_where_none_is_given(tmp_path: Path) -> None:
    assert read_codebook(write(tmp_path, SMALL)).labels == {
        "terror": "Terrorism",
        "talks": "Talks",
        "india": "India",
    }


@pytest.mark.parametrize("name", ["codebook.toml", "syria.toml"])
def test_the_seeds_are_read_and_written_back_equal(tmp_path: Path, name: str) -> None:
    book = read_codebook(SEEDS / name)
    assert read_codebook(write_codebook(book, tmp_path / "copy.toml")) == book


def test_the_hash_follows_the_content(tmp_path: Path) -> None:
    book = read_codebook(write(tmp_path, SMALL))
    same = read_codebook(write(tmp_path, SMALL + "\n# a comment\n"))
    other = read_codebook(write(tmp_path, SMALL.replace("terror*", "terroris*")))
    assert book.hash() == same.hash() != other.hash()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('terms = ["terror*"', 'term = ["terror*"'), r"key 'term'.*Did you mean 'terms'"),
        (('["terror", "talks"]', '["terror", "peace"]'), "'contrast' must name two frames"),
        (('function = "cause"', 'function = "blame"'), "problem, cause, judgement, remedy"),
        (('"terror*"', '"*"'), "no letter or digit"),
        (('"terror*"', "3"), "holds 3"),
        (('["India", "US"]', '"India"'), "must be a list"),
        (('["India", "US"]', "[]"), "has no aliases"),
        (('"peace (talks|process)"', '"peace (talks"'), "regular expression"),
        (('"peace (talks|process)"', '"(?<=a)b"'), "RE2, which has no look-around"),
        (('title = "Small"', "title = Small"), "not valid TOML"),
        (('title = "Small"', "title = 3"), "'title' of the codebook must be a text"),
        (('kind = "state"', 'sort = "state"'), "key 'sort'"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    assert change[0] in SMALL
    with pytest.raises(CodebookError, match=message):
        read_codebook(write(tmp_path, SMALL.replace(*change)))


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"none\.toml"):
        read_codebook(tmp_path / "none.toml")


def test_one_string_for_a_list_of_terms_is_refused() -> None:
    with pytest.raises(CodebookError, match=r"give a list: \['terror\*'\]"):
        Codebook.from_terms({"terror": "terror*"})


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=8),
        st.lists(st.text('ab*é"\\\n', min_size=1).map("w".__add__), min_size=1),
        max_size=3,
    )
)
def test_what_is_written_is_read_back_equal(
    tmp_path_factory: pytest.TempPathFactory, frames: dict[str, list[str]]
) -> None:
    path = tmp_path_factory.mktemp("book") / "codebook.toml"
    book = Codebook.from_terms(frames)
    try:
        write_codebook(book, path)
    except UnicodeEncodeError:
        return
    assert read_codebook(path) == book
