"""Fonts in a PDF: cut down once for all figures, and without what they do not need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from matplotlib.ft2font import FT2Font

from mediaframing.charts.truetype import TrueTypeError, cut_truetype
from mediaframing.loading import delay_module

Subset = Callable[[Any, set[Any]], AbstractContextManager[Any]]
# What nearly every figure is written with, so that one cut serves them all: letters, digits, and the signs of charts.
_USUAL = [*range(0x20, 0x7F), *map(ord, "–—‘’“”…−×·←→≥≤¼½²ﬁﬂ")]

# matplotlib writes the number of a glyph as a character, which those of surrogate pairs are none; and each below it takes four bytes.
_MOST = 10_000


@dataclass(frozen=True)
class _Cut:
    """A font that is cut down, as matplotlib embeds it."""

    held: bytes
    glyph_index_map: dict[int, int]

    @property
    def font(self) -> _Cut:
        return self

    def save(self, file: BinaryIO, reorderTables: bool = False) -> None:  # noqa: N803
        file.write(self.held)


def load_pdf_canvas() -> Any:
    """Load matplotlib's canvas for PDF without fontTools, which it asks only for fonts of other kinds than the usual ones.

    To load fontTools takes longer than to draw a figure.
    """
    delay_module("fontTools.subset")
    from matplotlib.backends.backend_pdf import FigureCanvasPdf

    return FigureCanvasPdf


@contextmanager
def lean_fonts() -> Iterator[None]:
    """Embed fonts without the tables for setting text, which is set already, and cut them down once for all figures.

    To cut them takes half of the time of a PDF. matplotlib has no setting for it, and asks fontTools for each figure anew.
    """
    from matplotlib.backends import _backend_pdf_ps

    cut = _backend_pdf_ps.get_glyphs_subset

    def cut_once(fontfile: Any, glyphs: set[Any]) -> Any:
        return nullcontext(_cut(fontfile, frozenset(glyphs), cut))

    _backend_pdf_ps.get_glyphs_subset = cut_once
    try:
        yield
    finally:
        _backend_pdf_ps.get_glyphs_subset = cut


def _cut(path: Any, glyphs: frozenset[int], cut: Subset) -> _Cut:
    usual = _list_usual(path)
    # The same for the same figure, whatever was drawn before.
    return _cut_once(path, usual if glyphs <= usual else usual | glyphs, cut)


@cache
def _list_usual(path: Any) -> frozenset[int]:
    font = FT2Font(path)
    return frozenset(font.get_char_index(code) for code in _USUAL)


@cache
def _cut_once(path: Any, glyphs: frozenset[int], cut: Subset) -> _Cut:
    if max(glyphs) >= _MOST:
        return _cut_elsewise(path, glyphs, cut)
    try:
        held = cut_truetype(Path(path).read_bytes(), glyphs)
    except TrueTypeError:
        return _cut_elsewise(path, glyphs, cut)
    return _Cut(held, {glyph: glyph for glyph in glyphs})


def _cut_elsewise(path: Any, glyphs: frozenset[int], cut: Subset) -> _Cut:
    """Leave a font of another kind to fontTools."""
    from fontTools.subset import Options

    tables = Options._drop_tables_default
    Options._drop_tables_default = [*tables, "GSUB", "GPOS", "GDEF"]
    try:
        with cut(path, set(glyphs)) as found:
            file = BytesIO()
            found.font.save(file, reorderTables=False)
            return _Cut(file.getvalue(), dict(found.glyph_index_map))
    finally:
        Options._drop_tables_default = tables
