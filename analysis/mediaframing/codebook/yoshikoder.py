"""Dictionaries of Yoshikoder, and those of Lexicoder 2 in the same XML: ``cnode`` for categories, ``pnode`` for words."""

from __future__ import annotations

from collections.abc import Mapping

from mediaframing.codebook.categories import Dictionary, list_plain
from mediaframing.codebook.codebook import Codebook
from mediaframing.codebook.errors import CodebookError, Loss
from mediaframing.codebook.xml_tree import read_elements


def parse_yoshikoder(data: bytes) -> Dictionary:
    """Read a Yoshikoder dictionary.

    Raises
    ------
    CodebookError
    """
    return _Reader(data).found


class _Reader:
    """The elements of a dictionary as they come.

    Lexicoder writes a space where a word begins or ends, ``" ECONOM"``; a file that does so says by the lack of one that
    the word goes on. In files that do not, entries are whole words.
    """

    def __init__(self, data: bytes) -> None:
        self.found = Dictionary()
        self._path: list[str] = []
        self._entries: list[tuple[tuple[str, ...], str]] = []
        self._rooted = False
        read_elements(data, self._start, self._end)
        spaced = any(words.startswith(" ") for _, words in self._entries)
        for path, words in self._entries:
            self.found.add(self.found.open(path), _mark_ends(words) if spaced else words)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._rooted and name != "dictionary":
            raise CodebookError(f"It is XML, but no dictionary: it begins with <{name}>.")
        self._rooted = True
        if name == "cnode":
            self._path.append(attributes.get("name", ""))
            # Around all categories stands the dictionary's own name, if somebody gave it one.
            if self._named():
                self.found.open(self._named(), attributes.get("desc", "").strip())
        elif name == "pnode":
            words = attributes.get("name", "")
            if not self._named():
                raise CodebookError(f"The entry {words!r} stands in no category.")
            self._entries.append((self._named(), words))
            if attributes.get("score", "").strip():
                self.found.lose(self.found.open(self._named()), words, "Its score is left out.")

    def _named(self) -> tuple[str, ...]:
        """Give the path without a dictionary around it that has no name."""
        return tuple(self._path if self._path[:1] != [""] else self._path[1:])

    def _end(self, name: str) -> None:
        if name == "cnode":
            self._path.pop()


def _mark_ends(words: str) -> str:
    """Turn the spaces that bound words into wildcards where they lack.

    Examples
    --------
    >>> _mark_ends(" ECONOM"), _mark_ends(" DEMAND SIDE "), _mark_ends("OBSCENIT")
    ('ECONOM*', 'DEMAND SIDE', '*OBSCENIT*')
    """
    inner = words.strip()
    before = "" if words.startswith(" ") or inner.startswith("*") else "*"
    behind = "" if words.endswith(" ") or inner.endswith("*") else "*"
    return f"{before}{inner}{behind}" if inner else ""


def spell_yoshikoder(codebook: Codebook, losses: list[Loss]) -> str:
    """Write frames and actors as a Yoshikoder dictionary, which Lexicoder 2 reads, too."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<dictionary style="050805" patternengine="substring">',
    ]
    # What loads it loads what talks to servers.
    from xml.sax.saxutils import quoteattr

    held: tuple[str, ...] = ()
    for category in list_plain(codebook, losses, keep=("definition",)):
        path = category.path
        shared = next(
            (level for level, pair in enumerate(zip(held, path, strict=False)) if pair[0] != pair[1]),
            min(len(held), len(path)),
        )
        if len(path) == shared:
            shared -= 1
        lines += ["\t" * level + "</cnode>" for level in range(len(held), shared, -1)]
        for level in range(shared, len(path)):
            told = category.definition if level == len(path) - 1 else ""
            lines.append(
                "\t" * (level + 1)
                + f"<cnode name={quoteattr(path[level])} desc={quoteattr(' '.join(told.split()))}>"
            )
        indent = "\t" * (len(path) + 1)
        lines += [f"{indent}<pnode name={quoteattr(entry)}/>" for entry in category.entries]
        held = path
    lines += ["\t" * level + "</cnode>" for level in range(len(held), 0, -1)]
    return "\n".join([*lines, "</dictionary>", ""])
