"""Dictionaries of Lexicoder 3: a line ``+CATEGORY``, and below it a line an entry."""

from __future__ import annotations

from mediaframing.codebook.categories import Category, Dictionary, list_plain
from mediaframing.codebook.codebook import Codebook
from mediaframing.codebook.errors import CodebookError, Loss


def parse_lexicoder(text: str) -> Dictionary:
    """Read a dictionary of Lexicoder 3; spaces about an entry say nothing.

    Raises
    ------
    CodebookError
    """
    found = Dictionary()
    category: Category | None = None
    for number, line in enumerate(text.splitlines(), 1):
        entry = line.strip()
        if entry.startswith("+"):
            category = found.open((entry.removeprefix("+"),))
        elif entry and category is None:
            raise CodebookError(f"Line {number}, {entry[:60]!r}, stands under no category, such as +ECONOMY.")
        elif entry and category is not None:
            found.add(category, entry)
    return found


def spell_lexicoder(codebook: Codebook, losses: list[Loss]) -> str:
    """Write frames and actors as a dictionary of Lexicoder 3."""
    lines = []
    for category in list_plain(codebook, losses):
        if len(category.path) > 1:
            losses.append(
                Loss(".".join(category.path), "", "Its parent cannot be written; its name tells it.")
            )
        lines += [f"+{'.'.join(category.path)}", *category.entries]
    return "\n".join([*lines, ""])
