"""What a report is made of, whatever it is written as: sections of paragraphs, lists, examples, tables, figures.

Words of the package are plain ``str``; whatever comes from an article or a codebook is a :class:`Given`, so that each writer
knows which text must neither turn into markup nor turn the direction of what stands around it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import pandas as pd

from mediaframing.views.markup import one_line


@dataclass(frozen=True)
class Given:
    """A text that comes from the data.

    Attributes
    ----------
    text : str
    role : {"", "term", "code", "strong"}
        ``term`` is the mention within an example; ``code`` an entry of the codebook or an id.
    """

    text: str
    role: str = ""


Line: TypeAlias = tuple[str | Given, ...]
"""One paragraph: the package's words and what is given, in turn."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True)
class Items:
    """A list with a bullet for each item."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Passage:
    """A place in an article: how it is told, the words, and where they stand."""

    told: str
    words: Line
    source: Line


@dataclass(frozen=True)
class Table:
    """A table as it is printed, and the data behind it.

    Attributes
    ----------
    name : str
        Of its files.
    caption : str
    heads : tuple of str
    rows : tuple of tuples of str
        The first column names the row.
    flush : tuple of int
        The columns that are set flush right.
    note : str
        What it rests on, for where no figure tells it.
    data : DataFrame
        Unrounded, with all rows.
    """

    name: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    flush: tuple[int, ...] = ()
    note: str = ""
    data: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)

    @property
    def whole_caption(self) -> str:
        """The caption with what the table rests on."""
        return f"{self.caption} {self.note}".strip()


@dataclass(frozen=True)
class Figure:
    """A figure that was saved: the name of its files, its caption, and what those hear who do not see it."""

    name: str
    caption: str
    alt: str
    notes: Line = ()


Block: TypeAlias = Paragraph | Items | Passage | Table | Figure


@dataclass(frozen=True)
class Section:
    """A section with its heading.

    Attributes
    ----------
    title : Line
    anchor : str
        Made by the package, never from data.
    level : int
        2 for a section, 3 for one within it.
    blocks : tuple of Block
    """

    title: Line
    anchor: str
    blocks: tuple[Block, ...]
    level: int = 2


@dataclass(frozen=True)
class Report:
    """A title and sections, in the order they are read."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]


def say(text: str) -> Paragraph:
    """Make a paragraph of the package's own words."""
    return Paragraph((text,))


def shorten(text: str, most: int = 80) -> str:
    """Put a text on one line, hidden characters shown by their code, and cut what is too long for a name."""
    # A megabyte need not be read to keep eighty characters of it.
    line = one_line(text[: 20 * most])
    return line if len(line) <= most and len(text) <= 20 * most else line[: most - 1].rstrip() + "…"


def count_of(number: int, one: str, many: str = "") -> str:
    """Write how many there are of what, the plural being with an s if it is not given."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
