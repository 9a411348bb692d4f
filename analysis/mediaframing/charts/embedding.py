"""Fonts in a PDF: cut down once for all figures, and without what they do not need.

What nearly every figure is written with stands cut down beside the fonts of the package (``typeface/*.usual``, made by
``tests/charts/cut_fonts.py``), so that fontTools is loaded only for a figure with other letters.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from importlib.util import LazyLoader, find_spec, module_from_spec
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from matplotlib.ft2font import FT2Font

from mediaframing.charts.fonts import find_font_folders

USUAL = ".usual"
"""How the name of a font ends that is cut down to what nearly every figure is written with."""
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
    _load_late("fontTools.subset")
    from matplotlib.backends import _backend_pdf_ps

    cut = _backend_pdf_ps.get_glyphs_subset

    def cut_once(fontfile: Any, glyphs: set[Any]) -> Any:
        return nullcontext(_cut(fontfile, frozenset(glyphs), cut))

    _backend_pdf_ps.get_glyphs_subset = cut_once
    try:
        yield
    finally:
        _backend_pdf_ps.get_glyphs_subset = cut


def cut_usual(path: Any) -> bytes:
    """Cut a font down to what nearly every figure is written with."""
    from matplotlib.backends import _backend_pdf_ps

    return _cut_down(path, _list_usual(path), _backend_pdf_ps.get_glyphs_subset).held


def _load_late(name: str) -> None:
    """Load a module when something of it is first asked for: matplotlib imports fontTools whether it needs it or not."""
    if name in sys.modules:
        return
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        return
    spec.loader = loader = LazyLoader(spec.loader)
    sys.modules[name] = module = module_from_spec(spec)
    loader.exec_module(module)
    parent, _, own = name.rpartition(".")
    setattr(sys.modules[parent], own, module)


def _cut(path: Any, glyphs: frozenset[int], cut: Subset) -> _Cut:
    usual = _list_usual(path)
    if glyphs <= usual and (known := _read_usual(path)):
        return known
    # The same for the same figure, whatever was drawn before.
    return _cut_once(path, usual if glyphs <= usual else usual | glyphs, cut)


@cache
def _list_usual(path: Any) -> frozenset[int]:
    font = FT2Font(path)
    return frozenset(font.get_char_index(code) for code in _USUAL)


@cache
def _read_usual(path: Any) -> _Cut | None:
    """Read what stands cut down beside a font of the package; None of any other font."""
    whole = Path(path)
    usual = whole.with_suffix(USUAL)
    if whole.parent != find_font_folders()[0] or not usual.exists():
        return None
    held = usual.read_bytes()
    first, second = FT2Font(path), FT2Font(BytesIO(held))
    return _Cut(held, {first.get_char_index(code): second.get_char_index(code) for code in _USUAL})


@cache
def _cut_once(path: Any, glyphs: frozenset[int], cut: Subset) -> _Cut:
    return _cut_down(path, glyphs, cut)


def _cut_down(path: Any, glyphs: frozenset[int], cut: Subset) -> _Cut:
    # fontTools takes a while to load, which who needs no letters of his own need not wait for.
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
