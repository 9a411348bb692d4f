"""Texts of a figure measured once for each kind of file, and not at every step of the layout and the drawing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from matplotlib.text import Text


@contextmanager
def measured_once() -> Iterator[None]:
    """Keep how texts are laid out while a figure is saved.

    matplotlib lays each text out anew, line by line and from the tables of its font, whenever it asks where an axis or a title
    ends: seven times for a label of a saved figure. It has no setting for this.
    """
    lay_out = Text._get_layout  # type: ignore[attr-defined]
    # The renderers are held, so that none is taken for another of the same id.
    known: dict[Any, Any] = {}

    def lay_out_once(text: Text, renderer: Any) -> Any:
        if text.get_wrap():
            return lay_out(text, renderer)
        figure = text.get_figure(root=True)
        drawn = (
            renderer,
            None if figure is None else figure.dpi,
            text.get_text(),
            text.get_rotation(),
            text.get_rotation_mode(),
            text.get_horizontalalignment(),
            text.get_verticalalignment(),
            text._get_multialignment(),  # type: ignore[attr-defined]
            text._linespacing,  # type: ignore[attr-defined]
            text.get_usetex(),
            text.get_parse_math(),
        )
        font = text.get_fontproperties()
        if (drawn, font) not in known:
            # A copy, since a font can be changed.
            known[drawn, font.copy()] = lay_out(text, renderer)
        return known[drawn, font]

    Text._get_layout = lay_out_once  # type: ignore[attr-defined]
    try:
        yield
    finally:
        Text._get_layout = lay_out  # type: ignore[attr-defined]
