"""A table as files: for a spreadsheet, for LaTeX, and for a word processor to paste."""

from __future__ import annotations

from html import escape
from pathlib import Path

from mediaframing.charts.spreadsheet import write_csv
from mediaframing.reports.blocks import Table
from mediaframing.reports.latex import write_latex
from mediaframing.views.markup import isolate

_RULE = "border-top:1.5pt solid #000"
_THIN = "border-bottom:0.75pt solid #000"


def save_table(table: Table, folder: Path) -> list[Path]:
    """Save a table under its name.

    Parameters
    ----------
    table : Table
    folder : Path

    Returns
    -------
    list of Path
        ``.csv`` (all columns, unrounded; texts that a spreadsheet would run as a formula have an apostrophe before them),
        ``.tex`` and ``.html``, which hold the table as it is printed.
    """
    csv, tex, html = (folder / f"{table.name}{suffix}" for suffix in (".csv", ".tex", ".html"))
    write_csv(table.data, csv)
    tex.write_text(write_latex(table), encoding="utf-8", newline="\n")
    html.write_text(_write_page(table), encoding="utf-8", newline="\n")
    return [csv, tex, html]


def _write_page(table: Table) -> str:
    """Write a page with the table alone; the style stands in its cells, where word processors look for it."""
    align = ["right" if place in table.flush else "left" for place in range(len(table.heads))]
    head = "".join(
        f'<th scope="col" style="{_RULE};{_THIN};padding:2pt 6pt;text-align:{side}">{escape(text)}</th>'
        for side, text in zip(align, table.heads, strict=True)
    )
    last = len(table.rows) - 1
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td style="{f"{_THIN};" if place == last else ""}padding:2pt 6pt;text-align:{side}">{isolate(cell)}</td>'
            for side, cell in zip(align, row, strict=True)
        )
        + "</tr>\n"
        for place, row in enumerate(table.rows)
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(table.name)}</title>\n</head>\n<body>\n"
        '<table style="border-collapse:collapse;font-family:Times New Roman,serif;font-size:10pt">\n'
        f'<caption style="text-align:left;padding-bottom:4pt">{isolate(table.whole_caption)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody>\n</table>\n</body>\n</html>\n"
    )
