"""From files to the articles table: one module a format, all of them behind :func:`read_articles`."""

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
