"""Fonts in a PDF: cut down once for all figures, and without what they do not need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, BinaryIO

from matplotlib.ft2font import FT2Font

Subset = Callable[[Any, set[Any]], AbstractContextManager[Any]]
# What nearly every figure is written with, so that one cut serves them all: letters, digits, and the signs of charts.
_USUAL = [*range(0x20, 0x7F), *map(ord, "–—‘’“”…−×·←→≥≤¼½²ﬁﬂ")]


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


@contextmanager
def lean_fonts() -> Iterator[None]:
    """Embed fonts without the tables for setting text, which is set already, and cut them down once for all figures.

    To cut them takes half of the time of a PDF. matplotlib has no setting for either, and asks fontTools for its defaults.
    """
    # fontTools takes a while to load, which who saves nothing need not wait for.
    from fontTools.subset import Options
    from matplotlib.backends import _backend_pdf_ps

    tables, cut = Options._drop_tables_default, _backend_pdf_ps.get_glyphs_subset
    Options._drop_tables_default = [*tables, "GSUB", "GPOS", "GDEF"]

    def cut_once(fontfile: Any, glyphs: set[Any]) -> Any:
        return nullcontext(_cut(fontfile, frozenset(glyphs), cut))

    _backend_pdf_ps.get_glyphs_subset = cut_once
    try:
        yield
    finally:
        Options._drop_tables_default = tables
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
    with cut(path, set(glyphs)) as found:
        file = BytesIO()
        found.font.save(file, reorderTables=False)
        return _Cut(file.getvalue(), dict(found.glyph_index_map))
