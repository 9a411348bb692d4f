"""Articles that a database's reader found, as rows of the articles table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mediaframing.reading.sources import FileRows

Found = Mapping[str, str | None]
"""One article: column to what stands there."""


def arrange(found: Sequence[Found]) -> FileRows:
    """Give the rows, numbered as the articles stand in the file."""
    names = dict.fromkeys(name for article in found for name in article)
    names.setdefault("text", None)
    columns = {name: [article.get(name) or None for article in found] for name in names}
    return FileRows(columns, list(range(1, len(found) + 1)), arranged=True)
