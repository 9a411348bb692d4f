"""A figure as a bundle of files: for print, for the web, the table behind it and a caption."""

from __future__ import annotations

import os
import re
from io import StringIO
from pathlib import Path
from xml.sax.saxutils import escape

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mediaframing.charts.captions import describe_table, join_sentences
from mediaframing.charts.style import current_style, list_settings

SUFFIXES = (".pdf", ".svg", ".png", ".csv", ".txt")

_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)*%?")
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Characters that XML 1.0 does not allow.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def save_figure(
    figure: Figure | Axes,
    path: str | os.PathLike[str],
    data: pd.DataFrame | None = None,
    caption: str | None = None,
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
        What the figure shows. What the table rests on (n, denominator, kind of interval) follows it.

    Returns
    -------
    list of Path
        ``.pdf`` and ``.svg`` (fonts embedded), ``.png`` (300 dpi), ``.csv`` (with ``data``) and ``.txt``, the
        caption. The same figure, table and caption give the same bytes of all but the ``.png``. The caption
        is also the text that screen readers find in the ``.svg`` and the description in the others.

    Raises
    ------
    TypeError
        If ``figure`` is neither a figure nor axes.
    OSError
        If the path cannot be written to.
    """
    whole = figure.get_figure(root=True) if isinstance(figure, (Figure, Axes)) else None
    if not isinstance(whole, Figure):
        raise TypeError(
            f"save_figure wants a figure or axes, not {type(figure).__name__}. Give what plot_* returned."
        )
    base = Path(path)
    if base.suffix.lower() in SUFFIXES:
        base = base.with_suffix("")
    if not base.name:
        raise ValueError(f"The path {str(path)!r} names no file. Give one such as figures/rates.")
    base.parent.mkdir(parents=True, exist_ok=True)
    text = join_sentences([caption or "", describe_table(data) if data is not None else ""])
    title = _NOT_XML.sub("", join_sentences([caption]) if caption else base.name)
    note = _NOT_XML.sub("", text)
    written = [base.with_name(base.name + suffix) for suffix in SUFFIXES]
    pdf, svg, png, csv, txt = written
    with mpl.rc_context(list_settings(current_style())):
        # No date and no version, so that a figure changes only when what it shows does.
        whole.savefig(
            pdf,
            metadata={
                "Title": title,
                "Subject": note,
                "Creator": None,
                "Producer": None,
                "CreationDate": None,
            },
        )
        drawn = StringIO()
        whole.savefig(
            drawn, format="svg", metadata={"Date": None, "Creator": None, "Type": None, "Format": None}
        )
        whole.savefig(png, dpi=300, metadata={"Title": title, "Description": note, "Software": None})
    svg.write_text(_describe_svg(drawn.getvalue(), title, note), encoding="utf-8", newline="\n")
    txt.write_text(text + "\n", encoding="utf-8", newline="\n")
    if data is None:
        return [pdf, svg, png, txt]
    table = pd.DataFrame({_disarm(str(name)): _disarm_column(data[name]) for name in data.columns})
    table.to_csv(csv, index=False, float_format="%.10g", lineterminator="\n", encoding="utf-8")
    return written


def _describe_svg(drawn: str, title: str, note: str) -> str:
    """Put title and description where screen readers look for them: first in the root element."""
    begin = drawn.index("<svg")
    end = drawn.index(">", begin)
    told = f"<title>{escape(title)}</title><desc>{escape(note)}</desc>"
    return f'{drawn[:end]} role="img">\n {told}{drawn[end + 1 :]}'


def _disarm_column(values: pd.Series) -> pd.Series:
    if pd.api.types.is_numeric_dtype(values) or pd.api.types.is_datetime64_any_dtype(values):
        return values
    return values.map(lambda v: _disarm(v) if isinstance(v, str) else v)


def _disarm(cell: str) -> str:
    """Keep a spreadsheet from running a text as a formula; numbers stay numbers."""
    if cell.lstrip(" ").startswith(_FORMULA) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
