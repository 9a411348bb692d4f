"""From files to the articles table: one module a format, all of them behind :func:`read_articles`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediaframing.names import import_when_asked

if TYPE_CHECKING:
    from mediaframing.reading.articles import read_articles, read_report, read_skipped
    from mediaframing.reading.example import ExampleError, fetch_example, read_example
    from mediaframing.reading.furniture import drop_furniture, find_furniture
    from mediaframing.reading.skipped import ReadingError, ReadingWarning

__all__ = [
    "ExampleError",
    "ReadingError",
    "ReadingWarning",
    "drop_furniture",
    "fetch_example",
    "find_furniture",
    "read_articles",
    "read_example",
    "read_report",
    "read_skipped",
]

# Who has read articles, or asks for an error alone, needs none of what reads them.
_MODULES = {
    "ExampleError": "example",
    "ReadingError": "skipped",
    "ReadingWarning": "skipped",
    "drop_furniture": "furniture",
    "fetch_example": "example",
    "find_furniture": "furniture",
    "read_articles": "articles",
    "read_example": "example",
    "read_report": "articles",
    "read_skipped": "articles",
}

if not TYPE_CHECKING:  # else a misspelt name would pass for anything
    __getattr__ = import_when_asked(__name__, _MODULES)
