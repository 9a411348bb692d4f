"""What a view is: HTML for Jupyter, text for a terminal, and the table behind both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd

from mediaframing.files import written_beside
from mediaframing.values.keywords import take_path
from mediaframing.views.markup import escape_text, plain, read_style


class ViewError(ValueError):
    """A view was asked for something that the coding does not hold, or a notebook for what cannot be."""


@dataclass(frozen=True, eq=False)
class View:
    """Something to look at in Jupyter, with the table that it shows.

    Attributes
    ----------
    title : str
    content : str
        The HTML without its style sheet. Whatever comes from an article or a codebook is escaped in it.
    text : str
        The same for a terminal.
    make_table : callable
        Makes the table when it is first asked for.
    """

    title: str
    content: str
    text: str
    make_table: Callable[[], pd.DataFrame] = field(default=pd.DataFrame, repr=False)

    @cached_property
    def table(self) -> pd.DataFrame:
        """All rows that the view is made of, also where it shows only the first of them."""
        return self.make_table()

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return read_style() + self.content

    def save(self, path: str | Path) -> Path:
        """Write a web page that needs nothing but itself.

        Parameters
        ----------
        path : str or Path
            Folders above it are made if absent.
        """
        path = take_path("path", path, ViewError)
        page = (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            "style-src 'unsafe-inline'; img-src data:\">\n"
            f'<meta name="color-scheme" content="light dark">\n<title>{_escape_title(self.title)}</title>\n'
            f"{read_style()}\n</head>\n<body>\n{self.content}\n</body>\n</html>\n"
        )
        with written_beside(path.parent) as beside:
            (beside / path.name).write_text(page, encoding="utf-8")
        return path


def _escape_title(title: str) -> str:
    # A title holds text only; the element that shows a hidden character has no place in it.
    return escape_text(plain(title))
