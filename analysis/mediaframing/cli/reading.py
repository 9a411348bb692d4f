"""Articles are read as the command is told."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def read_chosen(
    options: argparse.Namespace, articles: Sequence[Path], out: Path | None = None
) -> pd.DataFrame:
    """Read the articles with what the command was told of them; ``out`` is where something will be written."""
    from mediaframing.reading import read_articles

    columns = read_columns(options.columns)
    if out is not None:
        _refuse_within(out, articles)

    return read_articles(
        articles[0] if len(articles) == 1 else articles,
        columns,
        day_first=options.day_first,
        source=options.source,
        path=options.path,
    )


def _refuse_within(out: Path, articles: Sequence[Path]) -> None:
    """Refuse to write where the articles are: tables there would be read as articles the next time."""
    from mediaframing.reading import ReadingError

    for place in articles:
        if place.is_dir() and out.resolve().is_relative_to(place.resolve()):
            raise ReadingError(
                f"{str(out)!r} lies in the folder of the articles, {str(place)!r}: what is written there would be read as "
                "articles the next time. Give a folder beside it."
            )


def read_columns(pairs: Sequence[str]) -> Mapping[str, str | Sequence[str]]:
    """Read which headings hold which columns: ``text=Body``; a column given twice has both, the first one first."""
    from mediaframing.reading import ReadingError

    columns: dict[str, list[str]] = {}
    for pair in pairs:
        column, equals, heading = pair.partition("=")
        if not (column and equals and heading):
            raise ReadingError(f"--columns {pair!r} is not of the form COLUMN=HEADING, such as text=Body.")
        columns.setdefault(column, []).append(heading)
    return {column: headings[0] if len(headings) == 1 else headings for column, headings in columns.items()}
