"""Word lists are data: one entry a line under ``english/lists/``, with what the list is at its top."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_words(name: str) -> frozenset[str]:
    """Read the list ``english/lists/NAME.txt``: a set of lower-case entries."""
    return frozenset(read_tags(name))


@cache
def read_tags(name: str) -> dict[str, str]:
    """Read ``english/lists/NAME.txt`` as entry -> what follows the tab (``""`` where nothing does).

    Lines that start with ``#`` and empty lines are passed over, and so is a third column.
    """
    return {entry: tag for entry, tag, _ in _read_lines(name)}


def list_named(name: str) -> list[str]:
    """List the words that ``english/lists/rule_words.txt`` has under a name; signs, without a letter, stand for themselves.

    >>> list_named("? .")
    ['?', '.']
    """
    if any(sign.isalpha() for sign in name):
        return read_tags("rule_words")[name].split()
    return name.split()


def read_sentences(name: str) -> dict[str, str]:
    """Read the third column of ``english/lists/NAME.txt``: the sentences that need their entries, where there is one."""
    return {entry: sentence for entry, _, sentence in _read_lines(name) if sentence}


def _read_lines(name: str) -> list[tuple[str, str, str]]:
    """Read the three columns of a list."""
    lines = (
        files("mediaframing.coding.english")
        .joinpath("lists", f"{name}.txt")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    split = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    rows = ([part.strip() for part in row] + ["", ""] for row in split)
    return [(entry, tag, sentence) for entry, tag, sentence, *_ in rows]
