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

    Lines that start with ``#`` and empty lines are passed over.
    """
    lines = (
        files("mediaframing.coding.english")
        .joinpath("lists", f"{name}.txt")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    pairs = (line.partition("\t") for line in lines if line.strip() and not line.startswith("#"))
    return {entry.strip(): tag.strip() for entry, _, tag in pairs}
