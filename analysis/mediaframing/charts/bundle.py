"""A figure as a bundle of files: for print, for the web, the table behind it, a caption and an alternative text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from mediaframing.charts.alt_text import describe_figure
from mediaframing.charts.captions import describe_origin, describe_table, join_sentences
from mediaframing.charts.embedding import lean_fonts
from mediaframing.charts.fonts import ALIKE, HOUSE, fit_fonts
from mediaframing.charts.layout import settle
from mediaframing.charts.measured_texts import measured_once
from mediaframing.charts.png import write_png
from mediaframing.charts.spreadsheet import write_csv
from mediaframing.charts.style import current_style, list_settings
from mediaframing.files import written_beside
from mediaframing.values.keywords import check_labels, show_given, take_path

PNG_DPI = 300
SUFFIXES = (".pdf", ".svg", ".png", ".csv", ".txt", ".alt.txt")

# Characters that XML 1.0 does not allow.
_FAMILIES = re.compile('(<text style="[^"]*font-family: )([^;"]*)')
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def save_figure(
    figure: Figure | Axes,
    path: str | os.PathLike[str],
    data: pd.DataFrame | None = None,
    caption: str | None = None,
    *,
    labels: Mapping[Any, str] | None = None,
) -> list[Path]:
    """Save a figure with everything that a paper, a web page and a reviewer need.

    Parameters
    ----------
    figure : Figure or Axes
        Axes stand for the figure they are in.
    path : str or path-like
        Where, without suffix; one of those below is taken off. Folders are made.
    data : DataFrame, optional
        The table behind the figure.
    caption : str, optional
        What the figure shows. What the table rests on follows it: n, denominator, kind of
        interval, corpus, codebook, and that rules coded it; and, where the chart has no room for a name, that the table has it whole.
    labels : mapping, optional
        Labels of frames and groups as the chart was drawn with, for the alternative text.

    Returns
    -------
    list of Path
        ``.pdf`` (fonts embedded), ``.svg`` (text stays text), ``.png`` (300 dpi), ``.csv`` (with ``data``), ``.txt``, the caption, and
        ``.alt.txt``, a description for those who cannot see the figure
        (:func:`~mediaframing.charts.alt_text.describe_figure`): what to write into ``alt=`` of a web page, or into
        the field for alternative text of a word processor. The description with the caption is also what screen
        readers find in the ``.svg``, and the description in the others. The same figure, table and caption give the
        same bytes; of the ``.pdf`` and ``.png`` with the same versions of matplotlib and its libraries.

    Raises
    ------
    TypeError
        If ``figure`` is neither a figure nor axes.
    OSError
        If the path cannot be written to. A bundle that was there before is then still whole.
    """
    whole = figure.get_figure(root=True) if isinstance(figure, (Figure, Axes)) else None
    if not isinstance(whole, Figure):
        raise TypeError(
            f"save_figure wants a figure or axes, not {type(figure).__name__}. Give what plot_* returned."
        )
    check_labels(labels)
    if data is not None and not isinstance(data, pd.DataFrame):
        raise TypeError(f"data={show_given(data)} must be the table that was drawn.")
    if caption is not None and not isinstance(caption, str):
        raise TypeError(f"caption={show_given(caption)} must be a text.")
    base = find_base(path)
    cut = data is not None and any("…" in text.get_text() for text in whole.findobj(Text))
    told = ["Names shortened by … are whole in the table"] if cut else []
    text = join_sentences([caption or "", *_describe_data(data, labels), *told])
    title = _NOT_XML.sub("", join_sentences([caption]) if caption else base.name)
    alternative = _NOT_XML.sub("", describe_figure(whole, data, labels))
    note = _NOT_XML.sub("", join_sentences([alternative, text]))
    with written_beside(base.parent) as beside:
        pdf, svg, png, csv, txt, alt = written = [beside / f"{base.name}{suffix}" for suffix in SUFFIXES]
        svg.write_text(
            _describe_svg(_draw(whole, pdf, png, title, note), title, note), encoding="utf-8", newline="\n"
        )
        txt.write_text(text + "\n", encoding="utf-8", newline="\n")
        alt.write_text(alternative + "\n", encoding="utf-8", newline="\n")
        if data is not None:
            write_csv(data, csv)
        return [base.with_name(path.name) for path in written if data is not None or path != csv]


def _draw(figure: Figure, pdf: Path, png: Path, title: str, note: str) -> str:
    """Draw a figure for print and for the screen; give it as SVG."""
    fit_fonts(figure, current_style().font)
    drawn = StringIO()
    # Fitting letters to the pixels of a screen would make text of the same size another width in each of the files.
    settings = {**list_settings(current_style()), "text.hinting": "no_hinting"}
    with mpl.rc_context(settings), measured_once(), _settled(figure), lean_fonts():
        # These take a while to load, which who saves nothing need not wait for.
        from matplotlib.backends.backend_pdf import FigureCanvasPdf
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        # The canvases are asked by themselves, since savefig draws all once more for a layout that is settled here.
        # No date and no version, so that a figure changes only when what it shows does.
        unknown = {"Creator": None, "Producer": None, "CreationDate": None}
        # Not into a file: of a disk that is full matplotlib says something else.
        printed = BytesIO()
        FigureCanvasPdf(figure).print_pdf(printed, metadata={"Title": title, "Subject": note, **unknown})  # type: ignore[no-untyped-call]
        pdf.write_bytes(printed.getbuffer())
        untold = {"Date": None, "Creator": None, "Type": None, "Format": None}
        FigureCanvasSVG(figure).print_svg(drawn, metadata=untold)  # type: ignore[no-untyped-call]
        figure.dpi = PNG_DPI
        canvas = FigureCanvasAgg(figure)
        canvas.draw()  # type: ignore[no-untyped-call]
        pixels = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
        write_png(pixels, png, {"Title": title, "Description": note}, PNG_DPI)
    return drawn.getvalue()


def find_base(path: str | os.PathLike[str]) -> Path:
    """Take a suffix of the bundle off a path.

    Raises
    ------
    ValueError
        If the path names no file.
    """
    base = take_path("path", path)
    for suffix in sorted(SUFFIXES, key=len, reverse=True):
        if base.name.lower().endswith(suffix) and len(base.name) > len(suffix):
            base = base.with_name(base.name[: -len(suffix)])
            break
    if not base.name:
        raise ValueError(f"The path {str(path)!r} names no file. Give one such as figures/rates.")
    return base


def _describe_data(data: pd.DataFrame | None, labels: Mapping[Any, str] | None) -> list[str]:
    return [] if data is None else [describe_table(data, labels), describe_origin(data)]


@contextmanager
def _settled(figure: Figure) -> Iterator[None]:
    """Lay the figure out once for all files: a layout that is done again from where it ended moves by a hair.

    Canvas and resolution are afterwards what they were.
    """
    canvas, dpi, engine = figure.canvas, figure.dpi, figure.get_layout_engine()
    FigureCanvasAgg(figure)
    try:
        if engine is not None:
            settle(figure, engine)
            figure.set_layout_engine("none")
            for axes in figure.axes:
                left, bottom, wide, tall = (round(edge, 6) for edge in axes.get_position().bounds)
                axes.set_position((left, bottom, wide, tall))
                axes.set_in_layout(True)  # which setting a position had turned off
        yield
    finally:
        figure.set_canvas(canvas)
        figure.dpi = dpi
        figure.set_layout_engine(engine)


def _add_alike(found: re.Match[str]) -> str:
    families = [family.strip() for family in found[2].split(",")]
    own = f"'{HOUSE}'"
    at = families.index(own) + 1 if own in families else len(families)
    return found[1] + ", ".join([*families[:at], *ALIKE, *families[at:], "sans-serif"])


def _describe_svg(drawn: str, title: str, note: str) -> str:
    """Put title and description where screen readers look for them: first in the root element."""
    begin = drawn.index("<svg")
    end = drawn.index(">", begin)
    told = f"<title>{escape(title, quote=False)}</title><desc>{escape(note, quote=False)}</desc>"
    # Who lacks the font has one of the same widths.
    rest = _FAMILIES.sub(_add_alike, drawn[end + 1 :])
    return f'{drawn[:end]} role="img">\n {told}{rest}'
